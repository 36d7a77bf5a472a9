// The house holds: who may import whom. A lower floor never reaches up, wings do not import each other, and nothing but
// geometry/ touches the WASM module. See docs/decisions/0001-floors.md.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const root = new URL("../src/", import.meta.url).pathname;
const WINGS = ["delineation", "screening", "revision", "supervision"];
/** What the files of each folder may import from other folders. */
const MAY: Record<string, readonly string[]> = {
  domain: [],
  geometry: ["domain"],
  delineation: ["domain", "geometry"],
  screening: ["domain", "geometry"],
  revision: ["domain", "geometry"],
  supervision: ["domain", "geometry"],
  exchange: ["domain", "geometry"],
  report: ["domain", "geometry", ...WINGS],
  worker: ["domain", "geometry", "exchange", "report", ...WINGS],
  cli: ["domain", "geometry", "exchange", "report", "worker", ...WINGS],
  index: ["domain", "geometry", "exchange", "report", ...WINGS],
};
/** Of the domain, geometry takes findings, errors and texts only. */
const GEOMETRY_FROM_DOMAIN = ["finding.ts", "errors.ts", "text.ts"];
/** Packages the two library entries may use at run time. */
const PACKAGES = ["@turf/helpers", "flatbush", "geojson"];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(dir, entry.name)) : entry.name.endsWith(".ts") ? [join(dir, entry.name)] : [],
  );
}

const imports: Import[] = sources(root)
  .filter((file) => !file.endsWith("tsup.config.ts"))
  .flatMap((file) => {
    const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    return [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^;'"]*?from\s+)?["']([^"']+)["']/gm)].map((found) => ({
      from: relative(root, file),
      to: found[2]!.startsWith(".") ? relative(root, join(file, "..", found[2]!)) : found[2]!,
      typeOnly: found[1] !== undefined,
    }));
  });

const floorOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "index");
const isPackage = (path: string): boolean => !path.endsWith(".ts") && !path.endsWith(".json");

test("imports were found", () => {
  expect(imports.length).toBeGreaterThan(20);
});

test("no floor reaches up and no wing imports another", () => {
  const wrong = imports.filter(({ from, to }) => {
    if (isPackage(to) || to.startsWith("..")) return false;
    const own = floorOf(from);
    const other = floorOf(to);
    return own !== other && !(MAY[own] ?? []).includes(other);
  });
  expect(wrong).toEqual([]);
});

test("geometry takes only findings, errors and texts from the domain", () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      floorOf(from) === "geometry" &&
      floorOf(to) === "domain" &&
      !GEOMETRY_FROM_DOMAIN.includes(to.slice("domain/".length)),
  );
  expect(wrong).toEqual([]);
});

test("only geometry knows the WASM module", () => {
  const wrong = imports.filter(({ from, to }) => floorOf(from) !== "geometry" && /wasm|arrangement/.test(to));
  expect(wrong).toEqual([]);
  for (const file of sources(root)) {
    if (relative(root, file) === "geometry/wasm-module.ts") continue;
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const globals = code.replace(/WebAssembly\.(Global|Module|Memory)\b/g, "");
    expect(/\bWebAssembly\.(compile|instantiate|Instance)/.test(globals), file).toBe(false);
  }
});

test("the library uses its few packages, and only the command line uses node", () => {
  const wrong = imports.filter(({ from, to }) => {
    if (!isPackage(to)) return false;
    if (to.startsWith("node:")) return floorOf(from) !== "cli";
    return !PACKAGES.includes(to);
  });
  expect(wrong).toEqual([]);
});

test("no trigonometry, clock, chance or locale outside the core and the command line", () => {
  for (const file of sources(root)) {
    if (floorOf(relative(root, file)) === "cli" || file.endsWith("core.wasm.ts")) continue;
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const found = code.match(
      /\bMath\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|log|log2|log10|pow|cbrt|hypot|random)\b|\bDate\.now\b|\bnew Date\(\)|\.toLocale\w*\(|\blocaleCompare\b|\bperformance\.now\b/g,
    );
    expect(found, file).toBeNull();
  }
});
