// One item of a published access list, as it is printed: `1-2.【大气/限制类】text`. The number counts inside a dimension
// ("1-2": second item of the first) or through an undivided list ("2"); the tag names theme and modality; "/" is an explicit
// "none", and so are 无 and a dash. Published lists deviate: the point is missing or full-width, spaces stand behind it, the slash of the tag is
// forgotten, and several items run together in one entry. Reading is lenient and keeps what was printed; writing is strict.
// Cost: linear in the text.
import type { Finding, Modality, Theme } from "../domain/index.ts";
import { listFinding, shownValue } from "./list-finding.ts";

/** The number of an item: `[1, 2]` for `1-2`, `[2]` in a list that is not divided. 序号. */
export type ItemNumber = readonly [number] | readonly [number, number];

/** What the tag of an item names. 标签. */
export interface ItemTag {
  /** Theme. 主题. */
  readonly theme: Theme;
  /** Modality. 类型. */
  readonly modality: Modality;
}

/** An item taken apart. 条目解析结果. */
export interface ListItemReading {
  /** Its number; `null` where it has none. 序号. */
  readonly number: ItemNumber | null;
  /** Theme and modality as the tag names them; `null` without a tag. 标签. */
  readonly tag: ItemTag | null;
  /** The words, without white space around them; empty for none. 条文. */
  readonly text: string;
  /** Set when the item says "none" by `/`, 无 or a dash, or says nothing. 无要求. */
  readonly none: boolean;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

/** Themes as lists print them. 主题名称. */
const THEMES: ReadonlyMap<string, Theme> = new Map<string, Theme>([
  ["生态", "ecology"],
  ["水", "water"],
  ["大气", "air"],
  ["土壤", "soil"],
  ["产业", "industry"],
  ["能源", "energy"],
  ["水资源", "waterResource"],
  ["土地资源", "land"],
  ["岸线", "shoreline"],
  ["固废", "solidWaste"],
  ["风险", "risk"],
  ["海洋", "marine"],
  ["声", "acoustic"],
  ["其他", "other"],
]);

/** Modalities as lists print them. 类型名称. */
const MODALITIES: ReadonlyMap<string, Modality> = new Map<string, Modality>([
  ["禁止类", "prohibit"],
  ["限制类", "restrict"],
  ["综合类", "require"],
  ["鼓励引导类", "encourage"],
  ["退出类", "exit"],
]);

const nameIn = <T>(table: ReadonlyMap<string, T>, value: T): string =>
  [...table].find(([, member]) => member === value)![0];

/** What says "no requirement" where an item might stand; tables write it in more ways than one. */
const NONE: ReadonlySet<string> = new Set(["/", "／", "无", "无。", "暂无", "暂无。", "-", "—", "——"]);

/** Number, then what stands between it and the tag or text. Fixed width, so that no input makes it slow. */
const NUMBER = /^(\s{0,8})(\d{1,4})(?:([-－–—])(\d{1,4}))?(\s{0,2}[.．、]{1,2}|)(\s{0,8})/;
/** A tag inside an entry, with the number before it. */
const INNER = /(\d{1,4}(?:[-－–—]\d{1,4})?\s{0,2}[.．、]{0,2}\s{0,2})?【([^【】]{1,40})】/g;
const TAG = /^【([^【】]{0,40})】/;

/**
 * Reads an item. 解析条目.
 *
 * @param printed - as printed
 * @param path - where it stands, for messages
 * @example
 * ```ts
 * readListItem("1-2.【大气/限制类】严格限制新建储油库项目。").tag; //=> { theme: "air", modality: "restrict" }
 * ```
 */
export function readListItem(printed: string, path = "$"): ListItemReading {
  const findings: Finding[] = [];
  const odd = (code: Parameters<typeof listFinding>[0], value: string, expected: string): void => {
    findings.push(listFinding(code, "warning", path, { value: shownValue(value), expected }));
  };
  const bare = printed.trim();
  if (bare === "" || NONE.has(bare)) {
    if (bare === "") findings.push(listFinding("ITEM_EMPTY", "warning", path, {}));
    return { number: null, tag: null, text: "", none: true, findings };
  }
  const found = NUMBER.exec(printed);
  const number: ItemNumber | null = numberOf(printed, found);
  let rest = number === null ? printed : printed.slice(found![0].length);
  if (number !== null) {
    const expected = formatItemNumber(number);
    if (found![0] !== expected) odd("ITEM_NUMBER", found![0], expected);
  }
  const tagged = TAG.exec(rest.trimStart());
  let tag: ListItemReading["tag"] = null;
  if (tagged) {
    rest = rest.trimStart().slice(tagged[0].length);
    const reading = readTag(tagged[1]!);
    tag = { theme: reading.theme, modality: reading.modality };
    const expected = formatTag(tag);
    if (!reading.known) odd("ITEM_TAG_UNKNOWN", tagged[1]!, expected);
    else if (tagged[1] !== expected) odd("ITEM_TAG", tagged[1]!, expected);
    if (number === null) odd("ITEM_NUMBER", "", "n-m.");
  }
  const text = rest.trim();
  if (text === "") findings.push(listFinding("ITEM_TEXT_MISSING", "warning", path, {}));
  else if (text !== rest) findings.push(listFinding("ITEM_SPACES", "info", path, {}));
  return { number, tag, text, none: false, findings };
}

/** A number without a point or tag behind it may be part of the words ("3公里范围内…"). */
function numberOf(printed: string, found: RegExpExecArray | null): ItemNumber | null {
  if (found === null) return null;
  const [whole, , first, , second, point] = found;
  const tagged = printed[whole.length] === "【";
  if (point === "" && !tagged) return null;
  // "2.5吨": a point between digits is a decimal
  if (point !== "" && !tagged && /\d/.test(printed[whole.length] ?? "")) return null;
  return second === undefined ? [Number(first)] : [Number(first), Number(second)];
}

/**
 * The items that one entry of a list holds: a new one begins at each known tag, with the number before it. Put together they
 * are the entry again.
 *
 * @internal
 */
export function itemsOfEntry(entry: string): string[] {
  const starts = [0];
  for (const found of entry.matchAll(INNER)) {
    if (!readTag(found[2]!).known) continue;
    const number = found[1] ?? "";
    const before = entry[found.index - 1] ?? "";
    // "…降低至30【" ends in a number of its own, unless a sentence has ended or the number has the form of one
    const own =
      number === "" ||
      entry.slice(0, found.index).trim() === "" ||
      /[-－–—.．、]/.test(number) ||
      /[。；;.!！?？：:）)\s]/.test(before);
    const start = found.index + (own ? 0 : number.length);
    if (entry.slice(0, start).trim() !== "") starts.push(start);
  }
  return starts.map((start, i) => entry.slice(start, starts[i + 1]));
}

function readTag(printed: string): { theme: Theme; modality: Modality; known: boolean } {
  const name = printed.replace(/\s/g, "").replace(/[／|、]/g, "/");
  const slash = name.indexOf("/");
  const modalityName =
    [...MODALITIES.keys()].find((key) => name.endsWith(key)) ??
    [...MODALITIES.keys()].find((key) => name.endsWith(key.slice(0, -1)));
  const modality = modalityName === undefined ? undefined : MODALITIES.get(modalityName);
  const head =
    slash >= 0
      ? name.slice(0, slash)
      : name.slice(0, name.length - (modalityName?.length ?? 0) + (name.endsWith("类") ? 0 : 1));
  // a word written twice ("土地资源资源") still begins with the theme: the longest name counts
  const themeName = THEMES.has(head)
    ? head
    : [...THEMES.keys()].filter((key) => head.startsWith(key)).sort((a, b) => b.length - a.length)[0];
  const theme = themeName === undefined ? undefined : THEMES.get(themeName);
  const stutters = themeName?.endsWith(head.slice(themeName.length)) === true;
  return {
    theme: theme !== undefined && stutters ? theme : "other",
    modality: modality ?? "require",
    known: theme !== undefined && stutters && modality !== undefined,
  };
}

/**
 * Writes the number of an item: `1-2.`, or `2.` in a list that is not divided. 生成序号.
 *
 * @example
 * ```ts
 * formatItemNumber([1, 2]); //=> "1-2."
 * ```
 */
export function formatItemNumber(number: ItemNumber): string {
  return `${number.join("-")}.`;
}

/**
 * Writes a tag. 生成标签.
 *
 * @example
 * ```ts
 * formatTag({ theme: "air", modality: "restrict" }); //=> "大气/限制类"
 * ```
 */
export function formatTag({ theme, modality }: ItemTag): string {
  return `${nameIn(THEMES, theme)}/${nameIn(MODALITIES, modality)}`;
}

/**
 * Writes an item in the published form; `/` for none. 生成条目.
 *
 * @example
 * ```ts
 * formatListItem({ number: [4], tag: { theme: "water", modality: "require" }, text: "…", none: false }); //=> "4.【水/综合类】…"
 * ```
 */
export function formatListItem(item: Omit<ListItemReading, "findings">): string {
  if (item.none) return "/";
  const number = item.number === null ? "" : formatItemNumber(item.number);
  return `${number}${item.tag === null ? "" : `【${formatTag(item.tag)}】`}${item.text}`;
}
