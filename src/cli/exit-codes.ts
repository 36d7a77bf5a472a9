// What a shell learns from a run. The four verdicts come first; the rest follow sysexits.h, so that no failure is taken for
// a verdict.
import type { Verdict } from "../domain/index.ts";

/** Exit codes: of the verdicts, and of what kept a run from one. @internal */
export const EXIT: Readonly<Record<Verdict | "usage" | "input" | "internal" | "output" | "interrupted", number>> = {
  // also help, version and demo
  admissible: 0,
  inadmissible: 1,
  undetermined: 2,
  conditional: 3,
  // the command line is wrong
  usage: 64,
  // a file cannot be read, parsed or used
  input: 65,
  // a fault of ours
  internal: 70,
  // the output cannot be written
  output: 73,
  // stopped at the keyboard, as shells number it
  interrupted: 130,
};
