// Rules of delineation as a document: what a province states, over the national rules. Only the form is checked here;
// whether the rules make sense together is for `delineate` to say.
import type { Finding } from "../domain/index.ts";
import { type Check, flag, listOf, named, numberIn, oneOf, type Report, shape, tableOf, text } from "./shape.ts";

const bilingual = shape({ zh: text, en: text });
const classes = named("zoneClass");
const element = named("element");
const trigger = named("keyTrigger");
const profile: Check = shape({
  "$schema?": text,
  "id?": text,
  "name?": bilingual,
  "zoneTypes?": listOf(shape({ type: text, element, class: classes, name: bilingual, "aliases?": listOf(text) })),
  "rules?": listOf(
    shape({
      id: text,
      class: classes,
      name: bilingual,
      ground: oneOf("zones", "park", "protectedArea", "rest"),
      "types?": listOf(text),
      "elements?": listOf(element),
      "keyKind?": named("keyUnitKind"),
      "trigger?": trigger,
      "apart?": flag,
      "patches?": oneOf("free", "kept", "closed"),
    }),
  ),
  "triggers?": tableOf(trigger),
  "verticalElements?": listOf(element),
  "fitting?": shape({ priorityShare: numberIn(0, 1), keyShare: numberIn(0, 1) }),
  "numbering?": shape({
    cutBy: oneOf("area", "county"),
    pieces: oneOf("together", "apart"),
    keepShare: numberIn(0, 1),
  }),
});

/**
 * Reads rules of delineation: any members of a `DelineationProfile`; those that are absent stay national. 读取划定规则文档.
 *
 * @param json - a parsed JSON value; never changed
 * @returns the members when they are well formed, and what was odd
 * @example
 * ```ts
 * readDelineationProfile({ fitting: { priorityShare: 2, keyShare: 0.5 } }).findings[0]?.location?.path;
 * //=> "$.fitting.priorityShare"
 * ```
 */
export function readDelineationProfile(json: unknown): {
  /** The members; absent when one is wrong. 规则. */
  readonly document?: Readonly<Record<string, unknown>>;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
} {
  const report: Report = { findings: [] };
  const good = profile(json, "$", report);
  return good ? { document: json as Record<string, unknown>, findings: report.findings } : report;
}
