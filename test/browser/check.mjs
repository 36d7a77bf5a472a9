// The package in a real browser: a plain page with the global build, and a page of ES modules with an import map. Both run
// the README's first example and must print what Node prints. Also: the core compiles synchronously on the main thread,
// and a policy without 'wasm-unsafe-eval' gives the typed error.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { esm, page as pageCode } from "../package/readme-example.mjs";

const root = new URL("../..", import.meta.url).pathname;
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
};
const importMap = JSON.stringify({
  imports: {
    sanxian: "/dist/index.js",
    "@turf/helpers": "/node_modules/@turf/helpers/dist/esm/index.js",
    ...jsonImports(),
  },
});
const capture = `const lines = []; const log = console.log; console.log = (...a) => { lines.push(a.map((v) => typeof v === "string" ? v : JSON.stringify(v)).join(" ")); log(...a); };`;
const pages = {
  "/global.html": `<!doctype html><script src="/dist/index.global.js"></script><script type="module">${capture}\n${pageCode}\nwindow.result = lines;</script>`,
  "/esm.html": `<!doctype html><script type="importmap">${importMap}</script><script>${capture}; window.lines = lines;</script><script type="module">${esm}\nwindow.result = window.lines;</script>`,
  "/strict.html": `<!doctype html><script src="/dist/index.global.js"></script><script>try { sanxian.area({ type: "Polygon", coordinates: [[[0,0],[1,0],[1,1],[0,0]]] }); window.result = ["compiled"]; } catch (e) { window.result = [e.code, e.message]; }</script>`,
};

function jsonImports() {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([name]) => name.endsWith(".json"))
      .map(([name, file]) => [`sanxian${name.slice(1)}`, file.slice(1)]),
  );
}

const server = createServer((request, response) => {
  const url = decodeURIComponent(new URL(request.url, "http://x").pathname);
  if (pages[url]) {
    const policy = url === "/strict.html" ? { "content-security-policy": "script-src 'self' 'unsafe-inline'" } : {};
    response.writeHead(200, { "content-type": TYPES.html, ...policy }).end(pages[url]);
    return;
  }
  try {
    const file = url.startsWith("/package/sanxian") ? jsonImports()[url.slice("/package/".length)] : url;
    const path = normalize(join(root, file));
    if (!path.startsWith(root)) throw new Error("outside");
    const bytes = readFileSync(path);
    response.writeHead(200, { "content-type": TYPES[path.split(".").pop()] ?? "text/plain" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
let failed = 0;
let passed = 0;
function check(name, holds, detail) {
  if (holds) passed++;
  else failed++;
  process.stdout.write(`${holds ? "ok " : "NOT"} ${name}${holds ? "" : `: ${detail}`}\n`);
}
async function resultOf(path) {
  const tab = await browser.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(origin + path);
  try {
    await tab.waitForFunction(() => window.result !== undefined, undefined, { timeout: 20_000 });
  } catch {
    return [`no result: ${errors.join("; ")}`];
  }
  return tab.evaluate(() => window.result);
}
try {
  const fromGlobal = await resultOf("/global.html");
  const fromEsm = await resultOf("/esm.html");
  check(
    "README example from the global build",
    fromGlobal.length > 0 && !fromGlobal[0].startsWith("no result"),
    fromGlobal.join("\n"),
  );
  check(
    "README example from ES modules prints the same",
    JSON.stringify(fromEsm) === JSON.stringify(fromGlobal),
    fromEsm.join("\n"),
  );
  const strict = await resultOf("/strict.html");
  check(
    "a policy without wasm-unsafe-eval gives WASM_SYNC_REFUSED",
    strict[0] === "WASM_SYNC_REFUSED",
    strict.join(" "),
  );
} finally {
  await browser.close();
  server.close();
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
