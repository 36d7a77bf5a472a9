// Areas of polygons, by the five methods in use. The arithmetic is in the core (assembly/area.ts, geodesic.ts,
// gauss-kruger.ts); here the input is read, checked and handed over once.
//
// Which one: `lonlat` takes each edge as the straight line in longitude and latitude that GeoJSON means (RFC 7946, 3.1.1)
// and is exact for it, so parts sum to the whole. The others answer other questions: what the land survey prints, what a
// geodesist would fence, what a plan in Gauss-Krüger coordinates shows. Between the first three an oblique edge of length s
// makes a difference near s³ tan B / 12 R (at 30°: 8 mm² for 1 m, 75 cm² for 100 m); along the graticule they agree to 1e-9 for
// cells of 1 km. The plane is larger than the ground by 0.05 % at 1.5° from its meridian.
import { optionError } from "./option-error.ts";
import { place } from "./place.ts";
import { flatten, type Polygonal, type PolygonSet } from "./polygon-set.ts";
import { seriesOf } from "./series.ts";
import { runJob } from "./wasm-module.ts";

/**
 * How the area of a polygon is taken. 面积计算方法.
 *
 * - `lonlat`: exact area on the ellipsoid under edges straight in longitude and latitude. 经纬度直线边椭球面积.
 * - `landSurvey`: the formula of the national land survey, 国土调查办发〔2008〕32号. 国土调查椭球面积.
 * - `geodesic`: geodesic edges (Karney 2013). 大地线边椭球面积.
 * - `planar`: the shoelace in the data's own units, for projected data. 平面面积.
 * - `gaussKruger`: the plane area after Gauss-Krüger projection of the vertices. 高斯-克吕格投影面积.
 */
export type AreaMethod = "lonlat" | "landSurvey" | "geodesic" | "planar" | "gaussKruger";

/** The ellipsoid that areas lie on: CGCS2000 (GB 22021) or WGS84; they differ by 2e-11 in area. 参考椭球. */
export type Ellipsoid = "CGCS2000" | "WGS84";

/** Options of {@link area}. 面积选项. */
export type AreaOptions =
  | {
      /** How edges run and what is measured; `lonlat` by default. 方法. */
      readonly method?: "lonlat" | "landSurvey" | "geodesic" | "planar";
      /** CGCS2000 by default; `planar` has no use for it. 椭球. */
      readonly ellipsoid?: Ellipsoid;
    }
  | {
      /** The Gauss-Krüger plane. 高斯-克吕格平面. */
      readonly method: "gaussKruger";
      /** Central meridian in degrees, such as 120; the data must lie within 30° of it. 中央子午线. */
      readonly centralMeridianDeg: number;
      /** CGCS2000 by default. 椭球. */
      readonly ellipsoid?: Ellipsoid;
    };

const METHOD_CODE: ReadonlyMap<string, number> = new Map([
  ["lonlat", 0],
  ["landSurvey", 1],
  ["geodesic", 2],
  ["planar", 3],
  ["gaussKruger", 4],
]);
/** 1/f of each: GB 22021, and NIMA TR8350.2. */
const INVERSE_FLATTENING: ReadonlyMap<string, number> = new Map([
  ["CGCS2000", 298.257222101],
  ["WGS84", 298.257223563],
]);
/** Farthest from the central meridian in degrees, where the projection still holds its accuracy. */
const MOST_DEGREES_OFF = 30;

/**
 * The area of polygons in m² (method `planar`: in the square of the data's unit). The sum over polygons of the shell less
 * its holes, rings taken as they stand: no overlay is made, so what overlaps counts twice, and invalid polygons should go
 * through `makeValid` first. Accuracy: 1e-12 relative for `lonlat` (any size from 1 m² up), 1e-11 for `geodesic`; sums are
 * compensated. Cost: about 30 ns per vertex for `lonlat`, 300 for `geodesic`. 面积.
 *
 * @param g - GeoJSON or a {@link PolygonSet}; null geometry has area 0, a third ordinate is ignored
 * @param options - the method, and what it needs
 * @returns m², never negative for valid input
 * @throws SanxianError `GEOMETRY_NOT_LONLAT` outside ±360° or ±90° (all methods but `planar`), `GEOMETRY_NOT_FINITE`,
 * `GEOMETRY_POSITION`, `GEOMETRY_TYPE`, each with the JSON path; `OPTION_INVALID`
 * @example
 * ```ts
 * const cell: Polygon = { type: "Polygon", coordinates: [[[110, 30], [111, 30], [111, 31], [110, 31], [110, 30]]] };
 * area(cell).toFixed(2); //=> "10642393438.71"
 * area(cell, { method: "gaussKruger", centralMeridianDeg: 111 }).toFixed(0); //=> "10642993266"
 * ```
 */
export function area(g: Polygonal, options: AreaOptions = {}): number {
  const set = flatten(g, "$", options.method !== "planar");
  return measure(set, options, ({ of, polygons }) => of(0, polygons));
}

/**
 * The area of each feature of a set by itself, as {@link area} takes it. 逐要素面积.
 *
 * @param set - the features
 * @param options - those of {@link area}
 * @throws what {@link area} throws
 * @example
 * ```ts
 * areasOf(units.ground)[0]; //=> 152340.2
 * ```
 */
export function areasOf(set: PolygonSet, options: AreaOptions = {}): Float64Array {
  const { featureOffsets } = flatten(set, "$", options.method !== "planar");
  return measure(set, options, ({ of }) => {
    const areas = new Float64Array(featureOffsets.length - 1);
    for (let f = 0; f < areas.length; f++) areas[f] = of(featureOffsets[f]!, featureOffsets[f + 1]!);
    return areas;
  });
}

interface Measuring {
  readonly polygons: number;
  /** The polygons from one up to another together. */
  of(from: number, to: number): number;
}

/** Hands a set to the core once, and measures in it. */
function measure<T>(set: PolygonSet, options: AreaOptions, use: (measuring: Measuring) => T): T {
  const method = options.method ?? "lonlat";
  const methodCode = choice("method", method, METHOD_CODE);
  const inverseFlattening = choice("ellipsoid", options.ellipsoid ?? "CGCS2000", INVERSE_FLATTENING);
  const meridianDeg = options.method === "gaussKruger" ? options.centralMeridianDeg : 0;
  if (!(Math.abs(meridianDeg) <= 360)) throw optionError("centralMeridianDeg", meridianDeg, "a longitude in degrees");
  if (method === "gaussKruger") checkMeridian(set, meridianDeg);
  const polygons = set.polygonOffsets.length - 1;
  if (polygons === 0) return use({ polygons, of: () => 0 });
  return runJob({}, (core) => {
    core.call.reset();
    const coords = place(core, set.coords);
    const ringOffsets = place(core, set.ringOffsets);
    const polygonOffsets = place(core, set.polygonOffsets);
    const series = place(core, seriesOf(method, inverseFlattening));
    const of = (from: number, to: number): number =>
      from === to
        ? 0
        : core.call.polygonsArea(
            coords,
            ringOffsets,
            polygonOffsets + 4 * from,
            to - from,
            methodCode,
            inverseFlattening,
            meridianDeg,
            series,
          );
    return use({ polygons, of });
  });
}

function choice(name: string, value: string, codes: ReadonlyMap<string, number>): number {
  const code = codes.get(value);
  if (code === undefined) throw optionError(name, value, [...codes.keys()].join(", "));
  return code;
}

function checkMeridian(set: PolygonSet, meridianDeg: number): void {
  for (let i = 0; i < set.coords.length; i += 2) {
    const lon = set.coords[i]!;
    if (Math.abs(lon - meridianDeg) <= MOST_DEGREES_OFF) continue;
    throw optionError(
      "centralMeridianDeg",
      meridianDeg,
      `a meridian within ${MOST_DEGREES_OFF} degrees of the data, which reach longitude ${lon}`,
    );
  }
}
