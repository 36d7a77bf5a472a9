// Which terms can concern a footprint at all. Most terms of a list name units, zones or parks, and a footprint lies in a few
// of each; the others are out of scope, and need not be judged to know it. Only scopes that are decided without unknowns are
// looked up: where a place asks for what the scheme does not hold or map, the term is always judged.
//
// Guarantee: a term that is left out is out of scope, or not in force; no verdict rests on it. Cost: one pass over terms and
// places when first asked; then a bit for each term of each place of the footprint, and a look at a word for 32 terms.
import type { AccessTerm, IsoDate, PlaceSelector } from "../domain/index.ts";
import { validityState } from "../domain/index.ts";
import { ByDay } from "./by-day.ts";
import type { CutFootprint, Piece } from "./footprint.ts";
import { PLACE_LAYERS, type PlaceLayer, type PreparedScheme } from "./prepared-scheme.ts";
import { asksInVain } from "./spatial-facts.ts";

/** A set of terms: a bit for each, in the order of the prepared terms, 32 to a word. @internal */
export type TermBits = Int32Array;

/** Positions of terms by place of a layer: those of place i stand from `start[i]` to `start[i + 1]`. */
interface TermsByPlace {
  readonly start: Int32Array;
  readonly terms: Int32Array;
}

/** Terms by the places that bring them in. @internal */
export interface TermIndex {
  /** Terms that no place brings in. */
  readonly always: TermBits;
  /** Terms by place; `undefined` for a layer that brings in none. */
  readonly byPlace: Readonly<Record<PlaceLayer, TermsByPlace | undefined>>;
  /** Whether lying in one of its places is all that the scope asks of the ground: a flag for each term. */
  readonly exact: Uint8Array;
  /** The layer whose places bring in each term; `undefined` for those that no place brings in. */
  readonly layers: readonly (PlaceLayer | undefined)[];
  /** Terms in force on a day. */
  readonly inForce: ByDay<TermBits>;
  /** Room for the sets of pieces, used again. */
  bits: TermBits[];
}

/** Most sets that are kept for the next footprint: few have more pieces. */
const MOST_SETS = 64;

const indexes = new WeakMap<PreparedScheme, TermIndex>();

/** The index of a scheme's terms, made once. @internal */
export function termIndex(prepared: PreparedScheme): TermIndex {
  let index = indexes.get(prepared);
  if (index === undefined) indexes.set(prepared, (index = indexTerms(prepared)));
  return index;
}

/**
 * Visits the terms in force that a footprint may be in the scope of, in the order of the prepared terms.
 *
 * @param visit - is told the position of each term among the prepared ones, and the pieces in its scope where the ground decides
 *   it (one list for all terms of the same pieces), `null` where the term has to be judged to know; it must not ask for
 *   applicable terms itself
 * @internal
 */
export function visitApplicable(
  prepared: PreparedScheme,
  { pieces }: CutFootprint,
  asOf: IsoDate,
  visit: (position: number, pieces: readonly Piece[] | null) => void,
): void {
  const index = termIndex(prepared);
  const { exact } = index;
  const inForce = index.inForce.on(asOf);
  const words = inForce.length;
  for (let i = 0; i < pieces.length; i++) collectBits(index, pieces[i]!, i, words);
  const first = pieces.length === 0 ? index.always : index.bits[0]!;
  const parts: { readonly mask: number; readonly pieces: readonly Piece[] }[] = [];
  for (let word = 0; word < words; word++) {
    let any = first[word]!;
    let every = any;
    for (let i = 1; i < pieces.length; i++) {
      const bits = index.bits[i]![word]!;
      any |= bits;
      every &= bits;
    }
    for (any &= inForce[word]!; any !== 0; any &= any - 1) {
      const bit = any & -any;
      const position = 32 * word + 31 - Math.clz32(bit);
      if (exact[position] === 0) visit(position, null);
      else visit(position, (every & bit) !== 0 ? pieces : piecesOf(index, pieces, parts, word, bit));
    }
  }
  if (index.bits.length > MOST_SETS) index.bits.length = MOST_SETS;
}

/** The pieces in whose set a term is; the same list as before where it was found before. */
function piecesOf(
  { bits }: TermIndex,
  pieces: readonly Piece[],
  known: { readonly mask: number; readonly pieces: readonly Piece[] }[],
  word: number,
  bit: number,
): readonly Piece[] {
  const held = (_: Piece, i: number): boolean => (bits[i]![word]! & bit) !== 0;
  if (pieces.length > 31) return pieces.filter(held);
  let mask = 0;
  for (let i = 0; i < pieces.length; i++) if (held(pieces[i]!, i)) mask |= 1 << i;
  let part = known.find((one) => one.mask === mask);
  if (part === undefined) known.push((part = { mask, pieces: pieces.filter(held) }));
  return part.pieces;
}

/**
 * Codes of the places of some pieces that bring in a term, for one whose scope the ground decides; `undefined` where its scope
 * asks for no place. @internal
 */
export function placesBringingIn(
  prepared: PreparedScheme,
  position: number,
  pieces: readonly Piece[],
): string[] | undefined {
  const { byPlace, layers } = termIndex(prepared);
  const layer = layers[position];
  if (layer === undefined || layer === "areas") return undefined;
  const { start, terms } = byPlace[layer]!;
  const codes = new Set<string>();
  for (const { holds } of pieces)
    for (const place of holds[layer]) {
      const end = start[place + 1]!;
      for (let t = start[place]!; t < end; t++)
        if (terms[t] === position) {
          codes.add(prepared.codes[layer][place]!);
          break;
        }
    }
  return codes.size < 2 ? [...codes] : [...codes].sort();
}

/** Terms in force on a day, a bit for each; looked up with {@link hasTerm}. @internal */
export function termsInForce(prepared: PreparedScheme, day: IsoDate): TermBits {
  return termIndex(prepared).inForce.on(day);
}

/** Whether a term, by its position, is in a set. @internal */
export function hasTerm(bits: TermBits, position: number): boolean {
  return ((bits[position >> 5]! >> (position & 31)) & 1) === 1;
}

/** Collects the terms that a piece may be in the scope of. */
function collectBits(index: TermIndex, { holds }: Piece, at: number, words: number): void {
  const bits = (index.bits[at] ??= new Int32Array(words));
  bits.set(index.always);
  for (const layer of PLACE_LAYERS) {
    const byPlace = index.byPlace[layer];
    if (byPlace === undefined) continue;
    const { start, terms } = byPlace;
    for (const place of holds[layer]) for (let t = start[place]!; t < start[place + 1]!; t++) add(bits, terms[t]!);
  }
}

function add(bits: TermBits, position: number): void {
  bits[position >> 5]! |= 1 << (position & 31);
}

function indexTerms(prepared: PreparedScheme): TermIndex {
  const { terms } = prepared;
  const always = new Int32Array((terms.length + 31) >> 5);
  const exact = new Uint8Array(terms.length);
  const layers: (PlaceLayer | undefined)[] = [];
  const byPlace: Record<PlaceLayer, number[][]> = { units: [], zones: [], parks: [], areas: [] };
  // by code: a shared clause names a thousand units, and there are hundreds of clauses
  const positions = new Map<string, number[]>();
  prepared.units.forEach(({ code }, i) => {
    const list = positions.get(code);
    if (list) list.push(i);
    else positions.set(code, [i]);
  });
  terms.forEach((term, position) => {
    const found = placesOfScope(prepared, term, positions);
    exact[position] = found.exact ? 1 : 0;
    layers.push(found.layer);
    if (found.layer === undefined) add(always, position);
    else for (const place of found.places) (byPlace[found.layer][place] ??= []).push(position);
  });
  return {
    always,
    byPlace: {
      units: packed(byPlace.units, prepared.units.length),
      zones: packed(byPlace.zones, prepared.zones.length),
      parks: packed(byPlace.parks, prepared.parks.length),
      areas: packed(byPlace.areas, prepared.areas.length),
    },
    exact,
    layers,
    inForce: new ByDay((day) => {
      const bits = new Int32Array(always.length);
      terms.forEach((term, position) => {
        if (validityState(term, day) === "inForce") add(bits, position);
      });
      return bits;
    }),
    bits: [],
  };
}

function packed(lists: readonly (readonly number[] | undefined)[], count: number): TermsByPlace | undefined {
  if (lists.length === 0) return undefined;
  const start = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) start[i + 1] = start[i]! + (lists[i]?.length ?? 0);
  const terms = new Int32Array(start[count]!);
  lists.forEach((list, i) => {
    if (list) terms.set(list, start[i]);
  });
  return { start, terms };
}

/** Members of a place that codes and classes decide; what others ask (attributes, tags) may be unknown. */
const OF_ZONES: ReadonlySet<string> = new Set(["zoneTypes", "element", "zoneClass", "zones"]);
const OF_UNITS: ReadonlySet<string> = new Set(["unitClass", "units"]);

/** The places of one layer, at least one of which a footprint must touch to be in scope; whether that is all it takes. */
type ScopePlaces = {
  readonly layer: PlaceLayer | undefined;
  readonly places: readonly number[];
  readonly exact: boolean;
};

function placesOfScope(
  prepared: PreparedScheme,
  { scope }: AccessTerm,
  positions: ReadonlyMap<string, readonly number[]>,
): ScopePlaces {
  const matching = <T>(items: readonly T[], test: (item: T) => boolean): number[] =>
    items.flatMap((item, i) => (test(item) ? [i] : []));
  const any = <T>(list: readonly T[] | undefined, value: T): boolean => list?.includes(value) ?? true;
  const { units, place, parks } = scope ?? {};
  const alone = [units, place, parks].filter((asked) => asked !== undefined).length === 1;
  // a unit or park that the scheme does not hold may be meant anywhere: the term has to be judged to know
  if (units?.every((code) => prepared.known.units.has(code))) {
    const places = units.flatMap((code) => positions.get(code) ?? []);
    return { layer: "units", places, exact: alone };
  }
  const asked = Object.entries(place ?? {}).flatMap(([member, value]) => (value === undefined ? [] : [member]));
  const decided = asked.every((member) => OF_ZONES.has(member) || OF_UNITS.has(member));
  if (place !== undefined && decided && !asksInVain(prepared, place)) {
    const { zoneTypes, element, zoneClass, zones, unitClass } = place as PlaceSelector;
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
        exact: alone && asked.every((member) => OF_ZONES.has(member)),
      };
    if (unitClass ?? place.units)
      return {
        layer: "units",
        places: matching(
          prepared.units,
          (unit) => any(place.units, unit.code) && (unitClass === undefined || unit.class === unitClass),
        ),
        exact: alone && asked.every((member) => OF_UNITS.has(member)),
      };
  }
  if (prepared.scheme.parks !== undefined && parks?.every((code) => prepared.known.parks.has(code)))
    return { layer: "parks", places: matching(prepared.parks, ({ code }) => any(parks, code)), exact: alone };
  return { layer: undefined, places: [], exact: units === undefined && place === undefined && parks === undefined };
}
