// How closely each national rule follows what it cites, so that nobody quotes a rule of ours as the words of a law. `text`: the
// article says it. `extended`: the article says it of narrower ground or without our number. `model`: no article says it; it
// takes the direction of the clause it cites, and a scheme that wants it adopts it on a basis of its own. Where each text was
// read: docs/citations.md.
import type { BilingualText } from "../text.ts";

/** How a rule follows its basis: text 条文原意, extended 扩展适用, model 示范条款. 与依据的关系. */
export type RuleFidelity = "text" | "extended" | "model";

/** How a national rule follows what it cites. 规则来源. */
export interface RuleSource {
  /** How closely. 与依据的关系. */
  readonly fidelity: RuleFidelity;
  /** What is ours in it; absent where nothing is. 扩展或示范的内容. */
  readonly ours?: BilingualText;
}

const TEXT: RuleSource = { fidelity: "text" };
const text = (zh: string, en: string): RuleSource => ({ fidelity: "text", ours: { zh, en } });
const extended = (zh: string, en: string): RuleSource => ({ fidelity: "extended", ours: { zh, en } });
const model = (zh: string, en: string): RuleSource => ({ fidelity: "model", ours: { zh, en } });

/**
 * The source of each national rule, by the id of its term. 国家规则来源表.
 *
 * @example
 * ```ts
 * RULE_SOURCES["CN-EL-NOISE-1"].fidelity; //=> "text"
 * RULE_SOURCES["CN-EL-WATER-3"].fidelity; //=> "model"
 * ```
 */
export const RULE_SOURCES: Readonly<Record<string, RuleSource>> = /* @__PURE__ */ (() => ({
  "CN-REDLINE-1": TEXT,
  "CN-REDLINE-2": TEXT,
  "CN-REDLINE-3": model(
    "意见（七）只说优先保护单元支持哪些项目，未规定禁止新建工业项目",
    "Clause seven names the projects that priority units support; it bans no industry",
  ),
  "CN-MARKET-1": TEXT,
  "CN-MARKET-2": TEXT,
  "CN-TWOHIGH-1": model(
    "能效水平与替代要求取自各地清单",
    "The level of efficiency and the replacement follow published lists",
  ),
  "CN-TWOHIGH-2": model("取自各地清单的常见条目", "A frequent term of published lists"),
  "CN-YANGTZE-1": TEXT,
  "CN-YANGTZE-2": TEXT,
  "CN-YANGTZE-3": TEXT,
  "CN-YANGTZE-4": text("“重污染”由目录 heavilyPolluting 界定", "What pollutes heavily is told by a catalogue"),
  "CN-YELLOW-1": TEXT,
  "CN-YELLOW-2": TEXT,
  "CN-EL-WATER-1": extended(
    "法条限于饮用水水源保护区，此处及于全部水环境优先保护区",
    "The article speaks of drinking-water sources; here all water priority zones",
  ),
  "CN-EL-WATER-2": model("法律无此禁令", "No law bans it"),
  "CN-EL-WATER-3": model("法律无此禁令", "No law bans it"),
  "CN-EL-WATER-4": model(
    "法典第二百七十六条为“严格控制”入河排污口，此处为禁止",
    "Article 276 of the Code strictly controls outfalls; here they are banned",
  ),
  "CN-EL-WATER-5": model("倍量替代取自各地清单", "Two-for-one replacement follows published lists"),
  "CN-EL-SOIL-1": extended(
    "法条限于永久基本农田集中区域且不列行业",
    "The article speaks of permanent basic farmland and names no trades",
  ),
  "CN-EL-SOIL-2": text(
    "义务主体为主管部门和责任人，此处转为项目承诺",
    "The article binds authorities; here the project promises",
  ),
  "CN-EL-SOIL-3": model(
    "法典第四百四十九条须经批准划定禁止生产区域，并非当然禁止",
    "Article 449 of the Code lets an area be declared; it bans nothing by itself",
  ),
  "CN-EL-SOIL-4": text(
    "法条以名录为准，此处以重点管控区和修复完成情况代之",
    "The article goes by the register of plots; here by the zone and whether the plot is remediated",
  ),
  "CN-EL-SOIL-5": TEXT,
  "CN-EL-NOISE-1": TEXT,
  "CN-EL-NOISE-2": TEXT,
  "CN-EL-NOISE-3": text("200 米为本库取值", "The 200 m are ours"),
  "CN-EL-NOISE-4": TEXT,
  "CN-EL-NOISE-5": model("法律无此禁令", "No law bans it"),
  "CN-EL-GROUNDWATER-1": extended(
    "法条限于泉域保护范围和岩溶强发育等区域",
    "The article speaks of spring ranges and karst",
  ),
  "CN-EL-GROUNDWATER-2": extended(
    "法条列举化工、矿山、尾矿库等单位",
    "The article lists chemical parks, mines, tailings and others",
  ),
  "CN-EL-MARINE-1": extended(
    "法条按自然保护地、重要渔业水域、海水浴场、红线等区域，不按水质目标",
    "The article goes by protected places of the sea, not by targets",
  ),
  "CN-EL-MARINE-2": model("未能核对围填海管控文件原文", "The documents on reclamation could not be read"),
  "CN-EL-MARINE-3": model(
    "法典第三百五十一条要求省级制定总氮总磷控制方案，五公里和替代为本库取值",
    "Article 351 of the Code asks provinces for plans on nitrogen and phosphorus; five kilometres and replacement are ours",
  ),
}))();
