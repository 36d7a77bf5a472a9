import { jaggedStars, smoothStars } from "../generators/stars.mjs";
import { pairWork } from "./pair.mjs";

export default [
  pairWork({
    name: "star10k",
    title: { en: "two stars of 10,000 vertices, jagged outline, ∩", zh: "两个星形（各1万顶点，轮廓有细齿）求交" },
    generate: () => jaggedStars(10_000),
  }),
  pairWork({
    name: "star100k",
    title: { en: "two stars of 100,000 vertices, jagged outline, ∩", zh: "两个星形（各10万顶点，轮廓有细齿）求交" },
    generate: () => jaggedStars(100_000),
  }),
  pairWork({
    name: "smooth100k",
    title: { en: "two stars of 100,000 vertices, smooth outline, ∩", zh: "两个星形（各10万顶点，轮廓平滑）求交" },
    generate: () => smoothStars(100_000),
  }),
];
