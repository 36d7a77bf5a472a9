// Whether a layer stands in the shifted coordinates of Chinese web maps: GCJ-02 (300 to 700 m off) or BD-09 (about 1 km), though
// it is taken for CGCS2000 or WGS84. No single coordinate tells; a border that should fit another does. The corners of the
// layer's borders are put back by what each shift would have done to them, and the reading that fits the reference best, by
// the median distance to its border, is named, with the shift as measured. Nothing is ever corrected here.
//
// The offsets are those of the formulas that have been public since 2013 (as in eviltransform and coordtransform), checked in the
// tests against published layers in both. Sines are a Taylor series after reduction by whole turns: arithmetic alone, 1e-9.
// Cost: one index of the reference, then at most 2,000 corners a reading, 10 to 50 µs each.
import type { LineString, Position } from "geojson";
import { type BilingualText, type Finding, fillText } from "../domain/index.ts";
import { DistanceIndex } from "../geometry/index.ts";
import { metresPerDegree } from "../geometry/metres-per-degree.ts";
import type { ConformAreas } from "./conform.ts";

/** How coordinates stand: as they claim, or shifted as web maps do. 坐标状态. */
export type DatumReading = "asStated" | "GCJ-02" | "BD-09";

/** What {@link detectDatumShift} finds. 坐标偏移检测结果. */
export interface DatumShift {
  /** The reading that fits best; `asStated` when no shift fits clearly better. 结论. */
  readonly reading: DatumReading;
  /** Median distance of the layer's corners from the reference border under each reading, m; null without corners. 各假设下的中位距离. */
  readonly medianM: Readonly<Record<DatumReading, number | null>>;
  /** The shift of the layer as the reading has it, in the middle of the layer: east and north, m. 偏移量. */
  readonly offsetM: readonly [east: number, north: number];
  /** Corners looked at. 检测顶点数. */
  readonly corners: number;
  /** One finding when the layer is shifted; empty otherwise. 问题. */
  readonly findings: readonly Finding[];
}

const TEXT = {
  DATUM_SHIFT: {
    zh: "图层 {layer} 似为 {reading} 坐标：按原坐标与参考边界的中位距离为 {asStatedM} m，扣除 {reading} 偏移后为 {shiftedM} m；估计偏移为东 {eastM} m、北 {northM} m。数据未作改动，请用测绘部门认可的方法转换为 CGCS2000 后再用。",
    en: "Layer {layer} seems to stand in {reading}: its corners lie {asStatedM} m (median) from the reference border as they are, and {shiftedM} m once the shift of {reading} is taken off; the shift is about {eastM} m east and {northM} m north. Nothing was changed; convert it to CGCS2000 by an approved method first.",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** Corners looked at, at most. */
const SAMPLE = 2000;
/** A reading must bring the corners this much nearer, as a quotient and in metres, to be named. */
const CLEARLY = 0.5;
const CLEARLY_M = 50;

/**
 * Tells whether a layer seems to stand in GCJ-02 or BD-09, by how its borders fit a reference; a finding, never a
 * correction. 检测 GCJ-02/BD-09 坐标偏移.
 *
 * @param layer - areas whose borders ought to be those of the reference, at least here and there, such as counties
 * @param reference - areas in CGCS2000
 * @param options - `name` of the layer, for the message
 * @throws SanxianError for coordinates that are no longitude and latitude
 * @example
 * ```ts
 * detectDatumShift(countiesFromWebMap, counties).reading; //=> "GCJ-02"
 * ```
 */
export function detectDatumShift(
  layer: ConformAreas,
  reference: ConformAreas,
  options: { readonly name?: string } = {},
): DatumShift {
  const corners = cornersOf(layer);
  const none = { asStated: null, "GCJ-02": null, "BD-09": null };
  const border = linesOf(reference);
  if (corners.length === 0 || border.geometries.length === 0)
    return { reading: "asStated", medianM: none, offsetM: [0, 0], corners: 0, findings: [] };
  const index = new DistanceIndex(border);
  const median = (reading: DatumReading): number => {
    const distances = corners.map((at) => index.distanceM({ type: "Point", coordinates: unshifted(at, reading) }));
    return distances.sort((a, b) => a - b)[distances.length >> 1]!;
  };
  const medianM = { asStated: median("asStated"), "GCJ-02": median("GCJ-02"), "BD-09": median("BD-09") };
  const best = medianM["GCJ-02"] <= medianM["BD-09"] ? "GCJ-02" : "BD-09";
  const clear = medianM[best] < CLEARLY * medianM.asStated && medianM.asStated - medianM[best] > CLEARLY_M;
  if (!clear) return { reading: "asStated", medianM, offsetM: [0, 0], corners: corners.length, findings: [] };
  const [lon, lat] = middleOf(corners);
  const [x, y] = unshifted([lon, lat], best);
  const [mx, my] = metresPerDegree(lat);
  const offsetM = [(lon - x!) * mx, (lat - y!) * my] as const;
  const values = {
    layer: options.name ?? "—",
    reading: best,
    asStatedM: Math.round(medianM.asStated),
    shiftedM: Math.round(medianM[best]),
    eastM: Math.round(offsetM[0]),
    northM: Math.round(offsetM[1]),
  };
  const finding: Finding = {
    code: "DATUM_SHIFT",
    severity: "error",
    ...(options.name !== undefined && { subject: options.name }),
    location: { position: [lon, lat] },
    values,
    message: fillText(TEXT.DATUM_SHIFT, values),
  };
  return { reading: best, medianM, offsetM, corners: corners.length, findings: [finding] };
}

/** Where a corner would stand in CGCS2000 if it is read as shifted. */
function unshifted(at: Position, reading: DatumReading): Position {
  const [x, y] = [at[0]!, at[1]!];
  if (reading === "asStated") return [x, y];
  const [gx, gy] = reading === "BD-09" ? gcj02OfBd09(x, y) : [x, y];
  // the offset is smooth: two rounds of substitution bring it to centimetres
  let [lon, lat] = [gx, gy];
  for (let round = 0; round < 3; round++) {
    const [dx, dy] = gcj02Offset(lon, lat);
    [lon, lat] = [gx - dx, gy - dy];
  }
  return [lon, lat];
}

/** BD-09 is GCJ-02 turned and stretched a little about 0/0, then moved; taken back. */
function gcj02OfBd09(lon: number, lat: number): readonly [number, number] {
  const [x, y] = [lon - 0.0065, lat - 0.006];
  const far = Math.sqrt(x * x + y * y);
  const wave = 3000 / 180;
  const stretch = 1 - (0.00002 * sine(y * wave * Math.PI)) / far;
  const turn = -0.000003 * sine((x * wave + 0.5) * Math.PI);
  return [stretch * (x - turn * y), stretch * (y + turn * x)];
}

/** How far GCJ-02 moves a place, in degrees. */
function gcj02Offset(lon: number, lat: number): readonly [number, number] {
  const x = lon - 105;
  const y = lat - 35;
  // sine of a multiple of half a turn
  const s = (halfTurns: number): number => sine(halfTurns * Math.PI);
  const ripple = (2 / 3) * (20 * s(6 * x) + 20 * s(2 * x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple +
    (2 / 3) * (20 * s(y) + 40 * s(y / 3) + 160 * s(y / 12) + 320 * s(y / 30));
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple +
    (2 / 3) * (20 * s(x) + 40 * s(x / 3) + 150 * s(x / 12) + 300 * s(x / 30));
  // Krassovsky's ellipsoid
  const [a, e2] = [6378245, 0.006693421622965943];
  const sinLat = s(lat / 180);
  const magic = 1 - e2 * sinLat * sinLat;
  const root = Math.sqrt(magic);
  return [
    (east * 180) / ((a / root) * s(lat / 180 + 0.5) * Math.PI),
    (north * 180) / (((a * (1 - e2)) / (magic * root)) * Math.PI),
  ];
}

/** The sine, by Taylor's series about the nearest whole turn. */
function sine(angle: number): number {
  let x = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  // beyond a quarter turn the sine comes back
  if (x > Math.PI / 2) x = Math.PI - x;
  else if (x < -Math.PI / 2) x = -Math.PI - x;
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 2; n < 18; n += 2) {
    term *= -square / (n * (n + 1));
    sum += term;
  }
  return sum;
}

function ringsOf({ features }: ConformAreas): Position[][] {
  return features.flatMap(({ geometry }) =>
    geometry === null ? [] : geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  );
}

/** Corners spread evenly over all rings, in the order of the data. */
function cornersOf(layer: ConformAreas): Position[] {
  const rings = ringsOf(layer);
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const every = Math.max(1, Math.ceil(count / SAMPLE));
  const corners: Position[] = [];
  let i = 0;
  for (const ring of rings) for (const at of ring) if (i++ % every === 0) corners.push(at);
  return corners;
}

function linesOf(areas: ConformAreas): { type: "GeometryCollection"; geometries: LineString[] } {
  const geometries = ringsOf(areas)
    .filter((ring) => ring.length > 1)
    .map((coordinates): LineString => ({ type: "LineString", coordinates }));
  return { type: "GeometryCollection", geometries };
}

function middleOf(corners: readonly Position[]): readonly [number, number] {
  const middle = (i: number): number => corners.map((at) => at[i]!).sort((a, b) => a - b)[corners.length >> 1]!;
  return [middle(0), middle(1)];
}
