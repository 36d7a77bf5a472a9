// The inlined core is, byte for byte, the file that is shipped beside it; and the packing keeps any bytes at all.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CORE_CODE_AT, CORE_SIZE, CORE_TEXT } from "../../src/geometry/core.wasm.ts";
import { unpack } from "../../src/geometry/unpack.ts";

const { pack } = (await import(new URL("../../assembly/pack.mjs", import.meta.url).href)) as {
  pack: (bytes: Uint8Array, codeAt: number) => string;
};
const roundTrip = (bytes: Uint8Array, codeAt = 0): void => {
  const text = pack(bytes, codeAt);
  // letters that stand in a string of JavaScript as they are, whatever its quotes but the backtick, and end no script
  expect(text).toMatch(/^[;-[\]-{]*$/);
  expect(unpack(text, bytes.length, codeAt)).toEqual(Uint8Array.from(bytes));
};

test("the core", () => {
  const file = readFileSync(new URL("../../assembly/build/core.wasm", import.meta.url));
  expect(Buffer.compare(unpack(CORE_TEXT, CORE_SIZE, CORE_CODE_AT), file)).toBe(0);
});

test("any instructions", () => {
  const body = fc.array(fc.constantFrom(0, 2, 4, 11, 12, 16, 32, 33, 34, 35, 40, 65, 68, 106, 160, 252, 255), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(body, (bytes) => roundTrip(Uint8Array.from(bytes))),
    { numRuns: 60 },
  );
});

test("any bytes", () => {
  const anyPlace = fc.nat({ max: 320 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), anyPlace, roundTrip), { numRuns: 60 });
});

test("bytes that repeat, near and far", () => {
  const few = fc.uint8Array({ max: 3, maxLength: 300 });
  fc.assert(
    fc.property(few, (bytes) => roundTrip(bytes)),
    { numRuns: 20 },
  );
  const far = Uint8Array.from({ length: 3000 }, (_, i) => (i < 300 || i > 2700 ? (i % 300) * 37 : i * i * 11) & 255);
  roundTrip(far);
  roundTrip(new Uint8Array(600).fill(255));
  roundTrip(new Uint8Array(0));
});
