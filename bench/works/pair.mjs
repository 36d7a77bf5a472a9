// The work of cutting one polygon with another. Kernel: native form in, native form out. End to end: GeoJSON coordinates in
// and out, every conversion counted.
import { nested, nestedArea, vertexCount } from "../generators/polygons.mjs";
import { CLIPPERS, OWN_FORM } from "../rivals/index.mjs";

export function pairWork({ name, title, generate }) {
  return {
    name,
    title,
    rivals: { kernel: OWN_FORM, endToEnd: CLIPPERS },
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
            const pair = readPair(engine, ...coordinates);
            const written = cutAndWrite(engine, pair);
            if (engine.free) for (const native of pair) engine.free(native);
            return written;
          },
          inspect: (out) => ({ area: nestedArea(out), parts: out.length }),
        };
      const pair = readPair(engine, ...coordinates);
      return {
        prepare: engine.fresh && (() => engine.fresh(pair)),
        run: (fresh) => cutPair(engine, fresh ?? pair),
        free: engine.free,
        inspect: (out) => ({ area: engine.area(out) }),
      };
    },
  };
}

/** Two polygons in the form a rival likes them. */
export function readPair(engine, a, b) {
  return engine.readPair ? engine.readPair(a, b) : [engine.read(a), engine.read(b)];
}

export function cutPair(engine, pair) {
  return engine.intersectionOfPair ? engine.intersectionOfPair(pair) : engine.intersection(...pair);
}

/** Cuts and gives GeoJSON coordinates. */
export function cutAndWrite(engine, pair) {
  if (engine.throughTree) return engine.throughTree(...pair);
  const out = cutPair(engine, pair);
  const written = engine.write(out);
  engine.free?.(out);
  return written;
}
