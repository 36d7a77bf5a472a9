// Geometry in flat arrays as canonical JSON (RFC 8785) of a GeoJSON MultiPolygon, byte for byte what the nested form gives,
// without building it: a digest of a province then costs what its hash costs.
//
// A number of at most 15 significant digits is the only such number that its double is nearest to, so where x is the double
// nearest to k / 1e10 for a whole k below 1e13, the digits of k are the shortest that name it, which is what ECMAScript and RFC
// 8785 write; every ordinate on a grid of 1e-10 degree or coarser is one. Others are written by the engine.
// Cost: about 25 ns an ordinate.
import { type EmitJson, OwnJson } from "../domain/own-json.ts";
import type { PolygonSet } from "../geometry/index.ts";

const BUFFER_BYTES = 1 << 16;
/** More than a position and all brackets around it take. */
const SLACK_BYTES = 128;
const SCALE = 1e10;

/** A feature of a set as GeoJSON that writes itself. @internal */
export class FeatureJson extends OwnJson {
  readonly #set: PolygonSet;
  readonly #bytes: Uint8Array;
  #filled = 0;
  /** Which feature it stands for now. */
  feature = 0;

  constructor(set: PolygonSet) {
    super();
    this.#set = set;
    this.#bytes = new Uint8Array(BUFFER_BYTES);
  }

  override writeTo(emit: EmitJson): void {
    const { coords, ringOffsets, polygonOffsets, featureOffsets } = this.#set;
    const bytes = this.#bytes;
    emit('{"coordinates":[');
    this.#filled = 0;
    const [from, to] = [featureOffsets[this.feature]!, featureOffsets[this.feature + 1]!];
    for (let p = from; p < to; p++) {
      if (p > from) bytes[this.#filled++] = COMMA;
      bytes[this.#filled++] = OPEN;
      for (let r = polygonOffsets[p]!; r < polygonOffsets[p + 1]!; r++) {
        if (r > polygonOffsets[p]!) bytes[this.#filled++] = COMMA;
        bytes[this.#filled++] = OPEN;
        for (let v = ringOffsets[r]!; v < ringOffsets[r + 1]!; v++) {
          if (v > ringOffsets[r]!) bytes[this.#filled++] = COMMA;
          bytes[this.#filled++] = OPEN;
          this.#number(coords[2 * v]!);
          bytes[this.#filled++] = COMMA;
          this.#number(coords[2 * v + 1]!);
          bytes[this.#filled++] = CLOSE;
          this.#flush(emit);
        }
        bytes[this.#filled++] = CLOSE;
        this.#flush(emit);
      }
      bytes[this.#filled++] = CLOSE;
      this.#flush(emit);
    }
    if (this.#filled > 0) emit(bytes.subarray(0, this.#filled));
    emit('],"type":"MultiPolygon"}');
  }

  #flush(emit: EmitJson): void {
    if (this.#filled < BUFFER_BYTES - SLACK_BYTES) return;
    emit(this.#bytes.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #number(x: number): void {
    const bytes = this.#bytes;
    const size = Math.abs(x);
    const k = Math.round(size * SCALE);
    // below 1e-6 they are written with an exponent
    if (!(size < 1000 && (size >= 1e-6 || size === 0) && k / SCALE === size)) {
      const text = String(x);
      for (let i = 0; i < text.length; i++) bytes[this.#filled++] = text.charCodeAt(i);
      return;
    }
    if (x < 0) bytes[this.#filled++] = MINUS;
    const whole = Math.floor(k / SCALE);
    if (whole >= 100) bytes[this.#filled++] = ZERO + Math.floor(whole / 100);
    if (whole >= 10) bytes[this.#filled++] = ZERO + (Math.floor(whole / 10) % 10);
    bytes[this.#filled++] = ZERO + (whole % 10);
    const rest = k - whole * SCALE;
    if (rest === 0) return;
    bytes[this.#filled++] = POINT;
    const high = Math.floor(rest / 1e5);
    this.#fiveDigits(high);
    this.#fiveDigits(rest - high * 1e5);
    while (bytes[this.#filled - 1] === ZERO) this.#filled--;
  }

  #fiveDigits(value: number): void {
    let left = value | 0;
    for (let i = 4; i >= 0; i--) {
      const next = (left / 10) | 0;
      this.#bytes[this.#filled + i] = ZERO + left - 10 * next;
      left = next;
    }
    this.#filled += 5;
  }
}

const OPEN = 91;
const CLOSE = 93;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
