// Codes of control units: ZH 331002 1 0001 (HY at sea): county, class digit (1 priority, 2 key, 3 general), serial. Strict parsing
// throws; lenient parsing keeps the original and tells what is odd, because real lists print five digits of serial.
import { SanxianError } from "./errors.ts";
import {
  CLASS_OF_DIGIT,
  codeFinding,
  type LenientParse,
  normalise,
  oddities,
  PROVINCES,
  shorten,
  UNIT_FORM,
} from "./irregular-code.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A unit code taken apart. 单元编码. */
export interface UnitCode {
  /** `ZH` on land, `HY` at sea. 前缀. */
  readonly prefix: "ZH" | "HY";
  /** GB/T 2260 county. 县级行政区. */
  readonly county: string;
  /** Class. 类别. */
  readonly class: ZoneClass;
  /** Serial as printed. 顺序号. */
  readonly serial: string;
}

/**
 * Reads a unit code as the standard writes it. 严格解析单元编码.
 *
 * @param text - such as `ZH33100210001`
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseUnitCode("ZH44060620002").class; //=> "key"
 * ```
 */
export function parseUnitCode(text: string): UnitCode {
  const found = /^(ZH|HY)(\d{6})([123])(\d{4})$/.exec(text);
  if (!found || !PROVINCES.has(text.slice(2, 4)))
    throw new SanxianError("CODE_INVALID", { kind: "unit", value: shorten(text), expected: UNIT_FORM });
  return { prefix: found[1] as "ZH" | "HY", county: found[2]!, class: CLASS_OF_DIGIT[found[3]!]!, serial: found[4]! };
}

/**
 * Reads a unit code as lists print it: 4 or 5 digits of serial, odd characters around it. 宽松解析单元编码.
 *
 * @param text - such as `ZH440605200001`
 * @example
 * ```ts
 * parseUnitCodeLenient("ZH440605200001").findings[0]?.code; //=> "CODE_SERIAL"
 * ```
 */
export function parseUnitCodeLenient(text: string): LenientParse<UnitCode> {
  const read = normalise(text);
  const found = /^(ZH|HY)(\d{6})([123])(\d{4,5})$/.exec(read);
  const value = shorten(text);
  if (!found)
    return {
      original: text,
      findings: [codeFinding("CODE_UNREADABLE", "error", { kind: "unit", value, expected: UNIT_FORM })],
    };
  const findings = oddities("unit", text, read, found[2]!);
  if (found[4]!.length !== 4)
    findings.push(
      codeFinding("CODE_SERIAL", "warning", { kind: "unit", value, digits: found[4]!.length, expected: 4 }),
    );
  return {
    code: { prefix: found[1] as "ZH" | "HY", county: found[2]!, class: CLASS_OF_DIGIT[found[3]!]!, serial: found[4]! },
    original: text,
    findings,
  };
}

/** Writes a unit code. 生成单元编码. */
export function formatUnitCode({ prefix, county, class: zoneClass, serial }: UnitCode): string {
  const digit = zoneClass === "priority" ? 1 : zoneClass === "key" ? 2 : 3;
  return `${prefix}${county}${digit}${serial}`;
}
