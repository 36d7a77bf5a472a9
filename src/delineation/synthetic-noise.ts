// Chance for synthetic provinces: a hash of whole numbers, so that every value belongs to its place and not to the order in
// which places are visited, and value noise over it (Perlin's "value noise": hashed lattice values, interpolated). Nothing
// but whole-number products, additions and multiplications, so that all engines agree.

/** A number in [0, 1) that belongs to a seed, a place and a purpose. @internal */
export function chance(seed: number, x: number, y: number, purpose: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(x + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(y + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39) ^ Math.imul(purpose + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth noise in [0, 1) whose patches are about `size` wide: two octaves, the finer half as strong. @internal */
export function patches(seed: number, x: number, y: number, size: number, purpose: number): number {
  return (
    (2 * octave(seed, x / size, y / size, purpose) + octave(seed, (2 * x) / size, (2 * y) / size, purpose + 101)) / 3
  );
}

function octave(seed: number, x: number, y: number, purpose: number): number {
  const left = Math.floor(x);
  const low = Math.floor(y);
  const u = smooth(x - left);
  const v = smooth(y - low);
  const at = (dx: number, dy: number): number => chance(seed, left + dx, low + dy, purpose);
  const below = at(0, 0) + u * (at(1, 0) - at(0, 0));
  const above = at(0, 1) + u * (at(1, 1) - at(0, 1));
  return below + v * (above - below);
}

/** From 0 to 1 without a kink. */
function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
