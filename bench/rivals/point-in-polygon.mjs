import inside from "point-in-polygon";
import { flatbushLocator } from "./flatbush-locator.mjs";

export default {
  name: "point-in-polygon",
  package: "point-in-polygon",
  async load() {
    // knows one ring; the polygons asked about have no holes
    return { index: (features) => flatbushLocator(features, (x, y, f) => inside([x, y], f.geometry.coordinates[0])) };
  },
};
