// Packs the core into text; src/geometry/unpack.ts is the other half, where the form is told. The parse is optimal for
// given prices: the cheapest way to each byte from all ways to the bytes before it. Prices come from the pass before, so
// some passes are made; the build takes a second for it.

const [IS_MATCH, IS_REPEAT, LITERAL, LENGTH, SLOT, LOW, PLACES] = [0, 3, 6, 6150, 6794, 7050, 9098];
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LONGEST = 273;
const PASSES = 5;
/** Most earlier places that are looked at for a match. */
const TRIES = 4000;

/** The text for some bytes. */
export function pack(bytes) {
  let odds = new Uint16Array(PLACES).fill(1024);
  let best;
  for (let pass = 0; pass < PASSES; pass++) {
    const coder = new Coder();
    for (const step of cheapest(bytes, new Prices(odds))) step.say(coder);
    odds = coder.odds;
    const packed = coder.end();
    if (best === undefined || packed.length < best.length) best = packed;
  }
  return letters(best);
}

function letters(bytes) {
  let text = "";
  for (let i = 0, spare = 0, bits = 0; i < bytes.length || bits > 0; ) {
    while (bits < 6) {
      spare = ((spare & 63) << 8) | (bytes[i++] ?? 0);
      bits += 8;
    }
    bits -= 6;
    text += LETTERS[(spare >> bits) & 63];
    if (i >= bytes.length && bits < 6 && ((spare << (6 - bits)) & 63) === 0) break;
  }
  return text.replace(/A+$/, ""); // what is missing reads as zeros
}

/** The range coder, writing. */
class Coder {
  odds = new Uint16Array(PLACES).fill(1024);
  #out = [];
  #low = 0;
  #range = 2 ** 32 - 1;

  bit(place, one) {
    const bound = (this.#range >>> 11) * this.odds[place];
    this.odds[place] += one ? -(this.odds[place] >> 4) : (2048 - this.odds[place]) >> 4;
    if (one) this.#low += bound;
    this.#range = one ? this.#range - bound : bound;
    while (this.#range < 2 ** 24) {
      this.#range *= 256;
      this.#shift();
    }
  }

  #shift() {
    if (this.#low >= 2 ** 32) {
      let k = this.#out.length - 1;
      while (this.#out[k] === 255) this.#out[k--] = 0;
      this.#out[k]++;
      this.#low -= 2 ** 32;
    }
    this.#out.push(Math.floor(this.#low / 2 ** 24));
    this.#low = (this.#low % 2 ** 24) * 256;
  }

  end() {
    for (let i = 0; i < 5; i++) this.#shift();
    return this.#out;
  }
}

/** What a bit would cost under fixed odds. */
class Prices {
  bits = 0;
  #cost;

  constructor(odds) {
    this.#cost = Float64Array.from({ length: 2 * odds.length }, (_, i) => {
      const zero = odds[i >> 1] / 2048;
      return -Math.log2(i & 1 ? 1 - zero : zero);
    });
  }

  bit(place, one) {
    this.bits += this.#cost[2 * place + one];
  }
}

function tree(coder, place, value, bits) {
  let node = 1;
  for (let k = bits - 1; k >= 0; k--) {
    const one = (value >> k) & 1;
    coder.bit(place + node, one);
    node = 2 * node + one;
  }
}

function sayLiteral(coder, state, before, expectedByte, byte) {
  coder.bit(IS_MATCH + state, 0);
  const base = LITERAL + (before >> 5) * 768;
  let node = 1;
  let expected = state ? expectedByte | 256 : 0;
  for (let k = 7; k >= 0; k--) {
    const one = (byte >> k) & 1;
    const hint = expected & 128;
    coder.bit(base + (expected ? (hint ? 512 : 256) : 0) + node, one);
    node = 2 * node + one;
    expected = expected && one === hint >> 7 ? (expected << 1) | 256 : 0;
  }
}

function sayLength(coder, lengths, length) {
  if (length < 10) {
    coder.bit(lengths, 0);
    tree(coder, lengths + 2, length - 2, 3);
  } else {
    coder.bit(lengths, 1);
    coder.bit(lengths + 1, +(length >= 18));
    if (length < 18) tree(coder, lengths + 10, length - 10, 3);
    else tree(coder, lengths + 66, length - 18, 8);
  }
}

function sayMatch(coder, state, length, distance) {
  coder.bit(IS_MATCH + state, 1);
  coder.bit(IS_REPEAT + state, 0);
  sayLength(coder, LENGTH, length);
  const value = distance - 1;
  const high = 31 - Math.clz32(value);
  const slot = value < 4 ? value : 2 * high + ((value >> (high - 1)) & 1);
  tree(coder, SLOT + Math.min(length - 2, 3) * 64, slot, 6);
  if (slot < 4) return;
  const below = (slot >> 1) - 1;
  for (let k = 0, node = 1; k < below; k++) {
    const one = (value >> k) & 1;
    coder.bit(LOW + slot * 64 + Math.min(node, 63), one);
    node = 2 * node + one;
  }
}

function sayRepeat(coder, state, length) {
  coder.bit(IS_MATCH + state, 1);
  coder.bit(IS_REPEAT + state, 1);
  sayLength(coder, LENGTH + 322, length);
}

/** The cheapest steps that tell all bytes. */
function cheapest(bytes, prices) {
  const ways = [{ cost: 0, state: 0, distance: 1 }];
  const heads = new Map();
  const earlier = new Int32Array(bytes.length);
  const sameFrom = (i, j) => {
    let length = 0;
    while (i + length < bytes.length && length < LONGEST && bytes[i + length] === bytes[j + length]) length++;
    return length;
  };
  for (let i = 0; i < bytes.length; i++) {
    const here = ways[i];
    const { state, distance } = here;
    const reach = (length, nextState, nextDistance, say) => {
      prices.bits = 0;
      say(prices);
      const cost = here.cost + prices.bits;
      if (cost < (ways[i + length]?.cost ?? Infinity))
        ways[i + length] = { cost, state: nextState, distance: nextDistance, from: i, say };
    };
    reach(1, 0, distance, (coder) => sayLiteral(coder, state, bytes[i - 1] ?? 0, bytes[i - distance] ?? 0, bytes[i]));
    if (distance <= i)
      for (let length = sameFrom(i, i - distance); length >= 2; length--)
        reach(length, 2, distance, (coder) => sayRepeat(coder, state, length));
    if (i + 1 >= bytes.length) continue;
    const key = bytes[i] | (bytes[i + 1] << 8);
    let told = 1;
    for (let j = heads.get(key) ?? -1, tries = 0; j >= 0 && tries < TRIES; j = earlier[j], tries++)
      for (const longest = sameFrom(i, j); told < longest; ) {
        const length = ++told;
        reach(length, 1, i - j, (coder) => sayMatch(coder, state, length, i - j));
      }
    earlier[i] = heads.get(key) ?? -1;
    heads.set(key, i);
  }
  const steps = [];
  for (let i = bytes.length; i > 0; i = ways[i].from) steps.push(ways[i]);
  return steps.reverse();
}
