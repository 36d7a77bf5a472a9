// Options as the commands take them: `--name value` or `--name=value`, each at most once unless it may be repeated. Strict, because a misspelt option
// that is passed over would screen something else than was asked.
import { isIsoDate } from "../domain/index.ts";
import { Refusal } from "./refusal.ts";

/** Options a command takes, each with an example of its value. @internal */
export type OptionTable = Readonly<Record<string, string>>;

/** What was given; `help` when help was asked for. @internal */
export interface Given<T extends OptionTable> {
  readonly help: boolean;
  readonly values: { readonly [K in keyof T]?: string };
  /** Every value of an option that may be repeated, in order. */
  readonly all: { readonly [K in keyof T]?: readonly string[] };
}

/** Reads options. @internal */
export function readOptions<const T extends OptionTable>(
  command: string,
  argv: readonly string[],
  table: T,
  repeated: readonly (keyof T)[] = [],
): Given<T> {
  const values = new Map<string, string>();
  const all = new Map<string, string[]>();
  const expected = Object.keys(table)
    .map((name) => `--${name}`)
    .join(" ");
  let help = false;
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!;
    if (word === "--help" || word === "-h") {
      help = true;
      continue;
    }
    if (!word.startsWith("-") || word === "-")
      throw new Refusal("UNEXPECTED_ARGUMENT", { command, value: quoted(word) });
    const equals = word.indexOf("=");
    const flag = equals < 0 ? word : word.slice(0, equals);
    const name = flag.slice(2);
    if (!flag.startsWith("--") || !Object.hasOwn(table, name))
      throw new Refusal("UNKNOWN_OPTION", { command, value: quoted(flag), expected });
    if (values.has(name) && !repeated.includes(name)) throw new Refusal("OPTION_TWICE", { value: flag });
    const next = argv[i + 1];
    const value = equals >= 0 ? word.slice(equals + 1) : next?.startsWith("--") ? undefined : argv[++i];
    if (value === undefined || value === "")
      throw new Refusal("OPTION_EMPTY", { value: flag, expected: `${flag} ${table[name]}` });
    values.set(name, value);
    all.set(name, [...(all.get(name) ?? []), value]);
  }
  return {
    help,
    values: Object.fromEntries(values) as Given<T>["values"],
    all: Object.fromEntries(all) as unknown as Given<T>["all"],
  };
}

/** One of some words. @internal */
export function choice<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
  otherwise: NoInfer<T>,
): T {
  if (value === undefined) return otherwise;
  if (!(choices as readonly string[]).includes(value))
    throw new Refusal("OPTION_CHOICE", { name, value: quoted(value), expected: choices.join(" | ") });
  return value as T;
}

/** A day that exists. @internal */
export function day(name: string, value: string): string {
  if (!isIsoDate(value)) throw new Refusal("OPTION_DATE", { name, value: quoted(value) });
  return value;
}

/** A measure of zero or more. @internal */
export function measure(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!(number >= 0 && number < Infinity))
    throw new Refusal("OPTION_CHOICE", { name, value: quoted(value), expected: "0, 0.5, 1 …" });
  return number;
}

/** A word of the command line as a message shows it. */
export function quoted(word: string): string {
  return JSON.stringify(word.length > 80 ? `${word.slice(0, 80)}…` : word);
}
