// Point in polygon the usual way in JavaScript: flatbush over the boxes, then a test of each candidate.
import Flatbush from "flatbush";

/** `holds(x, y, polygon)` tells whether the polygon (its rings) holds the point. */
export function flatbushLocator(features, holds) {
  const index = new Flatbush(features.length);
  for (const { geometry } of features) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of geometry.coordinates[0]) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    index.add(...box);
  }
  index.finish();
  return (x, y) => {
    for (const i of index.search(x, y, x, y)) if (holds(x, y, features[i])) return features[i].properties.key;
    return -1;
  };
}
