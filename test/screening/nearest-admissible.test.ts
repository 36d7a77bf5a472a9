// Where a refused footprint may be moved to: found, accepted, and no nearer place overlooked where it can be worked out.
import { describe, expect, it } from "vitest";
import type { AccessTerm, Footprint } from "../../src/domain/index.ts";
import { lengthM } from "../../src/geometry/index.ts";
import { admissibleArea, nearestAdmissible, prepareScheme, screen } from "../../src/screening/index.ts";
import { random, SEED } from "../property/random.ts";
import { AS_OF, box, projectOn, REDLINE, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const lonM = lengthM({ type: "LineString", coordinates: [[121, 28.605], [121.001, 28.605]] }) / 0.001; // biome-ignore format: one line
const BAN: Partial<AccessTerm>[] = [{ scope: { place: { zones: [REDLINE] } } }];

describe("the nearest admissible place", () => {
  it("is where it stands, when it is accepted there", () => {
    const footprint = box(121.006, 28.603, 121.008, 28.607);
    const found = nearestAdmissible(prepareScheme(smallScheme(BAN)), projectOn(footprint), { asOf: AS_OF });
    expect(found).toMatchObject({ movedM: 0, shiftDeg: [0, 0], summary: { verdict: "admissible" } });
    expect(found!.footprint).toBe(footprint);
  });

  it("is straight across the border of the ban", () => {
    // the ban ends at 121.005; the plot reaches 200 m into it and 100 m beyond
    const west = 121.005 - 200 / lonM;
    const prepared = prepareScheme(smallScheme(BAN));
    const project = projectOn(box(west, 28.604, west + 300 / lonM, 28.606));
    const found = nearestAdmissible(prepared, project, { asOf: AS_OF })!;
    expect(found.movedM).toBeGreaterThan(199);
    expect(found.movedM).toBeLessThan(203);
    expect(found.shiftDeg[0]).toBeGreaterThan(0);
    expect(screen(prepared, { ...project, footprint: found.footprint }, { asOf: AS_OF }).verdict).toBe("admissible");
  });

  it("takes only what is accepted, within reach, and none where there is none", () => {
    const prepared = prepareScheme(
      smallScheme([...BAN, { scope: { units: [U1] } }, { scope: { units: [U2] }, modality: "restrict" }]),
    );
    const project = projectOn(box(121.001, 28.604, 121.003, 28.606));
    expect(nearestAdmissible(prepared, project, { asOf: AS_OF })!.summary.verdict).toBe("conditional");
    const strict = nearestAdmissible(prepared, project, { asOf: AS_OF, accept: ["admissible"] })!;
    expect(strict.summary.units.map(({ code }) => code)).toContain(U3);
    expect(strict.movedM).toBeGreaterThan(0.017 * lonM - 5);
    expect(nearestAdmissible(prepared, project, { asOf: AS_OF, accept: ["admissible"], mostM: 500 })).toBeNull();
    const closed = prepareScheme(smallScheme([{}]));
    expect(nearestAdmissible(closed, project, { asOf: AS_OF })).toBeNull();
    // too large for any ground there is
    expect(nearestAdmissible(prepared, projectOn(box(121, 28.55, 121.2, 28.7)), { asOf: AS_OF })).toBeNull();
  });

  it("of a plot as wide as the ground it must go to, though its disc does not fit there", () => {
    const strip = { territory: { adminCode: "331000", name: "示例市", geometry: box(121, 28.6, 121.03, 28.61) } };
    const prepared = prepareScheme(smallScheme([{ scope: { units: [U1, U3] } }], strip));
    const project = projectOn(box(121.0205, 28.6005, 121.0295, 28.6095));
    const found = nearestAdmissible(prepared, project, { asOf: AS_OF })!;
    expect(found.summary.units.map(({ code }) => code)).toContain(U2);
    expect(found.movedM).toBeLessThan(0.0105 * lonM);
  });

  it("is accepted wherever the plot starts, and no nearer place of a random thousand is", () => {
    const rng = random(SEED + 50);
    const prepared = prepareScheme(smallScheme([...BAN, { when: { op: "within", place: { zoneTypes: ["2340"] } } }]));
    const { footprint: _, ...type } = projectOn(box(0, 0, 1, 1));
    const area = admissibleArea(prepared, type, { asOf: AS_OF });
    for (let i = 0; i < 6; i++) {
      const [x, y, r] = [121.001 + 0.013 * rng(), 28.602 + 0.006 * rng(), 0.0004];
      const at = (lon: number, lat: number): Footprint => box(lon - r, lat - r, lon + r, lat + r);
      const found = nearestAdmissible(prepared, projectOn(at(x, y)), { asOf: AS_OF, area })!;
      expect(["admissible", "conditional"]).toContain(found.summary.verdict);
      for (let k = 0; k < 150; k++) {
        const [lon, lat] = [121.001 + 0.028 * rng(), 28.601 + 0.008 * rng()];
        const away = lengthM({ type: "LineString", coordinates: [[x, y], [lon, lat]] }); // biome-ignore format: one line
        // the square's corners may come nearer than its disc: 40 % of 40 m
        if (away > found.movedM - 20) continue;
        expect(screen(prepared, projectOn(at(lon, lat)), { asOf: AS_OF }).verdict).toBe("inadmissible");
      }
    }
  });

  it("moves every kind of geometry, and refuses a distance that is none", () => {
    const prepared = prepareScheme(smallScheme(BAN));
    const mixed: Footprint = {
      type: "GeometryCollection",
      geometries: [
        { type: "Point", coordinates: [121.003, 28.605] },
        { type: "LineString", coordinates: [[121.003, 28.605], [121.004, 28.605]] }, // biome-ignore format: one line
        box(121.0032, 28.6052, 121.0038, 28.6058),
      ],
    };
    const found = nearestAdmissible(prepared, projectOn(mixed), { asOf: AS_OF })!;
    expect(found.summary.verdict).toBe("admissible");
    expect(found.summary.footprint.points).toBe(1);
    expect(found.summary.footprint.lengthM).toBeGreaterThan(90);
    expect(() => nearestAdmissible(prepared, projectOn(mixed), { asOf: AS_OF, mostM: -1 })).toThrow(/mostM/);
  });
});
