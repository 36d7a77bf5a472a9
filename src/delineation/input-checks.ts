// What is odd about the data before anything is computed: codes used twice, types that nobody knows, zones that disagree
// with themselves, rings that are not valid. All of it is used, by stated rules, and told.
// Cost: linear; the full check of rings only for geometries that do not cover what their rings enclose.
import { type AreaGeometry, type ElementZone, type Finding, labelOf, zoneTypeFindings } from "../domain/index.ts";
import { validate } from "../geometry/index.ts";
import { delineationFinding } from "./delineation-findings.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { isSuspect } from "./enclosed-ground.ts";
import type { Cover, Ground } from "./ground.ts";

const WHAT = {
  zone: { zh: "分区", en: "zone" },
  area: { zh: "行政区", en: "administrative area" },
  park: { zh: "园区", en: "park" },
  protectedArea: { zh: "保护地", en: "protected area" },
  territory: { zh: "行政辖区", en: "territory" },
} as const;
type Kind = keyof typeof WHAT;

type Item = { readonly code: string; readonly geometry: AreaGeometry };

function itemsByKind({ zones, admin, parks, protectedAreas, territory }: OrderedInput) {
  const ground: Item = { code: territory.adminCode, geometry: territory.geometry };
  return [
    ["zone", "zones", zones],
    ["area", "admin", admin],
    ["park", "parks", parks],
    ["protectedArea", "protectedAreas", protectedAreas],
    ["territory", "territory", [ground]],
  ] as const satisfies readonly (readonly [Kind, Cover, readonly Item[]])[];
}

/** Checks codes and types. @internal */
export function checkInput(input: OrderedInput): Finding[] {
  const { elements, profile } = input;
  const findings: Finding[] = [];
  for (const [kind, , items] of itemsByKind(input)) {
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
  return findings;
}

/** Checks the rings of what does not cover the ground that they enclose. @internal */
export function checkRingsOf(input: OrderedInput, { coveredDeg2, overlay }: Ground): Finding[] {
  const findings: Finding[] = [];
  for (const [kind, cover, items] of itemsByKind(input))
    items.forEach(({ code, geometry }, i) => {
      if (!isSuspect(geometry, coveredDeg2[cover][i]!, overlay.grid)) return;
      const invalid = validate(geometry).filter(({ severity }) => severity === "error");
      if (invalid.length === 0) return;
      const values = { what: WHAT[kind], value: code, count: invalid.length, first: invalid[0]!.code };
      const at = invalid[0]!.location?.position;
      findings.push(delineationFinding("GEOMETRY_REPAIRED", "warning", code, values, at));
    });
  return findings;
}
