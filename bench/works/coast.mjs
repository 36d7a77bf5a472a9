// A thousand footprints, one after another, against a coast of 500,000 vertices that was made ready once. Rivals read the
// coast once too; what they lack is a way to look at a part of it only. Times are per footprint.
import { coast, footprints } from "../generators/coast.mjs";
import { collection, nested, nestedArea, vertexCount } from "../generators/polygons.mjs";

const COUNT = 1000;
const SAMPLE = 3;

export default [
  {
    name: "coast",
    title: {
      en: "a footprint against a coast of 500,000 vertices, prepared",
      zh: "项目红线对50万顶点海岸线（已预处理）",
    },
    per: COUNT,
    unit: { en: "footprint", zh: "个红线" },
    rivals: { kernel: ["geos-wasm", "clipper2-wasm", "ishape_wasm", "martinez", "clipper2-ts"] },
    make() {
      const land = coast();
      const projects = footprints(COUNT);
      return { land, projects, vertices: vertexCount(land) };
    },
    ours(engine, { land, projects }) {
      const prepared = engine.public.prepare({ land: collection(land) });
      const list = collection(projects).features;
      return {
        run: () => {
          const inside = [];
          for (const project of list) {
            const result = prepared.overlay(project);
            let sum = 0;
            for (let f = 0; f < result.faceCount; f++)
              if (result.coveringIndices("land", f).length > 0) sum += result.areaPlanar[f];
            inside.push(sum);
          }
          return inside;
        },
        inspect: (inside) => ({ area: inside.reduce((a, b) => a + b, 0), inside }),
      };
    },
    theirs(engine, { land, projects }) {
      const native = engine.read(nested(land, 0));
      const list = [];
      for (let k = 0; k < SAMPLE; k++) list.push(engine.read(nested(projects, k)));
      return {
        share: SAMPLE / COUNT,
        run: () => {
          let area = 0;
          for (const project of list) {
            const out = engine.intersection(project, native);
            area += engine.area ? engine.area(out) : nestedArea(engine.write(out));
            engine.free?.(out);
          }
          return area;
        },
        inspect: (area) => ({ area, first: SAMPLE }),
      };
    },
    expected: (ours, theirs) => ours.inside.slice(0, theirs.first).reduce((a, b) => a + b, 0),
  },
];
