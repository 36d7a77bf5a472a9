// A province to screen against: 40,000 control units that tile 4° by 4°, three layers of element zones that know nothing of
// them, and an access list of the size of published ones: shared clauses, a dozen a unit, terms by zone type, terms for all.
// Footprints are plots of a dozen vertices, 100 to 400 m across, anywhere in it.
import { coverage } from "./coverage.mjs";
import { nested, vertexCount } from "./polygons.mjs";
import { seeded } from "./random.mjs";

const CLASSES = ["priority", "key", "general"];
const EXTENT = 4;
/** Element, the digits of its type behind the class, zones along a side, vertices along a side of a zone. */
const LAYERS = [
  ["ecology", "110", 40, 32],
  ["water", "220", 60, 32],
  ["air", "340", 50, 32],
];
const CLAUSES = 450;
const UNITS_OF_A_CLAUSE = 1100;

/** @returns scheme, footprints as projects, and the layers as polygon sets */
export function province({ side = 200, projects = 2000, seed = 71 } = {}) {
  const random = seeded(seed);
  const unitSet = coverage({ columns: side, rows: side, segments: 8, size: EXTENT / side, seed: 3 });
  const units = placesOf(unitSet, (f) => ({
    code: `ZH331002${(f % 3) + 1}${String(f).padStart(5, "0")}`,
    name: `单元${f}`,
    class: CLASSES[f % 3],
    realm: "land",
    county: "331002",
    reasons: [],
  }));
  const zoneSets = LAYERS.map(([, , n, segments], i) =>
    coverage({ columns: n, rows: n, segments, size: EXTENT / n, seed: 5 + i }),
  );
  const zones = zoneSets.flatMap((set, i) => {
    const [element, digits] = LAYERS[i];
    return placesOf(set, (f) => ({
      code: `YS331002${(f % 3) + 1}${digits}${String(f).padStart(4, "0")}`,
      name: `${element}${f}`,
      element,
      class: CLASSES[f % 3],
      type: `${(f % 3) + 1}${digits}`,
    }));
  });
  const scheme = {
    ...{ format: "sanxian.scheme", formatVersion: "1", id: "province", name: "合成省", level: "province" },
    ...{ authority: "示例", competentBody: "示例", responsibleBodies: [], gridDeg: 1e-8 },
    version: { number: "2026", status: "inForce", baseDate: "2026-01-01", areaMethod: "lonlat" },
    territory: { adminCode: "330000", name: "合成省", geometry: box(112, 28, 112 + EXTENT, 28 + EXTENT) },
    units,
    zones,
    layers: LAYERS.map(([element]) => {
      return { element, owner: "示例", date: "2026-01-01", source: "示例", coverage: "full" };
    }),
    parks: [],
    features: [],
    threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] },
    terms: termsOf(units, zones, random),
    legalBases: [],
    demonstration: true,
  };
  return {
    scheme,
    projects: Array.from({ length: projects }, (_, i) => project(i, random)),
    sets: [unitSet, ...zoneSets],
    vertices: vertexCount(unitSet, ...zoneSets),
  };
}

function placesOf(set, describe) {
  return Array.from({ length: set.featureOffsets.length - 1 }, (_, f) => ({
    ...describe(f),
    geometry: { type: "Polygon", coordinates: nested(set, f)[0] },
  }));
}

function box(w, s, e, n) {
  return { type: "Polygon", coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // biome-ignore format: one ring
}

const WHEN = [
  { op: "flag", flag: "twoHigh" },
  { op: "all", of: [{ op: "nature", in: ["new", "expand"] }, { op: "industry", in: ["C25", "C26"] }] }, // biome-ignore format: one row
  {
    op: "all",
    of: [
      { op: "flag", flag: "chemical" },
      { op: "not", of: { op: "flag", flag: "livelihood" } },
    ],
  },
  { op: "compare", quantity: "waterUse", is: ">", value: 50000, unit: "m3/a" },
];
const MODALITIES = ["prohibit", "restrict", "require", "encourage"];

function termsOf(units, zones, random) {
  const term = (id, tier, i, scope) => ({
    ...{
      id,
      tier,
      dimension: "spatialLayout",
      theme: "other",
      modality: MODALITIES[i % 4],
      text: `条文${id}`,
      basis: [],
    },
    ...(scope === undefined ? {} : { scope }),
    ...(i % 7 === 6 ? { textOnly: true } : {}),
    when: WHEN[i % WHEN.length],
  });
  const clauses = Array.from({ length: CLAUSES }, (_, i) => {
    const codes = Array.from({ length: UNITS_OF_A_CLAUSE }, () => units[Math.floor(random() * units.length)].code);
    return term(`U${i}`, "unit", i, { units: [...new Set(codes)] });
  });
  const types = [...new Set(zones.map(({ type }) => type))].sort();
  const byType = types.flatMap((type, t) =>
    [0, 1, 2].map((k) => term(`E${type}${k}`, "element", t + k, { place: { zoneTypes: [type] } })),
  );
  const common = Array.from({ length: 12 }, (_, i) => term(`P${i}`, "province", i));
  return [...clauses, ...byType, ...common];
}

function project(i, random) {
  const x = 112 + 0.05 + random() * (EXTENT - 0.1);
  const y = 28 + 0.05 + random() * (EXTENT - 0.1);
  const radius = 0.0005 + random() * 0.0015;
  const ring = Array.from({ length: 12 }, (_, k) => {
    const angle = (k / 12) * 2 * Math.PI;
    const r = radius * (0.7 + 0.3 * random());
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
  return {
    ...{ format: "sanxian.project", formatVersion: "1", id: `p${i}`, name: `项目${i}`, natures: ["new"] },
    industries: [["C2614", "C3011", "D4415", "A0311"][i % 4]],
    facts: {
      flags: { twoHigh: i % 5 === 0, chemical: i % 4 === 0, livelihood: false },
      quantities: { waterUse: { value: 30000 + (i % 10) * 5000, unit: "m3/a" } },
    },
    footprint: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
  };
}
