// Names of the attribute fields of units and zones. Platforms print two vintages of the ministry's data rules ("A", "B"), and
// spreadsheets have plain Chinese or English headers; all are read at once, trimmed and without regard to case, because real
// headers end in line feeds. The first name of each field is the one that is written. Source: field lists of running
// platforms; names marked "ours" are not in any vintage and stand for what the vintages cannot hold.
import type { Dimension, Element, Finding } from "../domain/index.ts";
import { listFinding, shownValue } from "./list-finding.ts";

/** What a column of a unit table holds: `undivided` is a list without dimensions, `heading` and `item` one item a row. 单元字段. */
export type UnitField =
  | "code"
  | "name"
  | "class"
  | "province"
  | "city"
  | "county"
  | "zones"
  | Dimension
  | "undivided"
  | "heading"
  | "item"
  | "remark";

/** What a column of a zone table holds. 分区字段. */
export type ZoneField =
  | "code"
  | "name"
  | "element"
  | "type"
  | "class"
  | "county"
  | "basin"
  | "reach"
  | "sectionStartLon"
  | "sectionStartLat"
  | "sectionEndLon"
  | "sectionEndLat"
  | "remark";

/** Columns that a table of one element has for code and name. 分要素字段. */
export interface ElementFields {
  /** Of the code. 编码列. */
  readonly code: string;
  /** Of the name. 名称列. */
  readonly name: string;
}

/** Names of columns by field; the first is written, all are read. 字段映射. */
export interface FieldMap {
  /** Id, such as `A`. 编号. */
  readonly id: string;
  /** Columns of unit tables. 单元表. */
  readonly unit: Readonly<Partial<Record<UnitField, readonly string[]>>>;
  /** Columns of zone tables. 分区表. */
  readonly zone: Readonly<Partial<Record<ZoneField, readonly string[]>>>;
  /** Columns of code and name where a table holds one element. 分要素字段. */
  readonly ofElement?: Readonly<Partial<Record<Element, ElementFields>>>;
}

const SHARED_UNIT: FieldMap["unit"] = {
  class: ["ZHGKDYFL"],
  province: ["PROV", "PROVINCE"],
  city: ["CITY"],
  spatialLayout: ["KJBJYS"],
  // both spellings are in use; the first is a slip that became a field name
  pollutantDischarge: ["PWWPFGK", "WRWPFGK"],
  riskPrevention: ["HJFXFK"],
  resourceEfficiency: ["ZYKFXLYQ"],
  // ours
  common: ["GXYQ"],
  undivided: ["GKYQ"],
  zones: ["YSXL"],
};
const SHARED_ZONE: FieldMap["zone"] = {
  element: ["HJYS"],
  type: ["YSXL"],
  class: ["GKQFL"],
  basin: ["LYMC"],
  reach: ["HDMC"],
  sectionStartLon: ["KZDMQDJD"],
  sectionStartLat: ["KZDMQDWD"],
  sectionEndLon: ["KZDMZDJD"],
  sectionEndLat: ["KZDMZDWD"],
};

/** The elder vintage: `AREA` is the name of the county, not a size. 字段版本 A. */
export const FIELDS_A: FieldMap = {
  id: "A",
  unit: { code: ["HJZHGKDYBM"], name: ["HJZHGKDYMC"], county: ["AREA"], remark: ["REMARK"], ...SHARED_UNIT },
  zone: { code: ["HJYSGKFQBM"], name: ["HJYSGKFQMC"], county: ["AREA"], remark: ["REMARK"], ...SHARED_ZONE },
  ofElement: {
    ecology: { code: "STHJYSGKFQBM", name: "STHJZHGKFQMC" },
    water: { code: "SHJGKFQBM", name: "SHJGKFQMC" },
    air: { code: "DQHJGKFQBM", name: "DQHJGKFQMC" },
  },
};

/** The later vintage. 字段版本 B. */
export const FIELDS_B: FieldMap = {
  id: "B",
  unit: { code: ["HJGKDYBM"], name: ["HJGKDYMC"], county: ["COUNTY"], remark: ["REMARKS"], ...SHARED_UNIT },
  zone: { code: ["HJYSGKFQBM"], name: ["HJYSGKFQMC"], county: ["COUNTY"], remark: ["REMARKS"], ...SHARED_ZONE },
};

/** Headers of spreadsheets, in Chinese, and of platform tables, in English. 通用列名. */
export const FIELDS_PLAIN: FieldMap = {
  id: "plain",
  unit: {
    code: ["管控单元编码", "环境管控单元编码", "单元编码", "编码", "unit_code", "code"],
    name: ["管控单元名称", "环境管控单元名称", "单元名称", "名称", "unit_name", "name"],
    class: ["管控单元分类", "管控单元类别", "单元分类", "单元类别", "分类", "类别", "unit_category", "class"],
    province: ["省", "省份", "province"],
    city: ["市", "地市", "city"],
    county: ["县", "区县", "县区", "行政区", "county"],
    zones: ["要素细类", "环境要素细类", "要素分区", "zones"],
    spatialLayout: ["空间布局约束", "区域布局管控", "区域布局约束", "空间布局引导", "spatial_layout_guidance"],
    pollutantDischarge: ["污染物排放管控", "pollutant_emission_control"],
    riskPrevention: ["环境风险防控", "环境风险管控", "environmental_risk_prevention"],
    resourceEfficiency: [
      "资源利用效率",
      "资源开发效率要求",
      "能源资源利用",
      "资源利用效率要求",
      "resource_use_efficiency_requirements",
    ],
    common: ["共性要求", "common_requirements"],
    undivided: ["管控要求", "requirements"],
    heading: ["管控维度", "维度", "dimension"],
    item: ["管控要求条目", "条目", "条文", "item"],
    remark: ["备注", "remark"],
  },
  zone: {
    code: ["分区编码", "要素分区编码", "编码", "zone_code", "code"],
    name: ["分区名称", "要素分区名称", "名称", "zone_name", "name"],
    element: ["环境要素", "要素", "element"],
    type: ["要素细类", "细类", "type"],
    class: ["分区类别", "类别", "class"],
    county: ["县", "区县", "county"],
    basin: ["流域", "basin"],
    reach: ["河段", "reach"],
    sectionStartLon: ["控制断面起点经度", "section_start_lon"],
    sectionStartLat: ["控制断面起点纬度", "section_start_lat"],
    sectionEndLon: ["控制断面终点经度", "section_end_lon"],
    sectionEndLat: ["控制断面终点纬度", "section_end_lat"],
    remark: ["备注", "remark"],
  },
};

/** All field maps that are read when none is asked for. 字段映射列表. */
export const FIELD_MAPS: readonly FieldMap[] = [FIELDS_A, FIELDS_B, FIELDS_PLAIN];

/** A header as it is compared: without white space, half-width, in lower case. @internal */
export function plainField(name: string): string {
  return name
    .slice(0, 200)
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff"']/g, "")
    .toLowerCase();
}

/** Columns of a table by field, in their order; several columns may hold one field. @internal */
export function columnsOf<F extends string>(
  header: readonly string[],
  tables: readonly Readonly<Partial<Record<F, readonly string[]>>>[],
  findings: Finding[],
): { readonly fields: ReadonlyMap<F, readonly number[]>; readonly others: readonly number[] } {
  const byName = new Map<string, F>();
  for (const table of tables)
    for (const [field, names] of Object.entries(table) as [F, readonly string[]][])
      for (const name of names) if (!byName.has(plainField(name))) byName.set(plainField(name), field);
  const fields = new Map<F, number[]>();
  const others: number[] = [];
  header.forEach((name, column) => {
    const field = byName.get(plainField(name));
    if (field === undefined) {
      others.push(column);
      if (name.trim() !== "")
        findings.push(listFinding("FIELD_UNKNOWN", "info", `column ${column + 1}`, { value: shownValue(name) }));
      return;
    }
    const known = fields.get(field);
    if (known === undefined) {
      fields.set(field, [column]);
      return;
    }
    const values = { value: shownValue(name), before: shownValue(header[known[0]!]!), expected: field };
    findings.push(listFinding("FIELD_TWICE", "warning", `column ${column + 1}`, values));
    known.push(column);
  });
  return { fields, others };
}
