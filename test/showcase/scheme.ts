// The showcase as tests read it.
import { readFileSync } from "node:fs";
import type { Project, ZoningScheme } from "../../src/domain/index.ts";

const folder = new URL("../../docs/showcase/", import.meta.url);

/** The demonstration scheme of Taizhou. */
export const SCHEME: ZoningScheme = JSON.parse(readFileSync(new URL("taizhou.scheme.json", folder), "utf8"));

/** A demonstration project. */
export function demoProject(name: string): Project {
  return JSON.parse(readFileSync(new URL(`projects/${name}.project.json`, folder), "utf8"));
}
