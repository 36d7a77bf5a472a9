// The question that asks for each fact. A key is a family and, after a colon, what it names; what it names comes from the
// scheme's own conditions and is put into the sentence as it stands; elements have names of their own in both languages.
import type { FactKey } from "./condition.ts";
import { ELEMENTS } from "./element-zone.ts";
import { labelOf } from "./labels.ts";
import type { ProjectFlag } from "./project.ts";
import { type BilingualText, fillText } from "./text.ts";

const FAMILY: ReadonlyMap<string, BilingualText> = new Map<string, BilingualText>([
  [
    "nature",
    {
      zh: "项目的建设性质是什么（新建、改建、扩建、技改、搬迁、现有）？",
      en: "What is the nature of the project (new, rebuild, expand, technical upgrade, relocate, existing)?",
    },
  ],
  [
    "industry",
    { zh: "项目的国民经济行业代码（GB/T 4754）是什么？", en: "Which industry code (GB/T 4754) does the project have?" },
  ],
  [
    "process",
    {
      zh: "项目采用哪些生产工艺？没有请填空列表。",
      en: "Which processes does the project use? Give an empty list for none.",
    },
  ],
  [
    "product",
    {
      zh: "项目有哪些产品？没有请填空列表。",
      en: "Which products does the project make? Give an empty list for none.",
    },
  ],
  [
    "material",
    {
      zh: "项目使用哪些原辅材料？没有请填空列表。",
      en: "Which materials does the project use? Give an empty list for none.",
    },
  ],
  [
    "pollutant",
    {
      zh: "项目排放哪些污染物？没有请填空列表。",
      en: "Which pollutants does the project discharge? Give an empty list for none.",
    },
  ],
  ["quantity", { zh: "项目的“{name}”是多少（数值和单位）？", en: "What is the project's “{name}” (value and unit)?" }],
  [
    "replacement",
    {
      zh: "“{name}”承诺的削减替代比例是多少（如二倍替代填 2）？",
      en: "Which replacement ratio is promised for “{name}” (2 for two for one)?",
    },
  ],
  [
    "section",
    {
      zh: "受纳水体的控制断面上一年度是否达标？",
      en: "Did the control section of the receiving water meet its target last year?",
    },
  ],
  [
    "listed",
    {
      zh: "项目属于目录“{name}”中的哪些条目？都不属于请填空列表。",
      en: "Which items of the catalogue “{name}” does the project fall under? Give an empty list for none.",
    },
  ],
  [
    "relocation",
    {
      zh: "项目是否从其他河段转移而来？从哪里到哪里？",
      en: "Does the project move from another reach? From where to where?",
    },
  ],
  ["approvedOn", { zh: "项目的批准日期是哪一天？", en: "On which day was the project approved?" }],
  ["startedOn", { zh: "项目的开工日期是哪一天？", en: "On which day did construction begin?" }],
  [
    "park",
    {
      zh: "方案没有说明产业园区“{name}”的有关情况；请向园区主管部门核实。",
      en: "The scheme does not say enough about the park “{name}”; ask its authority.",
    },
  ],
  [
    "industryCode",
    {
      zh: "方案条文中的行业代码“{name}”无法识别；请向方案发布机关核实。",
      en: "A term of the scheme names the industry code “{name}”, which cannot be read; ask the body that issued it.",
    },
  ],
  [
    "accessList",
    {
      zh: "管控单元“{name}”没有载入准入清单；请向方案发布机关索取该单元的清单，清单写明“/”的请注明。",
      en: "No access list is loaded for the unit “{name}”; ask the body that issued the scheme for it, or state that it is “/”.",
    },
  ],
  [
    "headroom",
    {
      zh: "项目所在单元“{name}”的总量余量是多少？请向生态环境主管部门核实。",
      en: "How much of “{name}” may the ground still take? Ask the ecology authority.",
    },
  ],
  [
    "authority",
    {
      zh: "该要求依据不公开的数据（编号“{name}”）；请向生态环境主管部门查询本项目是否涉及。",
      en: "This requirement rests on data that are not public (“{name}”); ask the ecology authority whether it concerns the site.",
    },
  ],
  [
    "zone",
    {
      zh: "方案没有说明要素分区“{name}”的“{attribute}”；请向数据主管部门核实。",
      en: "The scheme does not state “{attribute}” of the zone “{name}”; ask the owner of the data.",
    },
  ],
  [
    "unit",
    {
      zh: "方案没有说明管控单元“{name}”的战略区域标签；请向方案发布机关核实。",
      en: "The scheme does not state the strategic regions of the unit “{name}”; ask the body that issued it.",
    },
  ],
  [
    "layer",
    {
      zh: "方案没有该处的“{name}”要素图层数据；请向数据主管部门索取。",
      en: "The scheme has no data of the element “{name}” there; ask the owner of the data.",
    },
  ],
  [
    "place",
    {
      zh: "条文所指的“{name}”不在方案中；请向方案发布机关核实本项目是否位于其中。",
      en: "The list speaks of “{name}”, which the scheme does not hold; ask the body that issued it whether the project lies there.",
    },
  ],
  [
    "feature",
    {
      zh: "方案没有地物“{name}”，无法量算距离；请补充。",
      en: "The scheme does not hold the feature “{name}”, so no distance can be measured; add it.",
    },
  ],
]);

const FLAG: Readonly<Record<ProjectFlag, BilingualText>> = {
  twoHigh: { zh: "项目是否属于两高（高耗能、高排放）项目？", en: "Is it a high-energy, high-emission project?" },
  nationalStrategic: { zh: "项目是否属于国家重大战略项目？", en: "Is it a national strategic project?" },
  majorInfrastructure: { zh: "项目是否属于重大基础设施？", en: "Is it major infrastructure?" },
  livelihood: { zh: "项目是否属于民生项目？", en: "Is it a livelihood project?" },
  limitedHumanActivity: {
    zh: "项目是否属于生态保护红线内允许的有限人为活动？",
    en: "Is it one of the limited human activities allowed inside the red line?",
  },
  ecologicallyHarmless: { zh: "项目是否对生态功能不造成破坏？", en: "Does it leave the ecological function unharmed?" },
  directDischarge: { zh: "项目废水是否直接排入环境水体？", en: "Does its waste water go straight into a water body?" },
  newSewageOutfall: { zh: "项目是否新设排污口？", en: "Does it make a new sewage outfall?" },
  chemical: { zh: "项目是否属于化工项目？", en: "Is it a chemical project?" },
  tailings: { zh: "项目是否包含尾矿库？", en: "Does it have a tailings pond?" },
  safetyOrEcologicalUpgrade: {
    zh: "项目是否以提升安全或生态环境保护水平为目的？",
    en: "Is its aim to raise safety or ecological protection?",
  },
  highPollutionFuel: { zh: "项目是否燃用高污染燃料？", en: "Does it burn high-pollution fuel?" },
  seaReclamation: { zh: "项目是否涉及围填海？", en: "Does it reclaim land from the sea?" },
  raisesDischarge: { zh: "项目是否增加污染物排放量？", en: "Does it add to discharges?" },
  desertEnergyBase: {
    zh: "项目是否属于沙漠、戈壁、荒漠地区大型风电光伏基地？",
    en: "Is it a large wind and solar base in a desert?",
  },
  sensitiveLandUse: {
    zh: "项目用地是否用于住宅、公共管理与公共服务？",
    en: "Is the ground for housing or public use?",
  },
  soilInvestigated: {
    zh: "地块是否已按规定调查土壤污染状况？",
    en: "Has the soil of the plot been investigated for pollution?",
  },
  soilRemediated: {
    zh: "地块是否已完成土壤污染风险管控或修复并通过评估？",
    en: "Has the soil of the plot been remediated, and the result approved?",
  },
  noiseSensitiveUse: {
    zh: "项目是否为噪声敏感建筑（住宅、学校、医院、机关等）？",
    en: "Is it a noise-sensitive building (housing, school, hospital, office of a public body)?",
  },
  trunkTransport: {
    zh: "项目是否为交通干线（高速公路、快速路、主干路、铁路等）？",
    en: "Is it a trunk road or railway?",
  },
  groundwaterRisk: { zh: "项目是否可能污染地下水？", en: "May it pollute groundwater?" },
};

const OTHER: BilingualText = { zh: "请补充事实“{name}”。", en: "Please give the fact “{name}”." };

/**
 * The question that asks for a fact. 待补充问题.
 *
 * @param key - such as `flag:twoHigh` or `quantity:waterUse`
 * @example
 * ```ts
 * questionFor("flag:twoHigh").en; //=> "Is it a high-energy, high-emission project?"
 * ```
 */
export function questionFor(key: FactKey): BilingualText {
  const colon = key.indexOf(":");
  const family = colon < 0 ? key : key.slice(0, colon);
  const name = colon < 0 ? "" : key.slice(colon + 1);
  if (family === "flag" && Object.hasOwn(FLAG, name)) return FLAG[name as ProjectFlag];
  const template = FAMILY.get(family);
  if (template !== undefined && family === "zone" && name.includes(":")) {
    const cut = name.lastIndexOf(":");
    const attribute = labelOf("zoneAttribute", name.slice(cut + 1));
    const zone = name.slice(0, cut);
    return {
      zh: fillText(template, { name: zone, attribute: attribute.zh }).zh,
      en: fillText(template, { name: zone, attribute: attribute.en }).en,
    };
  }
  if (template !== undefined && family === "unit") return fillText(template, { name: name.replace(/:regions$/, "") });
  if (template !== undefined && family === "layer" && (ELEMENTS as readonly string[]).includes(name)) {
    const element = labelOf("element", name);
    return { zh: fillText(template, { name: element.zh }).zh, en: fillText(template, { name: element.en }).en };
  }
  return template === undefined ? fillText(OTHER, { name: key }) : fillText(template, { name });
}
