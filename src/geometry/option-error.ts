import { SanxianError } from "../domain/errors.ts";

/** The error for an option, layer name or face number out of its range. @internal */
export function optionError(name: string, value: unknown, expected: string): SanxianError {
  return new SanxianError("OPTION_INVALID", { name, value: String(value), expected });
}
