import polygonClipping from "polygon-clipping";

export default {
  name: "polygon-clipping",
  package: "polygon-clipping",
  native: "geojson",
  async load() {
    return {
      read: (polygons) => polygons,
      intersection: (a, b) => polygonClipping.intersection(a, b),
      union: (list) => polygonClipping.union(...list),
      write: (polygons) => polygons,
    };
  },
};
