import * as martinez from "martinez-polygon-clipping";
import { cascade } from "./cascade.mjs";

export default {
  name: "martinez",
  package: "martinez-polygon-clipping",
  native: "geojson",
  async load() {
    return {
      read: (polygons) => polygons,
      intersection: (a, b) => martinez.intersection(a, b) ?? [],
      union: (list) => cascade(list, (a, b) => martinez.union(a, b)),
      write: (polygons) => polygons,
    };
  },
};
