// https://github.com/mfogel/polygon-clipping/issues/49: "Unable to complete output ring" on two rings that share sides, one
// of which crosses itself.
import { describe } from "vitest";
import { union } from "../../../src/geometry/boolean.ts";
import { judged, polygon } from "./judged.ts";

describe("polygon-clipping 49", () => {
  judged(
    union(
      polygon(
        "-118.46571 34.025348, -118.465871 34.025308, -118.465936 34.025348, -118.467899 34.025348, -118.468194 34.025197, -118.468983 34.025174, -118.469245 34.025348",
      ),
    ),
    union(
      polygon(
        "-118.464605 34.02561, -118.465871 34.025308, -118.466413 34.02565, -118.467722 34.025468, -118.468194 34.025197, -118.468983 34.025174, -118.469433 34.025494, -118.470297 34.025512, -118.472282 34.027219",
      ),
    ),
  );
});
