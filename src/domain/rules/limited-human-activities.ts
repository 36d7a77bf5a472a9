// The ten kinds of limited human activities that the red line allows outside the core of nature reserves (自然资发〔2022〕142号),
// in our own short words; the notice's words decide. Local lists that still say "eight kinds" are older than the notice.
import type { BilingualText } from "../text.ts";

/** A kind of limited human activity. 有限人为活动. */
export interface LimitedHumanActivity {
  /** Item of the catalogue `limitedHumanActivity`. 目录项. */
  readonly id: string;
  /** What it is. 内容. */
  readonly name: BilingualText;
  /** Whether it is also excepted in the core of a nature reserve. 核心保护区内是否除外. */
  readonly inCore: boolean;
}

const kind = (id: string, zh: string, en: string, inCore = false): LimitedHumanActivity => ({
  id,
  name: { zh, en },
  inCore,
});

/** The ten kinds. 十类有限人为活动. */
export const LIMITED_HUMAN_ACTIVITIES: readonly LimitedHumanActivity[] = /* @__PURE__ */ (() => [
  kind(
    "careAndRescue",
    "管护巡护、科研监测、测绘、防灾救灾、国防、防疫及必要设施",
    "care, research, survey, disaster relief, defence",
    true,
  ),
  kind("residentLivelihood", "原住居民在不扩大规模前提下的生产生活", "living and farming of residents, not expanded"),
  kind("archaeology", "经批准的考古、化石和标本采集及文物保护", "approved archaeology, fossils, heritage"),
  kind("forestTending", "人工商品林抚育采伐、树种更新和竹林采伐", "tending of planted forest, bamboo"),
  kind("visits", "不破坏功能的适度参观旅游、科普宣教及必要设施", "moderate visits and teaching, with what they need"),
  kind(
    "unavoidableLinear",
    "必须且无法避让的线性基础设施、防洪供水、航道等",
    "unavoidable lines, flood control, fairways",
  ),
  kind("geologyAndMining", "规定范围内的地质调查与战略性矿产勘查开采", "geological survey, strategic minerals"),
  kind("restoration", "依据规划开展的生态修复", "planned ecological restoration"),
  kind("borderWorks", "边界通视道清理及界务工程", "border clearings and works"),
  kind("otherLawful", "法律法规规定允许的其他人为活动", "what laws and regulations otherwise allow"),
])();
