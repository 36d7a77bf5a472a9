// Which of 40,000 polygons holds each of 200,000 points: a batch as it comes, in no order. Building the index is not timed
// for anybody; it is told beside.
import { coverage } from "../generators/coverage.mjs";
import { points } from "../generators/points.mjs";
import { collection, vertexCount } from "../generators/polygons.mjs";
import { LOCATORS } from "../rivals/index.mjs";

const COUNT = 200_000;

export default [
  {
    name: "points40k",
    title: {
      en: "a point in 40,000 polygons (2.6 million vertices), batch",
      zh: "点落在4万个面（260万顶点）中的哪一个（批量）",
    },
    per: COUNT,
    unit: { en: "point", zh: "个点" },
    rivals: { kernel: LOCATORS },
    make() {
      const set = coverage({ columns: 200, rows: 200, segments: 16, size: 0.025, seed: 17 });
      return { set, sites: points(COUNT, [112.1, 28.1, 116.9, 32.9], 18), vertices: vertexCount(set) };
    },
    ours(engine, { set, sites }) {
      const prepared = engine.public.prepare({ cells: collection(set) });
      // the index is built at the first question
      prepared.locateMany(sites.subarray(0, 2));
      return {
        run: () => prepared.locateMany(sites),
        inspect: (faces) => ({ found: polygonOf(faces, (face) => prepared.covering("cells", face)) }),
      };
    },
    theirs(engine, { set, sites }) {
      const locate = engine.index(collection(set).features);
      const count = COUNT / 10;
      return {
        share: count / COUNT,
        run: () => {
          const found = new Int32Array(count);
          for (let i = 0; i < count; i++) found[i] = locate(sites[2 * i], sites[2 * i + 1]);
          return found;
        },
        inspect: (found) => ({ found }),
      };
    },
    differs: (ours, theirs) => {
      let wrong = 0;
      for (let i = 0; i < theirs.found.length; i++) if (theirs.found[i] !== ours.found[i]) wrong++;
      // a point within a rounding of a border may be told either way
      return wrong > 2 ? `${wrong} of ${theirs.found.length} points elsewhere` : undefined;
    },
  },
];

/** The polygon of each point. */
function polygonOf(faces, covering) {
  const keyOf = new Map();
  return Int32Array.from(faces, (face) => {
    if (!keyOf.has(face)) keyOf.set(face, covering(face)[0]?.properties.key ?? -1);
    return keyOf.get(face);
  });
}
