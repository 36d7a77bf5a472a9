// Numbers as readers expect them, without the locale of any machine.
import type { Measure } from "../screening/index.ts";

/** Thousands in groups. */
function grouped(text: string): string {
  const [whole, rest] = text.split(".");
  const parts: string[] = [];
  for (let end = whole!.length; end > 0; end -= 3) parts.unshift(whole!.slice(Math.max(0, end - 3), end));
  return parts.join(",") + (rest === undefined ? "" : `.${rest}`);
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
export function measureText({ areaM2, lengthM, points }: Measure): string {
  const parts: string[] = [];
  if (areaM2 > 0) parts.push(areaText(areaM2));
  if (lengthM > 0) parts.push(lengthText(lengthM));
  if (points > 0) parts.push(`${points} ×`);
  return parts.length > 0 ? parts.join(" + ") : "—";
}

/** Share in percent; never rounded to a bare 0 or 100 when it is not. @internal */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share > 0.9995) return ">99.9%";
  return `${(share * 100).toFixed(1)}%`;
}
