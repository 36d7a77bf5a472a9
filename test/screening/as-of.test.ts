// What counts on which day, and what is adopted and not yet in force: each case worked out by hand from the days of the rules.
import { describe, expect, it } from "vitest";
import type { AccessTerm, ElementZone, LegalBasis, ZoningScheme } from "../../src/domain/index.ts";
import { prepareScheme, screen, screenAll } from "../../src/screening/index.ts";
import { AIR, AS_OF, box, PARK, projectOn, REDLINE, screenOn, smallScheme, U1 } from "./small-scheme.ts";

const IN_U1 = box(121.006, 28.606, 121.008, 28.608);
const IN_REDLINE = box(121.003, 28.606, 121.004, 28.607);
const at = (day: string) => ({ options: { asOf: day } });

describe("2026-08-15: the Ecological and Environmental Code takes effect and the acts it absorbs lapse", () => {
  const legalBases: LegalBasis[] = [
    {
      id: "water-act",
      title: "水污染防治法",
      level: "law",
      validFrom: "2018-01-01",
      validTo: "2026-08-14",
      replacedBy: "code",
    },
    { id: "code", title: "生态环境法典", level: "law", validFrom: "2026-08-15" },
  ];
  const term: Partial<AccessTerm> = { modality: "prohibit", when: { op: "flag", flag: "newSewageOutfall" }, basis: ["water-act"] }; // biome-ignore format: one term
  const states = (day: string) =>
    screenOn(IN_U1, [term], { flags: { newSewageOutfall: false } }, { ...at(day), scheme: { legalBases } }).terms[0]!
      .basis;

  it("rests on the act the day before", () => {
    expect(states("2026-08-14")).toMatchObject([{ id: "water-act", state: "inForce", succeeds: null }]);
  });

  it("rests on the Code from that day, which stands behind the lapsed act though the term does not name it", () => {
    expect(states("2026-08-15")).toMatchObject([
      { id: "water-act", state: "expired", replacedBy: "code", succeeds: null },
      { id: "code", state: "inForce", succeeds: "water-act" },
    ]);
  });

  it("keeps the requirement: a lapsed act does not let what it banned pass", () => {
    for (const day of ["2026-08-14", "2026-08-15"])
      expect(
        screenOn(IN_U1, [term], { flags: { newSewageOutfall: true } }, { ...at(day), scheme: { legalBases } }).verdict,
      ).toBe("inadmissible");
  });

  it("is told beforehand, without a change of the verdict", () => {
    const [change, ...more] = screenOn(
      IN_U1,
      [term],
      { flags: { newSewageOutfall: false } },
      { ...at("2026-08-01"), scheme: { legalBases } },
    ).pendingChanges;
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      day: "2026-08-15",
      events: [
        { kind: "basis", id: "code", change: "begins" },
        { kind: "basis", id: "water-act", change: "ends" },
      ],
      verdict: { before: "admissible", after: "admissible" },
      terms: [],
    });
    expect(change!.text.zh).toBe("自 2026-08-15 起有变化，结论仍为“准入”。");
  });

  it("ends in no loop where two acts name each other", () => {
    const loop: LegalBasis[] = [
      { id: "water-act", title: "甲", level: "law", validTo: "2020-01-01", replacedBy: "code" },
      { id: "code", title: "乙", level: "law", validTo: "2020-01-01", replacedBy: "water-act" },
    ];
    expect(screenOn(IN_U1, [term], {}, { scheme: { legalBases: loop } }).terms[0]!.basis.map(({ id }) => id)).toEqual([
      "water-act",
      "code",
    ]);
  });
});

describe("terms", () => {
  it("begin on their first day, and what they will do is told beforehand", () => {
    const ban: Partial<AccessTerm> = { modality: "prohibit", validFrom: "2027-01-01" };
    const before = screenOn(IN_U1, [ban]);
    expect([before.verdict, before.terms[0]!.reason]).toEqual(["admissible", "pending"]);
    expect([before.validUntil, screenOn(IN_U1, [{}]).validUntil]).toEqual(["2026-12-31", null]);
    expect(before.pending).toEqual([{ term: "T1", validFrom: "2027-01-01", outcome: "violates" }]);
    expect(before.pendingChanges).toEqual([
      {
        day: "2027-01-01",
        events: [{ kind: "term", id: "T1", change: "begins" }],
        verdict: { before: "admissible", after: "inadmissible" },
        terms: [{ term: "T1", before: "notApplicable", after: "violates" }],
        text: {
          zh: "自 2027-01-01 起，结论由“准入”变为“不予准入”。",
          en: "From 2027-01-01 the verdict turns from “Admissible” to “Inadmissible”.",
        },
      },
    ]);
    expect(screenOn(IN_U1, [ban], undefined, at("2027-01-01"))).toMatchObject({
      verdict: "inadmissible",
      pendingChanges: [],
    });
  });

  it("end after their last day", () => {
    const ban: Partial<AccessTerm> = { modality: "prohibit", validTo: "2026-12-31" };
    const now = screenOn(IN_U1, [ban]);
    expect(now.verdict).toBe("inadmissible");
    expect(now.pendingChanges).toMatchObject([
      { day: "2027-01-01", verdict: { before: "inadmissible", after: "admissible" } },
    ]);
    expect(screenOn(IN_U1, [ban], undefined, at("2026-12-31")).verdict).toBe("inadmissible");
    expect(screenOn(IN_U1, [ban], undefined, at("2027-01-01")).verdict).toBe("admissible");
  });

  it("that do not concern the project are not told", () => {
    expect(
      screenOn(IN_U1, [{ validFrom: "2027-01-01", scope: { place: { zoneTypes: ["1110"] } } }]).pendingChanges,
    ).toEqual([]);
  });

  it("with an exit: the plant may stay until the deadline, and the day after is told now", () => {
    const exit: Partial<AccessTerm> = {
      modality: "exit",
      when: { op: "nature", in: ["existing"] },
      obligation: { what: "退出", deadline: "2026-12-31" },
    };
    const analysis = screenOn(IN_U1, [exit], {}, { project: { natures: ["existing"] } });
    expect(analysis.verdict).toBe("conditional");
    expect(analysis.pendingChanges).toMatchObject([
      {
        day: "2027-01-01",
        events: [{ kind: "deadline", id: "T1", change: "ends" }],
        verdict: { before: "conditional", after: "inadmissible" },
      },
    ]);
    // a new plant is none of its business
    expect(screenOn(IN_U1, [exit], {}, { project: { natures: ["new"] } }).pendingChanges).toEqual([]);
  });

  it("with a date in their condition turn on it", () => {
    const term: Partial<AccessTerm> = { when: { op: "not", of: { op: "date", of: "asOf", before: "2028-03-01" } } };
    expect(screenOn(IN_U1, [term]).pendingChanges).toMatchObject([
      { day: "2028-03-01", events: [{ kind: "condition", id: "T1" }], verdict: { after: "inadmissible" } },
    ]);
  });

  it("that rest on a ceiling feel the next ceiling", () => {
    const threeLines = {
      redline: { zones: [], indicators: [] },
      resourceUpperLimits: [],
      qualityBottomLines: [
        {
          element: "water",
          indicators: [
            {
              id: "cod",
              name: "COD",
              quantity: "COD",
              current: { value: 80, unit: "t/a", year: 2025 },
              targets: [
                { year: 2026, value: 100, unit: "t/a", bound: "atMost" },
                { year: 2030, value: 90, unit: "t/a", bound: "atMost" },
              ],
            },
          ],
        },
      ],
    } as const;
    const term: Partial<AccessTerm> = { when: { op: "not", of: { op: "headroom", quantity: "COD" } } };
    const facts = { quantities: { COD: { value: 15, unit: "t/a" } } };
    const analysis = screenOn(IN_U1, [term], facts, { scheme: { threeLines } });
    expect(analysis.verdict).toBe("admissible");
    expect(analysis.pendingChanges).toMatchObject([
      { day: "2027-01-01", events: [{ kind: "ceiling", id: "cod" }], verdict: { after: "inadmissible" } },
    ]);
  });
});

describe("zones, parks and features", () => {
  const inScheme = (change: (zones: readonly ElementZone[]) => ElementZone[]): Partial<ZoningScheme> => ({
    zones: change(smallScheme().zones),
  });
  const ban: Partial<AccessTerm> = { scope: { place: { zoneTypes: ["1110"] } } };

  it("a red line not yet in force is not there, and its coming is told", () => {
    const scheme = inScheme((zones) =>
      zones.map((zone) => (zone.code === REDLINE ? { ...zone, validFrom: "2027-06-01" } : zone)),
    );
    const before = screenOn(IN_REDLINE, [ban], {}, { scheme });
    expect(before.verdict).toBe("admissible");
    expect(before.zones.map(({ code }) => code)).not.toContain(REDLINE);
    expect(before.elements.find(({ element }) => element === "ecology")?.answer).toBe("notAffected");
    expect(before.pendingChanges).toMatchObject([
      {
        day: "2027-06-01",
        events: [{ kind: "zone", id: REDLINE, change: "begins" }],
        verdict: { before: "admissible", after: "inadmissible" },
      },
    ]);
    const after = screenOn(IN_REDLINE, [ban], {}, { scheme, ...at("2027-06-01") });
    expect([after.verdict, after.zones[0]!.code]).toEqual(["inadmissible", REDLINE]);
    // a footprint elsewhere hears nothing of it
    expect(screenOn(box(121.021, 28.601, 121.022, 28.602), [ban], {}, { scheme }).pendingChanges).toEqual([]);
  });

  it("a zone whose last day is over is gone, and a distance to it too", () => {
    const scheme = inScheme((zones) => zones.map((zone) => (zone.code === AIR ? { ...zone, validTo: AS_OF } : zone)));
    const near: Partial<AccessTerm> = {
      when: { op: "distance", to: { zones: { zoneTypes: ["2340"] } }, atMostM: 500 },
    };
    expect(screenOn(IN_U1, [near], {}, { scheme }).verdict).toBe("inadmissible");
    expect(screenOn(IN_U1, [near], {}, { scheme, ...at("2026-11-25") }).verdict).toBe("admissible");
  });

  it("a park counts from its recognition, a named feature from its declaration", () => {
    const ground = box(121.016, 28.601, 121.017, 28.602);
    const parks = smallScheme().parks!.map((park) => ({ ...park, validFrom: "2027-01-01" }));
    const outside: Partial<AccessTerm> = { exceptWhen: { op: "inPark", parks: [PARK] } };
    const analysis = screenOn(ground, [outside], {}, { scheme: { parks } });
    expect(analysis.verdict).toBe("inadmissible");
    expect(analysis.pendingChanges).toMatchObject([
      { day: "2027-01-01", events: [{ kind: "park", id: PARK }], verdict: { after: "admissible" } },
    ]);
    const features = smallScheme().features!.map((feature) => ({ ...feature, validFrom: "2027-01-01" }));
    const declared: Partial<AccessTerm> = {
      when: { op: "distance", to: { kinds: ["coreProtectionArea"] }, atMostM: 10 },
    };
    const core = box(121.0001, 28.6001, 121.0009, 28.6009);
    // known, and not there before its day; one that the scheme does not know at all would be unknown
    expect(screenOn(core, [declared], {}, { scheme: { features } }).verdict).toBe("admissible");
    expect(screenOn(core, [declared], {}, { scheme: { features: [] } }).verdict).toBe("undetermined");
    expect(screenOn(core, [declared], {}, { scheme: { features }, ...at("2027-01-01") }).verdict).toBe("inadmissible");
  });
});

it("a batch reads the same day as a single screening", async () => {
  const zones = smallScheme().zones.map((zone) =>
    zone.code === REDLINE ? { ...zone, validFrom: "2027-06-01" } : zone,
  );
  const prepared = prepareScheme(smallScheme([{ scope: { place: { zoneTypes: ["1110"] } } }], { zones }));
  const project = projectOn(IN_REDLINE);
  for (const asOf of ["2027-05-31", "2027-06-01"]) {
    const records: unknown[] = [];
    for await (const record of screenAll(prepared, [project], { asOf })) records.push(record);
    const { verdict } = screen(prepared, project, { asOf });
    expect(verdict).toBe(asOf === "2027-06-01" ? "inadmissible" : "admissible");
    expect(JSON.stringify(records)).toContain(`"verdict":"${verdict}"`);
  }
});

describe("versions", () => {
  const version = smallScheme().version;
  const ban: Partial<AccessTerm> = { id: "NEW", modality: "prohibit", scope: { units: [U1] } };
  const keep: Partial<AccessTerm> = { id: "KEPT", modality: "restrict" };
  const now = prepareScheme(smallScheme([keep], { version: { ...version, validTo: "2026-12-31" } }));
  const next = prepareScheme(
    smallScheme([keep, ban], { version: { ...version, number: "2027", status: "published", validFrom: "2027-01-01" } }),
  );

  it("the end of a version alone leaves no verdict", () => {
    expect(screen(now, projectOn(IN_U1), { asOf: AS_OF }).pendingChanges).toMatchObject([
      {
        day: "2027-01-01",
        events: [{ kind: "scheme", id: "2024", change: "ends" }],
        verdict: { before: "conditional", after: "undetermined" },
      },
    ]);
  });

  it("the next version takes over on its first day, and what changes is told term by term", () => {
    const { pendingChanges } = screen(now, projectOn(IN_U1), { asOf: AS_OF, adopted: [next] });
    expect(pendingChanges).toMatchObject([
      {
        day: "2027-01-01",
        events: [{ kind: "scheme", id: "2027", change: "begins" }],
        verdict: { before: "conditional", after: "inadmissible" },
        terms: [{ term: "NEW", before: null, after: "violates" }],
      },
    ]);
    // the same verdict as a screening with that version on that day
    expect(screen(next, projectOn(IN_U1), { asOf: "2027-01-01" }).verdict).toBe("inadmissible");
  });

  it("from that day the version before it decides nothing", async () => {
    const verdicts = ["2026-12-31", "2027-01-01"].map((asOf) =>
      screen(now, projectOn(IN_U1), { asOf, adopted: [next] }),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["conditional", "undetermined"]);
    expect(verdicts[1]!.reasons[0]!.code).toBe("SCHEME_NOT_IN_FORCE");
    for await (const record of screenAll(now, [projectOn(IN_U1)], { asOf: "2027-01-01", adopted: [next] }))
      expect(record).toMatchObject({ verdict: "undetermined" });
    // an earlier version beside it does not overtake it
    expect(screen(next, projectOn(IN_U1), { asOf: "2027-01-01", adopted: [now] }).verdict).toBe("inadmissible");
  });

  it("a version already in force changes nothing more", () => {
    const { pendingChanges } = screen(next, projectOn(IN_U1), { asOf: "2027-01-02", adopted: [next] });
    expect(pendingChanges).toEqual([]);
  });
});

it("what is told for a day is what a screening on that day says", () => {
  const terms: Partial<AccessTerm>[] = [
    { id: "A", validFrom: "2027-02-01", modality: "restrict" },
    { id: "B", validTo: "2027-05-31", when: { op: "flag", flag: "twoHigh" } },
    { id: "C", validFrom: "2027-03-01", scope: { place: { zoneTypes: ["1110"] } } },
    { id: "D", modality: "exit", obligation: { what: "退出", deadline: "2027-03-31" } },
    { id: "E", when: { op: "date", of: "asOf", onOrAfter: "2028-01-01" }, modality: "require" },
  ];
  for (const ground of [IN_U1, IN_REDLINE]) {
    const { pendingChanges, verdict } = screenOn(ground, terms, {});
    expect(pendingChanges.length).toBeGreaterThan(3);
    let before = verdict;
    for (const change of pendingChanges) {
      const then = screenOn(ground, terms, {}, at(change.day));
      expect(change.verdict).toEqual({ before, after: then.verdict });
      for (const { term, after } of change.terms)
        expect(then.terms.find((result) => result.term === term)?.outcome).toBe(after);
      before = then.verdict;
    }
  }
});
