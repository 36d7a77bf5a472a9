import { describe, expect, test } from "vitest";
import { advance, beginHistory, draftVersion, duties } from "../../src/revision/index.ts";
import { AUTHORITY, numbered, smallScheme } from "./small-scheme.ts";

const published = (publishedOn: string) =>
  beginHistory(
    smallScheme({
      version: {
        number: "2024",
        status: "inForce",
        baseDate: "2024-01-01",
        areaMethod: "lonlat",
        filing: { to: "浙江省生态环境厅", date: publishedOn, receipt: "1" },
        publishedOn,
        validFrom: publishedOn,
      },
    }),
  );
const of = (list: ReturnType<typeof duties>, kind: string, subject?: string) =>
  list.filter((duty) => duty.kind === kind && (subject === undefined || duty.subject === subject));

describe("calendar of duties", () => {
  test("the periodic adjustment is due five years after publication, and on 28 February after a leap day", () => {
    expect(of(duties(published("2024-09-01"), "2026-11-24"), "periodicAdjustment")).toMatchObject([
      { subject: "2024", due: "2029-09-01", state: "upcoming", clause: "periodicAdjustment" },
    ]);
    const leap = published("2024-02-29");
    const stateOn = (day: string) => of(duties(leap, day), "periodicAdjustment")[0];
    expect(stateOn("2026-01-01")).toMatchObject({ due: "2029-02-28", state: "upcoming" });
    expect(stateOn("2028-10-01")?.state).toBe("dueSoon");
    expect(stateOn("2029-02-28")?.state).toBe("dueSoon");
    expect(stateOn("2029-03-01")?.state).toBe("overdue");
  });

  test("an update within the five years does not begin them anew; a periodic one does", () => {
    const base = published("2024-09-01");
    const grown = (kind: "dynamic" | "periodic", on: string) => {
      let history = draftVersion(
        base,
        numbered(smallScheme(), "next"),
        { kind, authority: AUTHORITY, on, triggers: [], evidence: [] },
        { on, by: "局" },
      );
      for (const [to, by] of [
        ["linked", "局"],
        ["submitted", "局"],
        ["filed", "浙江省生态环境厅"],
        ["published", AUTHORITY],
        ["inForce", AUTHORITY],
      ] as const)
        history = advance(history, "next", { to, on, by, receipt: "1" }).history;
      return history;
    };
    expect(of(duties(grown("dynamic", "2026-01-01"), "2027-01-01"), "periodicAdjustment")).toMatchObject([
      { subject: "2024", due: "2029-09-01", state: "upcoming" },
    ]);
    expect(of(duties(grown("periodic", "2029-08-01"), "2030-01-01"), "periodicAdjustment")).toMatchObject([
      { subject: "2024", due: "2029-09-01", state: "done", doneOn: "2029-08-01" },
      { subject: "next", due: "2034-08-01", state: "upcoming" },
    ]);
  });

  test("a version that is not filed has its filing open, and published without filing overdue", () => {
    const draft = beginHistory(smallScheme(), { on: "2026-01-01", by: "局" });
    expect(of(duties(draft, "2026-02-01"), "filing")).toMatchObject([{ due: null, state: "open" }]);
    const unfiled = beginHistory(
      smallScheme({
        version: {
          number: "2020",
          status: "inForce",
          baseDate: "2020-01-01",
          areaMethod: "lonlat",
          publishedOn: "2020-12-01",
        },
      }),
    );
    expect(of(duties(unfiled, "2026-02-01"), "filing")).toMatchObject([{ due: "2020-12-01", state: "overdue" }]);
  });

  test("evaluations: every year, and every five years", () => {
    const list = duties(published("2024-09-01"), "2026-11-24", {
      evaluations: [{ kind: "annualTracking", year: 2024, on: "2025-05-01" }],
    });
    expect(of(list, "annualTracking").map(({ subject, due, state }) => [subject, due, state])).toEqual([
      ["2024", "2025-06-30", "done"],
      ["2025", "2026-06-30", "overdue"],
      ["2026", "2027-06-30", "upcoming"],
    ]);
    expect(of(list, "fiveYearEvaluation")).toMatchObject([{ subject: "2028", due: "2029-06-30", state: "upcoming" }]);
  });

  test("targets of 2025 and 2035, of the regime and of the indicators", () => {
    const list = duties(published("2024-09-01"), "2026-11-24");
    expect(of(list, "regimeTarget").map(({ subject, state }) => [subject, state])).toEqual([
      ["2025", "done"],
      ["2035", "upcoming"],
    ]);
    expect(of(list, "indicatorTarget", "sections 2025")).toMatchObject([{ due: "2025-12-31", state: "overdue" }]);
    expect(of(list, "indicatorTarget", "sections 2035")).toMatchObject([{ due: "2035-12-31", state: "upcoming" }]);
    expect(of(duties(published("2026-09-01"), "2026-11-24"), "regimeTarget", "2025")).toMatchObject([
      { state: "overdue" },
    ]);
  });

  test("days that are none are refused", () => {
    expect(() => duties(published("2024-09-01"), "2026-02-30")).toThrow(/asOf/);
    expect(() => duties(published("2024-09-01"), "2026-02-01", { rules: { annualTrackingBy: "13-01" } })).toThrow(
      /MM-DD/,
    );
  });
});
