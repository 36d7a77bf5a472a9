import { spikes } from "../generators/spikes.mjs";
import { pairWork } from "./pair.mjs";

export default [
  pairWork({
    name: "spiky10k",
    title: {
      en: "two spiky stars of 10,000 vertices, 47,000 crossings, ∩",
      zh: "两个尖刺星形（各1万顶点，4.7万交点）求交",
    },
    generate: () => spikes(10_000),
  }),
];
