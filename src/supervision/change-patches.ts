// Patches of change against a scheme, all in one overlay: what of each lies in which unit, in the red line, outside. What calls for
// a look comes first: red line, then priority, key and general units. A patch beyond all units is only measured, so that one from the
// far end of the country does not coarsen the grid of the others. Cost: one overlay, linear in faces.
import type { MultiPolygon, Polygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import type { ChangePatch, Finding, ProblemType, ZoneClass, ZoningScheme } from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type OverlayOptions, overlay } from "../geometry/index.ts";
import { PROBLEM_OF_CLASS } from "./problems.ts";
import { supervisionFinding } from "./supervision-findings.ts";

/** What a patch calls for: the strictest ground it lies on. 关注程度. */
export type PatchConcern = "redline" | ZoneClass | "outside";

/** A patch against the scheme. 图斑研判. */
export interface PatchScreening {
  /** Id of the patch. 图斑. */
  readonly patch: string;
  /** The strictest ground it lies on. 关注程度. */
  readonly concern: PatchConcern;
  /** The problem it may be a sign of (clause twelve); `null` outside all units. 可能的问题类型. */
  readonly suspects: ProblemType | null;
  /** m². 面积. */
  readonly areaM2: number;
  /** In the red line, m². 红线内面积. */
  readonly redlineM2: number;
  /** In no unit, m². 单元外面积. */
  readonly outsideM2: number;
  /** In each unit it meets, by area. 各单元面积. */
  readonly units: readonly {
    /** Code. 单元. */
    readonly unit: string;
    /** Class. 类别. */
    readonly class: ZoneClass;
    /** m². 面积. */
    readonly areaM2: number;
  }[];
  /** In words. 问题. */
  readonly findings: readonly Finding[];
}

const ORDER: readonly PatchConcern[] = ["redline", "priority", "key", "general", "outside"];

/**
 * Screens patches of change in one pass. 变化图斑批量研判.
 *
 * @param scheme - the scheme; never changed
 * @param patches - the patches; never changed
 * @param options - `minAreaM2`: what counts (default 1); grid and budgets
 * @returns each patch, what calls for a look first
 * @throws SanxianError geometry errors with the JSON path
 * @example
 * ```ts
 * screenPatches(scheme, patches)[0]; //=> { patch: "P7", concern: "redline", redlineM2: 5230.4, … }
 * ```
 */
export function screenPatches(
  scheme: Pick<ZoningScheme, "units" | "zones" | "threeLines" | "gridDeg">,
  patches: readonly ChangePatch[],
  options: OverlayOptions & { readonly minAreaM2?: number } = {},
): PatchScreening[] {
  const { minAreaM2 = 1, ...overlayOptions } = options;
  const redlineCodes = new Set(scheme.threeLines.redline.zones);
  const redline = scheme.zones.filter(({ code }) => redlineCodes.has(code));
  const units = [...scheme.units].sort((a, b) => (a.code < b.code ? -1 : 1));
  const extent = boxOf([...units, ...redline].map(({ geometry }) => geometry));
  const isNear = patches.map(({ geometry }) => meets(boxOf([geometry]), extent));
  // what is far leaves its place empty, so that places in messages stay those of the list
  const near = patches.map(({ geometry }, p) => ({ geometry: isNear[p] ? geometry : NOTHING }));
  const laid = overlay(
    { patches: layerOf(near), units: layerOf(units), redline: layerOf(redline) },
    { ...(scheme.gridDeg === undefined ? {} : { grid: scheme.gridDeg }), ...overlayOptions },
  );
  const sums = patches.map((patch, p) => (isNear[p] ? noGround() : beyond(patch)));
  for (const { keys, areaM2 } of laid.tabulate("patches", "units", "redline"))
    for (const p of keys.patches) {
      const sum = sums[p]!;
      sum.all.add(areaM2);
      if (keys.redline.length > 0) sum.redline.add(areaM2);
      if (keys.units.length === 0) sum.outside.add(areaM2);
      for (const u of keys.units) {
        const known = sum.units.get(u) ?? new Sum();
        known.add(areaM2);
        sum.units.set(u, known);
      }
    }
  return patches
    .map((patch, p): PatchScreening => {
      const sum = sums[p]!;
      const found = [...sum.units]
        .map(([u, { value }]) => ({ unit: units[u]!.code, class: units[u]!.class, areaM2: value }))
        .filter(({ areaM2 }) => areaM2 > minAreaM2)
        .sort((a, b) => b.areaM2 - a.areaM2 || (a.unit < b.unit ? -1 : 1));
      const [areaM2, redlineM2, outsideM2] = [sum.all.value, sum.redline.value, sum.outside.value];
      const concern =
        redlineM2 > minAreaM2
          ? "redline"
          : (ORDER.find((one) => found.some(({ class: zoneClass }) => zoneClass === one)) ?? "outside");
      const priorityM2 = found.filter((one) => one.class === "priority").reduce((total, one) => total + one.areaM2, 0);
      const findings: Finding[] = [];
      const say = (code: Parameters<typeof supervisionFinding>[0], ground: number): void => {
        const values = { patch: patch.id, kind: patch.kind, areaM2: ground.toFixed(1) };
        findings.push(supervisionFinding(code, values, { subject: patch.id }));
      };
      if (areaM2 <= 0) say("PATCH_EMPTY", 0);
      if (redlineM2 > minAreaM2) say("PATCH_IN_REDLINE", redlineM2);
      else if (priorityM2 > minAreaM2) say("PATCH_IN_PRIORITY", priorityM2);
      if (outsideM2 > minAreaM2) say("PATCH_OUTSIDE", outsideM2);
      const suspects =
        concern === "outside" ? null : concern === "redline" ? "functionDecline" : PROBLEM_OF_CLASS[concern];
      return { patch: patch.id, concern, suspects, areaM2, redlineM2, outsideM2, units: found, findings };
    })
    .sort((a, b) => ORDER.indexOf(a.concern) - ORDER.indexOf(b.concern) || (a.patch < b.patch ? -1 : 1));
}

const NOTHING: MultiPolygon = { type: "MultiPolygon", coordinates: [] };

interface PatchGround {
  readonly all: Sum;
  readonly redline: Sum;
  readonly outside: Sum;
  readonly units: Map<number, Sum>;
}

function noGround(): PatchGround {
  return { all: new Sum(), redline: new Sum(), outside: new Sum(), units: new Map() };
}

/** The ground of a patch that meets no unit: its own overlay, so that rings that cross count as they do among the others. */
function beyond(patch: ChangePatch): PatchGround {
  const ground = noGround();
  for (const value of overlay({ patch: layerOf([patch]) }).areaM2) {
    ground.all.add(value);
    ground.outside.add(value);
  }
  return ground;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** The box around geometries; what is no number makes it meet everything, so that the overlay refuses it by its place. */
function boxOf(geometries: readonly (Polygon | MultiPolygon)[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { type, coordinates } of geometries)
    for (const rings of type === "Polygon" ? [coordinates] : coordinates)
      for (const ring of rings)
        for (const [x, y] of ring) {
          west = Math.min(west, x!);
          south = Math.min(south, y!);
          east = Math.max(east, x!);
          north = Math.max(north, y!);
        }
  return [west, south, east, north];
}

function meets(a: Box, b: Box): boolean {
  return !(a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]);
}
