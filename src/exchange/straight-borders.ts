// Borders without the vertices that noding left on them (打断点). Layers that are noded together share every vertex: where a layer
// that is withheld meets a published border, that border has a vertex, and rows of such vertices draw what is withheld. Of the
// published borders, as one planar graph, a vertex with exactly two neighbours that lies on the straight line between the
// vertices that stay is none that they need; it is taken out of every ring that has it, so what tiled still tiles.
//
// Guarantee: no border moves by more than `stepDeg`; which vertices go depends on the published borders alone, so neither those that
// stay nor those that go tell of anything withheld. What remains: a corner of a published border where it follows a withheld one,
// because there the border is the same. Where a straightened edge would come nearer than a step to another vertex, the vertices
// stay. Cost: n log n in the vertices.
import type { MultiPolygon, Polygon, Position } from "geojson";

type Area = Polygon | MultiPolygon;

/** A vertex of the graph of borders. */
interface Vertex {
  readonly lon: number;
  readonly lat: number;
  /** Its neighbours along any ring, each once. */
  readonly beside: Set<Vertex>;
}

/**
 * Straightens the borders of areas that share them.
 *
 * @param areas - areas as drawn, all that are published; never changed
 * @param stepDeg - step of the grid that they were noded on, degrees
 * @returns the areas in their order; those that lose no vertex are the same objects
 * @internal
 */
export function straightenBorders(areas: readonly Area[], stepDeg: number): Area[] {
  const vertices = new Map<string, Vertex>();
  const vertexAt = ([lon, lat]: Position): Vertex => {
    // -0 and 0 are one place
    const key = `${lon! + 0},${lat! + 0}`;
    let vertex = vertices.get(key);
    if (vertex === undefined) vertices.set(key, (vertex = { lon: lon! + 0, lat: lat! + 0, beside: new Set() }));
    return vertex;
  };
  const rings = areas.map((area) => ringsOf(area).map((ring) => ring.map(vertexAt)));
  for (const ring of rings.flat())
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
      if (a === b) continue;
      a.beside.add(b);
      b.beside.add(a);
    }
  const near = new Nearby([...vertices.values()]);
  const gone = new Set<Vertex>();
  for (const chain of chainsOf([...vertices.values()])) {
    const kept = new Set(straightened(chain, stepDeg));
    const edges = chain.filter((vertex) => kept.has(vertex));
    const own = new Set(chain);
    const clear = edges.every((a, i) => {
      const b = edges[i + 1];
      return b === undefined || near.along(a, b, stepDeg).every((vertex) => own.has(vertex));
    });
    if (clear) for (const vertex of chain) if (!kept.has(vertex)) gone.add(vertex);
  }
  // ground thinner than a step is not made nothing
  for (let thin = true; thin; ) {
    thin = false;
    for (const ring of rings.flat()) {
      if (new Set(ring.filter((vertex) => !gone.has(vertex))).size >= 3) continue;
      for (const vertex of ring) if (gone.delete(vertex)) thin = true;
    }
  }
  return areas.map((area, i) => {
    if (gone.size === 0 || !rings[i]!.some((ring) => ring.some((vertex) => gone.has(vertex)))) return area;
    const left = rings[i]!.map((ring) => {
      // a ring may be left open: its last vertex is then one of its own
      const open = ring[0] === ring.at(-1) ? ring.slice(0, -1) : ring;
      const stay = open.filter((vertex) => !gone.has(vertex));
      return [...stay, stay[0]!].map(({ lon, lat }): Position => [lon, lat]);
    });
    if (area.type === "Polygon") return { type: "Polygon", coordinates: left };
    let at = 0;
    return { type: "MultiPolygon", coordinates: area.coordinates.map((polygon) => polygon.map(() => left[at++]!)) };
  });
}

function ringsOf(area: Area): Position[][] {
  return area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
}

/** Runs of vertices with two neighbours, each with the vertices at its ends, from the lesser end on. */
function chainsOf(vertices: readonly Vertex[]): Vertex[][] {
  const chains: Vertex[][] = [];
  const walked = new Set<Vertex>();
  const follow = (from: Vertex, next: Vertex): Vertex[] => {
    const chain = [from];
    let [last, here] = [from, next];
    while (here.beside.size === 2 && here !== from) {
      walked.add(here);
      chain.push(here);
      const [one, other] = [...here.beside] as [Vertex, Vertex];
      [last, here] = [here, one === last ? other : one];
    }
    return [...chain, here];
  };
  for (const vertex of vertices)
    if (vertex.beside.size !== 2)
      for (const next of vertex.beside)
        if (next.beside.size === 2 && !walked.has(next)) chains.push(follow(vertex, next));
  // a ring that meets no other: its least vertex, and the one farthest from it, stay
  for (const vertex of vertices) {
    if (walked.has(vertex) || vertex.beside.size !== 2) continue;
    const ring = follow(vertex, [...vertex.beside][0]!).slice(0, -1);
    for (const one of ring) walked.add(one);
    const start = ring.reduce((least, one) => (compare(one, least) < 0 ? one : least));
    const turned = [...ring.slice(ring.indexOf(start)), ...ring.slice(0, ring.indexOf(start))];
    const far = turned.reduce((most, one) => {
      const further = squareTo(one, start) - squareTo(most, start);
      return further > 0 || (further === 0 && compare(one, most) < 0) ? one : most;
    });
    const half = turned.indexOf(far);
    chains.push(turned.slice(0, half + 1), [...turned.slice(half), start]);
  }
  return chains.map((chain) => (compare(chain[0]!, chain.at(-1)!) > 0 ? chain.reverse() : chain));
}

function compare(a: Vertex, b: Vertex): number {
  return a.lon - b.lon || a.lat - b.lat;
}

function squareTo(a: Vertex, b: Vertex): number {
  return (a.lon - b.lon) ** 2 + (a.lat - b.lat) ** 2;
}

/** Douglas and Peucker (1973): the vertices of a chain that must stay so that none is farther from it than a step. */
function straightened(chain: readonly Vertex[], stepDeg: number): Vertex[] {
  const stay = new Set([0, chain.length - 1]);
  const open: [number, number][] = [[0, chain.length - 1]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [from, to] = range;
    let far = -1;
    let most = stepDeg;
    for (let i = from + 1; i < to; i++) {
      const off = distanceDeg(chain[i]!, chain[from]!, chain[to]!);
      if (off > most) {
        most = off;
        far = i;
      }
    }
    if (far < 0) continue;
    stay.add(far);
    open.push([from, far], [far, to]);
  }
  return chain.filter((_, i) => stay.has(i));
}

/** How far a vertex lies from an edge, in the plane of degrees. */
function distanceDeg(p: Vertex, a: Vertex, b: Vertex): number {
  const [dx, dy] = [b.lon - a.lon, b.lat - a.lat];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / square));
  const [ox, oy] = [p.lon - a.lon - along * dx, p.lat - a.lat - along * dy];
  return Math.sqrt(ox * ox + oy * oy);
}

/** Vertices in cells as wide as their mean distance, to be found along an edge. */
class Nearby {
  readonly #cells = new Map<string, Vertex[]>();
  readonly #side: number;

  constructor(vertices: readonly Vertex[]) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { lon, lat } of vertices) {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
    const ground = (east - west) * (north - south);
    this.#side = ground > 0 ? Math.sqrt(ground / vertices.length) : 1;
    for (const vertex of vertices) {
      const key = this.#key(Math.floor(vertex.lon / this.#side), Math.floor(vertex.lat / this.#side));
      const cell = this.#cells.get(key);
      if (cell) cell.push(vertex);
      else this.#cells.set(key, [vertex]);
    }
  }

  #key(column: number, row: number): string {
    return `${column},${row}`;
  }

  /** Vertices nearer to an edge than a step, but for its ends. */
  along(a: Vertex, b: Vertex, stepDeg: number): Vertex[] {
    const side = this.#side;
    const cell = (value: number): number => Math.floor(value / side);
    const found: Vertex[] = [];
    for (
      let column = cell(Math.min(a.lon, b.lon) - stepDeg);
      column <= cell(Math.max(a.lon, b.lon) + stepDeg);
      column++
    ) {
      // of each column only the rows that the edge passes
      const rows = [column * side - stepDeg, (column + 1) * side + stepDeg].map((lon) => {
        const part = a.lon === b.lon ? Number.NaN : (lon - a.lon) / (b.lon - a.lon);
        return Number.isNaN(part) ? Number.NaN : a.lat + Math.min(1, Math.max(0, part)) * (b.lat - a.lat);
      });
      const ends = rows.some(Number.isNaN) ? [a.lat, b.lat] : rows;
      for (let row = cell(Math.min(...ends) - stepDeg); row <= cell(Math.max(...ends) + stepDeg); row++)
        for (const vertex of this.#cells.get(this.#key(column, row)) ?? [])
          if (vertex !== a && vertex !== b && distanceDeg(vertex, a, b) <= stepDeg) found.push(vertex);
    }
    return found;
  }
}
