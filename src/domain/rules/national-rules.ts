// National rules on the red line, general ecological space, the market-access list, two-high projects, the Yangtze and the
// Yellow River, as terms on the condition tree. Words are ours; each names the act it follows; what no
// article says begins with 示范条款 (rule-sources.ts). A scheme takes in what concerns
// it (withTermSets); a rule about a river asks for that river's features, so it is for schemes on that river.
import type { AccessTerm } from "../access-list.ts";
import type { Condition } from "../condition.ts";
import type { TermSet } from "../term-set.ts";
import {
  CODE_60,
  MARKET_LIST_2025,
  OPINION_7,
  REDLINE_NOTICE,
  YANGTZE_ACT,
  YANGTZE_TRANSFER,
  YELLOW_RIVER_ACT,
} from "./legal-bases.ts";
import { LIMITED_HUMAN_ACTIVITIES } from "./limited-human-activities.ts";

const BAN = { tier: "nation", dimension: "spatialLayout", modality: "prohibit" } as const;
const DEVELOPS: Condition = { op: "nature", in: ["new", "rebuild", "expand", "relocate"] };
const activities = (inCore: boolean): readonly string[] =>
  LIMITED_HUMAN_ACTIVITIES.filter((activity) => activity.inCore || !inCore).map(({ id }) => id);

/** The red line and general ecological space. 生态保护红线与一般生态空间. */
export const REDLINE_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-REDLINE",
  name: { zh: "生态保护红线管控规则", en: "Rules of the red line" },
  legalBases: [REDLINE_NOTICE, CODE_60, OPINION_7],
  terms: [
    {
      ...BAN,
      id: "CN-REDLINE-1",
      theme: "ecology",
      text: "生态保护红线内自然保护地核心保护区原则上禁止人为活动；管护巡护、科研监测、防灾救灾等除外。",
      textEn:
        "In the core of nature reserves inside the red line human activity is in principle prohibited, but for care, research, rescue.",
      scope: { place: { zoneTypes: ["1110"], attributes: { coreProtectionArea: true } } },
      exceptWhen: { op: "listed", catalogue: "limitedHumanActivity", items: activities(true) },
      basis: [REDLINE_NOTICE.id, CODE_60.id],
    },
    {
      ...BAN,
      id: "CN-REDLINE-2",
      theme: "ecology",
      text: "生态保护红线内其他区域禁止开发性、生产性建设活动，仅允许十类对生态功能不造成破坏的有限人为活动；国家重大战略项目除外。",
      textEn:
        "Elsewhere inside the red line only the ten kinds of limited human activities that leave its function unharmed are allowed; national strategic projects are excepted.",
      scope: { place: { zoneTypes: ["1110"] } },
      when: {
        op: "all",
        of: [
          DEVELOPS,
          {
            op: "not",
            of: {
              op: "all",
              of: [
                {
                  op: "listed",
                  catalogue: "limitedHumanActivity",
                  items: activities(false),
                },
                { op: "flag", flag: "ecologicallyHarmless" },
              ],
            },
          },
        ],
      },
      exceptWhen: { op: "flag", flag: "nationalStrategic" },
      basis: [REDLINE_NOTICE.id, CODE_60.id],
    },
    {
      ...BAN,
      id: "CN-REDLINE-3",
      theme: "ecology",
      text: "示范条款：一般生态空间内禁止新建、扩建影响生态功能的工业项目；在确保生态系统多样性、稳定性、持续性的前提下，国家重大战略、重大基础设施、民生保障项目和沙漠、戈壁、荒漠地区大型风电光伏基地除外。",
      textEn:
        "Model rule: in general ecological space no new or expanded industry; national strategic, major infrastructure and livelihood projects and large wind and solar bases in deserts are excepted where diversity, stability and persistence of the ecosystem are kept.",
      scope: { place: { zoneTypes: ["1130"] } },
      when: { op: "all", of: [{ op: "nature", in: ["new", "expand"] }, { op: "industry", in: ["B", "C", "D"] }] }, // biome-ignore format: one condition
      exceptWhen: {
        op: "all",
        of: [
          {
            op: "any",
            of: [
              { op: "flag", flag: "nationalStrategic" },
              { op: "flag", flag: "majorInfrastructure" },
              { op: "flag", flag: "livelihood" },
              { op: "flag", flag: "desertEnergyBase" },
            ],
          },
          { op: "flag", flag: "ecologicallyHarmless" },
        ],
      },
      basis: [OPINION_7.id],
    },
  ],
}))();

/** The market-access negative list: what it prohibits, and what it licenses. 市场准入负面清单. */
export const MARKET_ACCESS_RULES: TermSet = {
  id: "CN-MARKET",
  name: { zh: "市场准入负面清单", en: "Market-access negative list" },
  legalBases: [MARKET_LIST_2025],
  terms: [
    {
      ...BAN,
      id: "CN-MARKET-1",
      theme: "industry",
      text: "市场准入负面清单禁止准入事项，市场主体不得进入。",
      textEn: "What the market-access list prohibits may not be entered.",
      when: { op: "listed", catalogue: "marketAccessProhibited" },
      basis: [MARKET_LIST_2025.id],
    },
    {
      id: "CN-MARKET-2",
      tier: "nation",
      dimension: "spatialLayout",
      modality: "require",
      theme: "industry",
      text: "市场准入负面清单许可准入事项，依法取得许可后方可进入。",
      textEn: "What the market-access list licenses may be entered with the licence.",
      when: { op: "listed", catalogue: "marketAccessLicensed" },
      obligation: { what: "依法取得许可", whatEn: "the licence" },
      basis: [MARKET_LIST_2025.id],
    },
  ],
};

/** Divisions and groups that are counted as two-high: coal power, petrochemicals, chemicals, steel, non-ferrous smelting, building
 * materials. 两高项目行业范围. */
export const TWO_HIGH_INDUSTRIES: readonly string[] = ["4411", "25", "26", "31", "32", "30"];

/** High energy use and high emission. 两高项目. */
export const TWO_HIGH_RULES: TermSet = {
  id: "CN-TWOHIGH",
  name: { zh: "两高项目管控规则", en: "Rules of two-high projects" },
  legalBases: [OPINION_7],
  terms: [
    {
      id: "CN-TWOHIGH-1",
      tier: "nation",
      dimension: "resourceEfficiency",
      modality: "restrict",
      theme: "energy",
      text: "示范条款：严格控制新建、改建、扩建高耗能、高排放项目；单位产品能耗和污染物排放达到国内先进水平，并落实主要污染物等量或倍量替代。",
      textEn:
        "Model rule: new, rebuilt and expanded two-high projects are strictly limited: best national energy use and discharge, and replacement of what they add.",
      when: {
        op: "all",
        of: [
          { op: "industry", in: TWO_HIGH_INDUSTRIES },
          { op: "nature", in: ["new", "rebuild", "expand"] },
          { op: "flag", flag: "twoHigh" },
        ],
      },
      obligation: { what: "能效和排放达到先进水平，落实替代", whatEn: "best efficiency and discharge, replacement" },
      basis: [OPINION_7.id],
    },
    {
      id: "CN-TWOHIGH-2",
      tier: "element",
      dimension: "spatialLayout",
      modality: "prohibit",
      theme: "air",
      text: "示范条款：大气环境弱扩散、布局敏感重点管控区内，禁止新建两高项目进入非合规园区。",
      textEn:
        "Model rule: in air zones of weak dispersion or sensitive siting no new two-high project outside compliant parks.",
      scope: { place: { zoneTypes: ["2320", "2330"] } },
      when: {
        op: "all",
        of: [
          { op: "flag", flag: "twoHigh" },
          { op: "nature", in: ["new"] },
          { op: "not", of: { op: "inPark", qualities: ["compliant"] } },
        ],
      },
      basis: [OPINION_7.id],
    },
  ],
};

const CHEMICAL: Condition = {
  op: "all",
  of: [
    { op: "nature", in: ["new", "expand"] },
    { op: "flag", flag: "chemical" },
  ],
};
const TAILINGS: Condition = {
  op: "all",
  of: [
    { op: "nature", in: ["new", "rebuild", "expand"] },
    { op: "flag", flag: "tailings" },
  ],
};
const YANGTZE_SHORELINES = ["yangtzeMainStem", "yangtzeTributary", "yangtzeOtherTributary"];
const UPGRADE: Condition = {
  op: "all",
  of: [
    { op: "nature", in: ["rebuild"] },
    { op: "flag", flag: "safetyOrEcologicalUpgrade" },
  ],
};
const river = (id: string, more: Partial<AccessTerm> & Pick<AccessTerm, "text" | "basis">): AccessTerm => ({
  ...BAN,
  tier: "region",
  theme: "shoreline",
  id,
  ...more,
});

/**
 * The Yangtze, by distance. Features of the kinds `yangtzeMainStem` (main stem), `yangtzeTributary` (important tributaries:
 * basins of 10,000 km² and more) and `yangtzeOtherTributary` (all others: the rule on chemicals speaks of every tributary) are
 * the shorelines. 长江岸线规则（按距离）.
 */
export const YANGTZE_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-YANGTZE",
  name: { zh: "长江保护法岸线规则", en: "Rules of the Yangtze's shoreline" },
  legalBases: [YANGTZE_ACT, YANGTZE_TRANSFER],
  terms: [
    river("CN-YANGTZE-1", {
      text: "禁止在长江干支流岸线一公里范围内新建、扩建化工园区和化工项目。",
      textEn:
        "No new or expanded chemical park or project within one kilometre of the shoreline of main stem and tributaries.",
      when: {
        op: "all",
        of: [CHEMICAL, { op: "distance", to: { kinds: YANGTZE_SHORELINES }, atMostM: 1000 }],
      },
      basis: [YANGTZE_ACT.id],
    }),
    river("CN-YANGTZE-2", {
      text: "禁止在长江干流岸线三公里范围内新建、改建、扩建尾矿库；以提升安全、生态环境保护水平为目的的改建除外。",
      textEn:
        "No new, rebuilt or expanded tailings pond within three kilometres of the main stem, but for rebuilding that raises safety or protection.",
      when: { op: "all", of: [TAILINGS, { op: "distance", to: { kinds: ["yangtzeMainStem"] }, atMostM: 3000 }] },
      exceptWhen: UPGRADE,
      basis: [YANGTZE_ACT.id],
    }),
    river("CN-YANGTZE-3", {
      text: "禁止在长江重要支流岸线一公里范围内新建、改建、扩建尾矿库；以提升安全、生态环境保护水平为目的的改建除外。",
      textEn:
        "No new, rebuilt or expanded tailings pond within one kilometre of important tributaries, with the same exception.",
      when: { op: "all", of: [TAILINGS, { op: "distance", to: { kinds: ["yangtzeTributary"] }, atMostM: 1000 }] },
      exceptWhen: UPGRADE,
      basis: [YANGTZE_ACT.id],
    }),
    river("CN-YANGTZE-4", {
      theme: "industry",
      text: "禁止重污染企业和项目向长江中上游转移。",
      textEn: "No move of heavily polluting firms and projects to the middle and upper reaches.",
      when: {
        op: "all",
        of: [
          { op: "relocation", from: ["lower", "middle"], to: ["middle", "upper"] },
          { op: "listed", catalogue: "heavilyPolluting" },
        ],
      },
      basis: [YANGTZE_TRANSFER.id],
    }),
  ],
}))();

/**
 * The Yellow River, by declared range, as the authorities draw it, whatever its width: areas of the kinds
 * `shorelineControlRange` 岸线管控范围 (main stem and important tributaries) and `otherShorelineControlRange` (other tributaries,
 * where tailings ponds are not forbidden). 黄河岸线规则（按管控范围）.
 */
export const YELLOW_RIVER_RULES: TermSet = /* @__PURE__ */ (() => ({
  id: "CN-YELLOW",
  name: { zh: "黄河保护法岸线规则", en: "Rules of the Yellow River's shoreline" },
  legalBases: [YELLOW_RIVER_ACT],
  terms: [
    river("CN-YELLOW-1", {
      text: "禁止在黄河干支流岸线管控范围内新建、扩建化工园区和化工项目。",
      textEn: "No new or expanded chemical park or project within the declared range of the shoreline.",
      scope: { place: { kinds: ["shorelineControlRange", "otherShorelineControlRange"] } },
      when: CHEMICAL,
      basis: [YELLOW_RIVER_ACT.id],
    }),
    river("CN-YELLOW-2", {
      text: "禁止在黄河干流岸线和重要支流岸线的管控范围内新建、改建、扩建尾矿库；以提升安全、生态环境保护水平为目的的改建除外。",
      textEn:
        "No new, rebuilt or expanded tailings pond within the declared range of main stem and important tributaries, but for rebuilding that raises safety or protection.",
      scope: { place: { kinds: ["shorelineControlRange"] } },
      when: TAILINGS,
      exceptWhen: UPGRADE,
      basis: [YELLOW_RIVER_ACT.id],
    }),
  ],
}))();
