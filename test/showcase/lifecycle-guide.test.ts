// docs/guides/lifecycle.md: every command runs, ends as printed, and says what the page says it does.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error: a script without types
import { makeUpdates } from "../../docs/showcase/updates.mjs";
import * as library from "../../src/index.ts";
import { ran } from "../cli/machine.ts";
import { demoProject, SCHEME } from "./scheme.ts";

const page = readFileSync(new URL("../../docs/guides/lifecycle.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/```console\n\$ sanxian (.*)\n([\s\S]*?)\$ echo \$\?\n(\d+)\n```/g)];
const { updates, history, monitoring, projects } = makeUpdates(SCHEME, library) as {
  updates: { name: string; after: unknown; update: object }[];
  history: unknown;
  monitoring: unknown;
  projects: unknown[];
};
const stock = [...["admissible", "inadmissible", "undetermined", "line", "point"].map(demoProject), ...projects];
const files: Record<string, string> = {
  "2024.scheme.json": JSON.stringify(SCHEME),
  "history.json": JSON.stringify(history),
  "monitoring.json": JSON.stringify(monitoring),
  "projects.json": JSON.stringify(stock),
};
for (const { name, after, update } of updates) {
  files[`${name}.scheme.json`] = JSON.stringify(after);
  files[`${name}.update.json`] = JSON.stringify({ format: "sanxian.update", formatVersion: "1", ...update });
}

test("the page holds commands, all of the form that is run here", () => {
  expect(blocks.length).toBeGreaterThan(6);
  expect(page.split("```console").length - 1).toBe(blocks.length);
});

test.each(blocks.map(([, line, printed, exit]) => [line!, printed!, Number(exit)] as const))(
  "sanxian %s",
  (line, printed, exit) => {
    const result = ran(line.split(" "), { files });
    expect(result.exit).toBe(exit);
    const said = result.out + [...result.written.values()].join("");
    expect(said.length).toBeGreaterThan(100);
    for (const part of printed
      .split("\n")
      .flatMap((row) => row.replaceAll("…", "").trim().split(/\s+/))
      .filter((word) => word !== ""))
      expect(said).toContain(part);
  },
);

test("names of the library that the page uses exist", () => {
  for (const [, names] of page.matchAll(/import \{ ([^}]+) \} from "sanxian"/g))
    for (const name of names!.split(", ")) expect(library).toHaveProperty(name);
  for (const [, link] of page.matchAll(/\]\(([^)#]+)\)/g))
    expect(existsSync(new URL(link!, new URL("../../docs/guides/", import.meta.url)))).toBe(true);
});

test("the factory is hit as the page tells", () => {
  const [, before, after] = /([\p{Script=Han}]+) before, ([\p{Script=Han}]+) after/u.exec(page)!;
  const [line] = blocks.map(([, command]) => command!).filter((command) => command.startsWith("impact "));
  const { out } = ran([...line!.split(" "), "--language", "zh"], { files });
  expect(out.replaceAll(/\s+/g, "")).toMatch(new RegExp(`demo-factory[^→]*${before}→${after}`));
});
