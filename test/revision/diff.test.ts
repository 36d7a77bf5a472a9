import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { type AccessTerm, canonicalJson, digestJson, type ZoningScheme } from "../../src/domain/index.ts";
import { area } from "../../src/geometry/index.ts";
import { applyDiff, diffSchemes, invertDiff, type SchemeDiff } from "../../src/revision/index.ts";
import { SCHEME } from "../showcase/scheme.ts";
import { boxAreaM2, column, G1, G2, K1, numbered, P1, REDLINE, smallScheme, term, unit, zone } from "./small-scheme.ts";

const V1 = smallScheme();
const with_ = (more: Partial<ZoningScheme>): ZoningScheme => numbered(smallScheme(more), "2026");
const kinds = ({ units }: SchemeDiff) =>
  units.map(({ kind, before, after, aspects }) => [
    kind,
    before.map(({ code }) => code),
    after.map(({ code }) => code),
    [...aspects],
  ]);
const cell = (diff: SchemeDiff, before: string | null, after: string | null): number =>
  diff.transitions.find((one) => one.before === before && one.after === after)?.areaM2 ?? 0;
/** Every promise that any two versions must keep. */
function promises(a: ZoningScheme, b: ZoningScheme): SchemeDiff {
  const diff = diffSchemes(a, b);
  expect(canonicalJson(applyDiff(a, diff))).toBe(canonicalJson(b));
  expect(canonicalJson(applyDiff(b, invertDiff(diff)))).toBe(canonicalJson(a));
  expect(canonicalJson(invertDiff(diff))).toBe(canonicalJson(diffSchemes(b, a)));
  return diff;
}

describe("units", () => {
  test("a version does not differ from itself", () => {
    const diff = promises(V1, V1);
    expect(diff).toMatchObject({ isEmpty: true, units: [], regions: [], terms: [], termsByUnit: [], indicators: [] });
    expect(diff.patch).toEqual({ lists: [], members: [] });
    expect(diff.transitions.map(({ before, after }) => [before, after])).toEqual([
      ["priority", "priority"],
      ["key", "key"],
      ["general", "general"],
    ]);
    expect(diff.redline).toMatchObject({ lostM2: 0, gainedM2: 0, regions: [] });
  });

  test("the showcase does not differ from itself, and its matrix is its areas", () => {
    const diff = diffSchemes(SCHEME, SCHEME);
    expect(diff).toMatchObject({ isEmpty: true, units: [], regions: [] });
    for (const zoneClass of ["priority", "key", "general"] as const) {
      const own = SCHEME.units
        .filter((one) => one.class === zoneClass)
        .reduce((sum, one) => sum + area(one.geometry), 0);
      expect(Math.abs(cell(diff, zoneClass, zoneClass) - own) / own).toBeLessThan(1e-12);
    }
  });

  test("one unit split in two keeps its lineage, and the sums stand", () => {
    const [W, E] = ["ZH33100230011", "ZH33100230012"];
    const units = [
      ...V1.units.slice(0, 2),
      unit(W, column(121.02, 121.024)),
      unit(E, column(121.024, 121.03)),
      V1.units[3]!,
    ];
    const diff = promises(V1, with_({ units }));
    expect(kinds(diff)).toEqual([["split", [G1], [W, E], []]]);
    expect(diff.units[0]!.before[0]!.areaM2).toBeCloseTo(boxAreaM2(121.02, 28.6, 121.03, 28.62), 3);
    expect(diff.units[0]!.after[1]!.areaM2).toBeCloseTo(boxAreaM2(121.024, 28.6, 121.03, 28.62), 3);
    expect(diff.transitions).toHaveLength(3);
    expect(cell(diff, "general", "general")).toBeCloseTo(boxAreaM2(121.02, 28.6, 121.04, 28.62), 3);
    expect(kinds(invertDiff(diff))).toEqual([["merged", [W, E], [G1], []]]);
  });

  test("a new unit out of a part of one that stays is a split; two units that become one of them, a merger", () => {
    const E = "ZH33100230012";
    const out = [
      ...V1.units.slice(0, 2),
      unit(G1, column(121.02, 121.024)),
      unit(E, column(121.024, 121.03)),
      V1.units[3]!,
    ];
    expect(kinds(promises(V1, with_({ units: out })))).toEqual([["split", [G1], [G1, E], []]]);
    const merged = [...V1.units.slice(0, 2), unit(G1, column(121.02, 121.04))];
    expect(kinds(promises(V1, with_({ units: merged })))).toEqual([["merged", [G1, G2], [G1], []]]);
  });

  test("a new code for the same ground, a new name, a new class", () => {
    const units = [
      V1.units[0]!,
      { ...V1.units[1]!, name: "更名" },
      { ...V1.units[2]!, code: "ZH33100230099" },
      { ...V1.units[3]!, class: "key" as const },
    ];
    const diff = promises(V1, with_({ units }));
    expect(kinds(diff)).toEqual([
      ["kept", [K1], [K1], ["renamed"]],
      ["recoded", [G1], ["ZH33100230099"], []],
      ["kept", [G2], [G2], ["reclassed"]],
    ]);
    expect(cell(diff, "general", "key")).toBeCloseTo(boxAreaM2(121.03, 28.6, 121.04, 28.62), 3);
  });

  test("born where there was no unit, gone where there is none", () => {
    const diff = promises(V1, with_({ units: V1.units.slice(0, 3) }));
    expect(kinds(diff)).toEqual([["gone", [G2], [], []]]);
    expect(cell(diff, "general", null)).toBeCloseTo(boxAreaM2(121.03, 28.6, 121.04, 28.62), 3);
    expect(diff.findings.after.map(({ code }) => code)).toEqual(["DIFF_UNCOVERED"]);
    expect(kinds(invertDiff(diff))).toEqual([["born", [], [G2], []]]);
  });

  test("priority ground that is given up is a loss, with its place", () => {
    const units = [
      unit(P1, column(121, 121.008)),
      unit(K1, column(121.008, 121.02), { keyKind: "park" }),
      ...V1.units.slice(2),
    ];
    const zones = [zone(REDLINE, "1110", column(121, 121.004)), ...V1.zones.slice(1)];
    const diff = promises(V1, with_({ units, zones }));
    expect(kinds(diff)).toEqual([
      ["kept", [P1], [P1], ["reshaped"]],
      ["kept", [K1], [K1], ["reshaped"]],
    ]);
    expect(diff.priority.lostM2).toBeCloseTo(boxAreaM2(121.008, 28.6, 121.01, 28.62), 3);
    expect(diff.priority.gainedM2).toBe(0);
    expect(diff.redline.lostM2).toBeCloseTo(boxAreaM2(121.004, 28.6, 121.005, 28.62), 3);
    expect(diff.regions).toMatchObject([{ unitBefore: P1, unitAfter: K1, sliver: false }]);
    expect(diff.redline.regions).toMatchObject([{ move: "left", sliver: false }]);
  });

  test("a border digitised anew is told apart from a change, by its mean width", () => {
    // about half a metre to the east: 5e-6° of longitude at 28.6° N are 0.49 m
    const moved = (d: number) => [
      unit(P1, column(121, 121.01 + d)),
      unit(K1, column(121.01 + d, 121.02), { keyKind: "park" }),
      ...V1.units.slice(2),
    ];
    const redrawn = promises(V1, with_({ units: moved(5e-6) }));
    expect(kinds(redrawn)).toEqual([
      ["kept", [P1], [P1], ["redrawn"]],
      ["kept", [K1], [K1], ["redrawn"]],
    ]);
    expect(redrawn.priority.gainedM2).toBe(0);
    expect(redrawn.regions).toMatchObject([{ sliver: true }]);
    expect(redrawn.transitions.find(({ after, before }) => before === "key" && after === "priority")).toMatchObject({
      sliverM2: redrawn.regions[0]!.areaM2,
    });
    const changed = diffSchemes(V1, with_({ units: moved(5e-6) }), { sliverWidthM: 0.1 });
    expect(changed.units[0]!.aspects).toEqual(["reshaped"]);
    const far = diffSchemes(V1, with_({ units: moved(5e-5) }));
    expect(far.units[0]!.aspects).toEqual(["reshaped"]);
    expect(far.regions[0]!.meanWidthM).toBeCloseTo(4.9, 1);
  });

  test("a bite in a border that drifts is a loss, however small its mean width", () => {
    // half a metre along the whole border, and 20 m by 20 m in the middle
    const border = [[121.009995, 28.6], [121.009995, 28.61], [121.0098, 28.61], [121.0098, 28.6102], [121.009995, 28.6102], [121.009995, 28.62]]; // biome-ignore format: one line
    const beside = (x: number): Polygon => ({
      type: "Polygon",
      coordinates: [[...border, [x, 28.62], [x, 28.6], border[0]!]],
    });
    const units = [unit(P1, beside(121)), unit(K1, beside(121.02), { keyKind: "park" }), ...V1.units.slice(2)];
    const diff = promises(V1, with_({ units }));
    expect(diff.regions).toMatchObject([{ unitBefore: P1, unitAfter: K1, sliver: false }]);
    expect(diff.regions[0]!.meanWidthM).toBeLessThan(1);
    expect(diff.priority.lostM2).toBe(diff.regions[0]!.areaM2);
  });

  test("overlapping units count as the stricter, and are told", () => {
    const units = [unit(P1, column(121, 121.011)), ...V1.units.slice(1)];
    const diff = promises(V1, with_({ units }));
    expect(diff.findings.after.map(({ code }) => code)).toEqual(["DIFF_OVERLAPPING_UNITS"]);
    expect(cell(diff, "key", "priority")).toBeCloseTo(boxAreaM2(121.01, 28.6, 121.011, 28.62), 3);
  });

  test("the order of the document is kept by the patch and changes nothing else", () => {
    const turned = with_({ units: [...V1.units].reverse(), zones: [...V1.zones].reverse() });
    const diff = promises(V1, turned);
    expect(diff).toMatchObject({ units: [], regions: [], terms: [], isEmpty: false });
  });
});

describe("terms", () => {
  const changed = (after: Partial<AccessTerm>, before: Partial<AccessTerm> = {}) => {
    const base = { when: { op: "industry", in: ["26"] }, modality: "restrict" } as const;
    const diff = promises(
      smallScheme({ terms: [term("T", { ...base, ...before })] }),
      with_({ terms: [term("T", { ...base, ...before, ...after })] }),
    );
    return diff.terms[0]?.change;
  };

  test.each<[string, Partial<AccessTerm>, Partial<AccessTerm>, string]>([
    ["restrict becomes prohibit", {}, { modality: "prohibit" }, "tightened"],
    ["prohibit becomes restrict", { modality: "prohibit" }, { modality: "restrict" }, "loosened"],
    ["restrict becomes require: of other kinds", {}, { modality: "require" }, "undetermined"],
    ["one more industry", {}, { when: { op: "industry", in: ["26", "25"] } }, "tightened"],
    ["a group instead of its division", {}, { when: { op: "industry", in: ["261"] } }, "loosened"],
    ["another industry", {}, { when: { op: "industry", in: ["17"] } }, "undetermined"],
    ["an exception", {}, { exceptWhen: { op: "flag", flag: "livelihood" } }, "loosened"],
    ["no trigger any more", {}, { when: { op: "all", of: [] } }, "tightened"],
    [
      "one more condition",
      {},
      {
        when: {
          op: "all",
          of: [
            { op: "industry", in: ["26"] },
            { op: "nature", in: ["new"] },
          ],
        },
      },
      "loosened",
    ],
    [
      "a ban on more, but with an exception",
      {},
      { when: { op: "industry", in: ["26", "25"] }, exceptWhen: { op: "flag", flag: "livelihood" } },
      "undetermined",
    ],
    ["a ban instead, on less", {}, { modality: "prohibit", when: { op: "industry", in: ["261"] } }, "mixed"],
    ["other words", {}, { text: "换一种说法" }, "reworded"],
    ["other words where words are all", { textOnly: true }, { textOnly: true, text: "换一种说法" }, "undetermined"],
    ["another basis", {}, { basis: ["law"] }, "reworded"],
    ["only in one unit", {}, { scope: { units: [K1] } }, "loosened"],
    ["until some day", {}, { validTo: "2027-12-31" }, "loosened"],
    [
      "a stricter threshold",
      { obligation: { what: "用水", threshold: { quantity: "w", bound: "atMost", value: 5, unit: "m3" } } },
      { obligation: { what: "用水", threshold: { quantity: "w", bound: "atMost", value: 4, unit: "m3" } } },
      "tightened",
    ],
    [
      "a threshold in another unit",
      { obligation: { what: "用水", threshold: { quantity: "w", bound: "atMost", value: 5, unit: "m3" } } },
      { obligation: { what: "用水", threshold: { quantity: "w", bound: "atMost", value: 5, unit: "t" } } },
      "undetermined",
    ],
    [
      "a later deadline",
      { obligation: { what: "退出", deadline: "2027-12-31" } },
      { obligation: { what: "退出", deadline: "2028-12-31" } },
      "loosened",
    ],
    [
      "an encouragement for others",
      { modality: "encourage" },
      { modality: "encourage", when: { op: "industry", in: ["17"] } },
      "reworded",
    ],
  ])("%s: %s → %s", (_, before, after, expected) => {
    expect(changed(after, before)).toBe(expected);
  });

  test("added and removed, with the units they bear on", () => {
    const diff = promises(
      V1,
      with_({ terms: [V1.terms[0]!, term("T3", { scope: { place: { unitClass: "general" } } })] }),
    );
    expect(
      diff.terms.map(({ term: id, change, unitsBefore, unitsAfter }) => [id, change, unitsBefore, unitsAfter]),
    ).toEqual([
      ["T2", "removed", [K1], []],
      ["T3", "added", [], [G1, G2]],
    ]);
    expect(diff.termsByUnit).toEqual([
      { unit: K1, terms: [{ term: "T2", change: "removed" }] },
      { unit: G1, terms: [{ term: "T3", change: "added" }] },
      { unit: G2, terms: [{ term: "T3", change: "added" }] },
    ]);
  });

  test("a term comes to a unit by ground alone", () => {
    const zones = [zone(REDLINE, "1110", column(121, 121.012)), ...V1.zones.slice(1)];
    const diff = promises(V1, with_({ zones }));
    expect(diff.terms).toEqual([]);
    expect(diff.termsByUnit).toEqual([{ unit: K1, terms: [{ term: "T1", change: "added" }] }]);
  });
});

describe("lines and indicators", () => {
  test("a target that asks for less is loosened, on either side of its bound", () => {
    const lines = JSON.parse(JSON.stringify(V1.threeLines));
    lines.qualityBottomLines[0].indicators[0].targets[1].value = 98;
    lines.resourceUpperLimits[0].indicators[0].targets[0].value = 18.5;
    lines.redline.indicators = [];
    const diff = promises(V1, with_({ threeLines: lines }));
    expect(diff.indicators.map(({ line, indicator, change }) => [line, indicator, change])).toEqual([
      ["quality", "sections", "loosened"],
      ["redline", "redline-area", "removed"],
      ["resource", "water-use", "tightened"],
    ]);
  });
});

describe("what is no difference", () => {
  test("a diff applies to its own version only, and a tampered one to none", () => {
    const after = with_({ name: "新" });
    const diff = diffSchemes(V1, after);
    expect(() => applyDiff(after, diff)).toThrow(/the version before/);
    const members = diff.patch.members.map((member) =>
      member.member === "name" ? { ...member, after: "伪" } : member,
    );
    expect(() => applyDiff(V1, { ...diff, patch: { ...diff.patch, members } })).toThrow(/the version after/);
  });
  test("a code that occurs twice is refused with its place", () => {
    expect(() => diffSchemes(V1, with_({ units: [...V1.units, V1.units[0]!] }))).toThrow(/\$\.units\[4\]\.code/);
  });
  test.each([[-1], [Number.NaN], [Infinity]])("a sliver width of %s is refused", (sliverWidthM) => {
    expect(() => diffSchemes(V1, V1, { sliverWidthM })).toThrow(/sliverWidthM/);
  });
  test("names that pollute prototypes stay names", () => {
    const hostile = JSON.parse(
      JSON.stringify(with_({})).replace('"name":"小方案"', '"name":"小方案","__proto__":{"polluted":1}'),
    );
    const diff = diffSchemes(V1, hostile);
    expect(digestJson(applyDiff(V1, diff))).toBe(digestJson(hostile));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
