// What the common wordings of access lists stand for: places, natures of construction, kinds of project, exceptions. Kept to
// words whose meaning does not depend on what stands around them. Codes after GB/T 4754-2017; the heavy metals are those of
// 环固体〔2022〕17号 (key heavy metals under control: lead, mercury, cadmium, chromium, arsenic, thallium, antimony).
import {
  type Condition,
  NATIONAL_ZONE_TYPES,
  type Profile,
  type ProjectFlag,
  type ProjectItemKind,
  type ProjectNature,
} from "../domain/index.ts";

/** A wording and the condition that it stands for. @internal */
export interface Wording {
  /** Where it is found; no flag but `u`, nothing that repeats inside a repetition. */
  readonly words: RegExp;
  readonly means: Condition;
}

/** Kinds of named areas around drinking-water sources. @internal */
export const WATER_SOURCE_KINDS: Readonly<Record<string, string>> = {
  一级: "drinkingWaterSource1",
  二级: "drinkingWaterSource2",
  准: "drinkingWaterSourceQuasi",
};

/** Natures of construction, as words and as the single characters of 新、改、扩建. @internal */
export const NATURES: readonly (readonly [words: RegExp, nature: ProjectNature])[] = [
  [/新建|新(?=[、改扩])/u, "new"],
  [/改建|改(?=[、扩]*建)/u, "rebuild"],
  [/扩建/u, "expand"],
  [/技改|技术改造/u, "technicalUpgrade"],
  [/搬迁|迁建/u, "relocate"],
];

const has = (what: ProjectItemKind, ...anyOf: string[]): Condition => ({ op: "has", what, anyOf });
const listed = (catalogue: string): Condition => ({ op: "listed", catalogue });
const flag = (name: ProjectFlag): Condition => ({ op: "flag", flag: name });
const SOLVENTS = ["溶剂型油墨", "溶剂型涂料", "溶剂型清洗剂", "溶剂型胶黏剂", "高挥发性有机物原辅材料"];

/** Kinds of project that a ban or restriction names. @internal */
export const OBJECTS: readonly Wording[] = [
  { words: /[“"]?两高[”"]?(?:一低)?项目/u, means: flag("twoHigh") },
  { words: /储油库/u, means: { op: "industry", in: ["5941"] } },
  { words: /(?:产生和)?排放有毒有害大气污染物的?/u, means: listed("有毒有害大气污染物名录") },
  { words: /使用溶剂型油墨、涂料、清洗剂、胶黏剂等高挥发性有机物原辅材料/u, means: has("material", ...SOLVENTS) },
  {
    words: /生产和使用高挥发性有机物原辅材料/u,
    means: {
      op: "any",
      of: [has("product", "高挥发性有机物原辅材料"), has("material", "高挥发性有机物原辅材料")],
    },
  },
  { words: /(?:新增|排放)?氮氧化物、烟（粉）尘/u, means: has("pollutant", "氮氧化物", "烟（粉）尘") },
  {
    words: /重点防控的重金属污染物排放|排放重点重金属/u,
    means: has("pollutant", "铅", "汞", "镉", "铬", "砷", "铊", "锑"),
  },
  { words: /(?:新增)?涉VOCs排放的?/u, means: has("pollutant", "VOCs") },
  { words: /专业电镀/u, means: has("process", "电镀") },
  { words: /漂染/u, means: has("process", "漂染") },
  { words: /印染/u, means: has("process", "印染") },
  { words: /排放(?:第)?一类水?污染物/u, means: has("pollutant", "第一类污染物") },
  { words: /持久性有机污染物/u, means: has("pollutant", "持久性有机污染物") },
  { words: /列入[“"]高污染、高环境风险[”"]产品名录/u, means: listed("高污染、高环境风险产品名录") },
  { words: /园区规划环评(?:及批复)?(?:（审查意见）)?禁止引进/u, means: listed("园区规划环评禁止引进项目") },
  { words: /(?:向[^，。；]{0,8})?直接排放(?:废水|污水)的?/u, means: flag("directDischarge") },
  { words: /(?:向[^，。；]{0,8})?排污口/u, means: flag("newSewageOutfall") },
  { words: /尾矿库/u, means: flag("tailings") },
  { words: /(?:燃用)?高污染燃料(?:的?设施)?/u, means: flag("highPollutionFuel") },
  { words: /围填海/u, means: flag("seaReclamation") },
  { words: /大气污染物排放工业/u, means: { op: "industry", in: ["B", "C", "D"] } },
];

/** Industries by the name that lists use, and the code. @internal */
export const INDUSTRY_NAMES: ReadonlyMap<string, string> = new Map([
  ["煤电", "4411"],
  ["火电", "4411"],
  ["石化", "251"],
  ["炼油", "2511"],
  ["焦化", "252"],
  ["化工", "26"],
  ["农药", "263"],
  ["染料", "2645"],
  ["建材", "30"],
  ["水泥", "3011"],
  ["平板玻璃", "3041"],
  ["建筑陶瓷", "3071"],
  ["陶瓷", "307"],
  ["钢铁", "31"],
  ["炼铁", "311"],
  ["炼钢", "312"],
  ["铁合金", "314"],
  ["有色金属", "32"],
  ["有色", "32"],
  ["电解铝", "3216"],
  ["造纸", "22"],
  ["制浆造纸", "22"],
  ["制革", "191"],
  ["皮革", "19"],
  ["家具制造", "21"],
]);

/** What a ban or restriction spares. @internal */
export const EXCEPTIONS: readonly Wording[] = [
  { words: /国家重大战略项目/u, means: flag("nationalStrategic") },
  { words: /重大基础设施(?:项目)?/u, means: flag("majorInfrastructure") },
  { words: /民生(?:项目|工程)?/u, means: flag("livelihood") },
  { words: /集中(?:废水|污水)处理设施|污水(?:集中)?处理(?:厂|设施)/u, means: { op: "industry", in: ["4620"] } },
];

/** Names of zones with the type each stands for, longest first, so that no name hides behind a shorter one. @internal */
export function zoneNames(profile?: Profile): readonly (readonly [name: string, type: string])[] {
  const names = new Map<string, string>();
  for (const { type, name, aliases } of [...(profile?.zoneTypes ?? []), ...NATIONAL_ZONE_TYPES])
    for (const printed of [name.zh, ...(aliases ?? [])]) {
      if (!names.has(printed)) names.set(printed, type);
      // 布局敏感重点管控区 is printed 布局敏感区重点管控区, too
      const wordy = printed.replace("敏感重点", "敏感区重点");
      if (!names.has(wordy)) names.set(wordy, type);
    }
  return [...names].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}
