// Synthetic provinces: territory, counties, parks, element layers and units of any size, seeded, with areas that are known
// exactly. Nothing in them is of a real place.
//
// Everything is a union of cells of one rough mesh (synthetic-mesh.ts): an irregular outline with an enclave and islands, a
// strip of sea, counties that wander, zones of each element in patches of smooth noise cut at county borders, so that there
// are holes, multiparts and slim necks as real layers have them. Each cell knows its county and its type in each element; so
// the area of any combination of layers is a sum over cells of whole numbers, which `truth` gives and no overlay touches.
//
// Cost: linear in cells, about 1 µs each and layer. As tables, a million polygons of sixteen vertices fit into 600 MB.
import type { Polygon, Position } from "geojson";
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
  type ZoneClass,
} from "../domain/index.ts";
import type { AdminArea } from "./admin-area.ts";
import { type Features, type HasGround, type RowOf, rowsOf, withGround } from "./feature-table.ts";
import type {
  FlatSyntheticProvince,
  FlatSyntheticProvinceOptions,
  SyntheticCell,
  SyntheticProvince,
  SyntheticProvinceOptions,
  SyntheticSum,
  SyntheticTruth,
} from "./synthetic-form.ts";
import { layGround, layTypes, TYPES } from "./synthetic-ground.ts";
import { STEPS_PER_DEGREE, SyntheticMesh } from "./synthetic-mesh.ts";
import { chance } from "./synthetic-noise.ts";
import { flatFeatures, nestedPolygon, polygonsOf, type RegionPolygons, vertexCountOf } from "./synthetic-polygons.ts";
import { growParts, type Regions, regionsOf } from "./synthetic-regions.ts";

/** Elements whose zones decide the class of a unit; groundwater lies under them. */
const DECIDING: ReadonlySet<Element> = new Set(["ecology", "water", "air", "soil", "resource", "marine", "shoreline"]);
const TYPE_OF = new Map(NATIONAL_ZONE_TYPES.map((type) => [type.type, type]));
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
export function syntheticProvince(options: FlatSyntheticProvinceOptions): FlatSyntheticProvince;
export function syntheticProvince(options: SyntheticProvinceOptions): SyntheticProvince;
export function syntheticProvince(
  options: SyntheticProvinceOptions | FlatSyntheticProvinceOptions,
): SyntheticProvince | FlatSyntheticProvince {
  const { seed, cells: wanted = 1000, pointsPerSide = 8, sea = true, noded = true, patchCells = 3 } = options;
  const check = (name: string, value: number, least: number, most: number, whole = true): void => {
    if (!(value >= least && value <= most && (!whole || Number.isInteger(value))))
      throw new SanxianError("OPTION_INVALID", { name, value: String(value), expected: `${least} … ${most}` });
  };
  const { geometry = "geojson" } = options;
  if (geometry !== "geojson" && geometry !== "flat")
    throw new SanxianError("OPTION_INVALID", { name: "geometry", value: String(geometry), expected: "geojson | flat" });
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

  const typesOf = layTypes(columns, rows, ground, seed, patchCells, sea);
  const classOf = (cell: number): ZoneClass => {
    let strictest = 2;
    for (const [element, types] of typesOf)
      if (types[cell]! > 0 && DECIDING.has(element))
        strictest = Math.min(strictest, CLASSES.indexOf(TYPE_OF.get(TYPES[types[cell]! - 1]!)!.class));
    return CLASSES[strictest]!;
  };
  const classes = Uint8Array.from(ground, (kind, cell) => (kind === 0 ? 0 : CLASSES.indexOf(classOf(cell))));

  const partsBy = (labelOf: (cell: number) => number): { regions: Regions; parts: RegionPolygons } => {
    const label = Int32Array.from(ground, (kind, cell) => (kind === 0 ? -1 : labelOf(cell)));
    const regions = regionsOf(columns, rows, label);
    return { regions, parts: polygonsOf(mesh, regions, noded) };
  };
  /** Features of the regions listed for each, in the form asked for. */
  const featuresOf = <T extends HasGround>(
    rows: readonly RowOf<T>[],
    parts: RegionPolygons,
    members: readonly (readonly number[])[],
  ): Features<T> =>
    geometry === "flat"
      ? { rows, ground: flatFeatures(mesh, parts, members) }
      : rows.map((row, i) => withGround<T>(row, wholeOf(mesh, parts, members[i]!)));

  let polygonCount = 0;
  let vertexCount = 0;
  const zoneOfCell = new Map<Element, Int32Array>();
  const layers = [...typesOf].map(([element, types]) => {
    const { regions, parts } = partsBy((cell) => (types[cell] === 0 ? -1 : countyOf[cell]! * 256 + types[cell]!));
    const { merged, groupOf } = mergeParts(regions, seed, element.charCodeAt(1));
    const rows: RowOf<ElementZone>[] = [];
    const serials = new Map<number, number>();
    for (const { label, members } of merged) {
      const serial = (serials.get(label) ?? 0) + 1;
      serials.set(label, serial);
      const type = TYPE_OF.get(TYPES[(label % 256) - 1]!)!;
      const county = countyCode(Math.floor(label / 256));
      rows.push({
        code: `YS${county}${type.type}${String(serial).padStart(3, "0")}`,
        name: `${type.name.zh}${serial}（合成）`,
        element,
        class: type.class,
        type: type.type,
        county,
      } as RowOf<ElementZone>);
      polygonCount += members.length;
      for (const member of members) vertexCount += vertexCountOf(parts, member);
    }
    zoneOfCell.set(
      element,
      regions.ofCell.map((region) => (region < 0 ? -1 : groupOf[region]!)),
    );
    const zones = featuresOf<ElementZone>(
      rows,
      parts,
      merged.map(({ members }) => members),
    );
    return { element, zones, record: recordOf(element, !sea) };
  });

  const outline = partsBy(() => 0);
  const counties = (() => {
    const { regions, parts } = partsBy((cell) => countyOf[cell]!);
    const members: number[][] = [];
    regions.label.forEach((county, region) => {
      (members[county] ??= []).push(region);
    });
    const rows = members.map((_, county) => ({ code: countyCode(county), name: `合成县${county + 1}` }));
    return featuresOf<AdminArea>(rows, parts, members);
  })();
  const units = (() => {
    const rows: RowOf<ControlUnit>[] = [];
    const { regions, parts } = partsBy((cell) => countyOf[cell]! * 8 + (ground[cell]! - 1) * 4 + classes[cell]!);
    const { merged, groupOf } = mergeParts(regions, seed, 7);
    const zonesIn = reasonsOf(regions.ofCell, groupOf, merged.length, layers, zoneOfCell, classes);
    const serials = new Map<number, number>();
    merged.forEach(({ label }, group) => {
      const serial = (serials.get(label) ?? 0) + 1;
      serials.set(label, serial);
      const unitClass = CLASSES[label % 4]!;
      const county = countyCode(Math.floor(label / 8));
      const atSea = Math.floor(label / 4) % 2 === 1;
      rows.push({
        code: `${atSea ? "HY" : "ZH"}${county}${CLASS_DIGIT[unitClass]}${String(serial).padStart(4, "0")}`,
        name: `合成县${Math.floor(label / 8) + 1}${LABELS.unitClass[unitClass].zh}${serial}`,
        class: unitClass,
        ...(unitClass === "key" && { keyKind: "element" as const }),
        realm: atSea ? "sea" : "land",
        county,
        reasons: [{ zones: zonesIn[group]!, ...(unitClass === "key" && { trigger: "qualityPressure" as const }) }],
      });
    });
    return featuresOf<ControlUnit>(
      rows,
      parts,
      merged.map(({ members }) => members),
    );
  })();

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
  const province = {
    gridDeg: 1 / STEPS_PER_DEGREE,
    territory: {
      adminCode: "330000",
      name: "合成省",
      definition: "合成数据，不对应任何真实地域。",
      geometry: wholeOf(
        mesh,
        outline.parts,
        [...outline.regions.label].map((_, region) => region),
      ),
    },
    counties,
    parks: parksOf(mesh, ground, classes, seed, noded, featuresOf),
    layers,
    units,
    polygonCount,
    vertexCount,
    truth: {
      cells,
      tabulate: (keyOf: Parameters<SyntheticTruth["tabulate"]>[0]) => {
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
  return province as SyntheticProvince | FlatSyntheticProvince;
}

/** Regions as one area. */
function wholeOf(mesh: SyntheticMesh, parts: RegionPolygons, members: readonly number[]): AreaGeometry {
  const polygons = members.map((member) => nestedPolygon(mesh, parts, member));
  return polygons.length === 1 ? polygon(polygons[0]!) : { type: "MultiPolygon", coordinates: polygons };
}

function polygon(coordinates: Position[][]): Polygon {
  return { type: "Polygon", coordinates };
}

function recordOf(element: Element, inland: boolean): LayerRecord {
  // zones of the land, of the sea or of shores alone: all that there are, and none elsewhere
  const partial = element === "shoreline" || element === "marine" || !inland;
  return { element, owner: "合成", date: "2026-01-01", source: "合成数据", coverage: partial ? "exhaustive" : "full" };
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
  layers: readonly { readonly element: Element; readonly zones: Features<ElementZone> }[],
  zoneOfCell: ReadonlyMap<Element, Int32Array>,
  classes: Uint8Array,
): string[][] {
  const found = Array.from({ length: groups }, () => new Set<string>());
  for (const { element, zones } of layers) {
    if (!DECIDING.has(element)) continue;
    const rows = rowsOf(zones);
    const ofCell = zoneOfCell.get(element)!;
    ofCell.forEach((index, cell) => {
      if (index < 0) return;
      const zone = rows[index]!;
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
  featuresOf: (
    rows: readonly RowOf<IndustrialPark>[],
    parts: RegionPolygons,
    members: readonly (readonly number[])[],
  ) => Features<IndustrialPark>,
): Features<IndustrialPark> {
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
  const parks = [...regions.label].map((park) => ({
    code: `P${String(park + 1).padStart(4, "0")}`,
    name: `合成产业园区${park + 1}`,
    level: "province" as const,
    compliant: chance(seed, park, 0, 82) < 0.8,
  }));
  const members = parks.map((_, region) => [region]);
  return featuresOf(parks, polygonsOf(mesh, regions, noded), members);
}
