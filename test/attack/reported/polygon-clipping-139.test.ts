// https://github.com/mfogel/polygon-clipping/issues/139: "Unable to complete output ring": the clip begins where the hole's
// lower side runs, with 0.6999999999999998 on one side of the tooth and 0.7000000000000001 on the other.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("polygon-clipping 139", () => {
  judged(
    polygon("0 56, 4 56, 4 60, 0 60", "0.5 56.4, 0.5 56.6, 1.5 56.6, 1.5 56.4"),
    polygon("2.3000000000000003 55.6, 0.7000000000000001 55.6, 0.6999999999999998 56.4, 2.3 56.4"),
  );
});
