// From a unit list to a scheme document, and back. Each clause becomes one term for each dimension it stands under, with all its
// units in its scope. The terms are words: nothing of them is evaluated, each goes to a person, until somebody confirms what
// machine condition they mean (see proposeConditions). Cost: linear in the list, and one union of the units' ground.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import {
  type AccessTerm,
  type AreaGeometry,
  type ControlUnit,
  type Dimension,
  type ElementZone,
  type Finding,
  type LayerRecord,
  parseUnitCodeLenient,
  type SchemeLevel,
  type SchemeVersion,
  type ZoningScheme,
} from "../domain/index.ts";
import { union } from "../geometry/index.ts";
import { citedBases, citedTitles } from "./cited-basis.ts";
import { NATIONAL_HEADINGS, PROVINCIAL_HEADINGS } from "./dimension-heading.ts";
import { listFinding } from "./list-finding.ts";
import type { Clause, ListedItem, ListedUnit, UnitList } from "./unit-list.ts";

/** What a list does not say of the scheme it belongs to. 方案信息. */
export interface SchemeFrame {
  /** Id of the scheme. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Level. 层级. */
  readonly level: SchemeLevel;
  /** Government that issues it. 发布政府. */
  readonly authority: string;
  /** Competent ecology authority. 生态环境主管部门. */
  readonly competentBody: string;
  /** Its version. 版本. */
  readonly version: SchemeVersion;
  /** GB/T 2260 code of the territory. 行政区划代码. */
  readonly adminCode: string;
  /** Name of the territory. 行政辖区名称. */
  readonly territoryName: string;
}

/** What else goes into the scheme. 附加数据. */
export interface SchemeParts {
  /** Ground by unit code. 单元几何. */
  readonly geometries?: ReadonlyMap<string, AreaGeometry>;
  /** Element zones. 要素分区. */
  readonly zones?: readonly ElementZone[];
  /** Where the layers of the zones come from. 图层来源. */
  readonly layers?: readonly LayerRecord[];
}

/** A scheme made from a list. 生成结果. */
export interface SchemeOfList {
  /** The scheme. 方案. */
  readonly scheme: ZoningScheme;
  /** What the list or the ground lacks. 问题. */
  readonly findings: readonly Finding[];
}

const NOWHERE: AreaGeometry = { type: "MultiPolygon", coordinates: [] };

/**
 * Makes a scheme from a unit list: every item with words becomes part of a term; an explicit "none" gives no term. 由清单生成方案.
 *
 * @param list - the list
 * @param frame - what the list does not say
 * @param parts - ground of the units, element zones and their layers
 * @returns the scheme, whose terms are words only, and what is lacking
 * @throws SanxianError geometry errors with the JSON path
 * @example
 * ```ts
 * const { scheme } = schemeOfUnitList(list, frame, { geometries });
 * scheme.terms.every((term) => term.textOnly); //=> true
 * ```
 */
export function schemeOfUnitList(list: UnitList, frame: SchemeFrame, parts: SchemeParts = {}): SchemeOfList {
  const findings: Finding[] = [];
  const geometries = parts.geometries ?? new Map<string, AreaGeometry>();
  const codes = new Set(list.units.map(({ code }) => code));
  for (const code of [...geometries.keys()].sort())
    if (!codes.has(code)) findings.push(listFinding("GEOMETRY_UNUSED", "warning", code, { value: code }, code));
  // of units printed twice the first stands; the reading has told of it
  const first = new Map<string, ListedUnit>();
  for (const unit of list.units) if (!first.has(unit.code)) first.set(unit.code, unit);
  const units = [...first.values()];
  if (units.length > 0 && geometries.size === 0)
    findings.push(listFinding("LIST_WITHOUT_GROUND", "warning", "$.units", { value: units.length }, frame.id));
  const zones = parts.zones ?? [];
  const { id, name, level, authority, competentBody, version } = frame;
  const undivided = list.units.filter(({ items }) => items.some(({ dimension }) => dimension === null)).length;
  if (undivided > 0) findings.push(listFinding("LIST_UNDIVIDED", "info", "$.terms", { value: undivided }));
  const scheme: ZoningScheme = {
    format: "sanxian.scheme",
    formatVersion: "1",
    id,
    name,
    level,
    authority,
    competentBody,
    responsibleBodies: [
      { name: authority, role: "issuer" },
      { name: competentBody, role: "competent" },
    ],
    version,
    territory: { adminCode: frame.adminCode, name: frame.territoryName, geometry: territoryOf(units, geometries) },
    units: units.map((unit, i) => controlUnit(unit, i, geometries, frame.adminCode, findings)),
    zones,
    layers: parts.layers ?? [],
    threeLines: {
      redline: { zones: zones.filter(({ type }) => type === "1110").map(({ code }) => code), indicators: [] },
      qualityBottomLines: [],
      resourceUpperLimits: [],
    },
    terms: termsOf(list),
    legalBases: citedBases(list.clauses.map(({ text }) => text)),
  };
  return { scheme, findings };
}

function controlUnit(
  unit: ListedUnit,
  index: number,
  geometries: ReadonlyMap<string, AreaGeometry>,
  adminCode: string,
  findings: Finding[],
): ControlUnit {
  const { code } = unit;
  const geometry = geometries.get(code);
  // where no unit has any, that was said once
  if (geometry === undefined && geometries.size > 0)
    findings.push(listFinding("GEOMETRY_NONE", "warning", `$.units[${index}].geometry`, { value: code }, code));
  const parsed = parseUnitCodeLenient(code).code;
  if (parsed === undefined)
    findings.push(
      listFinding("UNIT_COUNTY", "warning", `$.units[${index}].county`, { unit: code, expected: adminCode }, code),
    );
  const zones = unit.zones.map((zone) => zone.name).join("、");
  return {
    code,
    name: unit.name === "" ? code : unit.name,
    class: unit.class,
    ...(unit.keyKind === undefined ? {} : { keyKind: unit.keyKind }),
    realm: parsed?.prefix === "HY" ? "sea" : "land",
    county: parsed?.county ?? adminCode,
    // a list that says "/" throughout says that there is nothing; one without items says nothing
    ...(unit.items.length > 0 && unit.items.every(({ clause }) => clause === null) ? { listIsEmpty: true } : {}),
    reasons: zones === "" ? [] : [{ zones: [], note: zones }],
    geometry: geometry ?? NOWHERE,
  };
}

function territoryOf(units: readonly ListedUnit[], geometries: ReadonlyMap<string, AreaGeometry>): AreaGeometry {
  const features = units.flatMap(({ code }) => {
    const geometry = geometries.get(code);
    return geometry === undefined ? [] : [{ type: "Feature" as const, properties: null, geometry }];
  });
  if (features.length === 0) return NOWHERE;
  const all: FeatureCollection<Polygon | MultiPolygon> = { type: "FeatureCollection", features };
  return union(all);
}

function termsOf(list: UnitList): AccessTerm[] {
  const clauses = new Map(list.clauses.map((clause) => [clause.id, clause]));
  const uses = new Map<string, { clause: Clause; dimension: Dimension; units: Set<string> }>();
  for (const { code, items } of list.units)
    for (const { clause: id, dimension } of items) {
      const clause = id === null ? undefined : clauses.get(id);
      // a tag without words says nothing that could be a term; its finding stands with the reading
      if (clause === undefined || clause.text === "") continue;
      const under = dimension ?? "common";
      const key = `${clause.id}-${under}`;
      const use = uses.get(key);
      if (use) use.units.add(code);
      else uses.set(key, { clause, dimension: under, units: new Set([code]) });
    }
  return [...uses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { clause, dimension, units }]) => ({
      id,
      tier: "unit",
      dimension,
      theme: clause.theme,
      modality: clause.modality,
      text: clause.text,
      scope: { units: [...units].sort() },
      textOnly: true,
      basis: citedTitles(clause.text),
    }));
}

/** The order in which a province prints its dimensions. */
const PRINTED_ORDER: readonly Dimension[] = [
  "common",
  "spatialLayout",
  "pollutantDischarge",
  "riskPrevention",
  "resourceEfficiency",
];
const CLASS_PRINTED = { priority: "优先保护单元", key: "重点管控单元", general: "一般管控单元" } as const;

/**
 * The unit list of a scheme: for each unit the terms whose scope names it, numbered anew under the province's headings. Terms
 * of other tiers are not a unit's own and are left out. 由方案生成清单.
 *
 * @param scheme - the scheme
 * @example
 * ```ts
 * writeCsv(writeUnitTable(unitListOfScheme(scheme), { fields: FIELDS_B }).table);
 * ```
 */
export function unitListOfScheme(scheme: ZoningScheme): UnitList {
  const headings = PROVINCIAL_HEADINGS.get(scheme.territory.adminCode.slice(0, 2)) ?? NATIONAL_HEADINGS;
  const clauses = new Map<string, Clause>();
  const ordered = [...scheme.terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const { id, theme, modality, text } of ordered) clauses.set(id, { id, theme, modality, tagged: true, text });
  const units = scheme.units.map(({ code, name, class: unitClass, keyKind, listIsEmpty, reasons }): ListedUnit => {
    const own = ordered.filter(({ scope }) => scope?.units?.includes(code));
    const nothing = PRINTED_ORDER.filter((dimension) => dimension !== "common").map(
      (dimension): ListedItem => ({ heading: headings[dimension], dimension, number: null, clause: null }),
    );
    let group = 0;
    const items = PRINTED_ORDER.flatMap((dimension): ListedItem[] => {
      const terms = own.filter((term) => term.dimension === dimension);
      if (terms.length === 0) return [];
      group++;
      const first = group;
      return terms.map((term, i) => ({
        heading: headings[dimension],
        dimension,
        number: [first, i + 1],
        clause: term.id,
      }));
    });
    return {
      code,
      name,
      classPrinted: `${keyKind === "park" ? "园区型" : ""}${CLASS_PRINTED[unitClass]}`,
      class: unitClass,
      ...(keyKind === undefined ? {} : { keyKind }),
      area: [],
      zones: reasons.flatMap(({ note }) =>
        note === undefined ? [] : note.split("、").map((zone) => ({ name: zone, type: null })),
      ),
      items: items.length === 0 && listIsEmpty === true ? nothing : items,
    };
  });
  return { units, clauses: [...clauses.values()] };
}
