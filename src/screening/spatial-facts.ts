// What geometry, and the scheme about the ground, says to conditions: places, distances, parks, control sections, headroom.
// Every answer about a place is given piece by piece, because a term speaks of the part of the footprint where it holds:
// a piece surely lies in it, surely not, or nobody can tell (a layer is missing, a zone does not state an attribute), which
// conditions read as unknown. Answers are kept, because many terms ask the same. What a person answered beforehand
// (`assumed`, see whatIf) stands in for what the scheme does not hold; it never overrules it.
import type {
  AnswerValue,
  AssumedZone,
  ControlUnit,
  Element,
  ElementZone,
  FactKey,
  FeatureSelector,
  Indicator,
  IndustrialPark,
  IsoDate,
  Kleene,
  NamedFeature,
  PlaceSelector,
  Quantity,
  SpatialFacts,
  ZoneAttribute,
} from "../domain/index.ts";
import {
  ATTRIBUTE_ELEMENT,
  ELEMENTS,
  elementOfZoneType,
  headroomOf,
  kleeneAll,
  kleeneAny,
  zoneAttributesAre,
} from "../domain/index.ts";
import { distanceM as distanceBetweenM } from "../geometry/index.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";

/** Spatial facts, with the pieces behind them. @internal */
export interface FootprintFacts extends SpatialFacts {
  /** Whether each piece lies in a place, in the order of the cut. */
  within(place: PlaceSelector): readonly Kleene[];
  /** Pieces surely inside a place. */
  piecesWithin(place: PlaceSelector): readonly Piece[];
  /** Whether each piece lies in one of these parks. */
  inParks(codes: readonly string[]): readonly Kleene[];
  /** The facts of a part whose pieces every place asked for treats alike: indices into the cut. */
  ofPart(pieces: readonly number[]): SpatialFacts;
}

/** What was answered for facts that the scheme does not hold, by key. @internal */
export type AssumedFacts = ReadonlyMap<FactKey, AnswerValue>;

const NOTHING_UNSAID: { readonly units: readonly FactKey[]; readonly zones: readonly FactKey[] } = {
  units: [],
  zones: [],
};
const NOTHING_ASSUMED: AssumedFacts = new Map();

const truth = (holds: boolean): Kleene => (holds ? "true" : "false");

function asksUnit({ units, unitClass, regions }: PlaceSelector): boolean {
  return units !== undefined || unitClass !== undefined || regions !== undefined;
}

function asksZone({ zones, zoneTypes, element, zoneClass, attributes }: PlaceSelector): boolean {
  return (
    zones !== undefined ||
    zoneTypes !== undefined ||
    element !== undefined ||
    zoneClass !== undefined ||
    attributes !== undefined
  );
}

function asksArea({ features, kinds }: PlaceSelector): boolean {
  return features !== undefined || kinds !== undefined;
}

/** Lists of codes long enough to be looked up in a set: a shared clause names a thousand units. */
const LONG_LIST = 16;
type KnownLists = WeakMap<readonly string[], ReadonlySet<string>>;
/** By preparation: a list that was changed is read anew when its scheme is prepared again. */
const listsOf = new WeakMap<PreparedScheme, KnownLists>();

function knownLists(prepared: PreparedScheme): KnownLists {
  let sets = listsOf.get(prepared);
  if (sets === undefined) listsOf.set(prepared, (sets = new WeakMap()));
  return sets;
}

function isAmong(codes: readonly string[], code: string, sets: KnownLists | undefined): boolean {
  if (sets === undefined || codes.length < LONG_LIST) return codes.includes(code);
  let found = sets.get(codes);
  if (found === undefined) sets.set(codes, (found = new Set(codes)));
  return found.has(code);
}

/** Whether a place names a unit, by code, class and region. @internal */
export function unitAnswer(
  unit: ControlUnit,
  place: PlaceSelector,
  assumed: AssumedFacts = NOTHING_ASSUMED,
  sets?: KnownLists,
): Kleene {
  if (place.units !== undefined && !isAmong(place.units, unit.code, sets)) return "false";
  if (place.unitClass !== undefined && unit.class !== place.unitClass) return "false";
  if (place.regions === undefined) return truth(asksUnit(place));
  const regions = unit.regions ?? (assumed.get(regionsKey(unit)) as readonly string[] | undefined);
  // a unit without tags may belong to a region all the same
  return regions === undefined ? "unknown" : truth(place.regions.some((region) => regions.includes(region)));
}

const regionsKey = (unit: ControlUnit): FactKey => `unit:${unit.code}:regions`;

/** Whether a place names a zone, by code, type, element, class and attributes. @internal */
export function zoneAnswer(
  zone: ElementZone,
  place: PlaceSelector,
  assumed: AssumedFacts = NOTHING_ASSUMED,
  sets?: KnownLists,
): Kleene {
  if (!zoneNamed(zone, place, sets)) return "false";
  return place.attributes === undefined ? "true" : zoneAttributes(zone, place.attributes, assumed).value;
}

function zoneNamed(zone: ElementZone, place: PlaceSelector, sets: KnownLists | undefined): boolean {
  return (
    asksZone(place) &&
    (place.zones === undefined || isAmong(place.zones, zone.code, sets)) &&
    (place.zoneTypes?.includes(zone.type) ?? true) &&
    (place.element === undefined || zone.element === place.element) &&
    (place.zoneClass === undefined || zone.class === place.zoneClass)
  );
}

function zoneAttributes(zone: ElementZone, wanted: NonNullable<PlaceSelector["attributes"]>, assumed: AssumedFacts) {
  return zoneAttributesAre(zone, wanted, (name) => assumed.get(attributeKey(zone, name)));
}

const attributeKey = (zone: ElementZone, name: ZoneAttribute): FactKey => `zone:${zone.code}:${name}`;

/** Whether a place names an area, by id and kind. @internal */
export function areaNamed(area: NamedFeature, place: PlaceSelector): boolean {
  return asksArea(place) && (place.features?.includes(area.id) ?? true) && (place.kinds?.includes(area.kind) ?? true);
}

/** Whether a place names an assumed zone; what the answer does not say is unknown. */
function assumedZoneAnswer(zone: AssumedZone, element: Element | undefined, place: PlaceSelector): Kleene {
  const member = (asked: readonly string[] | undefined, value: string | undefined): Kleene =>
    asked === undefined ? "true" : value === undefined ? "unknown" : truth(asked.includes(value));
  return kleeneAll([
    member(place.zones, zone.code),
    member(place.zoneTypes, zone.type),
    member(place.element === undefined ? undefined : [place.element], element),
    member(place.zoneClass === undefined ? undefined : [place.zoneClass], zone.class),
    place.attributes === undefined
      ? "true"
      : zoneAttributesAre({ element, attributes: zone.attributes } as ElementZone, place.attributes).value,
  ]);
}

/** What a place asks for and a scheme does not hold, or not everywhere; the same for every footprint. */
interface Absence {
  /** Layers and named areas that are not there. */
  readonly keys: readonly FactKey[];
  /** Elements of zones asked for, of which only a part of the territory is mapped. */
  readonly partial: readonly Element[];
  /** Codes that nothing in the scheme has. */
  readonly units: readonly string[];
  readonly zones: readonly string[];
}

const absences = new WeakMap<PreparedScheme, WeakMap<PlaceSelector, Absence>>();

/** Whether a place asks for something that the scheme does not hold, or not everywhere. @internal */
export function asksInVain(prepared: PreparedScheme, place: PlaceSelector): boolean {
  const { keys, partial, units, zones } = absenceOf(prepared, place);
  return keys.length + partial.length + units.length + zones.length > 0;
}

function absenceOf(prepared: PreparedScheme, place: PlaceSelector): Absence {
  let known = absences.get(prepared);
  if (known === undefined) absences.set(prepared, (known = new WeakMap()));
  let found = known.get(place);
  if (found === undefined) known.set(place, (found = findAbsent(prepared, place)));
  return found;
}

function findAbsent(prepared: PreparedScheme, place: PlaceSelector): Absence {
  const { layers, elementOfType, areas, partial, known } = prepared;
  const keys = new Set<FactKey>();
  const elementOf = (type: string): Element | undefined => elementOfType.get(type) ?? elementOfZoneType(type);
  const ask = (element: Element | undefined, name: string): void => {
    // a type whose element nobody can tell may lie in a layer that is missing
    if (element === undefined || !layers.has(element)) keys.add(`layer:${element ?? name}`);
  };
  if (place.element !== undefined) ask(place.element, place.element);
  for (const type of [...(place.zoneTypes ?? []), ...(place.zones ?? []).map(typeOfZone)]) ask(elementOf(type), type);
  for (const [name, asked] of Object.entries(place.attributes ?? {}))
    if (asked !== undefined && Object.hasOwn(ATTRIBUTE_ELEMENT, name)) {
      const element = ATTRIBUTE_ELEMENT[name as ZoneAttribute];
      ask(element, element);
    }
  for (const id of place.features ?? []) if (!areas.some((area) => area.id === id)) keys.add(`feature:${id}`);
  for (const kind of place.kinds ?? []) if (!areas.some((area) => area.kind === kind)) keys.add(`feature:${kind}`);
  // what is asked by code alone lies where it is drawn, however little is mapped around it
  const asked = place.zones === undefined && (place.element ?? place.zoneTypes ?? place.attributes) !== undefined;
  return {
    keys: [...keys],
    partial: asked ? [...partial].filter((element) => mayBeOf(element, place, elementOf)) : [],
    units: (place.units ?? []).filter((code) => !known.units.has(code)),
    // one in a layer that is missing is asked for with its layer
    zones: (place.zones ?? []).filter((code) => {
      const element = elementOf(typeOfZone(code));
      return !known.zones.has(code) && element !== undefined && layers.has(element);
    }),
  };
}

/** Whether a zone of an element that is not mapped might be what a place asks for. */
function mayBeOf(element: Element, place: PlaceSelector, elementOf: (type: string) => Element | undefined): boolean {
  return (
    (place.element === undefined || place.element === element) &&
    (place.zoneTypes?.some((type) => (elementOf(type) ?? element) === element) ?? true) &&
    Object.entries(place.attributes ?? {}).every(
      ([name, value]) =>
        value === undefined ||
        !Object.hasOwn(ATTRIBUTE_ELEMENT, name) ||
        ATTRIBUTE_ELEMENT[name as ZoneAttribute] === element,
    )
  );
}

/** The type stands in a zone's code after `YS` and six digits of the county. */
const typeOfZone = (code: string): string => code.slice(8, 12);

/** What a zone's code says beside its number: `YS`, county, type; a unit's: `ZH`, county, class. */
const ZONE_KIND = 12;
const UNIT_KIND = 9;

/**
 * Whether ground may lie in a place that the scheme names and does not hold. Units tile, and so do zones of one element: ground
 * in one of another county, class or type lies in no other. What may have changed is the number: ground in one of the same
 * kind may be meant, and so may ground in none.
 */
function mayBeMeant(code: string, held: readonly string[], kind: number): boolean {
  const shaped = kind === UNIT_KIND ? /^(ZH|HY)\d{7}/ : /^YS\d{10}/;
  return held.length === 0 || !shaped.test(code) || held.some((other) => other.slice(0, kind) === code.slice(0, kind));
}

/** Distances measured from the pieces of a cut: no answer changes them, and a search for questions tries many. */
const measuredFrom = new WeakMap<
  CutFootprint,
  { readonly prepared: PreparedScheme; readonly metres: Map<string, number> }
>();

function distancesFrom(cut: CutFootprint, prepared: PreparedScheme): Map<string, number> {
  let measured = measuredFrom.get(cut);
  if (measured?.prepared !== prepared) measuredFrom.set(cut, (measured = { prepared, metres: new Map() }));
  return measured.metres;
}

/** The facts of one footprint in one scheme. @internal */
export function footprintFacts(
  prepared: PreparedScheme,
  cut: CutFootprint,
  assumed: AssumedFacts = NOTHING_ASSUMED,
): FootprintFacts {
  const { scheme, units, zones, parks, areas, known } = prepared;
  const { pieces } = cut;
  const sets = knownLists(prepared);
  let distances: Map<string, number> | undefined;
  const answers = new Map<PlaceSelector, readonly Kleene[]>();

  const absent = (place: PlaceSelector): readonly FactKey[] => absenceOf(prepared, place).keys;

  /** Keys of what the scheme does not say of a piece: its layer is not mapped there, or a place that is named is not held. */
  const unsaid = (place: PlaceSelector, { holds }: Pick<Piece, "holds">): { units: FactKey[]; zones: FactKey[] } => {
    const { partial, units: goneUnits, zones: goneZones } = absenceOf(prepared, place);
    const held = (element: Element): string[] =>
      holds.zones.flatMap((i) => (zones[i]!.element === element ? [zones[i]!.code] : []));
    return {
      units: goneUnits
        .filter((code) =>
          mayBeMeant(
            code,
            holds.units.map((i) => units[i]!.code),
            UNIT_KIND,
          ),
        )
        .map((code) => `place:${code}`),
      zones: [
        ...partial.filter((element) => held(element).length === 0).map((element) => `layer:${element}`),
        ...goneZones
          .filter((code) => mayBeMeant(code, held(elementOfCode(code)!), ZONE_KIND))
          .map((code) => `place:${code}`),
      ],
    };
  };
  const elementOfCode = (code: string): Element | undefined =>
    prepared.elementOfType.get(typeOfZone(code)) ?? elementOfZoneType(typeOfZone(code));

  /** What was answered of a place that the scheme does not hold, or does not say. */
  const saidOf = (place: PlaceSelector, key: FactKey): Kleene => {
    const answer = assumed.get(key);
    if (answer === undefined) return "unknown";
    if (key.startsWith("place:")) return truth(answer === true);
    const element = ELEMENTS.find((one) => one === key.slice("layer:".length));
    return kleeneAny((answer as readonly AssumedZone[]).map((zone) => assumedZoneAnswer(zone, element, place)));
  };

  /** What an absent layer or feature says of the whole footprint. */
  const absentAnswer = (place: PlaceSelector, family: "layer" | "feature"): Kleene =>
    kleeneAny(
      absent(place)
        .filter((key) => key.startsWith(family))
        .map((key) => {
          if (family === "layer") return saidOf(place, key);
          const answer = assumed.get(key);
          return answer === undefined ? "unknown" : truth(answer === 0);
        }),
    );

  const within = (place: PlaceSelector): readonly Kleene[] => {
    let found = answers.get(place);
    if (found === undefined) {
      const unseenZone = asksZone(place) ? absentAnswer(place, "layer") : "false";
      const unseenArea = asksArea(place) ? absentAnswer(place, "feature") : "false";
      const vain = asksInVain(prepared, place);
      found = pieces.map(({ holds }) => {
        const said = vain ? unsaid(place, { holds }) : NOTHING_UNSAID;
        return kleeneAll([
          asksUnit(place)
            ? kleeneAny([
                ...holds.units.map((i) => unitAnswer(units[i]!, place, assumed, sets)),
                ...said.units.map((key) => saidOf(place, key)),
              ])
            : "true",
          asksZone(place)
            ? kleeneAny([
                ...holds.zones.map((i) => zoneAnswer(zones[i]!, place, assumed, sets)),
                unseenZone,
                ...said.zones.map((key) => saidOf(place, key)),
              ])
            : "true",
          asksArea(place)
            ? kleeneAny([truth(holds.areas.some((i) => areaNamed(areas[i]!, place))), unseenArea])
            : "true",
        ]);
      });
      answers.set(place, found);
    }
    return found;
  };

  /** Keys of what may lie near, and the scheme does not say: any ground around may be what is not mapped. */
  const unseenNear = (place: PlaceSelector): FactKey[] => {
    const { partial, zones: gone } = absenceOf(prepared, place);
    return [...partial.map((element) => `layer:${element}`), ...gone.map((code) => `place:${code}`)];
  };

  const missingLayers = (place: PlaceSelector, withinM?: number): FactKey[] => {
    const keys = new Set(absent(place).filter((key) => !assumed.has(key)));
    const silent = (zone: ElementZone): void => {
      if (place.attributes === undefined || !zoneNamed(zone, place, sets)) return;
      const { value, missing } = zoneAttributes(zone, place.attributes, assumed);
      if (value === "unknown") for (const name of missing) keys.add(attributeKey(zone, name));
    };
    const ask = (key: FactKey): void => {
      if (!assumed.has(key)) keys.add(key);
    };
    if (withinM !== undefined) {
      for (const i of zonesNear(prepared, cut, withinM)) silent(zones[i]!);
      for (const key of unseenNear(place)) ask(key);
    } else
      for (const { holds } of pieces) {
        const said = unsaid(place, { holds });
        for (const key of [...said.units, ...said.zones]) ask(key);
        for (const i of holds.zones) silent(zones[i]!);
        for (const i of holds.units)
          if (unitAnswer(units[i]!, place, assumed, sets) === "unknown") keys.add(regionsKey(units[i]!));
      }
    return [...keys];
  };

  const parksOf = (): readonly IndustrialPark[] | undefined => {
    if (scheme.parks !== undefined) return parks;
    return assumed.get("park") as readonly IndustrialPark[] | undefined;
  };

  /** Metres from some pieces to a feature or zone; from all of them as the document has them. */
  const toFeature = (some: readonly number[] | undefined, key: string, measure: (ground: Ground) => number): number => {
    const name = `${some === undefined ? "" : some.join(",")} ${key}`;
    distances ??= distancesFrom(cut, prepared);
    let least = distances.get(name);
    if (least === undefined) distances.set(name, (least = measure(groundOf(cut, some))));
    return least;
  };

  const distanceOf = (some: readonly number[] | undefined, to: FeatureSelector, atMostM: number) => {
    const named: NamedFeature[] = [];
    let least = Infinity;
    scheme.features?.forEach((feature, i) => {
      const { id, kind } = feature;
      if (!(to.features?.includes(id) ?? false) && !(to.kinds?.includes(kind) ?? false)) return;
      named.push(feature);
      // one that is not in force is known, and not there that day
      if (!cut.inForce(feature)) return;
      // by position: several may have one id, such as a river in parts
      const metres = toFeature(some, `feature ${i}`, (ground) => prepared.distanceToFeature(feature).distanceM(ground));
      least = Math.min(least, metres);
    });
    let open = false;
    if (to.features !== undefined || to.kinds !== undefined) {
      // a feature or kind that is asked for and not there is unknown, unless another one is near enough
      const gone =
        named.length === 0 ||
        (to.features ?? []).some((id) => !named.some((feature) => feature.id === id)) ||
        (to.kinds ?? []).some((kind) => !named.some((feature) => feature.kind === kind));
      const said = assumed.get(`feature:${[...(to.features ?? []), ...(to.kinds ?? [])].join(",")}`);
      if (gone && typeof said === "number") least = Math.min(least, said);
      else open = gone;
    }
    if (to.zones !== undefined) {
      const place = to.zones;
      for (const i of zonesNear(prepared, cut, atMostM)) {
        const answer = zoneAnswer(zones[i]!, place, assumed, sets);
        if (answer === "false") continue;
        const metres = toFeature(some, `zone ${i}`, (ground) =>
          distanceBetweenM(prepared.collections.zones.features[i]!, ground),
        );
        if (answer === "true") least = Math.min(least, metres);
        else if (metres <= atMostM) open = true;
      }
      const unseen = kleeneAny([absentAnswer(place, "layer"), ...unseenNear(place).map((key) => saidOf(place, key))]);
      if (unseen === "true") least = 0;
      else if (unseen === "unknown") open = true;
    }
    return open && least > atMostM ? undefined : least;
  };

  const wholeShare = (place: PlaceSelector, minShare: number | undefined): number | undefined => {
    const inside = within(place);
    const surely = pieces.filter((_, i) => inside[i] === "true");
    const share = (some: readonly Piece[]): number => (cut.holdsAll(some) ? 1 : shareOf(sumOf(some), cut.total));
    const least = share(surely);
    if (!inside.includes("unknown") || least === 1) return least;
    const most = share(pieces.filter((_, i) => inside[i] !== "false"));
    // what cannot be told does not matter where enough is surely inside, or too little can be
    const enough = minShare === undefined ? least > 0 : least >= minShare && least > 0;
    const tooLittle = minShare === undefined ? most === 0 : most < minShare;
    return enough || tooLittle ? least : undefined;
  };

  const withQualities = (park: IndustrialPark): IndustrialPark => {
    const said = (["compliant", "chemical", "centralTreatment"] as const).flatMap((quality) => {
      const answer = assumed.get(`park:${park.code}:${quality}`);
      return park[quality] === undefined && answer !== undefined ? [[quality, answer]] : [];
    });
    return said.length === 0 ? park : { ...park, ...Object.fromEntries(said) };
  };

  const headroom = (quantity: string, asOf: IsoDate): readonly Quantity[] | undefined => {
    const held = new Set(pieces.flatMap(({ holds }) => holds.units.map((i) => units[i]!.code)));
    const ceilings = (prepared.indicators.get(quantity) ?? []).filter(
      ({ unit }: Indicator) => unit === undefined || held.has(unit),
    );
    const left = ceilings.map((indicator) => headroomOf(indicator, asOf));
    if (left.length > 0 && left.every((one) => one !== undefined)) return left as readonly Quantity[];
    const said = assumed.get(`headroom:${quantity}`) as Quantity | undefined;
    return said === undefined ? undefined : [...left.filter((one) => one !== undefined), said];
  };

  const absentParks = (codes: readonly string[]): FactKey[] =>
    scheme.parks === undefined
      ? []
      : codes
          .filter((code) => !known.parks.has(code))
          .map((code) => `place:${code}`)
          .filter((key) => !assumed.has(key));

  /** Parks that the scheme does not hold and the footprint was said to lie in. */
  const assumedParks = (): IndustrialPark[] =>
    [...assumed].flatMap(([key, answer]) => {
      const code = key.slice("place:".length);
      if (answer !== true || !key.startsWith("place:") || known.units.has(code) || known.zones.has(code)) return [];
      return [{ code, name: code } as IndustrialPark];
    });

  const withheld = (key: string): boolean | undefined => {
    const answer = assumed.get(`authority:${key}`);
    return typeof answer === "boolean" ? answer : undefined;
  };

  const section = (name: string): boolean | undefined => prepared.sections.get(name);

  const ofPart = (part: readonly number[]): SpatialFacts => {
    const first = part[0]!;
    const whole = part.length === pieces.length;
    return {
      missingLayers,
      section,
      headroom,
      shareWithin: (place, minShare) => {
        if (minShare !== undefined && minShare > 0) return wholeShare(place, minShare);
        const inside = within(place)[first]!;
        if (inside !== "true") return inside === "false" ? 0 : undefined;
        const surely = pieces.filter((_, i) => within(place)[i] === "true");
        return cut.holdsAll(surely) ? 1 : shareOf(sumOf(surely), cut.total);
      },
      // a part lies no nearer than the whole, so it is measured only where the whole is near enough
      distanceM: (to, atMostM) => {
        const all = distanceOf(undefined, to, atMostM);
        return whole || (all !== undefined && all > atMostM) ? all : distanceOf(part, to, atMostM);
      },
      parks: () =>
        scheme.parks === undefined
          ? parksOf()
          : [...pieces[first]!.holds.parks.map((i) => parks[i]!), ...assumedParks()].map(withQualities),
      absentParks,
      withheld,
    };
  };

  return {
    missingLayers,
    within,
    section,
    headroom,
    piecesWithin: (place) => {
      const inside = within(place);
      return pieces.filter((_, i) => inside[i] === "true");
    },
    inParks: (codes) => {
      if (scheme.parks !== undefined) {
        const said = assumedParks().some(({ code }) => codes.includes(code));
        const gone: Kleene = said ? "true" : absentParks(codes).length > 0 ? "unknown" : "false";
        return pieces.map(({ holds }) =>
          kleeneAny([truth(holds.parks.some((i) => codes.includes(parks[i]!.code))), gone]),
        );
      }
      const said = parksOf();
      return pieces.map(() => (said === undefined ? "unknown" : truth(said.some(({ code }) => codes.includes(code)))));
    },
    ofPart,
    absentParks,
    withheld,
    shareWithin: wholeShare,
    distanceM: (to, atMostM) => distanceOf(undefined, to, atMostM),
    parks: () =>
      scheme.parks === undefined
        ? parksOf()
        : parks.filter((_, i) => cut.holdsAll(pieces.filter((piece) => piece.holds.parks.includes(i)))),
  };
}

type Ground = Parameters<typeof distanceBetweenM>[1];

function groundOf({ parts, pieces, geometryOf }: CutFootprint, some: readonly number[] | undefined): Ground {
  if (some !== undefined) return geometryOf(some.map((i) => pieces[i]!)) as Ground;
  return {
    type: "GeometryCollection",
    geometries: [
      { type: "MultiPolygon", coordinates: parts.polygons as number[][][][] },
      { type: "MultiLineString", coordinates: parts.lines as number[][][] },
      { type: "MultiPoint", coordinates: parts.points as number[][] },
    ],
  } as Ground;
}

/** Zones in force whose boxes lie within a distance of the footprint's; below 54° N a degree of longitude is over 60 km. */
function zonesNear(prepared: PreparedScheme, cut: CutFootprint, atMostM: number): readonly number[] {
  const [west, south, east, north] = cut.box;
  if (!(west <= east)) return [];
  const lon = atMostM / 60_000 + 1e-9;
  const lat = atMostM / 110_000 + 1e-9;
  return [...prepared.prepared.candidates("zones", [west - lon, south - lat, east + lon, north + lat])]
    .filter((i) => cut.inForce(prepared.zones[i]!))
    .sort((a, b) => a - b);
}
