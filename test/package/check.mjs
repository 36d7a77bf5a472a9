// The package as its users get it: packed, installed into an empty project, the README's first example run from an ES
// module and from CommonJS, the command run by its name, publint and attw clean, and nothing in it that should not be.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cjs, esm, examples } from "./readme-example.mjs";

const root = new URL("../..", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "sanxian-package-"));
const run = (command, args, cwd = dir) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
let passed = 0;
const dead = [];
function check(name, holds, detail = "") {
  if (!holds) throw new Error(`${name}: ${detail}`);
  passed++;
  process.stdout.write(`ok  ${name}\n`);
}

try {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", dir], root));
  const files = packed.files.map((file) => file.path);
  for (const wanted of [
    "dist/index.js",
    "dist/index.cjs",
    "dist/index.d.ts",
    "dist/index.d.cts",
    "dist/index.global.js",
    "dist/geometry/index.js",
    "dist/geometry/index.cjs",
    "dist/core.wasm",
    "dist/cli.js",
    "LICENSE",
    "README.md",
  ])
    check(`holds ${wanted}`, files.includes(wanted), files.join(" "));
  check("holds no source or test", !files.some((file) => /^(src|test|assembly|bench)\//.test(file)), files.join(" "));

  // the writer of CommonJS takes an assignment to a private field for one to an export of the same name
  for (const file of files.filter((name) => name.endsWith(".cjs"))) {
    const [wrong] = /this\.#(\(|\w+ [-+*/|&]*= exports\.).*/.exec(readFileSync(join(root, file), "utf8")) ?? [];
    check(`${file} assigns no export with a private field`, wrong === undefined, wrong);
  }

  writeFileSync(join(dir, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", join(dir, packed.filename)]);
  writeFileSync(join(dir, "example.mjs"), esm);
  writeFileSync(join(dir, "example.cjs"), cjs);
  const fromEsm = run(process.execPath, ["--no-warnings", "example.mjs"]);
  check("README example as ES module", fromEsm.trim() !== "", "it printed nothing");
  process.stdout.write(fromEsm);
  const fromCjs = run(process.execPath, ["--no-warnings", "example.cjs"]);
  check("README example as CommonJS prints the same", fromCjs === fromEsm, fromCjs);

  for (const example of examples) {
    const [, names, from] = /^import \{ ([^}]+) \} from "(sanxian[^"]*)";$/m.exec(example) ?? [];
    const absent = JSON.parse(
      run(process.execPath, [
        "--input-type=module",
        "-e",
        `import * as all from "${from}"; console.log(JSON.stringify("${names}".split(", ").filter((name) => !(name in all))))`,
      ]),
    );
    check(`README imports what ${from} exports: ${names}`, absent.length === 0, absent.join(", "));
  }
  const compile = examples.find((example) => example.includes("delineate({"));
  writeFileSync(join(dir, "compile.mjs"), compile);
  const [, promised] = /; \/\/ (\d+ ZH\d+ true)$/m.exec(compile);
  check("README compiles what it says", run(process.execPath, ["compile.mjs"]).startsWith(`${promised}\n`), promised);
  // the pages that are packed lie in the package as they do in the repository: each link of theirs leads to a file
  for (const page of files.filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md")) {
    const text = readFileSync(join(dir, "node_modules/sanxian", page), "utf8");
    for (const [, link] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const target = join(dirname(page), link);
      if (!existsSync(join(dir, "node_modules/sanxian", target))) dead.push(`${page} → ${link}`);
    }
  }
  check("links of the packed pages lead to packed files", dead.length === 0, dead.join("\n"));

  writeFileSync(
    join(dir, "geometry.cjs"),
    `const g = require("sanxian/geometry"); console.log(g.area({type:"Polygon",coordinates:[[[0,0],[1,0],[1,1],[0,0]]]}) > 6e9);`,
  );
  check("sanxian/geometry from CommonJS", run(process.execPath, ["geometry.cjs"]).trim() === "true");
  writeFileSync(
    join(dir, "core.mjs"),
    `import { readFileSync } from "node:fs"; import { createRequire } from "node:module"; import { setWasmModule, area } from "sanxian/geometry";
const file = createRequire(import.meta.url).resolve("sanxian/core.wasm"); setWasmModule(new WebAssembly.Module(readFileSync(file)));
console.log(area({type:"Polygon",coordinates:[[[0,0],[1,0],[1,1],[0,0]]]}) > 6e9);`,
  );
  check("sanxian/core.wasm with setWasmModule", run(process.execPath, ["core.mjs"]).trim() === "true");
  writeFileSync(
    join(dir, "import-only.mjs"),
    `const before = WebAssembly.Module; let made = 0; WebAssembly.Module = class extends before { constructor(b) { super(b); made++; } }; await import("sanxian"); console.log(made);`,
  );
  check("nothing runs at import", run(process.execPath, ["import-only.mjs"]).trim() === "0");
  check("the command runs by its name", run("npx", ["--no-install", "sanxian", "--version"]).includes(packed.version));

  run(process.execPath, [join(root, "node_modules/publint/src/cli.js"), "--strict", join(dir, packed.filename)], root);
  check("publint --strict", true);
  run(
    process.execPath,
    [
      join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"),
      "--profile",
      "node16",
      "--exclude-entrypoints",
      "./core.wasm",
      ...JSON_ENTRIES(),
      "--",
      join(dir, packed.filename),
    ],
    root,
  );
  check("attw", true);

  for (const file of files.filter((name) => /\.(js|cjs)$/.test(name))) {
    const text = readFileSync(join(dir, "node_modules/sanxian", file), "utf8");
    check(`no code from data in ${file}`, !/\beval\(|new Function\(/.test(text));
  }
  process.stdout.write(`${passed} passed, 0 failed\n`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** Entries that are JSON and have no types. */
function JSON_ENTRIES() {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.keys(exports).filter((name) => name.endsWith(".json"));
}
