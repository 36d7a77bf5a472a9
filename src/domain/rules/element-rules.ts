// Rules by element, after clauses nine and ten of the 2024 Opinion: water bodies and their buffers, receiving waters, farmland
// and construction land, noise, groundwater, estuaries and bays. Terms on the condition tree, in our own words; a province
// that has stricter numbers adds terms of its own, and the strictest wins. What no article says begins with 示范条款 and rests on
// the clause whose direction it takes (rule-sources.ts).
import type { AccessTerm } from "../access-list.ts";
import type { Condition } from "../condition.ts";
import type { TermSet } from "../term-set.ts";
import {
  CODE_286,
  CODE_287,
  CODE_318,
  CODE_349,
  CODE_445,
  CODE_448,
  CODE_454,
  CODE_456,
  CODE_558,
  CODE_566,
  CODE_575,
  GROUNDWATER_RULES,
  marineAct,
  noiseAct,
  OPINION_10,
  soilAct,
  waterAct,
} from "./legal-bases.ts";

type Rule = Partial<AccessTerm> & Pick<AccessTerm, "id" | "theme" | "modality" | "text" | "basis">;

const rule = (more: Rule): AccessTerm => ({
  tier: "element",
  dimension: more.modality === "prohibit" ? "spatialLayout" : "pollutantDischarge",
  ...more,
});

const NEW_OR_EXPANDED: Condition = { op: "nature", in: ["new", "expand"] };
const INDUSTRY: Condition = { op: "industry", in: ["B", "C", "D"] };
const all = (...of: Condition[]): Condition => ({ op: "all", of });
const not = (of: Condition): Condition => ({ op: "not", of });

/**
 * Water: sources, conservation areas, buffers of rivers and lakes (areas of the kind `riverLakeBuffer` 河湖缓冲带), receiving waters
 * whose section misses its target. 水环境要素规则.
 */
export const WATER_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-EL-WATER",
  name: { zh: "水环境要素管控规则", en: "Rules of the element water" },
  legalBases: [waterAct(CODE_318), CODE_318, OPINION_10],
  terms: [
    rule({
      id: "CN-EL-WATER-1",
      theme: "water",
      modality: "prohibit",
      text: "水环境优先保护区（饮用水水源保护区等）内禁止新设排污口。",
      textEn: "No new sewage outfall in water priority zones such as those of drinking-water sources.",
      scope: { place: { zoneTypes: ["1210"] } },
      when: { op: "flag", flag: "newSewageOutfall" },
      basis: [waterAct(CODE_318).id],
    }),
    rule({
      id: "CN-EL-WATER-2",
      theme: "water",
      modality: "prohibit",
      text: "示范条款：以水源涵养为主导功能的生态空间内禁止新建、扩建直接排放水污染物的工业项目。",
      textEn:
        "Model rule: no new or expanded industry that discharges directly in ecological space for water conservation.",
      scope: { place: { element: "ecology", attributes: { dominantFunction: ["waterConservation"] } } },
      when: all(NEW_OR_EXPANDED, INDUSTRY, { op: "flag", flag: "directDischarge" }),
      basis: [OPINION_10.id],
    }),
    rule({
      id: "CN-EL-WATER-3",
      theme: "water",
      modality: "prohibit",
      text: "示范条款：河湖水域及缓冲带范围内禁止新建、扩建工业项目；防洪、供水、航运等公共设施除外。",
      textEn:
        "Model rule: no new or expanded industry in rivers, lakes and their buffers, but for flood control, water supply, navigation.",
      scope: { place: { kinds: ["riverLakeBuffer"] } },
      when: all(NEW_OR_EXPANDED, INDUSTRY),
      exceptWhen: { op: "flag", flag: "majorInfrastructure" },
      basis: [OPINION_10.id],
    }),
    rule({
      id: "CN-EL-WATER-4",
      theme: "water",
      modality: "prohibit",
      text: "示范条款：受纳水体控制断面未达到水质目标的，禁止新建、扩建增加水污染物排放的直接排放项目；污水集中处理设施和民生项目除外。",
      textEn:
        "Model rule: where the receiving section misses its target, no new or expanded direct discharger that adds to the load; treatment plants and livelihood projects are excepted.",
      when: all(
        NEW_OR_EXPANDED,
        { op: "flag", flag: "directDischarge" },
        { op: "flag", flag: "raisesDischarge" },
        not({ op: "sectionCompliant" }),
      ),
      exceptWhen: { op: "any", of: [{ op: "industry", in: ["4620"] }, { op: "flag", flag: "livelihood" }] }, // biome-ignore format: one condition
      basis: [OPINION_10.id],
    }),
    rule({
      id: "CN-EL-WATER-5",
      theme: "water",
      modality: "require",
      text: "示范条款：控制断面未达标的水环境分区内，新增水污染物实行倍量替代。",
      textEn: "Model rule: in water zones whose section misses its target, what is added is replaced two for one.",
      scope: { place: { element: "water", attributes: { sectionCompliant: false } } },
      when: { op: "flag", flag: "raisesDischarge" },
      obligation: {
        what: "化学需氧量二倍替代",
        whatEn: "two-for-one replacement of COD",
        replacement: { pollutant: "COD", atLeast: 2 },
      },
      basis: [OPINION_10.id],
    }),
  ],
}))();

/** Soil: classes of farmland, admission of construction land. 土壤环境要素规则. */
export const SOIL_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-EL-SOIL",
  name: { zh: "土壤环境要素管控规则", en: "Rules of the element soil" },
  legalBases: [...[CODE_445, CODE_448, CODE_454, CODE_456].flatMap((now) => [soilAct(now), now]), OPINION_10],
  terms: [
    rule({
      id: "CN-EL-SOIL-1",
      theme: "soil",
      modality: "prohibit",
      text: "优先保护类农用地集中区域禁止新建有色金属冶炼、石油加工、化工、焦化、电镀、制革等可能造成土壤污染的项目。",
      textEn:
        "Where priority farmland lies together, no new smelting, refining, chemicals, coking, electroplating, tanning.",
      scope: { place: { element: "soil", attributes: { farmlandClass: ["protect"] } } },
      when: all(
        { op: "nature", in: ["new"] },
        {
          op: "any",
          of: [
            { op: "industry", in: ["32", "25", "26", "191"] },
            { op: "has", what: "process", anyOf: ["电镀", "鞣制", "炼焦"] },
          ],
        },
      ),
      basis: [soilAct(CODE_445).id],
    }),
    rule({
      id: "CN-EL-SOIL-2",
      theme: "soil",
      modality: "require",
      dimension: "riskPrevention",
      text: "安全利用类农用地从事种植的，应当采取农艺调控、替代种植等措施降低农产品超标风险。",
      textEn: "Growing on farmland of the class safe use needs agronomic measures or other crops.",
      scope: { place: { element: "soil", attributes: { farmlandClass: ["safeUse"] } }, industries: ["01"] },
      obligation: { what: "制定并实施安全利用方案", whatEn: "a plan of safe use" },
      basis: [soilAct(CODE_448).id],
    }),
    rule({
      id: "CN-EL-SOIL-3",
      theme: "soil",
      modality: "prohibit",
      text: "示范条款：严格管控类农用地禁止种植食用农产品。",
      textEn: "Model rule: no edible crops on farmland of the class strict control.",
      scope: { place: { element: "soil", attributes: { farmlandClass: ["strict"] } }, industries: ["01"] },
      when: { op: "has", what: "product", anyOf: ["食用农产品"] },
      basis: [OPINION_10.id],
    }),
    rule({
      id: "CN-EL-SOIL-4",
      theme: "soil",
      modality: "prohibit",
      text: "建设用地污染风险重点管控区内，未完成风险管控、修复的地块不得作为居住、公共管理与公共服务用地。",
      textEn: "In zones of construction-land risk, no housing or public use before the plot is remediated.",
      scope: { place: { zoneTypes: ["2420"] } },
      when: all({ op: "flag", flag: "sensitiveLandUse" }, not({ op: "flag", flag: "soilRemediated" })),
      basis: [soilAct(CODE_456).id],
    }),
    rule({
      id: "CN-EL-SOIL-5",
      theme: "soil",
      modality: "require",
      dimension: "riskPrevention",
      text: "用途变更为居住、公共管理与公共服务用地的，变更前应当调查土壤污染状况。",
      textEn: "Before ground turns to housing or public use its soil is investigated.",
      when: all({ op: "flag", flag: "sensitiveLandUse" }, not({ op: "flag", flag: "soilInvestigated" })),
      obligation: { what: "开展土壤污染状况调查", whatEn: "an investigation of the soil" },
      basis: [soilAct(CODE_454).id],
    }),
  ],
}))();

/** How near a trunk road or railway passes by noise-sensitive buildings, m. 交通噪声防护距离. */
const TRAFFIC_NOISE_M = 200;

/** Noise: industry, trunk transport and sensitive buildings. 声环境要素规则. */
export const NOISE_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-EL-NOISE",
  name: { zh: "声环境要素管控规则", en: "Rules of the element sound" },
  legalBases: [...[CODE_558, CODE_566, CODE_575].flatMap((now) => [noiseAct(now), now]), OPINION_10],
  terms: [
    rule({
      id: "CN-EL-NOISE-1",
      theme: "acoustic",
      modality: "prohibit",
      text: "噪声敏感建筑物集中区域内禁止新建排放噪声的工业企业。",
      textEn: "No new industry that makes noise where noise-sensitive buildings are concentrated.",
      scope: { place: { element: "acoustic", attributes: { sensitiveBuildings: true } } },
      when: all({ op: "nature", in: ["new"] }, INDUSTRY),
      basis: [noiseAct(CODE_566).id],
    }),
    rule({
      id: "CN-EL-NOISE-2",
      theme: "acoustic",
      modality: "require",
      text: "噪声敏感建筑物集中区域内改建、扩建工业企业的，应当采取有效措施防止工业噪声污染。",
      textEn: "Industry that is rebuilt or expanded there takes effective measures against noise.",
      scope: { place: { element: "acoustic", attributes: { sensitiveBuildings: true } } },
      when: all({ op: "nature", in: ["rebuild", "expand"] }, INDUSTRY),
      obligation: { what: "落实工业噪声防治措施", whatEn: "measures against industrial noise" },
      basis: [noiseAct(CODE_566).id],
    }),
    rule({
      id: "CN-EL-NOISE-3",
      theme: "acoustic",
      modality: "require",
      text: "新建、改建、扩建经过噪声敏感建筑物集中区域的交通干线，应当在可能造成噪声污染的路段设置声屏障或采取其他措施。",
      textEn: "Trunk roads and railways that pass by noise-sensitive buildings get noise barriers or other measures.",
      when: all(
        { op: "flag", flag: "trunkTransport" },
        { op: "nature", in: ["new", "rebuild", "expand"] },
        {
          op: "distance",
          to: { zones: { element: "acoustic", attributes: { sensitiveBuildings: true } } },
          atMostM: TRAFFIC_NOISE_M,
        },
      ),
      obligation: { what: "设置声屏障等降噪措施", whatEn: "noise barriers" },
      basis: [noiseAct(CODE_575).id],
    }),
    rule({
      id: "CN-EL-NOISE-4",
      theme: "acoustic",
      modality: "require",
      text: "在交通干线（4a、4b 类声环境功能区）两侧新建噪声敏感建筑物的，应当符合隔声设计要求。",
      textEn:
        "Noise-sensitive buildings beside trunk roads and railways (functional classes 4a, 4b) are built to keep noise out.",
      scope: { place: { element: "acoustic", attributes: { functionalClass: ["4a", "4b"] } } },
      when: all({ op: "flag", flag: "noiseSensitiveUse" }, { op: "nature", in: ["new"] }),
      obligation: { what: "落实建筑隔声设计", whatEn: "sound insulation" },
      basis: [noiseAct(CODE_558).id],
    }),
    rule({
      id: "CN-EL-NOISE-5",
      theme: "acoustic",
      modality: "prohibit",
      text: "示范条款：0 类声环境功能区内禁止新建、扩建工业项目和交通干线。",
      textEn: "Model rule: no new or expanded industry or trunk transport in functional class 0.",
      scope: { place: { element: "acoustic", attributes: { functionalClass: ["0"] } } },
      when: all(NEW_OR_EXPANDED, { op: "any", of: [INDUSTRY, { op: "flag", flag: "trunkTransport" }] }),
      basis: [OPINION_10.id],
    }),
  ],
}))();

/** Groundwater, which lies under the surface zones of other elements: both apply. 地下水要素规则. */
export const GROUNDWATER_ZONE_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-EL-GROUNDWATER",
  name: { zh: "地下水环境要素管控规则", en: "Rules of the element groundwater" },
  legalBases: [GROUNDWATER_RULES, CODE_286, CODE_287],
  terms: [
    rule({
      id: "CN-EL-GROUNDWATER-1",
      theme: "water",
      modality: "prohibit",
      text: "地下水优先保护区内禁止新建、改建、扩建可能污染地下水的项目。",
      textEn: "No new, rebuilt or expanded project that may pollute groundwater in its priority zones.",
      scope: { place: { element: "groundwater", zoneClass: "priority" } },
      when: all({ op: "nature", in: ["new", "rebuild", "expand"] }, { op: "flag", flag: "groundwaterRisk" }),
      basis: [GROUNDWATER_RULES.id, CODE_286.id],
    }),
    rule({
      id: "CN-EL-GROUNDWATER-2",
      theme: "water",
      modality: "require",
      dimension: "riskPrevention",
      text: "地下水重点管控区内可能污染地下水的项目，应当采取防渗漏措施并建设地下水水质监测井。",
      textEn: "In key zones projects that may pollute groundwater prevent seepage and build monitoring wells.",
      scope: { place: { element: "groundwater", zoneClass: "key" } },
      when: { op: "flag", flag: "groundwaterRisk" },
      obligation: { what: "防渗漏措施和监测井", whatEn: "no seepage, monitoring wells" },
      basis: [GROUNDWATER_RULES.id, CODE_287.id],
    }),
  ],
}))();

/** The sea: bays, estuaries (features of the kind `estuary` 入海河口), reclamation. 海洋要素规则. */
export const MARINE_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-EL-MARINE",
  name: { zh: "海洋环境要素管控规则", en: "Rules of the element sea" },
  legalBases: [marineAct(CODE_349), CODE_349, OPINION_10],
  terms: [
    rule({
      id: "CN-EL-MARINE-1",
      theme: "marine",
      modality: "prohibit",
      text: "水质目标为一类、二类的近岸海域（海湾、河口）内禁止新设排污口。",
      textEn: "No new outfall in near-shore sea, bays and estuaries whose target is class one or two.",
      scope: { place: { element: "marine", attributes: { seaWaterTarget: [1, 2] } } },
      when: { op: "flag", flag: "newSewageOutfall" },
      basis: [marineAct(CODE_349).id],
    }),
    rule({
      id: "CN-EL-MARINE-2",
      theme: "marine",
      modality: "prohibit",
      text: "示范条款：禁止新增围填海；国家重大战略项目除外。",
      textEn: "Model rule: no new reclamation, but for national strategic projects.",
      when: { op: "flag", flag: "seaReclamation" },
      exceptWhen: { op: "flag", flag: "nationalStrategic" },
      basis: [OPINION_10.id],
    }),
    rule({
      id: "CN-EL-MARINE-3",
      theme: "marine",
      modality: "restrict",
      text: "示范条款：入海河口五公里范围内新建、扩建直接排放项目，严格控制总氮排放。",
      textEn:
        "Model rule: within five kilometres of estuaries the total nitrogen of new or expanded direct dischargers is strictly limited.",
      when: all(
        NEW_OR_EXPANDED,
        { op: "flag", flag: "directDischarge" },
        {
          op: "distance",
          to: { kinds: ["estuary"] },
          atMostM: 5000,
        },
      ),
      obligation: {
        what: "总氮排放等量或减量替代",
        whatEn: "replacement of total nitrogen",
        replacement: { pollutant: "TN", atLeast: 1 },
      },
      basis: [OPINION_10.id],
    }),
  ],
}))();

/** All element rules. 全部要素规则. */
export const ELEMENT_RULES: readonly TermSet[] = /* @__PURE__ */ (() => [
  WATER_RULES,
  SOIL_RULES,
  NOISE_RULES,
  GROUNDWATER_ZONE_RULES,
  MARINE_RULES,
])();
