// The shortest distance between two sets of edges that are straight in longitude and latitude, on the ellipsoid.
//
// Search runs in space, not in a map: vertices as earth-centred X, Y, Z, where the chord between two points never exceeds
// their geodesic, at any latitude and across the antimeridian. An edge bows out of its chord by at most
// max|r″| / 8 ≤ 1.01 a (|ΔL| + |ΔB|)² / 8; with boxes widened by that, every bound is a proven one.
//
//   edges -> pieces of at most 1/4° -> runs of 8 -> binary tree of boxes;  two trees are descended together, nearest
//   first, and left wherever their boxes are farther apart than the best chord so far
//
// Edges that do not cross come nearest at an end of one of them, so a pair of pieces asks four times for the foot of a point
// on a curve: first on the chord, less the bow, which settles nearly all; then by Gauss-Newton on the curve itself. Whether
// edges touch is decided on the edges as given, by exact signs. At last the geodesic between the two feet is measured.
//
// Guarantee: the nearest pair by chord is the nearest by geodesic up to (d/R)²/24 times the 0.7 % by which curvature
// depends on the azimuth: 1e-7 relative at 100 km, 1e-5 at 1000 km. Cost: 0.1 µs per vertex to build; descending 10 to 50 µs.
import { cosine, EQUATOR_RADIUS, e2, RADIAN, sinCos, sine, sumAdd, sumBegin, sumEnd } from "./ellipsoid";
import { geodesicM } from "./geodesic";
import { alloc, f64At, i32At, setF64, setI32 } from "./memory";

const RUN: i32 = 8; // pieces per leaf

// A figure: what the host lays out (src/geometry/figure.ts) and `figure` finishes.
const COORDS: usize = 0; // f64 lon, lat as given
const PART_START: usize = 4; // i32 per part + 1
const PARTS: usize = 8;
const POLYGON_START: usize = 12; // i32 part per polygon + 1; the first parts are the rings
const POLYGONS: usize = 16;
const POLYGON_BOX: usize = 20; // f64 west, south, east, north
const PIECES: usize = 24;
const PIECE_VERTEX: usize = 28; // i32 into vertices: the piece runs from it to the next
const PIECE_EDGE: usize = 32; // i32 into coords: the edge the piece belongs to
const PIECE_BOW: usize = 36; // f64 m
const VERTICES: usize = 40; // f64 lon, lat, x, y, z
const VERTEX_COUNT: usize = 44;
const BOXES: usize = 48; // f64 least x, y, z, greatest x, y, z; leaves first, then level by level
const ROOT: usize = 52; // level of the root
const LEVELS: usize = 56; // 32 pairs of i32: first box, boxes

// @ts-ignore: decorator
@inline
function get(f: usize, field: usize): i32 {
  return load<i32>(f + field);
}

// A point in space and, after `tangent`, the derivative along an edge.
let px: f64 = 0;
let py: f64 = 0;
let pz: f64 = 0;
let tx: f64 = 0;
let ty: f64 = 0;
let tz: f64 = 0;

/** The point at a longitude and latitude, and its velocity when these move by dLon, dLat, all in degrees. */
function locatePoint(lon: f64, lat: f64, dLon: f64, dLat: f64): void {
  sinCos(lon);
  const sl = sine;
  const cl = cosine;
  sinCos(lat);
  const q = 1 / (1 - e2 * sine * sine);
  const n = EQUATOR_RADIUS * sqrt(q);
  const r = n * cosine;
  px = r * cl;
  py = r * sl;
  pz = n * (1 - e2) * sine;
  const along = dLon * RADIAN;
  const up = dLat * RADIAN * n * (1 - e2) * q;
  tx = -py * along - up * sine * cl;
  ty = px * along - up * sine * sl;
  tz = up * cosine;
}

/** Finishes a figure that the host laid out: puts its vertices into space and grows the tree. */
export function figure(f: usize): void {
  let v = <usize>get(f, VERTICES);
  for (let i = get(f, VERTEX_COUNT); i > 0; i--) {
    locatePoint(f64At(v, 0), f64At(v, 1), 0, 0);
    setF64(v, 2, px);
    setF64(v, 3, py);
    setF64(v, 4, pz);
    v += 40;
  }
  growTree(f, get(f, PIECES));
}

// @ts-ignore: decorator
@inline
function boxAt(f: usize, box: i32): usize {
  return <usize>get(f, BOXES) + <usize>box * 48;
}

function growTree(f: usize, pieces: i32): void {
  const leaves = (pieces + RUN - 1) / RUN;
  // ceil at each level: at most one box per level beyond twice the leaves
  store<usize>(f + BOXES, alloc(2 * <u64>leaves + 32, 48));
  let level = 0;
  let first = 0;
  let count = leaves;
  for (;;) {
    store<i32>(f + LEVELS + (<usize>level << 3), first);
    store<i32>(f + LEVELS + (<usize>level << 3) + 4, count);
    for (let b = 0; b < count; b++) {
      const box = boxAt(f, first + b);
      for (let k = 0; k < 3; k++) {
        setF64(box, k, Infinity);
        setF64(box, k + 3, -Infinity);
      }
      if (level == 0) {
        const end = min(RUN * (b + 1), pieces);
        for (let s = RUN * b; s < end; s++) {
          const bow = f64At(get(f, PIECE_BOW), s);
          const v = <usize>get(f, VERTICES) + <usize>i32At(get(f, PIECE_VERTEX), s) * 40;
          for (let k = 0; k < 3; k++) {
            const a = f64At(v, k + 2);
            const c = f64At(v, k + 7);
            setF64(box, k, min(f64At(box, k), min(a, c) - bow));
            setF64(box, k + 3, max(f64At(box, k + 3), max(a, c) + bow));
          }
        }
      } else {
        const below = load<i32>(f + LEVELS + (<usize>(level - 1) << 3));
        for (let child = below + 2 * b; child < min(below + 2 * b + 2, first); child++) {
          const c = boxAt(f, child);
          for (let k = 0; k < 3; k++) {
            setF64(box, k, min(f64At(box, k), f64At(c, k)));
            setF64(box, k + 3, max(f64At(box, k + 3), f64At(c, k + 3)));
          }
        }
      }
    }
    first += count;
    if (count <= 1) break;
    count = (count + 1) >> 1;
    level++;
  }
  store<i32>(f + ROOT, level);
}

// The search: the two figures, the best chord, and the two feet that attain it in degrees.
let figureA: usize = 0;
let figureB: usize = 0;
let best: f64 = 0;
let lonA: f64 = 0;
let latA: f64 = 0;
let lonB: f64 = 0;
let latB: f64 = 0;

/** Square of the gap between two boxes. */
function gap(a: usize, b: usize): f64 {
  const x = max(0, max(f64At(a, 0) - f64At(b, 3), f64At(b, 0) - f64At(a, 3)));
  const y = max(0, max(f64At(a, 1) - f64At(b, 4), f64At(b, 1) - f64At(a, 4)));
  const z = max(0, max(f64At(a, 2) - f64At(b, 5), f64At(b, 2) - f64At(a, 5)));
  return x * x + y * y + z * z;
}

function descend(levelA: i32, a: i32, levelB: i32, b: i32): void {
  const firstA = load<i32>(figureA + LEVELS + (<usize>levelA << 3));
  const firstB = load<i32>(figureB + LEVELS + (<usize>levelB << 3));
  if (gap(boxAt(figureA, firstA + a), boxAt(figureB, firstB + b)) >= best * best) return;
  if (levelA == 0 && levelB == 0) {
    const endA = min(RUN * (a + 1), get(figureA, PIECES));
    const endB = min(RUN * (b + 1), get(figureB, PIECES));
    for (let s = RUN * a; s < endA; s++) for (let t = RUN * b; t < endB; t++) comparePieces(s, t);
    return;
  }
  // halves of the higher one, the nearer half first
  const splitA = levelA >= levelB;
  const level = (splitA ? levelA : levelB) - 1;
  const f = splitA ? figureA : figureB;
  const below = load<i32>(f + LEVELS + (<usize>level << 3));
  const count = load<i32>(f + LEVELS + (<usize>level << 3) + 4);
  let near = 2 * (splitA ? a : b);
  let far = near + 1;
  if (far < count) {
    const other = splitA ? boxAt(figureB, firstB + b) : boxAt(figureA, firstA + a);
    if (gap(boxAt(f, below + far), other) < gap(boxAt(f, below + near), other)) {
      far = near;
      near++;
    }
  }
  if (splitA) descend(level, near, levelB, b);
  else descend(levelA, a, level, near);
  if (far >= count) return;
  if (splitA) descend(level, far, levelB, b);
  else descend(levelA, a, level, far);
}

function comparePieces(s: i32, t: i32): void {
  if (best == 0) return;
  const a = <usize>get(figureA, VERTICES) + <usize>i32At(get(figureA, PIECE_VERTEX), s) * 40;
  const b = <usize>get(figureB, VERTICES) + <usize>i32At(get(figureB, PIECE_VERTEX), t) * 40;
  const edgeA = <usize>get(figureA, COORDS) + (<usize>i32At(get(figureA, PIECE_EDGE), s) << 4);
  const edgeB = <usize>get(figureB, COORDS) + (<usize>i32At(get(figureB, PIECE_EDGE), t) << 4);
  if (edgesTouch(edgeA, edgeB)) {
    best = 0;
    return;
  }
  const bowA = f64At(get(figureA, PIECE_BOW), s);
  const bowB = f64At(get(figureB, PIECE_BOW), t);
  compareFoot(a, b, bowB, false);
  compareFoot(a + 40, b, bowB, false);
  compareFoot(b, a, bowA, true);
  compareFoot(b + 40, a, bowA, true);
}

/** Improves `best` by the foot of a vertex on a piece; `swapped`: the vertex is of figure B. */
function compareFoot(point: usize, piece: usize, bow: f64, swapped: bool): void {
  const x = f64At(point, 2);
  const y = f64At(point, 3);
  const z = f64At(point, 4);
  const ax = f64At(piece, 2);
  const ay = f64At(piece, 3);
  const az = f64At(piece, 4);
  const dx = f64At(piece, 7) - ax;
  const dy = f64At(piece, 8) - ay;
  const dz = f64At(piece, 9) - az;
  const length2 = dx * dx + dy * dy + dz * dz;
  let u = length2 > 0 ? ((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / length2 : 0;
  u = max(0, min(1, u));
  const ex = x - ax - u * dx;
  const ey = y - ay - u * dy;
  const ez = z - az - u * dz;
  let d = sqrt(ex * ex + ey * ey + ez * ez);
  if (d - bow >= best) return;
  const lon = f64At(piece, 0);
  const lat = f64At(piece, 1);
  const dLon = f64At(piece, 5) - lon;
  const dLat = f64At(piece, 6) - lat;
  let step: f64 = 0;
  for (let i = 0; i < 24; i++) {
    locatePoint(lon + u * dLon, lat + u * dLat, dLon, dLat);
    const rx = x - px;
    const ry = y - py;
    const rz = z - pz;
    d = sqrt(rx * rx + ry * ry + rz * rz);
    const speed2 = tx * tx + ty * ty + tz * tz;
    if (speed2 == 0) break;
    const to = max(0, min(1, u + (rx * tx + ry * ty + rz * tz) / speed2));
    step = abs(to - u) * sqrt(speed2);
    // being off by a share of 1e-5 of d along the piece makes 1e-10 of d
    if (step <= 1e-5 * d || step < 1e-9) break;
    u = to;
  }
  if (d >= best) return;
  best = d;
  const footLon = lon + u * dLon;
  const footLat = lat + u * dLat;
  lonA = swapped ? footLon : f64At(point, 0);
  latA = swapped ? footLat : f64At(point, 1);
  lonB = swapped ? f64At(point, 0) : footLon;
  latB = swapped ? f64At(point, 1) : footLat;
}

/** Whether two edges as given have a point in common, decided exactly. */
function edgesTouch(a: usize, b: usize): bool {
  const ax = f64At(a, 0);
  const ay = f64At(a, 1);
  const bx = f64At(a, 2);
  const by = f64At(a, 3);
  const cx = f64At(b, 0);
  const cy = f64At(b, 1);
  const dx = f64At(b, 2);
  const dy = f64At(b, 3);
  if (
    i32(max(ax, bx) < min(cx, dx)) |
    i32(max(cx, dx) < min(ax, bx)) |
    i32(max(ay, by) < min(cy, dy)) |
    i32(max(cy, dy) < min(ay, by))
  )
    return false;
  // boxes meet: the edges do unless one lies on one side of the other
  if (turnOf(ax, ay, bx, by, cx, cy) * turnOf(ax, ay, bx, by, dx, dy) > 0) return false;
  return turnOf(cx, cy, dx, dy, ax, ay) * turnOf(cx, cy, dx, dy, bx, by) <= 0;
}

const expansion: usize = memory.data(8 * 16);
let terms: i32 = 0;

/** Adds a number to the expansion: a sum of doubles that is exact, smallest first (Shewchuk 1997, doi:10.1007/PL00009321). */
function addTerm(x: f64): void {
  for (let i = 0; i < terms; i++) {
    const e = f64At(expansion, i);
    const sum = x + e;
    const part = sum - x;
    setF64(expansion, i, x - (sum - part) + (e - part));
    x = sum;
  }
  setF64(expansion, terms++, x);
}

/** Adds the exact product of two numbers, with sign; by Dekker's split. */
function addProduct(a: f64, b: f64, sign: f64): void {
  const p = a * b;
  const s = 134217729 * a;
  const ah = s - (s - a);
  const al = a - ah;
  const t = 134217729 * b;
  const bh = t - (t - b);
  const bl = b - bh;
  addTerm(sign * (al * bl - (p - ah * bh - al * bh - ah * bl)));
  addTerm(sign * p);
}

/** The sign of the turn a, b, c: 1 left, -1 right, 0 straight on; exact. */
function turnOf(ax: f64, ay: f64, bx: f64, by: f64, cx: f64, cy: f64): i32 {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  let value = left - right;
  if (abs(value) <= 3.4e-16 * (abs(left) + abs(right))) {
    terms = 0;
    addProduct(ax, by, 1);
    addProduct(ay, bx, -1);
    addProduct(bx, cy, 1);
    addProduct(by, cx, -1);
    addProduct(cx, ay, 1);
    addProduct(cy, ax, -1);
    value = 0;
    for (let i = terms - 1; i >= 0 && value == 0; i--) value = f64At(expansion, i);
  }
  return i32(value > 0) - i32(value < 0);
}

/** Whether a point lies in a polygon of a figure: the shell winds around it and no hole does. On the border: either. */
function inPolygon(f: usize, polygon: i32, x: f64, y: f64): bool {
  const box = <usize>get(f, POLYGON_BOX) + (<usize>polygon << 5);
  if (x < f64At(box, 0) || y < f64At(box, 1) || x > f64At(box, 2) || y > f64At(box, 3)) return false;
  const coords = get(f, COORDS);
  const first = i32At(get(f, POLYGON_START), polygon);
  const end = i32At(get(f, POLYGON_START), polygon + 1);
  for (let r = first; r < end; r++) {
    let winding = 0;
    const last = i32At(get(f, PART_START), r + 1) - 1;
    for (let i = i32At(get(f, PART_START), r); i < last; i++) {
      const ay = f64At(coords, 2 * i + 1);
      const by = f64At(coords, 2 * i + 3);
      if (ay <= y == by <= y) continue;
      const side = turnOf(f64At(coords, 2 * i), ay, f64At(coords, 2 * i + 2), by, x, y);
      if (by > ay ? side > 0 : side < 0) winding += side;
    }
    if ((winding != 0) != (r == first)) return false;
  }
  return first < end;
}

/** Whether a part of one figure begins in a polygon of the other. */
function anyInside(f: usize, polygons: usize): bool {
  const parts = get(f, PARTS);
  const count = get(polygons, POLYGONS);
  if (count == 0) return false;
  for (let p = 0; p < parts; p++) {
    const i = i32At(get(f, PART_START), p);
    const x = f64At(get(f, COORDS), 2 * i);
    const y = f64At(get(f, COORDS), 2 * i + 1);
    for (let q = 0; q < count; q++) if (inPolygon(polygons, q, x, y)) return true;
  }
  return false;
}

/** Distance in m between two figures; infinite when one has no parts. */
export function distance(a: usize, b: usize): f64 {
  if (get(a, PIECES) == 0 || get(b, PIECES) == 0) return Infinity;
  if (anyInside(a, b) || anyInside(b, a)) return 0;
  figureA = a;
  figureB = b;
  best = Infinity;
  descend(get(a, ROOT), 0, get(b, ROOT), 0);
  return best == 0 ? 0 : geodesicM(lonA, latA, lonB, latB);
}

/**
 * Length in m of lines whose edges are straight in longitude and latitude: the speed √((M Ḃ)² + (N cos B L̇)²) by
 * Gauss-Legendre with three nodes per degree of latitude, which is below 1e-12 outside the polar caps.
 */
export function linesLength(coords: usize, partStart: usize, parts: i32): f64 {
  sumBegin();
  for (let p = 0; p < parts; p++) {
    for (let i = i32At(partStart, p); i < i32At(partStart, p + 1) - 1; i++) {
      const lat = f64At(coords, 2 * i + 1);
      const dLon = f64At(coords, 2 * i + 2) - f64At(coords, 2 * i);
      const dLat = f64At(coords, 2 * i + 3) - lat;
      const pieces = max(1, ceil(abs(dLat)));
      for (let k: f64 = 0; k < pieces; k++) {
        for (let node = -1; node < 2; node++) {
          locatePoint(0, lat + (dLat / pieces) * (k + 0.5 + 0.3872983346207417 * <f64>node), dLon, dLat);
          sumAdd(((node == 0 ? 8.0 / 18 : 5.0 / 18) * sqrt(tx * tx + ty * ty + tz * tz)) / pieces);
        }
      }
    }
  }
  return sumEnd();
}
