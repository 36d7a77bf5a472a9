import { describe, expect, test } from "vitest";
import { type CertificateCheckCode, type CertifiedScheme, certify, isIntact } from "../../src/delineation/index.ts";
import type { AreaGeometry, Finding } from "../../src/domain/index.ts";
import { area } from "../../src/geometry/index.ts";
import { SCHEME } from "../showcase/scheme.ts";
import { box, smallGround, unit, zone } from "./small-ground.ts";

const findingsOf = (scheme: CertifiedScheme, code: CertificateCheckCode): readonly Finding[] =>
  certify(scheme).checks.find((check) => check.code === code)!.findings;
const statesOf = (scheme: CertifiedScheme): Record<string, string> =>
  Object.fromEntries(certify(scheme).checks.map(({ code, state }) => [code, state]));
/** The small ground with a unit replaced. */
const withUnit = (index: number, geometry: AreaGeometry): CertifiedScheme => {
  const ground = smallGround();
  ground.units[index] = { ...ground.units[index]!, geometry };
  return ground;
};

describe("a scheme without a fault", () => {
  test("passes every check, and its areas close", () => {
    const certificate = certify(smallGround());
    expect(certificate.valid).toBe(true);
    expect(certificate.covered).toBe(true);
    expect(new Set(certificate.checks.map(({ state }) => state))).toEqual(new Set(["passed"]));
    const { equation } = certificate;
    expect(Math.abs(equation.relativeResidual)).toBeLessThanOrEqual(1e-12);
    expect(equation.unitsM2).toBeCloseTo(area(smallGround().territory.geometry), 3);
    expect(certificate.redline!.inPriorityM2).toBe(certificate.redline!.areaM2);
    expect(certificate.elements).toHaveLength(1);
    expect(certificate.elements[0]!.tiles).toBe(true);
  });

  test("the showcase is covered once and wholly, and its red line lies in priority units", () => {
    const certificate = certify(SCHEME);
    expect(certificate.covered).toBe(true);
    expect(Math.abs(certificate.equation.relativeResidual)).toBeLessThanOrEqual(1e-12);
    expect(certificate.redline!.zones).toBe(SCHEME.threeLines.redline.zones.length);
    expect(Math.abs(certificate.redline!.inPriorityM2 / certificate.redline!.areaM2 - 1)).toBeLessThan(1e-12);
    expect(certificate.checks.filter(({ state }) => state === "failed")).toEqual([]);
    expect(certificate.checks.find(({ code }) => code === "TOP5")!.state).toBe("notChecked");
  });

  test("order does not matter, and the digest holds", () => {
    const ground = smallGround();
    const one = certify(ground);
    const other = certify({
      ...ground,
      units: [...ground.units].reverse(),
      zones: [...ground.zones].reverse(),
      counties: [...ground.counties!].reverse(),
    });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(isIntact(JSON.parse(JSON.stringify(one)))).toBe(true);
    expect(isIntact({ ...one, valid: false })).toBe(false);
  });

  test("nothing that was handed in is changed", () => {
    const ground = smallGround();
    const before = JSON.stringify(ground);
    certify(ground);
    expect(JSON.stringify(ground)).toBe(before);
  });
});

describe("each fault is told, with place and remedy", () => {
  test("TOP1: a ring that is not closed; a unit without ground", () => {
    const open = withUnit(0, { type: "Polygon", coordinates: [box(0, 0, 1, 2).coordinates[0]!.slice(0, 4)] });
    const [finding] = findingsOf(open, "TOP1");
    expect(finding!.code).toBe("RING_NOT_CLOSED");
    expect(finding!.subject).toBe("ZH33100110001");
    expect(finding!.location!.path).toBe('$.units["ZH33100110001"].geometry.coordinates[0]');
    expect(finding!.message.zh).toContain('$.units["ZH33100110001"].geometry.coordinates[0]');
    const empty = withUnit(0, { type: "MultiPolygon", coordinates: [] });
    expect(findingsOf(empty, "TOP1").map(({ code }) => code)).toContain("CERTIFICATE_NO_GROUND");
  });

  test("TOP2: a bow tie", () => {
    const [[a, b, c, d]] = box(0, 0, 1, 2).coordinates as [[number[], number[], number[], number[]]];
    const [finding] = findingsOf(withUnit(0, { type: "Polygon", coordinates: [[a, c, b, d, a]] }), "TOP2");
    expect(finding!.code).toBe("RING_SELF_INTERSECTION");
    expect(finding!.location!.position![1]).toBeCloseTo(30.1, 9);
  });

  test("TOP3: an overlap, with its area", () => {
    const scheme = withUnit(0, box(0, 0, 1.5, 2));
    const [finding] = findingsOf(scheme, "TOP3");
    expect(finding!.code).toBe("CERTIFICATE_OVERLAP");
    expect(finding!.values!.units).toBe("ZH33100110001, ZH33100120001");
    expect(finding!.values!.areaM2).toBeCloseTo(area(box(1, 0, 1.5, 2)), 3);
    const { equation, covered, valid } = certify(scheme);
    expect([covered, valid]).toEqual([false, false]);
    expect(equation.repeatedM2).toBeCloseTo(area(box(1, 0, 1.5, 2)), 3);
    expect(Math.abs(equation.relativeResidual)).toBeLessThanOrEqual(1e-12);
  });

  test("TOP4: ground of no unit, and a unit that leaves the territory", () => {
    const [gap] = findingsOf(withUnit(0, box(0, 0, 1, 1.5)), "TOP4");
    expect(gap!.code).toBe("CERTIFICATE_UNCOVERED");
    expect(gap!.values!.areaM2).toBeCloseTo(area(box(0, 1.5, 1, 2)), 3);
    expect(gap!.location!.position).toEqual([120, 30.15]);
    const [outside] = findingsOf(withUnit(0, box(-0.5, 0, 1, 2)), "TOP4");
    expect(outside!.code).toBe("CERTIFICATE_OUTSIDE");
    expect(outside!.values!.areaM2).toBeCloseTo(area(box(-0.5, 0, 0, 2)), 3);
    // gap, overlap and ground outside at once: the equation still closes
    const ground = smallGround();
    ground.units[0] = { ...ground.units[0]!, geometry: box(-0.5, 0.5, 1.25, 2) };
    const { equation } = certify(ground);
    expect(equation.outsideM2).toBeCloseTo(area(box(-0.5, 0.5, 0, 2)), 3);
    expect(equation.gapM2).toBeCloseTo(area(box(0, 0, 1, 0.5)), 3);
    expect(equation.repeatedM2).toBeCloseTo(area(box(1, 0.5, 1.25, 2)), 3);
    expect(Math.abs(equation.relativeResidual)).toBeLessThanOrEqual(1e-12);
    expect(equation.territoryM2).toBeCloseTo(area(ground.territory.geometry), 3);
  });

  test("TOP5: ground in another county, in none, and a county that is not there", () => {
    const ground = smallGround();
    ground.units[1] = unit("ZH33100220001", "key", box(1, 0, 2, 2));
    ground.units[3] = unit("ZH33100930001", "general", box(3, 0, 4, 2));
    const found = findingsOf({ ...ground, counties: ground.counties! }, "TOP5");
    expect(found.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "CERTIFICATE_COUNTY_UNKNOWN ZH33100930001",
      "CERTIFICATE_OTHER_COUNTY ZH33100220001",
    ]);
    expect(found[1]!.values!.areaM2).toBeCloseTo(area(box(1, 0, 2, 2)), 3);
    expect(found[1]!.values!.other).toBe("331001");
    const less = {
      ...smallGround(),
      counties: [
        { code: "331001", name: "甲县", geometry: box(0, 0, 2, 2) },
        { code: "331002", name: "乙县", geometry: box(2, 0, 4, 1) },
      ],
    };
    expect(findingsOf(less, "TOP5").map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "CERTIFICATE_BEYOND_COUNTIES ZH33100210001",
      "CERTIFICATE_BEYOND_COUNTIES ZH33100230001",
    ]);
    // townships count for their counties
    const towns = smallGround().counties.map(({ code, geometry }) => ({ code: `${code}101`, name: "镇", geometry }));
    expect(statesOf({ ...smallGround(), counties: towns }).TOP5).toBe("passed");
  });

  test("TOP6 and TOP7: vertices half a millimetre apart, and a corner of half a degree", () => {
    const ring = box(0, 0, 1, 2).coordinates[0]!;
    const close = [ring[0]!, [120 + 5e-9, 30], ...ring.slice(1)];
    expect(findingsOf(withUnit(0, { type: "Polygon", coordinates: [close] }), "TOP6")[0]!.values!.count).toBe(1);
    const [a, b, c, d] = ring as [number[], number[], number[], number[]];
    const needle = [a, b, c, [120.05, 30.2], [120.0502, 30.25], [120.0504, 30.2], d, a].reverse();
    const [spike] = findingsOf(withUnit(0, { type: "Polygon", coordinates: [needle] }), "TOP7");
    expect(spike!.code).toBe("CERTIFICATE_SPIKE");
    expect(spike!.location!.position).toEqual([120.0502, 30.25]);
    // a blunt one of three degrees is none
    const blunt = [a, b, c, [120.05, 30.2], [120.0515, 30.25], [120.053, 30.2], d, a].reverse();
    expect(findingsOf(withUnit(0, { type: "Polygon", coordinates: [blunt] }), "TOP7")).toEqual([]);
  });

  test("TOP8: a hole that nothing fills, told beside a gap that is none", () => {
    const shell = box(0, 0, 1, 2).coordinates[0]!;
    const holed = (hole: ReturnType<typeof box>): CertifiedScheme =>
      withUnit(0, { type: "Polygon", coordinates: [shell, hole.coordinates[0]!] });
    const [finding] = findingsOf(holed(box(0.2, 0.2, 0.4, 0.4)), "TOP8");
    expect(finding!.code).toBe("CERTIFICATE_HOLE");
    expect(finding!.values!.areaM2).toBeCloseTo(area(box(0.2, 0.2, 0.4, 0.4)), 3);
    expect(findingsOf(withUnit(0, box(0, 0, 1, 1.5)), "TOP8")).toEqual([]);
    // a notch in the edge of the territory lies beside one unit alone, and is no hole of it
    const [a, b, c, d] = shell as [number[], number[], number[], number[]];
    const notched = [a, b, c, d, [120, 30.12], [120.02, 30.12], [120.02, 30.1], [120, 30.1], a];
    const notch = withUnit(0, { type: "Polygon", coordinates: [notched] });
    expect(findingsOf(notch, "TOP4").map(({ code }) => code)).toEqual(["CERTIFICATE_UNCOVERED"]);
    expect(findingsOf(notch, "TOP8")).toEqual([]);
    const filled = holed(box(0.2, 0.2, 0.4, 0.4)) as ReturnType<typeof smallGround>;
    filled.units.push(unit("ZH33100130001", "general", box(0.2, 0.2, 0.4, 0.4)));
    expect(findingsOf(filled, "TOP8")).toEqual([]);
  });

  test("TOP9: parts are counted and do no harm", () => {
    const ground = smallGround();
    const parts = {
      type: "MultiPolygon" as const,
      coordinates: [box(3, 0, 4, 1).coordinates, box(3, 1, 4, 2).coordinates],
    };
    ground.units[3] = { ...ground.units[3]!, geometry: parts };
    const found = findingsOf(ground, "TOP9");
    expect(found.map(({ subject, values }) => [subject, values!.count])).toEqual([["ZH33100230001", 2]]);
    // that two parts share an edge is another matter
    expect(statesOf(ground).TOP1).toBe("failed");
  });

  test("TOP10: the coast is one edge, with the same vertices on both sides and nothing between", () => {
    expect(findingsOf(smallGround(), "TOP10")).toEqual([]);
    const gap = withUnit(4, box(0, 2.01, 4, 3));
    expect(findingsOf(gap, "TOP10").map(({ code }) => code)).toContain("CERTIFICATE_COAST");
    const ring = [...box(0, 0, 1, 2).coordinates[0]!];
    ring.splice(3, 0, [120.05, 30.2]);
    const vertex = withUnit(0, { type: "Polygon", coordinates: [ring] });
    expect(findingsOf(vertex, "TOP10").map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "CERTIFICATE_BORDER HY33100230001",
    ]);
    expect(
      statesOf({
        ...smallGround(),
        units: smallGround().units.slice(0, 4),
        territory: { adminCode: "331000", name: "", geometry: box(0, 0, 4, 2) },
        zones: smallGround().zones.slice(0, 5),
      }).TOP10,
    ).toBe("notChecked");
  });

  test("EDGES: a vertex that only one side of a border has", () => {
    const ring = [...box(0, 0, 1, 2).coordinates[0]!];
    ring.splice(2, 0, [120.1, 30.1]);
    const scheme = withUnit(0, { type: "Polygon", coordinates: [ring] });
    const [finding] = findingsOf(scheme, "EDGES");
    expect(finding!.values).toMatchObject({ unit: "ZH33100120001", other: "ZH33100110001", count: 1 });
    expect(statesOf(scheme).TOP10).toBe("passed");
  });

  test("SLIVERS: an overlap of half a metre", () => {
    const found = findingsOf(withUnit(0, box(0, 0, 1.00005, 2)), "SLIVERS");
    expect(found).toHaveLength(1);
    expect(found[0]!.values!.widthM as number).toBeLessThan(0.5);
    expect(findingsOf(withUnit(0, box(0, 0, 1.01, 2)), "SLIVERS")).toEqual([]);
  });

  test("REDLINE: a zone that reaches out of priority units, with the area that does", () => {
    const ground = smallGround();
    ground.zones[0] = zone("YS3310011110001", "priority", box(0, 0, 1.25, 1));
    const [finding] = findingsOf(ground, "REDLINE");
    expect(finding).toMatchObject({ code: "CERTIFICATE_REDLINE_OUT", severity: "error", subject: "YS3310011110001" });
    expect(finding!.values!.unit).toBe("ZH33100120001");
    expect(finding!.values!.areaM2).toBeCloseTo(area(box(1, 0, 1.25, 1)), 3);
    // a zone that the three lines name is red line whatever its type
    const named = { ...smallGround(), threeLines: { redline: { zones: ["YS3310013110001"], indicators: [] } } };
    expect(findingsOf(named, "REDLINE").map(({ subject }) => subject)).toEqual(["YS3310013110001"]);
  });

  test("ELEMENTS: zones that leave ground, overlap or go outside; a partial layer may leave ground", () => {
    const ground = smallGround();
    const [land] = ground.zones.splice(-2);
    expect(findingsOf(ground, "ELEMENTS").map(({ code }) => code)).toEqual(["CERTIFICATE_ELEMENT_GAP"]);
    expect(certify(ground).elements[0]!.tiles).toBe(false);
    expect(certify(ground).elements[0]!.landGapM2).toBeCloseTo(area(box(3, 0, 4, 2)), 3);
    expect(certify(ground).elements[0]!.seaGapM2).toBeCloseTo(area(box(0, 2, 4, 3)), 3);
    expect(statesOf({ ...ground, layers: [] }).ELEMENTS).toBe("passed");
    ground.zones.push(land!);
    ground.zones.push(zone("YS3310023110002", "general", box(0, 1.5, 4, 3.5)));
    expect(new Set(findingsOf(ground, "ELEMENTS").map(({ code }) => code))).toEqual(
      new Set(["CERTIFICATE_ELEMENT_OVERLAP", "CERTIFICATE_ELEMENT_OUTSIDE"]),
    );
  });

  test("a full layer covers the sea where it is marine, and the land where it is not", () => {
    const ground = smallGround();
    ground.zones.pop();
    const sea = zone("YS3310023710001", "general", box(0, 2, 4, 3), { element: "marine" });
    const record = { owner: "局", date: "2026-01-01", source: "示例", coverage: "full" } as const;
    const layers = (["ecology", "marine"] as const).map((element) => ({ element, ...record }));
    const coastal = { ...ground, zones: [...ground.zones, sea], layers };
    expect(findingsOf(coastal, "ELEMENTS")).toEqual([]);
    expect(certify(coastal).elements.map(({ tiles }) => tiles)).toEqual([true, true]);
    const half = { ...sea, geometry: box(0, 2, 2, 3) };
    const [gap, ...rest] = findingsOf({ ...coastal, zones: [...ground.zones, half] }, "ELEMENTS");
    expect(rest).toEqual([]);
    expect(gap).toMatchObject({ code: "CERTIFICATE_ELEMENT_GAP", subject: "marine" });
    expect(gap!.values!.areaM2).toBeCloseTo(area(box(2, 2, 4, 3)), 3);
  });

  test("aquifers lie above one another; what does is data", () => {
    const ground = smallGround();
    for (const [i, south] of [0, 0.5].entries())
      ground.zones.push(zone(`YS331001291000${i}`, "key", box(0, south, 2, 2), { element: "groundwater" }));
    expect(findingsOf(ground, "ELEMENTS")).toEqual([]);
    expect(certify(ground).elements.find(({ element }) => element === "groundwater")!.overlapM2).toBe(0);
    const none = certify(ground, { verticalElements: [] });
    expect(none.checks.find(({ code }) => code === "ELEMENTS")!.state).toBe("failed");
    expect(none.method.verticalElements).toEqual([]);
  });

  test("no territory is not covered", () => {
    const nothing = { type: "MultiPolygon" as const, coordinates: [] };
    const territory = { ...smallGround().territory, geometry: nothing };
    expect(certify({ territory, units: [] }).covered).toBe(false);
  });

  test("zones of different elements, and of different resources, may overlap", () => {
    const ground = smallGround();
    const own = (code: string, more: object) => zone(code, "key", box(0, 0, 2, 2), more);
    ground.zones.push(
      own("YS3310012910001", { element: "groundwater" }),
      own("YS3310012520001", { element: "resource" }),
      own("YS3310012540001", { element: "resource" }),
    );
    expect(statesOf(ground).ELEMENTS).toBe("passed");
    ground.zones.push(own("YS3310012540002", { element: "resource" }));
    expect(statesOf(ground).ELEMENTS).toBe("failed");
  });
});

test("a list that is too long is cut, and says by how much", () => {
  const ground = smallGround();
  const units = ground.units.map((one, i) => (i < 4 ? { ...one, geometry: box(i, 0, i + 1.2, 2) } : one));
  const check = certify({ ...ground, units }, { maxListed: 1 }).checks.find(({ code }) => code === "TOP3")!;
  expect(check.count).toBe(3);
  expect(check.findings.map(({ code }) => code)).toEqual(["CERTIFICATE_OVERLAP", "CERTIFICATE_LIMIT"]);
  expect(check.findings[1]!.values!.count).toBe(2);
});

test("what a name holds stays text, and hostile keys do no harm", () => {
  const ground = smallGround();
  ground.units[0] = { ...ground.units[0]!, code: "__proto__", name: "<img src=x onerror=alert(1)>", county: "331001" };
  const certificate = certify(ground);
  expect(certificate.covered).toBe(true);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("numbers that are none, and wrong options, are refused", () => {
  const broken = withUnit(0, {
    type: "Polygon",
    coordinates: [
      [
        [Number.NaN, 0],
        [1, 0],
        [1, 1],
        [Number.NaN, 0],
      ],
    ],
  });
  expect(() => certify(broken)).toThrow(/finite/);
  expect(() => certify(smallGround(), { spikeAngleDeg: 11 })).toThrow(/spikeAngleDeg/);
  expect(() => certify(smallGround(), { tolerance: Number.NaN })).toThrow(/tolerance/);
});

test("progress is told step by step, and a signal stops the work", () => {
  const told: string[] = [];
  certify(smallGround(), { onProgress: ({ done, total, step }) => told.push(`${done}/${total} ${step.zh}`) });
  expect(told).toHaveLength(5);
  expect(told[0]).toBe("0/5 读取并排序");
  const stop = new AbortController();
  const run = (): unknown =>
    certify(smallGround(), {
      signal: stop.signal,
      onProgress: ({ done }) => done === 2 && stop.abort(new Error("enough")),
    });
  expect(run).toThrow("enough");
});
