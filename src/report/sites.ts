// Sites side by side, and the ground where a project may go, as text for a terminal: Chinese and English, one line a fact.
import { type BilingualText, fillText, LABELS, labelOf } from "../domain/index.ts";
import type { AdmissibleArea, NearestPlace, SiteRanking, VerdictReason } from "../screening/index.ts";
import { measureText, shareText } from "./figures.ts";
import { clauses, fillBoth } from "./fill.ts";
import type { Language } from "./options.ts";
import { plain } from "./plain.ts";

const TEXT = {
  sites: { zh: "选址比较：{project}（{asOf}）", en: "Sites for {project} ({asOf})" },
  site: { zh: "{rank}. {name}  【{verdict}】  {size}", en: "{rank}. {name}  [{verdict}]  {size}" },
  conflict: { zh: "   {outcome} {term}（{share}）{places}", en: "   {outcome} {term} ({share}) {places}" },
  distance: { zh: "   距{name}（{id}）{metres} m", en: "   {metres} m from {name} ({id})" },
  outside: { zh: "   不在任何管控单元内：{share}", en: "   in no control unit: {share}" },
  headroom: {
    zh: "   {quantity}：余量 {left}，需求 {asked}，{fits}",
    en: "   {quantity}: left {left}, asked {asked}, {fits}",
  },
  ask: { zh: "   待补充：{keys}", en: "   to be answered: {keys}" },
  faulty: { zh: "未研判 {id}：{message}", en: "Not screened {id}: {message}" },
  area: { zh: "可准入区域：{project}（{asOf}）", en: "Where {project} may go ({asOf})" },
  verdict: { zh: "  【{verdict}】  {size}  {share}", en: "  [{verdict}]  {size}  {share}" },
  region: { zh: "      {size}  {why}", en: "      {size}  {why}" },
  reason: { zh: "{reason} [{terms}]", en: "{reason} [{terms}]" },
  nearest: { zh: "最近可准入地点：移动 {metres} m，【{verdict}】", en: "Nearest place: {metres} m away, [{verdict}]" },
  none: { zh: "附近没有可准入地点。", en: "No place nearby is accepted." },
  stays: { zh: "项目可在原址。", en: "The project may stay where it is." },
  fits: { zh: "满足", en: "fits" },
  exceeds: { zh: "超出", en: "exceeds" },
  unknown: { zh: "未知", en: "unknown" },
  open: { zh: "能否满足尚不清楚", en: "whether it fits cannot be told" },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** Why ground has its verdict, in a few words. */
const REASON: Readonly<Record<VerdictReason["code"], BilingualText>> = {
  PROHIBITED: { zh: "违反禁止性要求", en: "a prohibition is violated" },
  EMPTY_FOOTPRINT: { zh: "用地范围为空", en: "the footprint is empty" },
  SCHEME_NOT_IN_FORCE: { zh: "方案当日不在有效期内", en: "the scheme is not in force that day" },
  NO_ACCESS_LIST: { zh: "没有载入准入清单", en: "no access list is loaded" },
  OUTSIDE_COVERAGE: { zh: "不在任何管控单元内", en: "in no control unit" },
  UNKNOWN_PROHIBITION: { zh: "禁止性要求无法判断", en: "a prohibition cannot be judged" },
  UNKNOWN_RESTRICTION: { zh: "限制性要求无法判断", en: "a restriction cannot be judged" },
  COMMITMENT: { zh: "需承诺落实", en: "to be committed to" },
  MANUAL_REVIEW: { zh: "文字要求需人工研判", en: "words that a person must read" },
  NO_OBJECTION: { zh: "无禁止或限制性要求", en: "nothing speaks against it" },
};

/** Most reasons and distances that are told of each. */
const MOST_TOLD = 5;

/** One line a text; in both languages one line each, the Chinese first, unless they are the same. */
const lines = (texts: readonly BilingualText[], language: Language): string =>
  texts
    .flatMap(({ zh, en }) =>
      language === "both" ? (zh === en ? [zh] : [zh, indented(zh, en)]) : [language === "zh" ? zh : en],
    )
    .map((text) => `${plain(text).trimEnd()}\n`)
    .join("");

/** The English under its Chinese, three columns in where that begins at the margin. */
const indented = (zh: string, en: string): string => (zh.startsWith(" ") ? en : `   ${en.replace(/^\d+\. /, "")}`);

const metresText = (metres: number): string => metres.toFixed(1);

/**
 * Renders a ranking of sites as text. 选址比较文本.
 *
 * @param ranking - from `rankSites`
 * @param language - default both, Chinese first
 * @example
 * ```ts
 * console.log(renderSites(rankSites(prepared, project, candidates, { asOf: "2026-11-24" }), "en"));
 * ```
 */
export function renderSites(ranking: SiteRanking, language: Language = "both"): string {
  const { project, asOf, sites, faulty } = ranking;
  const texts: BilingualText[] = [fillText(TEXT.sites, { project, asOf })];
  for (const { rank, name, verdict, footprint, outsideShare, conflicts, distances, headroom, questions } of sites) {
    texts.push(fillBoth(TEXT.site, { rank, name, verdict: labelOf("verdict", verdict), size: measureText(footprint) }));
    if (outsideShare > 0) texts.push(fillText(TEXT.outside, { share: shareText(outsideShare) }));
    for (const { term, outcome, share, places } of conflicts)
      texts.push(
        fillBoth(TEXT.conflict, {
          outcome: labelOf("outcome", outcome),
          ...{ term, share: shareText(share), places: places.join(", ") },
        }),
      );
    for (const { name: to, id, distanceM } of distances.slice(0, MOST_TOLD))
      texts.push(fillText(TEXT.distance, { name: to, id, metres: metresText(distanceM) }));
    for (const { quantity, left, asked, fits } of headroom)
      texts.push(
        fillBoth(TEXT.headroom, {
          quantity,
          left: left === null ? TEXT.unknown : `${left.value} ${left.unit}`,
          asked: asked === null ? TEXT.unknown : `${asked.value} ${asked.unit}`,
          fits: fits === null ? TEXT.open : fits ? TEXT.fits : TEXT.exceeds,
        }),
      );
    if (questions.length > 0) texts.push(fillText(TEXT.ask, { keys: questions.join(", ") }));
  }
  for (const { id, findings } of faulty)
    for (const { message } of findings) texts.push(fillBoth(TEXT.faulty, { id, message }));
  return lines(texts, language);
}

/**
 * Renders the ground where a project may go as text. 可准入区域文本.
 *
 * @param area - from `admissibleArea`
 * @param options - language; the nearest place, `null` where there is none
 * @example
 * ```ts
 * console.log(renderAdmissibleArea(admissibleArea(prepared, project, { asOf: "2026-11-24" })));
 * ```
 */
export function renderAdmissibleArea(
  area: AdmissibleArea,
  { language = "both", nearest }: { readonly language?: Language; readonly nearest?: NearestPlace | null } = {},
): string {
  const { project, asOf, verdicts, regions } = area;
  const size = (areaM2: number): BilingualText => measureText({ areaM2, lengthM: 0, points: 0 });
  const texts: BilingualText[] = [fillText(TEXT.area, { project, asOf })];
  for (const { verdict, areaM2, share } of verdicts) {
    texts.push(
      fillBoth(TEXT.verdict, { verdict: LABELS.verdict[verdict], size: size(areaM2), share: shareText(share) }),
    );
    for (const { reasons, areaM2: part } of regions.filter((one) => one.verdict === verdict).slice(0, MOST_TOLD)) {
      const why = clauses(
        reasons.map(({ code, terms }) =>
          terms.length === 0 ? REASON[code] : fillBoth(TEXT.reason, { reason: REASON[code], terms: terms.join(", ") }),
        ),
      );
      texts.push(fillBoth(TEXT.region, { size: size(part), why }));
    }
  }
  if (nearest === null) texts.push(TEXT.none);
  else if (nearest !== undefined)
    texts.push(
      nearest.movedM === 0
        ? TEXT.stays
        : fillBoth(TEXT.nearest, {
            metres: metresText(nearest.movedM),
            verdict: labelOf("verdict", nearest.summary.verdict),
          }),
    );
  return lines(texts, language);
}
