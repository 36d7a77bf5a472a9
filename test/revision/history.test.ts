import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Finding, type SchemeHistory, type UpdateDeclaration } from "../../src/domain/index.ts";
import { sealed, versionDigest } from "../../src/revision/history-digest.ts";
import {
  advance,
  at,
  beginHistory,
  draftVersion,
  type LifeStep,
  statusOn,
  verifyHistory,
} from "../../src/revision/index.ts";
import { SCHEME } from "../showcase/scheme.ts";
import { AUTHORITY, numbered, smallScheme } from "./small-scheme.ts";

const BUREAU = "示例市生态环境局";
const PROVINCE = "浙江省生态环境厅";
const UPDATE: UpdateDeclaration = {
  kind: "dynamic",
  authority: AUTHORITY,
  on: "2026-03-01",
  triggers: [{ id: "t", kind: "spatialPlan", area: "territory", evidence: ["e"] }],
  evidence: [{ id: "e", kind: "approval", title: "规划批复", by: "省政府", date: "2026-01-01" }],
};

/** The steps from draft to in force, all allowed. */
function lawful(year: number): LifeStep[] {
  return [
    { to: "linked", on: `${year}-02-01`, by: BUREAU },
    { to: "submitted", on: `${year}-03-01`, by: AUTHORITY },
    { to: "filed", on: `${year}-04-01`, by: PROVINCE, receipt: `备〔${year}〕1号` },
    { to: "published", on: `${year}-05-01`, by: AUTHORITY },
    { to: "inForce", on: `${year}-06-01`, by: AUTHORITY },
  ];
}

function advanced(history: SchemeHistory, number: string, steps: readonly LifeStep[]): SchemeHistory {
  return steps.reduce((before, step) => {
    const outcome = advance(before, number, step);
    expect(outcome.findings).toEqual([]);
    return outcome.history;
  }, history);
}

const errors = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity === "error").map(({ code }) => code);

/** Two versions, both lived through. */
const TWO = ((): SchemeHistory => {
  const first = advanced(beginHistory(smallScheme(), { on: "2024-01-10", by: BUREAU }), "2024", lawful(2024));
  const drafted = draftVersion(first, numbered(smallScheme(), "2026"), UPDATE, { on: "2026-01-10", by: BUREAU });
  return advanced(drafted, "2026", lawful(2026));
})();

describe("life of a version (clauses one and five)", () => {
  test("a draft that a later version has overtaken does not come into force; two in force are found over one that never was", () => {
    const on = { on: "2026-01-10", by: BUREAU };
    const first = advanced(beginHistory(smallScheme(), { on: "2024-01-10", by: BUREAU }), "2024", lawful(2024));
    const second = draftVersion(first, numbered(smallScheme(), "2025"), UPDATE, on);
    const third = advanced(draftVersion(second, numbered(smallScheme(), "2026"), UPDATE, on), "2026", lawful(2026));
    const published = advanced(third, "2025", lawful(2027).slice(0, 4));
    const { accepted, findings, history } = advance(published, "2025", lawful(2027)[4]!);
    expect([accepted, findings.map(({ code }) => code)]).toEqual([false, ["LIFE_OVERTAKEN"]]);
    expect(history).toBe(published);
    expect(at(published, "2027-12-31")!.version.number).toBe("2026");
    // forged as a whole: the end of the first is taken out
    const [one, ...rest] = third.versions;
    const endless = sealed({ ...third, versions: [{ ...one!, events: one!.events.slice(0, -1) }, ...rest] });
    expect(errors(verifyHistory(endless))).toEqual(["HISTORY_TWO_IN_FORCE"]);
  });

  const draft = beginHistory(smallScheme(), { on: "2024-01-10", by: BUREAU });

  test("publication before filing is refused, with the clause that forbids it", () => {
    const submitted = advanced(draft, "2024", lawful(2024).slice(0, 2));
    const outcome = advance(submitted, "2024", { to: "published", on: "2024-05-01", by: AUTHORITY });
    expect(outcome.accepted).toBe(false);
    expect(outcome.history).toBe(submitted);
    expect(outcome.findings.map(({ code }) => code)).toEqual(["LIFE_PUBLISHED_BEFORE_FILING"]);
    expect(outcome.findings[0]!.message.zh).toContain("（一）");
    expect(outcome.findings[0]!.message.zh).toContain(PROVINCE);
  });

  test("a prefecture files with its province, a province with the ministry", () => {
    const submitted = advanced(draft, "2024", lawful(2024).slice(0, 2));
    const filed = (by: string) => advance(submitted, "2024", { to: "filed", on: "2024-04-01", by, receipt: "1" });
    expect(filed(PROVINCE).accepted).toBe(true);
    expect(filed("浙江省生态环境厅（示例）").accepted).toBe(true);
    for (const by of ["生态环境部", "江苏省生态环境厅", BUREAU, AUTHORITY])
      expect(filed(by).findings.map(({ code }) => code)).toEqual(["LIFE_FILING_BODY"]);
    const province = beginHistory(
      smallScheme({ level: "province", territory: { ...smallScheme().territory, adminCode: "330000" } }),
      { on: "2024-01-10", by: BUREAU },
    );
    const ready = advanced(province, "2024", lawful(2024).slice(0, 2));
    expect(advance(ready, "2024", { to: "filed", on: "2024-04-01", by: "生态环境部", receipt: "1" }).accepted).toBe(
      true,
    );
    expect(advance(ready, "2024", { to: "filed", on: "2024-04-01", by: PROVINCE, receipt: "1" }).accepted).toBe(false);
  });

  test.each<[string, number, LifeStep, string]>([
    ["a filing without receipt", 2, { to: "filed", on: "2024-04-01", by: PROVINCE }, "LIFE_RECEIPT_MISSING"],
    [
      "submitting before the link with the spatial plan",
      0,
      { to: "submitted", on: "2024-04-01", by: AUTHORITY },
      "LIFE_NOT_LINKED",
    ],
    ["a step back in time", 2, { to: "filed", on: "2024-02-28", by: PROVINCE, receipt: "1" }, "LIFE_DATE_ORDER"],
    ["a day that is none", 2, { to: "filed", on: "2024-02-30", by: PROVINCE, receipt: "1" }, "LIFE_DATE"],
    ["nobody", 0, { to: "linked", on: "2024-02-01", by: " " }, "LIFE_BY_MISSING"],
    [
      "publication by another government",
      3,
      { to: "published", on: "2024-05-01", by: "邻市人民政府" },
      "LIFE_AUTHORITY",
    ],
    ["a step backwards", 3, { to: "drafting", on: "2024-05-01", by: BUREAU }, "LIFE_ORDER"],
    ["superseding a draft", 0, { to: "superseded", on: "2024-05-01", by: AUTHORITY }, "LIFE_ORDER"],
  ])("%s is refused", (_, taken, step, code) => {
    const before = advanced(draft, "2024", lawful(2024).slice(0, taken));
    expect(advance(before, "2024", step).findings.map((finding) => finding.code)).toEqual([code]);
  });

  test("any version but one that has ended may be withdrawn, once", () => {
    const withdrawn = advance(draft, "2024", { to: "withdrawn", on: "2024-02-01", by: AUTHORITY });
    expect(withdrawn.accepted).toBe(true);
    expect(advance(withdrawn.history, "2024", { to: "withdrawn", on: "2024-02-02", by: AUTHORITY }).accepted).toBe(
      false,
    );
  });

  test("a version of no history is the caller's mistake", () => {
    expect(() => advance(draft, "1999", { to: "linked", on: "2024-02-01", by: BUREAU })).toThrow(/2024/);
  });
});

describe("history", () => {
  test("holds, and gives the scheme in force on a day", () => {
    expect(verifyHistory(TWO)).toEqual([]);
    expect(at(TWO, "2024-05-31")).toBeNull();
    expect(at(TWO, "2024-06-01")?.version).toMatchObject({
      number: "2024",
      status: "inForce",
      validFrom: "2024-06-01",
      validTo: "2026-05-31",
    });
    expect(at(TWO, "2026-05-31")?.version.number).toBe("2024");
    expect(at(TWO, "2026-06-01")?.version).toMatchObject({
      number: "2026",
      filing: { to: PROVINCE, date: "2026-04-01", receipt: "备〔2026〕1号" },
      publishedOn: "2026-05-01",
    });
    expect(statusOn(TWO.versions[0]!, "2026-06-01")).toBe("superseded");
    expect(statusOn(TWO.versions[1]!, "2026-01-09")).toBeNull();
    expect(() => at(TWO, "2026-02-30")).toThrow(/2026-02-30/);
  });

  test("each version names the digest of the one before", () => {
    expect(TWO.versions[0]!.parent).toBeNull();
    expect(TWO.versions[1]!.parent).toBe(TWO.versions[0]!.digest);
    expect(TWO.versions[1]!.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a digest does not depend on the order of members", () => {
    const turned = JSON.parse(JSON.stringify(smallScheme()), (_, value) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    const drafting = { on: "2024-01-10", by: BUREAU };
    expect(beginHistory(turned, drafting).digest).toBe(beginHistory(smallScheme(), drafting).digest);
  });

  test("any changed byte is found, wherever it is", () => {
    const text = JSON.stringify(TWO);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (i, code) => {
        const changed = text.slice(0, i) + String.fromCharCode(code) + text.slice(i + 1);
        let parsed: SchemeHistory;
        try {
          parsed = JSON.parse(changed);
        } catch {
          return; // no JSON: nothing to verify
        }
        if (canonicalJson(parsed) === canonicalJson(TWO)) return; // the same data, written otherwise
        expect(errors(verifyHistory(parsed)), changed.slice(Math.max(0, i - 30), i + 30)).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("versions and steps that are reordered, left out or put in are found", () => {
    const [a, b] = TWO.versions as [SchemeHistory["versions"][0], SchemeHistory["versions"][0]];
    const forged: SchemeHistory[] = [
      { ...TWO, versions: [b, a] },
      { ...TWO, versions: [a] },
      { ...TWO, versions: [b] },
      { ...TWO, versions: [a, b, b] },
      { ...TWO, versions: [a, { ...b, events: b.events.slice(0, -1) }] },
      { ...TWO, versions: [a, { ...b, events: [b.events[1]!, b.events[0]!, ...b.events.slice(2)] }] },
      { ...TWO, versions: [{ ...a, update: UPDATE }, b] },
      { ...TWO, versions: [a, { ...b, note: "x" } as never] },
    ];
    for (const history of forged) expect(errors(verifyHistory(history))).not.toEqual([]);
  });

  test("steps belong to their version: a scheme changed under them, its digest made anew, is found", () => {
    const [a, b] = TWO.versions as [SchemeHistory["versions"][0], SchemeHistory["versions"][0]];
    const scheme = { ...a.scheme, name: "改写" };
    const digest = versionDigest({ scheme, update: a.update, parent: a.parent });
    const rebuilt = sealed({
      ...TWO,
      versions: [
        { ...a, scheme, digest },
        { ...b, parent: digest, digest: versionDigest({ ...b, parent: digest }) },
      ],
    });
    expect(new Set(errors(verifyHistory(rebuilt)))).toEqual(new Set(["HISTORY_EVENT_DIGEST"]));
  });

  test("a history rewritten as a whole is found by a digest known from elsewhere", () => {
    const known = [TWO.versions[0]!.digest];
    const rewritten = beginHistory({ ...smallScheme(), name: "改写" }, { on: "2024-01-10", by: BUREAU });
    expect(errors(verifyHistory(rewritten))).toEqual([]);
    expect(errors(verifyHistory(rewritten, { known }))).toEqual(["HISTORY_KNOWN_MISSING"]);
    expect(errors(verifyHistory(TWO, { known }))).toEqual([]);
  });

  test("a published scheme is taken over as it stands, and that is said", () => {
    const history = beginHistory(SCHEME);
    expect(verifyHistory(history).map(({ code, severity }) => [code, severity])).toEqual([["HISTORY_ADOPTED", "info"]]);
    expect(history.versions[0]!.events.map(({ to, on }) => [to, on])).toEqual([
      ["filed", "2024-08-20"],
      ["published", "2024-09-01"],
      ["inForce", "2024-09-01"],
    ]);
    expect(at(history, "2026-11-24")).toEqual(SCHEME);
  });

  test("what comes from outside is refused in words, never by a crash", () => {
    for (const hostile of [
      null,
      1,
      [],
      {},
      { format: "sanxian.history", formatVersion: "1", scheme: "a", versions: [null] },
      JSON.parse('{"__proto__":{"format":"sanxian.history"}}'),
    ])
      expect(errors(verifyHistory(hostile as never))).toContain("HISTORY_FORM");
    expect(() => beginHistory(smallScheme())).toThrow(/drafting/);
  });
});
