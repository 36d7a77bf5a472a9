// The legal bases of the national rules. Ten single acts lapsed when the Ecological and Environmental Code took effect on
// 2026-08-15 (its article 1242); the acts on the Yangtze and the Yellow River go on. Every article named here was read in a copy
// of the text; where each was read, and what could not be, stands in docs/citations.md. The lapsed acts stand without an
// article, each with the article of the Code that says the same now.
import type { LegalBasis } from "../legal-basis.ts";

/** The Ecological and Environmental Code. 生态环境法典. */
export const CODE_2026: LegalBasis = {
  id: "CN-CODE-2026",
  title: "中华人民共和国生态环境法典",
  level: "law",
  validFrom: "2026-08-15",
};

const code = (number: number, article: string): LegalBasis => ({
  ...CODE_2026,
  id: `${CODE_2026.id}-${number}`,
  article,
});
/** The red line is strictly kept. 生态保护红线. */
export const CODE_60: LegalBasis = /* @__PURE__ */ code(60, "第六十条");
/** No outfalls in the protection zones of drinking-water sources. 饮用水水源保护区. */
export const CODE_318: LegalBasis = /* @__PURE__ */ code(318, "第三百一十八条");
/** No projects that may pollute groundwater in spring and karst areas. 泉域、岩溶区. */
export const CODE_286: LegalBasis = /* @__PURE__ */ code(286, "第二百八十六条");
/** No seepage, and monitoring wells. 防渗漏与监测井. */
export const CODE_287: LegalBasis = /* @__PURE__ */ code(287, "第二百八十七条");
/** No new industrial and sewage-works outfalls in the protected places of the sea. 入海排污口. */
export const CODE_349: LegalBasis = /* @__PURE__ */ code(349, "第三百四十九条");
/** No new soil-polluting projects where permanent basic farmland lies together. 永久基本农田集中区域. */
export const CODE_445: LegalBasis = /* @__PURE__ */ code(445, "第四百四十五条");
/** Plans of safe use. 安全利用方案. */
export const CODE_448: LegalBasis = /* @__PURE__ */ code(448, "第四百四十八条");
/** Soil is investigated before ground turns to housing or public use. 用途变更前调查. */
export const CODE_454: LegalBasis = /* @__PURE__ */ code(454, "第四百五十四条");
/** Listed plots are not for housing or public use. 名录地块. */
export const CODE_456: LegalBasis = /* @__PURE__ */ code(456, "第四百五十六条");
/** Sensitive buildings keep noise out. 隔声设计. */
export const CODE_558: LegalBasis = /* @__PURE__ */ code(558, "第五百五十八条");
/** No new noisy industry where sensitive buildings are concentrated. 噪声敏感建筑物集中区域. */
export const CODE_566: LegalBasis = /* @__PURE__ */ code(566, "第五百六十六条");
/** Barriers along roads and railways. 声屏障. */
export const CODE_575: LegalBasis = /* @__PURE__ */ code(575, "第五百七十五条");

const lapsed = (id: string, title: string, validFrom: string, now: LegalBasis): LegalBasis => ({
  id: `${id}-${now.id.slice(CODE_2026.id.length + 1)}`,
  title,
  level: "law",
  validFrom,
  validTo: "2026-08-14",
  replacedBy: now.id,
});
/** What the act on water said of what an article of the Code says now. 原水污染防治法. */
export const waterAct = (now: LegalBasis): LegalBasis =>
  lapsed("CN-WATER", "中华人民共和国水污染防治法", "2018-01-01", now);
/** The same of the act on soil. 原土壤污染防治法. */
export const soilAct = (now: LegalBasis): LegalBasis =>
  lapsed("CN-SOIL", "中华人民共和国土壤污染防治法", "2019-01-01", now);
/** The same of the act on noise. 原噪声污染防治法. */
export const noiseAct = (now: LegalBasis): LegalBasis =>
  lapsed("CN-NOISE", "中华人民共和国噪声污染防治法", "2022-06-05", now);
/** The same of the act on the sea. 原海洋环境保护法. */
export const marineAct = (now: LegalBasis): LegalBasis =>
  lapsed("CN-MARINE", "中华人民共和国海洋环境保护法", "2024-01-01", now);

export const YANGTZE_ACT: LegalBasis = {
  id: "CN-YANGTZE-26",
  title: "中华人民共和国长江保护法",
  article: "第二十六条",
  level: "law",
  validFrom: "2021-03-01",
};
export const YANGTZE_TRANSFER: LegalBasis = { ...YANGTZE_ACT, id: "CN-YANGTZE-22", article: "第二十二条" };
export const YELLOW_RIVER_ACT: LegalBasis = {
  id: "CN-YELLOW-26",
  title: "中华人民共和国黄河保护法",
  article: "第二十六条",
  level: "law",
  validFrom: "2023-04-01",
};
export const REDLINE_NOTICE: LegalBasis = {
  id: "CN-REDLINE-2022",
  title: "关于加强生态保护红线管理的通知（试行）",
  number: "自然资发〔2022〕142号",
  level: "normativeDocument",
  validFrom: "2022-08-16",
};
const OPINION_2024: LegalBasis = {
  id: "CN-OPINION-2024",
  title: "关于加强生态环境分区管控的意见",
  number: "中办发〔2024〕22号",
  level: "normativeDocument",
  validFrom: "2024-03-06",
};
/** Its clause seven: green and low-carbon development. 意见（七）. */
export const OPINION_7: LegalBasis = { ...OPINION_2024, id: "CN-OPINION-2024-7", article: "（七）" };
/** Its clause ten: better environmental quality. 意见（十）. */
export const OPINION_10: LegalBasis = { ...OPINION_2024, id: "CN-OPINION-2024-10", article: "（十）" };
export const MARKET_LIST_2025: LegalBasis = {
  id: "CN-MARKET-2025",
  title: "市场准入负面清单（2025年版）",
  number: "发改体改规〔2025〕466号",
  level: "normativeDocument",
  validFrom: "2025-04-16",
};
export const GROUNDWATER_RULES: LegalBasis = {
  id: "CN-GROUNDWATER",
  title: "地下水管理条例",
  level: "administrativeRegulation",
  validFrom: "2021-12-01",
};
