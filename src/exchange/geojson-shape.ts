// The outer form of GeoJSON inside documents: known types, arrays of the right depth, finite positions. Whether rings are
// valid is a matter of validate().
import { type Check, isObject, nameOf, note, type Report } from "./shape.ts";

const DEPTH: ReadonlyMap<string, number> = new Map([
  ["Point", 0],
  ["MultiPoint", 1],
  ["LineString", 1],
  ["MultiLineString", 2],
  ["Polygon", 2],
  ["MultiPolygon", 3],
]);
const MOST_DEPTH = 64;

/** A geometry of one of these types. @internal */
export function geometryOf(...types: readonly string[]): Check {
  return (value, path, report) => {
    if (!isObject(value) || typeof value.type !== "string" || !types.includes(value.type)) {
      note(
        report,
        "DOCUMENT_SHAPE",
        "error",
        path,
        isObject(value) ? nameOf(value.type) : nameOf(value),
        types.join(" | "),
      );
      return false;
    }
    return positions(value.coordinates, DEPTH.get(value.type)!, `${path}.coordinates`, report);
  };
}

/** A position. @internal */
export const position: Check = (value, path, report) => positions(value, 0, path, report);

/** Any geometry, feature or collection. @internal */
export function anyGeoJson(value: unknown, path: string, report: Report, depth = 0): boolean {
  if (depth > MOST_DEPTH) {
    note(report, "DOCUMENT_SHAPE", "error", path, `more than ${MOST_DEPTH} levels`, "flatter nesting");
    return false;
  }
  const type = isObject(value) ? value.type : undefined;
  const all = (list: unknown, name: string): boolean => {
    if (!Array.isArray(list)) {
      note(report, "DOCUMENT_SHAPE", "error", `${path}.${name}`, nameOf(list), "an array");
      return false;
    }
    let good = true;
    for (let i = 0; i < list.length; i++)
      good = anyGeoJson(list[i], `${path}.${name}[${i}]`, report, depth + 1) && good;
    return good;
  };
  if (type === "FeatureCollection") return all((value as { features?: unknown }).features, "features");
  if (type === "GeometryCollection") return all((value as { geometries?: unknown }).geometries, "geometries");
  if (type === "Feature") {
    const { geometry } = value as { geometry?: unknown };
    return geometry === null || anyGeoJson(geometry, `${path}.geometry`, report, depth + 1);
  }
  return geometryOf(...DEPTH.keys())(value, path, report);
}

function positions(value: unknown, depth: number, path: string, report: Report): boolean {
  if (!Array.isArray(value)) {
    note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), depth === 0 ? "a position" : "an array");
    return false;
  }
  if (depth === 0) {
    const [lon, lat] = value as number[];
    const good = Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90;
    if (!good)
      note(
        report,
        "DOCUMENT_SHAPE",
        "error",
        path,
        `[${nameOf(lon)}, ${nameOf(lat)}]`,
        "[longitude, latitude] in degrees",
      );
    return good;
  }
  for (let i = 0; i < value.length; i++) if (!positions(value[i], depth - 1, `${path}[${i}]`, report)) return false;
  return true;
}
