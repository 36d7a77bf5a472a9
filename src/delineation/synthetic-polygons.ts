// The polygons of regions of cells, walked along the sides that bound each, its own ground on the left. At a corner where two
// of its cells meet only in the corner, the walk turns right, so that a hole never runs into the shell it touches: rings come
// out simple, and polygons valid. Points are numbers of the mesh; positions are made of them flat or as GeoJSON.
// Cost: each side is walked at most twice.
import type { Position } from "geojson";
import type { PolygonSet } from "../geometry/index.ts";
import { pickFeatures } from "../geometry/polygon-set-parts.ts";
import { EAST, NORTH, SOUTH, type SyntheticMesh, WEST } from "./synthetic-mesh.ts";
import type { Regions } from "./synthetic-regions.ts";

const STEP_C = [1, 0, -1, 0] as const;
const STEP_R = [0, 1, 0, -1] as const;
/** The cell on the left of what leaves a corner in each direction, from the cell to its north-east. */
const LEFT_C = [0, -1, -1, 0] as const;
const LEFT_R = [0, 0, -1, -1] as const;

/** The polygon of every region in points of the mesh: rings closed, the shell first. @internal */
export interface RegionPolygons {
  readonly points: Int32Array;
  readonly ringOffsets: Int32Array;
  /** First ring of each region. */
  readonly polygonOffsets: Int32Array;
}

/**
 * The polygon of every region. With `noded` false, corners that the border of the region runs straight through are left
 * out. @internal
 */
export function polygonsOf(mesh: SyntheticMesh, { count, ofCell }: Regions, noded: boolean): RegionPolygons {
  const { columns, rows } = mesh;
  const wide = columns + 1;
  const regionAt = (c: number, r: number): number =>
    c < 0 || r < 0 || c >= columns || r >= rows ? -1 : ofCell[r * columns + c]!;
  const walked = new Uint8Array(4 * wide * (rows + 1));
  const rings = new RingLog();
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      for (const direction of [EAST, NORTH, WEST, SOUTH]) {
        if (walked[4 * (r * wide + c) + direction] === 1) continue;
        const region = regionAt(c + LEFT_C[direction]!, r + LEFT_R[direction]!);
        if (region < 0 || !bounds(regionAt, region, c, r, direction)) continue;
        const twiceArea = walk(mesh, regionAt, region, c, r, direction, walked, noded, rings);
        rings.end(region, twiceArea > 0);
      }
    }
  }
  return rings.byRegion(count);
}

/** Rings as they are walked, one point after another. */
class RingLog {
  #points = new Int32Array(1 << 12);
  #size = 0;
  readonly #start: number[] = [0];
  readonly #region: number[] = [];
  readonly #isShell: boolean[] = [];

  put(point: number): void {
    if (this.#size === this.#points.length) {
      const points = new Int32Array(2 * this.#size);
      points.set(this.#points);
      this.#points = points;
    }
    this.#points[this.#size++] = point;
  }

  /** Closes the ring under way. */
  end(region: number, isShell: boolean): void {
    this.put(this.#points[this.#start[this.#start.length - 1]!]!);
    this.#start.push(this.#size);
    this.#region.push(region);
    this.#isShell.push(isShell);
  }

  byRegion(count: number): RegionPolygons {
    const polygonOffsets = new Int32Array(count + 1);
    for (const region of this.#region) polygonOffsets[region + 1]!++;
    for (let region = 0; region < count; region++) polygonOffsets[region + 1]! += polygonOffsets[region]!;
    // a region hangs together by sides, so it has one shell; its holes follow as they were met
    const next = polygonOffsets.map((first) => first + 1);
    const order = new Int32Array(this.#region.length);
    this.#region.forEach((region, ring) => {
      order[this.#isShell[ring] ? polygonOffsets[region]! : next[region]!++] = ring;
    });
    const points = new Int32Array(this.#size);
    const ringOffsets = new Int32Array(order.length + 1);
    order.forEach((ring, i) => {
      const own = this.#points.subarray(this.#start[ring]!, this.#start[ring + 1]!);
      points.set(own, ringOffsets[i]!);
      ringOffsets[i + 1] = ringOffsets[i]! + own.length;
    });
    return { points, ringOffsets, polygonOffsets };
  }
}

/** The polygon of a region as GeoJSON; points that polygons share are one position. @internal */
export function nestedPolygon(mesh: SyntheticMesh, polygons: RegionPolygons, region: number): Position[][] {
  const { points, ringOffsets, polygonOffsets } = polygons;
  const rings: Position[][] = [];
  for (let r = polygonOffsets[region]!; r < polygonOffsets[region + 1]!; r++)
    rings.push(Array.from(points.subarray(ringOffsets[r]!, ringOffsets[r + 1]!), (point) => mesh.position(point)));
  return rings;
}

/** Features of the polygons of some regions each, flat. @internal */
export function flatFeatures(
  mesh: SyntheticMesh,
  { points, ringOffsets, polygonOffsets }: RegionPolygons,
  features: readonly (readonly number[])[],
): PolygonSet {
  const all: PolygonSet = {
    coords: mesh.coordinates(points),
    ringOffsets,
    polygonOffsets,
    featureOffsets: Int32Array.from({ length: polygonOffsets.length }, (_, region) => region),
  };
  const featureOffsets = new Int32Array(features.length + 1);
  features.forEach((members, f) => {
    featureOffsets[f + 1] = featureOffsets[f]! + members.length;
  });
  return { ...pickFeatures(all, features.flat()), featureOffsets };
}

/** Vertices of the polygon of a region, the repeated last ones not counted. @internal */
export function vertexCountOf({ ringOffsets, polygonOffsets }: RegionPolygons, region: number): number {
  const [from, to] = [polygonOffsets[region]!, polygonOffsets[region + 1]!];
  return ringOffsets[to]! - ringOffsets[from]! - (to - from);
}

type RegionAt = (c: number, r: number) => number;

/** Whether what leaves a corner in a direction has the region on its left and not on its right. */
function bounds(regionAt: RegionAt, region: number, c: number, r: number, direction: number): boolean {
  const right = (direction + 3) % 4;
  return (
    regionAt(c + LEFT_C[direction]!, r + LEFT_R[direction]!) === region &&
    regionAt(c + LEFT_C[right]!, r + LEFT_R[right]!) !== region
  );
}

/** Walks a ring and tells twice its area in cells, negative for a hole. */
function walk(
  mesh: SyntheticMesh,
  regionAt: RegionAt,
  region: number,
  startC: number,
  startR: number,
  startDirection: number,
  walked: Uint8Array,
  noded: boolean,
  ring: RingLog,
): number {
  const wide = mesh.columns + 1;
  let [c, r, direction] = [startC, startR, startDirection];
  let before = -1;
  let twiceArea = 0;
  do {
    walked[4 * (r * wide + c) + direction] = 1;
    // the first corner is kept: whether the walk comes back straight is not known yet
    if (noded || before !== direction) ring.put(mesh.corner(c, r));
    mesh.eachInner(c, r, direction, (point) => ring.put(point));
    // orientation of the ring of corners is that of the ring: sides stay near their base lines
    twiceArea += c * STEP_R[direction]! - r * STEP_C[direction]!;
    c += STEP_C[direction]!;
    r += STEP_R[direction]!;
    before = direction;
    const turns = [(direction + 3) % 4, direction, (direction + 1) % 4];
    direction = turns.find((turn) => bounds(regionAt, region, c, r, turn))!;
  } while (c !== startC || r !== startR || direction !== startDirection);
  return twiceArea;
}
