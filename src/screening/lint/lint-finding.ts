// What the lint says: one table of sentences, each with what, where, which value, and what to do.
import { type MessageValues, messageFinding } from "../../domain/finding-text.ts";
import type { AccessTerm, BilingualText, Finding, Severity } from "../../domain/index.ts";

/** A code of the lint. 清单核查代码. */
export type LintCode =
  | "LINT_DUPLICATE"
  | "LINT_SHARED_CLAUSE"
  | "LINT_REPEATED_TIER"
  | "LINT_SAME_RULE"
  | "LINT_CONTRADICTION"
  | "LINT_RESTRICTION_OVERRULED"
  | "LINT_THRESHOLDS_APART"
  | "LINT_OBLIGATION_BANNED"
  | "LINT_SEARCH_LIMITED"
  | "LINT_BAN_WITHOUT_BASIS"
  | "LINT_BAN_WEAK_BASIS"
  | "LINT_BASIS_MISSING"
  | "LINT_BASIS_EXPIRED"
  | "LINT_BASIS_PENDING"
  | "LINT_BASIS_UNUSED"
  | "LINT_BASIS_REPLACEMENT"
  | "LINT_LAW_REPEALED"
  | "LINT_LAW_TO_BE_REPEALED"
  | "LINT_TEXT_CITES_REPEALED"
  | "LINT_REFERENCE"
  | "LINT_ZONE_TYPE_ABSENT"
  | "LINT_LAYER_MISSING"
  | "LINT_INDUSTRY_UNREADABLE"
  | "LINT_INDUSTRY_UNKNOWN"
  | "LINT_INDUSTRY_EXCEPT"
  | "LINT_DEADLINE_PASSED"
  | "LINT_TEXT_DEADLINE_PASSED"
  | "LINT_TERM_EXPIRED"
  | "LINT_TARGET_PASSED"
  | "LINT_VALIDITY_REVERSED"
  | "LINT_IDENTICAL_LISTS"
  | "LINT_EMPTY_LIST"
  | "LINT_DIMENSION_MISSING"
  | "LINT_ACTIVITY_COUNT";

const TEXT: Readonly<Record<LintCode, BilingualText>> = {
  LINT_DUPLICATE: {
    zh: "条目 {term} 与 {other} 层级、维度、条文和适用范围都相同；请删去其一。",
    en: "Term {term} says the same as {other}: same tier, dimension, words and scope. Remove one.",
  },
  LINT_SHARED_CLAUSE: {
    zh: "条目 {term} 与 {other} 条文相同，仅适用单元不同；请合为一条并合并适用范围。",
    en: "Terms {term} and {other} have the same words and differ in their units only. Make them one with both scopes.",
  },
  LINT_REPEATED_TIER: {
    zh: "条目 {term}（{tier}）重复上级条目 {other}（{otherTier}）的条文；各级同时适用，下级无须重复。",
    en: "Term {term} ({tier}) repeats the words of {other} ({otherTier}). All tiers apply together; the lower need not repeat.",
  },
  LINT_SAME_RULE: {
    zh: "条目 {term} 与 {other} 类型、条件和适用范围相同而条文不同；请核对是否为同一要求。",
    en: "Terms {term} and {other} have the same modality, condition and scope in different words. Check whether they are one.",
  },
  LINT_CONTRADICTION: {
    zh: "条目 {ban}（{banTier}）禁止的情形，条目 {other}（{otherTier}）予以鼓励：例如在 {lon}, {lat} 处，{facts}。请明确以何者为准或修改其一。",
    en: "Term {ban} ({banTier}) bans what {other} ({otherTier}) encourages: for instance at {lon}, {lat}, {facts}. Say which holds, or change one.",
  },
  LINT_RESTRICTION_OVERRULED: {
    zh: "条目 {other}（{otherTier}）所限制的情形，凡核查到的均为条目 {ban}（{banTier}）所禁止，该限制不起作用：例如在 {lon}, {lat} 处，{facts}。请改为禁止、缩小范围或删去。",
    en: "All that term {other} ({otherTier}) restricts is, in every case that was tried, banned by {ban} ({banTier}), so it has no effect: for instance at {lon}, {lat}, {facts}. Make it a ban, narrow it, or remove it.",
  },
  LINT_THRESHOLDS_APART: {
    zh: "条目 {ban}（{banTier}）与 {other}（{otherTier}）对“{quantity}”的要求不能同时满足：例如在 {lon}, {lat} 处，{facts}。请统一数值或区分适用情形。",
    en: "No “{quantity}” meets both what term {ban} ({banTier}) and what {other} ({otherTier}) ask for: for instance at {lon}, {lat}, {facts}. Agree on the value, or tell their cases apart.",
  },
  LINT_OBLIGATION_BANNED: {
    zh: "达到条目 {other}（{otherTier}）对“{quantity}”的要求，即触发条目 {ban}（{banTier}）的禁止：例如在 {lon}, {lat} 处，{facts}。请修改其一。",
    en: "Whatever “{quantity}” meets term {other} ({otherTier}) sets off the ban {ban} ({banTier}): for instance at {lon}, {lat}, {facts}. Change one of them.",
  },
  LINT_SEARCH_LIMITED: {
    zh: "矛盾查找只核对了 {value} 处中的 {limit} 处；请提高 mostPlaces 后重查。",
    en: "Contradictions were sought at {limit} of {value} places only; raise mostPlaces and run again.",
  },
  LINT_BAN_WITHOUT_BASIS: {
    zh: "禁止性条目 {term} 没有依据；清单之外不得另设禁入，请补充依据或改为其他类型。",
    en: "Term {term} bans without a legal basis. No ban may stand outside the lists; name its basis or change its modality.",
  },
  LINT_BAN_WEAK_BASIS: {
    zh: "禁止性条目 {term} 只以规划、标准或规范性文件为依据；请补充法律、法规或规章依据。",
    en: "Term {term} bans on the strength of plans, standards or normative documents alone; add a law, regulation or rule.",
  },
  LINT_BASIS_MISSING: {
    zh: "{where} 引用的依据 {value} 不在方案中；请补充或改正。",
    en: "The basis {value} named at {where} is not in the scheme; add or correct it.",
  },
  LINT_BASIS_EXPIRED: {
    zh: "条目 {term} 的依据 {basis} 已于 {date} 失效（替代依据：{replacement}）；请更新依据。",
    en: "The basis {basis} of term {term} lapsed on {date} (replaced by {replacement}); bring it up to date.",
  },
  LINT_BASIS_PENDING: {
    zh: "条目 {term} 的依据 {basis} 自 {date} 起才生效；在此之前该条目没有有效依据。",
    en: "The basis {basis} of term {term} is in force from {date} only; until then the term has none in force.",
  },
  LINT_BASIS_UNUSED: {
    zh: "依据 {basis} 没有被任何条目或指标引用；请核对是否多余。",
    en: "No term or indicator rests on the basis {basis}; check whether it is needed.",
  },
  LINT_BASIS_REPLACEMENT: {
    zh: "依据 {basis} 的替代依据 {value} 不存在或互相替代；请改正。",
    en: "The replacement {value} of the basis {basis} does not exist, or the two replace each other; correct it.",
  },
  LINT_LAW_REPEALED: {
    zh: "依据 {basis}《{title}》已由《{by}》（{article}）自 {date} 起废止；请改为现行条款。",
    en: "The basis {basis}, 《{title}》, was repealed by 《{by}》 ({article}) as of {date}; cite the provision in force.",
  },
  LINT_LAW_TO_BE_REPEALED: {
    zh: "依据 {basis}《{title}》将由《{by}》（{article}）自 {date} 起废止；请准备更新。",
    en: "The basis {basis}, 《{title}》, will be repealed by 《{by}》 ({article}) as of {date}; prepare the change.",
  },
  LINT_TEXT_CITES_REPEALED: {
    zh: "条目 {term} 的条文引用已废止的《{title}》（{date} 起由《{by}》取代）；请修改条文。",
    en: "The words of term {term} cite 《{title}》, repealed as of {date} by 《{by}》; amend them.",
  },
  LINT_REFERENCE: {
    zh: "{where} 引用的{kind} {value} 不存在；该条目在可能所指之处无法判断，请改正。",
    en: "{where} refers to {kind} {value}, which does not exist: where it could be meant, the term cannot be judged. Correct it.",
  },
  LINT_ZONE_TYPE_ABSENT: {
    zh: "{where} 所指的要素细类 {value} 在方案中没有任何分区；请核对或删去。",
    en: "No zone of the scheme has the type {value} that {where} speaks of; check or remove it.",
  },
  LINT_LAYER_MISSING: {
    zh: "{where} 需要“{value}”图层而方案没有该图层；该条件始终无法判断，请补充图层。",
    en: "{where} needs the layer {value}, which the scheme lacks: it can never be judged. Add the layer.",
  },
  LINT_INDUSTRY_UNREADABLE: {
    zh: "{where} 的行业代码 {value} 不符合 GB/T 4754 的形式；请改正。",
    en: "The industry code {value} at {where} has not the form of GB/T 4754; correct it.",
  },
  LINT_INDUSTRY_UNKNOWN: {
    zh: "{where} 的行业代码 {value} 不在所给的 GB/T 4754 代码表中；请改正。",
    en: "The industry code {value} at {where} is not in the table of GB/T 4754 that was given; correct it.",
  },
  LINT_INDUSTRY_EXCEPT: {
    zh: "{where} 排除的行业 {value} 不在其所列行业之内，排除无效；请核对。",
    en: "The industry {value} that {where} takes out is in none of the industries it lists; check it.",
  },
  LINT_DEADLINE_PASSED: {
    zh: "条目 {term} 的期限 {date} 已过；请更新期限或确认已完成后删去。",
    en: "The deadline {date} of term {term} has passed; renew it, or remove the term when done.",
  },
  LINT_TEXT_DEADLINE_PASSED: {
    zh: "条目 {term} 的条文写有已过的期限“{value}”；请更新条文。",
    en: "The words of term {term} name a deadline that has passed, “{value}”; bring them up to date.",
  },
  LINT_TERM_EXPIRED: {
    zh: "条目 {term} 已于 {date} 失效；请移入历史版本。",
    en: "Term {term} lapsed on {date}; move it to a former version.",
  },
  LINT_TARGET_PASSED: {
    zh: "指标 {value} 的目标年份均已过去（最后为 {date}）；请补充新的目标。",
    en: "All target years of the indicator {value} have passed (the last is {date}); add new targets.",
  },
  LINT_VALIDITY_REVERSED: {
    zh: "{where} 的失效日 {date} 早于生效日 {value}；请改正。",
    en: "{where} lapses on {date}, before it comes into force on {value}; correct it.",
  },
  LINT_IDENTICAL_LISTS: {
    zh: "{count} 个单元的清单完全相同：{value}；应“一单元一策略”，请区分要求或合并单元。",
    en: "The lists of {count} units are the same: {value}. One unit, one policy: tell them apart, or merge the units.",
  },
  LINT_EMPTY_LIST: {
    zh: "单元 {unit} 没有任何专门条目；请补充。",
    en: "Unit {unit} has no term of its own; add some.",
  },
  LINT_DIMENSION_MISSING: {
    zh: "{class} {unit} 缺少“{dimension}”要求；请补充。",
    en: "Unit {unit} ({class}) lacks any requirement on {dimension}; add one.",
  },
  LINT_ACTIVITY_COUNT: {
    zh: "条目 {term} 写作“{value}”，而自然资发〔2022〕142号所列有限人为活动为 10 类；请核对。",
    en: "Term {term} says “{value}”, while 自然资发〔2022〕142号 lists ten kinds of limited human activity; check it.",
  },
};

/** A finding of the lint. @internal */
export function lintFinding(
  code: LintCode,
  severity: Severity,
  path: string,
  values: MessageValues,
  subject?: string,
): Finding {
  return messageFinding(code, severity, TEXT[code], { where: path, ...values }, { subject, location: { path } });
}

/** A term with its place in the document. @internal */
export interface PlacedTerm {
  readonly term: AccessTerm;
  readonly path: string;
}
