// Legal bases that the words of a term cite: titles in 《》. The title is what the words say; its rank is read off its last word
// by the naming rules of legislation (a 法 or 法典 is a law, a 条例 a regulation, a 办法 or 规定 a rule), local where it begins
// with the name of a place. No validity is guessed: the title alone does not tell an edition. Cost: linear in the text.
import type { LegalBasis, LegalLevel } from "../domain/index.ts";

/** Titles are short; a quote that is not closed must not swallow the text. */
const TITLE = /《([^《》\n]{2,60})》/g;
const PLACE = /^[\u4e00-\u9fff]{2,8}?(?:省|(?<!城)市|自治区|自治州|县|特别行政区)/;

/** The titles that a text cites, each once, in their order. @internal */
export function citedTitles(text: string): string[] {
  return [...new Set([...text.matchAll(TITLE)].map((found) => found[1]!.trim()))];
}

/** The rank that a title names. @internal */
export function levelOfTitle(title: string): LegalLevel {
  const bare = title.replace(/[（(][^（）()]*[)）]$/, "").trim();
  if (/(?:标准|限值|技术规范|GB[\s/\dT-]+)$|^GB/.test(bare)) return "standard";
  if (/(?:规划|方案|计划|行动)$/.test(bare)) return "plan";
  const local = !/^(?:中华人民共和国|国家|全国)/.test(bare) && PLACE.test(bare);
  if (/法典?$/.test(bare) && !/办法$/.test(bare)) return local ? "localRegulation" : "law";
  if (/条例$/.test(bare)) return local ? "localRegulation" : "administrativeRegulation";
  if (/(?:办法|规定|细则)$/.test(bare)) return local ? "normativeDocument" : "departmentRule";
  return "normativeDocument";
}

/** A basis for each title that some texts cite, by title; the id is the title. @internal */
export function citedBases(texts: Iterable<string>): LegalBasis[] {
  const titles = new Set<string>();
  for (const text of texts) for (const title of citedTitles(text)) titles.add(title);
  return [...titles].sort().map((title) => ({ id: title, title, level: levelOfTitle(title) }));
}
