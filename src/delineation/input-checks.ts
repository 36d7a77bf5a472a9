// What is odd about the data before anything is computed: codes used twice, types that nobody knows, zones that disagree
// with themselves, rings that are not valid. All of it is used, by stated rules, and told.
import { type ElementZone, type Finding, labelOf, zoneTypeFindings } from "../domain/index.ts";
import { validate } from "../geometry/index.ts";
import { delineationFinding } from "./delineation-findings.ts";
import type { OrderedInput } from "./delineation-input.ts";

const WHAT = {
  zone: { zh: "分区", en: "zone" },
  area: { zh: "行政区", en: "administrative area" },
  park: { zh: "园区", en: "park" },
  protectedArea: { zh: "保护地", en: "protected area" },
  territory: { zh: "行政辖区", en: "territory" },
} as const;
type Kind = keyof typeof WHAT;

/** Checks the input. @internal */
export function checkInput(
  { elements, admin, parks, protectedAreas, territory, profile }: OrderedInput,
  withGeometry: boolean,
): Finding[] {
  const findings: Finding[] = [];
  const kinds: readonly (readonly [Kind, readonly { readonly code: string; readonly geometry: unknown }[]])[] = [
    ["zone", elements.flatMap(({ zones }) => zones)],
    ["area", admin],
    ["park", parks],
    ["protectedArea", protectedAreas],
    ["territory", [{ code: territory.adminCode, geometry: territory.geometry }]],
  ];
  for (const [kind, items] of kinds) {
    // a county may come in several features, on land and at sea; they are one area
    if (kind === "area") continue;
    const counts = new Map<string, number>();
    for (const { code } of items) counts.set(code, (counts.get(code) ?? 0) + 1);
    for (const [code, count] of counts)
      if (count > 1)
        findings.push(delineationFinding("CODE_DUPLICATE", "warning", code, { what: WHAT[kind], value: code, count }));
  }
  // a type is told once, by the first zone that has it
  const told = new Set<string>();
  for (const { element, zones } of elements)
    for (const zone of zones) {
      if (zone.element !== element) {
        const values = {
          value: zone.code,
          element: labelOf("element", zone.element),
          layer: labelOf("element", element),
        };
        findings.push(delineationFinding("ZONE_ELEMENT", "warning", zone.code, values));
      }
      for (const odd of zoneTypeFindings({ ...zone, element } as ElementZone, profile)) {
        const key = `${odd.code}|${zone.type}|${zone.class}`;
        if (!told.has(key)) findings.push(odd);
        told.add(key);
      }
    }
  if (withGeometry)
    for (const [kind, items] of kinds)
      for (const { code, geometry } of items) {
        const invalid = validate(geometry as Parameters<typeof validate>[0]).filter(
          ({ severity }) => severity === "error",
        );
        if (invalid.length === 0) continue;
        const values = { what: WHAT[kind], value: code, count: invalid.length, first: invalid[0]!.code };
        const at = invalid[0]!.location?.position;
        findings.push(delineationFinding("GEOMETRY_REPAIRED", "warning", code, values, at));
      }
  return findings;
}
