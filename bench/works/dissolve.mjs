// 50,000 cells of one coverage united into one area: nearly every border is shared and has to vanish.
import { coverage } from "../generators/coverage.mjs";
import { collection, nested, nestedArea, vertexCount } from "../generators/polygons.mjs";

export default [
  {
    name: "dissolve50k",
    title: { en: "50,000 cells, 600,000 vertices, united", zh: "5万个单元（60万顶点）合并" },
    quick: true,
    modes: ["kernel", "endToEnd"],
    rivals: [
      "mapshaper",
      "geos-wasm-coverage",
      "geos-wasm",
      "ishape_wasm",
      "clipper2-wasm",
      "clipper2-ts",
      "martinez",
      "polygon-clipping",
      "polyclip-ts",
    ],
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
      if (!engine.union) return undefined;
      const cells = [];
      for (let f = 0; f + 1 < set.featureOffsets.length; f++) cells.push(nested(set, f));
      if (mode === "endToEnd")
        return {
          run: () => {
            const list = engine.readAll ? engine.readAll(cells) : cells.map(engine.read);
            const out = engine.union(list);
            const written = engine.write(out);
            engine.free?.(out);
            if (engine.readAll) engine.free?.(list);
            else for (const native of list) engine.free?.(native);
            return written;
          },
          inspect: (out) => ({ area: nestedArea(out) }),
        };
      const list = engine.readAll ? engine.readAll(cells) : cells.map(engine.read);
      return {
        prepare: engine.fresh && (() => engine.fresh(list)),
        run: (fresh) => engine.union(fresh ?? list),
        free: engine.free,
        inspect: (out) => ({ area: engine.area(out) }),
      };
    },
  },
];
