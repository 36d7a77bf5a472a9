// Unpacks the inlined core: an LZ77 stream under an adaptive binary range coder, after Martin (1979) and Pavlov's LZMA, cut
// down to what a file of 30 KB needs: literals in the context of the byte before and, right after a match, of the byte the
// match would go on with; lengths and distances as bit trees; one repeated distance. The script assembly/pack.mjs writes
// it and holds the other half of each rule here.
//
// Why: what is packed so stays an eighth smaller on the wire than gzip makes the bytes themselves, and text of 64 letters
// loses nothing under gzip. Integers only, so the same bytes in every engine. Cost: about 5 ms, once.

/** Places in the table of probabilities; assembly/pack.mjs has the same. */
const [IS_MATCH, IS_REPEAT, LITERAL, LENGTH, SLOT, LOW, PLACES] = [0, 3, 6, 6150, 6794, 7050, 9098];

/** The letters of the text, six bits each, from value 0 on. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The bytes of a text that assembly/pack.mjs made. @internal */
export function unpack(text: string, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  // each probability of a 0, in 2048ths
  const odds = new Uint16Array(PLACES).fill(1024);
  let at = 0;
  let spare = 0;
  let spareBits = 0;
  const nextByte = (): number => {
    while (spareBits < 8) {
      spare = (spare << 6) | Math.max(LETTERS.indexOf(text[at++]!), 0);
      spareBits += 6;
    }
    spareBits -= 8;
    return (spare >> spareBits) & 255;
  };
  let range = 2 ** 32 - 1;
  let code = 0;
  for (let i = 0; i < 4; i++) code = code * 256 + nextByte();
  const bit = (place: number): number => {
    const bound = (range >>> 11) * odds[place]!;
    const one = +(code >= bound);
    odds[place]! += one ? -(odds[place]! >> 4) : (2048 - odds[place]!) >> 4;
    code -= one * bound;
    range = one ? range - bound : bound;
    while (range < 2 ** 24) {
      range *= 256;
      code = code * 256 + nextByte();
    }
    return one;
  };
  /** A number of so many bits, each in the context of those before it; with a leading 1. */
  const tree = (place: number, bits: number): number => {
    let node = 1;
    while (bits-- > 0) node = 2 * node + bit(place + node);
    return node;
  };

  let distance = 1;
  let state = 0; // 0 after a literal, 1 after a match, 2 after a repeated distance
  for (let i = 0; i < size; ) {
    if (!bit(IS_MATCH + state)) {
      const base = LITERAL + ((out[i - 1] ?? 0) >> 5) * 768;
      let node = 1;
      let expected = state ? out[i - distance]! | 256 : 0;
      while (node < 256) {
        const hint = expected & 128;
        const got = bit(base + (expected ? (hint ? 512 : 256) : 0) + node);
        node = 2 * node + got;
        expected = expected && got === hint >> 7 ? (expected << 1) | 256 : 0;
      }
      out[i++] = node;
      state = 0;
      continue;
    }
    state = 1 + bit(IS_REPEAT + state);
    const lengths = LENGTH + (state - 1) * 322;
    let length = !bit(lengths)
      ? tree(lengths + 2, 3) - 6
      : !bit(lengths + 1)
        ? tree(lengths + 10, 3) + 2
        : tree(lengths + 66, 8) - 238;
    if (state === 1) {
      const slot = tree(SLOT + Math.min(length - 2, 3) * 64, 6) - 64;
      distance = slot;
      if (slot > 3) {
        // the two highest bits are the slot's; those below come lowest first
        const below = (slot >> 1) - 1;
        distance = (2 | (slot & 1)) << below;
        for (let k = 0, node = 1; k < below; k++) {
          const got = bit(LOW + slot * 64 + Math.min(node, 63));
          node = 2 * node + got;
          distance |= got << k;
        }
      }
      distance++;
    }
    for (; length > 0 && i < size; length--, i++) out[i] = out[i - distance]!;
  }
  return out;
}
