// Conforming layers to a reference border before they are overlaid. Layers drawn by different bodies follow the same border
// metres apart; overlaid as they are, they leave thousands of slivers. Here every border of a layer that runs within the
// tolerance of the reference is laid onto it, corner by corner of the reference, and what then is left between features of
// the layer, up to the tolerance wide, goes to a neighbour.
//
// Guarantee: a corner goes to a corner of the reference no farther than the tolerance, or to the foot on its edge; a stretch of
// border is replaced by a stretch of the reference only where each lies within the tolerance of the other; a gap or overlap is
// closed only where all of it lies within the tolerance of the feature that takes it. So no border moves beyond the tolerance.
// Everything that changed hands is listed by feature, and closes: after = before + gained − lost. Equal corners go to equal
// places, so features that matched still match; and features that disagree with one another are laid onto the larger of them
// in the same way, level by level. The reference itself gains nodes and moves by less than a grid step.
//
// It follows the vertex-by-vertex snapping to a reference of desktop systems (nearest corner, else foot of the perpendicular;
// reference corners inserted), with the way between two corners taken along the reference.
// Cost: n log n of corners for each level (four to ten), then one cleaning and two overlays a layer.
import Flatbush from "flatbush";
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon, Position } from "geojson";
import { type BilingualText, type Finding, fillText, SanxianError, type TextValues } from "../domain/index.ts";
import { type ProgressOptions, stepper } from "../domain/progress.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { cleanCoverage, DistanceIndex, overlay } from "../geometry/index.ts";
import { metresPerDegree } from "../geometry/metres-per-degree.ts";
import { metres, nearestAlong, ReferenceBorder } from "./reference-border.ts";

/** Areas of a layer or of the reference. 面要素集合. */
export type ConformAreas<P = Feature["properties"]> = FeatureCollection<Polygon | MultiPolygon | null, P>;

/** Options of {@link conform}. 边界一致化选项. */
export interface ConformOptions extends ProgressOptions {
  /** Farthest that any border may move, m. 容差. */
  readonly toleranceM: number;
  /** Grid step in degrees; 1e-8 unless given. 网格步长(度). */
  readonly gridDeg?: number;
  /** `false` leaves gaps and overlaps between features of a layer as they are. 是否处理层内缝隙与重叠. */
  readonly clean?: boolean;
}

/** What a feature gained and lost; `afterM2 = beforeM2 + gainedM2 − lostM2`. 要素面积变动. */
export interface FeatureChange {
  /** Index of the feature. 要素序号. */
  readonly feature: number;
  /** Before, on the grid, m². 变动前. */
  readonly beforeM2: number;
  /** Ground it has now and had not, m². 增加. */
  readonly gainedM2: number;
  /** Ground it had and has no more, m². 减少. */
  readonly lostM2: number;
  /** After, m². 变动后. */
  readonly afterM2: number;
}

/** A layer laid onto the reference. 一致化后的图层. */
export interface ConformedLayer<P = Feature["properties"]> {
  /** The features in their order, with their properties; `null` geometry where nothing is left. 要素. */
  readonly features: ConformAreas<P>;
  /** Corners that were moved. 移动的顶点数. */
  readonly movedVertices: number;
  /** Farthest that a border moved, m. 最大移动距离. */
  readonly maxMovedM: number;
  /** The features whose ground changed. 面积变动. */
  readonly changes: readonly FeatureChange[];
  /** Sums over all features, which close likewise. 合计. */
  readonly totals: Omit<FeatureChange, "feature">;
  /** What is worth knowing: features that vanished, gaps and overlaps that are left. 问题. */
  readonly findings: readonly Finding[];
}

/** What {@link conform} gives back. 一致化结果. */
export interface Conformed<L extends Record<string, ConformAreas>, R = Feature["properties"]> {
  /** The layers by name. 图层. */
  readonly layers: { readonly [K in keyof L]: ConformedLayer };
  /** The reference with the nodes that the layers end at; use it from here on. 参考边界. */
  readonly reference: ConformAreas<R>;
}

const TEXT = {
  CONFORM_VANISHED: {
    zh: "图层 {layer} 的要素 {feature} 比容差 {toleranceM} m 还窄，一致化后没有面积；请减小容差或核对该要素。",
    en: "Feature {feature} of layer {layer} is narrower than the tolerance of {toleranceM} m and has no ground left; lower it, or check the feature.",
  },
  CONFORM_WIDE: {
    zh: "图层 {layer} 的要素 {feature} 旁有超过容差 {toleranceM} m 的缝隙或重叠，未处理；请人工核对。",
    en: "Beside feature {feature} of layer {layer} a gap or overlap is wider than the tolerance of {toleranceM} m and was left; decide by hand.",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

function finding(code: keyof typeof TEXT, layer: string, feature: number, toleranceM: number): Finding {
  const values: TextValues = { layer, feature, toleranceM };
  const location = { path: `$.${layer}.features[${feature}]`, feature };
  return { code, severity: "warning", subject: layer, location, values, message: fillText(TEXT[code], values) };
}

/**
 * Lays layers onto a reference border. Several layers are conformed together, so that they end at the same nodes. 边界一致化.
 *
 * @param layers - collections by name; never changed
 * @param reference - areas whose borders hold: counties, or the territory
 * @param options - the tolerance, and the grid
 * @throws SanxianError `OPTION_INVALID` for a tolerance or step that is none; geometry errors with the JSON path
 * @example
 * ```ts
 * const { layers, reference } = conform({ water, air }, counties, { toleranceM: 5 });
 * layers.water.maxMovedM <= 5; //=> true
 * validateCoverage(layers.water.features, { territory: reference }).gaps; //=> []
 * ```
 */
export function conform<L extends Record<string, ConformAreas>, R = Feature["properties"]>(
  layers: L,
  reference: ConformAreas<R>,
  options: ConformOptions,
): Conformed<L, R> {
  const { toleranceM, gridDeg = 1e-8, clean = true } = options;
  if (!(toleranceM > 0 && toleranceM <= 10_000))
    throw new SanxianError("OPTION_INVALID", { name: "toleranceM", value: String(toleranceM), expected: "0 … 10000" });
  if (!(gridDeg > 0 && gridDeg <= 0.01))
    throw new SanxianError("OPTION_INVALID", { name: "gridDeg", value: String(gridDeg), expected: "0 … 0.01" });
  const perDegree = Math.round(1 / gridDeg);
  // as the core rounds, and as shortest decimals
  const round = (value: number): number => Math.floor(value * perDegree + 0.5) / perDegree;
  const names = Object.keys(layers);
  const step = stepper(
    names.map((name) => ({ zh: `一致化图层 ${name}`, en: `Conforming layer ${name}` })),
    options,
  );
  const splits = new Map<string, readonly Position[]>();
  let settled = mapRings(reference as ConformAreas, (ring) =>
    closed(ring.map(([x, y]): Position => [round(x!), round(y!)])),
  );
  const drafts = names.map((name): Draft => {
    step();
    const given = mapRings(layers[name]!, (ring) => closed(ring.map(([x, y]): Position => [round(x!), round(y!)])));
    const draft: Draft = { given, laid: given.features.slice(), movedVertices: 0, maxMovedM: 0 };
    let done: number[] = [];
    for (const level of clean ? levelsOf(given, toleranceM) : [given.features.map((_, f) => f)]) {
      // what is laid already is reference for what comes after, so that features of one layer meet each other too
      const around = { ...settled, features: [...settled.features, ...done.map((f) => draft.laid[f]!)] };
      const border = new ReferenceBorder(around, round);
      const drawing = new LayerDrawing(
        { ...given, features: level.map((f) => given.features[f]!) },
        border,
        toleranceM,
      );
      border.settle();
      for (const [from, to, between] of border.splits()) {
        splits.set(`${from} ${to}`, between);
        splits.set(`${to} ${from}`, [...between].reverse());
      }
      const { features } = border.areas<Feature["properties"]>();
      settled = { ...settled, features: features.slice(0, settled.features.length) };
      done.forEach((f, i) => {
        draft.laid[f] = features[settled.features.length + i]!;
      });
      drawing.conformed().features.forEach((feature, i) => {
        draft.laid[level[i]!] = feature;
      });
      draft.movedVertices += drawing.movedVertices;
      draft.maxMovedM = Math.max(draft.maxMovedM, drawing.maxMovedM);
      done = [...done, ...level];
    }
    return draft;
  });
  // nodes that a later layer put on an edge are put there in all
  const noded = <T extends ConformAreas>(areas: T): T => mapRings(areas, (ring) => withNodes(ring, splits));
  const border = noded(settled);
  const conformed = names.map((name, l): ConformedLayer => {
    const draft = drafts[l]!;
    const laid = noded({ ...draft.given, features: draft.laid });
    return finish(name, { ...draft, laid: laid.features }, border, { toleranceM, gridDeg, clean });
  });
  return {
    layers: Object.fromEntries(names.map((name, l) => [name, conformed[l]])) as unknown as Conformed<L, R>["layers"],
    reference: border as ConformAreas<R>,
  };
}

/** A layer on its way. */
interface Draft {
  readonly given: ConformAreas;
  readonly laid: ConformAreas["features"];
  movedVertices: number;
  maxMovedM: number;
}

/** Features in levels: those of one level lie farther apart than the tolerance, box by box. */
function levelsOf({ features }: ConformAreas, toleranceM: number): number[][] {
  const boxes = features.map(({ geometry }) => {
    const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
    const parts = geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const [shell] of parts)
      for (const [x, y] of shell ?? []) {
        box[0] = Math.min(box[0], x!);
        box[1] = Math.min(box[1], y!);
        box[2] = Math.max(box[2], x!);
        box[3] = Math.max(box[3], y!);
      }
    return box;
  });
  const present = features.map((_, f) => f).filter((f) => boxes[f]![0] <= boxes[f]![2]);
  const size = (f: number): number => (boxes[f]![2] - boxes[f]![0]) * (boxes[f]![3] - boxes[f]![1]);
  // the largest first: the smaller are laid onto them; by place where equal
  const order = present.sort(
    (a, b) => size(b) - size(a) || boxes[a]![0] - boxes[b]![0] || boxes[a]![1] - boxes[b]![1] || a - b,
  );
  const levels: number[][] =
    features.length > present.length ? [features.map((_, f) => f).filter((f) => boxes[f]![0] > boxes[f]![2])] : [];
  if (order.length === 0) return levels;
  const index = new Flatbush(order.length);
  for (const f of order) index.add(...boxes[f]!);
  index.finish();
  const first = levels.length;
  const levelOf = new Int32Array(features.length).fill(-1);
  for (const f of order) {
    const [minX, minY, maxX, maxY] = boxes[f]!;
    const [mx, my] = metresPerDegree((minY + maxY) / 2);
    const [dx, dy] = [(2 * toleranceM) / mx, (2 * toleranceM) / my];
    const taken = new Set(index.search(minX - dx, minY - dy, maxX + dx, maxY + dy).map((i) => levelOf[order[i]!]!));
    let level = 0;
    while (taken.has(level)) level++;
    levelOf[f] = level;
    (levels[first + level] ??= []).push(f);
  }
  return levels;
}

/** A ring with the nodes that were put on its edges, and on the pieces of these. */
function withNodes(ring: readonly Position[], splits: ReadonlyMap<string, readonly Position[]>): Position[] {
  const out: Position[] = [];
  const put = (from: Position, to: Position): void => {
    const between = splits.get(`${from[0]},${from[1]} ${to[0]},${to[1]}`);
    if (between === undefined) {
      out.push(to);
      return;
    }
    let at = from;
    for (const next of [...between, to]) {
      put(at, next);
      at = next;
    }
  };
  if (ring.length > 0) out.push(ring[0]!);
  for (let i = 0; i + 1 < ring.length; i++) put(ring[i]!, ring[i + 1]!);
  return out;
}

/** Areas with every ring as it is told; rings of fewer than three corners go, and what has no shell has no geometry. */
function mapRings<T extends ConformAreas>(areas: T, draw: (ring: readonly Position[]) => Position[]): T {
  return {
    ...areas,
    features: areas.features.map((feature) => {
      const { geometry } = feature;
      if (geometry === null) return feature;
      const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      const coordinates = parts
        .map((rings) => rings.map(draw))
        .filter(([shell]) => shell !== undefined && shell.length > 3)
        .map((rings) => rings.filter((ring) => ring.length > 3));
      if (coordinates.length === 0) return { ...feature, geometry: null };
      return {
        ...feature,
        geometry:
          geometry.type === "Polygon"
            ? { type: "Polygon", coordinates: coordinates[0]! }
            : { type: "MultiPolygon", coordinates },
      };
    }),
  };
}

/** A layer's corners and what becomes of each. */
class LayerDrawing {
  movedVertices = 0;
  maxMovedM = 0;
  readonly #border: ReferenceBorder;
  readonly #toleranceM: number;
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #idOf = new Map<string, number>();
  /** Per corner: two of its neighbours, and whether there is a third. */
  readonly #one: number[] = [];
  readonly #two: number[] = [];
  readonly #isJunction: boolean[] = [];
  /** Per corner: the node it goes to; OUT beyond the tolerance; DROPPED where the reference's own corners do. */
  readonly #target: number[] = [];
  readonly #layer: ConformAreas;
  readonly #ids = new Map<readonly Position[], number[]>();

  /** @param layer - on the grid */
  constructor(layer: ConformAreas, border: ReferenceBorder, toleranceM: number) {
    this.#border = border;
    this.#layer = layer;
    this.#toleranceM = toleranceM;
    for (const { geometry } of layer.features) {
      const parts =
        geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      for (const rings of parts) for (const ring of rings) this.#ids.set(ring, this.#read(ring));
    }
    this.#aim();
  }

  #read(ring: readonly Position[]): number[] {
    const ids: number[] = [];
    for (const position of ring) {
      const [x, y] = [position[0]!, position[1]!];
      const key = `${x},${y}`;
      let id = this.#idOf.get(key);
      if (id === undefined) {
        id = this.#x.length;
        this.#idOf.set(key, id);
        this.#x.push(x);
        this.#y.push(y);
        this.#one.push(-1);
        this.#two.push(-1);
        this.#isJunction.push(false);
      }
      if (ids.at(-1) !== id) ids.push(id);
    }
    if (ids.length > 1 && ids[0] === ids.at(-1)) ids.pop();
    ids.forEach((id, i) => {
      for (const other of [ids[(i + 1) % ids.length]!, ids[(i + ids.length - 1) % ids.length]!]) {
        if (other === id || other === this.#one[id] || other === this.#two[id]) continue;
        if (this.#one[id]! < 0) this.#one[id] = other;
        else if (this.#two[id]! < 0) this.#two[id] = other;
        else this.#isJunction[id] = true;
      }
    });
    return ids;
  }

  /** Decides where every corner goes. */
  #aim(): void {
    const border = this.#border;
    // a little less, for the rounding of feet to the grid
    const search = this.#toleranceM * (1 - 1e-6);
    const places = this.#x.map((x, v) => border.nearest(x, this.#y[v]!, search));
    places.forEach((place, v) => {
      if (place === undefined) {
        this.#target.push(OUT);
        return;
      }
      if (place.corner >= 0) {
        this.#target.push(place.corner);
        return;
      }
      // a border ends here where one of its edges leaves the reference: at its far end, or between
      const ends = [this.#one[v]!, this.#two[v]!].some(
        (other) =>
          other < 0 ||
          places[other] === undefined ||
          border.nearest((this.#x[v]! + this.#x[other]!) / 2, (this.#y[v]! + this.#y[other]!) / 2, search) ===
            undefined,
      );
      this.#target.push(this.#isJunction[v] || ends ? border.addNode(place.edge, place.x, place.y) : DROPPED);
    });
    this.#target.forEach((target, v) => {
      if (target < 0) return;
      const moved = this.#distance(v, border.x[target]!, border.y[target]!);
      if (moved > 0) this.movedVertices++;
      this.maxMovedM = Math.max(this.maxMovedM, moved);
    });
  }

  /** The layer with its borders on the reference. */
  conformed(): ConformAreas {
    return mapRings(this.#layer, (ring) => closed(this.#laid(this.#ids.get(ring)!)));
  }

  #laid(ring: readonly number[]): Position[] {
    const border = this.#border;
    const start = ring.findIndex((v) => this.#target[v] !== DROPPED);
    const own = (v: number): Position => [this.#x[v]!, this.#y[v]!];
    // a ring that lies along one edge of the reference keeps its shape
    if (start < 0) return ring.map(own);
    const out: Position[] = [];
    for (let i = 0; i < ring.length; ) {
      const v = ring[(start + i) % ring.length]!;
      const target = this.#target[v]!;
      out.push(target === OUT ? own(v) : border.position(target));
      const run = [v];
      do run.push(ring[(start + ++i) % ring.length]!);
      while (i < ring.length && this.#target[run.at(-1)!] === DROPPED);
      const next = this.#target[run.at(-1)!]!;
      const inside = run.slice(1, -1);
      if (target < 0 || next < 0) {
        // nothing is dropped beside what is beyond the tolerance
        out.push(...inside.map(own));
        continue;
      }
      if (target === next) {
        if (
          inside.length === 0 ||
          inside.every((w) => this.#distance(w, border.x[target]!, border.y[target]!) <= this.#toleranceM)
        )
          continue;
        out.push(...inside.map(own));
        continue;
      }
      const way = this.#wayAlong(run, target, next);
      out.push(...(way ? way.map((node) => border.position(node)) : inside.map(own)));
    }
    return out;
  }

  /** The reference's nodes between two of its own, where they and the run of corners lie within the tolerance of one another. */
  #wayAlong(run: readonly number[], from: number, to: number): number[] | undefined {
    const border = this.#border;
    const xs = run.map((v) => this.#x[v]!);
    const ys = run.map((v) => this.#y[v]!);
    let farthest = 0;
    const way = border.way(from, to, (x, y) => {
      const far = toLine(x, y, xs, ys);
      farthest = Math.max(farthest, far <= this.#toleranceM ? far : 0);
      return far <= this.#toleranceM;
    });
    if (way === undefined) return undefined;
    const line = [from, ...way, to];
    const lineX = line.map((node) => border.x[node]!);
    const lineY = line.map((node) => border.y[node]!);
    for (const v of run) {
      const far = toLine(this.#x[v]!, this.#y[v]!, lineX, lineY);
      if (far > this.#toleranceM) return undefined;
      farthest = Math.max(farthest, far);
    }
    this.maxMovedM = Math.max(this.maxMovedM, farthest);
    return way;
  }

  #distance(v: number, x: number, y: number): number {
    const [mx, my] = metresPerDegree(this.#y[v]!);
    return metres(x - this.#x[v]!, y - this.#y[v]!, mx, my);
  }
}

const OUT = -1;
const DROPPED = -2;

/** A ring without repeats, closed; shorter than four positions when nothing is left. */
function closed(ring: readonly Position[]): Position[] {
  const out: Position[] = [];
  const same = (a: Position | undefined, b: Position): boolean => a?.[0] === b[0] && a?.[1] === b[1];
  for (const position of ring) if (!same(out.at(-1), position)) out.push(position);
  while (out.length > 1 && same(out[0], out.at(-1)!)) out.pop();
  // there and back again along one line encloses nothing
  for (let i = 0; out.length > 2 && i < out.length; ) {
    const [before, after] = [out[(i + out.length - 1) % out.length]!, out[(i + 1) % out.length]!];
    if (!same(before, after)) {
      i++;
      continue;
    }
    const at = [i, (i + 1) % out.length].sort((a, b) => b - a);
    for (const index of at) out.splice(index, 1);
    i = Math.max(0, i - 2);
  }
  if (out.length > 0) out.push(out[0]!);
  return out;
}

function toLine(x: number, y: number, xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = metresPerDegree(y);
  let nearest = Infinity;
  for (let i = 0; i + 1 < xs.length; i++) {
    const t = nearestAlong(xs[i]!, ys[i]!, xs[i + 1]!, ys[i + 1]!, x, y, mx, my);
    const fx = xs[i]! + t * (xs[i + 1]! - xs[i]!);
    const fy = ys[i]! + t * (ys[i + 1]! - ys[i]!);
    nearest = Math.min(nearest, metres(fx - x, fy - y, mx, my));
  }
  return nearest;
}

interface Settings {
  readonly toleranceM: number;
  readonly gridDeg: number;
  readonly clean: boolean;
}

/** Closes what is left between features, and accounts for what moved. */
function finish(
  name: string,
  draft: Draft,
  reference: ConformAreas,
  { toleranceM, gridDeg, clean }: Settings,
): ConformedLayer {
  const { given } = draft;
  const laid: ConformAreas = { ...given, features: draft.laid };
  const findings: Finding[] = [];
  const held = new Set<number>();
  let features = laid;
  let farthest = 0;
  // what would move too far is held, with its features, and the rest is cleaned again
  for (let round = 0; clean && round < MOST_ROUNDS; round++) {
    const cleaned = cleanCoverage(laid, {
      territory: reference,
      maxWidthM: toleranceM,
      keep: ["piece"],
      grid: gridDeg,
      protect: (_, i) => held.has(i),
    });
    features = cleaned.features;
    const { tooFar, farthestM } = reachOf(laid, features, given, gridDeg, toleranceM);
    farthest = farthestM;
    if (tooFar.size === 0) break;
    for (const f of tooFar) held.add(f);
    features = laid;
    farthest = 0;
  }
  for (const f of [...held].sort((a, b) => a - b)) findings.push(finding("CONFORM_WIDE", name, f, toleranceM));
  features.features.forEach(({ geometry }, f) => {
    const before = given.features[f]!.geometry;
    if (before !== null && (geometry === null || geometry.coordinates.length === 0))
      findings.push(finding("CONFORM_VANISHED", name, f, toleranceM));
  });
  const { changes, totals } = accountFor(given, features, gridDeg);
  const maxMovedM = Math.max(draft.maxMovedM, farthest);
  return { features, movedVertices: draft.movedVertices, maxMovedM, changes, totals, findings };
}

const MOST_ROUNDS = 8;

/** How far ground that changed hands in a cleaning lies from the feature that took it, as it was given. */
function reachOf(
  before: ConformAreas,
  after: ConformAreas,
  given: ConformAreas,
  grid: number,
  toleranceM: number,
): { readonly tooFar: ReadonlySet<number>; readonly farthestM: number } {
  const faces = overlay({ before, after }, { grid });
  const tooFar = new Set<number>();
  let farthestM = 0;
  const indices = new Map<number, DistanceIndex>();
  for (const face of faces.faces()) {
    const had = faces.coveringIndices("before", face.index);
    const has = faces.coveringIndices("after", face.index);
    const taken = has.filter((f) => !had.includes(f));
    const lost = had.filter((f) => !has.includes(f));
    for (const f of [...taken, ...lost]) {
      // lost ground must lie near the border of who lost it, gained ground near who gained it
      let index = indices.get(f);
      if (!index) indices.set(f, (index = new DistanceIndex(outline(given.features[f]!.geometry))));
      for (const [x, y] of face.geometry.coordinates[0]!) {
        const far = index.distanceM({ type: "Point", coordinates: [x!, y!] });
        // nothing is left of a feature that vanished before it could be near anything
        if (far <= toleranceM) farthestM = Math.max(farthestM, far);
        else {
          for (const g of [...taken, ...lost]) tooFar.add(g);
          break;
        }
      }
    }
  }
  return { tooFar, farthestM };
}

function outline(geometry: Polygon | MultiPolygon | null): { type: "GeometryCollection"; geometries: LineString[] } {
  const parts = geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const geometries = parts.flatMap((rings) =>
    rings.map((ring): LineString => ({ type: "LineString", coordinates: ring })),
  );
  return { type: "GeometryCollection", geometries };
}

/** What each feature gained and lost, read off one overlay of before and after. */
function accountFor(
  before: ConformAreas,
  after: ConformAreas,
  grid: number,
): Pick<ConformedLayer, "changes" | "totals"> {
  const faces = overlay({ before, after }, { grid });
  const sums = before.features.map(() => [new Sum(), new Sum(), new Sum(), new Sum()] as const);
  for (let face = 0; face < faces.faceCount; face++) {
    const area = faces.areaM2[face]!;
    const had = faces.coveringIndices("before", face);
    const has = faces.coveringIndices("after", face);
    for (const f of had) {
      sums[f]![0].add(area);
      if (!has.includes(f)) sums[f]![2].add(area);
    }
    for (const f of has) {
      sums[f]![3].add(area);
      if (!had.includes(f)) sums[f]![1].add(area);
    }
  }
  const all = [new Sum(), new Sum(), new Sum(), new Sum()] as const;
  const rows = sums.map((own, feature): FeatureChange => {
    own.forEach((sum, i) => {
      all[i]!.add(sum.value);
    });
    const [beforeM2, gainedM2, lostM2, afterM2] = own.map(({ value }) => value) as [number, number, number, number];
    return { feature, beforeM2, gainedM2, lostM2, afterM2 };
  });
  const [beforeM2, gainedM2, lostM2, afterM2] = all.map(({ value }) => value) as [number, number, number, number];
  return {
    changes: rows.filter((row) => row.gainedM2 > 0 || row.lostM2 > 0),
    totals: { beforeM2, gainedM2, lostM2, afterM2 },
  };
}
