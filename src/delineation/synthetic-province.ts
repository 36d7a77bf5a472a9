// Synthetic provinces: territory, counties, parks, element layers and units of any size, seeded, with areas that are known
// exactly. Nothing in them is of a real place.
//
// Everything is a union of cells of one rough mesh (synthetic-mesh.ts): an irregular outline with an enclave and islands, a
// strip of sea, counties that wander, zones of each element in patches of smooth noise cut at county borders, so that there
// are holes, multiparts and slim necks as real layers have them. Each cell knows its county and its type in each element; so
// the area of any combination of layers is a sum over cells of whole numbers, which `truth` gives and no overlay touches.
//
// Cost: linear in cells, about 1 µs each and layer; positions are shared between all polygons, so a million polygons of
// twelve vertices fit into 600 MB.
import type { MultiPolygon, Polygon, Position } from "geojson";
import {
  type AreaGeometry,
  CLASS_DIGIT,
  type ControlUnit,
  type Element,
  type ElementZone,
  type IndustrialPark,
  LABELS,
  type LayerRecord,
  NATIONAL_ZONE_TYPES,
  SanxianError,
  type Territory,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import type { AdminArea } from "./admin-area.ts";
import { STEPS_PER_DEGREE, SyntheticMesh } from "./synthetic-mesh.ts";
import { chance, patches } from "./synthetic-noise.ts";
import { growParts, polygonsOf, type Regions, regionsOf } from "./synthetic-regions.ts";

/** What a synthetic province should be like. 合成省选项. */
export interface SyntheticProvinceOptions {
  /** The same seed gives the same province, bit for bit. 种子. */
  readonly seed: number;
  /** Cells of the mesh, about; zones of all elements together come to about one and a half times as many polygons. 1000 unless given. 网格单元数. */
  readonly cells?: number;
  /** Points inside each side of a cell; 8 unless given. About 30 give counties and zones the vertices of the national layer. 边内顶点数. */
  readonly pointsPerSide?: number;
  /** Counties; one for about 60 cells unless given. 县数. */
  readonly counties?: number;
  /** Whether there is a strip of sea with islands; `true` unless given. 是否有海域. */
  readonly sea?: boolean;
  /**
   * Whether borders have a vertex wherever any border of the mesh ends; `true` unless given. `false`: borders of different
   * layers cross, and where they do is for an overlay to find; areas stay exact. 是否已打断.
   */
  readonly noded?: boolean;
  /** Width of patches of one type, in cells; 3 unless given. 斑块大小. */
  readonly patchCells?: number;
}

/** The layer of one element. 合成要素图层. */
export interface SyntheticLayer {
  /** Element. 要素. */
  readonly element: Element;
  /** Zones by code. 要素分区. */
  readonly zones: readonly ElementZone[];
  /** Where it comes from, and whether it tiles the territory. 图层来源. */
  readonly record: LayerRecord;
}

/** What is known of a cell. 网格单元. */
export interface SyntheticCell {
  /** Its number. 序号. */
  readonly index: number;
  /** County code. 县代码. */
  readonly county: string;
  /** Land or sea. 陆域/海域. */
  readonly realm: "land" | "sea";
  /** Class of its unit: the strictest of its zones. 单元类别. */
  readonly class: ZoneClass;
  /** Twice its area in steps of 1e-8 degrees, squared: a whole number below 2^53. 面积(两倍, 步²). */
  readonly area2: number;
  /** Type of the zone of an element that covers it; `null` where none does. 要素细类. */
  typeOf(element: Element): string | null;
  /** Its ring. 几何. */
  polygon(): Polygon;
}

/** A sum over cells. 单元格汇总. */
export interface SyntheticSum {
  /** How many. 个数. */
  cells: number;
  /** Twice their area in steps², a whole number. 面积(两倍, 步²). */
  area2: bigint;
}

/** What is known exactly. 已知真值. */
export interface SyntheticTruth {
  /** Every cell of the territory. 全部单元格. */
  cells(): Iterable<SyntheticCell>;
  /**
   * Sums cells by a key (`null` leaves one out): number, and twice the area in steps², a whole number. By key. 汇总.
   */
  tabulate(keyOf: (cell: SyntheticCell) => string | null): Map<string, SyntheticSum>;
}

/** A synthetic province. 合成省. */
export interface SyntheticProvince {
  /** Grid step in degrees on which every vertex lies. 网格步长(度). */
  readonly gridDeg: number;
  /** Territory: several parts, with a hole. 行政辖区. */
  readonly territory: Territory;
  /** Counties by code; their ground is land and sea. 县级行政区. */
  readonly counties: readonly AdminArea[];
  /** Industrial parks. 产业园区. */
  readonly parks: readonly IndustrialPark[];
  /** Layers in the usual order of elements. 要素图层. */
  readonly layers: readonly SyntheticLayer[];
  /** Units: county by class by realm, one for each connected piece or a few of them. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** Polygons of all layers. 要素分区多边形数. */
  readonly polygonCount: number;
  /** Vertices of all layers, the repeated last ones not counted. 要素分区顶点数. */
  readonly vertexCount: number;
  /** What is known exactly. 真值. */
  readonly truth: SyntheticTruth;
}

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
/** Elements whose zones decide the class of a unit; groundwater lies under them. */
const DECIDING: ReadonlySet<Element> = new Set(["ecology", "water", "air", "soil", "resource", "marine", "shoreline"]);
const TYPE_OF = new Map(NATIONAL_ZONE_TYPES.map((type) => [type.type, type]));
/** Types by number, so that a cell holds one byte for each element; 0 is none. */
const TYPES: readonly string[] = NATIONAL_ZONE_TYPES.map(({ type }) => type);
const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];
const MOST_CELLS = 4_000_000;

/**
 * Makes a province. 生成合成省.
 *
 * @param options - seed and size
 * @throws SanxianError `OPTION_INVALID` for sizes out of range
 * @example
 * ```ts
 * const province = syntheticProvince({ seed: 7, cells: 1000 });
 * certify({ ...province, zones: province.layers.flatMap(({ zones }) => zones) }).covered; //=> true
 * ```
 */
export function syntheticProvince(options: SyntheticProvinceOptions): SyntheticProvince {
  const { seed, cells: wanted = 1000, pointsPerSide = 8, sea = true, noded = true, patchCells = 3 } = options;
  const check = (name: string, value: number, least: number, most: number, whole = true): void => {
    if (!(value >= least && value <= most && (!whole || Number.isInteger(value))))
      throw new SanxianError("OPTION_INVALID", { name, value: String(value), expected: `${least} … ${most}` });
  };
  check("seed", seed, -(2 ** 31), 2 ** 32);
  check("cells", wanted, 4, MOST_CELLS);
  check("pointsPerSide", pointsPerSide, noded ? 0 : 2, 500);
  check("patchCells", patchCells, 0.5, 1000, false);
  const rows = Math.max(2, Math.round(Math.sqrt(wanted / 1.3)));
  const columns = Math.max(2, Math.round(wanted / rows));
  // no more than 6 degrees wide, and cells small enough for twice their area to be a whole number of steps² below 2^53
  const cellSteps = Math.floor(Math.min(0.3, 6 / columns) * STEPS_PER_DEGREE);
  const mesh = new SyntheticMesh(columns, rows, pointsPerSide, cellSteps, seed, 116, 25);
  const ground = layGround(columns, rows, seed, sea);
  const countyCount = options.counties ?? Math.max(1, Math.round((columns * rows) / 60));
  check("counties", countyCount, 1, columns * rows);
  const countyOf = growParts(columns, rows, (cell) => ground[cell]! > 0, countyCount, seed);
  /** Ninety counties to a prefecture. */
  const countyCode = (county: number): string => String(330_101 + (county % 90) + 100 * Math.floor(county / 90));

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
  const classOf = (cell: number): ZoneClass => {
    let strictest = 2;
    for (const [element, types] of typesOf)
      if (types[cell]! > 0 && DECIDING.has(element))
        strictest = Math.min(strictest, CLASSES.indexOf(TYPE_OF.get(TYPES[types[cell]! - 1]!)!.class));
    return CLASSES[strictest]!;
  };
  const classes = Uint8Array.from(ground, (kind, cell) => (kind === 0 ? 0 : CLASSES.indexOf(classOf(cell))));

  const geometriesBy = (labelOf: (cell: number) => number): { regions: Regions; parts: Position[][][] } => {
    const label = Int32Array.from(ground, (kind, cell) => (kind === 0 ? -1 : labelOf(cell)));
    const regions = regionsOf(columns, rows, label);
    return { regions, parts: polygonsOf(mesh, regions, noded) };
  };
  const wholeOf = (parts: readonly Position[][][]): AreaGeometry =>
    parts.length === 1 ? polygon(parts[0]!) : { type: "MultiPolygon", coordinates: [...parts] };

  let polygonCount = 0;
  let vertexCount = 0;
  const zoneOfCell = new Map<Element, Int32Array>();
  const layers = [...typesOf].map(([element, types]): SyntheticLayer => {
    const { regions, parts } = geometriesBy((cell) => (types[cell] === 0 ? -1 : countyOf[cell]! * 256 + types[cell]!));
    const { merged, groupOf } = mergeParts(regions, seed, element.charCodeAt(1));
    const zones: ElementZone[] = [];
    const serials = new Map<number, number>();
    for (const { label, members } of merged) {
      const serial = (serials.get(label) ?? 0) + 1;
      serials.set(label, serial);
      const type = TYPE_OF.get(TYPES[(label % 256) - 1]!)!;
      const county = countyCode(Math.floor(label / 256));
      zones.push({
        code: `YS${county}${type.type}${String(serial).padStart(3, "0")}`,
        name: `${type.name.zh}${serial}（合成）`,
        element,
        class: type.class,
        type: type.type,
        county,
        geometry: wholeOf(members.map((member) => parts[member]!)),
      });
      polygonCount += members.length;
      for (const member of members) for (const ring of parts[member]!) vertexCount += ring.length - 1;
    }
    zoneOfCell.set(
      element,
      regions.ofCell.map((region) => (region < 0 ? -1 : groupOf[region]!)),
    );
    return { element, zones, record: recordOf(element, !sea) };
  });

  const { parts: outline } = geometriesBy(() => 0);
  const counties: AdminArea[] = [];
  {
    const { regions, parts } = geometriesBy((cell) => countyOf[cell]!);
    const own: Position[][][][] = [];
    regions.label.forEach((county, region) => {
      (own[county] ??= []).push(parts[region]!);
    });
    own.forEach((pieces, county) => {
      counties.push({ code: countyCode(county), name: `合成县${county + 1}`, geometry: wholeOf(pieces) });
    });
  }
  const units: ControlUnit[] = [];
  {
    const { regions, parts } = geometriesBy((cell) => countyOf[cell]! * 8 + (ground[cell]! - 1) * 4 + classes[cell]!);
    const { merged, groupOf } = mergeParts(regions, seed, 7);
    const zonesIn = reasonsOf(regions.ofCell, groupOf, merged.length, layers, zoneOfCell, classes);
    const serials = new Map<number, number>();
    merged.forEach(({ label, members }, group) => {
      const serial = (serials.get(label) ?? 0) + 1;
      serials.set(label, serial);
      const unitClass = CLASSES[label % 4]!;
      const county = countyCode(Math.floor(label / 8));
      const atSea = Math.floor(label / 4) % 2 === 1;
      units.push({
        code: `${atSea ? "HY" : "ZH"}${county}${CLASS_DIGIT[unitClass]}${String(serial).padStart(4, "0")}`,
        name: `合成县${Math.floor(label / 8) + 1}${LABELS.unitClass[unitClass].zh}${serial}`,
        class: unitClass,
        ...(unitClass === "key" && { keyKind: "element" as const }),
        realm: atSea ? "sea" : "land",
        county,
        reasons: [{ zones: zonesIn[group]!, ...(unitClass === "key" && { trigger: "qualityPressure" as const }) }],
        geometry: wholeOf(members.map((member) => parts[member]!)),
      });
    });
  }

  const cellAt = (index: number): SyntheticCell => ({
    index,
    county: countyCode(countyOf[index]!),
    realm: ground[index] === 2 ? "sea" : "land",
    class: CLASSES[classes[index]!]!,
    area2: mesh.cellArea2(index % columns, Math.floor(index / columns)),
    typeOf: (element) => {
      const type = typesOf.get(element)?.[index] ?? 0;
      return type === 0 ? null : TYPES[type - 1]!;
    },
    polygon: () => polygon([mesh.cellRing(index % columns, Math.floor(index / columns))]),
  });
  function* cells(): Iterable<SyntheticCell> {
    for (let cell = 0; cell < ground.length; cell++) if (ground[cell]! > 0) yield cellAt(cell);
  }
  return {
    gridDeg: 1 / STEPS_PER_DEGREE,
    territory: {
      adminCode: "330000",
      name: "合成省",
      definition: "合成数据，不对应任何真实地域。",
      geometry: wholeOf(outline),
    },
    counties,
    parks: parksOf(mesh, ground, classes, seed, noded),
    layers,
    units,
    polygonCount,
    vertexCount,
    truth: {
      cells,
      tabulate: (keyOf) => {
        const sums = new Map<string, SyntheticSum>();
        for (const cell of cells()) {
          const key = keyOf(cell);
          if (key === null) continue;
          const sum = sums.get(key) ?? { cells: 0, area2: 0n };
          sum.cells++;
          sum.area2 += BigInt(cell.area2);
          sums.set(key, sum);
        }
        return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
      },
    },
  };
}

/**
 * A synthetic province as a scheme document, for whatever reads one; it has no terms. 合成方案文档.
 *
 * @param province - from {@link syntheticProvince}
 * @example
 * ```ts
 * syntheticScheme(syntheticProvince({ seed: 7, cells: 100 })).demonstration; //=> true
 * ```
 */
export function syntheticScheme({ gridDeg, territory, units, layers, parks }: SyntheticProvince): ZoningScheme {
  const zones = layers.flatMap((layer) => layer.zones);
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    id: "synthetic",
    name: "合成省生态环境分区管控方案",
    nameEn: "Zoning scheme of a synthetic province",
    level: "province",
    authority: "合成省人民政府",
    competentBody: "合成省生态环境厅",
    responsibleBodies: [{ name: "合成省人民政府", role: "issuer" }],
    version: { number: "1", status: "drafting", baseDate: "2026-01-01", areaMethod: "lonlat" },
    gridDeg,
    territory,
    units,
    zones,
    layers: layers.map(({ record }) => record),
    parks,
    threeLines: {
      redline: { zones: zones.filter(({ type }) => type === "1110").map(({ code }) => code), indicators: [] },
      qualityBottomLines: [],
      resourceUpperLimits: [],
    },
    terms: [],
    legalBases: [],
    demonstration: true,
    notice: { zh: "合成数据，不对应任何真实地域。", en: "Synthetic data; nothing in it is of a real place." },
  };
}

function polygon(coordinates: Position[][]): Polygon {
  return { type: "Polygon", coordinates };
}

function recordOf(element: Element, inland: boolean): LayerRecord {
  // zones of the land, of the sea or of shores alone: all that there are, and none elsewhere
  const partial = element === "shoreline" || element === "marine" || !inland;
  return { element, owner: "合成", date: "2026-01-01", source: "合成数据", coverage: partial ? "exhaustive" : "full" };
}

/** What each cell is: 0 outside, 1 land, 2 sea. */
function layGround(columns: number, rows: number, seed: number, sea: boolean): Uint8Array {
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

/** Puts about one region in eight together with the one of its label before it: features of several parts. */
function mergeParts(
  { label, count }: Regions,
  seed: number,
  purpose: number,
): { merged: { label: number; members: number[] }[]; groupOf: Int32Array } {
  const merged: { label: number; members: number[] }[] = [];
  const groupOf = new Int32Array(count);
  const last = new Map<number, number>();
  for (let region = 0; region < count; region++) {
    const before = last.get(label[region]!);
    if (before !== undefined && chance(seed, region, purpose, 70) < 0.125) {
      merged[before]!.members.push(region);
      groupOf[region] = before;
      continue;
    }
    last.set(label[region]!, merged.length);
    groupOf[region] = merged.length;
    merged.push({ label: label[region]!, members: [region] });
  }
  return { merged, groupOf };
}

/** Codes of the zones that made each unit: those of its class in its cells. */
function reasonsOf(
  regionOfCell: Int32Array,
  groupOf: Int32Array,
  groups: number,
  layers: readonly SyntheticLayer[],
  zoneOfCell: ReadonlyMap<Element, Int32Array>,
  classes: Uint8Array,
): string[][] {
  const found = Array.from({ length: groups }, () => new Set<string>());
  for (const { element, zones } of layers) {
    if (!DECIDING.has(element)) continue;
    const ofCell = zoneOfCell.get(element)!;
    ofCell.forEach((index, cell) => {
      if (index < 0) return;
      const zone = zones[index]!;
      if (zone.class === CLASSES[classes[cell]!]!) found[groupOf[regionOfCell[cell]!]!]!.add(zone.code);
    });
  }
  return found.map((codes) => [...codes].sort());
}

/** One park in about a hundred cells of land: a block of two or three cells in a row. */
function parksOf(
  mesh: SyntheticMesh,
  ground: Uint8Array,
  classes: Uint8Array,
  seed: number,
  noded: boolean,
): IndustrialPark[] {
  const { columns, rows } = mesh;
  const label = new Int32Array(ground.length).fill(-1);
  let count = 0;
  for (let r = 1; r + 1 < rows; r += 5) {
    for (let c = 1; c + 4 < columns; c += 5) {
      if (chance(seed, c, r, 80) > 0.3) continue;
      const length = chance(seed, c, r, 81) < 0.5 ? 2 : 3;
      const block = Array.from({ length }, (_, i) => r * columns + c + i);
      // on land, and off what is protected
      if (block.some((cell) => ground[cell] !== 1 || classes[cell] === 0)) continue;
      for (const cell of block) label[cell] = count;
      count++;
    }
  }
  const regions = regionsOf(columns, rows, label);
  const parts: MultiPolygon["coordinates"] = polygonsOf(mesh, regions, noded);
  return [...regions.label].map((park, region) => ({
    code: `P${String(park + 1).padStart(4, "0")}`,
    name: `合成产业园区${park + 1}`,
    level: "province" as const,
    compliant: chance(seed, park, 0, 82) < 0.8,
    geometry: polygon(parts[region]!),
  }));
}
