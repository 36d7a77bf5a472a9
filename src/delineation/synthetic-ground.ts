// What each cell of a synthetic province is: outside, land or sea, and its type in each element, in patches of smooth noise.
// Cost: linear in cells and elements.
import { type Element, NATIONAL_ZONE_TYPES } from "../domain/index.ts";
import { chance, patches } from "./synthetic-noise.ts";

/** Types of an element, from the lowest values of its noise to the highest, with the value up to which each reaches. */
type Bands = readonly (readonly [upTo: number, type: string])[];

const LAND_BANDS: readonly (readonly [Element, Bands])[] = [
  [
    "ecology",
    [
      [0.36, "1110"],
      [0.44, "1130"],
      [1, "3110"],
    ],
  ],
  [
    "water",
    [
      [0.3, "1210"],
      [0.42, "2210"],
      [0.48, "2220"],
      [0.54, "2230"],
      [1, "3210"],
    ],
  ],
  [
    "air",
    [
      [0.28, "1310"],
      [0.4, "2310"],
      [0.46, "2320"],
      [0.52, "2330"],
      [0.58, "2340"],
      [1, "3310"],
    ],
  ],
  [
    "soil",
    [
      [0.34, "1410"],
      [0.4, "2410"],
      [0.45, "2420"],
      [1, "3410"],
    ],
  ],
  [
    "resource",
    [
      [0.36, "2520"],
      [0.42, "2540"],
      [1, "3510"],
    ],
  ],
  [
    "groundwater",
    [
      [0.3, "1910"],
      [0.5, "2910"],
      [1, "3910"],
    ],
  ],
];
const SEA_BANDS: readonly (readonly [Element, Bands])[] = [
  [
    "marine",
    [
      [0.4, "1710"],
      [0.55, "2710"],
      [1, "3710"],
    ],
  ],
];
/** Types by number, so that a cell holds one byte for each element; 0 is none. @internal */
export const TYPES: readonly string[] = NATIONAL_ZONE_TYPES.map(({ type }) => type);

/** The number of the type of each cell, by element. @internal */
export function layTypes(
  columns: number,
  rows: number,
  ground: Uint8Array,
  seed: number,
  patchCells: number,
  sea: boolean,
): Map<Element, Uint8Array> {
  const typesOf = new Map<Element, Uint8Array>();
  for (const [realm, bands] of [
    [1, LAND_BANDS],
    [2, SEA_BANDS],
  ] as const) {
    if (realm === 2 && !sea) continue;
    for (const [element, steps] of bands) {
      const purpose = 1000 + 10 * element.length + element.charCodeAt(0);
      typesOf.set(
        element,
        Uint8Array.from(ground, (kind, cell) => {
          if (kind !== realm) return 0;
          const value = patches(seed, cell % columns, Math.floor(cell / columns), patchCells, purpose);
          return TYPES.indexOf(steps.find(([upTo]) => value < upTo)![1]) + 1;
        }),
      );
    }
  }
  if (sea) typesOf.set("shoreline", shoreline(columns, rows, ground, seed));
  return typesOf;
}

/** What each cell is: 0 outside, 1 land, 2 sea. @internal */
export function layGround(columns: number, rows: number, seed: number, sea: boolean): Uint8Array {
  const ground = new Uint8Array(columns * rows).fill(1);
  if (columns < 6 || rows < 6) {
    if (sea) for (let r = 0; r < rows; r++) ground[r * columns + columns - 1] = 2;
    return ground;
  }
  const margin = Math.max(1, Math.round(0.06 * Math.min(columns, rows)));
  for (let r = 0; r < rows; r++) {
    // the coast wanders; the far edge of the sea is straight, as limits at sea are
    const strip = 0.1 + 0.16 * patches(seed, 0, r, Math.max(3, rows / 6), 50);
    for (let c = 0; c < columns; c++) {
      const cell = r * columns + c;
      const edge = Math.min(c, r, rows - 1 - r, sea ? columns : columns - 1 - c);
      if (edge < margin && patches(seed, c, r, 3, 51) < 0.42 * (1 - edge / margin)) ground[cell] = 0;
      else if (sea && c >= columns * (1 - strip)) ground[cell] = patches(seed, c, r, 2, 52) < 0.27 ? 1 : 2;
    }
  }
  // ground of another province within: a hole of the territory
  const size = Math.max(1, Math.round(0.03 * Math.min(columns, rows)));
  const [c0, r0] = [
    Math.round(columns * (0.3 + 0.2 * chance(seed, 0, 0, 53))),
    Math.round(rows * (0.3 + 0.3 * chance(seed, 1, 0, 53))),
  ];
  for (let r = r0; r < r0 + size; r++) for (let c = c0; c < c0 + size; c++) ground[r * columns + c] = 0;
  return ground;
}

/** Land cells beside the sea, and the sea cells beside them, by chance; none elsewhere. */
function shoreline(columns: number, rows: number, ground: Uint8Array, seed: number): Uint8Array {
  const types = ["1610", "2610", "3610"].map((type) => TYPES.indexOf(type) + 1);
  return Uint8Array.from(ground, (kind, cell) => {
    if (kind !== 1) return 0;
    const [c, r] = [cell % columns, Math.floor(cell / columns)];
    const wet =
      (c > 0 && ground[cell - 1] === 2) ||
      (c + 1 < columns && ground[cell + 1] === 2) ||
      (r > 0 && ground[cell - columns] === 2) ||
      (r + 1 < rows && ground[cell + columns] === 2);
    if (!wet) return 0;
    const value = patches(seed, c, r, 3, 60);
    return types[value < 0.4 ? 0 : value < 0.6 ? 1 : 2]!;
  });
}
