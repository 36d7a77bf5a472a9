// Where JSON text is broken, and what is probably wrong. Engines word this differently and often name no place, so the text
// is walked here once more: without recursion, only after JSON.parse has refused it.
import type { BilingualText } from "../domain/index.ts";

/** A fault in JSON text. @internal */
export interface JsonFault {
  /** Line, from 1. */
  readonly line: number;
  /** Column in characters, from 1. */
  readonly column: number;
  /** What stands there. */
  readonly found: BilingualText;
  /** What should. */
  readonly expected: BilingualText;
  /** What to do. */
  readonly hint: BilingualText;
}

type Expected = "value" | "key" | "colon" | "more" | "end" | "string" | "number";

const EXPECTED: Readonly<Record<Expected, BilingualText>> = {
  value: { zh: "一个值", en: "a value" },
  key: { zh: "双引号括起的名称", en: "a name in double quotes" },
  colon: { zh: "冒号", en: "a colon" },
  more: { zh: "逗号或右括号", en: "a comma or a closing bracket" },
  end: { zh: "文件结尾", en: "the end of the file" },
  string: { zh: "字符串的其余部分", en: "the rest of a string" },
  number: { zh: "数字的其余部分", en: "the rest of a number" },
};

const END: BilingualText = { zh: "文件末尾", en: "the end of the file" };

const HINT = {
  empty: { zh: "文件是空的；请重新导出。", en: "The file is empty; export it again." },
  cut: { zh: "文件不完整；请重新导出或下载。", en: "The file is cut off; export or download it again." },
  comma: { zh: "请删去多余的逗号。", en: "Remove the comma before it." },
  quote: { zh: "请改用双引号。", en: "Use double quotes." },
  number: {
    zh: "JSON 没有 NaN、Infinity 等写法；未知的值请删去该项。",
    en: "JSON has no NaN or Infinity; leave out what is unknown.",
  },
  comment: { zh: "JSON 没有注释；请删去。", en: "JSON has no comments; remove it." },
  markup: {
    zh: "这像是网页或 XML；请确认下载的是 JSON 文件。",
    en: "This looks like a web page or XML; make sure that the file is JSON.",
  },
  control: { zh: "字符串中的换行请写作 \\n。", en: "Write a line break inside a string as \\n." },
  escape: { zh: "反斜杠请写作 \\\\。", en: "Write a backslash as \\\\." },
  second: { zh: "一个文件只能有一个 JSON 值。", en: "A file holds one JSON value." },
  fix: { zh: "请改正此处。", en: "Correct it here." },
} as const satisfies Readonly<Record<string, BilingualText>>;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["{", "}"],
  ["[", "]"],
]);

/** Finds the first fault; `null` when there is none. @internal */
export function jsonFault(text: string): JsonFault | null {
  const open: string[] = [];
  let at = 0;
  let expected: Expected = "value";
  // after an opening bracket its closing one may follow at once
  let mayClose = false;
  const fault = (offset: number, wanted: Expected, hint?: keyof typeof HINT): JsonFault =>
    describe(text, offset, wanted, hint ?? guess(text, offset, wanted));
  for (;;) {
    while (at < text.length && " \t\n\r".includes(text[at]!)) at++;
    if (at >= text.length) return expected === "end" ? null : fault(at, expected);
    const c = text[at]!;
    if (mayClose && c === CLOSING.get(open.at(-1)!)) {
      at++;
      open.pop();
      expected = open.length > 0 ? "more" : "end";
      mayClose = false;
      continue;
    }
    mayClose = false;
    switch (expected) {
      case "end":
        return fault(at, "end");
      case "colon":
        if (c !== ":") return fault(at, "colon");
        at++;
        expected = "value";
        continue;
      case "more":
        if (c === ",") {
          at++;
          expected = open.at(-1) === "{" ? "key" : "value";
        } else if (c === CLOSING.get(open.at(-1)!)) {
          at++;
          open.pop();
          expected = open.length > 0 ? "more" : "end";
        } else return fault(at, "more");
        continue;
      case "key":
        if (c !== '"') return fault(at, "key");
        break;
      default:
        break;
    }
    if (c === '"') {
      const end = stringEnd(text, at);
      if (typeof end === "object") return fault(end.at, "string", end.hint);
      at = end;
      expected = expected === "key" ? "colon" : open.length > 0 ? "more" : "end";
    } else if (c === "{" || c === "[") {
      at++;
      open.push(c);
      expected = c === "{" ? "key" : "value";
      mayClose = true;
    } else {
      const word = ["true", "false", "null"].find((name) => text.startsWith(name, at));
      NUMBER.lastIndex = at;
      const length = word?.length ?? NUMBER.exec(text)?.[0].length;
      if (length === undefined) return c === "-" ? fault(at, "number", "number") : fault(at, "value");
      at += length;
      expected = open.length > 0 ? "more" : "end";
    }
  }
}

/** Offset behind a string, or where it breaks. */
function stringEnd(text: string, start: number): number | { readonly at: number; readonly hint: keyof typeof HINT } {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) return i + 1;
    if (code < 32) return { at: i, hint: "control" };
    if (code === 92) {
      const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(i + 1, i + 6));
      if (escaped === null) return { at: i, hint: i + 1 < text.length ? "escape" : "cut" };
      i += escaped[0].length;
    }
  }
  return { at: text.length, hint: "cut" };
}

function guess(text: string, at: number, wanted: Expected): keyof typeof HINT {
  if (text.trim() === "") return "empty";
  if (at >= text.length) return "cut";
  const rest = text.slice(at, at + 12);
  if (rest.startsWith("//") || rest.startsWith("/*") || rest.startsWith("#")) return "comment";
  if (/^[<]/.test(rest)) return "markup";
  if (/^['“”‘’]/.test(rest)) return "quote";
  if (/^[+]?(?:nan|inf)/i.test(rest)) return "number";
  if (/^[}\]]/.test(rest) && wanted !== "colon" && /,\s*$/.test(text.slice(Math.max(0, at - 200), at))) return "comma";
  if (wanted === "key" && /^[A-Za-z_$]/.test(rest)) return "quote";
  return wanted === "end" ? "second" : "fix";
}

function describe(text: string, at: number, wanted: Expected, hint: keyof typeof HINT): JsonFault {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) {
    line++;
    start = i + 1;
  }
  const c = text.codePointAt(at);
  const word = /^[\p{L}\p{N}_$]{1,20}/u.exec(text.slice(at, at + 40))?.[0];
  const shown = c === undefined ? null : JSON.stringify(word ?? String.fromCodePoint(c));
  const found = shown === null ? END : { zh: shown, en: shown };
  return { line, column: at - start + 1, found, expected: EXPECTED[wanted], hint: HINT[hint] };
}
