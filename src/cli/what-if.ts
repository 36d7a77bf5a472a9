// Answers of the command line (假定): `--answer fact=answer`, or a file of answers. An answer is JSON; what people would rather type is
// taken as well: a word for a text, words with commas for a list, a number and its unit for a quantity. The form of each answer is
// checked by the domain, against the family of its fact.
import {
  type Answers,
  type AnswerValue,
  type BilingualText,
  checkAnswers,
  fillText,
  SanxianError,
} from "../domain/index.ts";
import { plain } from "../report/plain.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { quoted } from "./arguments.ts";
import { parseDocument } from "./load.ts";
import { type Io, readText } from "./machine.ts";
import { Refusal } from "./refusal.ts";

const EXAMPLE = "flag:twoHigh=false";
/** Families whose answers are lists of texts. */
const LISTS: ReadonlySet<string> = new Set(["nature", "industry", "process", "product", "material", "pollutant", "listed", "unit"]); // biome-ignore format: one list
const QUANTITIES: ReadonlySet<string> = new Set(["quantity", "headroom"]);

const UNUSED: BilingualText = {
  zh: "没有条目问到 {key}，该答复不起作用；请核对事实名。",
  en: "No term asks for {key}, so this answer changes nothing; check the name of the fact.",
};

/** Answers, and where each was given. @internal */
export interface GivenAnswers {
  readonly answers: Answers;
  /** The option, or the file, by fact. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Answers given; `undefined` where there are none. @throws Refusal @internal */
export function givenAnswers(words: readonly string[], file: string | undefined, io: Io): GivenAnswers | undefined {
  if (words.length === 0 && file === undefined) return undefined;
  const answers = new Map<string, AnswerValue>();
  const sources = new Map<string, string>();
  const give = (key: string, value: AnswerValue, source: string, refused: (expected: string) => Refusal): void => {
    try {
      checkAnswers({ [key]: value });
    } catch (error) {
      throw error instanceof SanxianError ? refused(String(error.values.expected)) : error;
    }
    answers.set(key, value);
    sources.set(key, source);
  };
  if (file !== undefined)
    for (const [key, value] of Object.entries(readAnswers(file, io)))
      give(key, value, file, (expected) => {
        const said = quoted(JSON.stringify(value) ?? "");
        return new Refusal("ANSWERS_VALUE", { path: file, name: quoted(key), value: said, expected });
      });
  for (const word of words) {
    const equals = word.indexOf("=");
    const key = word.slice(0, equals);
    if (equals < 1) throw new Refusal("ANSWER_FORM", { value: quoted(word), expected: EXAMPLE });
    if (answers.has(key)) throw new Refusal("ANSWER_TWICE", { value: quoted(key) });
    give(
      key,
      answerOf(key, word.slice(equals + 1)),
      "--answer",
      (expected) => new Refusal("ANSWER_VALUE", { value: quoted(word), expected }),
    );
  }
  return { answers: Object.fromEntries(answers), sources };
}

function readAnswers(path: string, io: Io): Readonly<Record<string, AnswerValue>> {
  const json = parseDocument(readText(path, io), path);
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new Refusal("ANSWERS_OTHER", { path, expected: '{"flag:twoHigh": false}' });
  return json as Readonly<Record<string, AnswerValue>>;
}

function answerOf(key: string, text: string): AnswerValue {
  const family = key.split(":")[0]!;
  const quantity = QUANTITIES.has(family) ? /^(-?\d+(?:\.\d+)?)\s+(\S.*)$/.exec(text) : null;
  if (quantity) return { value: Number(quantity[1]), unit: quantity[2]! };
  const words = text.split(",").map((item) => item.trim());
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return LISTS.has(family) ? words : text;
  }
  // a code such as 2614 is a number to JSON
  if (LISTS.has(family) && typeof value === "number") return words;
  return LISTS.has(family) && typeof value === "string" ? [value] : (value as AnswerValue);
}

/** Tells of answers for which no term asks. @internal */
export function tellUnused(
  { answers, sources }: GivenAnswers,
  before: Pick<ConformityAnalysis, "terms">,
  io: Io,
): void {
  // a term names all facts of its conditions, also those that others make idle
  const asked = new Set(before.terms.flatMap(({ facts, missing }) => [...missing, ...facts.map(({ key }) => key)]));
  for (const key of Object.keys(answers).sort()) {
    if (asked.has(key)) continue;
    const { zh, en } = fillText(UNUSED, { key });
    io.err(`${plain(`${sources.get(key)}: ${zh} ${en}`)}\n`);
  }
}
