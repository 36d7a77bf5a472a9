import classify from "robust-point-in-polygon";
import { flatbushLocator } from "./flatbush-locator.mjs";

export default {
  name: "robust-point-in-polygon",
  package: "robust-point-in-polygon",
  async load() {
    // -1 is inside; the polygons asked about have no holes
    return {
      index: (features) => flatbushLocator(features, (x, y, f) => classify(f.geometry.coordinates[0], [x, y]) < 0),
    };
  },
};
