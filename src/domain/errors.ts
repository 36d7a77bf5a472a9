import { type BilingualText, fillText, type TextValues } from "./text.ts";

// One table of error codes for TypeScript and the WASM core. A message says what, where, which value, and what to do.
// Every code is explained in docs/errors.md; a test holds the two together.

/** The table of error templates by code. 错误代码表. */
export const ERROR_TEXT = {
  GEOMETRY_NOT_FINITE: {
    zh: "{where} 的坐标 {value} 不是有限数；请修正数据源。",
    en: "Coordinate {value} at {where} is not a finite number; fix the source.",
  },
  GEOMETRY_TYPE: {
    zh: "{where} 为 {value}；应为 {expected}。",
    en: "{where} is {value}; expected {expected}.",
  },
  GEOMETRY_POSITION: {
    zh: "{where} 为 {value}；应有两个坐标值。",
    en: "{where} is {value}; expected two ordinates.",
  },
  GEOMETRY_NOT_LONLAT: {
    zh: "{where} 的坐标 {value} 不是经纬度；请先转换。",
    en: "Coordinate {value} at {where} is no longitude/latitude; convert it first.",
  },
  GRID_EXTENT: {
    zh: '跨度 {span} 超过 2^30 步（步长 {grid}）；请用更粗的步长或 "auto"。',
    en: 'Span {span} exceeds 2^30 steps of {grid}; use a coarser grid or "auto".',
  },
  OPTION_INVALID: {
    zh: "选项 {name} 为 {value}；应为 {expected}。",
    en: "Option {name} is {value}; expected {expected}.",
  },
  BUDGET_VERTICES: {
    zh: "顶点数 {value} 超过 maxVertices = {limit}；请提高上限或分块。",
    en: "{value} vertices exceed maxVertices = {limit}; raise it or split the job.",
  },
  BUDGET_INTERSECTIONS: {
    zh: "交点（或其 256 倍的比较）超过 maxIntersections = {limit}；请提高上限或分块。",
    en: "Intersections, or 256 comparisons for each, exceed maxIntersections = {limit}; raise it or split the job.",
  },
  OUT_OF_MEMORY: {
    zh: "内存超过 maxBytes = {limit}；请提高上限或分块。",
    en: "Memory exceeds maxBytes = {limit}; raise it or split the job.",
  },
  WASM_SYNC_REFUSED: {
    zh: "此环境拒绝同步编译 WebAssembly；请先 await ready()，或用 setWasmModule()，或允许 'wasm-unsafe-eval'。",
    en: "This engine refuses to compile WebAssembly; await ready(), use setWasmModule(), or allow 'wasm-unsafe-eval'.",
  },
  CORE_TRAP: {
    zh: "内核停止（{value}），实例已丢弃；请附数据报告。",
    en: "The core stopped ({value}) and was dropped; report it with the data.",
  },
  PREPARED_DISPOSED: {
    zh: "已释放；请重新 prepare()。",
    en: "Disposed; call prepare() again.",
  },
  CODE_INVALID: {
    zh: "{kind} 代码 {value} 无效；应为 {expected}。",
    en: "{kind} code {value}; expected {expected}.",
  },
  DOCUMENT_INVALID: {
    zh: "{where} 为 {value}；应为 {expected}。",
    en: "{where} is {value}; expected {expected}.",
  },
  DOCUMENT_VERSION: {
    zh: "文档格式为 {value}；应为 {expected}。",
    en: "The document format is {value}; expected {expected}.",
  },
} as const;

/** A code of {@link ERROR_TEXT}. 错误代码. */
export type ErrorCode = keyof typeof ERROR_TEXT;

/**
 * The one error the library throws: for misuse and exhaustion. Problems in the user's data are findings, not errors.
 * `message` is the English text, `text` holds both languages. 错误.
 *
 * @example
 * ```ts
 * const error = new SanxianError("GEOMETRY_NOT_FINITE", { where: "$.coordinates[0][3]", value: "NaN" });
 * error.code; //=> "GEOMETRY_NOT_FINITE"
 * ```
 */
export class SanxianError extends Error {
  /** Stable machine code. 代码. */
  readonly code: ErrorCode;
  /** The thing concerned, by its own name, where one is known. 对象. */
  readonly subject: string | undefined;
  /** The values the message speaks of. 取值. */
  readonly values: TextValues;
  /** The message in both languages. 双语说明. */
  readonly text: BilingualText;

  /**
   * @param code - a code of the table
   * @param values - fills the placeholders of the message
   * @param options - `subject`: the thing concerned; `cause`: the error behind this one
   */
  constructor(code: ErrorCode, values: TextValues = {}, options: { subject?: string; cause?: unknown } = {}) {
    const template: BilingualText = ERROR_TEXT[code];
    const text = fillText(template, values);
    super(text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "SanxianError";
    this.code = code;
    this.values = values;
    this.text = text;
    this.subject = options.subject;
  }
}
