// The box around a feature of a polygon set, as spatial indices take it.

/** @returns west, south, east and north */
export function vertexBox(set, f) {
  const first = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f]]];
  const end = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f + 1]]];
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = first; i < end; i++) {
    box[0] = Math.min(box[0], set.coords[2 * i]);
    box[1] = Math.min(box[1], set.coords[2 * i + 1]);
    box[2] = Math.max(box[2], set.coords[2 * i]);
    box[3] = Math.max(box[3], set.coords[2 * i + 1]);
  }
  return box;
}
