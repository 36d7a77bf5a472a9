// Fujian compiled, clean and dirty, against GEOS on the same files: for every county and class, the area that follows from
// the reference's combinations of labels by precedence; and the certificate of what came out.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { delineate } from "../../src/delineation/index.ts";
import type { ZoneClass } from "../../src/domain/index.ts";
import { DATA, hasData } from "./cases.ts";
import { FUJIAN_ELEMENTS, fujian } from "./fujian.ts";

interface Reference {
  combos: Record<string, { planarDeg2: number; lonlatM2: number }>;
}
const STRICTEST: readonly ZoneClass[] = ["priority", "key", "general"];
/** m² in a square degree at the southern edge of Fujian, the most there is. */
const M2_IN_DEG2 = 111.32e3 ** 2;

describe.skipIf(!hasData("showcase"))("Fujian compiled", () => {
  test.each(["clean", "dirty"] as const)("%s", (which) => {
    const reference = JSON.parse(readFileSync(`${DATA}showcase/reference_overlay_${which}.json`, "utf8")) as Reference;
    const result = delineate(fujian(which));

    // what the reference says: the strictest class of a combination of labels, land or sea by the marine label
    const expected = new Map<string, number>();
    let territoryM2 = 0;
    for (const [key, { lonlatM2 }] of Object.entries(reference.combos)) {
      const [county, ...labels] = key.split("|");
      if (county === "") continue;
      const classes = labels.map((label) =>
        label === "ecology.redline" || label === "ecology.general" ? "priority" : (label.split(".")[1] ?? "general"),
      );
      const strictest = STRICTEST.find((zoneClass) => classes.includes(zoneClass)) ?? "general";
      const realm = labels[FUJIAN_ELEMENTS.indexOf("marine")] === "" ? "land" : "sea";
      const row = `${county}|${strictest}|${realm}`;
      expected.set(row, (expected.get(row) ?? 0) + lonlatM2);
      for (const label of labels.filter((text) => text !== ""))
        expected.set(`${county}|${label}`, (expected.get(`${county}|${label}`) ?? 0) + lonlatM2);
      territoryM2 += lonlatM2;
    }
    const found = new Map<string, number>();
    result.units.forEach(({ county, class: zoneClass, realm }, i) => {
      const row = `${county}|${zoneClass}|${realm}`;
      found.set(row, (found.get(row) ?? 0) + result.lineage[i]!.areaM2);
      // and from the lineage, every label of every element by county
      for (const { code, areaM2 } of result.lineage[i]!.zones) {
        const label = `${county}|${code.split("-")[0]}`;
        found.set(label, (found.get(label) ?? 0) + areaM2);
      }
    });
    // the grid bound of the border of a county's class, 20 degrees at most; two counties in the dirty data share ground
    const bound = 0.7072 * result.gridDeg * 20 * M2_IN_DEG2;
    const wrong: string[] = [];
    let worst = 0;
    for (const row of new Set([...expected.keys(), ...found.keys()])) {
      const off = Math.abs((found.get(row) ?? 0) - (expected.get(row) ?? 0));
      worst = Math.max(worst, off);
      if (off > bound) wrong.push(`${row}: ${found.get(row)} for ${expected.get(row)}`);
    }
    process.stdout.write(
      `${which}: ${result.units.length} units, ${expected.size} rows, worst off by ${worst} m² of ${bound}\n`,
    );
    expect(wrong).toEqual([]);

    const { totals, certificate, counties } = result;
    expect(Math.abs(totals.unitsM2 / totals.territoryM2 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(totals.territoryM2 / territoryM2 - 1)).toBeLessThan(1e-8);
    expect(Math.abs(certificate!.equation.relativeResidual)).toBeLessThan(1e-12);
    expect(certificate).toMatchObject({ valid: true, covered: true });
    expect(counties).toHaveLength(84);
    // it says what it did with what was dirty
    const told = new Set(result.findings.map(({ code }) => code));
    expect(told.has("ADMIN_OVERLAP")).toBe(which === "dirty");
    expect(told.has("GEOMETRY_REPAIRED")).toBe(which === "dirty");
    expect(told.has("LAYER_OVERLAP")).toBe(true);
  });
});
