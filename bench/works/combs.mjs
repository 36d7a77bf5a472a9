import { combs } from "../generators/combs.mjs";
import { pairWork } from "./pair.mjs";

export default [
  pairWork({
    name: "comb",
    title: { en: "two combs of 200 teeth, 160,000 crossings, ∩", zh: "两把200齿梳（16万交点）求交" },
    generate: () => combs(200),
  }),
];
