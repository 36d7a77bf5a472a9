// Codes of GB/T 4754: section letter, division, group, class (2614, C26); a prefix holds what begins with it.
import { SanxianError } from "./errors.ts";
import { codeFinding, INDUSTRY_FORM, type LenientParse, normalise, oddities, shorten } from "./irregular-code.ts";

/** An industry code taken apart. 行业代码. */
export interface IndustryCode {
  /** Section letter A to T. 门类. */
  readonly section: string;
  /** Digits: none for a section, else 2 to 4. 数字部分. */
  readonly digits: string;
  /** Which level it names. 级别. */
  readonly level: "section" | "division" | "group" | "class";
}

/** First and last division of each section of GB/T 4754-2017. 门类与大类. */
const SECTIONS: readonly (readonly [string, number, number])[] = [
  ["A", 1, 5],
  ["B", 6, 12],
  ["C", 13, 43],
  ["D", 44, 46],
  ["E", 47, 50],
  ["F", 51, 52],
  ["G", 53, 60],
  ["H", 61, 62],
  ["I", 63, 65],
  ["J", 66, 69],
  ["K", 70, 70],
  ["L", 71, 72],
  ["M", 73, 75],
  ["N", 76, 79],
  ["O", 80, 82],
  ["P", 83, 83],
  ["Q", 84, 85],
  ["R", 86, 90],
  ["S", 91, 96],
  ["T", 97, 97],
];

/**
 * Reads an industry code of GB/T 4754; the letter may be left out. 严格解析行业代码.
 *
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseIndustryCode("2614"); //=> { section: "C", digits: "2614", level: "class" }
 * ```
 */
export function parseIndustryCode(text: string): IndustryCode {
  const code = industryOf(text);
  if (!code)
    throw new SanxianError("CODE_INVALID", { kind: "industry", value: shorten(text), expected: INDUSTRY_FORM });
  return code;
}

/** Reads an industry code as people write it. 宽松解析行业代码. */
export function parseIndustryCodeLenient(text: string): LenientParse<IndustryCode> {
  const read = normalise(text);
  const code = industryOf(read);
  if (!code)
    return {
      original: text,
      findings: [
        codeFinding("CODE_UNREADABLE", "error", { kind: "industry", value: shorten(text), expected: INDUSTRY_FORM }),
      ],
    };
  return { code, original: text, findings: oddities("industry", text, read, "") };
}

function industryOf(text: string): IndustryCode | undefined {
  const found = /^([A-T]?)(\d{0,4})$/.exec(text);
  if (!found) return undefined;
  const letter = found[1]!;
  const digits = found[2]!;
  if (digits === "") return letter === "" ? undefined : { section: letter, digits, level: "section" };
  if (digits.length === 1) return undefined;
  const division = Number(digits.slice(0, 2));
  const section = SECTIONS.find(([, first, last]) => division >= first && division <= last)?.[0];
  if (section === undefined || (letter !== "" && letter !== section)) return undefined;
  const level = digits.length === 2 ? "division" : digits.length === 3 ? "group" : "class";
  return { section, digits, level };
}

/** Codes read lately: a list and its projects ask for the same few thousand times. */
const readLately = new Map<string, IndustryCode | undefined>();
const MOST_READ = 4096;

/** {@link industryOf}, remembered; what it gives is not handed out. */
function knownIndustry(text: string): IndustryCode | undefined {
  let known = readLately.get(text);
  if (known === undefined && !readLately.has(text)) {
    known = industryOf(text);
    if (readLately.size >= MOST_READ) readLately.clear();
    if (typeof text === "string" && text.length <= 8) readLately.set(text, known);
  }
  return known;
}

/**
 * Whether an industry belongs to another: 26 holds 261 and 2614, C holds 26. Unreadable codes match nothing. 行业包含关系.
 *
 * @param prefix - the wider code
 * @param code - the narrower code
 * @example
 * ```ts
 * industryMatches("26", "C2614"); //=> true
 * ```
 */
export function industryMatches(prefix: string, code: string): boolean {
  const wide = knownIndustry(prefix);
  const narrow = knownIndustry(code);
  if (!wide || !narrow || wide.section !== narrow.section) return false;
  return narrow.digits.startsWith(wide.digits);
}

/**
 * Whether any of a project's codes is among some industries, in three values: a code that is unreadable on
 * either side, or wider than the question (26 where 2614 is asked for), may or may not be meant. 是否属于所列行业.
 *
 * @param codes - the project's codes
 * @param prefixes - the industries asked for, each with all it holds
 * @param except - industries taken out of them again
 * @example
 * ```ts
 * industryAmong(["C26"], ["2614"]); //=> "unknown"
 * ```
 */
export function industryAmong(
  codes: readonly string[],
  prefixes: readonly string[],
  except: readonly string[] = [],
): "true" | "false" | "unknown" {
  let unknown = false;
  for (const code of codes) {
    const inside = standing(code, prefixes);
    const excepted = standing(code, except);
    if (inside === "false" || excepted === "true") continue;
    if (inside === "true" && excepted === "false") return "true";
    unknown = true;
  }
  return unknown ? "unknown" : "false";
}

function standing(code: string, prefixes: readonly string[]): "true" | "false" | "unknown" {
  if (prefixes.some((prefix) => industryMatches(prefix, code))) return "true";
  const open =
    knownIndustry(code) === undefined ||
    prefixes.some((prefix) => knownIndustry(prefix) === undefined || industryMatches(code, prefix));
  return open && prefixes.length > 0 ? "unknown" : "false";
}
