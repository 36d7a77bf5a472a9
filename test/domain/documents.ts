// Documents with every member that the types know, for the schemas: what the compiler takes, the schema must take.
import type { Condition, ElementZone, Project, ZoningScheme } from "../../src/domain/index.ts";

type Ring = [number, number][];

const RING: Ring = [
  [121.4, 28.6],
  [121.5, 28.6],
  [121.5, 28.7],
  [121.4, 28.7],
  [121.4, 28.6],
];
const AREA = { type: "Polygon" as const, coordinates: [RING] };
const AREAS = { type: "MultiPolygon" as const, coordinates: [[RING]] };

/** One of every operator. */
export const EVERY_CONDITION: readonly Condition[] = [
  { op: "all", of: [] },
  { op: "any", of: [{ op: "sectionCompliant" }] },
  { op: "not", of: { op: "flag", flag: "chemical" } },
  { op: "implies", if: { op: "flag", flag: "twoHigh" }, then: { op: "sectionCompliant" } },
  { op: "nature", in: ["new", "rebuild", "expand", "technicalUpgrade", "relocate", "existing"] },
  { op: "industry", in: ["C", "26", "C261"], except: ["2614"] },
  { op: "has", what: "process", anyOf: ["电镀"] },
  { op: "within", place: { zoneTypes: ["1110"], zones: ["YS3310021110001"] }, minShare: 0.5 },
  { op: "within", place: { element: "water", zoneClass: "priority" } },
  { op: "within", place: { unitClass: "key", units: ["ZH33100220001"], features: ["core"] } },
  {
    op: "within",
    place: {
      kinds: ["shorelineControlRange"],
      regions: ["长江经济带"],
      attributes: {
        dominantFunction: ["windbreak"],
        coreProtectionArea: true,
        basin: ["椒江"],
        reach: ["下游"],
        section: ["断面"],
        sectionCompliant: false,
        waterTarget: ["III"],
        farmlandClass: ["strict"],
        functionalClass: ["0", "4b"],
        sensitiveBuildings: true,
        seaWaterTarget: [1, 2],
        bay: ["台州湾"],
        aquifer: ["潜水"],
        resource: ["land"],
        waterBody: ["椒江"],
      },
    },
  },
  { op: "distance", to: { features: ["coast"], kinds: ["riverShoreline"] }, atMostM: 1000 },
  { op: "distance", to: { zones: { element: "acoustic", attributes: { sensitiveBuildings: true } } }, atMostM: 200 },
  { op: "inPark", parks: ["P1"], qualities: ["compliant", "chemical", "centralTreatment"] },
  { op: "compare", quantity: "waterUse", is: "<=", value: 50000, unit: "m3/a" },
  { op: "ratio", pollutant: "VOCs", atLeast: 2 },
  { op: "sectionCompliant" },
  { op: "headroom", quantity: "COD" },
  { op: "withheld", key: "W1" },
  { op: "date", of: "asOf", before: "2027-01-01", onOrAfter: "2026-08-15" },
  { op: "flag", flag: "twoHigh" },
  { op: "listed", catalogue: "两高目录", items: ["水泥熟料"] },
  { op: "relocation", from: ["lower"], to: ["upper", "middle"] },
];

const zone = { name: "区", class: "key", county: "331002", geometry: AREA } as const;
const ZONES: readonly ElementZone[] = [
  {
    ...zone,
    code: "YS3310021110001",
    class: "priority",
    element: "ecology",
    type: "1110",
    attributes: { dominantFunction: "waterConservation", coreProtectionArea: true },
    validFrom: "2024-09-01",
    validTo: "2029-08-31",
  },
  {
    ...zone,
    code: "YS3310022210001",
    element: "water",
    type: "2210",
    attributes: {
      basin: "椒江",
      reach: "下游",
      section: { name: "断面", start: [121.4, 28.6], end: [121.5, 28.7], targetClass: "III", compliant: true },
    },
  },
  { ...zone, code: "YS3310022310001", element: "air", type: "2310", attributes: {} },
  { ...zone, code: "YS3310022410001", element: "soil", type: "2410", attributes: { farmlandClass: "strict" } },
  {
    ...zone,
    code: "YS3310022810001",
    element: "acoustic",
    type: "2810",
    attributes: { functionalClass: "4a", sensitiveBuildings: true },
  },
  { ...zone, code: "YS3310022710001", element: "marine", type: "2710", attributes: { targetClass: 2, bay: "台州湾" } },
  { ...zone, code: "YS3310022910001", element: "groundwater", type: "2910", attributes: { aquifer: "孔隙水" } },
  { ...zone, code: "YS3310022540001", element: "resource", type: "2540", attributes: { resource: "energy" } },
  { ...zone, code: "YS3310022610001", element: "shoreline", type: "2610", attributes: { waterBody: "椒江" } },
];

const INDICATOR = {
  quantity: "COD",
  id: "I1",
  name: "面积占比",
  unit: "ZH33100210001",
  current: { value: 30, unit: "%", year: 2024 },
  targets: [{ value: 31, unit: "%", year: 2030, bound: "atLeast" }],
  basis: ["B1"],
} as const;

const VERSION = {
  number: "2024",
  status: "inForce",
  baseDate: "2024-06-30",
  surveyBase: "三调",
  areaMethod: "lonlat",
  filing: { to: "省厅", date: "2024-08-20", receipt: "备1" },
  publishedOn: "2024-09-01",
  validFrom: "2024-09-01",
  validTo: "2029-08-31",
} as const;

/** A scheme with every member. */
export const FULL_SCHEME: ZoningScheme = {
  format: "sanxian.scheme",
  formatVersion: "1",
  audience: "internal",
  id: "full",
  name: "方案",
  nameEn: "Scheme",
  level: "prefecture",
  authority: "市政府",
  competentBody: "市生态环境局",
  responsibleBodies: [{ name: "市政府", role: "issuer" }],
  version: VERSION,
  previousVersions: [VERSION],
  gridDeg: 1e-8,
  territory: { adminCode: "331000", name: "市", definition: "陆域", geometry: AREAS },
  units: [
    {
      code: "ZH33100220001",
      name: "单元",
      class: "key",
      keyKind: "park",
      realm: "land",
      county: "331002",
      park: "P1",
      regions: ["长三角"],
      listIsEmpty: false,
      reasons: [{ zones: ["YS3310022210001"], trigger: "highRisk", note: "园区" }],
      geometry: AREA,
    },
  ],
  zones: ZONES,
  layers: [
    {
      element: "water",
      owner: "生态环境局",
      date: "2024-06-30",
      source: "普查",
      licence: "内部",
      coverage: "partial",
      visibility: "internal",
    },
  ],
  parks: [
    {
      code: "P1",
      name: "园区",
      level: "province",
      compliant: true,
      chemical: false,
      centralTreatment: true,
      visibility: "public",
      geometry: AREAS,
    },
  ],
  features: [
    { id: "coast", name: "海岸线", kind: "coastline", geometry: { type: "LineString", coordinates: RING } },
    { id: "core", name: "核心区", kind: "reserveCore", visibility: "classified", geometry: AREA },
    { id: "well", name: "水源井", kind: "well", geometry: { type: "Point", coordinates: [121.4, 28.6, 3.5] } },
  ],
  threeLines: {
    redline: { zones: ["YS3310021110001"], indicators: [INDICATOR] },
    qualityBottomLines: [{ element: "water", indicators: [INDICATOR] }],
    resourceUpperLimits: [{ resource: "water", indicators: [INDICATOR] }],
  },
  terms: [
    {
      id: "T1",
      tier: "city",
      dimension: "common",
      theme: "water",
      modality: "require",
      text: "条文",
      textEn: "Text",
      scope: {
        units: ["ZH33100220001"],
        place: { zoneTypes: ["1110"] },
        parks: ["P1"],
        industries: ["26"],
      },
      when: { op: "all", of: EVERY_CONDITION },
      exceptWhen: { op: "flag", flag: "livelihood" },
      textOnly: false,
      obligation: {
        what: "做",
        whatEn: "do",
        threshold: { quantity: "waterReuse", bound: "atLeast", value: 85, unit: "%" },
        replacement: { pollutant: "VOCs", atLeast: 2 },
        deadline: "2027-12-31",
      },
      basis: ["B1"],
      visibility: "public",
      validFrom: "2024-09-01",
      validTo: "2029-08-31",
    },
  ],
  legalBases: [
    {
      id: "B1",
      title: "条例",
      number: "1号",
      article: "第一条",
      level: "localRegulation",
      replacedBy: "B2",
      demonstration: true,
      validFrom: "2020-01-01",
      validTo: "2026-08-14",
    },
  ],
  demonstration: true,
  notice: { zh: "示例", en: "Demonstration" },
  attributions: [{ what: "边界", credit: "来源" }],
};

/** A project with every member. */
export const FULL_PROJECT: Project = {
  format: "sanxian.project",
  formatVersion: "1",
  id: "full",
  name: "项目",
  nameEn: "Project",
  natures: ["new", "expand"],
  industries: ["C2614", "26"],
  facts: {
    process: [],
    product: ["涂料"],
    material: ["甲苯"],
    pollutant: ["VOCs"],
    flags: {
      twoHigh: false,
      nationalStrategic: false,
      majorInfrastructure: false,
      livelihood: false,
      limitedHumanActivity: false,
      ecologicallyHarmless: false,
      directDischarge: false,
      newSewageOutfall: false,
      chemical: true,
      tailings: false,
      safetyOrEcologicalUpgrade: false,
      highPollutionFuel: false,
      seaReclamation: false,
      raisesDischarge: true,
      desertEnergyBase: false,
      sensitiveLandUse: false,
      soilInvestigated: true,
      soilRemediated: false,
      noiseSensitiveUse: false,
      trunkTransport: false,
      groundwaterRisk: false,
    },
    quantities: { waterUse: { value: 60000, unit: "m3/a" } },
    replacement: { VOCs: 2 },
    receivingWater: { name: "椒江", section: "断面", compliant: false },
    listed: { 两高目录: [] },
    relocation: { from: "lower", to: "upper" },
    approvedOn: "2026-10-20",
    startedOn: "2026-12-01",
  },
  footprint: {
    type: "FeatureCollection",
    features: [
      { type: "Feature", properties: { part: 1 }, geometry: AREA },
      { type: "Feature", properties: null, geometry: { type: "GeometryCollection", geometries: [AREAS] } },
    ],
  },
};

/** A JSON object or list. */
export type Json = { [key: string]: Json } & Json[];
/** Where in a document. */
export type Path = readonly (string | number)[];

/** A copy with one member changed; `undefined` takes it away. */
export function changed(document: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(document);
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key as string]!;
  const last = path[path.length - 1] as string;
  if (value === undefined) delete at[last];
  else at[last] = value as Json;
  return copy;
}

/** What is wrong, where, and what stands there; `undefined`: nothing. */
type Fault = readonly [string, Path, unknown];

/** Faults that make the full scheme a bad one. */
export const BAD_SCHEMES: readonly Fault[] = [
  ["no units", ["units"], undefined],
  ["no terms", ["terms"], undefined],
  ["no layers", ["layers"], undefined],
  ["a unit without code", ["units", 0, "code"], undefined],
  ["a class there is not", ["units", 0, "class"], "urgent"],
  ["a zone's code for a unit", ["units", 0, "code"], "YS3310021110001"],
  ["a unit code with spaces", ["units", 0, "code"], "ZH331002 20001"],
  ["six digits of serial", ["units", 0, "code"], "ZH331002200001".concat("1")],
  ["an element there is not", ["zones", 0, "element"], "fire"],
  ["an attribute of another element", ["zones", 0, "attributes"], { basin: "椒江" }],
  ["a type of three digits", ["zones", 0, "type"], "111"],
  ["a type of class 4", ["zones", 0, "type"], "4110"],
  ["a point for a unit", ["units", 0, "geometry"], { type: "Point", coordinates: [121, 28] }],
  [
    "a ring of three points",
    ["units", 0, "geometry", "coordinates"],
    [
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
  ],
  [
    "metres for degrees",
    ["features", 0, "geometry", "coordinates"],
    [
      [40500000, 3160000],
      [40500001, 3160000],
    ],
  ],
  ["a date as it is spoken", ["version", "baseDate"], "2024年6月30日"],
  ["a day that is not", ["version", "baseDate"], "2023-02-29"],
  ["a status there is not", ["version", "status"], "done"],
  ["no grid step", ["gridDeg"], 0],
  ["a tier there is not", ["terms", 0, "tier"], "village"],
  ["a modality there is not", ["terms", 0, "modality"], "forbid"],
  ["a term without words", ["terms", 0, "text"], ""],
  ["a term without a list of bases", ["terms", 0, "basis"], undefined],
  ["an industry there is not", ["terms", 0, "scope", "industries"], ["化工"]],
  ["a condition as text", ["terms", 0, "when"], "twoHigh == true"],
  ["an operator there is not", ["terms", 0, "when"], { op: "xor", of: [] }],
  ["an operator of another prototype", ["terms", 0, "when"], { op: "constructor" }],
  ["a share over one", ["terms", 0, "when"], { op: "within", place: {}, minShare: 50 }],
  ["a distance below nought", ["terms", 0, "when"], { op: "distance", to: {}, atMostM: -1 }],
  ["a comparison there is not", ["terms", 0, "when"], { op: "compare", quantity: "a", is: "!=", value: 1, unit: "m" }],
  ["a comparison without a unit", ["terms", 0, "when"], { op: "compare", quantity: "a", is: "<", value: 1 }],
  ["no industry at all", ["terms", 0, "when"], { op: "industry", in: [] }],
  ["a flag there is not", ["terms", 0, "when"], { op: "flag", flag: "__proto__" }],
  ["a bad condition deep inside", ["terms", 0, "when"], { op: "all", of: [{ op: "not", of: { op: "any" } }] }],
];

/** Faults that make the full project a bad one. */
export const BAD_PROJECTS: readonly Fault[] = [
  ["no footprint", ["footprint"], undefined],
  ["a footprint of WKT", ["footprint"], "POINT(121 28)"],
  ["a geometry of no type", ["footprint"], { coordinates: [121, 28] }],
  ["a flag as text", ["facts", "flags", "twoHigh"], "no"],
  ["a flag there is not", ["facts", "flags", "dirty"], true],
  ["a quantity without unit", ["facts", "quantities", "waterUse"], { value: 1 }],
  ["a quantity as text", ["facts", "quantities", "waterUse"], { value: "60000", unit: "m3/a" }],
  ["processes as text", ["facts", "process"], "电镀"],
  ["a nature there is not", ["natures"], ["build"]],
  ["an industry that cannot be", ["industries"], ["26144"]],
  ["a ratio below nought", ["facts", "replacement", "VOCs"], -1],
  ["half a move", ["facts", "relocation"], { from: "lower" }],
  ["a day with a time", ["facts", "approvedOn"], "2026-10-20T00:00:00Z"],
];
