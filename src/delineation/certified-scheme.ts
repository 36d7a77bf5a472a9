// What a certificate is made of, and the same in canonical order: whatever the order and the form that features came in.
import type { ControlUnit, ElementZone, LayerRecord, Territory, ThreeLines } from "../domain/index.ts";
import { sortedBy } from "../domain/order.ts";
import type { AdminArea } from "./admin-area.ts";
import type { ElementLayerTable } from "./delineation-input.ts";
import {
  type Features,
  type FeatureTable,
  type HasGround,
  isTable,
  type RowOf,
  rowRange,
  sortedTable,
  TablesJson,
  tableOf,
} from "./feature-table.ts";

/** What is certified: a scheme, or as much of one as there is. 待核验的方案. */
export interface CertifiedScheme {
  /** The ground to cover. 行政辖区. */
  readonly territory: Territory;
  /** Units; as GeoJSON, or as a table. 管控单元. */
  readonly units: Features<ControlUnit>;
  /** Element zones; without them the red line and the elements are not checked. 要素分区. */
  readonly zones?: Features<ElementZone>;
  /** What the layers of zones claim to cover; an element without a record claims nothing. 图层来源. */
  readonly layers?: readonly LayerRecord[];
  /** Counties, or townships; without them the place of units in them is not checked. 县级行政区. */
  readonly counties?: Features<AdminArea>;
  /** The three lines; zones named as red line there are, beside those of type `1110`. 三线. */
  readonly threeLines?: Pick<ThreeLines, "redline">;
  /** Grid step in degrees; `"auto"` where absent. 网格步长(度). */
  readonly gridDeg?: number;
}

/** A scheme whose features are in order: units and counties by code, zones by element and code. @internal */
export interface OrderedScheme {
  readonly territory: Territory;
  readonly units: FeatureTable<ControlUnit>;
  readonly zones: readonly ElementLayerTable[] | undefined;
  readonly layers: readonly LayerRecord[] | undefined;
  readonly counties: FeatureTable<AdminArea> | undefined;
  readonly redlineZones: ReadonlySet<string>;
  readonly gridDeg: number | "auto";
  /** What the digests of what went in are taken of. */
  readonly json: Readonly<Record<"units" | "zones" | "counties", unknown>>;
}

/** Puts a scheme in order, without touching it. @internal */
export function orderScheme({ territory, threeLines, gridDeg, ...scheme }: CertifiedScheme): OrderedScheme {
  const inOrder = <T extends HasGround>(
    features: Features<T> | undefined,
    name: string,
    keyOf: (row: RowOf<T>) => string,
  ) => features && sortedTable(tableOf(features, name), keyOf);
  const jsonOf = <T extends HasGround>(features: Features<T> | undefined, table: FeatureTable<T> | undefined) =>
    features && table && (isTable(features) ? new TablesJson([table]) : table.rows);
  const units = sortedTable(tableOf(scheme.units, "units"), ({ code }) => code);
  const zones = inOrder(scheme.zones, "zones", ({ element, code }) => `${element} ${code}`);
  const counties = inOrder(scheme.counties, "counties", ({ code }) => code);
  return {
    territory,
    units,
    zones: zones && byElement(zones),
    layers: scheme.layers && sortedBy(scheme.layers, ({ element }) => element),
    counties,
    redlineZones: new Set(threeLines?.redline.zones),
    gridDeg: gridDeg ?? "auto",
    json: {
      units: jsonOf(scheme.units, units),
      zones: jsonOf(scheme.zones, zones),
      counties: jsonOf(scheme.counties, counties),
    },
  };
}

/** Zones in order, parted by their elements. */
function byElement(zones: FeatureTable<ElementZone>): ElementLayerTable[] {
  const parts: ElementLayerTable[] = [];
  for (let from = 0; from < zones.rows.length; ) {
    const { element } = zones.rows[from]!;
    let to = from + 1;
    while (to < zones.rows.length && zones.rows[to]!.element === element) to++;
    parts.push({ element, zones: rowRange(zones, from, to) });
    from = to;
  }
  return parts;
}
