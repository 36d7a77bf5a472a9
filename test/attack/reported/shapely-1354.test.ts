// https://github.com/shapely/shapely/issues/1354: one polygon nearly covers the other and shares two sides of it up to the
// last digit. The union came out empty.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("shapely 1354", () => {
  judged(
    polygon(
      "10.38343007464573 945.7998193082476, 1682.0 1335.7904894634128, 1682.0 914.7369958740137, 103.54509436006265 546.4810826847133",
    ),
    polygon(
      "103.54509436006265 546.4810826847133, 10.383430074645716 945.7998193082476, 1682.0 1335.7904894634128, 1775.161664285417 936.4717528398785",
    ),
  );
});
