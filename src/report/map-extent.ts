// What ground a map shows.
import type { Geometry, Position } from "geojson";
import type { Project } from "../domain/index.ts";
import type { Box } from "./map-projection.ts";

/** A footprint as one geometry; `null` when it is empty. @internal */
export function asGeometry(footprint: Project["footprint"]): Geometry | null {
  const geometries: Geometry[] = [];
  const add = (g: Project["footprint"] | null, depth: number): void => {
    if (!g || depth > 64) return;
    if (g.type === "FeatureCollection") for (const feature of g.features) add(feature, depth + 1);
    else if (g.type === "Feature") add(g.geometry as Geometry | null, depth + 1);
    else geometries.push(g);
  };
  add(footprint, 0);
  return geometries.length === 0 ? null : { type: "GeometryCollection", geometries };
}

/** The box around a geometry; `null` around nothing. @internal */
export function boxOf(geometry: Geometry | null): Box | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let northern = -Infinity;
  const add = (item: unknown, depth: number): void => {
    if (!Array.isArray(item) || depth > 8) return;
    if (typeof item[0] === "number") {
      const [x, y] = item as Position as [number, number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > northern) northern = y;
    } else for (const part of item) add(part, depth + 1);
  };
  const walk = (g: Geometry | null, depth: number): void => {
    if (!g || depth > 64) return;
    if (g.type === "GeometryCollection") for (const part of g.geometries) walk(part, depth + 1);
    else add(g.coordinates, 0);
  };
  walk(geometry, 0);
  return west <= east ? [west, south, east, northern] : null;
}

/** How much ground to show around a footprint: more where it is small, less where it crosses half a city. @internal */
export function surroundings([west, south, east, northern]: Box): number {
  const span = Math.max(east - west, northern - south);
  return span < 0.02 ? 1.1 : span < 0.1 ? 0.8 : 0.45;
}

/** A box with a share of its size added on each side. @internal */
export function grownBox([west, south, east, northern]: Box, by: number): Box {
  const x = (east - west) * by;
  const y = (northern - south) * by;
  return [west - x, south - y, east + x, northern + y];
}
