// How far the verdict is from another one (结论稳健性). Borders on maps are drawn to some metres, and footprints are staked out
// to some decimetres; a verdict that would flip within that is not one to build on.
//
// The model of moving borders: the footprint grows by s metres (all ground within s of it) or shrinks by s (its ground
// farther than s from its border), and everything else stays. A place whose border moves by at most s, in any way and
// independently of all others, can come to touch the footprint only if the footprint grown by s reaches it, and can come to
// lose the footprint's inner ground only if the footprint shrunk by s does not keep it out. So the margin t, the least s
// for which the grown or the shrunk footprint has another verdict, is how far the footprint's own border may be off, and as
// far as borders of places move by less they bring in nothing new. Thresholds of counting (1 m², 5 cm) hold as always.
//
// Guarantee: verdicts at growing s are those of the screening itself; t is bracketed to 0.2 %: at 0.99 t the verdict holds, at
// 1.01 t it differs. Verdicts are tried at doubling s and then bisected, so a verdict that flips and flips back within a
// doubling goes unseen; one that only gets stricter with more ground cannot. Buffers are drawn to 1e-4 of s.
// Cost: about 50 buffers and screenings, 0.1 s for a footprint of a dozen vertices.
import type { MultiPolygon } from "geojson";
import { type AreaMethodName, type Project, SanxianError, type Verdict } from "../domain/index.ts";
import { type AreaOptions, bufferM } from "../geometry/index.ts";
import { type CutFootprint, cutFootprint, sumOf } from "./footprint.ts";
import { footprintFindings } from "./footprint-findings.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { checkProject, type ScreeningSettings, type ScreenOptions, screeningSettings } from "./screening-settings.ts";
import { type ScreeningSummary, summarise, summariseCut } from "./screening-summary.ts";

/** Options of {@link robustnessOf}. 稳健性选项. */
export interface RobustnessOptions extends ScreenOptions {
  /** How far to look, m; at most 100 000, default 1000. 最大距离. */
  readonly mostM?: number;
}

/** Where the verdict flips. 结论翻转处. */
export interface FlippingMargin {
  /** Metres by which the footprint's border must move; 0 for less than a centimetre. 裕度. */
  readonly marginM: number;
  /** What the verdict becomes. 翻转后的结论. */
  readonly verdict: Verdict;
  /** Why. 结论依据. */
  readonly reasons: ScreeningSummary["reasons"];
}

/** How far the verdict is from another one. 结论稳健性. */
export interface Robustness {
  /** The verdict as it is. 结论. */
  readonly verdict: Verdict;
  /** The least movement of the border, out or in, that flips it; `null` when none within `mostM` does. 最小裕度. */
  readonly marginM: number | null;
  /** When the footprint grows; `null` when the verdict holds as far as `mostM`. 外扩. */
  readonly grown: FlippingMargin | null;
  /** When it shrinks; `null` when the verdict holds until nothing is left. 内缩. */
  readonly shrunk: FlippingMargin | null;
  /** How far was looked, m. 最大距离. */
  readonly mostM: number;
  /** The verdict when areas, and so shares and what counts, are measured by each method. 各面积方法的结论. */
  readonly areaMethods: readonly {
    /** Area method. 面积计算方法. */
    readonly areaMethod: AreaMethodName;
    /** Central meridian of the Gauss-Krüger plane; `null` for other methods. 中央子午线. */
    readonly centralMeridianDeg: number | null;
    /** The verdict by it. 结论. */
    readonly verdict: Verdict;
    /** Whether it is another one. 是否不同. */
    readonly differs: boolean;
  }[];
}

/** The least movement that is told from none, m: a few steps of the grid. */
const LEAST_M = 0.01;
/** To which part of itself a margin is bracketed. */
const BRACKET = 2e-3;

/**
 * How far borders would have to move to flip the verdict, and whether another area method would. 结论稳健性.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - the project; never changed
 * @param options - as for `screen`, and how far to look
 * @throws SanxianError as `screen`; `OPTION_INVALID` for `mostM`
 * @example
 * ```ts
 * robustnessOf(prepared, project, { asOf: "2026-11-24" }).marginM; //=> 37.2: a border 38 m off would change the verdict
 * ```
 */
export function robustnessOf(prepared: PreparedScheme, project: Project, options: RobustnessOptions): Robustness {
  const settings = screeningSettings(options);
  const { mostM = 1000 } = options;
  if (!(mostM >= LEAST_M && mostM <= 100_000))
    throw new SanxianError("OPTION_INVALID", { name: "mostM", value: String(mostM), expected: "0.01 … 100000" });
  const { verdict } = summarise(prepared, project, settings, false);
  const grown = marginOf(prepared, project, settings, verdict, mostM, 1);
  const shrunk = marginOf(prepared, project, settings, verdict, mostM, -1);
  const margins = [grown, shrunk].flatMap((margin) => (margin === null ? [] : [margin.marginM]));
  return {
    verdict,
    marginM: margins.length === 0 ? null : Math.min(...margins),
    grown,
    shrunk,
    mostM,
    areaMethods: methodsAt(project, prepared, settings).map((method) => {
      const found = verdictBy(prepared, project, settings, method);
      const { method: areaMethod } = method as { method: AreaMethodName };
      const centralMeridianDeg = method.method === "gaussKruger" ? method.centralMeridianDeg : null;
      return { areaMethod, centralMeridianDeg, verdict: found, differs: found !== verdict };
    }),
  };
}

function marginOf(
  prepared: PreparedScheme,
  project: Project,
  settings: ScreeningSettings,
  verdict: Verdict,
  mostM: number,
  sign: 1 | -1,
): FlippingMargin | null {
  const at = (metres: number): ScreeningSummary | null => {
    const footprint: MultiPolygon = bufferM(project.footprint, sign * metres);
    // what has shrunk to nothing has no verdict
    return footprint.coordinates.length === 0 ? null : summarise(prepared, { ...project, footprint }, settings, false);
  };
  let holds = 0;
  let flips = 0;
  let flipped: ScreeningSummary | undefined;
  for (let metres = LEAST_M; flipped === undefined; metres = Math.min(2 * metres, mostM)) {
    const found = at(metres);
    if (found === null) return null;
    if (found.verdict !== verdict) {
      flips = metres;
      flipped = found;
    } else if (metres >= mostM) return null;
    else holds = metres;
  }
  if (holds === 0) return { marginM: 0, verdict: flipped.verdict, reasons: flipped.reasons };
  while (flips - holds > BRACKET * flips) {
    const middle = (holds + flips) / 2;
    const found = at(middle);
    if (found === null || found.verdict !== verdict) {
      flips = middle;
      flipped = found ?? flipped;
    } else holds = middle;
  }
  return { marginM: (holds + flips) / 2, verdict: flipped.verdict, reasons: flipped.reasons };
}

/** The methods to compare, the Gauss-Krüger plane at the nearest meridian of three-degree zones. */
function methodsAt(
  project: Project,
  prepared: PreparedScheme,
  { thresholds, method }: ScreeningSettings,
): AreaOptions[] {
  const [west, , east] = cutFootprint(prepared, project.footprint, thresholds, method).box;
  const meridian = 3 * Math.round((west + east) / 2 / 3);
  const plane: AreaOptions[] = Number.isFinite(meridian)
    ? [{ method: "gaussKruger", centralMeridianDeg: meridian }]
    : [];
  return [{ method: "lonlat" }, { method: "landSurvey" }, { method: "geodesic" }, ...plane];
}

/** The verdict when the areas of all pieces are those of a method. */
function verdictBy(
  prepared: PreparedScheme,
  project: Project,
  settings: ScreeningSettings,
  method: AreaOptions,
): Verdict {
  checkProject(project);
  const cut = cutFootprint(prepared, project.footprint, settings.thresholds, method);
  const pieces = cut.pieces.map((piece) => (piece.row < 0 ? piece : { ...piece, ...cut.measureOf([piece]) }));
  const measured: CutFootprint = {
    ...cut,
    pieces,
    total: sumOf(pieces),
    holdsAll: (some) => {
      const held = new Set(some);
      return some.length > 0 && cut.negligible(sumOf(pieces.filter((piece) => !held.has(piece))));
    },
    measureOf: sumOf,
    on: () => measured,
  };
  const findings = footprintFindings(project.footprint);
  return summariseCut(prepared, project, measured, findings, settings, false).verdict;
}
