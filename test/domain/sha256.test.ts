// SHA-256 against the published vectors of FIPS 180-4 and against node:crypto.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Sha256, sha256 } from "../../src/domain/index.ts";

const reference = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
])("the published vectors, %#", (text, hex) => {
  expect(sha256(text)).toBe(hex);
});

test("every length around the block is padded as the standard says", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (7 * i + length) & 255);
    expect(sha256(bytes)).toBe(reference(bytes));
  }
});

test("any text and any bytes, in any pieces, agree with node:crypto", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array())), (pieces) => {
      const digest = new Sha256();
      const other = createHash("sha256");
      for (const piece of pieces) {
        if (typeof piece === "string") digest.addText(piece);
        else digest.add(piece);
        other.update(piece);
      }
      expect(digest.hex()).toBe(other.digest("hex"));
      expect(digest.hex()).toHaveLength(64);
    }),
  );
});

test("halves of surrogate pairs count as U+FFFD, as node:crypto has it", () => {
  for (const text of ["\ud800", "\udc00x", "a\ud83d", "\ud83d\ud83d\ude00", "三线一单 😀 ß"])
    expect(sha256(text)).toBe(reference(text));
});

test("nothing can be added after the digest was read", () => {
  const digest = new Sha256();
  digest.hex();
  expect(() => digest.addText("a")).toThrow(/OPTION_INVALID|hex/);
  expect(() => digest.add(Uint8Array.of(1))).toThrow(/hex/);
});
