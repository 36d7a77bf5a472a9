// Text for people. Every sentence the library says stands in a message table in Chinese and English, with
// {placeholders}; sentences are never glued from pieces, because word order differs between the two languages.
import { grouped } from "./grouped.ts";

/** A sentence in both languages of the library, Chinese first. 双语文本. */
export interface BilingualText {
  /** Chinese, as it appears in reports (zh-CN). 中文. */
  readonly zh: string;
  /** English. 英文. */
  readonly en: string;
}

/** Values that fill the placeholders of a message. 占位符取值. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Fills the `{name}` placeholders of a bilingual template; a placeholder without a value stays as it stands,
 * so that a missing value is seen and not hidden. Square metres, of names that end in `M2`, are grouped in thousands.
 * 填充双语模板.
 *
 * @example
 * ```ts
 * fillText({ zh: "第{ring}环", en: "ring {ring}" }, { ring: 3 }).en; //=> "ring 3"
 * fillText({ zh: "{areaM2} 平方米", en: "{areaM2} m²" }, { areaM2: 18561256.4 }).en; //=> "18,561,256.4 m²"
 * ```
 */
export function fillText(template: BilingualText, values: TextValues): BilingualText {
  return { zh: fill(template.zh, values), en: fill(template.en, values) };
}

function fill(template: string, values: TextValues): string {
  return template.replace(/\{(\w{1,40})\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (name.endsWith("M2") ? grouped : String)(values[name]!) : whole,
  );
}
