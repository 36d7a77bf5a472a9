// A point well inside a polygon: of a few horizontal lines through it, the middle of the widest stretch inside. Not the
// deepest point there is, but never near a border where the polygon has room. Cost: 15 looks at each vertex.
import type { Polygon, Position } from "geojson";

const LINES = 15;

/** A point inside a valid polygon; `null` for one without area. @internal */
export function representativePoint({ coordinates }: Polygon): Position | null {
  let south = Infinity;
  let north = -Infinity;
  for (const position of coordinates[0] ?? []) {
    south = Math.min(south, position[1]!);
    north = Math.max(north, position[1]!);
  }
  let widest = 0;
  let found: Position | null = null;
  for (let line = 1; line <= LINES; line++) {
    const lat = south + ((north - south) * line) / (LINES + 1);
    const crossings: number[] = [];
    for (const ring of coordinates)
      for (let i = 0; i + 1 < ring.length; i++) {
        const [x, y] = ring[i] as [number, number];
        const [nextX, nextY] = ring[i + 1] as [number, number];
        if (y <= lat !== nextY <= lat) crossings.push(x + ((lat - y) / (nextY - y)) * (nextX - x));
      }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!;
      if (width > widest) {
        widest = width;
        found = [crossings[i]! + width / 2, lat];
      }
    }
  }
  return found;
}
