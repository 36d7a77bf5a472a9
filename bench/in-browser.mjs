// The same contests in a page. Only works and rivals that a page can load and finish while somebody waits.
import clipperWasm from "clipper2-wasm/dist/es/clipper2z.wasm";
import ishapeWasm from "ishape_wasm/ishape_wasm_bg.wasm";
import { contest } from "./contest.mjs";
import { loadRival } from "./rivals/index.mjs";
import { works } from "./works/index.mjs";

const RIVALS = [
  "clipper2-wasm",
  "clipper2-ts",
  "geos-wasm",
  "geos-wasm-coverage",
  "ishape_wasm",
  "martinez",
  "point-in-polygon-hao",
  "which-polygon",
  "geographiclib-geodesic",
  "@turf/area",
];
const WORKS = ["cov640k", "star10k", "star100k", "blob100k", "comb", "dissolve50k", "points40k", "area"];
// too slow to wait for
const LEFT_OUT = [
  "dissolve50k clipper2-wasm",
  "dissolve50k clipper2-ts",
  "dissolve50k geos-wasm",
  "dissolve50k martinez",
];
const SETTINGS = { rounds: 5, warmMs: 200, budgetMs: 1_500 };
const WASM = { "clipper2-wasm": { wasmBinary: clipperWasm }, ishape_wasm: { wasm: ishapeWasm } };

const start = document.getElementById("start");
start.addEventListener("click", run);
if (location.hash === "#run") run();

async function run() {
  start.disabled = true;
  const rows = [];
  const engines = {};
  const core = await (await loadRival("sanxian")).load();
  for (const name of WORKS) {
    const work = works.find((w) => w.name === name);
    const input = work.make();
    for (const [mode, names] of Object.entries(work.rivals)) {
      for (const rivalName of names.filter((n) => RIVALS.includes(n) && !LEFT_OUT.includes(`${name} ${n}`))) {
        document.getElementById("progress").textContent = `${name} ${mode} ${rivalName} …`;
        // let the page draw
        await new Promise((resolve) => setTimeout(resolve, 20));
        const row = { work: name, mode, rival: rivalName };
        try {
          engines[rivalName] ??= await (await loadRival(rivalName)).load(WASM[rivalName]);
          const rival = engines[rivalName];
          Object.assign(row, contest({ work, mode, input, core, rival, settings: SETTINGS }));
        } catch (error) {
          row.failed = String(error?.message ?? error);
        }
        rows.push(row);
        show(work, row);
      }
    }
  }
  document.getElementById("progress").textContent = "完成 · done";
  globalThis.results = rows;
}

function show(work, { mode, rival, ours, theirs, wrong, failed }) {
  const cells = failed
    ? [work.title.zh, mode, rival, "", "", "", failed]
    : [
        work.title.zh,
        mode,
        rival,
        ours.medianMs.toPrecision(3),
        theirs.medianMs.toPrecision(3),
        (theirs.medianMs / ours.medianMs).toPrecision(3),
        wrong ?? "",
      ];
  const tr = document.createElement("tr");
  for (const [i, cell] of cells.entries()) {
    const td = document.createElement("td");
    td.textContent = cell;
    if (i > 2 && i < 6) td.className = "n";
    tr.append(td);
  }
  document.getElementById("rows").append(tr);
}
