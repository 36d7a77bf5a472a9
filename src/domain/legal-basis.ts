import type { Validity } from "./validity.ts";

/** Rank of a legal document. 效力层级. */
export type LegalLevel =
  | "law"
  | "administrativeRegulation"
  | "localRegulation"
  | "departmentRule"
  | "normativeDocument"
  | "standard"
  | "plan";

/** A legal basis: the document and article that a term or line rests on. 依据. */
export interface LegalBasis extends Validity {
  /** Id within the scheme. 编号. */
  readonly id: string;
  /** Title. 名称. */
  readonly title: string;
  /** Document number, such as 中办发〔2024〕22号. 文号. */
  readonly number?: string;
  /** Article. 条款. */
  readonly article?: string;
  /** Rank. 效力层级. */
  readonly level: LegalLevel;
  /** Id of the basis that replaces it. 替代依据. */
  readonly replacedBy?: string;
  /** Whether it is made up for demonstration. 是否示例. */
  readonly demonstration?: boolean;
}
