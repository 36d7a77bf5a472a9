// Canonical JSON after RFC 8785 (JCS): one text for one value, so that a digest of it names the value. Members are sorted by
// UTF-16 code units, numbers and strings are written as ECMAScript writes them, nothing stands between tokens. What JSON
// cannot say (NaN, functions, half surrogate pairs) is refused with its path, never written as something else. Cost: one
// pass; a digest is taken part by part, so that the text of a province need not be held.
import { SanxianError } from "./errors.ts";
import { type EmitJson, OwnJson } from "./own-json.ts";
import { Sha256 } from "./sha256.ts";

/** Deepest nesting; also what a value that holds itself runs into. */
const MOST_DEEP = 1000;
/** Parts are gathered to about this many characters before they are handed on. */
const PART = 1 << 16;
/** Positions written at once. */
const RUN = 1024;

/**
 * A value as canonical JSON (RFC 8785). Members that are `undefined` are left out, as JSON does. 规范化 JSON.
 *
 * @param value - plain data: objects, arrays, texts, finite numbers, booleans and null
 * @throws SanxianError `DOCUMENT_INVALID`, with the path, for what JSON cannot say and beyond 1000 levels
 * @example
 * ```ts
 * canonicalJson({ b: [1e21, 0.1], a: "€" }); //=> '{"a":"€","b":[1e+21,0.1]}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  writeJson(value, (part) => parts.push(typeof part === "string" ? part : new TextDecoder().decode(part)));
  return parts.join("");
}

/**
 * SHA-256 over the canonical JSON of a value, as 64 hexadecimal digits: equal values have equal digests whatever the order
 * of their members and the engine. 规范化 JSON 的 SHA-256 摘要.
 *
 * @param value - plain data, as for {@link canonicalJson}
 * @throws SanxianError `DOCUMENT_INVALID`, as {@link canonicalJson}
 * @example
 * ```ts
 * digestJson({ b: 1, a: 2 }) === digestJson({ a: 2, b: 1 }); //=> true
 * ```
 */
export function digestJson(value: unknown): string {
  const digest = new Sha256();
  writeJson(value, (part) => (typeof part === "string" ? digest.addText(part) : digest.add(part)));
  return digest.hex();
}

function writeJson(value: unknown, emit: EmitJson): void {
  let text = "";
  /** Names and indices from the root, for messages only. */
  const path: (string | number)[] = [];
  const put = (token: string): void => {
    text += token;
    if (text.length < PART) return;
    emit(text);
    text = "";
  };
  const putOwn: EmitJson = (part) => {
    if (typeof part === "string") return put(part);
    if (text !== "") emit(text);
    text = "";
    emit(part);
  };
  const refuse = (found: string, expected: string): never => {
    throw new SanxianError("DOCUMENT_INVALID", { where: shownPath(path), value: found, expected });
  };
  const quote = (part: string): string => {
    // well formed or not: a lone half of a pair has no UTF-8, and RFC 8785 (3.2.2.2) has it refused
    if (
      /[\ud800-\udfff]/.test(part) &&
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(part)
    )
      refuse("a text with half a surrogate pair", "well-formed Unicode");
    return JSON.stringify(part);
  };
  const walk = (node: unknown): void => {
    if (path.length > MOST_DEEP) refuse("nested too deeply", `at most ${MOST_DEEP} levels`);
    if (typeof node === "string") put(quote(node));
    // as ECMAScript writes it, and -0 as 0
    else if (typeof node === "number" && Number.isFinite(node)) put(String(node + 0));
    else if (node === null || typeof node === "boolean") put(String(node));
    else if (Array.isArray(node)) list(node);
    else if (node instanceof OwnJson) node.writeTo(putOwn, walk);
    else if (typeof node === "object") members(node);
    else refuse(typeof node === "number" ? String(node) : typeof node, "plain JSON data with finite numbers");
  };
  const list = (node: readonly unknown[]): void => {
    put("[");
    for (let i = 0; i < node.length; i++) {
      if (i > 0) put(",");
      // rings are most of a scheme, and JSON.stringify writes them as RFC 8785 wants: numbers as ECMAScript, nothing between
      const end = path.length < MOST_DEEP - 1 ? endOfPositions(node, i) : i;
      if (end > i + 1) {
        put(JSON.stringify(node.slice(i, end)).slice(1, -1));
        i = end - 1;
        continue;
      }
      path.push(i);
      walk(node[i]);
      path.pop();
    }
    put("]");
  };
  const members = (node: object): void => {
    const prototype: unknown = Object.getPrototypeOf(node);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
      refuse(Object.prototype.toString.call(node), "a plain object");
    put("{");
    let first = true;
    // the order of sort() without arguments is that of UTF-16 code units
    for (const name of Object.keys(node).sort()) {
      const member = (node as Record<string, unknown>)[name];
      if (member === undefined) continue;
      path.push(name);
      put(`${first ? "" : ","}${quote(name)}:`);
      first = false;
      walk(member);
      path.pop();
    }
    put("}");
  };
  walk(value);
  emit(text);
}

/** Where a run of positions (lists of finite numbers and nothing else) ends, at most so many from where it begins. */
function endOfPositions(node: readonly unknown[], from: number): number {
  const most = Math.min(node.length, from + RUN);
  for (let i = from; i < most; i++) {
    const position = node[i];
    if (!Array.isArray(position) || (position as { toJSON?: unknown }).toJSON !== undefined) return i;
    for (let k = 0; k < position.length; k++) if (!Number.isFinite(position[k])) return i;
  }
  return most;
}

function shownPath(path: readonly (string | number)[]): string {
  const shown = path.slice(0, 12).map((step) => (typeof step === "number" ? `[${step}]` : `.${step.slice(0, 40)}`));
  return `$${shown.join("")}${path.length > 12 ? "…" : ""}`;
}
