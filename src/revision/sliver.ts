// Whether a piece of changed ground is a border that was digitised anew, or a change. Its mean width alone does not tell: a border
// that drifts by centimetres along many kilometres would carry a bite of hectares below any mean. So a sliver must be thin
// everywhere: no three neighbouring scanlines, one and a half widths apart, share ground three widths long inside it.
//
// Guarantee: a piece that holds a disc of diameter 5.4 widths is no sliver; one that is nowhere three widths across is, unless it
// folds back beside itself that closely. Cost: linear in edges and in the scanlines that they cross, four million at most; beyond
// that scanlines stand wider apart.
import type { Polygon, Position } from "geojson";
import { lengthM } from "../geometry/index.ts";

/** Scanlines stand this many widths apart, and ground three times as wide as a sliver is none. */
const APART = 1.5;
const MOST_CROSSINGS = 4e6;

/**
 * Whether a piece is a sliver. @internal
 *
 * @param meanWidthM - 2 × area / perimeter
 * @param widthM - mean width up to which it may be one
 */
export function isSliver({ coordinates }: Polygon, areaM2: number, meanWidthM: number, widthM: number): boolean {
  if (!(meanWidthM <= widthM)) return false;
  const across = 2 * APART * widthM;
  if (areaM2 < across * across) return true;
  const [x, y] = coordinates[0]![0]! as [number, number];
  const metres = (to: Position): number => lengthM({ type: "LineString", coordinates: [[x, y], to] }) * 1e3;
  const [east, north] = [metres([x + 1e-3, y]), metres([x, y < 0 ? y + 1e-3 : y - 1e-3])];
  const rise = north * coordinates.reduce((sum, ring) => sum + climbed(ring), 0);
  const step = Math.max(APART * widthM, rise / MOST_CROSSINGS);
  return !hasRoom(scan(coordinates, y, step / north), (2 * step) / east);
}

/** How far a ring goes up and down. */
function climbed(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += Math.abs(ring[i]![1]! - ring[i - 1]![1]!);
  return sum;
}

/** Where the rings cross each scanline, by its number. */
function scan(rings: readonly (readonly Position[])[], origin: number, step: number): Map<number, number[]> {
  const lines = new Map<number, number[]>();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!] as [[number, number], [number, number]];
      const [low, high] = ay < by ? [ay, by] : [by, ay];
      // half-open, so that a corner on a line is crossed once
      for (let k = Math.ceil((low - origin) / step); k < (high - origin) / step; k++) {
        const at = ax + ((origin + k * step - ay) / (by - ay)) * (bx - ax);
        const line = lines.get(k);
        if (line) line.push(at);
        else lines.set(k, [at]);
      }
    }
  for (const line of lines.values()) line.sort((a, b) => a - b);
  return lines;
}

/** Whether three neighbouring scanlines have inner ground in common that is that long. */
function hasRoom(lines: ReadonlyMap<number, readonly number[]>, length: number): boolean {
  for (const [k, line] of lines) {
    const [next, third] = [lines.get(k + 1), lines.get(k + 2)];
    if (next && third && common(common(line, next, length), third, length).length > 0) return true;
  }
  return false;
}

/** The stretches that two scanlines have in common, of those that are long enough. */
function common(a: readonly number[], b: readonly number[], length: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length; ) {
    const [from, to] = [Math.max(a[i]!, b[j]!), Math.min(a[i + 1]!, b[j + 1]!)];
    if (to - from >= length) found.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return found;
}
