// Codes over versions: kept by the unit that has most of the ground, never given to other ground, and told where units
// were born, split, merged or ended.
import type { Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import {
  type CuttingArea,
  type Delineation,
  type DelineationInput,
  delineate,
  type ElementLayer,
  NATIONAL_DELINEATION,
} from "../../src/delineation/index.ts";
import type { AreaGeometry, ControlUnit, Element, ElementZone } from "../../src/domain/index.ts";
import { area, overlay, union } from "../../src/geometry/index.ts";
import { random } from "../property/random.ts";
import { SCHEME } from "../showcase/scheme.ts";
import { rectangle } from "./random-layers.ts";

const APART = { ...NATIONAL_DELINEATION, numbering: { ...NATIONAL_DELINEATION.numbering, pieces: "apart" as const } };
const COUNTY: CuttingArea = { code: "331001", name: "甲县", geometry: rectangle(0, 0, 40, 10) };

/** Key pieces of ground in one county, each a unit of its own. */
function version(pieces: readonly Polygon[], more: Partial<DelineationInput> = {}): Delineation {
  const zones = pieces.map(
    (geometry, i): ElementZone => ({
      code: `W${i}`,
      name: `W${i}`,
      element: "water",
      class: "key",
      type: "2220",
      geometry,
    }),
  );
  return delineate({
    territory: { adminCode: "331000", name: "某市", geometry: COUNTY.geometry },
    admin: [COUNTY],
    layers: [{ element: "water", zones }],
    profile: APART,
    ...more,
  });
}

/** The unit that has a piece of ground. */
function unitOn({ units }: Delineation, geometry: AreaGeometry): ControlUnit {
  const feature = (g: AreaGeometry) => ({ type: "Feature" as const, properties: null, geometry: g });
  const faces = overlay({
    units: { type: "FeatureCollection", features: units.map((unit) => feature(unit.geometry)) },
    asked: { type: "FeatureCollection", features: [feature(geometry)] },
  });
  const on = Array.from({ length: faces.faceCount }, (_, f) => f).filter(
    (f) => faces.coveringIndices("asked", f).length > 0,
  );
  const most = on.reduce((best, f) => (faces.areaM2[f]! > faces.areaM2[best]! ? f : best));
  return units[faces.coveringIndices("units", most)[0]!]!;
}

const originOf = ({ succession }: Delineation, code: string): string | undefined =>
  succession!.units.find((unit) => unit.code === code)?.origin;

describe("a version after another", () => {
  const [a, b, c] = [rectangle(2, 2, 6, 6), rectangle(10, 2, 14, 6), rectangle(20, 2, 22, 4)];
  const first = version([a, b, c]);
  const [A, B, C] = [a, b, c].map((ground) => unitOn(first, ground).code) as [string, string, string];

  it("the first numbers from west to east", () => {
    expect([A, B, C]).toEqual(["ZH33100120001", "ZH33100120002", "ZH33100120003"]);
    expect(first.succession).toBeNull();
  });

  it("keeps every code where nothing changed, and all bytes", () => {
    const again = version([c, b, a], { predecessor: first });
    expect(again.units.map(({ code, geometry }) => [code, geometry])).toEqual(first.units.map(({ code, geometry }) => [code, geometry])); // biome-ignore format: one line
    expect(again.succession!.units.every(({ origin }) => origin === "kept")).toBe(true);
    expect(again.succession!.retired).toEqual([]);
  });

  it("keeps codes when a new piece comes in the west, which gets a serial above all", () => {
    const born = rectangle(0, 8, 1, 9);
    const next = version([born, a, b, c], { predecessor: first });
    expect([a, b, c].map((ground) => unitOn(next, ground).code)).toEqual([A, B, C]);
    expect(unitOn(next, born).code).toBe("ZH33100120004");
    // it was general ground before: a change of class, not of nothing
    expect(originOf(next, "ZH33100120004")).toBe("reclassed");
  });

  it("retires the code of what ends, and never gives it to other ground", () => {
    const gone = version([a, b], { predecessor: first });
    expect(gone.succession!.retired.map(({ code }) => code)).toEqual([C]);
    expect(gone.succession!.retiredCodes).toEqual([C]);
    const elsewhere = rectangle(30, 2, 32, 4);
    const back = version([a, b, elsewhere], {
      predecessor: { units: gone.units, retiredCodes: gone.succession!.retiredCodes },
    });
    expect(unitOn(back, elsewhere).code).toBe("ZH33100120004");
    // without the list of what was used, the number would come again
    const forgot = version([a, b, elsewhere], { predecessor: { units: gone.units } });
    expect(unitOn(forgot, elsewhere).code).toBe(C);
  });

  it("splits: the larger part keeps the code, the other gets a new one, and both say where from", () => {
    const [larger, smaller] = [rectangle(2, 2, 6, 4.5 as number), rectangle(2, 5, 6, 6)];
    const next = version([larger, smaller, b, c], { predecessor: first });
    expect(unitOn(next, larger).code).toBe(A);
    const code = unitOn(next, smaller).code;
    expect(code).toBe("ZH33100120004");
    expect([originOf(next, A), originOf(next, code)]).toEqual(["kept", "split"]);
    const { from } = next.succession!.units.find((unit) => unit.code === code)!;
    expect(from.map((entry) => [entry.code, entry.share.toFixed(6)])).toEqual([[A, "1.000000"]]);
    expect(from[0]!.areaM2 / area(smaller)).toBeCloseTo(1, 9);
  });

  it("merges: the one with most ground keeps its code, the others are retired and say where they went", () => {
    const joined = rectangle(10, 2, 22, 6);
    const next = version([a, joined], { predecessor: first });
    expect(unitOn(next, joined).code).toBe(B);
    expect(originOf(next, B)).toBe("merged");
    expect(next.succession!.retired).toMatchObject([{ code: C, to: [{ code: B, share: expect.closeTo(1, 9) }] }]);
  });

  it("changes the code where the class changes, because the class is in it", () => {
    const zones: ElementZone[] = [
      { code: "R", name: "R", element: "ecology", class: "priority", type: "1110", geometry: a },
    ];
    const next = version([b, c], {
      layers: [{ element: "ecology", zones }, version([b, c]).layers[0]!],
      predecessor: first,
    });
    const unit = unitOn(next, a);
    expect(unit.code).toBe("ZH33100110001");
    expect(originOf(next, unit.code)).toBe("reclassed");
    expect(next.succession!.retired.map(({ code }) => code)).toEqual([A]);
  });

  it("does not hand a code over on a sliver: less than half of the smaller must not be enough", () => {
    // B moves east until it shares a tenth with what it was
    const moved = rectangle(13.6 as number, 2, 17.6 as number, 6);
    const next = version([a, moved, c], { predecessor: first });
    expect(unitOn(next, moved).code).toBe("ZH33100120004");
    expect(next.succession!.retired.map(({ code }) => code)).toEqual([B]);
    const loose = { ...APART, numbering: { ...APART.numbering, keepShare: 0.05 } };
    expect(unitOn(version([a, moved, c], { predecessor: first, profile: loose }), moved).code).toBe(B);
  });

  it("keeps codes as lists print them, five digits too, and tells what it cannot read", () => {
    const units = first.units.map((unit) => (unit.code === A ? { ...unit, code: "ZH331001200012" } : unit));
    const odd = units.map((unit) => (unit.code === C ? { ...unit, code: "无编码" } : unit));
    const next = version([a, b, c], { predecessor: { units: odd } });
    expect(unitOn(next, a).code).toBe("ZH331001200012");
    expect(unitOn(next, b).code).toBe(B);
    // above twelve, the highest that was used
    expect(unitOn(next, c).code).toBe("ZH33100120013");
    expect(next.findings.filter(({ code }) => code === "PREDECESSOR_CODE")).toMatchObject([{ subject: "无编码" }]);
  });

  it("takes a code that stands twice for one unit, and tells", () => {
    const units = first.units.map((unit) => (unit.code === B ? { ...unit, code: A } : unit));
    const next = version([a, b, c], { predecessor: { units } });
    expect(new Set(next.units.map(({ code }) => code)).size).toBe(next.units.length);
    expect(next.findings.map(({ code }) => code)).toContain("PREDECESSOR_DUPLICATE");
  });
});

describe("with every border jittered by 5 m", () => {
  /** Moves every vertex by up to 5 m; together: by where it is, so that layers stay matched; else each by itself. */
  function jittered<T extends { readonly geometry: AreaGeometry }>(
    items: readonly T[],
    seed: number,
    together: boolean,
  ): T[] {
    const rng = random(seed);
    const moved = new Map<string, [number, number]>();
    const move = ([x, y]: readonly number[]): number[] => {
      const key = `${x} ${y}`;
      const by = (together ? moved.get(key) : undefined) ?? [(rng() * 2 - 1) * 3.6e-5, (rng() * 2 - 1) * 3.2e-5];
      moved.set(key, by);
      return [x! + by[0], y! + by[1]];
    };
    return items.map((item) => {
      const polygons = item.geometry.type === "Polygon" ? [item.geometry.coordinates] : item.geometry.coordinates;
      const coordinates = polygons.map((rings) =>
        rings.map((ring) => {
          const open = ring.slice(0, -1).map(move);
          return [...open, open[0]!];
        }),
      );
      return { ...item, geometry: { type: "MultiPolygon", coordinates } };
    });
  }

  const sea = new Set(SCHEME.units.filter(({ realm }) => realm === "sea").map(({ county }) => county));
  const counties = [...new Set(SCHEME.units.map(({ county }) => county))].sort();
  const admin = (["land", "sea"] as const).flatMap((realm) =>
    counties
      .filter((county) => realm === "land" || sea.has(county))
      .map((county): CuttingArea => {
        const own = SCHEME.units.filter((unit) => unit.county === county && unit.realm === realm);
        return { code: county, name: county, realm, geometry: union(own.map(({ geometry }) => geometry)) };
      }),
  );
  const layersOf = (zones: readonly ElementZone[]): ElementLayer[] =>
    [...new Set(zones.map(({ element }) => element))].map((element: Element) => ({
      element,
      zones: zones.filter((zone) => zone.element === element),
    }));
  const base: DelineationInput = {
    territory: SCHEME.territory,
    admin,
    layers: layersOf(SCHEME.zones),
    parks: SCHEME.parks!,
    slivers: { minAreaM2: 1e4, minWidthM: 20 },
    certificate: false,
  };

  for (const [name, profile] of [
    ["units of many pieces", NATIONAL_DELINEATION],
    ["a unit for each piece", APART],
  ] as const)
    for (const together of [true, false])
      it(`at least 99 in 100 keep their code and none is used for other ground: ${name}, layers ${together ? "moved alike" : "each moved by itself"}`, () => {
        const clean = delineate({ ...base, profile });
        let before = clean;
        let kept = 0;
        let all = 0;
        const ground = new Map(before.units.map((unit) => [unit.code, unit]));
        for (let seed = 1; seed <= 3; seed++) {
          const moved: DelineationInput = {
            ...base,
            profile,
            admin: jittered(admin, seed, together),
            layers: layersOf(jittered(SCHEME.zones, seed, together)),
            parks: jittered(SCHEME.parks!, seed, together),
          };
          const once = new Set(delineate({ ...moved, predecessor: clean }).units.map(({ code }) => code));
          all += clean.units.length;
          kept += clean.units.filter(({ code }) => once.has(code)).length;
          const retiredCodes = before.succession?.retiredCodes ?? [];
          const now = delineate({ ...moved, predecessor: { units: before.units, retiredCodes } });
          // each kept code still stands for the ground of its first day: most of the smaller is common
          for (const unit of now.units) {
            const first = ground.get(unit.code);
            if (first === undefined) ground.set(unit.code, unit);
            else {
              const { from } = now.succession!.units.find(({ code }) => code === unit.code)!;
              const old = before.units.find(({ code }) => code === unit.code)!;
              expect(old, `${unit.code} came back`).toBeDefined();
              expect(from[0]!.areaM2 / Math.min(area(unit.geometry), area(old.geometry))).toBeGreaterThan(0.5);
            }
          }
          before = now;
        }
        process.stdout.write(`${name}: ${kept} of ${all} codes kept\n`);
        expect(kept / all).toBeGreaterThanOrEqual(0.99);
      });
});
