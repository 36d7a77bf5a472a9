// The border that layers are conformed to: all edges of the reference once, indexed, with the rings they belong to. It can be
// asked for the nearest corner or foot of a perpendicular, takes new nodes on its edges (rounded to the grid, so an edge bends by
// less than one step), and then tells the way along a ring between two of its nodes.
// Cost: n log n to build; a question looks at the edges within the tolerance.
import Flatbush from "flatbush";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { metresPerDegree } from "../geometry/metres-per-degree.ts";

/** A place on the border. @internal */
export interface BorderPlace {
  /** Nearest corner within the tolerance, or -1. */
  readonly corner: number;
  readonly cornerM: number;
  /** Nearest edge. */
  readonly edge: number;
  /** Foot on it, on the grid. */
  readonly x: number;
  readonly y: number;
  readonly edgeM: number;
}

type Areas = FeatureCollection<Polygon | MultiPolygon | null>;

/** The border of a reference. @internal */
export class ReferenceBorder {
  readonly #areas: Areas;
  readonly #round: (value: number) => number;
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly #idOf = new Map<string, number>();
  /** Rings as node numbers, not repeated at the end; in the order of features, polygons and rings. */
  #rings: number[][] = [];
  readonly #edgeFrom: number[] = [];
  readonly #edgeTo: number[] = [];
  readonly #edgeOf = new Map<string, number>();
  readonly #added = new Map<number, number[]>();
  readonly #index: Flatbush | undefined;
  /** Where each node stands in rings: ring, place, ring, place, … */
  #places: number[][] = [];

  constructor(areas: Areas, round: (value: number) => number) {
    this.#areas = areas;
    this.#round = round;
    for (const ring of ringsOf(areas)) {
      const nodes: number[] = [];
      for (const position of ring) {
        const node = this.node(round(position[0]!), round(position[1]!));
        if (nodes.at(-1) !== node) nodes.push(node);
      }
      if (nodes.length > 1 && nodes[0] === nodes.at(-1)) nodes.pop();
      this.#rings.push(nodes);
      for (let i = 0; i < nodes.length; i++) this.#addEdge(nodes[i]!, nodes[(i + 1) % nodes.length]!);
    }
    if (this.#edgeFrom.length === 0) return;
    this.#index = new Flatbush(this.#edgeFrom.length);
    this.#edgeFrom.forEach((from, e) => {
      const to = this.#edgeTo[e]!;
      this.#index!.add(
        Math.min(this.x[from]!, this.x[to]!),
        Math.min(this.y[from]!, this.y[to]!),
        Math.max(this.x[from]!, this.x[to]!),
        Math.max(this.y[from]!, this.y[to]!),
      );
    });
    this.#index.finish();
  }

  /** The number of a node by its place; a new one where there is none. */
  node(x: number, y: number): number {
    const key = `${x},${y}`;
    let node = this.#idOf.get(key);
    if (node === undefined) {
      node = this.x.length;
      this.#idOf.set(key, node);
      this.x.push(x);
      this.y.push(y);
    }
    return node;
  }

  #addEdge(from: number, to: number): void {
    if (from === to) return;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (this.#edgeOf.has(key)) return;
    this.#edgeOf.set(key, this.#edgeFrom.length);
    this.#edgeFrom.push(Math.min(from, to));
    this.#edgeTo.push(Math.max(from, to));
  }

  /** What lies within a tolerance of a point; `undefined` when nothing does. */
  nearest(px: number, py: number, toleranceM: number): BorderPlace | undefined {
    if (this.#index === undefined) return undefined;
    const [mx, my] = metresPerDegree(py);
    const [dx, dy] = [toleranceM / mx, toleranceM / my];
    let corner = -1;
    let cornerM = toleranceM;
    let edge = -1;
    let edgeM = toleranceM;
    let foot: readonly [number, number] = [0, 0];
    for (const e of this.#index.search(px - dx, py - dy, px + dx, py + dy).sort((a, b) => a - b)) {
      const [a, b] = [this.#edgeFrom[e]!, this.#edgeTo[e]!];
      const t = nearestAlong(this.x[a]!, this.y[a]!, this.x[b]!, this.y[b]!, px, py, mx, my);
      const fx = this.x[a]! + t * (this.x[b]! - this.x[a]!);
      const fy = this.y[a]! + t * (this.y[b]! - this.y[a]!);
      const d = metres(fx - px, fy - py, mx, my);
      if (d <= edgeM && (edge < 0 || d < edgeM)) {
        edge = e;
        edgeM = d;
        foot = [fx, fy];
      }
      for (const node of [a, b]) {
        const far = metres(this.x[node]! - px, this.y[node]! - py, mx, my);
        if (far <= cornerM && (corner < 0 || far < cornerM || node < corner)) {
          corner = node;
          cornerM = far;
        }
      }
    }
    if (edge < 0) return undefined;
    return { corner, cornerM, edge, x: this.#round(foot[0]), y: this.#round(foot[1]), edgeM };
  }

  /** Puts a node on an edge. */
  addNode(edge: number, x: number, y: number): number {
    const node = this.node(x, y);
    if (node === this.#edgeFrom[edge] || node === this.#edgeTo[edge]) return node;
    const added = this.#added.get(edge) ?? [];
    if (!added.includes(node)) added.push(node);
    this.#added.set(edge, added);
    return node;
  }

  /** Takes the new nodes into the rings; from here on ways can be asked for. */
  settle(): void {
    this.#rings = this.#rings.map((nodes) =>
      nodes.flatMap((from, i) => {
        const to = nodes[(i + 1) % nodes.length]!;
        const edge = this.#edgeOf.get(from < to ? `${from} ${to}` : `${to} ${from}`);
        const added = edge === undefined ? undefined : this.#added.get(edge);
        if (added === undefined) return [from];
        return [from, ...this.#ordered(from, to, added)];
      }),
    );
    this.#places = Array.from({ length: this.x.length }, () => []);
    this.#rings.forEach((nodes, ring) => {
      nodes.forEach((node, at) => {
        this.#places[node]!.push(ring, at);
      });
    });
  }

  /** The edges that got nodes, each with these in order; both as `x,y`. */
  *splits(): Iterable<readonly [from: string, to: string, between: Position[]]> {
    for (const [edge, added] of this.#added) {
      const [from, to] = [this.#edgeFrom[edge]!, this.#edgeTo[edge]!];
      const between = this.#ordered(from, to, added).map((node) => this.position(node));
      yield [`${this.x[from]},${this.y[from]}`, `${this.x[to]},${this.y[to]}`, between];
    }
  }

  #ordered(from: number, to: number, added: readonly number[]): number[] {
    const [x0, y0] = [this.x[from]!, this.y[from]!];
    const along = (node: number): number =>
      (this.x[node]! - x0) * (this.x[to]! - x0) + (this.y[node]! - y0) * (this.y[to]! - y0);
    return [...added].sort((a, b) => along(a) - along(b) || a - b);
  }

  /**
   * The nodes between two nodes of one ring, along the ring, all of which the test lets pass: the shorter way, the same from
   * either end. `undefined` when there is none.
   */
  way(from: number, to: number, passes: (x: number, y: number) => boolean): number[] | undefined {
    // the same question from either end: asked from the lower number
    if (from > to) return this.way(to, from, passes)?.reverse();
    let best: number[] | undefined;
    const [places, others] = [this.#places[from] ?? [], this.#places[to] ?? []];
    for (let i = 0; i < places.length; i += 2) {
      for (let k = 0; k < others.length; k += 2) {
        if (places[i] !== others[k]) continue;
        const nodes = this.#rings[places[i]!]!;
        for (const step of [1, nodes.length - 1]) {
          const way: number[] = [];
          let at = (places[i + 1]! + step) % nodes.length;
          while (at !== others[k + 1]! && way.length <= nodes.length) {
            const node = nodes[at]!;
            if (!passes(this.x[node]!, this.y[node]!) || (best && way.length >= best.length)) break;
            way.push(node);
            at = (at + step) % nodes.length;
          }
          if (at === others[k + 1]! && (best === undefined || way.length < best.length)) best = way;
        }
      }
    }
    return best;
  }

  position(node: number): Position {
    return [this.x[node]!, this.y[node]!];
  }

  /** The reference with its new nodes. */
  areas<P>(): FeatureCollection<Polygon | MultiPolygon | null, P> {
    let next = 0;
    const ringAt = (): Position[] => {
      const nodes = this.#rings[next++]!;
      return nodes.length === 0 ? [] : [...nodes, nodes[0]!].map((node) => this.position(node));
    };
    const features = this.#areas.features.map((feature): Feature<Polygon | MultiPolygon | null> => {
      const { geometry } = feature;
      if (geometry === null) return feature;
      if (geometry.type === "Polygon")
        return { ...feature, geometry: { type: "Polygon", coordinates: geometry.coordinates.map(ringAt) } };
      const coordinates = geometry.coordinates.map((rings) => rings.map(ringAt));
      return { ...feature, geometry: { type: "MultiPolygon", coordinates } };
    });
    return { type: "FeatureCollection", features: features as Feature<Polygon | MultiPolygon | null, P>[] };
  }
}

function* ringsOf({ features }: Areas): Iterable<Position[]> {
  for (const { geometry } of features) {
    if (geometry === null) continue;
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of parts) yield* rings;
  }
}

/** Length of a small step in metres. @internal */
export function metres(dx: number, dy: number, mx: number, my: number): number {
  return Math.sqrt(dx * mx * (dx * mx) + dy * my * (dy * my));
}

/** Where along an edge, 0 to 1, a point is nearest. @internal */
export function nearestAlong(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  mx: number,
  my: number,
): number {
  const [ex, ey] = [(bx - ax) * mx, (by - ay) * my];
  const square = ex * ex + ey * ey;
  if (square === 0) return 0;
  return Math.min(1, Math.max(0, ((px - ax) * mx * ex + (py - ay) * my * ey) / square));
}
