// docs/feature-table.md names tests that exist and are run.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const rows = readFileSync(new URL("docs/feature-table.md", root), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| feature"));

test("every row of the feature table is shown by tests that exist", () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const files = row.match(/test\/[\w./-]+\.test\.ts/g) ?? [];
    expect(files.length, row).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(new URL(file, root)), file).toBe(true);
  }
});
