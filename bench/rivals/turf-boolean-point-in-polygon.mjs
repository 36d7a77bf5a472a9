import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { flatbushLocator } from "./flatbush-locator.mjs";

export default {
  name: "@turf/boolean-point-in-polygon",
  package: "@turf/boolean-point-in-polygon",
  async load() {
    return { index: (features) => flatbushLocator(features, (x, y, f) => booleanPointInPolygon([x, y], f)) };
  },
};
