// Numbers as readers expect them, without the locale of any machine.
import { grouped } from "../domain/grouped.ts";
import { type BilingualText, fillText } from "../domain/index.ts";
import type { Measure } from "../screening/index.ts";
import { listed, same } from "./fill.ts";
import { WORD } from "./labels.ts";

/** A number of a project, as it was given; exponents are left to the engine's own form. @internal */
export function numberText(value: number): string {
  const text = String(value);
  return /^\d+(\.\d+)?$/.test(text) ? grouped(text) : text;
}

/** Area: m² below a square kilometre, km² above. @internal */
export function areaText(areaM2: number): string {
  return areaM2 < 1e6 ? `${grouped(areaM2.toFixed(1))} m²` : `${grouped((areaM2 / 1e6).toFixed(3))} km²`;
}

/** Length: m below ten kilometres, km above. @internal */
export function lengthText(lengthM: number): string {
  return lengthM < 1e4 ? `${grouped(lengthM.toFixed(1))} m` : `${grouped((lengthM / 1000).toFixed(2))} km`;
}

/** What of a measure is there: area, length, points. @internal */
export function measureText({ areaM2, lengthM, points }: Measure): BilingualText {
  const texts: BilingualText[] = [];
  if (areaM2 > 0) texts.push(same(areaText(areaM2)));
  if (lengthM > 0) texts.push(same(lengthText(lengthM)));
  if (points > 0) texts.push(fillText(WORD.points, { count: points }));
  return texts.length > 0 ? listed(texts) : same("—");
}

/** Share in percent; never rounded to a bare 0 or 100 when it is not. @internal */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share > 0.9995) return ">99.9%";
  return `${(share * 100).toFixed(1)}%`;
}
