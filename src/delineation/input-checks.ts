// What is odd about the data before anything is computed: codes used twice, types that nobody knows, zones that disagree
// with themselves, rings that are not valid. All of it is used, by stated rules, and told.
// Cost: linear; the full check of rings only for geometries that do not cover what their rings enclose.
import { type Finding, labelOf, zoneTypeFindings } from "../domain/index.ts";
import { type PolygonSet, validate } from "../geometry/index.ts";
import { multiPolygonOf } from "../geometry/polygon-set-parts.ts";
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

interface Items {
  readonly kind: Kind;
  readonly cover: Cover;
  readonly rows: readonly { readonly code: string }[];
  readonly ground: PolygonSet;
  /** Number of the first among all of its cover. */
  readonly first: number;
}

function itemsByKind({ elements, admin, parks, protectedAreas, territory, territoryGround }: OrderedInput): Items[] {
  const place = [{ code: territory.adminCode }];
  return [
    ...elements.map(({ rows, ground, first }): Items => ({ kind: "zone", cover: "zones", rows, ground, first })),
    { kind: "area", cover: "admin", ...admin, first: 0 },
    { kind: "park", cover: "parks", ...parks, first: 0 },
    { kind: "protectedArea", cover: "protectedAreas", ...protectedAreas, first: 0 },
    { kind: "territory", cover: "territory", rows: place, ground: territoryGround, first: 0 },
  ];
}

/** Checks codes and types. @internal */
export function checkInput(input: OrderedInput): Finding[] {
  const { elements, profile } = input;
  const findings: Finding[] = [];
  // a county may come in several features, on land and at sea; they are one area
  for (const [kind, rows] of [
    ["zone", input.zones],
    ["park", input.parks.rows],
    ["protectedArea", input.protectedAreas.rows],
  ] as const) {
    const counts = new Map<string, number>();
    for (const { code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
    if (counts.size === rows.length) continue;
    for (const [code, count] of counts)
      if (count > 1)
        findings.push(delineationFinding("CODE_DUPLICATE", "warning", code, { what: WHAT[kind], value: code, count }));
  }
  // a type is told once, by the first zone that has it
  const told = new Set<string>();
  const seen = new Set<string>();
  for (const { element, rows } of elements)
    for (const zone of rows) {
      if (zone.element !== element) {
        const values = {
          value: zone.code,
          element: labelOf("element", zone.element),
          layer: labelOf("element", element),
        };
        findings.push(delineationFinding("ZONE_ELEMENT", "warning", zone.code, values));
      }
      const kind = `${element}|${zone.class}|${zone.type}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const odd of zoneTypeFindings({ ...zone, element }, profile)) {
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
  for (const { kind, cover, rows, ground, first } of itemsByKind(input))
    rows.forEach(({ code }, i) => {
      if (!isSuspect(ground, i, coveredDeg2[cover][first + i]!, overlay.grid)) return;
      const invalid = validate(multiPolygonOf(ground, i)).filter(({ severity }) => severity === "error");
      if (invalid.length === 0) return;
      const values = { what: WHAT[kind], value: code, count: invalid.length, first: invalid[0]!.code };
      const at = invalid[0]!.location?.position;
      findings.push(delineationFinding("GEOMETRY_REPAIRED", "warning", code, values, at));
    });
  return findings;
}
