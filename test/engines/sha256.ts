// SHA-256 (FIPS 180-4) of bytes given bit by bit, for engines that have no crypto of their own. Checked in check.mjs against
// node:crypto before anything is believed.

const K: Uint32Array = constants();

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, by whole-number arithmetic. */
function constants(): Uint32Array {
  const table = new Uint32Array(64);
  for (let n = 2, at = 0; at < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    // floor(2^32 · cuberoot(n)) is the largest x with x³ ≤ n · 2^96
    let low = 0n;
    let up = 1n << 36n;
    while (up - low > 1n) {
      const middle = (low + up) >> 1n;
      if (middle ** 3n <= BigInt(n) << 96n) low = middle;
      else up = middle;
    }
    table[at++] = Number(low & 0xffffffffn);
  }
  return table;
}

/** A digest under way. */
export class Sha256 {
  readonly #state = Uint32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  readonly #block = new Uint8Array(64);
  readonly #words = new Uint32Array(64);
  #length = 0;

  /** Takes in bytes. */
  add(bytes: Uint8Array): this {
    for (const byte of bytes) {
      this.#block[this.#length++ & 63] = byte;
      if ((this.#length & 63) === 0) this.#turn();
    }
    return this;
  }

  #turn(): void {
    const w = this.#words;
    const view = new DataView(this.#block.buffer);
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(4 * i);
    const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
    for (let i = 16; i < 64; i++) {
      const [p, q] = [w[i - 15]!, w[i - 2]!];
      const s0 = rotate(p, 7) ^ rotate(p, 18) ^ (p >>> 3);
      const s1 = rotate(q, 17) ^ rotate(q, 19) ^ (q >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as number[] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => {
      this.#state[i]! += value;
    });
  }

  /** The digest in hexadecimal; nothing may be added afterwards. */
  end(): string {
    const bits = 8 * this.#length;
    this.add(Uint8Array.of(0x80));
    while ((this.#length & 63) !== 56) this.add(Uint8Array.of(0));
    const tail = new DataView(new ArrayBuffer(8));
    tail.setUint32(0, Math.floor(bits / 2 ** 32));
    tail.setUint32(4, bits);
    this.add(new Uint8Array(tail.buffer));
    return [...this.#state].map((word) => word.toString(16).padStart(8, "0")).join("");
  }
}
