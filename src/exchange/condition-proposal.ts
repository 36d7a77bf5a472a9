// Drafts of machine conditions for terms that are words: where the wording is one of the common patterns, a person is shown what
// condition it seems to mean. A proposal is not a rule: it stands beside the term, nothing evaluates it, and only
// confirmProposal, with a name and a day, makes a term of it. It takes few words and those strictly; what it leaves over is
// listed. A proposal that leaves words over may narrow the manual review to where the sentence can apply, never replace it.
//
//   sentence  =  [place 内，] [premise 的，] verb natures objects [（… 除外）]
//   verb      禁止 不得 不再 严禁: prohibit   严格限制 严格控制: restrict   实行 … 替代: require   引导 … 集聚: encourage
//
// A place holds for the sentences behind it until another is named. Cost: linear in the text for each wording.
import type { Condition, Modality, Profile, ProjectNature } from "../domain/index.ts";
import {
  EXCEPTIONS,
  INDUSTRY_NAMES,
  NATURES,
  OBJECTS,
  WATER_SOURCE_KINDS,
  type Wording,
  zoneNames,
} from "./proposal-vocabulary.ts";

/** A draft of a condition. 条件草案. */
export interface ConditionProposal {
  /** Always `proposed`: not a rule until somebody confirms it. 状态. */
  readonly status: "proposed";
  /** Id within the text, from 1. 序号. */
  readonly id: number;
  /** What the verb of the sentence says. 类型. */
  readonly modality: Modality;
  /** When the sentence is triggered. 适用条件. */
  readonly when: Condition;
  /** What it spares. 除外. */
  readonly exceptWhen?: Condition;
  /** Where words are left open: what must hold for the sentence to apply at all; absent when nothing must. 必要条件. */
  readonly necessary?: Condition;
  /** Replacement that it asks for: 2 for "two for one". 替代比例. */
  readonly replacement?: number;
  /** The sentence. 原句. */
  readonly quote: string;
  /** Where the sentence begins in the text. 起始位置. */
  readonly at: number;
  /** Words that the condition does not say; where there are any, the term still needs a reader. 未编码文字. */
  readonly open: readonly string[];
}

/** Longest text that is read; published terms have a few hundred characters. */
const MOST_TEXT = 5000;

const BAN =
  /(?:禁止|严禁|不得|不再)(?=(?:在[^，。；]{1,40}(?:内|区域))?(?:新建|改建|扩建|新、|新改|建设|引入|引进|审批|新增|使用))/gu;
const LIMIT = /严格限制|严格控制|严控|限制(?=建设|新建)/gu;
const ONLY = /除国家重大战略项目外，仅允许[^，。；]{0,20}有限人为活动/u;
const PREMISE =
  /(?:受纳水体|监控断面|控制断面|水质)[^，。；]{0,16}(?:不达标|未达到[^，。；]{0,12}(?:目标|要求))的?[，,]/u;
const REPLACEMENT = /实行[^，。；（）]{0,8}(?:[“"]?减二增一[”"]?|[二两]?倍量?)替代|实行[^，。；（）]{0,8}等量替代/u;
const EFFICIENCY = /新建高(?:耗能|能耗)项目单位产品(?:（产值）)?能耗(?:须|应)?达到[^，。；]{0,12}先进水平/u;
const WATER_SOURCE = /在?(?:[\u4e00-\u9fff]{0,20})?饮用水水源(?:保护区)?(一级|二级|准)保护区内/u;
const EXCEPT = /[（(]([^（）()]{1,60})除外[)）]/u;
/** Begins a clause that the verb before it no longer governs. */
const TURNS = /[，,](?=鼓励|优先|强化|加强|推进|应|不得|禁止|逐步)/u;

/**
 * Proposes machine conditions for the words of a term. 条件草案.
 *
 * @param text - the words; see `readListItem` for items with number and tag
 * @param profile - the province's own zone types
 * @returns proposals in the order of the text; none where no sentence has a common wording
 * @example
 * ```ts
 * proposeConditions("大气环境弱扩散重点管控区内，严格控制“两高”项目建设。")[0]?.when;
 * //=> { op: "all", of: [{ op: "within", place: { zoneTypes: ["2330"] } }, { op: "flag", flag: "twoHigh" }] }
 * ```
 */
export function proposeConditions(text: string, profile?: Profile): readonly ConditionProposal[] {
  const proposals: ConditionProposal[] = [];
  const names = zoneNames(profile);
  let place: Found | undefined;
  for (const { quote, at } of sentencesOf(text.slice(0, MOST_TEXT))) {
    place = placeOf(quote, names) ?? place;
    for (const draft of draftsOf(quote, place))
      proposals.push({ status: "proposed", id: proposals.length + 1, ...draft, quote, at });
  }
  return proposals;
}

interface Sentence {
  readonly quote: string;
  readonly at: number;
}

/** Sentences end at 。 and ；, but not inside brackets. */
function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const end = (at: number): void => {
    const raw = text.slice(start, at);
    const quote = raw.trim();
    if (quote !== "") sentences.push({ quote, at: start + raw.indexOf(quote) });
    start = at;
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === "（" || c === "(" || c === "《") depth++;
    else if (c === "）" || c === ")" || c === "》") depth = Math.max(0, depth - 1);
    else if (depth === 0 && (c === "。" || c === "；" || c === ";" || c === "\n")) end(i + 1);
  }
  end(text.length);
  return sentences;
}

/** A condition and the words that say it. */
interface Found {
  readonly condition: Condition;
  readonly words: string;
}

/** The place that a sentence begins with. */
function placeOf(quote: string, names: ReturnType<typeof zoneNames>): Found | undefined {
  const head = /^(?:单元内的?|在|位于)?/u.exec(quote)![0].length;
  for (const [name, type] of names) {
    if (!quote.startsWith(name, head)) continue;
    const rest = quote.slice(head + name.length);
    // a place, not the subject of the sentence: "…内，" or "…，应"
    if (/^(?:范围)?(?:内|中)[，,应禁严]|^[，,](?:应|加大|严|禁)/u.test(rest))
      return { condition: { op: "within", place: { zoneTypes: [type] } }, words: name };
  }
  return undefined;
}

type Draft = Omit<ConditionProposal, "status" | "id" | "quote" | "at">;

function draftsOf(quote: string, place: Found | undefined): Draft[] {
  if (ONLY.test(quote)) return onlyAllowed(quote, place);
  const replaced = REPLACEMENT.exec(quote);
  if (replaced) return replacementOf(quote, place, replaced);
  const efficient = EFFICIENCY.exec(quote);
  if (efficient) {
    const when = allOf([
      { op: "nature", in: ["new"] },
      { op: "listed", catalogue: "高耗能项目" },
    ]);
    return [{ modality: "require", when, open: [] }];
  }
  const drafts: Draft[] = [];
  for (const [modality, verbs] of [
    ["prohibit", BAN],
    ["restrict", LIMIT],
  ] as const)
    for (const verb of quote.matchAll(verbs)) {
      const draft = governedBy(modality, quote, verb.index, verb[0], place);
      if (draft !== undefined) drafts.push(draft);
    }
  if (drafts.length === 0 && place !== undefined && /引导[^，。；]{0,6}项目[^，。；]{0,6}集聚/u.test(quote)) {
    const industry: Condition = { op: "industry", in: ["B", "C", "D"] };
    if (/引导工业项目/u.test(quote))
      drafts.push({ modality: "encourage", when: allOf([place.condition, industry]), open: [] });
  }
  return drafts;
}

/** What one verb governs: up to the turn of the sentence. */
function governedBy(
  modality: Modality,
  quote: string,
  at: number,
  verb: string,
  place: Found | undefined,
): Draft | undefined {
  const before = quote.slice(0, at);
  const behind = quote.slice(at + verb.length);
  const span = behind.slice(0, TURNS.exec(behind)?.index ?? behind.length);
  const source = WATER_SOURCE.exec(span);
  const where: Condition | undefined = source
    ? { op: "within", place: { kinds: [WATER_SOURCE_KINDS[source[1]!]!] } }
    : place?.condition;
  const exception = EXCEPT.exec(span);
  const body = without(span, exception?.[0], source?.[0]);
  const { natures, words: natureWords } = naturesOf(body);
  const premise = PREMISE.exec(before);
  const objects = objectsIn(body);
  // a place alone, a nature alone say too little; a kind alone says enough only where the sentence begins with it
  // what the sentence begins with tells what it is about
  const head = body.replaceAll(CUT, "");
  const enough =
    objects.length > 0
      ? natures.length > 0 || where !== undefined || premise !== null || /^(?:引入|引进|建设|在|[“"]?两高)/u.test(head)
      : where !== undefined && natures.length > 0;
  if (!enough) return undefined;
  const spares = exception ? wordingsIn(exception[1]!, EXCEPTIONS) : [];
  const open = [
    ...openBefore(without(before, source ? undefined : place?.words, premise?.[0])),
    ...left(without(body, natureWords, ...objects.map(({ words }) => words))),
    ...(exception && left(without(exception[1]!, ...spares.map(({ words }) => words))).length > 0
      ? [exception[0]]
      : []),
  ];
  const kinds = objects.length > 0 ? [anyOf(objects.map(({ condition }) => condition))] : [];
  const always: Condition[] = [
    ...(where ? [where] : []),
    ...(premise ? [notCompliant] : []),
    ...(natures.length > 0 ? [{ op: "nature", in: natures } as const] : []),
  ];
  // "…等…" and "…或…" make a list of kinds longer than it was read; other open words only make it narrower
  const must = open.some((words) => /等|或/u.test(words)) ? always : [...always, ...kinds];
  return {
    modality,
    when: allOf([...always, ...kinds]),
    ...(open.length > 0 && must.length > 0 ? { necessary: allOf(must) } : {}),
    ...(spares.length > 0 ? { exceptWhen: anyOf(spares.map(({ condition }) => condition)) } : {}),
    open,
  };
}

/** Marks where words were taken away. */
const CUT = "\u0001";

function without(text: string, ...parts: readonly (string | undefined)[]): string {
  return parts.reduce<string>(
    (rest, part) => (part === undefined || part === "" ? rest : rest.replace(part, CUT)),
    text,
  );
}

/** Words that say nothing beside a kind of project. */
const FILLERS =
  /以及|建设项目|生产项目|项目|行业|企业|产能|引入|引进|新增|建设|工业或|工业|生活|综合|[的、，,。；;和及或与各类\s]/gu;
const ENDS = /^[的、，,。；;和及或\s]+|[的、，,。；;和及或\s]+$/gu;

/** The pieces that stand over once everything that was read is taken away. */
function left(text: string): string[] {
  return text
    .split(CUT)
    .filter((piece) => piece.replace(FILLERS, "") !== "")
    .map((piece) => piece.replace(ENDS, ""));
}

/** Of what stands before the verb, the parts that narrow it: a place, a time, a "where…" that was not read. */
function openBefore(before: string): string[] {
  const parts = before.replaceAll(CUT, "").split(/[，,]/u);
  const own = parts.pop()!.replace(/^(?:内|范围内)?(?:应|应当|须|一律|单元内|园区内?|新?入园项目)*/u, "");
  return [
    ...parts.filter((part) => /(?:的|外|区域|期间|以前|前)$/u.test(part)).map((part) => part.trim()),
    ...(own.trim() === "" ? [] : [own.trim()]),
  ];
}

/** Kinds of project that some words name: wordings, and lists of industries. */
function objectsIn(body: string): Found[] {
  const found = wordingsIn(body, OBJECTS);
  const names = [...INDUSTRY_NAMES.keys()].sort((a, b) => b.length - a.length).join("|");
  const list = new RegExp(
    `((?:${names})(?:[、和及](?:${names}))*)等?(?:高污染|重污染|高耗能|[、和及])*(?:行业|企业)?项目`,
    "u",
  ).exec(body);
  if (list === null) return found;
  const parts = list[1]!.split(/[、和及]/u);
  const codes = [...new Set(parts.map((name) => INDUSTRY_NAMES.get(name)!))];
  return [...found, { condition: { op: "industry", in: codes }, words: list[1]! }];
}

const notCompliant: Condition = { op: "not", of: { op: "sectionCompliant" } };

/** "…除国家重大战略项目外，仅允许对生态功能不造成破坏的…有限人为活动". */
function onlyAllowed(quote: string, place: Found | undefined): Draft[] {
  if (place === undefined) return [];
  const allowed: Condition[] = [
    { op: "flag", flag: "limitedHumanActivity" },
    ...(/不造成破坏/u.test(quote) ? [{ op: "flag", flag: "ecologicallyHarmless" } as const] : []),
  ];
  const outside = /[，,]([^，。；]{0,20}以外的区域)/u.exec(quote)?.[1];
  const when = allOf([place.condition, { op: "not", of: allOf(allowed) }]);
  return [
    {
      modality: "prohibit",
      when,
      ...(outside === undefined ? {} : { necessary: when }),
      exceptWhen: { op: "flag", flag: "nationalStrategic" },
      open: outside === undefined ? [] : [outside],
    },
  ];
}

/** "…未达到…目标的，…本年度新建、改建、扩建项目新增…实行区域“减二增一”替代（…除外）". */
function replacementOf(quote: string, place: Found | undefined, replaced: RegExpExecArray): Draft[] {
  const before = quote.slice(0, replaced.index);
  const { natures } = naturesOf(/[^，,]{0,80}$/u.exec(before)![0]);
  if (natures.length === 0) return [];
  const exception = EXCEPT.exec(quote.slice(replaced.index));
  const spares = exception ? wordingsIn(exception[1]!, EXCEPTIONS) : [];
  const when = allOf([
    ...(place ? [place.condition] : []),
    ...(PREMISE.test(before) ? [notCompliant] : []),
    { op: "nature", in: natures },
  ]);
  const adds = /新增[^，。；]{0,12}污染物/u.exec(before)?.slice(0, 1) ?? [];
  return [
    {
      modality: "require",
      when,
      ...(adds.length > 0 ? { necessary: when } : {}),
      ...(spares.length > 0 ? { exceptWhen: anyOf(spares.map(({ condition }) => condition)) } : {}),
      replacement: /等量/u.test(replaced[0]) ? 1 : 2,
      open: [
        ...adds,
        ...(exception && left(without(exception[1]!, ...spares.map(({ words }) => words))).length > 0
          ? [exception[0]]
          : []),
      ],
    },
  ];
}

/** Natures in what a verb governs: "新建、扩建…", "新、改、扩建…". */
function naturesOf(body: string): { natures: ProjectNature[]; words: string } {
  const one = "新建|改建|扩建|技改|搬迁|迁建|新(?=[、改扩])|改(?=[、扩])|扩(?=建)";
  const run = new RegExp(`(?:${one})(?:[、和及或]?(?:${one}))*`, "u").exec(body)?.[0];
  if (run === undefined || !/建|技改|搬迁/u.test(run)) return { natures: [], words: "" };
  return { natures: NATURES.filter(([words]) => words.test(run)).map(([, nature]) => nature), words: run };
}

function wordingsIn(body: string, wordings: readonly Wording[]): Found[] {
  return wordings.flatMap(({ words, means }) => {
    const found = words.exec(body);
    return found ? [{ condition: means, words: found[0] }] : [];
  });
}

function allOf(parts: readonly Condition[]): Condition {
  return parts.length === 1 ? parts[0]! : { op: "all", of: parts };
}

function anyOf(parts: readonly Condition[]): Condition {
  return parts.length === 1 ? parts[0]! : { op: "any", of: parts };
}
