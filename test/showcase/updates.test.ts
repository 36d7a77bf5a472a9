// The worked example: the showcase updated three ways, one of each refused for a stated reason. The versions are derived from the
// scheme by code, so the checks speak of what must hold whatever the scheme is.
import { describe, expect, test } from "vitest";
// @ts-expect-error: a script without types
import { makeUpdates } from "../../docs/showcase/updates.mjs";
import {
  digestJson,
  type MonitoringRecord,
  type Project,
  type SchemeHistory,
  type UpdateDeclaration,
  type ZoningScheme,
} from "../../src/domain/index.ts";
import { readHistory, readMonitoring, readScheme, readUpdate } from "../../src/exchange/index.ts";
import * as library from "../../src/index.ts";
import {
  applyDiff,
  asIfInForce,
  at,
  diffSchemes,
  duties,
  impactOf,
  judgeUpdate,
  type SchemeDiff,
  type UpdateJudgement,
  verifyHistory,
} from "../../src/revision/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { followProblems, screenPatches, watchIndicator } from "../../src/supervision/index.ts";
import { demoProject, SCHEME } from "./scheme.ts";

interface Update {
  readonly name: string;
  readonly before: ZoningScheme;
  readonly after: ZoningScheme;
  readonly update: UpdateDeclaration;
  readonly refused: string | null;
  readonly lastPeriodicOn?: string;
}
const { updates, history, monitoring, projects } = makeUpdates(SCHEME, library) as {
  projects: Project[];
  updates: Update[];
  history: SchemeHistory;
  monitoring: MonitoringRecord;
};
const judged = new Map<string, { diff: SchemeDiff; judgement: UpdateJudgement } & Update>();
for (const one of updates) {
  const diff = diffSchemes(one.before, one.after);
  const options = one.lastPeriodicOn === undefined ? {} : { lastPeriodicOn: one.lastPeriodicOn };
  judged.set(one.name, { ...one, diff, judgement: judgeUpdate(one.before, one.after, one.update, diff, options) });
}
const of = (name: string) => judged.get(name)!;

describe.each(updates.map((one) => [one.name, one] as const))("%s", (name, { before, after, update, refused }) => {
  test("is allowed, or refused for the stated reason", () => {
    const { judgement } = of(name);
    expect(judgement.isLawful).toBe(refused === null);
    if (refused !== null) expect(judgement.breaches.map(({ code }) => code)).toContain(refused);
    else expect(judgement.breaches).toEqual([]);
  });

  test("is a scheme that reads, and its difference leads to it", () => {
    expect(readScheme(after).findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(readUpdate({ format: "sanxian.update", formatVersion: "1", ...update }).findings).toEqual([]);
    expect(digestJson(applyDiff(before, of(name).diff))).toBe(digestJson(after));
  });

  test("still covers its ground, once", () => {
    const { diff } = of(name);
    const covered = diff.transitions.filter((cell) => cell.after !== null).reduce((sum, { areaM2 }) => sum + areaM2, 0);
    expect(Math.abs(covered - diff.territory.afterM2) / covered).toBeLessThan(1e-9);
    expect(diff.findings).toEqual({ before: [], after: [] });
  });
});

describe("what the updates changed", () => {
  test("the reserve grew: priority area and red line gained, nothing was lost", () => {
    const { diff } = of("2026-synchronous");
    expect(diff.priority.lostM2).toBe(0);
    expect(diff.redline.lostM2).toBe(0);
    expect(diff.redline.gainedM2).toBeGreaterThan(100_000);
    expect(diff.units.every(({ kind, aspects }) => kind === "kept" && aspects.includes("reshaped"))).toBe(true);
  });

  test("drawn a kilometre too far: the breach says where and how much", () => {
    const { judgement, diff } = of("2026-refused");
    expect(judgement.outsideM2).toBeGreaterThan(100_000);
    expect(judgement.outsideM2).toBeLessThan(diff.redline.gainedM2 + diff.priority.gainedM2 + judgement.changedM2);
    const [breach] = judgement.breaches;
    expect(breach).toMatchObject({ code: "UPDATE_OUTSIDE_TRIGGER", clause: "stability" });
    expect(breach!.units.length).toBeGreaterThan(0);
    expect(breach!.finding.location?.position).toHaveLength(2);
  });

  test("the park grew onto general ground alone, with a term of its own", () => {
    const { diff } = of("2027-dynamic");
    expect(diff.transitions.filter((cell) => cell.before !== cell.after && cell.areaM2 > cell.sliverM2)).toMatchObject([
      { before: "general", after: "key" },
    ]);
    expect(diff.terms.map(({ term, change }) => [term, change])).toEqual([["TZ-U1", "added"]]);
    expect(of("2027-refused").diff.priority.lostM2).toBeGreaterThan(1000);
  });

  test("five years on: a unit parted, an expired term gone, targets raised", () => {
    const { diff } = of("2029-periodic");
    expect(diff.units.map(({ kind }) => kind)).toEqual(["split"]);
    expect(diff.terms.every(({ change }) => change === "removed")).toBe(true);
    expect(diff.indicators.length).toBeGreaterThan(0);
    expect(diff.indicators.every(({ change, line }) => change === "tightened" && line === "quality")).toBe(true);
    expect(of("2029-refused").judgement.breaches.map(({ code }) => code)).toContain("UPDATE_CAPACITY_EXCEEDED");
  });
});

describe("the life of the scheme", () => {
  test("the history holds, reads, and tells the version of a day", () => {
    expect(verifyHistory(history).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(
      readHistory(JSON.parse(JSON.stringify(history))).findings.filter(({ severity }) => severity === "error"),
    ).toEqual([]);
    expect(
      ["2024-10-01", "2026-06-14", "2026-06-15", "2027-12-31", "2030-07-01"].map(
        (day) => at(history, day)?.version.number,
      ),
    ).toEqual(["2024", "2024", "2026", "2027", "2029"]);
    expect(at(history, "2024-08-01")).toBeNull();
  });

  test("the next periodic adjustment runs from the last one", () => {
    const due = duties(history, "2030-12-31").filter(({ kind }) => kind === "periodicAdjustment");
    expect(due.map(({ subject, due: day, state }) => [subject, day, state])).toEqual([
      ["2024", "2029-09-01", "done"],
      ["2029", "2035-06-01", "upcoming"],
    ]);
  });

  test("whom the enlarged reserve hits among the projects of the showcase", () => {
    const [p1, p2] = [prepareScheme(SCHEME), prepareScheme(asIfInForce(of("2026-synchronous").after))];
    const stock = [...["admissible", "inadmissible", "undetermined", "line", "point"].map(demoProject), ...projects];
    const asOf = "2026-11-24";
    const impact = impactOf(
      stock,
      (p) => screen(p1, p, { asOf }),
      (p) => screen(p2, p, { asOf }),
    );
    expect(impact.counts.failed).toBe(0);
    expect(impact.projects).toHaveLength(6);
    const hit = impact.projects.find(({ project }) => project === "demo-factory")!;
    expect([hit.before, hit.after]).toEqual(["conditional", "inadmissible"]);
    expect(hit.terms[0]).toMatchObject({ after: "violates" });
    expect(hit.terms[0]!.areaM2).toBeGreaterThan(1000);
    // a draft is screened as if it were in force, so none of them is open for that reason
    expect(
      impact.projects.filter(({ before, after }) => before !== "undetermined" && after === "undetermined"),
    ).toEqual([]);
    p1.dispose();
    p2.dispose();
  });

  test("supervision: the park's river grows worse and will reach its limit, the reserve is steady, the patch is in the red line", () => {
    expect(readMonitoring(monitoring).findings).toEqual([]);
    const scheme = at(history, "2026-11-24")!;
    const watched = (monitoring.series ?? []).map((series) => watchIndicator(series, { asOf: "2026-11-24" }));
    expect(watched.map(({ series, trend, limit }) => [series, trend, limit])).toEqual([
      ["park-nh3n", "declined", "within"],
      ["reserve-cover", "steady", "noLimit"],
    ]);
    expect(watched[0]!.reachesLimitOn! > "2027" && watched[0]!.reachesLimitOn! < "2031").toBe(true);
    expect(followProblems(monitoring.problems ?? [], scheme, "2026-11-24", watched)).toMatchObject([
      { state: "ordered", stage: "acting", findings: [] },
    ]);
    expect(screenPatches(scheme, monitoring.patches ?? [])).toMatchObject([{ concern: "redline" }]);
  });
});
