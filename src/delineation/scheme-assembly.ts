// From compiled units to a scheme document: what delineation knows goes in, what only people know is handed in.
import type { AccessTerm, IsoDate, LayerRecord, LegalBasis, ThreeLines, ZoningScheme } from "../domain/index.ts";
import type { Delineation } from "./delineation-result.ts";

/**
 * What a scheme says beside its ground: who issues it, which version, the access list. Lists that are not given are empty.
 * 方案的文字部分.
 */
export type SchemeParticulars = Omit<
  ZoningScheme,
  | "format"
  | "formatVersion"
  | "gridDeg"
  | "territory"
  | "units"
  | "zones"
  | "layers"
  | "parks"
  | "threeLines"
  | "terms"
  | "legalBases"
> & {
  /** Lines; the red line's zones are added. 三线. */
  readonly threeLines?: ThreeLines;
  /** Access list. 准入清单. */
  readonly terms?: readonly AccessTerm[];
  /** Legal bases. 依据. */
  readonly legalBases?: readonly LegalBasis[];
};

/** Stands where nobody said whose a layer is. */
const NOT_STATED = "未注明";

/**
 * Puts a scheme document together from a delineation. 组装方案文档.
 *
 * Layers without a record get one that says `未注明`, of the version's base date, and whether they cover the whole ground.
 *
 * @param result - from `delineate`
 * @param frame - what a scheme says beside its ground
 * @example
 * ```ts
 * const scheme = assembleScheme(delineate(input), frame);
 * scheme.units.length; //=> 51
 * ```
 */
export function assembleScheme(result: Delineation, frame: SchemeParticulars): ZoningScheme {
  const zones = result.layers.flatMap((layer) => layer.zones);
  const redline = zones.filter(({ type }) => type === "1110").map(({ code }) => code);
  const { threeLines, terms = [], legalBases = [], ...words } = frame;
  const lines: ThreeLines = threeLines ?? {
    redline: { zones: [], indicators: [] },
    qualityBottomLines: [],
    resourceUpperLimits: [],
  };
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    ...words,
    gridDeg: result.gridDeg,
    territory: result.territory,
    layers: result.layers.map((layer) => layer.record ?? recordOf(layer.element, result, frame.version.baseDate)),
    legalBases,
    threeLines: { ...lines, redline: { ...lines.redline, zones: redline } },
    terms,
    ...(result.parks.length > 0 ? { parks: result.parks } : {}),
    units: result.units,
    zones,
  };
}

function recordOf(element: LayerRecord["element"], { elements }: Delineation, date: IsoDate): LayerRecord {
  const full = elements.some((entry) => entry.element === element && entry.state === "full");
  return { element, owner: NOT_STATED, date, source: NOT_STATED, coverage: full ? "full" : "partial" };
}
