// Ellipsoidal area of 10,000 cells, edges straight in longitude and latitude. GeographicLib's edges are geodesics, which on
// edges this short differ by less than the check allows; how well the areas agree when its edges are cut fine is the
// accuracy table's matter. @turf/area takes the earth for a sphere: its time is shown, its error too.
import { coverage } from "../generators/coverage.mjs";
import { collection, vertexCount } from "../generators/polygons.mjs";

export default [
  {
    name: "area",
    title: { en: "ellipsoidal area of 10,000 cells, 320,000 vertices", zh: "1万个面（32万顶点）的椭球面积" },
    rivals: { kernel: ["geographiclib-geodesic"], endToEnd: ["geographiclib-geodesic", "@turf/area"] },
    make() {
      const set = coverage({ columns: 100, rows: 100, segments: 8, size: 0.05, seed: 19 });
      return { set, vertices: vertexCount(set) };
    },
    ours(engine, { set }, mode) {
      const g = mode === "kernel" ? set : collection(set);
      return { run: () => engine.public.area(g), inspect: (m2) => ({ m2 }) };
    },
    theirs(engine, { set }) {
      const cells = collection(set);
      return { run: () => engine.area(cells), inspect: (m2) => ({ m2 }) };
    },
    differs: (ours, theirs) => {
      const relative = Math.abs(theirs.m2 - ours.m2) / ours.m2;
      return relative > 1e-8 ? `area off by ${relative.toExponential(1)}` : undefined;
    },
  },
];
