// Canonical JSON against the published examples of RFC 8785.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, digestJson, SanxianError } from "../../src/domain/index.ts";

test("the example of RFC 8785, 3.2.2 to 3.2.4", () => {
  const text = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  const canonical = canonicalJson(JSON.parse(text));
  expect(canonical).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
  // the bytes as printed in 3.2.4
  const bytes =
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
  expect(Buffer.from(canonical, "utf8").toString("hex")).toBe(bytes);
});

test("members are sorted by UTF-16 code units, after 3.2.3", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((found) => found[1])).toEqual([
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test.each([
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
])("the number %s of appendix B", (bits, text) => {
  expect(canonicalJson(Buffer.from(bits, "hex").readDoubleBE())).toBe(text);
});

test("it is JSON of the same value, whatever the order of its members", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, member]) => [name, reversed(member)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(JSON.parse(JSON.stringify(value))))).toBe(text);
      expect(digestJson(value)).toBe(createHash("sha256").update(text).digest("hex"));
    }),
  );
});

test("a text longer than a part has the digest of the whole", () => {
  const value = { list: Array.from({ length: 50_000 }, (_, i) => [i / 7, "三线"]) };
  expect(digestJson(value)).toBe(createHash("sha256").update(canonicalJson(value)).digest("hex"));
});

test("members that are undefined are left out, and __proto__ is a member like any other", () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"constructor":2}'))).toBe(
    '{"__proto__":{"x":1},"constructor":2}',
  );
  expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
});

test("what JSON cannot say is refused with its path", () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  const cases: [unknown, string][] = [
    [{ a: [1, Number.NaN] }, "$.a[1]"],
    [[Number.POSITIVE_INFINITY], "$[0]"],
    [[undefined], "$[0]"],
    [{ f: () => 1 }, "$.f"],
    [10n, "$"],
    [new Map(), "$"],
    [{ d: new Date(0) }, "$.d"],
    [Float64Array.of(1), "$"],
    ["\ud800", "$"],
    [{ "\udc00x": 1 }, "$.\udc00x"],
    [loop, "$.self"],
  ];
  for (const [value, where] of cases) {
    let error: unknown;
    try {
      canonicalJson(value);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(SanxianError);
    expect((error as SanxianError).code).toBe("DOCUMENT_INVALID");
    expect(String((error as SanxianError).values.where)).toContain(where);
  }
});

test("lists of positions are written as anything else, however long; what is none in them is refused with its place", () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(-0));
  const position = fc.oneof({ weight: 9, arbitrary: fc.array(number, { maxLength: 3 }) }, fc.constant("x"), fc.constant(null)); // biome-ignore format: one line
  const one = (value: unknown): string => (Array.isArray(value) ? `[${value.map(one).join()}]` : JSON.stringify(value));
  fc.assert(
    fc.property(fc.array(position, { maxLength: 30 }), (ring) => {
      expect(canonicalJson({ ring: [ring] })).toBe(`{"ring":[${one(ring)}]}`);
    }),
  );
  const long = Array.from({ length: 5000 }, (_, i) => [i / 8, -0]);
  expect(canonicalJson(long)).toBe(JSON.stringify(long));
  const broken = [...long.slice(0, 2000), [1, Number.NaN], ...long];
  expect(() => canonicalJson({ ring: broken })).toThrow(/\$\.ring\[2000\]\[1\] is NaN/);
  expect(() => canonicalJson([[1, 2], new Array(1)])).toThrow(/undefined/);
  const posing = Object.assign([1, 2], { toJSON: () => "no" });
  expect(canonicalJson([posing, posing])).toBe("[[1,2],[1,2]]");
});
