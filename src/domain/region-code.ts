// Codes of GB/T 2260: province, prefecture, county.
import { SanxianError } from "./errors.ts";
import {
  codeFinding,
  type LenientParse,
  normalise,
  oddities,
  PROVINCES,
  REGION_FORM,
  shorten,
} from "./irregular-code.ts";

/** A region code taken apart. 行政区划代码. */
export interface RegionCode {
  /** The six digits. 代码. */
  readonly code: string;
  /** First two digits. 省级. */
  readonly province: string;
  /** Which level it names. 级别. */
  readonly level: "province" | "prefecture" | "county";
}

/**
 * Reads a region code of GB/T 2260. 严格解析行政区划代码.
 *
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseRegionCode("331000").level; //=> "prefecture"
 * ```
 */
export function parseRegionCode(text: string): RegionCode {
  const code = regionOf(text);
  if (!code) throw new SanxianError("CODE_INVALID", { kind: "region", value: shorten(text), expected: REGION_FORM });
  return code;
}

/** Reads a region code as people write it. 宽松解析行政区划代码. */
export function parseRegionCodeLenient(text: string): LenientParse<RegionCode> {
  const read = normalise(text);
  const code = regionOf(read);
  if (!code)
    return {
      original: text,
      findings: [
        codeFinding("CODE_UNREADABLE", "error", { kind: "region", value: shorten(text), expected: REGION_FORM }),
      ],
    };
  return { code, original: text, findings: oddities("region", text, read, code.code) };
}

function regionOf(text: string): RegionCode | undefined {
  if (!/^\d{6}$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return undefined;
  const level = text.endsWith("0000") ? "province" : text.endsWith("00") ? "prefecture" : "county";
  return { code: text, province: text.slice(0, 2), level };
}
