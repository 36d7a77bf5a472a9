// With whom a scheme is filed (clause one): the ecology authority one level up. The nation's for a province, the province's for
// a prefecture. The level decides; the name of the province comes from the code of the territory.
import type { BilingualText, SchemeLevel } from "../domain/index.ts";

/** Provinces of GB/T 2260 by their first two digits; 66 as some lists write the Xinjiang corps. */
const PROVINCE: ReadonlyMap<string, string> = new Map([
  ["11", "北京市"],
  ["12", "天津市"],
  ["13", "河北省"],
  ["14", "山西省"],
  ["15", "内蒙古自治区"],
  ["21", "辽宁省"],
  ["22", "吉林省"],
  ["23", "黑龙江省"],
  ["31", "上海市"],
  ["32", "江苏省"],
  ["33", "浙江省"],
  ["34", "安徽省"],
  ["35", "福建省"],
  ["36", "江西省"],
  ["37", "山东省"],
  ["41", "河南省"],
  ["42", "湖北省"],
  ["43", "湖南省"],
  ["44", "广东省"],
  ["45", "广西壮族自治区"],
  ["46", "海南省"],
  ["50", "重庆市"],
  ["51", "四川省"],
  ["52", "贵州省"],
  ["53", "云南省"],
  ["54", "西藏自治区"],
  ["61", "陕西省"],
  ["62", "甘肃省"],
  ["63", "青海省"],
  ["64", "宁夏回族自治区"],
  ["65", "新疆维吾尔自治区"],
  ["66", "新疆生产建设兵团"],
]);
const NATION: BilingualText = { zh: "生态环境部", en: "the Ministry of Ecology and Environment" };

/** The body that a scheme is filed with. 备案机关. */
export interface FilingBody {
  /** Its level. 层级. */
  readonly level: "nation" | "province";
  /** Its name. 名称. */
  readonly name: BilingualText;
}

/**
 * The body that a scheme is filed with: one level up. 备案机关.
 *
 * @param scheme - its level and the code of its territory
 * @example
 * ```ts
 * filingBody({ level: "prefecture", territory: { adminCode: "331000" } }).name.zh; //=> "浙江省生态环境厅"
 * filingBody({ level: "province", territory: { adminCode: "330000" } }).name.zh; //=> "生态环境部"
 * ```
 */
export function filingBody(scheme: {
  readonly level: SchemeLevel;
  readonly territory: { readonly adminCode: string };
}): FilingBody {
  if (scheme.level === "province") return { level: "nation", name: NATION };
  const province = PROVINCE.get(scheme.territory.adminCode.slice(0, 2));
  if (province === undefined)
    return { level: "province", name: { zh: "省级生态环境主管部门", en: "the ecology authority of its province" } };
  // municipalities and the corps have bureaus, the others departments
  const zh = `${province}生态环境${/[市团]$/.test(province) ? "局" : "厅"}`;
  return { level: "province", name: { zh, en: `the ecology authority of its province (${zh})` } };
}

/** Whether a name, as people write it, names that body. @internal */
export function namesFilingBody(name: string, body: FilingBody): boolean {
  const plain = name.normalize("NFKC").replace(/\s/g, "");
  if (body.level === "nation") return /^(中华人民共和国)?生态环境部/.test(plain);
  if (body.name.zh === "省级生态环境主管部门") return /(省|自治区|兵团|市)生态环境[厅局]/.test(plain);
  return plain.startsWith(body.name.zh);
}
