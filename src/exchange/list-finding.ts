// What can be odd about a list, a table or a cell that someone hands in: one table of sentences, each with what, where, which
// value, and what to do. Everything told here was read all the same, but for what an error says is left out.
import { type MessageValues, messageFinding } from "../domain/finding-text.ts";
import type { BilingualText, Finding, Severity } from "../domain/index.ts";

/** A code of a finding about a list. @internal */
export type ListCode =
  | "LIST_SHAPE"
  | "UNIT_DUPLICATE"
  | "UNIT_CLASS"
  | "UNIT_CLASS_NONE"
  | "UNIT_CLASS_CODE"
  | "UNIT_COUNTY"
  | "ZONE_CLASS"
  | "ZONE_NAME"
  | "ZONE_NAME_ALIAS"
  | "HEADING_UNKNOWN"
  | "HEADING_SPLIT"
  | "ITEM_EMPTY"
  | "ITEM_NUMBER"
  | "ITEM_ORDER"
  | "ITEM_TAG"
  | "ITEM_TAG_MISSING"
  | "ITEM_TAG_UNKNOWN"
  | "ITEM_TEXT_MISSING"
  | "ITEM_SPACES"
  | "ITEM_JOINED"
  | "ITEM_LINE_END"
  | "FIELD_MISSING"
  | "FIELD_UNKNOWN"
  | "FIELD_TWICE"
  | "ROW_WITHOUT_CODE"
  | "ROW_LENGTH"
  | "CSV_QUOTE"
  | "TEXT_ENCODING"
  | "TEXT_UNDECODABLE"
  | "GEOMETRY_NONE"
  | "LIST_WITHOUT_GROUND"
  | "GEOMETRY_UNUSED"
  | "GEOMETRY_KIND"
  | "LIST_UNDIVIDED";

const TEXT: Readonly<Record<ListCode, BilingualText>> = {
  LIST_SHAPE: {
    zh: "{where} 为 {value}，应为 {expected}；未能读取，请改正。",
    en: "{where} is {value} where {expected} is expected; it was not read. Correct it.",
  },
  UNIT_DUPLICATE: {
    zh: "单元编码 {value} 出现不止一次；各条均保留，请核对。",
    en: "The unit code {value} occurs more than once; all are kept. Check them.",
  },
  UNIT_CLASS: {
    zh: "单元 {unit} 的类别“{value}”无法识别；按编码取“{expected}”，请核对。",
    en: "The class “{value}” of unit {unit} is not known; taken from its code: {expected}. Check it.",
  },
  UNIT_CLASS_NONE: {
    zh: "单元 {unit} 没有写明类别；按编码取“{expected}”，请补充。",
    en: "Unit {unit} states no class; taken from its code: {expected}. Add it.",
  },
  UNIT_CLASS_CODE: {
    zh: "单元 {unit} 的类别“{value}”与编码所示的“{expected}”不一致；按文字取类别，请核对。",
    en: "The class “{value}” of unit {unit} is not what its code says, {expected}; the words were followed. Check it.",
  },
  UNIT_COUNTY: {
    zh: "单元 {unit} 的编码中读不出县级代码；所属县取 {expected}，请补充。",
    en: "No county can be read from the code of unit {unit}; {expected} stands for it. Add it.",
  },
  ZONE_CLASS: {
    zh: "分区 {zone} 的类别“{value}”无法识别；按细类或编码取“{expected}”，请改为优先保护、重点管控或一般管控。",
    en: "The class “{value}” of zone {zone} is none; taken from its type or code: {expected}. Write priority, key or general.",
  },
  ZONE_NAME: {
    zh: "单元 {unit} 的要素分区名称“{value}”不在细类表中；原文保留，请核对或在地方规则中补充。",
    en: "The zone name “{value}” of unit {unit} is in no table of types; it is kept. Check it or add it to a profile.",
  },
  ZONE_NAME_ALIAS: {
    zh: "单元 {unit} 的要素分区名称“{value}”按“{expected}”读取；原文保留。",
    en: "The zone name “{value}” of unit {unit} was read as “{expected}”; the original is kept.",
  },
  HEADING_UNKNOWN: {
    zh: "{where} 的管控维度“{value}”无法识别；条目保留且不归入维度，请核对或补充别名。",
    en: "The heading “{value}” at {where} is no known dimension; its items are kept without one. Check it or add an alias.",
  },
  HEADING_SPLIT: {
    zh: "{where} 的管控维度“{value}”疑为“{expected}”被拆开；按后者读取，原文保留。",
    en: "The heading “{value}” at {where} looks like a part of “{expected}” and was read so; the original is kept.",
  },
  ITEM_EMPTY: {
    zh: "{where} 为空；按“无要求”保留，请写明“/”或补充条文。",
    en: "{where} is empty and is kept as “no requirement”; write “/” or add the words.",
  },
  ITEM_NUMBER: {
    zh: "{where} 的序号“{value}”不规范，应为 {expected}；原文保留。",
    en: "The number “{value}” at {where} should read {expected}; the original is kept.",
  },
  ITEM_ORDER: {
    zh: "{where} 的序号 {value} 与上一条 {before} 不连续；请核对是否缺条或重号。",
    en: "The number {value} at {where} does not follow {before}; check whether an item is missing or numbered twice.",
  },
  ITEM_TAG: {
    zh: "{where} 的标签“{value}”不规范，按“{expected}”读取；原文保留。",
    en: "The tag “{value}” at {where} was read as “{expected}”; the original is kept.",
  },
  ITEM_TAG_MISSING: {
    zh: "{where} 没有【主题/类型】标签；按“{expected}”归类，请补充。",
    en: "{where} has no tag 【theme/modality】 and was filed under “{expected}”; add one.",
  },
  ITEM_TAG_UNKNOWN: {
    zh: "{where} 的标签“{value}”含未知的主题或类型；按“{expected}”归类，原文保留，请核对。",
    en: "The tag “{value}” at {where} names an unknown theme or modality and was filed under “{expected}”; check it.",
  },
  ITEM_TEXT_MISSING: {
    zh: "{where} 只有序号或标签而没有条文；原文保留，请补充。",
    en: "{where} has a number or tag and no words; it is kept. Add them.",
  },
  ITEM_SPACES: {
    zh: "{where} 的条文首尾有空白；条款库中已去除，原文保留。",
    en: "The words at {where} begin or end with white space; the clause is kept without it, and the original too.",
  },
  ITEM_JOINED: {
    zh: "{where} 一格内连写了 {value} 条；已逐条拆开，原文保留。",
    en: "{value} items run together at {where}; they were taken apart, and the original is kept.",
  },
  ITEM_LINE_END: {
    zh: "{where} 的条文含换行；表格中一行即一条，已改为空格。",
    en: "The words at {where} hold a line end, which a cell takes for the next item; a space was written.",
  },
  FIELD_MISSING: {
    zh: "表中没有“{value}”列（可用列名：{expected}）；请补充该列，或改用其中一个列名（程序中也可给出字段映射）。",
    en: "The table has no column for {value} (such as {expected}); add it, or give your column one of these names (a program may give a field map instead).",
  },
  FIELD_UNKNOWN: {
    zh: "列“{value}”不在字段映射中；其内容原样保留，但不作解释。",
    en: "The column “{value}” is in no field map; what it holds is kept and not interpreted.",
  },
  FIELD_TWICE: {
    zh: "列“{value}”与“{before}”同为 {expected}；取第一个有内容的，请删去多余的列。",
    en: "The columns “{value}” and “{before}” both hold {expected}; the first that is filled counts. Remove one.",
  },
  ROW_WITHOUT_CODE: {
    zh: "{where} 没有单元编码，未能读取；请补充编码。",
    en: "{where} has no unit code and was not read; add its code.",
  },
  ROW_LENGTH: {
    zh: "{where} 有 {value} 个单元格，表头有 {expected} 个；缺少的视为空，多出的原样保留。",
    en: "{where} has {value} cells and the header {expected}; what lacks is empty, what is beyond is kept.",
  },
  CSV_QUOTE: {
    zh: "{where} 的引号没有成对，或引号后还有文字；按字面读取，请检查。",
    en: "A quote at {where} is not closed or has text behind it; it was read as it stands. Check it.",
  },
  TEXT_ENCODING: {
    zh: "文件不是 UTF-8，按 {value} 读取；若有乱码，请另存为 UTF-8。",
    en: "The file is not in UTF-8 and was read as {value}; if its names are rubbish, save it as UTF-8.",
  },
  TEXT_UNDECODABLE: {
    zh: "文件既不是 UTF-8 也不是 GB18030，无法解码的字符已用 {value} 代替；请另存为 UTF-8。",
    en: "The file is in neither UTF-8 nor GB18030; {value} stands for what cannot be decoded. Save it as UTF-8.",
  },
  GEOMETRY_NONE: {
    zh: "单元 {value} 没有几何；其条目保留，但任何项目都不会落入该单元，请补充几何。",
    en: "Unit {value} has no geometry: its items are kept, and no footprint will ever lie in it. Add its geometry.",
  },
  LIST_WITHOUT_GROUND: {
    zh: "{value} 个单元都没有几何；条目均保留，但任何项目都不会落入其中，请给出单元几何图层。",
    en: "None of the {value} units has a geometry: all items are kept, and no footprint will ever lie in any. Give their ground.",
  },
  GEOMETRY_UNUSED: {
    zh: "几何图层中的编码 {value} 不在清单中；未使用，请核对。",
    en: "The code {value} of the geometry is in no list and was not used; check it.",
  },
  GEOMETRY_KIND: {
    zh: "{where} 的几何为 {value}，应为面；未使用，请改正。",
    en: "The geometry at {where} is {value}, not an area; it was not used. Correct it.",
  },
  LIST_UNDIVIDED: {
    zh: "{value} 个单元的清单未按维度划分，其条目归入“共性要求”；如需分维度，请在来源中划分。",
    en: "Lists of {value} units are not divided by dimension; their items went under “common”. Divide them at the source.",
  },
};

/** Longest value that a message quotes. */
const MOST_QUOTED = 60;

/** A value as a message shows it. @internal */
export function shownValue(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === "object") return "{…}";
  const text = String(value);
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
}

/** A place in a table, in Chinese: `row 3, column 5` is 第3行第5列; a path of a document stays. */
function placeInChinese(path: string): string {
  return path
    .replace(/^row (\d+)/, "第$1行")
    .replace(/(^|, )column (\d+)/, "第$2列")
    .replace(/^line (\d+)/, "第$1行");
}

/** A finding about a list; its record keeps the path as it is. @internal */
export function listFinding(
  code: ListCode,
  severity: Severity,
  path: string,
  values: MessageValues,
  subject?: string,
): Finding {
  const chinese = placeInChinese(path);
  // a place in Chinese needs no space behind it
  const template = chinese === path ? TEXT[code] : { ...TEXT[code], zh: TEXT[code].zh.replace("{where} ", "{where}") };
  const where = { zh: chinese, en: path };
  const found = messageFinding(code, severity, template, { where, ...values }, { subject, location: { path } });
  return { ...found, values: { ...found.values, where: path } };
}
