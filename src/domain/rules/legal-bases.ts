// The legal bases of the national rules. Ten single acts lapsed when the Ecological and Environmental Code took effect on
// 2026-08-15; the acts on the Yangtze and the Yellow River go on. Articles are those of the single acts; which article of the
// Code takes the place of which is not stated here, so the Code stands without one. Articles are to be checked against the
// official text before they are filed.
import type { LegalBasis } from "../legal-basis.ts";

const LAPSED = { level: "law", validTo: "2026-08-14", replacedBy: "CN-CODE-2026" } as const;

/** The Ecological and Environmental Code. 生态环境法典. */
export const CODE_2026: LegalBasis = {
  id: "CN-CODE-2026",
  title: "中华人民共和国生态环境法典",
  level: "law",
  validFrom: "2026-08-15",
};
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
export const OPINION_2024: LegalBasis = {
  id: "CN-OPINION-2024",
  title: "关于加强生态环境分区管控的意见",
  number: "中办发〔2024〕22号",
  level: "normativeDocument",
  validFrom: "2024-03-06",
};
export const MARKET_LIST_2025: LegalBasis = {
  id: "CN-MARKET-2025",
  title: "市场准入负面清单（2025年版）",
  number: "发改体改规〔2025〕466号",
  level: "normativeDocument",
  validFrom: "2025-04-16",
};
export const WATER_ACT: LegalBasis = {
  ...LAPSED,
  id: "CN-WATER",
  title: "中华人民共和国水污染防治法",
  validFrom: "2018-01-01",
};
export const SOIL_ACT: LegalBasis = {
  ...LAPSED,
  id: "CN-SOIL",
  title: "中华人民共和国土壤污染防治法",
  validFrom: "2019-01-01",
};
export const NOISE_ACT: LegalBasis = {
  ...LAPSED,
  id: "CN-NOISE",
  title: "中华人民共和国噪声污染防治法",
  validFrom: "2022-06-05",
};
export const MARINE_ACT: LegalBasis = {
  ...LAPSED,
  id: "CN-MARINE",
  title: "中华人民共和国海洋环境保护法",
  validFrom: "2024-01-01",
};
export const GROUNDWATER_RULES: LegalBasis = {
  id: "CN-GROUNDWATER",
  title: "地下水管理条例",
  level: "administrativeRegulation",
  validFrom: "2021-12-01",
};
