// What lies ahead of a verdict, as sentences for every format: the fewest questions that decide it, the fewest answers to each
// verdict, what was assumed, and what is adopted and not yet in force. No markup here; each format escapes for itself.
import { type AnswerValue, type BilingualText, type FactUsed, labelOf } from "../domain/index.ts";
import type { Answered, ConformityAnalysis, PendingChange, Question } from "../screening/index.ts";
import { factText } from "./facts.ts";
import { numberText } from "./figures.ts";
import { clauses, fillBoth, listed, same } from "./fill.ts";
import type { MapSource } from "./options.ts";

/** A sentence, and what belongs under it. @internal */
export interface OutlookItem {
  readonly text: BilingualText;
  readonly under: readonly BilingualText[];
}

type Sentence = "decides" | "decidesPerhaps" | "neverDecides" | "shortcut" | "turns" | "absent";

const SENTENCE: Readonly<Record<Sentence, BilingualText>> = {
  decides: {
    zh: "只需回答下列 {count} 个问题，无论答案如何即可得出结论（已证明为最少）：",
    en: "These {count} questions decide the verdict whatever their answers are (proved to be the fewest):",
  },
  decidesPerhaps: {
    zh: "回答下列 {count} 个问题，无论答案如何即可得出结论（未证明为最少）：",
    en: "These {count} questions decide the verdict whatever their answers are (not proved to be the fewest):",
  },
  neverDecides: {
    zh: "仅靠补充项目信息不能得出可以准入的结论。",
    en: "No answers about the project alone lead to a favourable verdict.",
  },
  shortcut: { zh: "满足以下条件即为“{verdict}”：{answers}。", en: "Enough for “{verdict}”: {answers}." },
  turns: { zh: "{term}：{before} → {after}", en: "{term}: {before} → {after}" },
  absent: { zh: "无此条目", en: "not in this version" },
};

const EVENT: Readonly<Record<PendingChange["events"][number]["kind"], BilingualText>> = {
  term: { zh: "条目", en: "term" },
  zone: { zh: "要素分区", en: "element zone" },
  park: { zh: "园区", en: "park" },
  feature: { zh: "地物", en: "feature" },
  basis: { zh: "依据", en: "legal basis" },
  scheme: { zh: "方案版本", en: "version of the scheme" },
  deadline: { zh: "退出期限", en: "deadline to leave" },
  condition: { zh: "条件所定日期", en: "date of a condition" },
  ceiling: { zh: "总量上限", en: "total-amount ceiling" },
};
const CHANGE: Readonly<Record<PendingChange["events"][number]["change"], BilingualText>> = {
  begins: { zh: "{kind} {id} 生效", en: "{kind} {id} begins" },
  ends: { zh: "{kind} {id} 失效或到期", en: "{kind} {id} ends" },
};

/** What decides an open verdict; nothing for one that is decided. @internal */
export function decidingOutlook(
  { deciding, questions }: Pick<ConformityAnalysis, "deciding" | "questions">,
  source: MapSource | undefined,
): OutlookItem[] {
  if (!deciding) return [];
  const items: OutlookItem[] = [];
  if (!deciding.possible) items.push({ text: SENTENCE.neverDecides, under: [] });
  else {
    const template = deciding.provedMinimal ? SENTENCE.decides : SENTENCE.decidesPerhaps;
    const number = (question: Question): string => `(${questions.findIndex(({ key }) => key === question.key) + 1}) `;
    items.push({
      text: fillBoth(template, { count: deciding.questions.length }),
      under: deciding.questions.map((question) => ({
        zh: number(question) + question.text.zh,
        en: number(question) + question.text.en,
      })),
    });
  }
  for (const { verdict, answers } of deciding.shortcuts)
    items.push({
      text: fillBoth(SENTENCE.shortcut, {
        verdict: labelOf("verdict", verdict),
        answers: clauses(answers.map((answer) => answerText(answer, source))),
      }),
      under: [],
    });
  return items;
}

/** What is adopted and not yet in force, day by day. @internal */
export function pendingOutlook({ pendingChanges }: Pick<ConformityAnalysis, "pendingChanges">): OutlookItem[] {
  const outcome = (value: PendingChange["terms"][number]["before"]): BilingualText =>
    value === null ? SENTENCE.absent : labelOf("outcome", value);
  return pendingChanges.map(({ text, events, terms }) => ({
    text,
    under: [
      ...events.map(({ kind, id, change }) => fillBoth(CHANGE[change], { kind: EVENT[kind], id })),
      ...terms.map(({ term, before, after }) =>
        fillBoth(SENTENCE.turns, { term, before: outcome(before), after: outcome(after) }),
      ),
    ],
  }));
}

/** An answer as a reader knows it. @internal */
export function answerText({ key, value }: Answered, source: MapSource | undefined): BilingualText {
  return factText({ key, value: shown(value) }, source);
}

/** An answer in the form that facts are shown in. */
function shown(value: AnswerValue): FactUsed["value"] {
  if (value === null) return false;
  if (typeof value !== "object") return value;
  if (Array.isArray(value))
    return (value as readonly (string | { readonly code?: string; readonly type?: string })[]).map((item) =>
      typeof item === "string" ? item : (item.type ?? item.code ?? ""),
    );
  if ("unit" in value) return `${numberText(value.value)} ${value.unit}`;
  return "from" in value ? `${value.from} → ${value.to}` : null;
}

/** Facts in a row. @internal */
export function assumptionsText(
  { assumptions }: Pick<ConformityAnalysis, "assumptions">,
  source: MapSource | undefined,
): BilingualText {
  return assumptions.length > 0 ? clauses(assumptions.map((answer) => answerText(answer, source))) : listed([same("")]);
}
