// Geometry as SVG paths: placed in pixels, cut to the drawing (Sutherland and Hodgman 1974, doi:10.1145/360767.360802) and
// thinned to what can be seen, so that a report stays small however detailed the scheme is.
import type { Geometry, Position } from "geojson";
import type { Projection } from "./map-projection.ts";

type Point = [number, number];
const MARGIN = 6;

/** Paths of a geometry: filled areas, stroked lines, points. @internal */
export interface Drawn {
  readonly areas: string;
  readonly lines: string;
  readonly points: readonly Point[];
}

/** Draws a geometry; recursion is bounded by the depth its reader allowed. @internal */
export function draw(geometry: Geometry | null, projection: Projection): Drawn {
  let areas = "";
  let lines = "";
  const points: Point[] = [];
  const add = (g: Geometry, depth: number): void => {
    if (depth > 64) return;
    switch (g.type) {
      case "GeometryCollection":
        for (const part of g.geometries) add(part, depth + 1);
        return;
      case "Polygon":
      case "MultiPolygon":
        for (const polygon of g.type === "Polygon" ? [g.coordinates] : g.coordinates)
          for (const ring of polygon) areas += ringPath(ring, projection);
        return;
      case "LineString":
      case "MultiLineString":
        for (const line of g.type === "LineString" ? [g.coordinates] : g.coordinates)
          lines += linePath(line, projection);
        return;
      default:
        for (const p of g.type === "Point" ? [g.coordinates] : g.coordinates)
          points.push(projection.place(p[0]!, p[1]!));
    }
  };
  if (geometry) add(geometry, 0);
  return { areas, lines, points };
}

/** What of an area can be seen: its ground, its outline. @internal */
export function sight(
  geometry: Geometry,
  projection: Projection,
): { readonly ground: boolean; readonly edge: boolean } {
  const { width, height } = projection;
  let ground = false;
  let edge = false;
  const polygons =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  for (const polygon of polygons) {
    let seen = 0;
    polygon.forEach((ring, hole) => {
      const points = clip(placed(ring, projection), projection, 0);
      let twice = 0;
      points.forEach(([x, y], i) => {
        const [nextX, nextY] = points[(i + 1) % points.length]!;
        twice += x * nextY - nextX * y;
        // cut to a frame, every side that is not the frame's own has its middle inside
        const [midX, midY] = [(x + nextX) / 2, (y + nextY) / 2];
        if (midX > 0.5 && midX < width - 0.5 && midY > 0.5 && midY < height - 0.5) edge = true;
      });
      seen += hole === 0 ? Math.abs(twice) : -Math.abs(twice);
    });
    if (seen > 2) ground = true;
  }
  return { ground, edge };
}

/** A rectangle in pixels: left, top, right, bottom. @internal */
export type Frame = readonly [number, number, number, number];

/**
 * Where a label of an area may stand: of a raster of points inside it and in view, the one farthest from what must stay
 * clear (up to 60 pixels; beyond that, the one nearest to the middle). `null` where there is no room. @internal
 */
export function labelPlace(
  geometry: Geometry,
  projection: Projection,
  half: number,
  clear: readonly Frame[],
): Point | null {
  const polygons =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  const rings = polygons
    .flatMap((rings) => rings.map((ring) => clip(placed(ring, projection), projection)))
    .filter((ring) => ring.length > 2);
  const { width, height } = projection;
  let best: Point | null = null;
  let highest = -1;
  for (let y = 28; y < height - 28; y += 14) {
    for (let x = Math.ceil(half) + 10; x < width - half - 10; x += 20) {
      if (!holds(rings, x, y)) continue;
      let room = 60;
      for (const frame of clear) room = Math.min(room, distanceTo(frame, x, y, half));
      if (room <= 3) continue;
      // a label whole inside its area reads best
      const whole = [-half, half].every((dx) => holds(rings, x + dx, y - 13) && holds(rings, x + dx, y + 18));
      const score =
        (whole ? 60 : 0) + room - (Math.abs(x - width / 2) / width + Math.abs(y - height / 2) / height) * 12;
      if (score > highest) {
        highest = score;
        best = [x, y];
      }
    }
  }
  return best;
}

/** The polygons of an area as far as they are in view, thinned to what can be seen. @internal */
export function partsInView(geometry: Geometry, projection: Projection): Point[][][] {
  const polygons =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  return polygons
    .map((rings) =>
      rings.map((ring) => thin(clip(placed(ring, projection), projection))).filter((ring) => ring.length > 2),
    )
    .filter((rings) => rings.length > 0);
}

/** Distance from a label's middle to a frame; 0 where they meet. */
function distanceTo([left, top, right, bottom]: Frame, x: number, y: number, half: number): number {
  const dx = Math.max(left - (x + half), x - half - right, 0);
  const dy = Math.max(top - (y + 20), y - 16 - bottom, 0);
  return Math.max(dx, dy);
}

function holds(rings: readonly Point[][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

function placed(ring: readonly Position[], projection: Projection): Point[] {
  return ring.map((p) => projection.place(p[0]!, p[1]!));
}

function ringPath(ring: readonly Position[], projection: Projection): string {
  const visible = thin(clip(placed(ring, projection), projection));
  return visible.length < 3 ? "" : `M${visible.map(pair).join("L")}Z`;
}

function linePath(line: readonly Position[], projection: Projection): string {
  const points = thin(placed(line, projection));
  // a line shorter than what can be seen still is there: a dot of its own length
  if (points.length === 1) return `M${pair(points[0]!)}h.1`;
  return points.length < 2 ? "" : `M${points.map(pair).join("L")}`;
}

function pair([x, y]: Point): string {
  return `${tenth(x)} ${tenth(y)}`;
}

function tenth(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

/** Leaves out points nearer than a third of a pixel to the one before. */
function thin(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const p of points) {
    const last = out.at(-1);
    if (last && Math.abs(p[0] - last[0]) < 0.35 && Math.abs(p[1] - last[1]) < 0.35) continue;
    out.push(p);
  }
  return out;
}

/** A ring cut to the drawing, side by side. */
function clip(ring: readonly Point[], { width, height }: Projection, margin: number = MARGIN): Point[] {
  let points: Point[] =
    ring.length > 1 && ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1]
      ? ring.slice(0, -1)
      : [...ring];
  const sides: readonly [axis: 0 | 1, at: number, keepsLess: boolean][] = [
    [0, -margin, false],
    [0, width + margin, true],
    [1, -margin, false],
    [1, height + margin, true],
  ];
  for (const [axis, at, keepsLess] of sides) {
    const inside = (p: Point): boolean => (keepsLess ? p[axis] <= at : p[axis] >= at);
    const next: Point[] = [];
    for (let i = 0; i < points.length; i++) {
      const p = points[i]!;
      const q = points[(i + 1) % points.length]!;
      if (inside(p)) next.push(p);
      if (inside(p) !== inside(q)) {
        const t = (at - p[axis]) / (q[axis] - p[axis]);
        next.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
      }
    }
    points = next;
  }
  return points;
}
