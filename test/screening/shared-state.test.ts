// Nothing that was kept, shared or misread may answer for something else: a fact of the wrong kind is unknown also where an
// obligation asks for it; whoever changes one analysis changes no other and no document; a scheme that was changed and is
// prepared again is read anew; two features of one id are two features.
import { describe, expect, it } from "vitest";
import type { AccessTerm, Obligation, Project } from "../../src/domain/index.ts";
import { termIndex } from "../../src/screening/applicable-terms.ts";
import { prepareScheme, screen, screenAll, summaryOf } from "../../src/screening/index.ts";
import { AS_OF, box, metresNorthDeg, projectOn, smallScheme, U2 } from "./small-scheme.ts";

const IN_U2 = box(121.016, 28.606, 121.018, 28.608);

function outcomeWith(facts: unknown, obligation: Obligation) {
  const prepared = prepareScheme(smallScheme([{ id: "T", modality: "require", obligation }]));
  return screen(prepared, projectOn(IN_U2, facts as Project["facts"]), { asOf: AS_OF }).terms[0]!.outcome;
}

describe("facts of the wrong kind meet no obligation", () => {
  const threshold = { quantity: "COD", value: 5, unit: "t/a" } as const;
  const atMost = { what: "限量", threshold: { ...threshold, bound: "atMost" } } as const;
  const atLeast = { what: "限量", threshold: { ...threshold, bound: "atLeast" } } as const;
  const replaced = { what: "限量", replacement: { pollutant: "VOCs", atLeast: 2 } } as const;
  const quantity = (value: unknown) => ({ quantities: { COD: { value, unit: "t/a" } } });

  it("known numbers do", () => {
    expect(outcomeWith(quantity(4), atMost)).toBe("conforms");
    expect(outcomeWith(quantity(6), atLeast)).toBe("conforms");
    expect(outcomeWith({ replacement: { VOCs: 2 } }, replaced)).toBe("conforms");
  });

  it.each([[null], ["4"], [""], [[]], [true], [-Infinity], [Number.NaN]])(
    "%j is no number below a ceiling",
    (value) => {
      expect(outcomeWith(quantity(value), atMost)).toBe("needsCommitment");
    },
  );

  it.each([["6"], [[6]], [Infinity]])("%j is no number above a floor", (value) => {
    expect(outcomeWith(quantity(value), atLeast)).toBe("needsCommitment");
  });

  it.each([["2"], [[2]], [Infinity]])("%j is no ratio", (value) => {
    expect(outcomeWith({ replacement: { VOCs: value } }, replaced)).toBe("needsCommitment");
  });

  it("a quantity that is null is none", () => {
    expect(outcomeWith({ quantities: { COD: null } }, atMost)).toBe("needsCommitment");
    expect(outcomeWith({ quantities: null, replacement: null }, replaced)).toBe("needsCommitment");
    expect(outcomeWith({ quantities: null }, atMost)).toBe("needsCommitment");
  });
});

describe("industries that are no list of texts", () => {
  const scheme = () => smallScheme([{ id: "T", modality: "prohibit", scope: { units: [U2], industries: ["26"] } }]);

  it.each([["C26"], [[26]], [[null]], [{}], [7], [null]])(
    "%j is unknown, in a screening as in a batch",
    async (industries) => {
      const odd = { ...projectOn(IN_U2), industries } as unknown as Project;
      const prepared = prepareScheme(scheme());
      const analysis = screen(prepared, odd, { asOf: AS_OF });
      expect(analysis.verdict).toBe("undetermined");
      expect(analysis.questions.map(({ key }) => key)).toEqual(["industry"]);
      for await (const record of screenAll(prepared, [odd], { asOf: AS_OF }))
        expect(record).toMatchObject({ status: "screened", ...summaryOf(analysis) });
    },
  );
});

/** Changes every text and number of plain data, wherever it stands. */
function spoil(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === "object") spoil(member);
    else (value as Record<string, unknown>)[key] = "spoilt";
  }
}

describe("results are nobody else's", () => {
  const scheme = smallScheme([
    { id: "A", modality: "prohibit", when: { op: "flag", flag: "twoHigh" } },
    {
      id: "B",
      modality: "require",
      obligation: { what: "x", threshold: { quantity: "COD", bound: "atMost", value: 5, unit: "t/a" } },
    } as Partial<AccessTerm>,
    { id: "C", modality: "prohibit", scope: { industries: ["26"] } },
    { id: "D", modality: "prohibit", scope: { units: ["ZH33100210001"] } },
    { id: "E", modality: "prohibit", when: { op: "inPark" } },
    { id: "F", modality: "prohibit", when: { op: "industry", in: ["45"] } },
    { id: "G", modality: "prohibit", when: { op: "has", what: "process", anyOf: ["电镀"] } },
  ]);
  const prepared = prepareScheme(scheme);
  const asked = {
    ...projectOn(box(121.014, 28.603, 121.022, 28.608)),
    industries: ["C26"],
    facts: { process: ["喷涂"] },
  };

  it("whoever changes an analysis changes no later one, no scheme and no project", () => {
    const documents = JSON.stringify([scheme, asked]);
    const first = screen(prepared, asked, { asOf: AS_OF });
    const before = JSON.stringify(first);
    spoil(first);
    const later = screen(prepared, asked, { asOf: AS_OF });
    expect(later).toEqual(JSON.parse(before));
    expect([scheme, asked]).toEqual(JSON.parse(documents));
  });

  it("nor does one who changes a record of a batch", async () => {
    const records: string[] = [];
    for await (const record of screenAll(prepared, [asked, asked, asked], { asOf: AS_OF, parts: true })) {
      records.push(JSON.stringify({ ...record, index: 0 }));
      spoil(record);
    }
    expect(new Set(records).size).toBe(1);
  });
});

describe("what is prepared again is read again", () => {
  it("a term that was changed in its place", () => {
    const scheme = structuredClone(
      smallScheme([{ id: "T", modality: "prohibit", when: { op: "flag", flag: "twoHigh" } }]),
    );
    const asked = projectOn(IN_U2, { flags: { twoHigh: false, coal: true } } as unknown as Project["facts"]);
    const place = { unitClass: "priority" };
    (scheme.terms[0] as unknown as { exceptWhen: unknown }).exceptWhen = { op: "within", place };
    expect(screen(prepareScheme(scheme), asked, { asOf: AS_OF }).verdict).toBe("admissible");
    (scheme.terms[0] as unknown as { when: unknown }).when = { op: "within", place: { unitClass: "key" } };
    expect(screen(prepareScheme(scheme), asked, { asOf: AS_OF }).verdict).toBe("inadmissible");
    place.unitClass = "key";
    expect(screen(prepareScheme(scheme), asked, { asOf: AS_OF }).verdict).toBe("admissible");
  });

  it("a long list of units that was changed in its place", () => {
    const units = Array.from({ length: 20 }, (_, i) => `ZH3310022${String(i + 100).padStart(4, "0")}`);
    const scheme = smallScheme([{ id: "T", modality: "prohibit", scope: { place: { units, regions: ["R"] } } }]);
    (scheme.units as unknown as { regions?: string[] }[])[1]!.regions = ["R"];
    const { verdict } = screen(prepareScheme(scheme), projectOn(IN_U2), { asOf: AS_OF, deciding: false });
    expect(verdict).not.toBe("inadmissible");
    units[0] = U2;
    expect(screen(prepareScheme(scheme), projectOn(IN_U2), { asOf: AS_OF }).verdict).toBe("inadmissible");
  });
});

describe("two features of one id", () => {
  it.each([[[0, 1]], [[1, 0]]])("are both measured, whichever comes first: %j", (order) => {
    const river = (north: number) => ({
      id: "R",
      name: "河",
      kind: "river",
      geometry: { type: "LineString", coordinates: [[121, north], [121.03, north]] }, // biome-ignore format: one line
    });
    const near = 28.608 + metresNorthDeg(100, 28.608);
    const both = [river(29), river(near)];
    const prepared = prepareScheme(
      smallScheme(
        [{ id: "T", modality: "prohibit", when: { op: "distance", to: { features: ["R"] }, atMostM: 200 } }],
        {
          features: order.map((i) => both[i]!),
        } as never,
      ),
    );
    expect(screen(prepared, projectOn(IN_U2), { asOf: AS_OF }).verdict).toBe("inadmissible");
  });
});

describe("what is kept with a scheme", () => {
  it("does not grow with the largest footprint that was asked about", () => {
    const prepared = prepareScheme(smallScheme([{ id: "T", scope: { units: [U2] } }]));
    const coordinates = Array.from({ length: 2000 }, (_, i) => [121.011 + i * 1e-6, 28.606]);
    const many = projectOn({ type: "MultiPoint", coordinates });
    const first = screen(prepared, many, { asOf: AS_OF });
    expect(first.footprint.points).toBe(2000);
    expect(termIndex(prepared).bits.length).toBeLessThan(100);
    expect(screen(prepared, many, { asOf: AS_OF })).toEqual(first);
  });
});
