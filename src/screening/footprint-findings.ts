// What is odd about a project's footprint: faults of its rings (see validate()), and coordinates that cannot be meant: far
// from China, or with longitude and latitude swapped. Findings do not stop the analysis; areas of faulty rings follow the
// non-zero rule. Cost: a microsecond for a plain ring of a dozen vertices, that of validate() for others.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { type BilingualText, type Finding, type Footprint, fillText } from "../domain/index.ts";
import { validate } from "../geometry/index.ts";
import { isPlainShell } from "../geometry/plain-ring.ts";
import { type FootprintParts, splitFootprint } from "./footprint.ts";

const TEXT: Readonly<Record<"FOOTPRINT_OUTSIDE_CHINA" | "FOOTPRINT_SWAPPED", BilingualText>> = {
  FOOTPRINT_OUTSIDE_CHINA: {
    zh: "用地坐标 {value} 不在中国陆海范围内；请核对坐标系（应为 CGCS2000 经纬度）。",
    en: "The footprint has the coordinate {value}, outside China's land and sea; check the reference system (CGCS2000 longitude, latitude).",
  },
  FOOTPRINT_SWAPPED: {
    zh: "用地坐标 {value} 像是把纬度写在了前面；应为 [经度, 纬度]。",
    en: "The footprint's coordinate {value} looks like latitude before longitude; it should be [longitude, latitude].",
  },
};
/** China's land and near sea, generously: west, south, east, north in degrees. */
const CHINA = { west: 73, south: 3, east: 136, north: 54 };

/** Findings about a footprint. @internal */
export function footprintFindings(footprint: Footprint): Finding[] {
  return findingsOf(splitFootprint(footprint));
}

/** Findings about a footprint that is taken apart already. @internal */
export function findingsOf({ points, lines, polygons, areas }: FootprintParts): Finding[] {
  const findings: Finding[] = [];
  const only = areas.length === 1 && points.length + lines.length === 0 ? plainShell(areas[0]!.geometry) : undefined;
  if (only === undefined)
    for (const { path, geometry } of areas)
      for (const finding of validate(geometry)) findings.push(within(path, finding));
  for (const position of only ?? [...points, ...lines.flat(), ...polygons.flat(2)]) {
    const lon = Number(position?.[0]);
    const lat = Number(position?.[1]);
    if (lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north) continue;
    const swapped = lat >= CHINA.west && lat <= CHINA.east && lon >= CHINA.south && lon <= CHINA.north;
    const code = swapped ? "FOOTPRINT_SWAPPED" : "FOOTPRINT_OUTSIDE_CHINA";
    const values = { value: `${lon}, ${lat}` };
    findings.push({
      code,
      severity: "warning",
      location: { path: "$.footprint", position: [lon, lat] },
      values,
      message: fillText(TEXT[code], values),
    });
    break;
  }
  return findings;
}

/** The single ring of an area, where nothing can be said about it. */
function plainShell({ type, coordinates }: Polygon | MultiPolygon): readonly Position[] | undefined {
  const several: unknown = type === "MultiPolygon" ? coordinates : [coordinates];
  const polygon: unknown = Array.isArray(several) && several.length === 1 ? several[0] : undefined;
  const shell: unknown = Array.isArray(polygon) && polygon.length === 1 ? polygon[0] : undefined;
  return Array.isArray(shell) && isPlainShell(shell) ? shell : undefined;
}

/** A finding about a geometry, told of the document that holds it: its paths begin at the footprint. */
function within(path: string, finding: Finding): Finding {
  const longer = (text: string): string => text.replaceAll("$.coordinates", `${path}.coordinates`);
  const { location, values, message } = finding;
  return {
    ...finding,
    ...(location?.path === undefined ? {} : { location: { ...location, path: longer(location.path) } }),
    ...(values === undefined
      ? {}
      : {
          values: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? longer(value) : value]),
          ),
        }),
    message: { zh: longer(message.zh), en: longer(message.en) },
  };
}
