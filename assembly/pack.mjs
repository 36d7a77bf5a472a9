// Packs the core into text for src/geometry/unpack.ts, where the form is told: its model of the bytes is asked for the chance
// of each bit, and the bit is written under that chance.
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";

const model = readFileSync(new URL("../src/geometry/unpack.ts", import.meta.url), "utf8");
const { code } = transformSync(model, { loader: "ts", format: "esm" });
const { replay } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

/** The text for some bytes, the first function body of which begins at `codeAt`. */
export function pack(bytes, codeAt) {
  const letters = [];
  let range = 2 ** 48;
  let low = 0;
  let bits = 0;
  const shift = () => {
    let letter = Math.floor(low / 2 ** 42);
    for (let k = letters.length - 1; letter > 63; k--) {
      // a carry into the letters before
      letter -= 64;
      while (letters[k] === 63) letters[k--] = 0;
      letters[k]++;
    }
    letters.push(letter);
    low = (low % 2 ** 42) * 64;
  };
  replay(bytes.length, codeAt, (chance) => {
    const one = (bytes[bits >> 3] >> (7 - (bits & 7))) & 1;
    bits++;
    const bound = Math.floor(range / 65536) * chance;
    if (!one) low += bound;
    range = one ? bound : range - bound;
    for (; range < 2 ** 42; range *= 64) shift();
    return one;
  });
  for (let k = 0; k < 8; k++) shift();
  while (letters.at(-1) === 0) letters.pop(); // what is missing reads as zeros
  return letters.map((value) => String.fromCharCode(value + (value > 32 ? 60 : 59))).join("");
}

/** Where the first function body of a module begins: past the head of its code section and the number of functions. */
export function codeStart(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  for (;;) {
    const section = bytes[at++];
    const size = number();
    if (section === 10) {
      number();
      return at;
    }
    at += size;
  }
}
