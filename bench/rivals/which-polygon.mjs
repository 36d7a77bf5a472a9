// An index of its own (rbush) and its own test.
import whichPolygon from "which-polygon";

export default {
  name: "which-polygon",
  package: "which-polygon",
  async load() {
    return {
      index(features) {
        const query = whichPolygon({ type: "FeatureCollection", features });
        return (x, y) => query([x, y])?.key ?? -1;
      },
    };
  },
};
