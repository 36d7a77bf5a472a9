// What each command says of itself, held to the options that it takes: those are what it lists when it is given another.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/report/columns.ts";
import { ran } from "./machine.ts";

const page = readFileSync(new URL("../../docs/cli.md", import.meta.url), "utf8");
const COMMANDS = [...page.matchAll(/^\| `sanxian ([a-z]+) /gm)].map(([, name]) => name!);
const namesIn = (text: string): Set<string> => new Set(text.match(/(?<![\w-])--[a-z][a-z-]*[a-z]/g));

describe.each([...new Set(COMMANDS)])("sanxian %s", (command) => {
  const { out: help, exit } = ran([command, "--help"]);
  const options = namesIn(ran([command, "--no-such-option", "x"]).err);
  options.delete("--no-such-option");

  it("names every option that it takes, and no other, in its help and on the page", () => {
    expect([exit, options.size > 1]).toEqual([0, true]);
    expect([...namesIn(help)].filter((name) => !options.has(name) && name !== "--help")).toEqual([]);
    const [said, told] = [namesIn(help), namesIn(page)];
    expect([...options].filter((name) => !said.has(name) || !told.has(name))).toEqual([]);
  });

  it("fits 80 columns, and says each option in both languages", () => {
    for (const line of help.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
    const [, table = ""] = help.split(/^选项 Options\n/m);
    for (const entry of table.split(/\n(?= {2}--)/).filter((text) => text.startsWith("  --"))) {
      const [said] = entry.split(/\n\n/);
      expect(said, entry).toMatch(/\p{Script=Han}/u);
      expect(said, entry).toMatch(/ [a-z]{2,}/);
    }
  });
});

it("lists ten commands on the page", () => {
  expect(new Set(COMMANDS).size).toBe(10);
});
