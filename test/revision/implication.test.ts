// "Implies" must never be wrong: for random trees and random facts, the first is never true where the second is false.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, evaluateCondition, type Project, type ProjectFacts } from "../../src/domain/index.ts";
import { implies } from "../../src/revision/condition-implication.ts";

const industry = fc.constantFrom("26", "261", "2614", "25", "C26", "C");
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constant("nature" as const), in: fc.subarray(["new", "expand", "rebuild"] as const) }),
  fc.record({
    op: fc.constant("industry" as const),
    in: fc.array(industry, { maxLength: 2 }),
    except: fc.array(industry, { maxLength: 1 }),
  }),
  fc.record({
    op: fc.constant("has" as const),
    what: fc.constant("process" as const),
    anyOf: fc.subarray(["电镀", "印染", "Ａ"]),
  }),
  fc.record({
    op: fc.constant("compare" as const),
    quantity: fc.constant("w"),
    is: fc.constantFrom("<" as const, "<=" as const, "=" as const, ">=" as const, ">" as const),
    value: fc.integer({ min: 0, max: 3 }),
    unit: fc.constant("t"),
  }),
  fc.record({
    op: fc.constant("ratio" as const),
    pollutant: fc.constant("COD"),
    atLeast: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ op: fc.constant("flag" as const), flag: fc.constantFrom("twoHigh" as const, "livelihood" as const) }),
  fc.record({
    op: fc.constant("within" as const),
    place: fc.oneof(
      fc.record({ zoneTypes: fc.subarray(["1110", "1130"], { minLength: 1 }) }),
      fc.record({
        unitClass: fc.constant("priority" as const),
        zoneTypes: fc.subarray(["1110", "1130"], { minLength: 1 }),
      }),
    ),
    minShare: fc.constantFrom(0, 0.3, 0.6),
  }),
  fc.record({
    op: fc.constant("distance" as const),
    to: fc.record({ features: fc.subarray(["a", "b"], { minLength: 1 }) }),
    atMostM: fc.constantFrom(100, 1000),
  }),
  fc.record({ op: fc.constant("listed" as const), catalogue: fc.constant("c"), items: fc.subarray(["x", "y"]) }),
  fc.record({
    op: fc.constant("date" as const),
    of: fc.constant("approvedOn" as const),
    before: fc.constantFrom("2025-01-01", "2026-01-01"),
  }),
  fc.record({
    op: fc.constant("relocation" as const),
    from: fc.subarray(["upper", "middle"] as const, { minLength: 1 }),
  }),
);
const tree: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ op: fc.constantFrom("all" as const, "any" as const), of: fc.array(tie("node"), { maxLength: 3 }) }),
    fc.record({ op: fc.constant("not" as const), of: tie("node") }),
    fc.record({ op: fc.constant("implies" as const), if: tie("node"), then: tie("node") }),
  ),
})).node;
const facts: fc.Arbitrary<ProjectFacts> = fc.record(
  {
    process: fc.subarray(["电镀", "印染", "a"]),
    flags: fc.record({ twoHigh: fc.boolean(), livelihood: fc.boolean() }, { requiredKeys: [] }),
    quantities: fc.record(
      { w: fc.record({ value: fc.integer({ min: -1, max: 4 }), unit: fc.constantFrom("t", "t", "kg") }) },
      { requiredKeys: [] },
    ),
    replacement: fc.record({ COD: fc.integer({ min: 0, max: 4 }) }, { requiredKeys: [] }),
    listed: fc.record({ c: fc.subarray(["x", "y", "z"]) }, { requiredKeys: [] }),
    approvedOn: fc.constantFrom("2024-05-05", "2025-05-05", "2026-05-05"),
    relocation: fc.constantFrom(null, { from: "upper", to: "lower" } as const, { from: "lower", to: "upper" } as const),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ProjectFacts>;
const project = fc.record(
  {
    natures: fc.subarray(["new", "expand", "rebuild", "existing"] as const),
    industries: fc.array(fc.constantFrom("2614", "2511", "26", "C2611"), { maxLength: 2 }),
    facts,
  },
  { requiredKeys: ["facts"] },
);
/** Ground that holds a place the more, the fewer members narrow it. */
const space = fc.record({
  priority: fc.boolean(),
  shares: fc.tuple(fc.constantFrom(0, 0.2, 0.5), fc.constantFrom(0, 0.2, 0.5)),
  a: fc.integer({ max: 2000, min: 0 }),
  b: fc.integer({ max: 2000, min: 0 }),
});

test("an implication that is found holds for every project", () => {
  let found = 0;
  fc.assert(
    fc.property(
      tree,
      tree,
      fc.boolean(),
      fc.array(fc.tuple(project, space), { minLength: 6, maxLength: 6 }),
      (p, q, join, cases) => {
        // half of the pairs are related, so that implications are found often enough
        const b: Condition = join ? { op: "any", of: [q, p] } : q;
        if (!implies(p, b)) return;
        found++;
        for (const [stated, ground] of cases) {
          const value = (condition: Condition) =>
            evaluateCondition(condition, {
              project: {
                format: "sanxian.project",
                formatVersion: "1",
                id: "p",
                name: "p",
                footprint: { type: "Point", coordinates: [0, 0] },
                ...stated,
              } as Project,
              asOf: "2026-11-24",
              space: {
                shareWithin: ({ zoneTypes = [], unitClass }) =>
                  unitClass !== undefined && !ground.priority
                    ? 0
                    : (zoneTypes.includes("1110") ? ground.shares[0] : 0) +
                      (zoneTypes.includes("1130") ? ground.shares[1] : 0),
                missingLayers: () => [],
                distanceM: ({ features = [] }) =>
                  Math.min(features.includes("a") ? ground.a : Infinity, features.includes("b") ? ground.b : Infinity),
                parks: () => [],
              },
            }).value;
          expect(value(p) === "true" && value(b) === "false").toBe(false);
        }
      },
    ),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(500);
});

test.each<[string, Condition, Condition, boolean]>([
  ["itself", { op: "flag", flag: "twoHigh" }, { op: "flag", flag: "twoHigh" }, true],
  ["a class under its division", { op: "industry", in: ["2614"] }, { op: "industry", in: ["C26"] }, true],
  ["a division under its class", { op: "industry", in: ["26"] }, { op: "industry", in: ["2614"] }, false],
  [
    "more than ten is more than five",
    { op: "compare", quantity: "w", is: ">", value: 10, unit: "t" },
    { op: "compare", quantity: "w", is: ">=", value: 5, unit: "t" },
    true,
  ],
  [
    "at least five is not more than five",
    { op: "compare", quantity: "w", is: ">=", value: 5, unit: "t" },
    { op: "compare", quantity: "w", is: ">", value: 5, unit: "t" },
    false,
  ],
  [
    "denial turns it round",
    { op: "not", of: { op: "industry", in: ["26"] } },
    { op: "not", of: { op: "industry", in: ["261"] } },
    true,
  ],
  [
    "both of two is one of them",
    {
      op: "all",
      of: [
        { op: "flag", flag: "twoHigh" },
        { op: "flag", flag: "livelihood" },
      ],
    },
    { op: "flag", flag: "livelihood" },
    true,
  ],
  [
    "one of two is not both",
    {
      op: "any",
      of: [
        { op: "flag", flag: "twoHigh" },
        { op: "flag", flag: "livelihood" },
      ],
    },
    { op: "flag", flag: "livelihood" },
    false,
  ],
  [
    "de Morgan",
    {
      op: "not",
      of: {
        op: "any",
        of: [
          { op: "flag", flag: "twoHigh" },
          { op: "flag", flag: "livelihood" },
        ],
      },
    },
    { op: "not", of: { op: "flag", flag: "twoHigh" } },
    true,
  ],
  [
    "within a kilometre is within two",
    { op: "distance", to: { features: ["a"] }, atMostM: 1000 },
    { op: "distance", to: { features: ["a", "b"] }, atMostM: 2000 },
    true,
  ],
  [
    "a share of half is some share",
    { op: "within", place: { zoneTypes: ["1110"] }, minShare: 0.5 },
    { op: "within", place: { zoneTypes: ["1110", "1130"] } },
    true,
  ],
])("%s", (_, a, b, expected) => {
  expect(implies(a, b)).toBe(expected);
});
