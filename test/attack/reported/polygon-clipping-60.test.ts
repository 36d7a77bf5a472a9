// https://github.com/mfogel/polygon-clipping/issues/60: "Unable to find segment in SweepLine tree": two triangles with one
// vertex in common and sides that nearly meet at another.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("polygon-clipping 60", () => {
  judged(
    polygon("-91.413 29.5315, -91.41360941065206 29.53135, -91.4134943 29.5310677"),
    polygon("-91.413 29.5315, -91.4137213 29.5316244, -91.41352785864918 29.53115"),
  );
});
