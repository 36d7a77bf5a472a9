// Our own core. The kernel's native form is the PolygonSet the generators make; end to end it is given GeoJSON and asked for
// GeoJSON, through the public functions.
import * as core from "../dist/kernel.mjs";

export default {
  name: "sanxian",
  package: "sanxian",
  async load() {
    return { cut, pieces, dissolve, areaOf, memoryOfPieces, public: core };
  },
};

const told = (set) => ({ set, whole: false });
const whole = (set) => ({ set, whole: true });

/** What lies in both: polygons as typed arrays. */
function cut(a, b) {
  return core.withArrangement([whole(a), whole(b)], {}, (instance, arrangement) => {
    const { faceCount, faceSet, coverStart } = arrangement;
    const keys = new Int32Array(faceCount).fill(-1);
    for (let f = 1; f < faceCount; f++) if (coverStart[faceSet[f] + 1] - coverStart[faceSet[f]] === 2) keys[f] = 0;
    return core.dissolveFaces(instance, keys);
  });
}

/** All pieces of n layers: labels and areas; with `rings`, the polygon of each piece too. */
function pieces(sets, rings) {
  return core.withArrangement(sets.map(told), {}, (instance, arrangement) => ({
    arrangement,
    polygons: rings ? core.dissolveFaces(instance, coveredFaces(arrangement)) : undefined,
  }));
}

function coveredFaces({ faceCount, faceSet, coverStart }) {
  const keys = new Int32Array(faceCount).fill(-1);
  for (let f = 1; f < faceCount; f++) if (coverStart[faceSet[f] + 1] > coverStart[faceSet[f]]) keys[f] = f;
  return keys;
}

/** Unites the features of one layer that have the same key. */
function dissolve(set, keyOf) {
  return core.withArrangement([told(set)], {}, (instance, { faceCount, faceSet, coverStart, coverFeature }) => {
    const keys = new Int32Array(faceCount).fill(-1);
    for (let f = 1; f < faceCount; f++) {
      const at = coverStart[faceSet[f]];
      if (coverStart[faceSet[f] + 1] > at) keys[f] = keyOf[coverFeature[at]];
    }
    return core.dissolveFaces(instance, keys);
  });
}

/** Planar area of polygons in typed arrays. */
function areaOf({ coords, ringOffsets }) {
  let twice = 0;
  for (let r = 0; r + 1 < ringOffsets.length; r++) {
    const ox = coords[2 * ringOffsets[r]];
    const oy = coords[2 * ringOffsets[r] + 1];
    // shells are wound one way and holes the other, so the signs do the subtraction
    for (let i = ringOffsets[r]; i + 1 < ringOffsets[r + 1]; i++)
      twice += (coords[2 * i] - ox) * (coords[2 * i + 3] - oy) - (coords[2 * i + 2] - ox) * (coords[2 * i + 1] - oy);
  }
  return Math.abs(twice) / 2;
}

/** Bytes a fresh instance holds after arranging the layers: what the job reached at its peak. */
function memoryOfPieces(sets) {
  const instance = core.newCore();
  core.arrangeIn(instance, sets.map(told), {});
  return instance.memory.buffer.byteLength;
}
