import { expect, test } from "vitest";
import { type Project, SanxianError, type Verdict } from "../../src/domain/index.ts";
import { impactOf, type ScreenedProject } from "../../src/revision/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { projectOn } from "../screening/small-scheme.ts";
import { box, boxAreaM2, column, K1, P1, REDLINE, smallScheme, unit, zone } from "./small-scheme.ts";

const inForce = {
  number: "2024",
  status: "inForce",
  baseDate: "2024-01-01",
  areaMethod: "lonlat",
  validFrom: "2024-01-01",
} as const;
const V1 = smallScheme({ version: inForce });
/** The red line and its unit grow to the east by a half of K1. */
const V2 = smallScheme({
  version: inForce,
  units: [unit(P1, column(121, 121.015)), unit(K1, column(121.015, 121.02)), ...V1.units.slice(2)],
  zones: [
    zone(REDLINE, "1110", column(121, 121.015)),
    zone("YS3310023110001", "3110", column(121.015, 121.04)),
    V1.zones[2]!,
  ],
});
const ON_EDGE = box(121.014, 28.605, 121.016, 28.606);
const known = { flags: { nationalStrategic: false } } as const;
const stock: Project[] = [
  projectOn(box(121.035, 28.605, 121.036, 28.606), known, { id: "far", natures: ["new"], industries: ["C17"] }),
  projectOn(ON_EDGE, known, { id: "hit", natures: ["new"], industries: ["C17"] }),
  projectOn(ON_EDGE, {}, { id: "open", natures: ["new"], industries: ["C17"] }),
  projectOn(ON_EDGE, known, { id: "existing", natures: ["existing"], industries: ["C17"] }),
];
const [p1, p2] = [prepareScheme(V1), prepareScheme(V2)];
const options = { asOf: "2026-11-24" };
const screens = [(p: Project) => screen(p1, p, options), (p: Project) => screen(p2, p, options)] as const;

test("who loses, why, and how many m²", () => {
  const { projects, counts, findings } = impactOf(stock, ...screens);
  expect(findings).toEqual([]);
  expect(projects.map(({ project, impact, before, after }) => [project, impact, before, after])).toEqual([
    ["existing", "changed", "admissible", "admissible"],
    ["far", "unchanged", "admissible", "admissible"],
    ["hit", "loses", "admissible", "inadmissible"],
    ["open", "undetermined", "admissible", "undetermined"],
  ]);
  const hit = projects[2]!;
  expect(hit.terms).toMatchObject([{ term: "T1", before: "notApplicable", after: "violates" }]);
  expect(hit.terms[0]!.areaM2).toBeCloseTo(boxAreaM2(121.014, 28.605, 121.015, 28.606), 2);
  expect(hit.ground[0]).toMatchObject({ class: "priority", beforeM2: 0 });
  expect(hit.ground[0]!.afterM2).toBeCloseTo(boxAreaM2(121.014, 28.605, 121.015, 28.606), 2);
  expect(counts).toEqual({ gains: 0, loses: 1, changed: 1, unchanged: 1, undetermined: 1, failed: 0 });
});

test("the other way round they gain, and what is open is neither", () => {
  const { projects } = impactOf(stock, screens[1], screens[0]);
  expect(projects.map(({ project, impact }) => [project, impact])).toEqual([
    ["existing", "changed"],
    ["far", "unchanged"],
    ["hit", "gains"],
    ["open", "undetermined"],
  ]);
});

test("the order of the stock does not matter", () => {
  expect(impactOf([...stock].reverse(), ...screens)).toEqual(impactOf(stock, ...screens));
});

test("verdicts are ranked; undetermined has no rank", () => {
  const as = (verdict: Verdict) => (): ScreenedProject => ({ verdict, terms: [], units: [] });
  const kind = (a: Verdict, b: Verdict) => impactOf(stock.slice(0, 1), as(a), as(b)).projects[0]!.impact;
  expect(kind("inadmissible", "conditional")).toBe("gains");
  expect(kind("conditional", "admissible")).toBe("gains");
  expect(kind("admissible", "conditional")).toBe("loses");
  for (const verdict of ["admissible", "conditional", "inadmissible"] as const) {
    expect(kind("undetermined", verdict)).toBe("undetermined");
    expect(kind(verdict, "undetermined")).toBe("undetermined");
    expect(kind(verdict, verdict)).toBe("unchanged");
  }
});

test("a project that cannot be screened is told, and the others go on; a fault of the program is not hidden", () => {
  const broken = projectOn(
    {
      type: "Polygon",
      coordinates: [
        [
          [Number.NaN, 0],
          [1, 1],
          [2, 2],
        ],
      ],
    },
    known,
    { id: "broken" },
  );
  const { projects, findings, counts } = impactOf([broken, ...stock], ...screens);
  expect(projects[0]).toMatchObject({ project: "broken", impact: "failed", before: null });
  expect(findings).toMatchObject([{ code: "IMPACT_NOT_SCREENED", subject: "broken" }]);
  expect(counts.failed + counts.loses + counts.unchanged + counts.changed + counts.undetermined).toBe(5);
  const fault = () => {
    throw new TypeError("bug");
  };
  expect(() => impactOf(stock, fault, screens[1])).toThrow(TypeError);
  expect(new SanxianError("PREPARED_DISPOSED")).toBeInstanceOf(Error);
});

test("progress is told for each, and an abort stops before the next", () => {
  const heard: string[] = [];
  impactOf(stock, ...screens, { onProgress: (done, total) => heard.push(`${done}/${total}`) });
  expect(heard).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  const abort = new AbortController();
  const seen: number[] = [];
  expect(() =>
    impactOf(stock, ...screens, {
      signal: abort.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 2) abort.abort(new Error("enough"));
      },
    }),
  ).toThrow("enough");
  expect(seen).toEqual([1, 2]);
});
