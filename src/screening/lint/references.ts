// What terms, units and lines refer to and the scheme does not have: units, zones, types, parks, features, layers. A condition
// about what does not exist never holds, or is unknown for ever; either way the term does not do what its words say. Cost:
// linear.
import {
  type Element,
  elementOfZoneType,
  type Finding,
  LABELS,
  type PlaceSelector,
  type Profile,
  type ZoningScheme,
} from "../../domain/index.ts";
import { leavesOfTerm, placesOfTerm } from "./condition-leaves.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** What may be referred to, with its name in both languages glued by the message. */
type Kind = "unit" | "zone" | "park" | "feature" | "kind";

const KIND_NAME: Readonly<Record<Kind, string>> = {
  unit: "单元 unit",
  zone: "分区 zone",
  park: "园区 park",
  feature: "地物 feature",
  kind: "地物类型 kind of feature",
};

/** Findings about references. @internal */
export function referenceFindings(scheme: ZoningScheme, terms: readonly PlacedTerm[], profile?: Profile): Finding[] {
  const findings: Finding[] = [];
  const known: Readonly<Record<Kind, ReadonlySet<string>>> = {
    unit: new Set(scheme.units.map(({ code }) => code)),
    zone: new Set(scheme.zones.map(({ code }) => code)),
    park: new Set((scheme.parks ?? []).map(({ code }) => code)),
    feature: new Set((scheme.features ?? []).map(({ id }) => id)),
    kind: new Set((scheme.features ?? []).map(({ kind }) => kind)),
  };
  const types = new Set(scheme.zones.map(({ type }) => type));
  const layers = new Set(scheme.layers.map(({ element }) => element));
  const refer = (kind: Kind, values: readonly string[] | undefined, path: string, subject: string): void => {
    values?.forEach((value, i) => {
      if (!known[kind].has(value))
        findings.push(
          lintFinding("LINT_REFERENCE", "warning", `${path}[${i}]`, { kind: KIND_NAME[kind], value }, subject),
        );
    });
  };
  const place = (selector: PlaceSelector, path: string, subject: string): void => {
    refer("unit", selector.units, `${path}.units`, subject);
    refer("zone", selector.zones, `${path}.zones`, subject);
    refer("feature", selector.features, `${path}.features`, subject);
    refer("kind", selector.kinds, `${path}.kinds`, subject);
    const elements = new Set<Element>();
    if (selector.element !== undefined) elements.add(selector.element);
    selector.zoneTypes?.forEach((type, i) => {
      const element = elementOfZoneType(type, profile);
      if (element !== undefined) elements.add(element);
      // where the layer is missing there can be no zone, and the layer is what to add
      if (!types.has(type) && (element === undefined || layers.has(element)))
        findings.push(
          lintFinding("LINT_ZONE_TYPE_ABSENT", "info", `${path}.zoneTypes[${i}]`, { value: type }, subject),
        );
    });
    for (const element of elements)
      if (!layers.has(element))
        findings.push(lintFinding("LINT_LAYER_MISSING", "warning", path, { value: LABELS.element[element] }, subject));
  };
  for (const { term, path } of terms) {
    refer("unit", term.scope?.units, `${path}.scope.units`, term.id);
    refer("park", term.scope?.parks, `${path}.scope.parks`, term.id);
    for (const { place: selector, path: at } of placesOfTerm(term, path)) place(selector, at, term.id);
    for (const { leaf, path: at } of leavesOfTerm(term, path)) {
      if (leaf.op === "inPark") refer("park", leaf.parks, `${at}.parks`, term.id);
      if (leaf.op === "distance") {
        refer("feature", leaf.to?.features, `${at}.to.features`, term.id);
        refer("kind", leaf.to?.kinds, `${at}.to.kinds`, term.id);
      }
    }
  }
  refer("zone", scheme.threeLines.redline?.zones, "$.threeLines.redline.zones", scheme.id);
  scheme.units.forEach(({ code, reasons, park }, i) => {
    reasons.forEach(({ zones }, k) => {
      refer("zone", zones, `$.units[${i}].reasons[${k}].zones`, code);
    });
    // a scheme without a layer of parks says nothing of them
    if (park !== undefined && scheme.parks !== undefined) refer("park", [park], `$.units[${i}].park`, code);
  });
  return findings;
}
