// node bench/serve.mjs [--check] — builds the browser page and serves it on this machine. With --check it runs the page once
// in Chromium, prints its rows, and ends; it fails when a contest failed or a result was wrong.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { build } from "esbuild";
import { buildKernel } from "./build.mjs";

const here = new URL(".", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".mjs": "text/javascript" };

await buildKernel();
await build({
  entryPoints: [`${here}in-browser.mjs`],
  outfile: `${here}dist/in-browser.mjs`,
  bundle: true,
  format: "esm",
  platform: "browser",
  mainFields: ["module", "browser", "main"],
  loader: { ".wasm": "binary" },
  // branches that packages keep for Node
  external: ["module", "fs", "path", "node:*"],
  plugins: [withoutMapshaper()],
  logLevel: "error",
});

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = { "/": "browser.html", "/dist/in-browser.mjs": "dist/in-browser.mjs" }[path];
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": TYPES[extname(file)] }).end(readFileSync(`${here}${file}`));
});
const check = process.argv.includes("--check");
await new Promise((resolve) => server.listen(check ? 0 : 8017, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}/`;
if (check) await checkOnce();
else process.stdout.write(`${address}\n`);

/** mapshaper wants Node; its rival file is bundled with the others, but never asked for in a page. */
function withoutMapshaper() {
  return {
    name: "without-mapshaper",
    setup(bundler) {
      bundler.onResolve({ filter: /^mapshaper$/ }, () => ({ path: "mapshaper", namespace: "absent" }));
      bundler.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "export default {}" }));
    },
  };
}

async function checkOnce() {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
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
  const page = await browser.newPage();
  page.on("pageerror", (error) => process.stderr.write(`${error}\n`));
  await page.goto(`${address}#run`);
  await page.waitForFunction(() => globalThis.results, undefined, { timeout: 300_000 });
  const rows = await page.evaluate(() => globalThis.results);
  await browser.close();
  server.close();
  for (const { work, mode, rival, ours, theirs, wrong, failed } of rows)
    process.stdout.write(
      failed
        ? `NOT ${work} ${mode} ${rival}: ${failed}\n`
        : `ok  ${work} ${mode} ${rival}: ${(theirs.medianMs / ours.medianMs).toPrecision(3)}×${wrong ? ` (${wrong})` : ""}\n`,
    );
  // turf takes the earth for a sphere, and says so
  if (rows.some(({ failed, wrong, rival }) => failed || (wrong && rival !== "@turf/area"))) process.exitCode = 1;
}
