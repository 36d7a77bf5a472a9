// A term may speak of zones or industries in ways that nobody can decide from what is there: that is unknown, never "no".
import { expect, it } from "vitest";
import { box, screenOn } from "./small-scheme.ts";

const GROUND = box(121.006, 28.606, 121.008, 28.608);

it.each([
  // types asked for, outcome, what is missing; ecology and air have layers, the others none
  [["1110"], "notApplicable", []],
  [["2810"], "undetermined", ["layer:acoustic"]],
  [["1910"], "undetermined", ["layer:groundwater"]],
  [["2090"], "undetermined", ["layer:2090"]], // no table and no digit tells its element
  [["1110", "2710"], "undetermined", ["layer:marine"]],
])("zones of type %j are %s", (zoneTypes, outcome, missing) => {
  for (const term of [{ scope: { place: { zoneTypes } } }, { when: { op: "within", place: { zoneTypes } } as const }]) {
    const [result] = screenOn(GROUND, [term]).terms;
    expect(result!.missing).toEqual(missing);
    expect(result!.outcome).toBe(outcome === "notApplicable" && "when" in term ? "conforms" : outcome);
  }
});

it.each([
  [["2614"], "violates"],
  [["2710"], "notApplicable"],
  [["26"], "undetermined"], // a division may or may not be the class asked for
  [["化工"], "undetermined"],
  [undefined, "undetermined"],
] as const)("a term for industry 2614 on a project of %j: %s", (industries, outcome) => {
  const project = industries === undefined ? {} : { industries };
  const { terms, verdict, questions } = screenOn(GROUND, [{ scope: { industries: ["2614"] } }], {}, { project });
  expect(terms[0]!.outcome).toBe(outcome);
  expect(questions.map(({ key }) => key)).toEqual(outcome === "undetermined" ? ["industry"] : []);
  expect(verdict).toBe(
    { violates: "inadmissible", notApplicable: "admissible", undetermined: "undetermined" }[outcome],
  );
});

it.each([
  // kinds asked for, limit, outcome; of these the scheme holds the shoreline alone, 6.2 km to the south
  [["riverShoreline"], 1000, "conforms", []],
  [["lakeShore"], 1000, "undetermined", ["feature:lakeShore"]],
  [["lakeShore", "riverShoreline"], 1000, "undetermined", ["feature:lakeShore,riverShoreline"]],
  [["lakeShore", "riverShoreline"], 10_000, "violates", []], // the one that is there is near enough
] as const)("a distance of %j within %d m is %s", (kinds, atMostM, outcome, missing) => {
  const [result] = screenOn(GROUND, [{ when: { op: "distance", to: { kinds }, atMostM } }]).terms;
  expect([result!.outcome, result!.missing]).toEqual([outcome, missing]);
});
