// https://github.com/mfogel/polygon-clipping/issues/105: two quadrilaterals of a metre that cross at a vertex of the one.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("polygon-clipping 105", () => {
  judged(
    polygon(
      "52.09201878268657 21.066591560238315, 52.092021112723586 21.066581140679013, 52.09203010289693 21.066589357586885, 52.09202834374171 21.066597224252533",
    ),
    polygon(
      "52.0920211026463 21.066581185743026, 52.09202185854843 21.066577805467524, 52.092031419603565 21.06658346948174, 52.09202979576923 21.06659073101369",
    ),
  );
});
