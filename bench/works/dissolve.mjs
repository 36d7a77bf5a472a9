// 50,000 cells of one coverage united into one area: nearly every border is shared and has to vanish.
import { coverage } from "../generators/coverage.mjs";
import { collection, nested, nestedArea, vertexCount } from "../generators/polygons.mjs";

export default [
  {
    name: "dissolve50k",
    title: { en: "50,000 cells, 600,000 vertices, united", zh: "5万个单元（60万顶点）合并" },
    rivals: {
      kernel: ["mapshaper", "mapshaper-shared", "geos-wasm-coverage", "geos-wasm", "clipper2-wasm", "clipper2-ts"],
      endToEnd: [
        "mapshaper",
        "geos-wasm-coverage",
        "geos-wasm",
        "ishape_wasm",
        "martinez",
        "clipper2-wasm",
        "clipper2-ts",
        "polygon-clipping",
        "polyclip-ts",
      ],
    },
    make: () => {
      const set = coverage({ columns: 250, rows: 200, segments: 3, size: 0.02, seed: 16 });
      return { set, keyOf: new Int32Array(set.featureOffsets.length - 1), vertices: vertexCount(set) };
    },
    ours(engine, { set, keyOf }, mode) {
      if (mode === "kernel")
        return {
          run: () => engine.dissolve(set, keyOf),
          inspect: (out) => ({ area: engine.areaOf(out), parts: out.polygonOffsets.length - 1 }),
        };
      const cells = collection(set);
      return {
        run: () => engine.public.union(cells),
        inspect: (out) => ({ area: nestedArea(out.coordinates), parts: out.coordinates.length }),
      };
    },
    bytes: (engine, { set }) => engine.memoryOfPieces([set]),
    theirs(engine, { set }, mode) {
      const cells = [];
      for (let f = 0; f + 1 < set.featureOffsets.length; f++) cells.push(nested(set, f));
      const read = () => (engine.readAll ? engine.readAll(cells) : cells.map(engine.read));
      if (mode === "endToEnd")
        return {
          run: () => {
            const all = read();
            let written;
            if (engine.throughTree) written = engine.throughTree(all);
            else {
              const out = engine.union(all);
              written = engine.write(out);
              engine.free?.(out);
            }
            engine.free?.(all);
            return written;
          },
          inspect: (out) => ({ area: nestedArea(out) }),
        };
      const all = read();
      return {
        prepare: engine.fresh && (() => engine.fresh(all)),
        run: (fresh) => engine.union(fresh ?? all),
        free: engine.free,
        inspect: (out) => ({ area: engine.area(out) }),
      };
    },
  },
];
