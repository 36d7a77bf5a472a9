// SHA-256 after FIPS 180-4, in whole numbers of 32 bits: synchronous, and the same in every engine (the web's own
// `crypto.subtle` is asynchronous, and shells have none). Text is taken as UTF-8. Cost: 5 ns a byte; it works through what
// it is given, so a long text need never be held in one piece.
import { SanxianError } from "./errors.ts";

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND: Int32Array = /* @__PURE__ */ Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

/**
 * A SHA-256 under way, for what is too long to hold in one piece. 分段计算的 SHA-256.
 *
 * @example
 * ```ts
 * new Sha256().addText("a").addText("bc").hex(); //=> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 * ```
 */
export class Sha256 {
  readonly #state: Int32Array = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  readonly #words: Int32Array = new Int32Array(64);
  /** What waits for a whole block; a character of text fills at most four bytes beyond it. */
  readonly #block: Uint8Array = new Uint8Array(64 + 4);
  #filled = 0;
  #blocks = 0;
  #hex: string | undefined;

  /**
   * Takes in bytes.
   *
   * @throws SanxianError `OPTION_INVALID` after `hex()` was asked for
   */
  add(bytes: Uint8Array): this {
    this.#refuseClosed();
    let i = 0;
    while (i < bytes.length && this.#filled > 0) this.#put(bytes[i++]!);
    for (; i + 64 <= bytes.length; i += 64) this.#turn(bytes, i);
    while (i < bytes.length) this.#put(bytes[i++]!);
    return this;
  }

  /**
   * Takes in text as UTF-8; half of a surrogate pair that stands alone counts as U+FFFD, as encoders do.
   *
   * @throws SanxianError `OPTION_INVALID` after `hex()` was asked for
   */
  addText(text: string): this {
    this.#refuseClosed();
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        this.#put(code);
        continue;
      }
      if (code < 0x800) {
        this.#put(0xc0 | (code >> 6));
        this.#put(0x80 | (code & 63));
        continue;
      }
      if (code >= 0xd800 && code < 0xe000) {
        const next = code < 0xdc00 ? text.charCodeAt(i + 1) : Number.NaN;
        if (next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
          i++;
          this.#put(0xf0 | (code >> 18));
          this.#put(0x80 | ((code >> 12) & 63));
          this.#put(0x80 | ((code >> 6) & 63));
          this.#put(0x80 | (code & 63));
          continue;
        }
        code = 0xfffd;
      }
      this.#put(0xe0 | (code >> 12));
      this.#put(0x80 | ((code >> 6) & 63));
      this.#put(0x80 | (code & 63));
    }
    return this;
  }

  /** The digest as 64 hexadecimal digits; nothing can be added afterwards. 摘要. */
  hex(): string {
    if (this.#hex !== undefined) return this.#hex;
    const bytes = 64 * this.#blocks + this.#filled;
    this.#put(0x80);
    while (this.#filled !== 56) this.#put(0);
    const high = Math.floor(bytes / 2 ** 29);
    const low = (bytes << 3) | 0;
    for (const word of [high, low]) for (let shift = 24; shift >= 0; shift -= 8) this.#put((word >>> shift) & 255);
    this.#hex = Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
    return this.#hex;
  }

  #refuseClosed(): void {
    if (this.#hex !== undefined)
      throw new SanxianError("OPTION_INVALID", { name: "text", value: "…", expected: "nothing after hex()" });
  }

  #put(byte: number): void {
    this.#block[this.#filled++] = byte;
    if (this.#filled < 64) return;
    this.#turn(this.#block, 0);
    this.#filled = 0;
  }

  /** FIPS 180-4, 6.2.2, on the 64 bytes that begin at `first`. */
  #turn(block: Uint8Array, first: number): void {
    const w = this.#words;
    for (let i = 0, at = first; i < 16; i++, at += 4)
      w[i] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
    for (let i = 16; i < 64; i++) {
      const p = w[i - 15]!;
      const q = w[i - 2]!;
      const s0 = ((p >>> 7) | (p << 25)) ^ ((p >>> 18) | (p << 14)) ^ (p >>> 3);
      const s1 = ((q >>> 17) | (q << 15)) ^ ((q >>> 19) | (q << 13)) ^ (q >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    const state = this.#state;
    let a = state[0]!;
    let b = state[1]!;
    let c = state[2]!;
    let d = state[3]!;
    let e = state[4]!;
    let f = state[5]!;
    let g = state[6]!;
    let h = state[7]!;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i]! + w[i]!) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0]! + a) | 0;
    state[1] = (state[1]! + b) | 0;
    state[2] = (state[2]! + c) | 0;
    state[3] = (state[3]! + d) | 0;
    state[4] = (state[4]! + e) | 0;
    state[5] = (state[5]! + f) | 0;
    state[6] = (state[6]! + g) | 0;
    state[7] = (state[7]! + h) | 0;
    this.#blocks++;
  }
}

/**
 * SHA-256 of a text (as UTF-8) or of bytes, as 64 hexadecimal digits. SHA-256 摘要.
 *
 * @example
 * ```ts
 * sha256("abc"); //=> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
 * ```
 */
export function sha256(data: string | Uint8Array): string {
  const digest = new Sha256();
  return (typeof data === "string" ? digest.addText(data) : digest.add(data)).hex();
}
