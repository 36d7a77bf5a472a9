// Coverages for tests: cells that share borders, and the same with each cell's borders digitised by itself.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { type Random, random } from "../property/random.ts";

/** A feature with one ring; the ring is closed here. */
export function ring(positions: Position[], id?: string | number): Feature<Polygon> {
  const geometry: Polygon = { type: "Polygon", coordinates: [[...positions, positions[0]!]] };
  return { type: "Feature", properties: {}, geometry, ...(id !== undefined && { id }) };
}

/** An upright rectangle. */
export function box(x0: number, y0: number, x1: number, y1: number, id?: string | number): Feature<Polygon> {
  return ring(
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    id,
  );
}

/** A collection. */
export function collect<F extends Feature<Polygon | MultiPolygon | null>>(
  ...features: F[]
): { type: "FeatureCollection"; features: F[] } {
  return { type: "FeatureCollection", features };
}

/** How cells are drawn. */
export interface CellOptions {
  readonly per?: number;
  readonly size?: number;
  readonly noise?: number;
  readonly shared?: boolean;
  readonly seed?: number;
}

/**
 * k × k cells from [110, 30], `size` degrees wide, each side of `per` edges whose vertices are off by up to `noise`; with
 * `shared` both cells of a border have the same vertices, without each has its own.
 */
export function cells(
  k: number,
  { per = 4, size = 0.01, noise = 0, shared = true, seed = 1 }: CellOptions = {},
): FeatureCollection<Polygon> {
  const rng: Random = random(seed);
  const known = new Map<string, Position>();
  const off = (): number => (rng() - 0.5) * 2 * noise;
  const vertex = (i: number, j: number): Position => {
    const key = `${i} ${j}`;
    const position = [110 + (i / per) * size + off(), 30 + (j / per) * size + off()];
    if (!shared) return position;
    if (!known.has(key)) known.set(key, position);
    return known.get(key)!;
  };
  const features: Feature<Polygon>[] = [];
  for (let j = 0; j < k; j++) {
    for (let i = 0; i < k; i++) {
      const positions: Position[] = [];
      const [x, y] = [i * per, j * per];
      for (let s = 0; s < per; s++) positions.push(vertex(x + s, y));
      for (let s = 0; s < per; s++) positions.push(vertex(x + per, y + s));
      for (let s = per; s > 0; s--) positions.push(vertex(x + s, y + per));
      for (let s = per; s > 0; s--) positions.push(vertex(x, y + s));
      features.push({ ...ring(positions, `${i}/${j}`), properties: { i, j } });
    }
  }
  return collect(...features);
}

/** The features in another order, by a seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const rng = random(seed);
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(rng() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
