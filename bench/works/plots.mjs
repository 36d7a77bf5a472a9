// Screening against 40,000 control units and 8,600 element zones, prepared once. Times are per plot.
//
//   plotsBatch   summaries of 2,000 plots, one after another, as `screenAll` gives them: shares, outcomes of all terms, verdict;
//                the rival does the same job: it cuts, and our judging goes on from there (with what our own cut said, made
//                beforehand, so that its cut is all that it pays for; findings about rings are left out for it)
//   plotsCut     the geometry of that alone, on both sides: which places, and how much of the plot lies in each
//   plotsScreen  the whole analysis of single plots, with the geometry of every part; in a process that has screened 1,000
//                others, and in one that has screened none
//
// The rival finds places with flatbush, cuts with the clipper and takes the areas of the pieces. It has read the places once,
// as we have. It says how much lies in each place; we also say in which combination of places, which terms ask for.
import Flatbush from "flatbush";
import { vertexBox } from "../generators/boxes.mjs";
import { nested } from "../generators/polygons.mjs";
import { province } from "../generators/province.mjs";
import { clock } from "../measure.mjs";

const AS_OF = "2026-11-24";
let made;
const input = () => (made ??= province());

/** One prepared scheme for both sides of a contest. */
let kept;
const preparedBy = (engine, scheme) => (kept ??= engine.public.prepareScheme(scheme));

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
      const prepared = preparedBy(engine, scheme);
      const settings = engine.public.screeningSettings({ asOf: AS_OF });
      return {
        steady: true,
        // records are handed on, none is kept
        run: () => {
          for (const project of projects) engine.public.summarise(prepared, project, settings, false);
        },
        inspect: () => ({
          places: projects.reduce((sum, project) => {
            const { units, zones } = engine.public.summarise(prepared, project, settings, false);
            return sum + counted(units) + counted(zones);
          }, 0),
        }),
      };
    },
    theirs(rival, input, _mode, _settings, engine) {
      const { scheme, projects } = input;
      const prepared = preparedBy(engine, scheme);
      const ours = engine.public.screeningSettings({ asOf: AS_OF });
      const cutOf = ({ footprint }) => engine.public.cutFootprint(prepared, footprint, ours.thresholds, ours.method);
      // compiled before any is kept, or engines would take it that cuts live long and make all of them so
      for (let warm = 0; warm < 10; warm++) for (const project of projects) cutOf(project);
      const cuts = projects.map(cutOf);
      const cut = cutByRival(rival, input);
      const judge = (i) => engine.public.summariseCut(prepared, projects[i], cuts[i], [], ours, false);
      return {
        ...cut,
        run: () => {
          const places = cut.run();
          for (let i = 0; i < projects.length; i++) judge(i);
          return places;
        },
      };
    },
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
      const prepared = preparedBy(engine, scheme);
      const { thresholds, method } = engine.public.screeningSettings({ asOf: AS_OF });
      const placesOf = ({ pieces }) =>
        ["units", "zones"].reduce((sum, layer) => sum + new Set(pieces.flatMap(({ holds }) => holds[layer])).size, 0);
      return {
        steady: true,
        run: () => {
          for (const { footprint } of projects) engine.public.cutFootprint(prepared, footprint, thresholds, method);
        },
        inspect: () => ({
          places: projects.reduce(
            (sum, { footprint }) => sum + placesOf(engine.public.cutFootprint(prepared, footprint, thresholds, method)),
            0,
          ),
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
      const prepared = preparedBy(engine, scheme);
      const timed = (plots) =>
        plots.map((project) => {
          const before = clock();
          engine.public.screen(prepared, project, { asOf: AS_OF });
          return clock() - before;
        });
      const cold = timed(projects.slice(0, 200));
      for (let warm = 0; warm < 5; warm++) timed(projects.slice(0, 200));
      const plots = projects.slice(200, 400);
      return {
        steady: true,
        run: () => timed(plots),
        // of plots that were never screened before, the first time
        inspect: (times) => ({
          ...{ p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
          ...{ coldP50Ms: quantile(cold, 0.5), coldP99Ms: quantile(cold, 0.99) },
        }),
      };
    },
    theirs: () => {
      throw new Error("nobody else answers the question");
    },
  },
];

function quantile(times, share) {
  return [...times].sort((a, b) => a - b)[Math.floor(share * (times.length - 1))];
}

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
    steady: true,
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
