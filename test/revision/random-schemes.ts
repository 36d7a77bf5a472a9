// Random versions for properties: six columns of two cells, each cell of one of six units or of none; red line by cell; terms,
// names and targets at random; lists in random order.
import fc from "fast-check";
import type { MultiPolygon } from "geojson";
import type { Condition, ZoningScheme } from "../../src/domain/index.ts";
import { box, CLASS_OF, REDLINE, smallScheme, term, unit, zone } from "./small-scheme.ts";

const CODES = ["ZH33100210001", "ZH33100210002", "ZH33100220001", "ZH33100220002", "ZH33100230001", "ZH33100230002"];
const CELLS = 12;

/** The cells of some numbers as one geometry. */
export function ground(cells: readonly number[], shift = 0): MultiPolygon {
  return {
    type: "MultiPolygon",
    coordinates: cells.map((i) => {
      const [x, y] = [i % 6, Math.floor(i / 6)];
      // on the grid of the scheme, as a compiled scheme is
      const at = (degrees: number): number => Number(degrees.toFixed(8));
      const [w, e] = [at(121 + x * 0.01 + shift), at(121.01 + x * 0.01 + shift)];
      return box(w, at(28.6 + y * 0.01), e, at(28.61 + y * 0.01)).coordinates;
    }),
  };
}

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ op: fc.constant("industry" as const), in: fc.subarray(["25", "26", "261"], { minLength: 1 }) }),
  fc.record({ op: fc.constant("flag" as const), flag: fc.constantFrom("twoHigh" as const, "livelihood" as const) }),
);
const terms = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("A", "B", "C", "D"),
    modality: fc.constantFrom("prohibit" as const, "restrict" as const, "encourage" as const),
    when: condition,
    text: fc.constantFrom("甲", "乙"),
    scope: fc.oneof(
      fc.record({ units: fc.subarray(CODES) }),
      fc.record({ place: fc.record({ zoneTypes: fc.constant(["1110"]) }) }),
      fc.record({ place: fc.record({ unitClass: fc.constantFrom("priority" as const, "general" as const) }) }),
    ),
  }),
  { selector: ({ id }) => id, maxLength: 4 },
);

/** A version of the small scheme. */
export const anyScheme: fc.Arbitrary<ZoningScheme> = fc
  .record({
    cells: fc.array(fc.nat(6), { minLength: CELLS, maxLength: CELLS }),
    redline: fc.subarray([...Array(CELLS).keys()]),
    classes: fc.array(fc.constantFrom("1", "2", "3"), { minLength: 6, maxLength: 6 }),
    names: fc.array(fc.constantFrom("甲", "乙"), { minLength: 6, maxLength: 6 }),
    terms,
    target: fc.constantFrom(90, 95),
    shift: fc.constantFrom(0, 0, 3e-6),
    seed: fc.nat(1000),
  })
  .map(({ cells, redline, classes, names, terms: some, target, shift, seed }) => {
    const base = smallScheme();
    const units = CODES.map((code, u) => ({ code, u, own: [...cells.keys()].filter((i) => cells[i] === u) }))
      .filter(({ own }) => own.length > 0)
      .map(({ code, u, own }) => unit(code, ground(own, shift), { class: CLASS_OF[classes[u]!]!, name: names[u]! }));
    const turned = <T>(items: readonly T[]): T[] => [
      ...items.slice(seed % (items.length || 1)),
      ...items.slice(0, seed % (items.length || 1)),
    ];
    return smallScheme({
      version: { ...base.version, number: `v${seed}` },
      territory: { ...base.territory, geometry: ground([...Array(CELLS).keys()]) },
      units: turned(units),
      zones: turned([...(redline.length > 0 ? [zone(REDLINE, "1110", ground(redline))] : []), ...base.zones.slice(2)]),
      terms: turned(some.map((one) => term(one.id, one))),
      threeLines: {
        ...base.threeLines,
        qualityBottomLines: [
          {
            element: "water",
            indicators: [{ id: "s", name: "s", targets: [{ year: 2030, value: target, unit: "%", bound: "atLeast" }] }],
          },
        ],
      },
    });
  });
