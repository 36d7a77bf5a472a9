// The clauses of the 2024 Opinion (中办发〔2024〕22号《关于加强生态环境分区管控的意见》) that duties and findings rest on. `quoted`
// tells its own words (shortened by whole phrases) from a summary of ours. A finding names the clause that it is a breach of.
import type { BilingualText } from "./text.ts";

/** What a duty or a finding rests on, by a name of its own. 依据条款名. */
export type OpinionClause =
  | "targets"
  | "linkage"
  | "filingBeforePublication"
  | "stability"
  | "periodicAdjustment"
  | "whoIssuedUpdates"
  | "updateIsFiled"
  | "demonstration"
  | "synchronousUpdate"
  | "priorityUnits"
  | "keyUnits"
  | "accessList"
  | "dataSharing"
  | "carbonPilot"
  | "decisionSupport"
  | "problemLoop"
  | "rectification"
  | "assessment"
  | "sourceOfData";

/** A clause: its number, its words and what they mean. 条款. */
export interface ClauseText {
  /** Number of the clause, such as `（五）`. 条款序号. */
  readonly number: string;
  /** Its words or what they say, and their sense in English. 条文. */
  readonly text: BilingualText;
  /** Whether the Chinese stands in the Opinion, shortened by whole phrases at most. 是否原文. */
  readonly quoted: boolean;
}

/** The Opinion itself. 《关于加强生态环境分区管控的意见》. */
export const OPINION_TITLE: BilingualText = {
  zh: "《中共中央办公厅 国务院办公厅关于加强生态环境分区管控的意见》（中办发〔2024〕22号）",
  en: "Opinion on strengthening ecological-environment zoning control (Zhongbanfa [2024] No. 22)",
};

/** The clauses by name. 条款表. */
export const OPINION: Readonly<Record<OpinionClause, ClauseText>> = {
  targets: {
    number: "总体要求",
    quoted: false,
    text: {
      zh: "到2025年，生态环境分区管控制度基本建立，全域覆盖、精准科学的生态环境分区管控体系初步形成；到2035年，体系健全、机制顺畅、运行高效的生态环境分区管控制度全面建立。",
      en: "By 2025 the regime is basically built and its full coverage takes shape; by 2035 it is fully built.",
    },
  },
  linkage: {
    number: "（一）",
    quoted: true,
    text: {
      zh: "省级、市级方案由同级政府组织编制，充分做好与国土空间规划“一张图”系统的衔接。",
      en: "Schemes are drawn up by the government of the same level and fully linked with the one map of spatial planning.",
    },
  },
  filingBeforePublication: {
    number: "（一）",
    quoted: true,
    text: {
      zh: "报上一级生态环境主管部门备案后发布实施。",
      en: "A scheme is published and put into effect after filing with the ecology authority one level up.",
    },
  },
  stability: {
    number: "（五）",
    quoted: true,
    text: { zh: "方案原则上保持稳定。", en: "Schemes remain stable in principle." },
  },
  periodicAdjustment: {
    number: "（五）",
    quoted: true,
    text: {
      zh: "每5年结合国民经济和社会发展规划、国土空间规划评估情况定期调整。",
      en: "Every five years schemes are adjusted in the light of the evaluation of the development plan and the spatial plan.",
    },
  },
  whoIssuedUpdates: {
    number: "（五）",
    quoted: true,
    text: {
      zh: "5年内确需更新的，按照“谁发布、谁更新”的原则开展动态更新。",
      en: "What must be updated within the five years is updated by whoever issued it.",
    },
  },
  updateIsFiled: {
    number: "（五）",
    quoted: true,
    text: {
      zh: "开展动态更新，同时报上一级生态环境主管部门备案。",
      en: "A dynamic update is filed at the same time with the ecology authority one level up.",
    },
  },
  demonstration: {
    number: "（五）",
    quoted: true,
    text: {
      zh: "因重大战略、生态环境保护目标等发生变化而更新的，应组织科学论证。",
      en: "An update because of major strategies or protection goals calls for a scientific demonstration.",
    },
  },
  synchronousUpdate: {
    number: "（五）",
    quoted: true,
    text: {
      zh: "生态保护红线、饮用水水源保护区、自然保护地等法定保护区域依法依规设立、调整或撤并以及法律法规有新规定的，相应进行同步更新。",
      en: "Where statutory protected areas are lawfully set, adjusted or revoked, or laws provide anew, the scheme follows correspondingly.",
    },
  },
  priorityUnits: {
    number: "（二）",
    quoted: true,
    text: {
      zh: "以生态保护红线为基础，把该保护的区域划出来，确定生态环境优先保护单元。",
      en: "Priority units are delimited on the basis of the ecological protection red line.",
    },
  },
  keyUnits: {
    number: "（二）",
    quoted: true,
    text: {
      zh: "把发展同保护矛盾突出的区域识别出来，确定生态环境重点管控单元。",
      en: "Key units are where development and protection conflict most.",
    },
  },
  accessList: {
    number: "（三）",
    quoted: true,
    text: {
      zh: "精准编制差别化生态环境准入清单，提出管控污染物排放、防控环境风险、提高资源能源利用效率等要求。",
      en: "Access lists set requirements on discharge, risk, and the efficient use of resources and energy.",
    },
  },
  dataSharing: {
    number: "（四）",
    quoted: false,
    text: {
      zh: "推动信息共享，支撑数据管理、调整更新、实施应用、跟踪评估、监督管理。",
      en: "Information is shared, for data, updates, use, tracking evaluation and supervision.",
    },
  },
  carbonPilot: {
    number: "（十一）",
    quoted: false,
    text: {
      zh: "开展以碳排放、污染物排放等为依据的减污降碳协同管控试点。",
      en: "Pilots control carbon and pollutants together, on the basis of their emissions.",
    },
  },
  decisionSupport: {
    number: "（八）",
    quoted: false,
    text: {
      zh: "分区管控实施成效评估结果作为优化环境影响评价的重要依据。",
      en: "The evaluation of effectiveness is an important basis for optimising environmental impact assessment.",
    },
  },
  problemLoop: {
    number: "（十）",
    quoted: false,
    text: {
      zh: "强化生态环境分区管控，推动问题识别、精准溯源、分区施策的工作闭环。",
      en: "Problems are identified, traced to their source and acted on by area, in a closed loop.",
    },
  },
  rectification: {
    number: "（十二）",
    quoted: true,
    text: {
      zh: "对生态功能明显降低的优先保护单元、生态环境问题突出的重点管控单元以及环境质量明显下降的其他区域，加强监管执法，依法依规推动限期整改。",
      en: "Priority units of clearly lowered function, key units of prominent problems and other areas of clearly declined quality are put right within a set time.",
    },
  },
  assessment: {
    number: "（十三）",
    quoted: false,
    text: {
      zh: "将生态环境分区管控实施情况纳入污染防治攻坚战成效考核等，强化考核评价。",
      en: "How zoning is carried out is part of the assessment of the fight against pollution.",
    },
  },
  sourceOfData: {
    number: "（十五）",
    quoted: false,
    text: {
      zh: "有关部门根据职责分工，推进业务协同和数据共享。",
      en: "Departments share their data, each as its own owner.",
    },
  },
};
