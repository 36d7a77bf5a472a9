import inside from "point-in-polygon-hao";
import { flatbushLocator } from "./flatbush-locator.mjs";

export default {
  name: "point-in-polygon-hao",
  package: "point-in-polygon-hao",
  async load() {
    return { index: (features) => flatbushLocator(features, (x, y, f) => inside([x, y], f.geometry.coordinates)) };
  },
};
