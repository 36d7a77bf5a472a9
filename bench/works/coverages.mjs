// Two coverages of the same ground, every piece that lies in a cell of each. Clippers do it as their users must: find the
// pairs of cells whose boxes meet, cut each pair. Too slow to do in full, so they cut an even sample of the pairs and the
// time is scaled up: pairs are alike, and the sample runs through the whole ground.
import Flatbush from "flatbush";
import { shiftedCoverages } from "../generators/coverage.mjs";
import { collection, nested, nestedArea, vertexCount } from "../generators/polygons.mjs";
import { CLIPPERS } from "../rivals/index.mjs";
import { cutAndWrite } from "./pair.mjs";

const SAMPLE = 400;

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
    theirs(engine, { sets }, mode) {
      if (engine.mosaic) return mosaicOf(engine, sets, mode);
      const pairs = samplePairs(sets);
      const cells = pairs.chosen.map(([a, b]) => [nested(sets[0], a), nested(sets[1], b)]);
      const share = pairs.chosen.length / pairs.total;
      if (mode === "endToEnd")
        return {
          share,
          run: () => {
            const pieces = [];
            for (const [a, b] of cells) {
              const written = cutAndWrite(engine, a, b);
              if (written.length > 0) pieces.push(written);
            }
            return pieces;
          },
          inspect: (pieces) => ({ area: pieces.reduce((sum, p) => sum + nestedArea(p), 0), pairs: pairs.chosen }),
        };
      const natives = cells.map(([a, b]) => [engine.read(a), engine.read(b)]);
      return {
        share,
        run: () => {
          let area = 0;
          for (const [a, b] of natives) {
            const out = engine.intersection(a, b);
            area += engine.area(out);
            engine.free?.(out);
          }
          return area;
        },
        inspect: (area) => ({ area, pairs: pairs.chosen }),
      };
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
      inspect: (out) => ({ faces: out.features.length }),
    };
  }
  return {
    run: () => engine.pieces(sets, mode === "kernel"),
    inspect: ({ arrangement }) => {
      const { faceSet, coverStart, faceCount, area2, grid } = arrangement;
      let faces = 0;
      let twice = 0n;
      for (let f = 1; f < faceCount; f++) {
        if (coverStart[faceSet[f] + 1] === coverStart[faceSet[f]]) continue;
        faces++;
        twice += area2[f];
      }
      return {
        faces,
        area: (Number(twice) / 2) * grid.step ** 2,
        crossings: arrangement.intersections,
        areaOfPairs: (pairs) => areaOfPairs(arrangement, pairs),
      };
    },
  };
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

function samplePairs([a, b]) {
  const index = new Flatbush(b.featureOffsets.length - 1);
  for (let f = 0; f + 1 < b.featureOffsets.length; f++) index.add(...boxOf(b, f));
  index.finish();
  const all = [];
  for (let f = 0; f + 1 < a.featureOffsets.length; f++) for (const g of index.search(...boxOf(a, f))) all.push([f, g]);
  const step = Math.max(1, Math.floor(all.length / SAMPLE));
  return { total: all.length, chosen: all.filter((_, i) => i % step === 0) };
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

/** Planar area common to pairs of cells, read off the labels. */
function areaOfPairs({ faceSet, coverStart, coverFeature, faceCount, area2, grid, layerStart }, pairs) {
  const sums = new Map();
  for (let f = 1; f < faceCount; f++) {
    const at = coverStart[faceSet[f]];
    if (coverStart[faceSet[f] + 1] - at !== 2) continue;
    const key = `${coverFeature[at]} ${coverFeature[at + 1] - layerStart[1]}`;
    sums.set(key, (sums.get(key) ?? 0) + (Number(area2[f]) / 2) * grid.step ** 2);
  }
  return pairs.reduce((sum, [a, b]) => sum + (sums.get(`${a} ${b}`) ?? 0), 0);
}
