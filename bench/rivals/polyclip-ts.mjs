// What @turf/union, @turf/intersect and @turf/difference call.
import { intersection, union } from "polyclip-ts";

export default {
  name: "polyclip-ts",
  package: "polyclip-ts",
  native: "geojson",
  async load() {
    return {
      read: (polygons) => polygons,
      intersection: (a, b) => intersection(a, b),
      union: (list) => union(...list),
      write: (polygons) => polygons,
    };
  },
};
