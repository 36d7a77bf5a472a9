// https://github.com/shapely/shapely/issues/1216: a needle and a ragged strip against the tile below and the tile above.
import { describe } from "vitest";
import { judged, multi, polygon } from "./judged.ts";

const strips = multi(
  polygon("66697.40120137332996819 185279.95469107336248271, 66698.375 185273.625, 66697.375 185280.125"),
  polygon(
    "66705.875 185229.625, 66704.875 185234.625, 66703.875 185240.625, 66702.875 185245.375, 66706.90145934304746334 185229.45392344283754937, 66710.375 185228.875",
  ),
);

describe("shapely 1216, the tile below", () => {
  judged(strips, polygon("66720 185280, 66720 185200, 66680 185200, 66680 185280"));
});
describe("shapely 1216, the tile above", () => {
  judged(strips, polygon("66720 185320, 66720 185280, 66680 185280, 66680 185320"));
});
