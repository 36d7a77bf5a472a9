// Two coverages of the same ground, every piece that lies in a cell of each. Clippers do it as their users must: find the
// pairs of cells whose boxes meet (not timed), read each cell once, cut each pair. Who is too slow for all of it does a
// square block of cells in the middle, as large as fits a run, and the time is scaled up by the number of pairs.
import Flatbush from "flatbush";
import { shiftedCoverages } from "../generators/coverage.mjs";
import { collection, nested, nestedArea, vertexCount } from "../generators/polygons.mjs";
import { once } from "../measure.mjs";
import { CLIPPERS } from "../rivals/index.mjs";
import { cutAndWrite } from "./pair.mjs";

/** Cells on the side of the block that tells how fast somebody is. */
const TRIAL = 4;

export default [
  coverageWork("cov64k", 32, "64,000"),
  coverageWork("cov640k", 100, "640,000"),
  coverageWork("cov4M", 250, "4,000,000"),
];

function coverageWork(name, side, vertices) {
  return {
    name,
    title: {
      en: `two shifted coverages of ${side * side} cells, ${vertices} vertices: all pieces`,
      zh: `两套错开的全覆盖面（各${side * side}格，共${vertices}顶点）：求全部碎块`,
    },
    // all rivals at one size; the other sizes show how our own time grows
    rivals:
      name === "cov640k"
        ? {
            kernel: ["mapshaper", "mapshaper-shared", "clipper2-wasm", "geos-wasm", "clipper2-ts"],
            labels: [],
            endToEnd: CLIPPERS,
          }
        : { kernel: [], labels: [] },
    make: () => {
      const sets = shiftedCoverages(side, 8);
      return { sets, vertices: vertexCount(...sets) };
    },
    ours: (engine, { sets }, mode) => piecesOf(engine, sets, mode),
    bytes: (engine, { sets }) => engine.memoryOfPieces(sets),
    theirs(engine, { sets }, mode, { budgetMs }) {
      if (engine.mosaic) return mosaicOf(engine, sets, mode);
      const pairsOf = pairFinder(sets);
      const total = pairsOf(side).length;
      const job = mode === "kernel" ? cutNatives : cutCoordinates;
      const trial = job(engine, sets, pairsOf(TRIAL));
      once(trial);
      const fits = Math.floor(TRIAL * Math.sqrt(budgetMs / 4 / once(trial)));
      trial.release?.();
      const pairs = pairsOf(Math.max(TRIAL, Math.min(side, fits)));
      return { ...job(engine, sets, pairs), share: pairs.length / total };
    },
    // what the sampled pairs must come to, by our own labels
    expected: (ours, theirs) => (theirs.pairs ? ours.areaOfPairs(theirs.pairs) : ours.area),
  };
}

/** Our contestant for all pieces of n layers. Kernel: labels, areas and rings, all as typed arrays. */
export function piecesOf(engine, sets, mode) {
  if (mode === "endToEnd") {
    const layers = Object.fromEntries(sets.map((set, i) => [`layer${i}`, collection(set)]));
    return {
      run: () => engine.public.overlay(layers).toGeoJSON(),
      inspect: ({ features }) => ({
        faces: features.length,
        area: features.reduce((sum, { geometry }) => sum + nestedArea([geometry.coordinates]), 0),
        areaOfPairs: (pairs) => {
          const pieces = features.map(({ properties, geometry }) => [
            `${properties.layer0} ${properties.layer1}`,
            nestedArea([geometry.coordinates]),
          ]);
          return sumOfPairs(pieces, pairs);
        },
      }),
    };
  }
  return {
    run: () => engine.pieces(sets, mode === "kernel"),
    inspect: ({ arrangement }) => {
      const { faceSet, coverStart, coverFeature, layerStart, faceCount, area2, grid, intersections } = arrangement;
      const pieces = [];
      let faces = 0;
      let area = 0;
      for (let f = 1; f < faceCount; f++) {
        const at = coverStart[faceSet[f]];
        const count = coverStart[faceSet[f] + 1] - at;
        if (count === 0) continue;
        const size = (Number(area2[f]) / 2) * grid.step ** 2;
        faces++;
        area += size;
        if (count === 2) pieces.push([`${coverFeature[at]} ${coverFeature[at + 1] - layerStart[1]}`, size]);
      }
      return { faces, area, hits: intersections, areaOfPairs: (pairs) => sumOfPairs(pieces, pairs) };
    },
  };
}

/** The area that pairs of cells have in common, summed over pieces labelled with the cells they lie in. */
function sumOfPairs(pieces, pairs) {
  const sums = new Map();
  for (const [label, size] of pieces) sums.set(label, (sums.get(label) ?? 0) + size);
  return pairs.reduce((sum, [a, b]) => sum + (sums.get(`${a} ${b}`) ?? 0), 0);
}

/** A rival that makes all faces of n layers in one pass. */
export function mosaicOf(engine, sets, mode) {
  const layers = sets.map(collection);
  if (mode === "endToEnd")
    return {
      run: () => engine.writeMosaic(engine.mosaic(engine.readLayers(layers))),
      inspect: (out) => ({ faces: out.features.length }),
    };
  const native = engine.readLayers(layers);
  return {
    prepare: () => engine.fresh(native),
    run: (fresh) => engine.mosaic(fresh),
    inspect: (out) => engine.inspectMosaic(out),
  };
}

/** Cuts pairs of cells that were read before; the area of each piece is asked for. */
function cutNatives(engine, sets, pairs) {
  const cells = cellsOf(sets, pairs, engine.read);
  return {
    run: () => {
      let area = 0;
      for (const [a, b] of pairs) {
        const out = engine.intersection(cells[0].get(a), cells[1].get(b));
        area += engine.area(out);
        engine.free?.(out);
      }
      return area;
    },
    inspect: (area) => ({ area, pairs }),
    release: () => freeAll(engine, cells),
  };
}

/** Reads each cell of the pairs, cuts, and writes every piece. */
function cutCoordinates(engine, sets, pairs) {
  const coordinates = cellsOf(sets, pairs, (polygons) => polygons);
  return {
    run: () => {
      const cells = coordinates.map((layer) => new Map([...layer].map(([f, polygons]) => [f, engine.read(polygons)])));
      const pieces = [];
      for (const [a, b] of pairs) {
        const written = cutAndWrite(engine, [cells[0].get(a), cells[1].get(b)]);
        if (written.length > 0) pieces.push(written);
      }
      freeAll(engine, cells);
      return pieces;
    },
    inspect: (pieces) => ({ area: pieces.reduce((sum, piece) => sum + nestedArea(piece), 0), pairs }),
  };
}

function cellsOf(sets, pairs, read) {
  return sets.map((set, layer) => {
    const cells = new Map();
    for (const pair of pairs) if (!cells.has(pair[layer])) cells.set(pair[layer], read(nested(set, pair[layer])));
    return cells;
  });
}

function freeAll(engine, cells) {
  if (engine.free) for (const layer of cells) for (const native of layer.values()) engine.free(native);
}

/** Pairs of cells whose boxes meet, for a square block in the middle of the first coverage. */
function pairFinder([a, b]) {
  const index = new Flatbush(b.featureOffsets.length - 1);
  for (let f = 0; f + 1 < b.featureOffsets.length; f++) index.add(...boxOf(b, f));
  index.finish();
  const side = Math.sqrt(a.featureOffsets.length - 1);
  return (block) => {
    const first = (side - block) >> 1;
    const pairs = [];
    for (let row = first; row < first + block; row++)
      for (let column = first; column < first + block; column++)
        for (const g of index.search(...boxOf(a, row * side + column))) pairs.push([row * side + column, g]);
    return pairs;
  };
}

function boxOf(set, f) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const from = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f]]];
  const to = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f + 1]]];
  for (let i = from; i < to; i++) {
    box[0] = Math.min(box[0], set.coords[2 * i]);
    box[1] = Math.min(box[1], set.coords[2 * i + 1]);
    box[2] = Math.max(box[2], set.coords[2 * i]);
    box[3] = Math.max(box[3], set.coords[2 * i + 1]);
  }
  return box;
}
