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

/** The middle of the box of the largest ring in view, where a label may stand; `null` out of view. @internal */
export function labelPlace(geometry: Geometry, projection: Projection): Point | null {
  let best: Point | null = null;
  let largest = 0;
  const polygons =
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  for (const [shell] of polygons) {
    const ring = clip(placed(shell ?? [], projection), projection);
    let left = Infinity;
    let top = Infinity;
    let right = -Infinity;
    let bottom = -Infinity;
    for (const [x, y] of ring) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    const size = (right - left) * (bottom - top);
    if (size > largest) {
      largest = size;
      best = [(left + right) / 2, (top + bottom) / 2];
    }
  }
  return best;
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
function clip(ring: readonly Point[], { width, height }: Projection): Point[] {
  let points: Point[] =
    ring.length > 1 && ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1]
      ? ring.slice(0, -1)
      : [...ring];
  const sides: readonly [axis: 0 | 1, at: number, keepsLess: boolean][] = [
    [0, -MARGIN, false],
    [0, width + MARGIN, true],
    [1, -MARGIN, false],
    [1, height + MARGIN, true],
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
