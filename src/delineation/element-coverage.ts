// What the layer of each element covers of the ground it should, and what of the layers lies outside the territory, read off
// the faces. Cost: two passes over faces.
import { ELEMENTS, type Element, type Finding, labelOf } from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { Cells } from "./county-filling.ts";
import { areaInWords, delineationFinding } from "./delineation-findings.ts";
import type { DelineationInput, OrderedInput } from "./delineation-input.ts";
import type { Ground } from "./ground.ts";

/** What an element's layer covers of the ground it should: the sea for marine, the land for the others. 要素覆盖情况. */
export interface ElementCoverage {
  /** Its element. 要素. */
  readonly element: Element;
  /** `full` everywhere, `partial` in part, `noData` without a layer. 覆盖情况. */
  readonly state: "full" | "partial" | "noData";
  /** Ground in a zone, m². 已覆盖面积. */
  readonly coveredM2: number;
  /** Ground in none, m². 未覆盖面积. */
  readonly uncoveredM2: number;
}

/** What each element's layer covers. @internal */
export function coverageOf(ground: Ground, cells: Cells, { elements }: OrderedInput): ElementCoverage[] {
  const { faceCount, areaM2, zoneStart, zoneIndex, elementOf } = ground;
  const covered = new Map<Element, Sum>(ELEMENTS.map((element) => [element, new Sum()]));
  const land = new Sum();
  const sea = new Sum();
  for (let f = 0; f < faceCount; f++) {
    const cell = cells.cellOf[f]!;
    if (cell < 0) continue;
    const atSea = cells.cells[cell]!.sea;
    (atSea ? sea : land).add(areaM2[f]!);
    let last: Element | undefined;
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const element = elementOf[zoneIndex[i]!]!;
      if (element === last || (element === "marine") !== atSea) continue;
      last = element;
      covered.get(element)!.add(areaM2[f]!);
    }
  }
  const given = new Set(elements.map(({ element }) => element));
  return ELEMENTS.map((element) => {
    const whole = (element === "marine" ? sea : land).value;
    const coveredM2 = covered.get(element)!.value;
    const left = whole - coveredM2;
    // the two sums run over the same faces in another order
    const uncoveredM2 = left <= 1e-12 * whole ? 0 : left;
    const state = !given.has(element) ? "noData" : uncoveredM2 === 0 ? "full" : "partial";
    return { element, state, coveredM2, uncoveredM2 };
  });
}

/** Findings about what layers leave out, and what of them lies outside. @internal */
export function coverageFindings(
  coverage: readonly ElementCoverage[],
  { faceCount, inside, area, park, areaM2, zoneStart, zoneIndex, elementOf }: Ground,
  cells: Cells,
  { elements }: OrderedInput,
  { asOf }: Pick<DelineationInput, "asOf">,
): Finding[] {
  const findings: Finding[] = [];
  const hasSea = cells.cells.some(({ sea }) => sea);
  const records = new Map(elements.map(({ element, record }) => [element, record]));
  for (const { element, state, coveredM2, uncoveredM2 } of coverage) {
    const name = labelOf("element", element);
    if (state === "noData") {
      if (element !== "marine" || hasSea)
        findings.push(delineationFinding("LAYER_NO_DATA", "info", element, { element: name }));
      continue;
    }
    const record = records.get(element);
    if (asOf !== undefined && record !== undefined && record.date > asOf)
      findings.push(
        delineationFinding("LAYER_AFTER_DAY", "warning", element, { element: name, date: record.date, asOf }),
      );
    if (state === "full" || (element === "marine" && !hasSea)) continue;
    const percent = Math.round((1e4 * uncoveredM2) / (coveredM2 + uncoveredM2)) / 100;
    const values = { element: name, areaM2: areaInWords(uncoveredM2), percent };
    const severity = record !== undefined && record.coverage !== "full" ? "info" : "warning";
    findings.push(delineationFinding("LAYER_UNCOVERED", severity, element, values));
  }
  const outside = new Map<string, Sum>();
  const add = (what: string, f: number): void => {
    if (!outside.has(what)) outside.set(what, new Sum());
    outside.get(what)!.add(areaM2[f]!);
  };
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 1) continue;
    if (area[f]! >= 0) add("admin", f);
    if (park[f]! >= 0) add("parks", f);
    let last: Element | undefined;
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const element = elementOf[zoneIndex[i]!]!;
      if (element !== last) add(element, f);
      last = element;
    }
  }
  for (const what of [...ELEMENTS, "admin", "parks"]) {
    const sum = outside.get(what)?.value ?? 0;
    if (sum === 0) continue;
    const name = Object.hasOwn(OUTSIDE, what) ? OUTSIDE[what]! : labelOf("element", what);
    findings.push(delineationFinding("LAYER_OUTSIDE", "info", what, { what: name, areaM2: areaInWords(sum) }));
  }
  return findings;
}

const OUTSIDE: Readonly<Record<string, { zh: string; en: string }>> = {
  admin: { zh: "行政区", en: "administrative areas" },
  parks: { zh: "产业园区", en: "parks" },
};
