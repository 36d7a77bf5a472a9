import { stars } from "../generators/stars.mjs";
import { pairWork } from "./pair.mjs";

export default [
  pairWork({
    name: "star10k",
    title: { en: "two smooth stars of 10,000 vertices, ∩", zh: "两个平滑星形（各1万顶点）求交" },
    generate: () => stars(10_000),
  }),
  pairWork({
    name: "star100k",
    title: { en: "two smooth stars of 100,000 vertices, ∩", zh: "两个平滑星形（各10万顶点）求交" },
    generate: () => stars(100_000),
  }),
];
