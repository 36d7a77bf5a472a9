// Arbitrary areas for fast-check: rings of whole coordinates in any order, so most cross themselves, run back along
// themselves or collapse. What holds for these holds for what users send.
import fc from "fast-check";
import type { MultiPolygon, Position } from "geojson";

/** Spans worth trying: where everything collides, where little does, and the widest a job may be. */
const SPANS = [6, 30, 1000, 2 ** 30 - 8] as const;

function ring(span: number, most: number): fc.Arbitrary<Position[]> {
  return fc.array(fc.tuple(fc.integer({ min: 0, max: span }), fc.integer({ min: 0, max: span })), {
    minLength: 3,
    maxLength: most,
  });
}

function area(span: number): fc.Arbitrary<MultiPolygon> {
  const part = fc
    .tuple(ring(span, 9), fc.array(ring(span, 5), { maxLength: 1 }))
    .map(([shell, holes]) => [shell, ...holes]);
  return fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => ({
    type: "MultiPolygon",
    coordinates: parts.map((rings) => rings.map((points) => [...points, points[0]!])),
  }));
}

/** `n` areas over one span. */
export function areas(n: number): fc.Arbitrary<MultiPolygon[]> {
  return fc.constantFrom(...SPANS).chain((span) => fc.array(area(span), { minLength: n, maxLength: n }));
}
