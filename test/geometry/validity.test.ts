import fc from "fast-check";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test, vi } from "vitest";
import { orientation } from "../../src/geometry/orientation.ts";
import type { PolygonSet } from "../../src/geometry/polygon-set.ts";
import { SweepStatus } from "../../src/geometry/validity/sweep-status.ts";
import { validate } from "../../src/geometry/validity.ts";

type Ring = readonly (readonly [number, number])[];

/** A polygon of open rings; each is closed here. */
const polygon = (...rings: Ring[]): Polygon => ({ type: "Polygon", coordinates: rings.map(close) });
const parts = (...polygons: Ring[][]): MultiPolygon => ({
  type: "MultiPolygon",
  coordinates: polygons.map((rings) => rings.map(close)),
});
function close(ring: Ring): Position[] {
  return [...ring, ring[0]!].map((p) => [...p]);
}
/** An axis-parallel square, counter-clockwise from its lower left corner. */
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
const hole = (x: number, y: number, size: number): Ring => [...square(x, y, size)].reverse();
/** A clockwise diamond with its tips 1 from its middle. */
const diamond = (x: number, y: number): Ring => [
  [x - 1, y],
  [x, y + 1],
  [x + 1, y],
  [x, y - 1],
];
const codes = (g: unknown): string[] => validate(g).map((f) => f.code);
const errors = (g: unknown): string[] =>
  validate(g)
    .filter((f) => f.severity === "error")
    .map((f) => f.code);

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

describe("one fixture of each finding", () => {
  const cases: [string, unknown, string[], object][] = [
    ["a closed square with a hole, wound as RFC 7946 asks: nothing", polygon(square(0, 0, 9), hole(3, 3, 3)), [], {}],
    [
      "the ring lacks its closing position",
      { type: "Polygon", coordinates: [square(0, 0, 1)] },
      ["RING_NOT_CLOSED"],
      { path: "$.coordinates[0]", ring: 0 },
    ],
    [
      "a ring of two distinct points",
      polygon([
        [0, 0],
        [1, 1],
      ]),
      ["RING_TOO_FEW_POINTS"],
      { path: "$.coordinates[0]", ring: 0 },
    ],
    [
      "(2, 0) stands twice, which OGC allows",
      polygon([
        [0, 0],
        [2, 0],
        [2, 0],
        [1, 2],
      ]),
      ["RING_REPEATED_POINT"],
      { path: "$.coordinates[0][2]", vertex: 2, position: [2, 0] },
    ],
    // a flag: ┌──┐── (4, 1) and back
    [
      "a spike sticks out of a square: out to (4, 1) and back the same way",
      polygon([
        [0, 0],
        [2, 0],
        [2, 1],
        [4, 1],
        [2, 1],
        [2, 2],
        [0, 2],
      ]),
      ["RING_SPIKE"],
      { path: "$.coordinates[0][3]", vertex: 3, position: [4, 1] },
    ],
    [
      "a spike sticks into a square, and comes back only half the way before it turns off",
      polygon([
        [0, 0],
        [6, 0],
        [6, 4],
        [4, 4],
        [4, 1],
        [4, 3],
        [2, 4],
        [0, 4],
      ]),
      ["RING_SPIKE"],
      { path: "$.coordinates[0][4]", position: [4, 1] },
    ],
    // ▷◁
    [
      "a bow tie crosses itself at (1, 1)",
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
      ["RING_SELF_INTERSECTION"],
      { position: [1, 1], ring: 0 },
    ],
    [
      "the ring walks an edge of its own again: (1, 0) to (2, 0) lies on (0, 0) to (4, 0)",
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [3, 4],
        [2, 0],
        [1, 0],
        [1, 4],
        [0, 4],
      ]),
      ["RING_SELF_INTERSECTION"],
      { ring: 0 },
    ],
    [
      "the ring goes through a vertex of its own to the other side, at (2, 2)",
      polygon([
        [0, 0],
        [2, 2],
        [4, 4],
        [4, 0],
        [2, 2],
        [0, 4],
      ]),
      ["RING_SELF_INTERSECTION"],
      { position: [2, 2] },
    ],
    // a square whose right side is pushed in until it meets the left one: ⋈ with a hat
    [
      "the ring comes back to (0, 2), the middle of its own left edge, without crossing it",
      polygon([
        [0, 0],
        [4, 0],
        [0, 2],
        [4, 4],
        [0, 4],
      ]),
      ["RING_SELF_TOUCH"],
      { position: [0, 2] },
    ],
    [
      "an inverted ring: shell and hole in one go, meeting at (0, 0)",
      polygon([
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
        [0, 0],
        [1, 5],
        [5, 5],
        [5, 1],
      ]),
      ["RING_SELF_TOUCH"],
      { position: [0, 0] },
    ],
    // the hole sticks out of the shell
    [
      "a hole crosses the shell twice, at (4, 1) and (4, 2)",
      polygon(square(0, 0, 4), [
        [3, 1],
        [3, 2],
        [6, 2],
        [6, 1],
      ]),
      ["RING_CROSSING", "RING_CROSSING"],
      {},
    ],
    [
      "a hole shares a piece of edge with the shell, x = 4 from 1 to 2",
      polygon(square(0, 0, 4), hole(3, 1, 1)),
      ["RING_CROSSING"],
      {},
    ],
    [
      "a hole beside its shell",
      polygon(square(0, 0, 4), hole(6, 1, 1)),
      ["HOLE_OUTSIDE_SHELL"],
      { path: "$.coordinates[1]", ring: 1, position: [6, 2] },
    ],
    [
      "a hole in a hole",
      polygon(square(0, 0, 9), hole(1, 1, 6), hole(3, 3, 1)),
      ["HOLE_NESTED"],
      { path: "$.coordinates[2]", ring: 2 },
    ],
    [
      "the second part lies inside the first",
      parts([square(0, 0, 9)], [square(3, 3, 3)]),
      ["SHELL_NESTED"],
      { path: "$.coordinates[1][0]", polygon: 1, ring: 0 },
    ],
    [
      "two parts overlap in one corner: edges cross at (3, 2) and (2, 3)",
      parts([square(0, 0, 3)], [square(2, 2, 3)]),
      ["PART_OVERLAP", "PART_OVERLAP"],
      {},
    ],
    ["two parts share a border", parts([square(0, 0, 2)], [square(2, 0, 2)]), ["PART_OVERLAP"], { position: [2, 0] }],
    ["the same part twice", parts([square(0, 0, 2)], [square(0, 0, 2)]), ["PART_OVERLAP"], {}],
    // ◇ touching the left and the right edge
    [
      "a diamond-shaped hole touches two sides of the shell and cuts it in two",
      polygon(square(0, 0, 4), [
        [0, 2],
        [2, 3],
        [4, 2],
        [2, 1],
      ]),
      ["INTERIOR_DISCONNECTED"],
      { position: [4, 2] },
    ],
    // ◇◇ tip to tip
    // ◇◇
    [
      "four diamonds in a ring of touches cut out what lies between them",
      polygon(square(0, 0, 6), diamond(2, 2), diamond(4, 2), diamond(4, 4), diamond(2, 4)),
      ["INTERIOR_DISCONNECTED"],
      { position: [4, 3] },
    ],
    ["the shell runs clockwise", polygon(hole(0, 0, 1)), ["RING_WINDING"], { path: "$.coordinates[0]" }],
    [
      "not a number in the third position",
      {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [Number.NaN, 5],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
      },
      ["GEOMETRY_NOT_FINITE"],
      { path: "$.coordinates[0][2]", vertex: 2 },
    ],
    [
      "one ordinate only",
      { type: "Polygon", coordinates: [[[0, 0], [1, 0], [7], [1, 1], [0, 1], [0, 0]]] },
      ["GEOMETRY_POSITION"],
      { path: "$.coordinates[0][2]", vertex: 2 },
    ],
    [
      "metres where degrees are expected, four times",
      polygon([
        [500_000, 2_500_000],
        [500_100, 2_500_000],
        [500_100, 2_500_100],
      ]),
      ["GEOMETRY_NOT_LONLAT"],
      { path: "$.coordinates[0][0]", position: [500_000, 2_500_000] },
    ],
    ["a ring without points", { type: "Polygon", coordinates: [[]] }, ["RING_EMPTY"], { path: "$.coordinates[0]" }],
    ["a polygon without rings", { type: "Polygon", coordinates: [] }, ["GEOMETRY_EMPTY"], { path: "$.coordinates" }],
    [
      "a feature without geometry",
      { type: "Feature", properties: {}, geometry: null },
      ["GEOMETRY_EMPTY"],
      { path: "$.geometry" },
    ],
    ["a point", { type: "Point", coordinates: [0, 0] }, ["GEOMETRY_TYPE"], { path: "$" }],
  ];
  test.each(cases)("%s", (_, geometry, expected, location) => {
    const findings = validate(deepFreeze(geometry));
    expect(findings.map((f) => f.code)).toEqual(expected);
    if (expected.length > 0) expect(findings[0]!.location).toMatchObject(location);
    for (const { message } of findings) {
      // every placeholder is filled, and both languages speak
      expect(message.zh + message.en).not.toMatch(/\{\w+\}/);
      expect(message.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe("what looks odd and is valid", () => {
  test.each<[string, unknown]>([
    [
      "three diamonds tip to tip: a chain, no ring",
      polygon(square(0, 0, 6), diamond(2, 2), diamond(4, 2), diamond(4, 4)),
    ],
    [
      "four holes that meet in one point",
      polygon(
        square(-9, -9, 18),
        ...[0, 1, 2, 3].map((k) =>
          turn(
            [
              [0, 0],
              [1, 3],
              [2, 2],
            ],
            k,
          ),
        ),
      ),
    ],
    [
      "a hole that touches the shell in one point",
      polygon(square(0, 0, 4), [
        [0, 2],
        [1, 3],
        [1, 1],
      ]),
    ],
    [
      "a hole with a tip in a corner of the shell",
      polygon(square(0, 0, 4), [
        [0, 0],
        [1, 2],
        [2, 1],
      ]),
    ],
    ["parts that touch in a corner", parts([square(0, 0, 2)], [square(2, 2, 2)])],
    [
      "a part in the hole of another, touching it in its corners",
      parts(
        [square(0, 0, 9), hole(3, 3, 2)],
        [diamond(4, 4)].map((r) => [...r].reverse()),
      ),
    ],
    [
      "a part in a hole of a part in a hole",
      parts([square(0, 0, 9), hole(1, 1, 7)], [square(2, 2, 5), hole(3, 3, 3)], [square(4, 4, 1)]),
    ],
    [
      "a vertex in the middle of a straight edge",
      polygon([
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ]),
    ],
    [
      "a triangle one bit high",
      polygon([
        [0, 0],
        [1, 0],
        [0.5, Number.MIN_VALUE],
      ]),
    ],
    [
      "a triangle as large as doubles go",
      polygon([
        [-1e308, -1e308],
        [1e308, -1e308],
        [0, 1e308],
      ]),
    ],
    ["an empty collection", { type: "FeatureCollection", features: [] }],
    ["an empty multipolygon", parts()],
    [
      "three ordinates",
      {
        type: "Polygon",
        coordinates: [
          [
            [0, 0, 5],
            [1, 0, 5],
            [0, 1, 5],
            [0, 0, 5],
          ],
        ],
      },
    ],
  ])("%s", (_, geometry) => {
    expect(errors(deepFreeze(geometry))).toEqual([]);
  });
});

/** Quarter turns counter-clockwise around 0/0. */
function turn(ring: Ring, quarters: number): Ring {
  return quarters === 0
    ? ring
    : turn(
        ring.map(([x, y]) => [0 - y, x] as const),
        quarters - 1,
      );
}

describe("places and counts", () => {
  test("a finding in a collection names feature, part, ring and vertex", () => {
    const broken = parts(
      [square(0, 0, 2)],
      [
        square(8, 0, 2),
        [
          [8.5, 0.5],
          [9, 1],
          [9, 0.5],
          [8.5, 1],
        ],
      ],
    );
    const collection = {
      type: "FeatureCollection",
      features: [null, broken].map((geometry) => ({ type: "Feature", properties: {}, geometry })),
    };
    const [empty, cross] = validate(collection);
    expect(empty).toMatchObject({ code: "GEOMETRY_EMPTY", severity: "info", location: { feature: 0 } });
    expect(cross).toMatchObject({
      code: "RING_SELF_INTERSECTION",
      severity: "error",
      location: { feature: 1, polygon: 1, ring: 1, position: [8.75, 0.75] },
    });
    expect(cross!.location!.path).toMatch(/^\$\.features\[1\]\.geometry\.coordinates\[1\]\[1\]\[[02]\]$/);
  });

  test("vertices keep their numbers when unusable ones stand before them", () => {
    // without the null the tie crosses between its vertices 1 and 4
    const tie = { type: "Polygon", coordinates: [[null, [0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] };
    const [position, cross] = validate(tie);
    expect(position).toMatchObject({ code: "GEOMETRY_POSITION", location: { vertex: 0 }, values: { count: 1 } });
    expect([cross!.location!.path, cross!.values!.other].sort()).toEqual([
      "$.coordinates[0][1]",
      "$.coordinates[0][3]",
    ]);
  });

  test("a ring that was closed by unusable positions is not called open too", () => {
    const ring = [null, [0, 0], [1, 0], [0, 1], null];
    expect(codes({ type: "Polygon", coordinates: [ring] })).toEqual(["GEOMETRY_POSITION"]);
  });

  test("edges that cross in a vertex of a third are crossings", () => {
    // two diagonals through (2, 2), where a triangle has its tip
    const found = errors(
      parts(
        [
          [
            [0, 0],
            [4, 4],
            [4, 4.5],
          ],
        ],
        [
          [
            [0, 4],
            [4, 0],
            [4.5, 0],
          ],
        ],
        [
          [
            [2, 2],
            [3, 1.9],
            [3, 2.1],
          ],
        ],
      ),
    );
    expect(new Set(found)).toEqual(new Set(["PART_OVERLAP"]));
  });

  test("repeated points and winding are one finding a feature, with the count", () => {
    const clockwise = polygon(
      [
        [0, 0],
        [0, 2],
        [0, 2],
        [2, 2],
        [2, 2],
        [2, 0],
      ],
      square(0.5, 0.5, 1),
    );
    expect(validate(clockwise).map(({ code, values }) => [code, values!.count])).toEqual([
      ["RING_REPEATED_POINT", 2],
      ["RING_WINDING", 2],
    ]);
  });

  test("a long common border is one finding", () => {
    const steps = Array.from({ length: 50 }, (_, i) => [5 + (i % 2), 49 - i] as const);
    const left = [[0, 0], ...[...steps].reverse(), [0, 49]] as Ring;
    const right = [[9, 49], ...steps, [9, 0]] as Ring;
    const found = validate(parts([left], [right])).filter((f) => f.severity === "error");
    expect(found.map((f) => [f.code, f.values!.count])).toEqual([["PART_OVERLAP", 49]]);
  });

  test("more than a thousand findings of one code are counted, and do not hide others", () => {
    // two combs of 1,500 teeth, one lying over the other: some 9 million crossings
    const teeth = Array.from(
      { length: 1500 },
      (_, i): Ring => [
        [i, 0],
        [i + 0.25, 1500],
        [i + 0.5, 0],
      ],
    ).flat();
    const comb: Ring = [...teeth, [1500, -1], [-1, -1]];
    const found = validate(parts([comb], [comb.map(([x, y]) => [y - 0.3, x - 0.3] as const)]));
    const count = (code: string): number => found.filter((f) => f.code === code).length;
    expect(count("PART_OVERLAP")).toBe(1000);
    expect(found.find((f) => f.code === "FINDINGS_LIMIT")!.values).toMatchObject({ code: "PART_OVERLAP" });
  });

  test("a polygon set is judged as the collection it stands for", () => {
    const set: PolygonSet = {
      coords: Float64Array.of(0, 0, 2, 2, 2, 0, 0, 2, 0, 0),
      ringOffsets: Int32Array.of(0, 5),
      polygonOffsets: Int32Array.of(0, 1),
      featureOffsets: Int32Array.of(0, 1),
    };
    expect(codes(set)).toEqual(["RING_SELF_INTERSECTION"]);
    expect(codes({ ...set, coords: set.coords.map((c) => (c === 0 ? Number.NaN : c)) })[0]).toBe("GEOMETRY_NOT_FINITE");
    for (const broken of [
      { ...set, ringOffsets: Int32Array.of(0, 9) },
      { ...set, ringOffsets: Int32Array.of(3, 0) },
      { ...set, polygonOffsets: null },
      { coords: new Float64Array(4) },
    ])
      expect(codes(broken)).toEqual(["GEOMETRY_TYPE"]);
  });
});

describe("hostile documents", () => {
  const deep = (depth: number): unknown => {
    let value: unknown = 0;
    for (let i = 0; i < depth; i++) value = [value];
    return value;
  };
  test.each<[string, unknown]>([
    ["null", null],
    ["undefined", undefined],
    ["a number", 7],
    ["a string", "Polygon"],
    ["a function", () => 0],
    ["an array", []],
    ["an object", {}],
    ["a lowercase type", { type: "polygon", coordinates: [] }],
    ["a type that is an object", { type: {}, coordinates: [] }],
    ["no coordinates", { type: "Polygon" }],
    ["coordinates null", { type: "Polygon", coordinates: null }],
    ["coordinates an object", { type: "MultiPolygon", coordinates: { length: 3 } }],
    ["coordinates a string", { type: "MultiPolygon", coordinates: "abc" }],
    ["a ring that is a number", { type: "Polygon", coordinates: [5] }],
    ["a ring that is null", { type: "Polygon", coordinates: [null] }],
    ["a polygon that is null", { type: "MultiPolygon", coordinates: [null] }],
    [
      "ordinates as strings",
      {
        type: "Polygon",
        coordinates: [
          [
            ["0", "0"],
            ["1", "0"],
            ["0", "1"],
            ["0", "0"],
          ],
        ],
      },
    ],
    [
      "infinite ordinates",
      {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [Infinity, 0],
            [0, -Infinity],
            [0, 0],
          ],
        ],
      },
    ],
    [
      "too shallow",
      {
        type: "MultiPolygon",
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    ],
    ["too deep", { type: "Polygon", coordinates: deep(100_000) }],
    ["features an object", { type: "FeatureCollection", features: {} }],
    ["no features", { type: "FeatureCollection" }],
    ["a null feature", { type: "FeatureCollection", features: [null] }],
    ["a bare geometry as feature", { type: "FeatureCollection", features: [polygon(square(0, 0, 1))] }],
    [
      "a collection in a collection",
      { type: "FeatureCollection", features: [{ type: "FeatureCollection", features: [] }] },
    ],
    ["a feature in a feature", { type: "Feature", geometry: { type: "Feature", geometry: null } }],
    ["no geometry member", { type: "Feature", properties: {} }],
    ["a geometry collection", { type: "GeometryCollection", geometries: [] }],
    ["prototype keys", JSON.parse('{"type":"__proto__","__proto__":{"type":"Polygon"},"constructor":1}')],
    [
      "a line",
      {
        type: "LineString",
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
  ])("%s gives an error finding, no exception", (_, document) => {
    expect(errors(document)).not.toEqual([]);
    expect(() => JSON.stringify(validate(document))).not.toThrow();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test("a million bad positions and a hundred thousand empty rings take no time to speak of", () => {
    const started = performance.now();
    expect(codes({ type: "Polygon", coordinates: [Array.from({ length: 1e6 }, () => [null])] })).toEqual([
      "GEOMETRY_POSITION",
      "RING_TOO_FEW_POINTS",
    ]);
    expect(codes({ type: "Polygon", coordinates: Array.from({ length: 1e5 }, () => []) })).toHaveLength(1001);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("the exact sign", () => {
  /** The determinant over whole numbers; every double of the test is a whole number of 2^-60. */
  const exact = (p: readonly number[]): number => {
    const [ax, ay, bx, by, cx, cy] = p.map((v) => BigInt(v * 2 ** 60)) as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    const det = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
    return det > 0n ? 1 : det < 0n ? -1 : 0;
  };

  test("agrees with whole numbers near lines through a common point", () => {
    // a grid of 2^-53 around (0.5, 0.5), against the line from (12, 12) to (24, 24): where plain doubles go astray
    const signs = new Set<number>();
    for (let i = 0; i < 32; i++)
      for (let j = 0; j < 32; j++) {
        const p = [12, 12, 24, 24, 0.5 + i * 2 ** -53, 0.5 + j * 2 ** -53] as const;
        const sign = Math.sign(orientation(...p));
        expect(sign).toBe(exact(p));
        signs.add(sign);
      }
    expect(signs.size).toBe(3);
  });

  test("agrees with whole numbers beside any line, and turns its sign with the order", () => {
    const wide = fc.double({ min: 0.5, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(wide, wide, wide, wide),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([ax, ay, bx, by], t) => {
          // the third point is the double nearest to the line, so mostly it lies a bit beside
          const p = [ax, ay, bx, by, ax + t * (bx - ax), ay + t * (by - ay)] as const;
          const sign = Math.sign(orientation(...p));
          const swapped = Math.sign(orientation(p[2], p[3], p[0], p[1], p[4], p[5]));
          return sign === exact(p) && swapped === 0 - sign;
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("agrees with whole numbers at the small end of the doubles", () => {
    const whole = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(
        fc.tuple(whole, whole, whole, whole, whole, whole),
        fc.integer({ min: -1074, max: -480 }),
        (p, scale) => {
          const scaled = p.map((v) => v * 2 ** scale) as [number, number, number, number, number, number];
          const [ax, ay, bx, by, cx, cy] = p.map(BigInt) as [bigint, bigint, bigint, bigint, bigint, bigint];
          const det = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
          return Math.sign(orientation(...scaled)) === (det > 0n ? 1 : det < 0n ? -1 : 0);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test("sees a last bit beside the diagonal that plain doubles put on the other side", () => {
    // (x, y) with y > x lies to the left of the line y = x
    expect(
      orientation(
        12.383911830909902,
        12.383911830909902,
        24.08841136357858,
        24.08841136357858,
        1.1440207376211742,
        1.144020737621174,
      ),
    ).toBeLessThan(0);
    expect(
      orientation(
        12.008450128105114,
        12.008450128105114,
        24.483823212459644,
        24.483823212459644,
        1.2968530117374413,
        1.2968530117374417,
      ),
    ).toBeGreaterThan(0);
    expect(
      orientation(
        12.67232508741089,
        12.67232508741089,
        24.210537960899604,
        24.210537960899604,
        1.4628800406113935,
        1.4628800406113938,
      ),
    ).toBeGreaterThan(0);
  });

  test("holds where products overflow, underflow or vanish", () => {
    expect(orientation(0, 0, 1e300, 1e300, 2e300, 2e300)).toBe(0);
    expect(orientation(-1e308, -1e308, 1e308, -1e308, 0, 1e308)).toBeGreaterThan(0);
    expect(orientation(0, 0, 1e-300, 1e-300, 2e-300, 3e-300)).toBeGreaterThan(0);
    expect(orientation(0, 0, 1e-300, 1e-300, 2e-300, 2e-300)).toBe(0);
    expect(orientation(0, 0, 5e-324, 0, 0, 5e-324)).toBeGreaterThan(0);
    expect(orientation(0, 0, 3e-323, 1e-323, 6e-323, 2.5e-323)).toBeGreaterThan(0);
    expect(orientation(1, 1, 1, 1, 5, 7)).toBe(0);
  });
});

test("the blocks of the status hold what one sorted list would", () => {
  const status = new SweepStatus();
  const list: number[] = [];
  let state = 1;
  const draw = (most: number): number => (state = (state * 48271) % 2147483647) % most;
  for (let round = 0; round < 20_000; round++) {
    // grows to some 3,000 entries and shrinks to none, twice
    const growing = Math.floor(round / 5000) % 2 === 0;
    const value = draw(1e6);
    const at = list.findIndex((edge) => edge >= value);
    const place = at < 0 ? list.length : at;
    expect(status.search((edge) => edge < value)).toBe(place);
    const count = Math.min(draw(growing ? 2 : 4), list.length - place);
    const edges = list[place] === value ? [] : [value, value + 0.25, value + 0.5].slice(0, draw(growing ? 4 : 2));
    while (edges.length > 0 && list[place + count] !== undefined && edges.at(-1)! >= list[place + count]!) edges.pop();
    status.replace(place, count, edges);
    list.splice(place, count, ...edges);
    expect(status.size).toBe(list.length);
    for (const i of [0, place, draw(list.length + 1), list.length - 1])
      if (i >= 0 && i < list.length) expect(status.at(i)).toBe(list[i]);
  }
  // taken out at the end until whole blocks are gone, then put in at the end
  status.replace(0, status.size, []);
  for (let i = 0; i < 2000; i++) status.replace(i, 0, [i]);
  for (let i = 1999; i >= 100; i--) status.replace(i, 1, []);
  status.replace(100, 0, [100]);
  expect([status.size, status.at(0), status.at(99), status.at(100)]).toEqual([101, 0, 99, 100]);
});

describe("properties", () => {
  /** A ring around (100, 30) with a vertex in each of n directions; star-shaped, so it is simple. */
  const star = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 40 }).map(
    (radii): Ring =>
      radii.map((radius, i) => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [100 + 1e-3 * radius * Math.cos(angle), 30 + 1e-3 * radius * Math.sin(angle)] as const;
      }),
  );

  test("stars are valid", () => {
    fc.assert(
      fc.property(star, (ring) => codes(polygon(ring)).length === 0),
      { numRuns: 1000 },
    );
  });

  test("a bow tie as second part or as hole makes anything invalid", () => {
    const tie: Ring = [
      [100, 30],
      [100.0001, 30.0001],
      [100.0001, 30],
      [100, 30.0001],
    ];
    fc.assert(
      fc.property(
        star,
        fc.boolean(),
        (ring, inside) => errors(inside ? polygon(ring, tie) : parts([ring], [tie])).length > 0,
      ),
      { numRuns: 300 },
    );
  });

  /** Rings on a grid so small that they touch, cross and overlap all the time. */
  const point = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
  const ring = fc.oneof(
    fc.array(point, { minLength: 3, maxLength: 6 }),
    fc
      .tuple(point, fc.integer({ min: 1, max: 3 }))
      .map(([[x, y], size]) => [...hole(x, y, size)] as [number, number][]),
    point.map(([x, y]) => [...diamond(x, y)] as [number, number][]),
  );
  const shape = fc
    .tuple(fc.boolean(), fc.array(ring, { minLength: 1, maxLength: 4 }))
    .map(([framed, rings]) => (framed ? [[...square(-1, -1, 9)] as [number, number][], ...rings] : rings));
  const shapes = fc.array(shape, { minLength: 1, maxLength: 2 });

  test("turning a ring around or starting it elsewhere does not change the verdict", () => {
    fc.assert(
      fc.property(shapes, fc.nat(5), (rings, k) => {
        const verdict = errors(parts(...rings)).length === 0;
        const rotated = rings.map((s) => s.map((r) => [...r.slice(k % r.length), ...r.slice(0, k % r.length)]));
        const reversed = rings.map((s) => s.map((r) => [...r].reverse()));
        const turned = rings.map((s) => s.map((r) => [...turn(r, 1)]));
        return [rotated, reversed, turned, [...rings].reverse()].every(
          (other) => (errors(parts(...other)).length === 0) === verdict,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("GEOS comes to the same verdict", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const isValid = await geosIsValid();
    let valid = 0;
    fc.assert(
      fc.property(shapes, (rings) => {
        const geometry = parts(...rings);
        const verdict = isValid(geometry);
        if (verdict) valid++;
        return (errors(geometry).length === 0) === verdict;
      }),
      { numRuns: 3000 },
    );
    said.mockRestore();
    expect(valid).toBeGreaterThan(100);
  });

  interface Geos {
    readonly Module: {
      _malloc(size: number): number;
      _free(at: number): void;
      stringToUTF8(text: string, at: number, size: number): void;
    };
    GEOSWKTReader_create(): number;
    GEOSWKTReader_read(reader: number, text: number): number;
    GEOSisValid(geometry: number): number;
    GEOSGeom_destroy(geometry: number): void;
  }

  async function geosIsValid(): Promise<(g: MultiPolygon) => boolean> {
    const geos = (await (await import("geos-wasm")).default()) as unknown as Geos;
    const reader = geos.GEOSWKTReader_create();
    return ({ coordinates }) => {
      const list = (members: readonly string[]): string => `(${members.join(", ")})`;
      const wkt = `MULTIPOLYGON ${list(coordinates.map((p) => list(p.map((r) => list(r.map((at) => at.join(" ")))))))}`;
      const text = geos.Module._malloc(wkt.length + 1);
      geos.Module.stringToUTF8(wkt, text, wkt.length + 1);
      const geometry = geos.GEOSWKTReader_read(reader, text);
      geos.Module._free(text);
      const verdict = geos.GEOSisValid(geometry) === 1;
      geos.GEOSGeom_destroy(geometry);
      return verdict;
    };
  }
});

describe("speed", () => {
  /** Milliseconds for a ring of n vertices around 0/0 with radii between `from` and 1; a fixed sequence, no dice. */
  const time = (n: number, from: number): number => {
    let state = 1;
    const ring = Array.from({ length: n }, (_, i): readonly [number, number] => {
      state = (state * 48271) % 2147483647;
      const radius = from + (1 - from) * (state / 2147483647);
      return [radius * Math.cos((2 * Math.PI * i) / n), radius * Math.sin((2 * Math.PI * i) / n)];
    });
    const geometry = polygon(ring);
    const started = performance.now();
    expect(codes(geometry)).toEqual([]);
    return performance.now() - started;
  };
  test("100,000 vertices: a coast, and a star whose edges' boxes nearly all overlap", () => {
    time(20_000, 0.9);
    const coast = time(100_000, 0.999);
    const star = time(100_000, 0.1);
    process.stdout.write(`validate, 100,000 vertices: coast ${coast.toFixed(0)} ms, star ${star.toFixed(0)} ms\n`);
    expect(coast).toBeLessThan(2000);
    expect(star).toBeLessThan(3000);
  });
});
