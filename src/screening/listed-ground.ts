// Ground for which no access list is loaded (清单缺失). The Opinion (2024), clause three, has a list for every unit; a unit whose
// list is not there forbids nothing and allows nothing: nobody has said yet. Ground is listed where a term in force of the list
// has it in the scope of its places, whatever project it speaks of: one that names the unit, its class or its region, or a zone,
// park or named area there, or the whole territory. A unit that states that its list is "/" (清单写明"/") is listed, too.
// Terms of the nation hold under every list and stand for none.
//
// Guarantee: more ground never makes less of it unlisted. Cost: nothing where a term speaks of the whole territory; else a look
// at the terms of each piece's places, and an evaluation of scopes only for ground on which those tell nothing.
import type { AccessTerm, IsoDate } from "../domain/index.ts";
import { kleeneAll, validityState } from "../domain/index.ts";
import { termIndex } from "./applicable-terms.ts";
import { ByDay } from "./by-day.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import { PLACE_LAYERS, type PreparedScheme } from "./prepared-scheme.ts";
import { footprintFacts } from "./spatial-facts.ts";

/** The part of a footprint whose units have no access list. 清单缺失. */
export interface UnlistedGround {
  /** Codes of the units. 单元编码. */
  readonly units: readonly string[];
  /** Share of the footprint, 0 to 1. 占比. */
  readonly share: number;
}

/** The terms of the list in force on a day. */
interface ListOfDay {
  /** Whether one of them speaks of the whole territory. */
  readonly everywhere: boolean;
  /** By position among the prepared terms. */
  readonly counts: Uint8Array;
}

const lists = new WeakMap<PreparedScheme, ByDay<ListOfDay>>();

function listOn(prepared: PreparedScheme, day: IsoDate): ListOfDay {
  let list = lists.get(prepared);
  if (list === undefined)
    lists.set(
      prepared,
      (list = new ByDay((of) => {
        const counts = Uint8Array.from(prepared.terms, (term) =>
          term.tier !== "nation" && validityState(term, of) === "inForce" ? 1 : 0,
        );
        return { everywhere: prepared.terms.some((term, i) => counts[i] === 1 && !asksPlace(term)), counts };
      })),
    );
  return list.on(day);
}

function asksPlace({ scope }: AccessTerm): boolean {
  return (scope?.units ?? scope?.place ?? scope?.parks) !== undefined;
}

/** The part of a footprint for which no access list is loaded; `null` where it is negligible. @internal */
export function unlistedOf(prepared: PreparedScheme, cut: CutFootprint, asOf: IsoDate): UnlistedGround | null {
  const list = listOn(prepared, asOf);
  if (list.everywhere) return null;
  const { units, terms } = prepared;
  // what lies in no unit is told as such
  const untold = cut.pieces.filter(
    (piece) =>
      piece.holds.units.length > 0 &&
      !piece.holds.units.some((i) => units[i]!.listIsEmpty === true) &&
      !namedBy(prepared, piece, list),
  );
  if (untold.length === 0) return null;
  // scopes that more than one layer decides, or that a missing layer leaves open
  const facts = footprintFacts(prepared, cut);
  const holds = terms.flatMap(({ scope }, position): readonly boolean[][] => {
    if (list.counts[position] === 0 || termIndex(prepared).exact[position] === 1) return [];
    const { units: codes, place, parks } = scope ?? {};
    const asked = [
      ...(codes === undefined ? [] : [facts.within({ units: codes })]),
      ...(place === undefined ? [] : [facts.within(place)]),
      ...(parks === undefined ? [] : [facts.inParks(parks)]),
    ];
    return [cut.pieces.map((_, i) => kleeneAll(asked.map((answers) => answers[i]!)) === "true")];
  });
  const unlisted = untold.filter((piece) => {
    const i = cut.pieces.indexOf(piece);
    return !holds.some((pieces) => pieces[i]);
  });
  const sum = sumOf(unlisted);
  if (cut.negligible(sum)) return null;
  return {
    units: [...new Set(unlisted.flatMap(({ holds: of }) => of.units.map((i) => units[i]!.code)))].sort(),
    share: shareOf(sum, cut.total),
  };
}

/** Whether a place of the piece is all that some term of the list asks for. */
function namedBy(prepared: PreparedScheme, { holds }: Piece, { counts }: ListOfDay): boolean {
  const { byPlace, exact } = termIndex(prepared);
  for (const layer of PLACE_LAYERS) {
    const of = byPlace[layer];
    if (of === undefined) continue;
    for (const place of holds[layer])
      for (let t = of.start[place]!; t < of.start[place + 1]!; t++)
        if (counts[of.terms[t]!] === 1 && exact[of.terms[t]!] === 1) return true;
  }
  return false;
}
