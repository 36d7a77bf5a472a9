// Shapes of documents: small checks that compose, each told the JSON path it stands at. A check never throws and never
// changes what it looks at; what is wrong becomes a finding with the path, what was found, and what is expected. Only own
// members are read, so `__proto__` and `constructor` in a document are data like any other. Nesting is bounded by the shapes
// themselves; conditions, the one recursive shape, stop at a depth.
import { type BilingualText, type Finding, fillText, LABELS, type Labels, type Severity } from "../domain/index.ts";

const TEXT: Readonly<
  Record<
    | "DOCUMENT_SHAPE"
    | "DOCUMENT_MISSING"
    | "DOCUMENT_UNKNOWN_KEY"
    | "DOCUMENT_DUPLICATE"
    | "DOCUMENT_REFERENCE"
    | "DOCUMENT_CODE",
    BilingualText
  >
> = {
  DOCUMENT_SHAPE: { zh: "{path} 应为 {expected}，实为 {value}。", en: "{path} should be {expected}; found {value}." },
  DOCUMENT_MISSING: { zh: "{path} 缺少必填项 {value}。", en: "{path} lacks {value}, which is required." },
  DOCUMENT_UNKNOWN_KEY: {
    zh: "{path} 有未知项 {value}，已忽略；请检查拼写。",
    en: "{path} has the unknown member {value}, which is ignored; check its spelling.",
  },
  DOCUMENT_DUPLICATE: {
    zh: "{path} 的编码 {value} 重复；请改为唯一编码。",
    en: "The code {value} at {path} is used before; make it unique.",
  },
  DOCUMENT_REFERENCE: {
    zh: "{path} 引用的 {value} 不存在；请补充或改正。",
    en: "{value} at {path} refers to nothing in the document; add or correct it.",
  },
  DOCUMENT_CODE: {
    zh: "{path} 的编码 {value} 不规范：{expected}",
    en: "The code {value} at {path} is irregular: {expected}",
  },
};

/** A code of a finding about a document. @internal */
export type ShapeCode = keyof typeof TEXT;

/** Where findings go. @internal */
export interface Report {
  readonly findings: Finding[];
}

/** Most findings that are kept; a hostile document cannot fill the memory. */
const MOST_FINDINGS = 500;

/** Adds a finding. @internal */
export function note(
  report: Report,
  code: ShapeCode,
  severity: Severity,
  path: string,
  value: string,
  expected = "",
): void {
  const values = { path, value, expected };
  keep(report, { code, severity, location: { path }, values, message: fillText(TEXT[code], values) });
}

/** Keeps a finding while there is room. @internal */
export function keep({ findings }: Report, finding: Finding): void {
  if (findings.length >= MOST_FINDINGS) {
    // a list full of trifles must not hide that the document is bad
    if (finding.severity !== "error" || findings.at(-1)!.severity === "error") return;
    findings.pop();
  }
  findings.push(finding);
}

/** Looks at a value; true when it has the shape. @internal */
export type Check = (value: unknown, path: string, report: Report) => boolean;

/** What a value is, in a few words. @internal */
export function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === "object" ? "an object" : String(value);
}

function test(holds: (value: unknown) => boolean, expected: string): Check {
  return (value, path, report) => {
    if (holds(value)) return true;
    note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), expected);
    return false;
  };
}

/** Text, not empty. @internal */
export const text: Check = test((value) => typeof value === "string" && value !== "", "a text");
/** A finite number. @internal */
export const number: Check = test((value) => typeof value === "number" && Number.isFinite(value), "a finite number");
/** A number from one bound to another, both included. @internal */
export function numberIn(least: number, most: number): Check {
  const holds = (value: unknown): boolean => typeof value === "number" && value >= least && value <= most;
  return test(holds, most === Number.MAX_VALUE ? `a number from ${least}` : `a number from ${least} to ${most}`);
}

/** True or false. @internal */
export const flag: Check = test((value) => typeof value === "boolean", "true or false");

/** A text that passes a test. @internal */
export function textThat(holds: (value: string) => boolean, expected: string): Check {
  return test((value) => typeof value === "string" && holds(value), expected);
}

/** One of some values. @internal */
export function oneOf(...values: readonly (string | number)[]): Check {
  return test((value) => values.includes(value as string), values.map((value) => JSON.stringify(value)).join(" | "));
}

/** A member of one of the domain's closed lists. @internal */
export function named(list: keyof Labels): Check {
  return oneOf(...Object.keys(LABELS[list]));
}

/** An array with something in it, whose items pass. @internal */
export function someOf(item: Check): Check {
  const every = listOf(item);
  const filled = test((value) => !Array.isArray(value) || value.length > 0, "at least one item");
  return (value, path, report) => filled(value, path, report) && every(value, path, report);
}

/** An array whose items pass. @internal */
export function listOf(item: Check): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "an array");
      return false;
    }
    let all = true;
    for (let i = 0; i < value.length; i++) all = item(value[i], `${path}[${i}]`, report) && all;
    return all;
  };
}

/** A table from any key to values that pass. @internal */
export function tableOf(item: Check): Check {
  return (value, path, report) => {
    if (!isObject(value)) {
      note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "an object");
      return false;
    }
    let all = true;
    for (const [key, member] of Object.entries(value))
      all = item(member, `${path}[${JSON.stringify(key)}]`, report) && all;
    return all;
  };
}

/** An object with members; a key that ends in `?` may be absent. Unknown members are told, not refused. @internal */
export function shape(members: Readonly<Record<string, Check>>): Check {
  const known = new Map(
    Object.entries(members).map(([key, check]) => [key.replace("?", ""), { check, optional: key.endsWith("?") }]),
  );
  return (value, path, report) => {
    if (!isObject(value)) {
      note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "an object");
      return false;
    }
    let all = true;
    for (const [key, { check, optional }] of known) {
      const present = Object.hasOwn(value, key) && value[key] !== undefined;
      if (present) all = check(value[key], `${path}.${key}`, report) && all;
      else if (!optional) {
        note(report, "DOCUMENT_MISSING", "error", path, key, "required");
        all = false;
      }
    }
    for (const key of Object.keys(value))
      if (!known.has(key)) note(report, "DOCUMENT_UNKNOWN_KEY", "info", path, JSON.stringify(key.slice(0, 40)));
    return all;
  };
}

/** Any of some checks; the findings of the last are kept when none passes. @internal */
export function either(...checks: readonly Check[]): Check {
  return (value, path, report) => {
    let last: Finding[] = [];
    for (const check of checks) {
      const attempt: Report = { findings: [] };
      if (check(value, path, attempt)) {
        for (const finding of attempt.findings) keep(report, finding);
        return true;
      }
      last = attempt.findings;
    }
    for (const finding of last) keep(report, finding);
    return false;
  };
}

/** Whether a value is a plain object. @internal */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
