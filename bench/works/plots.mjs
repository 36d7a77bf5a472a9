// Screening against 40,000 control units and 8,600 element zones, prepared once. `plotsBatch`: summaries of 2,000 plots, one after
// another, as `screenAll` gives them: shares, outcomes of all terms, verdict. `plotsCut`: of that the geometry alone. `plotsScreen`:
// the whole analysis of each of 200, with the geometry of every part. Rivals do the geometry alone, on all plots (flatbush finds
// the places, the clipper cuts, areas of the pieces); they read the places once, and judge no term. Times are per plot.
import Flatbush from "flatbush";
import { vertexBox } from "../generators/boxes.mjs";
import { nested } from "../generators/polygons.mjs";
import { province } from "../generators/province.mjs";

const AS_OF = "2026-11-24";
let made;
const input = () => (made ??= province());

export default [
  {
    name: "plotsBatch",
    title: {
      en: "screening 2,000 plots against 40,000 units and 8,600 zones, in a batch",
      zh: "批量研判：2000个用地对4万个管控单元、8600个要素分区",
    },
    per: 2000,
    unit: { en: "plot", zh: "个用地" },
    rivals: { kernel: ["clipper2-wasm"] },
    make: input,
    ours(engine, { scheme, projects }) {
      const prepared = engine.public.prepareScheme(scheme);
      const settings = engine.public.screeningSettings({ asOf: AS_OF });
      return {
        run: () => projects.map((project) => engine.public.summarise(prepared, project, settings, false)),
        inspect: (records) => ({
          places: records.reduce((sum, { units, zones }) => sum + counted(units) + counted(zones), 0),
        }),
      };
    },
    theirs: cutByRival,
    differs: morePlaces,
  },
  {
    name: "plotsCut",
    title: {
      en: "the geometry of that batch alone: shares of units and zones",
      zh: "同上，仅几何：各单元与分区的占比",
    },
    per: 2000,
    unit: { en: "plot", zh: "个用地" },
    rivals: { kernel: ["clipper2-wasm"] },
    make: input,
    ours(engine, { scheme, projects }) {
      const prepared = engine.public.prepareScheme(scheme);
      const { thresholds, method } = engine.public.screeningSettings({ asOf: AS_OF });
      const placesOf = ({ pieces }) =>
        ["units", "zones"].reduce((sum, layer) => sum + new Set(pieces.flatMap(({ holds }) => holds[layer])).size, 0);
      return {
        run: () => projects.map(({ footprint }) => engine.public.cutFootprint(prepared, footprint, thresholds, method)),
        inspect: (cuts) => ({
          places: cuts.reduce((sum, cut) => sum + placesOf(cut), 0),
        }),
      };
    },
    theirs: cutByRival,
    differs: morePlaces,
  },
  {
    name: "plotsScreen",
    title: { en: "the whole analysis of a plot, with the geometry of its parts", zh: "单个用地的完整符合性分析" },
    per: 200,
    unit: { en: "plot", zh: "个用地" },
    rivals: { kernel: [] },
    make: input,
    ours(engine, { scheme, projects }) {
      const prepared = engine.public.prepareScheme(scheme);
      const plots = projects.slice(0, 200);
      const times = [];
      return {
        run: () =>
          plots.reduce((terms, project) => {
            const before = performance.now();
            const analysis = engine.public.screen(prepared, project, { asOf: AS_OF });
            times.push(performance.now() - before);
            return terms + analysis.terms.length;
          }, 0),
        // of the first run, wall clock: the report's own figure is the mean of warm runs
        inspect: (terms) => {
          const sorted = [...times].sort((a, b) => a - b);
          const at = (share) => sorted[Math.floor(share * (sorted.length - 1))];
          return { terms, p50Ms: at(0.5), p99Ms: at(0.99) };
        },
      };
    },
    theirs: () => {
      throw new Error("nobody else answers the question");
    },
  },
];

function counted(places) {
  return places.filter(({ relation }) => relation !== "touching").length;
}

/** The places of all plots as they are found with flatbush and a clipper; places are read once. */
function cutByRival(engine, { sets, projects }) {
  const layers = sets.map((set) => {
    const count = set.featureOffsets.length - 1;
    const index = new Flatbush(count);
    const natives = [];
    for (let f = 0; f < count; f++) {
      index.add(...vertexBox(set, f));
      natives.push(engine.read(nested(set, f)));
    }
    index.finish();
    return { index, natives };
  });
  const plots = projects.map(({ footprint }) => footprint.coordinates);
  return {
    run: () => {
      let places = 0;
      for (const coordinates of plots) {
        const plot = engine.read([coordinates]);
        const xs = coordinates[0].map(([x]) => x);
        const ys = coordinates[0].map(([, y]) => y);
        const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
        for (const { index, natives } of layers)
          for (const f of index.search(...box)) {
            const out = engine.intersection(plot, natives[f]);
            // about a square metre
            if (engine.area(out) > 1e-10) places++;
            engine.free?.(out);
          }
        engine.free?.(plot);
      }
      return places;
    },
    inspect: (places) => ({ places }),
  };
}

function morePlaces(ours, theirs) {
  // slivers of about a square metre
  return Math.abs(ours.places - theirs.places) > 5 ? `${theirs.places} places instead of ${ours.places}` : undefined;
}
