// Which terms can concern a footprint at all. Most terms of a list name units, zones or parks, and a footprint lies in a few
// of each; the others are out of scope, and need not be judged to know it. Only scopes that are decided without unknowns are
// looked up: where a layer that a place needs is missing, the term is always judged.
//
// Guarantee: a term that is left out has the outcome `notApplicable`; no verdict rests on it. Cost: one pass over terms and
// places when first asked; then a look-up for each place of the footprint.
import type { AccessTerm, PlaceSelector } from "../domain/index.ts";
import type { CutFootprint } from "./footprint.ts";
import { PLACE_LAYERS, type PlaceLayer, type PreparedScheme } from "./prepared-scheme.ts";

/** Terms by the places that bring them in. */
interface TermIndex {
  /** Positions among the prepared terms that are always judged. */
  readonly always: readonly number[];
  /** Positions by place of a layer. */
  readonly byPlace: Readonly<Record<PlaceLayer, ReadonlyMap<number, readonly number[]>>>;
}

type MissingLayers = (place: PlaceSelector) => readonly string[];

const indexes = new WeakMap<PreparedScheme, TermIndex>();

/** The terms that a footprint may be in the scope of, in the order of the prepared terms. @internal */
export function applicableTerms(
  prepared: PreparedScheme,
  cut: CutFootprint,
  { missingLayers }: { readonly missingLayers: MissingLayers },
): readonly AccessTerm[] {
  let index = indexes.get(prepared);
  // for the places that are looked up, what is missing is the same for every footprint
  if (index === undefined) indexes.set(prepared, (index = indexTerms(prepared, missingLayers)));
  const chosen = new Set<number>(index.always);
  for (const layer of PLACE_LAYERS) {
    const byPlace = index.byPlace[layer];
    if (byPlace.size === 0) continue;
    const seen = new Set<number>();
    for (const { holds } of cut.pieces) {
      for (const place of holds[layer]) {
        if (seen.has(place)) continue;
        seen.add(place);
        for (const position of byPlace.get(place) ?? []) chosen.add(position);
      }
    }
  }
  const positions = Int32Array.from(chosen).sort();
  return Array.from(positions, (position) => prepared.terms[position]!);
}

function indexTerms(prepared: PreparedScheme, missing: MissingLayers): TermIndex {
  const always: number[] = [];
  const byPlace: Record<PlaceLayer, Map<number, number[]>> = {
    units: new Map(),
    zones: new Map(),
    parks: new Map(),
    areas: new Map(),
  };
  // by code: a shared clause names a thousand units, and there are hundreds of clauses
  const positions = new Map<string, number[]>();
  prepared.units.forEach(({ code }, i) => {
    positions.set(code, [...(positions.get(code) ?? []), i]);
  });
  prepared.terms.forEach((term, position) => {
    const found = placesOfScope(prepared, term, missing, positions);
    if (found === undefined) {
      always.push(position);
      return;
    }
    const map = byPlace[found.layer];
    for (const place of found.places) {
      const list = map.get(place);
      if (list) list.push(position);
      else map.set(place, [position]);
    }
  });
  return { always, byPlace };
}

/** Members of a place that codes and classes decide; what others ask (attributes, tags) may be unknown. */
const DECIDED: ReadonlySet<string> = new Set(["zoneTypes", "element", "zoneClass", "zones", "unitClass", "units"]);

/** The places of one layer, at least one of which a footprint must touch to be in scope; `undefined` where none decides. */
function placesOfScope(
  prepared: PreparedScheme,
  { scope }: AccessTerm,
  missing: MissingLayers,
  positions: ReadonlyMap<string, readonly number[]>,
): { readonly layer: PlaceLayer; readonly places: readonly number[] } | undefined {
  const matching = <T>(items: readonly T[], test: (item: T) => boolean): number[] =>
    items.flatMap((item, i) => (test(item) ? [i] : []));
  const any = <T>(list: readonly T[] | undefined, value: T): boolean => list?.includes(value) ?? true;
  const { units, place, parks } = scope ?? {};
  if (units !== undefined) {
    const places = units.flatMap((code) => positions.get(code) ?? []);
    return { layer: "units", places };
  }
  const asked = Object.entries(place ?? {}).flatMap(([member, value]) => (value === undefined ? [] : [member]));
  if (place !== undefined && asked.every((member) => DECIDED.has(member)) && missing(place).length === 0) {
    const { zoneTypes, element, zoneClass, zones, unitClass } = place;
    if (zoneTypes ?? element ?? zoneClass ?? zones)
      return {
        layer: "zones",
        places: matching(
          prepared.zones,
          (zone) =>
            any(zoneTypes, zone.type) &&
            any(zones, zone.code) &&
            (element === undefined || zone.element === element) &&
            (zoneClass === undefined || zone.class === zoneClass),
        ),
      };
    if (unitClass ?? place.units)
      return {
        layer: "units",
        places: matching(
          prepared.units,
          (unit) => any(place.units, unit.code) && (unitClass === undefined || unit.class === unitClass),
        ),
      };
  }
  if (parks !== undefined && prepared.scheme.parks !== undefined)
    return { layer: "parks", places: matching(prepared.parks, ({ code }) => any(parks, code)) };
  return undefined;
}
