import { blobs } from "../generators/fractal.mjs";
import { pairWork } from "./pair.mjs";

export default [
  pairWork({
    name: "blob100k",
    title: {
      en: "two rough rings of 100,000 vertices, few crossings, ∩",
      zh: "两个分形环（各10万顶点，交点很少）求交",
    },
    generate: () => blobs(100_000),
  }),
];
