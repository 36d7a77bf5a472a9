// The work of cutting one polygon with another. Kernel: native form in, native form out. End to end: GeoJSON coordinates in
// and out, every conversion counted.
import { nested, nestedArea, vertexCount } from "../generators/polygons.mjs";
import { CLIPPERS } from "../rivals/index.mjs";

export function pairWork({ name, title, generate, quick = true }) {
  return {
    name,
    title,
    quick,
    modes: ["kernel", "endToEnd"],
    rivals: CLIPPERS,
    make() {
      const sets = generate();
      return { sets, coordinates: sets.map((set) => nested(set, 0)), vertices: vertexCount(...sets) };
    },
    ours(engine, { sets, coordinates }, mode) {
      if (mode === "kernel")
        return {
          run: () => engine.cut(...sets),
          inspect: (out) => ({ area: engine.areaOf(out), parts: out.polygonOffsets.length - 1 }),
        };
      const [a, b] = coordinates.map((c) => ({ type: "MultiPolygon", coordinates: c }));
      return {
        run: () => engine.public.intersection(a, b),
        inspect: (out) => ({ area: nestedArea(out.coordinates), parts: out.coordinates.length }),
      };
    },
    bytes: (engine, { sets }) => engine.memoryOfPieces(sets),
    theirs(engine, { coordinates }, mode) {
      if (mode === "endToEnd")
        return {
          run: () => {
            const [a, b] = coordinates.map(engine.read);
            const out = engine.intersection(a, b);
            const written = engine.write(out);
            for (const native of [a, b, out]) engine.free?.(native);
            return written;
          },
          inspect: (out) => ({ area: nestedArea(out), parts: out.length }),
        };
      const [a, b] = coordinates.map(engine.read);
      return {
        prepare: engine.fresh && (() => [engine.fresh(a), engine.fresh(b)]),
        run: (fresh) => (fresh ? engine.intersection(...fresh) : engine.intersection(a, b)),
        free: engine.free,
        inspect: (out) => ({ area: engine.area(out) }),
      };
    },
  };
}
