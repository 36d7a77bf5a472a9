// Unpacks the inlined core: a range coder (Martin 1979) whose chances come from mixing what several contexts foretell
// (Mahoney, PAQ, 2002). The contexts know WebAssembly: what a byte is (opcode, local, offset, …), which instructions and
// bytes went before, in which function, and which types lie on the stack. For each context and the bits of the byte so far,
// one table keeps the chance of a one and how often it was seen; weights, chosen by field, instruction and bits, add the
// chances up on the logistic scale and learn from every bit.
//
// Why: packed so, the core takes three quarters of an LZ77 stream under the same coder, and two thirds of its gzip; text of
// 64 letters loses nothing when a server compresses it. Exact: integers, and doubles under +, −, × and ÷ alone, are the
// same bits in every engine; the logistic function is a power by squaring, its inverse a difference of sums of 1/n.
// Cost: 60 ms and 8 MB, once; `ready(source)` and `setWasmModule()` go without. assembly/pack.mjs calls `replay` too, so that
// packing and unpacking share every rule but the coder itself.

// What a byte of a function body can be; 1 is plain, 2 a label, 3 a function, 8 an integer.
const OPCODE = 0;
const LOCAL = 4;
const GLOBAL = 5;
const ALIGN = 6;
const OFFSET = 7;
const FLOAT = 9;
// and of what stands before the instructions of a body
const LOCAL_TYPE = 10;
const LOCAL_COUNT = 11;
const LOCAL_GROUPS = 12;
const BODY_SIZE = 13;
const ELSEWHERE = 14;

/** What follows each opcode up to 0x44; most others are followed by another opcode. */
const FOLLOWING = "001110000000220030000000000000004445500066666666666666666666666118809";

/**
 * What each opcode up to 0xc4 does to the stack, as digits of base 36: four times the values it takes (4: all), plus the
 * type it leaves (1 i32, 2 i64, 3 f64). Locals are looked at when their index is known.
 */
const EFFECTS =
  "g0gggg00000gg4ggg00000000048000000014000560755556666668888888881512035999999999959999999999999999999999555999999999999999666aaaaaaaaaaaaaaa000000000000007777777bbbbbbb555556666660000077777777755666";

/** The chance that goes with a sum of weighed forecasts: 1 / (1 + e^−x), nearly. */
function chanceAt(x: number): number {
  let power = 1 - Math.max(Math.min(x, 11), -11) / 256;
  for (let k = 0; k < 8; k++) power *= power;
  return 1 / (1 + power);
}

/** The `size` bytes of a text that assembly/pack.mjs made; the first function body begins at byte `codeAt`. @internal */
export function unpack(text: string, size: number, codeAt: number): Uint8Array<ArrayBuffer> {
  let at = 0;
  let range = 1;
  let code = 0;
  return replay(size, codeAt, (chance) => {
    // whole numbers below 2^48; letters are the 64 from ; to { but the backslash, six bits each
    for (; range < 2 ** 42; range *= 64) {
      const letter = text.charCodeAt(at++) || 59;
      code = code * 64 + letter - (letter > 92 ? 60 : 59);
    }
    const bound = Math.floor(range / 65536) * chance;
    const one = code < bound;
    if (!one) code -= bound;
    range = one ? bound : range - bound;
    return +one;
  });
}

/**
 * Goes through the bytes of a module bit by bit: `bit` is told the chance of a one, in 65,536ths, and returns the bit;
 * to unpack it reads it, to pack it writes it. @internal
 */
export function replay(size: number, codeAt: number, bit: (chance: number) => number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  // the chance of a one in 4096ths, times 16, plus how often it was seen, up to 14; hashes may meet
  const table = new Uint16Array(2 ** 22).fill(32768);
  // ln(n), nearly and up to a constant; from it ln(p / (1 − p)) for each chance
  const logarithms = [0, 0];
  for (let n = 2; n < 4096; n++) logarithms[n] = logarithms[n - 1]! + 1 / n;
  const stretched = Float64Array.from(logarithms, (log, n) => log - (logarithms[4095 - n] ?? 0));

  const CONTEXTS = 9;
  const contexts = new Int32Array(CONTEXTS);
  const places = new Int32Array(CONTEXTS);
  const forecasts = new Float64Array(CONTEXTS);
  // rows by field and place of the bit; by opcode, then by bits, within a field; the same within opcodes
  const weights = new Float64Array(1152 * CONTEXTS).fill(0.07);

  let field = ELSEWHERE;
  let fieldByte = 0; // place of the byte in its field
  let bytes = 0; // the last four
  let opcodes = 0; // the last four
  let types = 0; // the four on top of the stack, three bits each
  let global = 0; // the last one
  let first = 0; // the first byte of the field
  let body = 0; // number of the function
  let depth = 0;
  let groupBytes = 0; // counts and types of locals still to come
  let locals: number[] = []; // types, where one was seen

  const push = (type: number): void => {
    types = ((types << 3) | type) & 4095;
  };
  /** The next bit, by the bits of the half byte so far (with a leading one) and three rows of weights. */
  const next = (half: number, byPlace: number, byOpcode: number, byBits: number): number => {
    let sum = 0;
    for (let i = 0; i < CONTEXTS; i++) {
      const place = contexts[i]! ^ half;
      const forecast = stretched[table[place]! >> 4]!;
      places[i] = place;
      forecasts[i] = forecast;
      sum += (weights[byPlace + i]! + weights[byOpcode + i]! + weights[byBits + i]!) * forecast;
    }
    const chance = chanceAt(sum);
    const one = bit(Math.floor(chance * 65536));
    const error = 0.005 * (one - chance);
    for (let i = 0; i < CONTEXTS; i++) {
      weights[byPlace + i]! += error * forecasts[i]!;
      weights[byOpcode + i]! += error * forecasts[i]!;
      weights[byBits + i]! += error * forecasts[i]!;
      const state = table[places[i]!]!;
      const seen = state & 15;
      const was = state >> 4;
      table[places[i]!] = ((was + (one * 4095 - was) / (seen + 1.2) + 0.5) << 4) | Math.min(seen + 1, 14);
    }
    return one;
  };

  for (let i = 0; i < size; i++) {
    const opcode = opcodes & 255;
    const known = [
      ((bytes & 255) << 8) | opcode,
      opcodes & 0xffff,
      body,
      types,
      opcodes,
      (body << 16) | (bytes & 0xffff),
      0,
      (global << 16) | (opcodes & 0xffff),
      bytes & 0xffff00,
    ];
    const rows = field ? 128 : 640;
    let node = 1;
    for (let k = 0; k < 8; k++) {
      if (k % 4 === 0)
        for (let j = 0; j < CONTEXTS; j++) {
          const hash = Math.imul(known[j]! ^ Math.imul((field * 8 + fieldByte) * 16 + j, 0x9e3779b1), 0x2c1b3c6d);
          contexts[j] = Math.imul(hash ^ (hash >>> 15) ^ (k && node), 0x85ebca6b) >>> 10;
        }
      const half = k < 4 ? node : (node & ((1 << (k - 4)) - 1)) | (1 << (k - 4));
      node =
        2 * node + next(half, (field * 8 + k) * CONTEXTS, (rows + opcode) * CONTEXTS, (rows + 256 + node) * CONTEXTS);
    }
    const byte = node & 255;
    out[i] = byte;
    bytes = (bytes << 8) | byte;
    if (i + 1 <= codeAt) {
      if (i + 1 === codeAt) field = BODY_SIZE;
    } else if (field === OPCODE) {
      opcodes = (opcodes << 8) | byte;
      field = +(FOLLOWING[byte] ?? byte === 252);
      const effect = Number.parseInt(EFFECTS[byte] ?? "0", 36);
      types >>= 3 * (effect >> 2);
      if (effect & 3) push(effect & 3);
      if (byte > 1 && byte < 5) depth++;
      if (byte === 11 && !depth--) field = BODY_SIZE;
    } else {
      if (!fieldByte++) first = byte;
      if (field === FLOAT ? fieldByte < 8 : byte > 127) continue;
      fieldByte = 0;
      const ended = field;
      field = OPCODE;
      if (ended === ALIGN) field = OFFSET;
      if (ended === GLOBAL) global = first;
      if (ended === LOCAL && opcode === 32) push(locals[first] ?? 1);
      else if (ended === LOCAL) {
        if (types & 7) locals[first] = types & 7;
        if (opcode === 33) types >>= 3;
      }
      if (ended === BODY_SIZE) {
        body++;
        locals = [];
        opcodes = types = depth = 0;
        field = LOCAL_GROUPS;
      } else if (ended >= LOCAL_TYPE) {
        groupBytes = ended === LOCAL_GROUPS ? 2 * byte : groupBytes - 1;
        if (groupBytes) field = groupBytes % 2 ? LOCAL_TYPE : LOCAL_COUNT;
      }
    }
  }
  return out;
}
