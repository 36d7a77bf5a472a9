// Names of every closed list of the domain in both languages, for reports and messages. The types make the tables
// complete: a value added to a list does not compile until it has its name.
import type { Dimension, ListTier, Modality, TermOutcome, Theme, Verdict } from "./access-list.ts";
import type { Comparison, Operator, ParkQuality } from "./condition.ts";
import type { KeyTrigger, KeyUnitKind, Realm } from "./control-unit.ts";
import type { Element } from "./element-zone.ts";
import type { Severity } from "./finding.ts";
import type { LegalLevel } from "./legal-basis.ts";
import type { ProjectFlag, ProjectItemKind, ProjectNature, Reach } from "./project.ts";
import type { AreaMethodName, SchemeLevel, SchemeStatus, Visibility } from "./scheme.ts";
import type { BilingualText } from "./text.ts";
import type { ValidityState } from "./validity.ts";
import type { ZoneAttribute } from "./zone-attributes.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A name in both languages for each member of a list. 名称表. */
export type LabelTable<T extends string> = Readonly<Record<T, BilingualText>>;

/** The lists that have names. 名称表目录. */
export interface Labels {
  /** Class of a unit. 单元类别. */
  readonly unitClass: LabelTable<ZoneClass>;
  /** Class of an element zone. 分区类别. */
  readonly zoneClass: LabelTable<ZoneClass>;
  /** Element. 要素. */
  readonly element: LabelTable<Element>;
  /** Attribute of an element zone. 分区属性. */
  readonly zoneAttribute: LabelTable<ZoneAttribute>;
  /** What a key unit is about. 重点类型. */
  readonly keyUnitKind: LabelTable<KeyUnitKind>;
  /** Why land is a key unit. 重点识别原因. */
  readonly keyTrigger: LabelTable<KeyTrigger>;
  /** Land or sea. 陆域/海域. */
  readonly realm: LabelTable<Realm>;
  /** Tier of a term. 清单层级. */
  readonly tier: LabelTable<ListTier>;
  /** Dimension. 管控维度. */
  readonly dimension: LabelTable<Dimension>;
  /** Theme. 主题. */
  readonly theme: LabelTable<Theme>;
  /** Modality. 类型. */
  readonly modality: LabelTable<Modality>;
  /** Outcome of a term. 条目结论. */
  readonly outcome: LabelTable<TermOutcome>;
  /** Conclusion. 结论. */
  readonly verdict: LabelTable<Verdict>;
  /** Nature of a project. 建设性质. */
  readonly nature: LabelTable<ProjectNature>;
  /** Yes-or-no facts. 项目标志. */
  readonly flag: LabelTable<ProjectFlag>;
  /** What a project may have. 项目要素种类. */
  readonly item: LabelTable<ProjectItemKind>;
  /** Reach. 上中下游. */
  readonly reach: LabelTable<Reach>;
  /** Operator of a condition. 运算符. */
  readonly operator: LabelTable<Operator>;
  /** Comparison. 比较符. */
  readonly comparison: LabelTable<Comparison>;
  /** What a park must be. 园区条件. */
  readonly parkQuality: LabelTable<ParkQuality>;
  /** Level of a scheme. 层级. */
  readonly schemeLevel: LabelTable<SchemeLevel>;
  /** Status of a scheme. 方案状态. */
  readonly schemeStatus: LabelTable<SchemeStatus>;
  /** Method of areas. 面积计算方法. */
  readonly areaMethod: LabelTable<AreaMethodName>;
  /** Who may see. 公共查阅权限. */
  readonly visibility: LabelTable<Visibility>;
  /** Rank of a legal document. 效力层级. */
  readonly legalLevel: LabelTable<LegalLevel>;
  /** Whether something is in force. 效力状态. */
  readonly validity: LabelTable<ValidityState>;
  /** How grave a finding is. 严重程度. */
  readonly severity: LabelTable<Severity>;
}

/** All names. 名称表. */
export const LABELS: Labels = {
  unitClass: {
    priority: { zh: "优先保护单元", en: "Priority protection unit" },
    key: { zh: "重点管控单元", en: "Key control unit" },
    general: { zh: "一般管控单元", en: "General control unit" },
  },
  zoneClass: {
    priority: { zh: "优先保护区", en: "Priority protection zone" },
    key: { zh: "重点管控区", en: "Key control zone" },
    general: { zh: "一般管控区", en: "General control zone" },
  },
  element: {
    ecology: { zh: "生态", en: "Ecology" },
    water: { zh: "水环境", en: "Water" },
    air: { zh: "大气环境", en: "Air" },
    soil: { zh: "土壤环境", en: "Soil" },
    acoustic: { zh: "声环境", en: "Acoustic environment" },
    marine: { zh: "海洋环境", en: "Marine environment" },
    groundwater: { zh: "地下水环境", en: "Groundwater" },
    resource: { zh: "自然资源", en: "Natural resources" },
    shoreline: { zh: "岸线", en: "Shoreline" },
  },
  zoneAttribute: {
    dominantFunction: { zh: "主导生态功能", en: "Dominant function" },
    coreProtectionArea: { zh: "核心保护区", en: "Core of a reserve" },
    basin: { zh: "流域", en: "Basin" },
    reach: { zh: "河段", en: "Reach" },
    section: { zh: "控制断面", en: "Control section" },
    sectionCompliant: { zh: "控制断面达标", en: "Section meets its target" },
    waterTarget: { zh: "水质目标", en: "Water quality target" },
    farmlandClass: { zh: "农用地类别", en: "Farmland class" },
    functionalClass: { zh: "声环境功能区类别", en: "Functional class for noise" },
    sensitiveBuildings: { zh: "噪声敏感建筑物集中区域", en: "Noise-sensitive buildings" },
    seaWaterTarget: { zh: "海水水质目标", en: "Sea water target" },
    bay: { zh: "海湾（河口）", en: "Bay or estuary" },
    aquifer: { zh: "含水层", en: "Aquifer" },
    resource: { zh: "资源类型", en: "Resource" },
    waterBody: { zh: "所属水体", en: "Water body" },
  },
  keyUnitKind: {
    park: { zh: "产业集聚（园区）", en: "Industrial cluster (park)" },
    urban: { zh: "城镇生活", en: "Urban living" },
    element: { zh: "环境要素", en: "Environmental element" },
  },
  keyTrigger: {
    qualityPressure: { zh: "生态环境质量改善压力大", en: "High pressure to improve quality" },
    resourceIntensity: { zh: "资源能源消耗强度高", en: "High use of resources and energy" },
    concentratedDischarge: { zh: "污染物排放集中", en: "Concentrated discharge" },
    ecologicalDamage: { zh: "生态破坏严重", en: "Serious ecological damage" },
    highRisk: { zh: "环境风险高", en: "High environmental risk" },
  },
  realm: { land: { zh: "陆域", en: "Land" }, sea: { zh: "海域", en: "Sea" } },
  tier: {
    nation: { zh: "国家", en: "Nation" },
    province: { zh: "省级", en: "Province" },
    region: { zh: "片区（流域）", en: "Region or basin" },
    cityCluster: { zh: "城市群（经济圈）", en: "City cluster" },
    city: { zh: "市级", en: "City" },
    unit: { zh: "管控单元", en: "Control unit" },
    element: { zh: "环境要素", en: "Environmental element" },
    park: { zh: "产业园区", en: "Industrial park" },
    industry: { zh: "行业", en: "Industry" },
  },
  dimension: {
    spatialLayout: { zh: "空间布局约束", en: "Spatial layout" },
    pollutantDischarge: { zh: "污染物排放管控", en: "Pollutant discharge" },
    riskPrevention: { zh: "环境风险防控", en: "Risk prevention" },
    resourceEfficiency: { zh: "资源利用效率", en: "Resource efficiency" },
    common: { zh: "共性要求", en: "Common requirements" },
  },
  theme: {
    ecology: { zh: "生态", en: "Ecology" },
    water: { zh: "水", en: "Water" },
    air: { zh: "大气", en: "Air" },
    soil: { zh: "土壤", en: "Soil" },
    industry: { zh: "产业", en: "Industry" },
    energy: { zh: "能源", en: "Energy" },
    waterResource: { zh: "水资源", en: "Water resources" },
    land: { zh: "土地资源", en: "Land resources" },
    shoreline: { zh: "岸线", en: "Shoreline" },
    solidWaste: { zh: "固废", en: "Solid waste" },
    risk: { zh: "风险", en: "Risk" },
    marine: { zh: "海洋", en: "Sea" },
    acoustic: { zh: "声", en: "Noise" },
    other: { zh: "其他", en: "Other" },
  },
  modality: {
    prohibit: { zh: "禁止", en: "Prohibit" },
    restrict: { zh: "限制", en: "Restrict" },
    require: { zh: "要求", en: "Require" },
    encourage: { zh: "鼓励引导", en: "Encourage" },
    exit: { zh: "退出", en: "Exit" },
  },
  outcome: {
    conforms: { zh: "符合", en: "Conforms" },
    violates: { zh: "不符合", en: "Violates" },
    notApplicable: { zh: "不适用", en: "Not applicable" },
    undetermined: { zh: "无法判断", en: "Undetermined" },
    needsCommitment: { zh: "需承诺", en: "Needs a commitment" },
  },
  verdict: {
    admissible: { zh: "准入", en: "Admissible" },
    conditional: { zh: "受限准入", en: "Conditional" },
    inadmissible: { zh: "不予准入", en: "Inadmissible" },
    undetermined: { zh: "待补充", en: "Undetermined" },
  },
  nature: {
    new: { zh: "新建", en: "New" },
    rebuild: { zh: "改建", en: "Rebuild" },
    expand: { zh: "扩建", en: "Expand" },
    technicalUpgrade: { zh: "技改", en: "Technical upgrade" },
    relocate: { zh: "搬迁", en: "Relocate" },
    existing: { zh: "现有", en: "Existing" },
  },
  flag: {
    twoHigh: { zh: "两高项目", en: "High energy use, high emission" },
    nationalStrategic: { zh: "国家重大战略项目", en: "National strategic project" },
    majorInfrastructure: { zh: "重大基础设施", en: "Major infrastructure" },
    livelihood: { zh: "民生项目", en: "Livelihood project" },
    limitedHumanActivity: { zh: "有限人为活动", en: "Limited human activity" },
    ecologicallyHarmless: { zh: "对生态功能不造成破坏", en: "Harmless to ecological functions" },
    directDischarge: { zh: "直接排放", en: "Direct discharge" },
    newSewageOutfall: { zh: "新设排污口", en: "New sewage outfall" },
    chemical: { zh: "化工项目", en: "Chemical project" },
    tailings: { zh: "尾矿库", en: "Tailings pond" },
    safetyOrEcologicalUpgrade: { zh: "安全或生态环保提升改造", en: "Safety or ecological upgrade" },
    highPollutionFuel: { zh: "高污染燃料", en: "High-pollution fuel" },
    seaReclamation: { zh: "围填海", en: "Sea reclamation" },
    raisesDischarge: { zh: "增加污染物排放", en: "Raises discharge" },
    desertEnergyBase: { zh: "沙漠戈壁荒漠大型风电光伏基地", en: "Large wind and solar base in desert" },
    sensitiveLandUse: { zh: "住宅、公共管理与公共服务用途", en: "Housing or public use" },
    soilInvestigated: { zh: "已调查土壤污染状况", en: "Soil pollution investigated" },
    soilRemediated: { zh: "已完成土壤风险管控修复", en: "Soil remediated" },
    noiseSensitiveUse: { zh: "噪声敏感建筑", en: "Noise-sensitive buildings" },
    trunkTransport: { zh: "交通干线", en: "Trunk road or railway" },
    groundwaterRisk: { zh: "可能污染地下水", en: "Risk to groundwater" },
  },
  item: {
    process: { zh: "工艺", en: "Process" },
    product: { zh: "产品", en: "Product" },
    material: { zh: "原辅材料", en: "Material" },
    pollutant: { zh: "污染物", en: "Pollutant" },
  },
  reach: {
    upper: { zh: "上游", en: "Upper reach" },
    middle: { zh: "中游", en: "Middle reach" },
    lower: { zh: "下游", en: "Lower reach" },
  },
  operator: {
    all: { zh: "同时满足", en: "All of" },
    any: { zh: "任一满足", en: "Any of" },
    not: { zh: "不满足", en: "Not" },
    implies: { zh: "若……则", en: "If … then" },
    nature: { zh: "建设性质", en: "Nature" },
    industry: { zh: "行业", en: "Industry" },
    has: { zh: "涉及", en: "Has" },
    within: { zh: "位于", en: "Within" },
    distance: { zh: "距离", en: "Distance" },
    inPark: { zh: "位于园区", en: "In a park" },
    compare: { zh: "数量比较", en: "Quantity" },
    ratio: { zh: "替代比例", en: "Replacement ratio" },
    sectionCompliant: { zh: "控制断面达标", en: "Section meets its target" },
    headroom: { zh: "总量余量", en: "Within the headroom" },
    withheld: { zh: "不公开数据", en: "Data that are not public" },
    date: { zh: "日期", en: "Date" },
    flag: { zh: "项目属性", en: "Project flag" },
    listed: { zh: "列入目录", en: "Listed" },
    relocation: { zh: "跨河段转移", en: "Relocation" },
  },
  comparison: {
    "<": { zh: "小于", en: "below" },
    "<=": { zh: "不超过", en: "at most" },
    "=": { zh: "等于", en: "equal to" },
    ">=": { zh: "不低于", en: "at least" },
    ">": { zh: "大于", en: "above" },
  },
  parkQuality: {
    compliant: { zh: "合规园区", en: "Compliant park" },
    chemical: { zh: "化工园区", en: "Chemical park" },
    centralTreatment: { zh: "有集中污水处理设施", en: "Central waste-water treatment" },
  },
  schemeLevel: {
    province: { zh: "省级方案", en: "Province scheme" },
    prefecture: { zh: "市级方案", en: "Prefecture scheme" },
  },
  schemeStatus: {
    drafting: { zh: "编制中", en: "Drafting" },
    linked: { zh: "已衔接", en: "Linked with the spatial plan" },
    submitted: { zh: "已报送", en: "Submitted" },
    filed: { zh: "已备案", en: "Filed" },
    published: { zh: "已发布", en: "Published" },
    inForce: { zh: "实施中", en: "In force" },
    superseded: { zh: "已被替代", en: "Superseded" },
    withdrawn: { zh: "已撤回", en: "Withdrawn" },
  },
  areaMethod: {
    lonlat: { zh: "椭球面积（经纬度直线边）", en: "Ellipsoidal area, edges straight in longitude and latitude" },
    landSurvey: { zh: "国土调查椭球面积", en: "Land-survey ellipsoidal area" },
    geodesic: { zh: "椭球面积（大地线边）", en: "Ellipsoidal area, geodesic edges" },
    gaussKruger: { zh: "高斯-克吕格平面面积", en: "Gauss-Krüger plane area" },
  },
  visibility: {
    public: { zh: "公开", en: "Public" },
    internal: { zh: "内部", en: "Internal" },
    classified: { zh: "涉密", en: "Classified" },
  },
  legalLevel: {
    law: { zh: "法律", en: "Law" },
    administrativeRegulation: { zh: "行政法规", en: "Administrative regulation" },
    localRegulation: { zh: "地方性法规", en: "Local regulation" },
    departmentRule: { zh: "部门规章", en: "Department rule" },
    normativeDocument: { zh: "规范性文件", en: "Normative document" },
    standard: { zh: "标准", en: "Standard" },
    plan: { zh: "规划", en: "Plan" },
  },
  validity: {
    pending: { zh: "尚未生效", en: "Not yet in force" },
    inForce: { zh: "现行有效", en: "In force" },
    expired: { zh: "已失效", en: "Expired" },
  },
  severity: {
    error: { zh: "错误", en: "Error" },
    warning: { zh: "警告", en: "Warning" },
    info: { zh: "提示", en: "Note" },
  },
};

/**
 * The name of a value; a value that the list does not have is its own name, so that it is seen and not hidden. 查询名称.
 *
 * @param list - which list, such as `verdict`
 * @param value - the value, also one that comes from data
 * @example
 * ```ts
 * labelOf("verdict", "conditional").zh; //=> "受限准入"
 * ```
 */
export function labelOf(list: keyof Labels, value: string): BilingualText {
  const table: Readonly<Record<string, BilingualText>> = LABELS[list];
  return Object.hasOwn(table, value) ? table[value]! : { zh: value, en: value };
}
