// Random histories: they hold, they tell the version of a day, their differences lead from the first to the last, and any member
// changed, removed, added or moved is found.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  canonicalJson,
  digestJson,
  type SchemeHistory,
  type UpdateDeclaration,
  type ZoningScheme,
} from "../../src/domain/index.ts";
import {
  advance,
  applyDiff,
  at,
  beginHistory,
  diffSchemes,
  draftVersion,
  invertDiff,
  verifyHistory,
} from "../../src/revision/index.ts";
import { anyScheme } from "./random-schemes.ts";
import { AUTHORITY, numbered } from "./small-scheme.ts";

const BUREAU = "示例市生态环境局";
const UPDATE: UpdateDeclaration = {
  kind: "dynamic",
  authority: AUTHORITY,
  on: "2024-01-01",
  triggers: [],
  evidence: [],
};

/** Versions one after the other, each lived through up to some step, the days between steps at random. */
const anyHistory = fc
  .tuple(
    fc.array(anyScheme, { minLength: 1, maxLength: 4 }),
    fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 24, maxLength: 24 }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([schemes, gaps, lastSteps]) => {
    let day = "2024-01-01";
    let gap = 0;
    const next = (): string => (day = addDays(day, gaps[gap++ % gaps.length]!));
    let history: SchemeHistory | undefined;
    const inForce: { number: string; from: string }[] = [];
    schemes.forEach((scheme, i) => {
      const version = numbered(scheme, `v${i}`);
      const drafting = { on: next(), by: BUREAU };
      history =
        history === undefined ? beginHistory(version, drafting) : draftVersion(history, version, UPDATE, drafting);
      const steps = [
        ["linked", BUREAU],
        ["submitted", AUTHORITY],
        ["filed", "浙江省生态环境厅"],
        ["published", AUTHORITY],
        ["inForce", AUTHORITY],
      ] as const;
      for (const [to, by] of steps.slice(0, i === schemes.length - 1 ? lastSteps : 5)) {
        const on = next();
        const outcome = advance(history, `v${i}`, { to, on, by, ...(to === "filed" ? { receipt: "1" } : {}) });
        expect(outcome.findings).toEqual([]);
        history = outcome.history;
        if (to === "inForce") inForce.push({ number: `v${i}`, from: on });
      }
    });
    return { history: history!, inForce, schemes: schemes.map((scheme, i) => numbered(scheme, `v${i}`)) };
  });

test("hold, and tell the version of a day", () => {
  fc.assert(
    fc.property(anyHistory, fc.integer({ min: 0, max: 2500 }), ({ history, inForce }, days) => {
      expect(verifyHistory(history)).toEqual([]);
      const day = addDays("2024-01-01", days);
      const expected = inForce.filter(({ from }) => from <= day).at(-1)?.number ?? null;
      expect(at(history, day)?.version.number ?? null).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test("differences lead from the first version to the last, and back", () => {
  fc.assert(
    fc.property(anyHistory, ({ schemes }) => {
      const diffs = schemes.slice(1).map((scheme, i) => diffSchemes(schemes[i]!, scheme));
      const forth = diffs.reduce<ZoningScheme>((scheme, diff) => applyDiff(scheme, diff), schemes[0]!);
      expect(digestJson(forth)).toBe(digestJson(schemes.at(-1)!));
      const back = [...diffs].reverse().reduce((scheme, diff) => applyDiff(scheme, invertDiff(diff)), forth);
      expect(digestJson(back)).toBe(digestJson(schemes[0]!));
    }),
    { numRuns: 30 },
  );
});

/** Every place in a document: the container and the name or index in it. */
function placesOf(value: unknown): { readonly holder: object; readonly key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    { holder: value, key },
    ...placesOf((value as Record<string, unknown>)[key]),
  ]);
}

test("any member that is changed, removed, added or moved is found", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(), fc.constantFrom("change", "remove", "add", "swap"), ({ history }, pick, how) => {
      const forged = JSON.parse(JSON.stringify(history)) as SchemeHistory;
      const places = placesOf(forged);
      const { holder, key } = places[pick % places.length]!;
      const record = holder as Record<string, unknown>;
      if (how === "change")
        record[key] = typeof record[key] === "number" ? (record[key] as number) + 1 : `${String(record[key])}x`;
      else if (how === "remove") {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete record[key];
      } else if (how === "add") {
        if (Array.isArray(holder)) holder.push(holder[0]);
        else record.added = 1;
      } else if (Array.isArray(holder)) holder.reverse();
      if (canonicalJson(forged) === canonicalJson(history)) return;
      expect(verifyHistory(forged).filter(({ severity }) => severity === "error")).not.toEqual([]);
    }),
    { numRuns: 400 },
  );
});
