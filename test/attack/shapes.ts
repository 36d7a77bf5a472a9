// Shapes that break overlays, from seeded generators of our own, at any size. What each is for is said beside it.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { random, whole } from "../property/random.ts";

/** A polygon of open rings. */
export function polygon(...rings: readonly (readonly Position[])[]): Polygon {
  return { type: "Polygon", coordinates: rings.map((ring) => [...ring, ring[0]!]) };
}

/** Polygons as one geometry. */
export function multi(polygons: readonly Polygon[]): MultiPolygon {
  return { type: "MultiPolygon", coordinates: polygons.map(({ coordinates }) => coordinates) };
}

/** An upright rectangle. */
export function box(x: number, y: number, width: number, height: number): Polygon {
  return polygon(rectangle(x, y, width, height));
}

/** The ring of an upright rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): Position[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Every vertex changed. */
export function moved<G extends Polygon | MultiPolygon>(g: G, change: (position: Position) => Position): G {
  const ring = (points: readonly Position[]): Position[] => points.map(change);
  return (
    g.type === "Polygon"
      ? { type: g.type, coordinates: g.coordinates.map(ring) }
      : { type: g.type, coordinates: g.coordinates.map((rings) => rings.map(ring)) }
  ) as G;
}

/** Turned around 0/0. */
export function turned<G extends Polygon | MultiPolygon>(g: G, angle: number): G {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return moved(g, ([x, y]) => [c * x! - s * y!, s * x! + c * y!]);
}

/** A comb: `teeth` upright bars one wide and one apart on a spine below 0. Two of them crossed meet 4 teeth² times. */
export function comb(teeth: number, length: number): Polygon {
  const ring: Position[] = [];
  for (let i = 0; i < teeth; i++) ring.push([2 * i, 0], [2 * i, length], [2 * i + 1, length], [2 * i + 1, 0]);
  ring.push([2 * teeth - 1, -1], [0, -1]);
  return polygon(ring);
}

/** The comb lying on its side. */
export function lyingComb(teeth: number, length: number): Polygon {
  return moved(comb(teeth, length), ([x, y]) => [y!, x!]);
}

/** Rings around 0/0, each one unit inside the last: annuli, so that the odd ones are holes. */
export function annuli(rings: number): MultiPolygon {
  const polygons: Polygon[] = [];
  for (let r = rings; r >= 2; r -= 2)
    polygons.push(polygon(rectangle(-r, -r, 2 * r, 2 * r), rectangle(1 - r, 1 - r, 2 * r - 2, 2 * r - 2)));
  return multi(polygons);
}

/** A star-shaped ring of evenly spaced directions and random radii between `least` and 1: long, thin, side by side. */
export function ragged(n: number, seed: number, least = 0.2): Polygon {
  const rng = random(seed);
  return polygon(
    Array.from({ length: n }, (_, i): Position => {
      const r = least + (1 - least) * rng();
      const angle = (2 * Math.PI * i) / n;
      return [r * Math.cos(angle), r * Math.sin(angle)];
    }),
  );
}

/** A square of `side` with side² square holes, one apart. */
export function sieve(side: number): Polygon {
  const rings = [rectangle(0, 0, 2 * side + 1, 2 * side + 1)];
  for (let i = 0; i < side; i++) for (let j = 0; j < side; j++) rings.push(rectangle(2 * i + 1, 2 * j + 1, 1, 1));
  return polygon(...rings);
}

/** A regular polygon around 0/0. */
export function regular(n: number, radius: number): Polygon {
  return polygon(
    Array.from({ length: n }, (_, i): Position => {
      const angle = (2 * Math.PI * i) / n;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
}

/** `n` thin triangles from one point, every other sector of the circle: a node with 2n edges. */
export function fan(n: number, radius: number): Polygon[] {
  const at = (k: number): Position => {
    const angle = (Math.PI * k) / n;
    return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
  };
  return Array.from({ length: n }, (_, i) => polygon([[0, 0], at(2 * i), at(2 * i + 1)]));
}

/** One arm of a spiral, `turns` times around, its outer and inner bank `width` apart; steps of `n` vertices a turn. */
export function spiral(turns: number, n: number, pitch: number, width: number, angle: number): Polygon {
  const bank = (offset: number): Position[] =>
    Array.from({ length: turns * n + 1 }, (_, i): Position => {
      const t = (2 * Math.PI * i) / n;
      const r = pitch * (1 + i / n) + offset;
      return [r * Math.cos(t + angle), r * Math.sin(t + angle)];
    });
  return polygon([...bank(width), ...bank(0).reverse()]);
}

/** The snowflake of Koch after `depth` steps around a triangle of side 1, counterclockwise. */
export function koch(depth: number): Polygon {
  let ring: Position[] = [
    [0, 0],
    [1, 0],
    [0.5, Math.sqrt(3) / 2],
  ];
  for (let k = 0; k < depth; k++) {
    ring = ring.flatMap((p, i) => {
      const q = ring[(i + 1) % ring.length]!;
      const [dx, dy] = [(q[0]! - p[0]!) / 3, (q[1]! - p[1]!) / 3];
      const [h, v] = [dx / 2, dy / 2];
      const root = Math.sqrt(3);
      return [
        p,
        [p[0]! + dx, p[1]! + dy],
        [p[0]! + dx + h + root * v, p[1]! + dy + v - root * h],
        [p[0]! + 2 * dx, p[1]! + 2 * dy],
      ];
    });
  }
  return polygon(ring);
}

/** A coast by midpoint displacement from (0, 0) to (1, 0), 2^depth edges, as a graph over x so that it never crosses itself. */
export function coast(depth: number, seed: number): Position[] {
  const rng = random(seed);
  const n = 2 ** depth;
  const y = new Float64Array(n + 1);
  for (let step = n; step > 1; step /= 2)
    for (let i = step / 2; i < n; i += step)
      y[i] = (y[i - step / 2]! + y[i + step / 2]!) / 2 + (0.3 * (rng() - 0.5) * step) / n;
  return Array.from(y, (v, i): Position => [i / n, v]);
}

/** A ring of `n` random points of a square of `span` steps: crosses itself everywhere. */
export function hairball(n: number, span: number, seed: number): Polygon {
  const rng = random(seed);
  return polygon(Array.from({ length: n }, (): Position => [whole(rng, 0, span), whole(rng, 0, span)]));
}
