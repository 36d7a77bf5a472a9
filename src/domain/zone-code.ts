// Codes of element zones: YS 331002 1110 001: county, type (class, element and subtype digit, 0), serial.
import { SanxianError } from "./errors.ts";
import {
  CLASS_OF_DIGIT,
  codeFinding,
  type LenientParse,
  normalise,
  oddities,
  PROVINCES,
  shorten,
  ZONE_FORM,
} from "./irregular-code.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A zone code taken apart. 分区编码. */
export interface ZoneCode {
  /** GB/T 2260 county. 县级行政区. */
  readonly county: string;
  /** Four-digit type. 要素细类. */
  readonly type: string;
  /** Class, from the type's first digit. 类别. */
  readonly class: ZoneClass;
  /** Serial. 顺序号. */
  readonly serial: string;
}

/**
 * Reads a zone code as the standard writes it. 严格解析分区编码.
 *
 * @param text - such as `YS4406062310003`
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseZoneCode("YS4406062310003").type; //=> "2310"
 * ```
 */
export function parseZoneCode(text: string): ZoneCode {
  const found = /^YS(\d{6})([123]\d{3})(\d{3})$/.exec(text);
  if (!found || !PROVINCES.has(text.slice(2, 4)))
    throw new SanxianError("CODE_INVALID", { kind: "zone", value: shorten(text), expected: ZONE_FORM });
  return { county: found[1]!, type: found[2]!, class: CLASS_OF_DIGIT[found[2]![0]!]!, serial: found[3]! };
}

/** Reads a zone code as lists print it: 3 to 5 digits of serial. 宽松解析分区编码. */
export function parseZoneCodeLenient(text: string): LenientParse<ZoneCode> {
  const read = normalise(text);
  const found = /^YS(\d{6})([123]\d{3})(\d{3,5})$/.exec(read);
  const value = shorten(text);
  if (!found)
    return {
      original: text,
      findings: [codeFinding("CODE_UNREADABLE", "error", { kind: "zone", value, expected: ZONE_FORM })],
    };
  const findings = oddities("zone", text, read, found[1]!);
  if (found[3]!.length !== 3)
    findings.push(
      codeFinding("CODE_SERIAL", "warning", { kind: "zone", value, digits: found[3]!.length, expected: 3 }),
    );
  return {
    code: { county: found[1]!, type: found[2]!, class: CLASS_OF_DIGIT[found[2]![0]!]!, serial: found[3]! },
    original: text,
    findings,
  };
}

/** Writes a zone code. 生成分区编码. */
export function formatZoneCode({ county, type, serial }: ZoneCode): string {
  return `YS${county}${type}${serial}`;
}
