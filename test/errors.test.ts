import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ERROR_TEXT, SanxianError } from "../src/domain/errors.ts";

const page = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");
const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((found) => found[1]!);

test("docs/errors.md and the table list the same codes", () => {
  expect(documented.sort()).toEqual(Object.keys(ERROR_TEXT).sort());
});

test("both languages of a message name the same values", () => {
  const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();
  for (const [code, text] of Object.entries(ERROR_TEXT)) expect(names(text.zh), code).toEqual(names(text.en));
});

test("an error carries code, values, both languages and the cause", () => {
  const cause = new Error("below");
  const error = new SanxianError(
    "GEOMETRY_NOT_FINITE",
    { where: "$.coordinates[0][3][1]", value: "NaN" },
    { cause, subject: "YS4406062310003" },
  );
  expect(error).toMatchObject({ code: "GEOMETRY_NOT_FINITE", subject: "YS4406062310003", cause });
  expect(error.message).toBe("Coordinate NaN at $.coordinates[0][3][1] is not a finite number; fix the source.");
  expect(error.text.zh).toContain("$.coordinates[0][3][1]");
});
