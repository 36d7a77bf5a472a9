// Breaches of an update, and how they are put in words.
import type { MultiPolygon } from "geojson";
import type { BilingualText, Finding, OpinionClause } from "../domain/index.ts";
import { clauseOf, type RevisionFindingCode, revisionFinding } from "./revision-findings.ts";

/** A breach, or what else must be said of an update. 更新合规问题. */
export interface UpdateBreach {
  /** Code. 代码. */
  readonly code: RevisionFindingCode;
  /** The clause; `null` for one of form. 依据条款. */
  readonly clause: OpinionClause | null;
  /** Codes of the units concerned. 单元. */
  readonly units: readonly string[];
  /** Ground concerned, m²; 0 where it is not about ground. 面积. */
  readonly areaM2: number;
  /** The ground; `null` where it is not about ground. 几何. */
  readonly geometry: MultiPolygon | null;
  /** In words, with the remedy. 说明. */
  readonly finding: Finding;
}

/** Notes a breach with its place. @internal */
export type Say = (
  code: RevisionFindingCode,
  values?: Parameters<typeof revisionFinding>[1],
  place?: Partial<Pick<UpdateBreach, "units" | "geometry" | "areaM2">>,
) => void;

/** Notes breaches in a list. @internal */
export function breachSayer(breaches: UpdateBreach[]): Say {
  return (code, values = {}, { units = [], geometry = null, areaM2 = 0 } = {}) => {
    const position = geometry?.coordinates[0]?.[0]?.[0] as [number, number] | undefined;
    const place = {
      ...(units.length > 0 ? { subject: units.join("、") } : {}),
      ...(position ? { location: { position } } : {}),
    };
    const finding = revisionFinding(code, { ...values, ...(areaM2 > 0 ? { areaM2: areaM2.toFixed(1) } : {}) }, place);
    breaches.push({ code, clause: clauseOf(code), units, areaM2, geometry, finding });
  };
}

/** Codes with each language's own comma. @internal */
export function listedCodes(codes: readonly string[]): BilingualText {
  return { zh: codes.join("、") || "—", en: codes.join(", ") || "—" };
}

/** The same, of the first eight. @internal */
export function listedShort(codes: readonly string[]): BilingualText {
  const { zh, en } = listedCodes(codes.slice(0, 8));
  const more = codes.length > 8 ? `…(${codes.length})` : "";
  return { zh: zh + more, en: en + more };
}
