// The rings of units by themselves: validity after OGC (TOP1, TOP2), vertices all but repeated (TOP6), spikes (TOP7) and the
// number of parts (TOP9).
//
// A spike is a corner whose sides enclose less than an angle θ: cross² < tan²θ · dot² with dot > 0, in metres on the ground,
// where a degree of longitude is cos φ of one of latitude; cos φ after Bhaskara I, (32400 - 4φ²) / (32400 + φ²), is right
// to 0.2 %, and arithmetic alone, so the same on every engine. Cost: one sweep a unit (n log n) and one pass.
import type { Position } from "geojson";
import type { ControlUnit, Finding } from "../domain/index.ts";
import { validate } from "../geometry/index.ts";
import { certificateFinding } from "./certificate-text.ts";
import { type FeatureTable, geometryAt, type RowOf } from "./feature-table.ts";

/** Thresholds of the checks of rings. @internal */
export interface RingLimits {
  readonly vertexToleranceM: number;
  readonly spikeAngleDeg: number;
}

/** Findings by check. @internal */
export interface RingFindings {
  readonly TOP1: Finding[];
  readonly TOP2: Finding[];
  readonly TOP6: Finding[];
  readonly TOP7: Finding[];
  readonly TOP9: Finding[];
}

type UnitRow = RowOf<ControlUnit>;

const SELF_CROSSING: ReadonlySet<string> = new Set(["RING_SELF_INTERSECTION", "RING_SELF_TOUCH", "RING_CROSSING"]);
const METRES_PER_DEGREE = 111_320;

/** Checks the rings of all units, each by itself. @internal */
export function checkRings(units: FeatureTable<ControlUnit>, limits: RingLimits): RingFindings {
  const found: RingFindings = { TOP1: [], TOP2: [], TOP6: [], TOP7: [], TOP9: [] };
  units.rows.forEach((unit, i) => {
    const geometry = geometryAt(units, i);
    for (const finding of validate(geometry)) {
      if (finding.severity !== "error") continue;
      const at = finding.code === "RING_SPIKE" ? found.TOP7 : SELF_CROSSING.has(finding.code) ? found.TOP2 : found.TOP1;
      at.push(placedIn(unit, finding));
    }
    const { coordinates, type } = geometry;
    const parts = (type === "Polygon" ? [coordinates] : coordinates) as Position[][][];
    if (parts.length > 1)
      found.TOP9.push(
        certificateFinding("CERTIFICATE_PARTS", "info", unit.code, { unit: unit.code, count: parts.length }),
      );
    checkVertices(unit, parts, limits, found);
  });
  return found;
}

/** The finding as one about a unit: its place begins with the unit's. */
function placedIn({ code }: UnitRow, finding: Finding): Finding {
  const root = `$.units["${code}"].geometry`;
  const moved = (text: string): string => text.replaceAll("$.coordinates", `${root}.coordinates`);
  const { location, values, message } = finding;
  return {
    ...finding,
    subject: code,
    location: { ...location, path: `${root}${(location?.path ?? "$").slice(1)}` },
    ...(values && {
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? moved(value) : value]),
      ),
    }),
    message: { zh: moved(message.zh), en: moved(message.en) },
  };
}

function checkVertices(
  { code }: UnitRow,
  parts: readonly (readonly (readonly Position[])[])[],
  { vertexToleranceM, spikeAngleDeg }: RingLimits,
  found: RingFindings,
): void {
  const nearest2 = vertexToleranceM * vertexToleranceM;
  const theta = (spikeAngleDeg * Math.PI) / 180;
  // the series of the tangent, right to 1e-6 below 10°
  const tangent = theta + (theta * theta * theta) / 3 + (2 * theta * theta * theta * theta * theta) / 15;
  const tangent2 = tangent * tangent;
  let close = 0;
  let sharp = 0;
  let firstClose: Position | undefined;
  let firstSharp: Position | undefined;
  for (const rings of parts) {
    for (const ring of rings) {
      // the last position repeats the first; what is broken beyond that is told by the check of validity
      const n = ring.length - 1;
      if (n < 3) continue;
      const kx0 = cosine(ring[0]?.[1] ?? 0) * METRES_PER_DEGREE;
      let before = ring[n - 1]!;
      let here = ring[0]!;
      for (let i = 1; i <= n; i++) {
        const after = ring[i]!;
        const ax = (before[0]! - here[0]!) * kx0;
        const ay = (before[1]! - here[1]!) * METRES_PER_DEGREE;
        const bx = (after[0]! - here[0]!) * kx0;
        const by = (after[1]! - here[1]!) * METRES_PER_DEGREE;
        if (bx * bx + by * by < nearest2) {
          close++;
          firstClose ??= here;
        }
        const dot = ax * bx + ay * by;
        const cross = ax * by - ay * bx;
        if (dot > 0 && cross * cross < tangent2 * dot * dot) {
          sharp++;
          firstSharp ??= here;
        }
        before = here;
        here = after;
      }
    }
  }
  if (firstClose) {
    const values = { unit: code, count: close, limitM: vertexToleranceM };
    found.TOP6.push(certificateFinding("CERTIFICATE_VERTICES_CLOSE", "warning", code, values, firstClose));
  }
  if (firstSharp) {
    const values = { unit: code, count: sharp, limitDeg: spikeAngleDeg };
    found.TOP7.push(certificateFinding("CERTIFICATE_SPIKE", "warning", code, values, firstSharp));
  }
}

function cosine(latitudeDeg: number): number {
  const square = latitudeDeg * latitudeDeg;
  return (32400 - 4 * square) / (32400 + square);
}
