// What a person at the shell must correct: one table of sentences, each with what, where, which value, and what to do.
import { type BilingualText, fillText, type TextValues } from "../domain/index.ts";
import { plain } from "../report/plain.ts";
import { EXIT } from "./exit-codes.ts";

/** A code of a refusal. @internal */
export type RefusalCode =
  | "UNKNOWN_COMMAND"
  | "UNKNOWN_OPTION"
  | "UNEXPECTED_ARGUMENT"
  | "OPTION_TWICE"
  | "OPTION_EMPTY"
  | "OPTION_NEEDED"
  | "OPTION_CHOICE"
  | "OPTION_AMOUNT"
  | "OPTION_DATE"
  | "OPTION_CONFLICT"
  | "OUTPUT_IS_INPUT"
  | "FILE_MISSING"
  | "FILE_IS_FOLDER"
  | "FILE_DENIED"
  | "FILE_TOO_LARGE"
  | "FILE_NOT_UTF8"
  | "FILE_UNREADABLE"
  | "JSON_BROKEN"
  | "CANDIDATES_OTHER"
  | "DOCUMENT_OTHER"
  | "DOCUMENT_GEOJSON"
  | "SCHEME_GEOJSON"
  | "SCHEME_IS_DRAFT"
  | "DOCUMENT_FORMAT"
  | "DOCUMENT_REFUSED"
  | "IMPORT_REFUSED"
  | "LAYERS_REFUSED"
  | "LAYERS_EMPTY"
  | "RETIRED_CODES"
  | "ANSWER_FORM"
  | "ANSWER_TWICE"
  | "ANSWER_VALUE"
  | "ANSWERS_OTHER"
  | "ANSWERS_VALUE"
  | "OVERRIDES_OTHER"
  | "OVERRIDES_REFUSED"
  | "LINKS_OTHER"
  | "ADOPTED_EARLIER"
  | "WRITE_FAILED";

const TEXT: Readonly<Record<RefusalCode, BilingualText>> = {
  UNKNOWN_COMMAND: {
    zh: "没有命令 {value}；可用命令：{expected}。用法见 sanxian --help。",
    en: "There is no command {value}; the commands are {expected}. See sanxian --help.",
  },
  UNKNOWN_OPTION: {
    zh: "{command} 没有选项 {value}；可用选项：{expected}。",
    en: "{command} has no option {value}; its options are {expected}.",
  },
  UNEXPECTED_ARGUMENT: {
    zh: "{command} 不接受参数 {value}；文件须写在选项之后，如 --project {value}。",
    en: "{command} takes no argument {value}; name files by an option, such as --project {value}.",
  },
  ANSWER_FORM: {
    zh: "--answer {value} 不是“事实=答复”；如 {expected}。",
    en: "--answer {value} is no fact=answer, such as {expected}.",
  },
  ANSWER_TWICE: {
    zh: "事实 {value} 有两个答复；只保留一个。",
    en: "The fact {value} is answered twice; keep one.",
  },
  ANSWERS_OTHER: {
    zh: "{path} 不是答复文件；应为一个 JSON 对象，如 {expected}。",
    en: "{path} holds no answers; it should be a JSON object such as {expected}.",
  },
  ANSWER_VALUE: {
    zh: "--answer {value} 的答复不合要求；应为 {expected}。",
    en: "--answer {value} does not answer its fact; expected {expected}.",
  },
  ANSWERS_VALUE: {
    zh: "{path} 中 {name} 的答复为 {value}；应为 {expected}。",
    en: "In {path} the answer to {name} is {value}; expected {expected}.",
  },
  OVERRIDES_OTHER: {
    zh: "{path} 不是人工认定文件；应为 JSON 列表，每项如 {expected}。",
    en: "{path} holds no decisions; it should be a JSON list of such as {expected}.",
  },
  OVERRIDES_REFUSED: {
    zh: "{path}：{value} 项人工认定不能采用，未归档；请更正后重试。",
    en: "{path}: decisions that cannot be recorded: {value}; nothing was filed. Correct them and run again.",
  },
  LINKS_OTHER: {
    zh: "{path} 不是关联编号文件；应为 JSON 对象，如 {expected}。",
    en: "{path} holds no numbers of files; it should be a JSON object such as {expected}.",
  },
  ADOPTED_EARLIER: {
    zh: "{path} 没有生效日期，或其生效日不晚于 --scheme 的版本；请给出已通过、待生效的版本。",
    en: "{path} has no first day in force, or none after that of --scheme; give a version that is adopted and not yet in force.",
  },
  OPTION_TWICE: { zh: "{value} 出现两次；只保留一个。", en: "{value} is given twice; keep one." },
  OPTION_EMPTY: {
    zh: "{value} 后面缺少取值；请补上，如 {expected}。",
    en: "{value} lacks its value; add it, such as {expected}.",
  },
  OPTION_NEEDED: {
    zh: "{command} 缺少 {value}；如 {expected}。",
    en: "{command} needs {value}, such as {expected}.",
  },
  OPTION_CHOICE: { zh: "{name} 为 {value}；可取 {expected}。", en: "{name} is {value}; choose {expected}." },
  OPTION_AMOUNT: {
    zh: "{name} 为 {value}，应为不小于零的数（{unit}），如 {expected}。",
    en: "{name} is {value}, which is no number of {unit} from zero up; write one, such as {expected}.",
  },
  OPTION_DATE: {
    zh: "{name} 为 {value}，不是存在的日期；应写作 YYYY-MM-DD，如 2026-11-24。",
    en: "{name} is {value}, which is no day of the calendar; write YYYY-MM-DD, such as 2026-11-24.",
  },
  OPTION_CONFLICT: {
    zh: "{value} 不能与 {other} 同用（{expected}）；请删去一个。",
    en: "{value} does not go with {other} ({expected}); leave one out.",
  },
  OUTPUT_IS_INPUT: {
    zh: "--out {value} 会覆盖输入文件；请换一个文件名。",
    en: "--out {value} would overwrite an input file; choose another name.",
  },
  FILE_MISSING: { zh: "{path}：文件不存在；请检查路径。", en: "{path}: there is no such file; check the path." },
  FILE_IS_FOLDER: { zh: "{path}：这是文件夹；请给出其中的文件。", en: "{path}: this is a folder; name a file in it." },
  FILE_DENIED: {
    zh: "{path}：没有读取权限；请检查文件权限。",
    en: "{path}: not permitted to read it; check its permissions.",
  },
  FILE_TOO_LARGE: {
    zh: "{path}：文件有 {value} 字节，上限 {expected} 字节；请拆分或简化几何。",
    en: "{path}: the file has {value} bytes, the limit is {expected}; split it or simplify its geometry.",
  },
  FILE_NOT_UTF8: {
    zh: "{path}：不是 UTF-8 编码（可能是 GBK 或 UTF-16）；请另存为 UTF-8，或用 iconv -f GB18030 -t UTF-8 转换。",
    en: "{path}: not encoded in UTF-8 (GBK or UTF-16, perhaps); save it as UTF-8, or convert it with iconv -f GB18030 -t UTF-8.",
  },
  FILE_UNREADABLE: {
    zh: "{path}：无法读取（{value}）；请检查文件。",
    en: "{path}: cannot be read ({value}); check the file.",
  },
  JSON_BROKEN: {
    zh: "{path}:{line}:{column}：不是有效的 JSON，此处为{foundZh}，应为{expectedZh}。{hintZh}",
    en: "{path}:{line}:{column}: broken JSON; found {foundEn}, expected {expectedEn}. {hintEn}",
  },
  CANDIDATES_OTHER: {
    zh: "{path}：这是 {value}；--candidates 需要 GeoJSON FeatureCollection，每个要素一块候选地。",
    en: "{path}: this is {value}; --candidates takes a GeoJSON FeatureCollection, one feature a place.",
  },
  DOCUMENT_OTHER: {
    zh: "{path}：这是 {value} 文档，{name} 需要 {expected} 文档；是否把两个文件写反了？",
    en: "{path}: this is a {value} document, and {name} takes a {expected} document; are the two files swapped?",
  },
  DOCUMENT_GEOJSON: {
    zh: '{path}：这是 GeoJSON（{value}），不是 {expected} 文档；请把它放进 {"format": "sanxian.project", "formatVersion": "1", "id": …, "name": …, "footprint": 此处}。',
    en: '{path}: this is GeoJSON ({value}), not a {expected} document; put it into {"format": "sanxian.project", "formatVersion": "1", "id": …, "name": …, "footprint": here}.',
  },
  SCHEME_GEOJSON: {
    zh: "{path}：这是 GeoJSON（{value}），不是 sanxian.scheme 文档；由单元清单生成方案用 sanxian import，由图层划定用 sanxian delineate。",
    en: "{path}: this is GeoJSON ({value}), not a sanxian.scheme document; make one of a unit list by sanxian import, or of layers by sanxian delineate.",
  },
  SCHEME_IS_DRAFT: {
    zh: "{path}：方案仍在起草（drafting），还没有职责可查；请给出 --history，或已备案、已发布、实施中的方案。",
    en: "{path}: the scheme is a draft and owes nothing yet; give --history, or a scheme that is filed, published or in force.",
  },
  DOCUMENT_FORMAT: {
    zh: '{path}：$.format 为 {value}；{name} 需要以 {"format": "{expected}", "formatVersion": "1"} 开头的文档。',
    en: '{path}: $.format is {value}; {name} takes a document that begins {"format": "{expected}", "formatVersion": "1"}.',
  },
  DOCUMENT_REFUSED: {
    zh: "{path}：有 {value} 处错误，未作研判；请按上面逐条改正。",
    en: "{path}: nothing was screened; errors: {value}. Correct what is listed above.",
  },
  IMPORT_REFUSED: {
    zh: "{path}：有 {value} 处错误，未写出方案；请按上面逐条改正。",
    en: "{path}: no scheme was written; errors: {value}. Correct what is listed above.",
  },
  LAYERS_REFUSED: {
    zh: "图层有 {value} 处错误，未作划定；请按上面逐条改正。",
    en: "Nothing was compiled; errors in the layers: {value}. Correct what is listed above.",
  },
  LAYERS_EMPTY: {
    zh: "{path}：没有可用的面要素，无从划定；请检查文件。",
    en: "{path}: no polygons to delineate from; check the file.",
  },
  RETIRED_CODES: {
    zh: "{path}：应为编码数组，或 --result 写出的成果文件。",
    en: "{path}: expected a list of codes, or a file written by --result.",
  },
  WRITE_FAILED: {
    zh: "{path}：无法写入（{value}），没有留下不完整的文件；请检查路径、权限和磁盘空间。",
    en: "{path}: cannot be written ({value}); no part of a file was left. Check path, permissions and disk space.",
  },
};

/** Something the person at the shell must correct. @internal */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly text: BilingualText;
  readonly exit: number;
  constructor(code: RefusalCode, values: TextValues) {
    const text = fillText(TEXT[code], values);
    super(text.en);
    this.code = code;
    this.text = text;
    this.exit =
      code === "WRITE_FAILED"
        ? EXIT.output
        : /^(FILE|JSON|DOCUMENT|SCHEME|IMPORT|LAYERS|RETIRED|CANDIDATES|ANSWERS|OVERRIDES|LINKS|ADOPTED)_/.test(code)
          ? EXIT.input
          : EXIT.usage;
  }
}

/** An error as two lines, without anything that steers a terminal. @internal */
export function errorLines(text: BilingualText, code: string): string {
  return `sanxian: ${plain(text.zh)}\n         ${plain(text.en)} [${code}]\n`;
}
