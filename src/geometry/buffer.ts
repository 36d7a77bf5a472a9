// All ground within some metres of a geometry. Every chain of edges is swept by a disc: its outline runs along the chain at the
// distance asked for on one side, around the end, and back on the other. Where the chain turns, the outer side has an arc and
// the inner side goes through the vertex, so the outline is the sum of strips and wedges that all wind the same way, and the
// non-zero rule unites them. No chain is swept whole: runs of a few edges are united first, then their neighbours, so what
// a wiggly line piles up on itself is thrown away while it is small, and nothing is compared with everything.
//
// A point of the outline is the end of a geodesic of that length, at right angles to the edge: a step or a few of Runge and
// Kutta's fourth-order rule on the equations of the geodesic on a surface of revolution (Karney 2013, doi:10.1007/s00190-012-0578-z,
// eqs. 1-4), which with a unit vector for the azimuth need no trigonometry. Metres per degree come from `lengthM` at whole
// degrees of latitude and are interpolated by cubics, to 1e-8. Arcs are halved, and edges too, until the outline is near enough.
//
// Guarantee: the outline lies at most `maxErrorM` inside the distance and a tenth of that outside, but for the grid and 5e-7
// of the distance (3e-8 up to latitude 60°). Cost: about 0.2 ms a vertex of a wiggly line, mostly its round corners.
import type { MultiPolygon, Position } from "geojson";
import type { OverlayOptions } from "./arrangement.ts";
import { difference, union } from "./boolean.ts";
import { lengthM } from "./distance.ts";
import { type Located, readFigure } from "./figure.ts";
import { optionError } from "./option-error.ts";
import type { PolygonSet } from "./polygon-set.ts";
import { chooseGrid, emptyExtent, extend } from "./precision.ts";

/** Options of {@link bufferM}. 缓冲区选项. */
export interface BufferOptions extends OverlayOptions {
  /**
   * How far the outline may lie inside the true one, m; above 0. Default: 1e-4 of the distance, which makes 256 corners of a
   * circle; four times as much makes half as many. 最大误差.
   */
  readonly maxErrorM?: number;
}

/** Farthest distance, m. */
const MOST_METRES = 100_000;
/** Farthest latitude, degrees: beyond it metres per degree change too fast. */
const MOST_LATITUDE = 85;
/** Most that a geodesic may turn in a step, radians: its error is then below 3e-7 of the step. */
const MOST_TURN = 0.05;
/** Nearer than this, points of an outline are one: 1e-12 degree is a tenth of a micrometre. */
const FINEST_DEG = 1e-12;
/** Edges in a run that is swept at once, and runs that are united at once. */
const RUN = 16;

/** A direction on the ground: metres east and north, together 1. */
type Heading = readonly [east: number, north: number];

/**
 * All ground within a distance of a geometry, on the CGCS2000 ellipsoid, edges straight in longitude and latitude, corners
 * round. A negative distance shrinks: the ground of polygons that is not within it of their border. 缓冲区.
 *
 * The outline lies inside the true one by at most `maxErrorM`, and outside it by at most a tenth of that, but for the grid and
 * 5e-7 of the distance. Ask {@link distanceM} where a centimetre decides.
 *
 * @param g - any GeoJSON in degrees, or a {@link PolygonSet}; never mutated. Holes count. Lines and points have no ground of
 * their own: they vanish at 0 and below
 * @param metres - from -100 000 to 100 000; 0 gives the polygons united
 * @param options - the error, and grid, fill rule and budgets as for {@link union}; budgets hold for each step alone
 * @returns a valid MultiPolygon, `coordinates: []` where nothing is left; it may reach beyond ±180°
 * @throws SanxianError `OPTION_INVALID` for a distance out of range or geometry beyond latitude ±85°; `GEOMETRY_NOT_LONLAT`,
 * `GEOMETRY_NOT_FINITE`, `GEOMETRY_POSITION`, `GEOMETRY_TYPE` with the JSON path; `GRID_EXTENT`; when a budget is passed
 * @example
 * ```ts
 * const well: Point = { type: "Point", coordinates: [120, 30] };
 * area(bufferM(well, 1000)).toFixed(0); //=> "3141277"
 * bufferM(well, 1000, { maxErrorM: 10 }).coordinates[0]?.[0]?.length; //=> 33
 * ```
 */
export function bufferM(g: Located, metres: number, options: BufferOptions = {}): MultiPolygon {
  const reach = Math.abs(metres);
  if (!Number.isFinite(metres) || reach > MOST_METRES)
    throw optionError("metres", metres, `a number from -${MOST_METRES} to ${MOST_METRES}`);
  const maxErrorM = options.maxErrorM ?? reach * 1e-4;
  if (options.maxErrorM !== undefined && !(maxErrorM > 0))
    throw optionError("maxErrorM", maxErrorM, "a number above 0");
  const { coords, partStart, polygonStart } = readFigure(g, "$");
  const extent = emptyExtent();
  extend(extent, coords);
  const farthest = Math.max(extent.maxY, -extent.minY);
  if (farthest > MOST_LATITUDE)
    throw optionError("metres", metres, `a geometry within latitude ±${MOST_LATITUDE}, not one at ${farthest}`);

  const ground = new Ground();
  if (coords.length > 0) {
    // a little more than the distance is at most, so that one grid holds all steps
    const margin = (1.02 * reach) / ground.at(0).north;
    const wide = (1.02 * reach) / ground.at(farthest + margin).east;
    extent.minX -= wide;
    extent.maxX += wide;
    extent.minY -= margin;
    extent.maxY += margin;
  }
  const { step: grid } = chooseGrid(extent, options.grid);
  const { fillRule, maxErrorM: _, ...budgets } = options;
  const settings = { ...budgets, grid };
  // finer than a step of the grid there is nothing to see
  const errorM = Math.min(Math.max(maxErrorM, grid * ground.at(0).north), reach);

  const rings = polygonStart[polygonStart.length - 1]!;
  const set: PolygonSet = {
    coords: coords.subarray(0, 2 * partStart[rings]!),
    ringOffsets: partStart.subarray(0, rings + 1),
    polygonOffsets: polygonStart,
    featureOffsets: Int32Array.of(0, polygonStart.length - 1),
  };
  // borders are those of the united polygons: what one of them covers of another's ring is none
  const polygons = union(set, fillRule === undefined ? settings : { ...settings, fillRule });
  if (reach === 0) return polygons;

  let swept: MultiPolygon["coordinates"][] = [];
  const sweep = (chain: readonly Position[]): void => {
    const corners = chain.filter((p, i) => i === 0 || p[0] !== chain[i - 1]![0] || p[1] !== chain[i - 1]![1]);
    for (let i = 0; i === 0 || i < corners.length - 1; i += RUN) {
      const outline = ground.outline(corners.slice(i, i + RUN + 1), reach, errorM);
      swept.push(union({ type: "Polygon", coordinates: [outline] }, settings).coordinates);
    }
  };
  for (const polygon of polygons.coordinates) polygon.forEach(sweep);
  if (metres > 0)
    for (let part = rings; part + 1 < partStart.length; part++) {
      const line: Position[] = [];
      for (let i = partStart[part]!; i < partStart[part + 1]!; i++) line.push([coords[2 * i]!, coords[2 * i + 1]!]);
      sweep(line);
    }
  while (swept.length > RUN) {
    const united: MultiPolygon["coordinates"][] = [];
    for (let i = 0; i < swept.length; i += RUN) united.push(unite(swept.slice(i, i + RUN), settings));
    swept = united;
  }
  return metres > 0
    ? union({ type: "MultiPolygon", coordinates: [...polygons.coordinates, ...swept.flat()] }, settings)
    : difference(polygons, { type: "MultiPolygon", coordinates: swept.flat() }, settings);
}

function unite(parts: readonly MultiPolygon["coordinates"][], settings: OverlayOptions): MultiPolygon["coordinates"] {
  return union({ type: "MultiPolygon", coordinates: parts.flat() }, settings).coordinates;
}

/** The ellipsoid at a latitude: metres per degree, and how fast a geodesic to the east turns, radians per metre. */
interface Scale {
  readonly east: number;
  readonly north: number;
  readonly turn: number;
}

/** The ground as seen from degrees. */
class Ground {
  readonly #scales = new Map<number, Scale>();

  /** Measured at a whole degree. */
  #measured(lat: number): Scale {
    let scale = this.#scales.get(lat);
    if (scale === undefined) {
      const east = parallelM(lat);
      const north = segmentM(0, lat - 0.01, 0, lat + 0.01) / 0.02;
      const turn = (parallelM(lat - 0.1) - parallelM(lat + 0.1)) / (0.2 * east * north);
      this.#scales.set(lat, (scale = { east, north, turn }));
    }
    return scale;
  }

  /** Interpolated between the four whole degrees around. */
  at(lat: number): Scale {
    const below = Math.floor(lat);
    const t = lat - below;
    let [east, north, turn] = [0, 0, 0];
    const weights = [
      (-t * (t - 1) * (t - 2)) / 6,
      ((t + 1) * (t - 1) * (t - 2)) / 2,
      (-(t + 1) * t * (t - 2)) / 2,
      ((t + 1) * t * (t - 1)) / 6,
    ];
    for (let i = 0; i < 4; i++) {
      const scale = this.#measured(below - 1 + i);
      east += weights[i]! * scale.east;
      north += weights[i]! * scale.north;
      turn += weights[i]! * scale.turn;
    }
    return { east, north, turn };
  }

  /** The end of the geodesic that leaves a point in a direction. */
  shoot([lon, lat]: Position, [u, v]: Heading, metres: number): Position {
    // dL/ds = u / east, dB/ds = v / north, and the heading turns by u · turn
    const slope = (atLat: number, e: number, n: number): [number, number, number, number] => {
      const { east, north, turn } = this.at(atLat);
      return [e / east, n / north, e * n * turn, -e * e * turn];
    };
    let [x, y, e, n] = [lon!, lat!, u, v];
    const steps = Math.max(1, Math.ceil((metres * Math.abs(this.at(y).turn)) / MOST_TURN));
    const h = metres / steps;
    for (let i = 0; i < steps; i++) {
      const a = slope(y, e, n);
      const b = slope(y + (h / 2) * a[1], e + (h / 2) * a[2], n + (h / 2) * a[3]);
      const c = slope(y + (h / 2) * b[1], e + (h / 2) * b[2], n + (h / 2) * b[3]);
      const d = slope(y + h * c[1], e + h * c[2], n + h * c[3]);
      const mean = (k: 0 | 1 | 2 | 3): number => (h / 6) * (a[k] + 2 * (b[k] + c[k]) + d[k]);
      x += mean(0);
      y += mean(1);
      e += mean(2);
      n += mean(3);
    }
    return [x, y];
  }

  /** The direction of an edge at a point of it. */
  heading([, lat]: Position, from: Position, to: Position): Heading {
    const { east, north } = this.at(lat!);
    return unit((to[0]! - from[0]!) * east, (to[1]! - from[1]!) * north);
  }

  /** The outline of a chain of distinct corners swept by a disc, closed and counter-clockwise. */
  outline(chain: readonly Position[], metres: number, maxErrorM: number): Position[] {
    const ring: Position[] = [];
    if (chain.length === 1) {
      this.#halfCircle(ring, chain[0]!, [1, 0], metres, maxErrorM);
      this.#halfCircle(ring, chain[0]!, [-1, 0], metres, maxErrorM);
    } else {
      this.#side(ring, chain, metres, maxErrorM);
      this.#side(ring, [...chain].reverse(), metres, maxErrorM);
    }
    ring.push(ring[0]!);
    return ring;
  }

  /** The right side of a chain and the half circle around its end. */
  #side(ring: Position[], chain: readonly Position[], metres: number, maxErrorM: number): void {
    const last = chain.length - 1;
    for (let i = 0; i < last; i++) {
      const from = chain[i]!;
      const to = chain[i + 1]!;
      const ahead = this.heading(from, from, to);
      const arrived = this.heading(to, from, to);
      const start = this.shoot(from, right(ahead), metres);
      const end = this.shoot(to, right(arrived), metres);
      ring.push(start);
      const tip = (share: number): Position => {
        const foot = [from[0]! + share * (to[0]! - from[0]!), from[1]! + share * (to[1]! - from[1]!)];
        return this.shoot(foot, right(this.heading(foot, from, to)), metres);
      };
      this.#refine(ring, 0, start, 1, end, middleOf, tip, 0.1 * maxErrorM);
      ring.push(end);
      if (i + 1 === last) this.#halfCircle(ring, to, arrived, metres, maxErrorM);
      else {
        const next = this.heading(to, to, chain[i + 2]!);
        const cross = arrived[0] * next[1] - arrived[1] * next[0];
        const back = arrived[0] * next[0] + arrived[1] * next[1] < 0;
        // on the inner side through the corner: whatever the next edge's length, strips then add up
        if (cross < 0 || (cross === 0 && !back)) ring.push(to);
        else if (back) {
          this.#arc(ring, to, right(arrived), arrived, metres, maxErrorM);
          ring.push(this.shoot(to, arrived, metres));
          this.#arc(ring, to, arrived, right(next), metres, maxErrorM);
        } else this.#arc(ring, to, right(arrived), right(next), metres, maxErrorM);
      }
    }
  }

  /** From the right of a direction around to its left, both ends included. */
  #halfCircle(ring: Position[], centre: Position, ahead: Heading, metres: number, maxErrorM: number): void {
    const start = right(ahead);
    const end: Heading = [-start[0], -start[1]];
    ring.push(this.shoot(centre, start, metres));
    this.#arc(ring, centre, start, ahead, metres, maxErrorM);
    ring.push(this.shoot(centre, ahead, metres));
    this.#arc(ring, centre, ahead, end, metres, maxErrorM);
    ring.push(this.shoot(centre, end, metres));
  }

  /** What lies between two directions, up to a right angle apart. */
  #arc(ring: Position[], centre: Position, from: Heading, to: Heading, metres: number, maxErrorM: number): void {
    const tip = (heading: Heading): Position => this.shoot(centre, heading, metres);
    const between = (a: Heading, b: Heading): Heading => unit(a[0] + b[0], a[1] + b[1]);
    this.#refine(ring, from, tip(from), to, tip(to), between, tip, 0.9 * maxErrorM);
  }

  /** What lies between two points of an outline, where it runs farther from their chord than an error. */
  #refine<T>(
    ring: Position[],
    from: T,
    start: Position,
    to: T,
    end: Position,
    between: (from: T, to: T) => T,
    tip: (at: T) => Position,
    errorM: number,
  ): void {
    const at = between(from, to);
    const middle = tip(at);
    const { east, north } = this.at(middle[1]!);
    const x = (middle[0]! - (start[0]! + end[0]!) / 2) * east;
    const y = (middle[1]! - (start[1]! + end[1]!) / 2) * north;
    // ends what rounding would go on with
    const fine = Math.abs(start[0]! - end[0]!) + Math.abs(start[1]! - end[1]!) < FINEST_DEG;
    if (x * x + y * y <= errorM * errorM || fine) return;
    this.#refine(ring, from, start, at, middle, between, tip, errorM);
    ring.push(middle);
    this.#refine(ring, at, middle, to, end, between, tip, errorM);
  }
}

function right([east, north]: Heading): Heading {
  return [north, -east];
}

function middleOf(a: number, b: number): number {
  return (a + b) / 2;
}

function unit(east: number, north: number): Heading {
  const size = Math.sqrt(east * east + north * north);
  return [east / size, north / size];
}

function parallelM(lat: number): number {
  return segmentM(0, lat, 1, lat);
}

function segmentM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const coordinates = [
    [lon1, lat1],
    [lon2, lat2],
  ];
  return lengthM({ type: "LineString", coordinates });
}
