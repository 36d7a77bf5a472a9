// https://github.com/mfogel/polygon-clipping/issues/62: "Unable to pop() SweepEvent from queue", on three triangles whose
// sides pass each other's vertices at the last digit.
import { describe } from "vitest";
import { judgedUnion, polygon } from "./judged.ts";

describe("polygon-clipping 62", () => {
  judgedUnion([
    polygon("-71.042 41.5037842, -71.0389879 41.5037842, -71.0390933353125 41.504475"),
    polygon("-71.042 41.504275, -71.03906280974431 41.504275, -71.0398475 41.5094162"),
    polygon("-71.037 41.5044, -71.037 41.505, -71.03907 41.5044"),
  ]);
});
