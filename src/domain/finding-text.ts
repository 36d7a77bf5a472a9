// Findings from message tables: a template in both languages, values of which some read in each language in its own, and, where a duty
// rests on the Opinion, the number of its clause in front. One place, so that all wings say it alike.
import type { Finding, FindingLocation, Severity } from "./finding.ts";
import { OPINION, type OpinionClause } from "./opinion.ts";
import { type BilingualText, fillText, type TextValues } from "./text.ts";

/** Values of a message; one in two languages reads in each sentence in its own. @internal */
export type MessageValues = Readonly<Record<string, string | number | BilingualText>>;

/** Longest value that a message repeats. */
const MOST_SAID = 200;

/** The values as a sentence of one language takes them. @internal */
export function valuesIn(values: MessageValues, language: "zh" | "en"): TextValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value[language] : value]),
  );
}

/** Fills a template, each language with its own values. @internal */
export function fillBoth(template: BilingualText, values: MessageValues): BilingualText {
  return { zh: fillText(template, valuesIn(values, "zh")).zh, en: fillText(template, valuesIn(values, "en")).en };
}

/** What a finding is about. @internal */
export interface FindingPlace {
  readonly subject?: string | undefined;
  readonly location?: FindingLocation | undefined;
}

/** A finding with a message of a table; its record keeps the values in Chinese. @internal */
export function messageFinding(
  code: string,
  severity: Severity,
  template: BilingualText,
  values: MessageValues,
  { subject, location }: FindingPlace = {},
): Finding {
  return {
    code,
    severity,
    ...(subject === undefined ? {} : { subject }),
    ...(location === undefined ? {} : { location }),
    values: valuesIn(values, "zh"),
    message: fillBoth(template, values),
  };
}

/** A row of a table of findings that may rest on a clause of the Opinion. @internal */
export type ClauseRow = readonly [severity: Severity, clause: OpinionClause | null, zh: string, en: string];

/** A finding that names its clause, in words and among its values; long values are cut. @internal */
export function clauseFinding(
  code: string,
  [severity, clause, zh, en]: ClauseRow,
  values: MessageValues = {},
  place: FindingPlace = {},
): Finding {
  const short = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && value.length > MOST_SAID ? `${value.slice(0, MOST_SAID)}…` : value,
    ]),
  );
  const found = messageFinding(code, severity, { zh, en }, short, place);
  if (clause === null) return found;
  const { number } = OPINION[clause];
  return {
    ...found,
    values: { ...found.values, clause: number },
    message: { zh: `［意见${number}］${found.message.zh}`, en: `[Opinion ${number}] ${found.message.en}` },
  };
}
