// The results as one page that needs nothing else: headings in Chinese and English, charts as SVG drawn here. Bars lie on a
// logarithmic scale; the thin line over a bar reaches from the fastest to the slowest round.

/** @returns the HTML of a run's results */
export function page(results) {
  const { machine, made, quick, works, rows, targets, memory, sizes, accuracy } = results;
  const met = targets.filter(({ verdict }) => verdict === "met").length;
  const judged = targets.filter(({ verdict }) => verdict !== "not measured").length;
  return `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sanxian 基准测试 · benchmark</title>
<style>${STYLE}</style>
<main>
<h1>基准测试 <span lang="en">Benchmark</span></h1>
<p>${escapeHtml(machine.cpu)}, ${machine.cores} × CPU, ${machine.memoryGB} GB, Node ${machine.node}, ${machine.platform}; ${made}${quick ? " (--quick)" : ""}</p>
<p class="lead">处理器时间（用户态加系统态，毫秒），预热后多轮交替测量的中位数；细线为最快到最慢；对数刻度。倍数取自同一进程内交替测得的两个中位数，大于1表示本库更快。
<span lang="en">Process CPU time in ms, warm, median of rounds that alternate with ours in one process; thin lines reach from fastest to slowest; logarithmic scale. Multiples compare two medians of one process; above 1 we are faster.</span></p>
${section("目标", "Targets", `<p>${met} / ${judged} ${both("达到", "met")}</p>${targetTable(targets)}`)}
${section("我们输在哪里", "Where we lose", losses(works, rows))}
${works.map((work) => workSection(work, rows)).join("\n")}
${growth(rows)}
${section("内存峰值", "Peak memory", memory.length ? memoryTables(memory) : `<p>${both("快速模式不测", "not measured in a short run")}</p>`)}
${section("体积", "Bundle size", sizeChart(sizes))}
${section("面积精度", "Accuracy of areas", accuracyTable(accuracy))}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2327; --soft: #66727a; --paper: #fff; --line: #dde3e7; --ours: #0b7a5b; --theirs: #9aa7b0; --bad: #b3341f; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ec; --soft: #9aa6ae; --paper: #14191c; --line: #30393f; --ours: #3fbf95; --theirs: #66747d; --bad: #ec7a63; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
[lang=en] { color: var(--soft); }
h1 [lang=en], h2 [lang=en], h3 [lang=en] { color: var(--soft); font-weight: 400; margin-left: .4em; }
h2 { margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; }
h3 { margin: 1rem 0 .2rem; font-size: 1rem; }
p.lead [lang=en] { display: block; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.met { color: var(--ours); } .missed { color: var(--bad); } .open { color: var(--soft); }
svg { width: 100%; height: auto; display: block; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); } svg .soft { fill: var(--soft); } svg .grid { stroke: var(--line); }
svg .ours { fill: var(--ours); } svg .theirs { fill: var(--theirs); } svg .spread { stroke: var(--ink); stroke-width: 1.2; }
`;

const MODES = {
  kernel: ["内核：类型化数组入、环与标注出", "kernel: native form in, native form out"],
  labels: ["内核：仅标注与面积", "kernel: labels and areas only"],
  endToEnd: ["端到端：GeoJSON 入、GeoJSON 出", "end to end: GeoJSON in, GeoJSON out"],
};

function workSection(work, rows) {
  if (!rows.some((row) => row.work === work.name)) return "";
  const charts = Object.entries(MODES).map(([mode, [zh, en]]) => {
    const mine = rows.filter((row) => row.work === work.name && row.mode === mode);
    return mine.length === 0 ? "" : `<h3>${both(zh, en)}</h3>${timeChart(work, mine)}`;
  });
  const { vertices } = rows.find((row) => row.work === work.name && row.vertices) ?? {};
  const count = vertices
    ? `<p>${work.name}: ${vertices.toLocaleString("en")} ${both("个原始顶点", "raw vertices")}</p>`
    : "";
  return section(work.title.zh, work.title.en, count + charts.join(""));
}

/** Ours on top, then the rivals, fastest first; those without a time below. */
function timeChart(work, rows) {
  const per = work.per ?? 1;
  const timed = rows.filter((row) => row.ours);
  if (timed.length === 0) return failures(rows);
  const alone = timed.find((row) => !row.rival) ?? timed[0];
  const bars = [
    {
      name: "sanxian",
      css: "ours",
      value: alone.ours.medianMs / per,
      low: Math.min(...timed.map((row) => row.ours.minMs)) / per,
      high: Math.max(...timed.map((row) => row.ours.maxMs)) / per,
      note: "",
    },
    ...timed
      .filter((row) => row.theirs)
      .sort((a, b) => a.theirs.medianMs - b.theirs.medianMs)
      .map(({ rival, ours, theirs, wrong }) => ({
        name: rival,
        css: "theirs",
        value: theirs.medianMs / per,
        low: theirs.minMs / per,
        high: theirs.maxMs / per,
        note: [
          `${(theirs.medianMs / ours.medianMs).toPrecision(3)}×`,
          theirs.share < 1 ? `由 ${(100 * theirs.share).toPrecision(2)} % 推算 extrapolated` : "",
          theirs.cold ? "仅一次 one run" : "",
          wrong ? `结果不符 result differs: ${wrong}` : "",
        ]
          .filter(Boolean)
          .join(" · "),
      })),
  ];
  const unit = work.per ? ` ms / ${work.unit.zh} ${work.unit.en}` : " ms";
  return barChart(bars, unit) + failures(rows);
}

function failures(rows) {
  const failed = rows.filter((row) => row.failed);
  if (failed.length === 0) return "";
  return `<p class="open">${failed.map((row) => `${escapeHtml(row.rival ?? "sanxian")}: ${escapeHtml(row.failed)}`).join("<br>")}</p>`;
}

function barChart(bars, unit) {
  const left = 210;
  const width = 900;
  const room = 330;
  const rowHeight = 24;
  const lowest = 10 ** Math.floor(Math.log10(Math.min(...bars.map(({ low }) => low)) * 0.8));
  const highest = Math.max(...bars.map(({ high }) => high)) * 1.1;
  const at = (value) => left + ((width - left - room) * Math.log10(value / lowest)) / Math.log10(highest / lowest);
  const height = bars.length * rowHeight + 24;
  const ticks = [];
  for (let tick = lowest; tick <= highest; tick *= 10)
    ticks.push(
      `<line class="grid" x1="${at(tick).toFixed(1)}" x2="${at(tick).toFixed(1)}" y1="0" y2="${height - 20}"/><text class="soft" x="${at(tick).toFixed(1)}" y="${height - 5}" text-anchor="middle">${Number(tick.toPrecision(1))}</text>`,
    );
  const drawn = bars.map(({ name, css, value, low, high, note }, i) => {
    const y = i * rowHeight;
    return `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${escapeHtml(name)}</text><rect class="${css}" x="${left}" y="${y + 5}" width="${Math.max(1, at(value) - left).toFixed(1)}" height="14"/><line class="spread" x1="${at(low).toFixed(1)}" x2="${at(high).toFixed(1)}" y1="${y + 12}" y2="${y + 12}"/><text x="${(at(high) + 8).toFixed(1)}" y="${y + 16}">${format(value)}${escapeHtml(unit)} <tspan class="soft">${escapeHtml(note)}</tspan></text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img">${ticks.join("")}${drawn.join("")}</svg>`;
}

function targetTable(targets) {
  const words = { met: "达到 met", missed: "未达 missed", "not measured": "未测 not measured" };
  const css = { met: "met", missed: "missed", "not measured": "open" };
  return `<table><tr><th>${both("项目", "work")}<th>${both("内容", "what")}<th class="n">${both("目标", "target")}<th class="n">${both("实测", "measured")}<th><th>${both("未达原因", "why it is missed")}
${targets
  .map(
    ({ work, what, target, measured, verdict, why = "" }) =>
      `<tr><td>${escapeHtml(work)}<td>${escapeHtml(what)}<td class="n">${escapeHtml(target)}<td class="n">${escapeHtml(measured)}<td class="${css[verdict]}">${words[verdict]}<td class="soft">${escapeHtml(why)}`,
  )
  .join("\n")}
</table>`;
}

/** Every contest whose rival was right and faster. */
function losses(works, rows) {
  const lost = rows.filter((row) => row.theirs && !row.wrong && row.theirs.medianMs < row.ours.medianMs);
  if (lost.length === 0) return `<p>${both("本次没有。", "Nowhere in this run.")}</p>`;
  return `<table><tr><th>${both("项目", "work")}<th>${both("方式", "mode")}<th>${both("更快者", "who is faster")}<th class="n">${both("我们慢几倍", "we are slower by")}
${lost
  .sort((a, b) => b.ours.medianMs / b.theirs.medianMs - a.ours.medianMs / a.theirs.medianMs)
  .map(({ work, mode, rival, ours, theirs }) => {
    const { title } = works.find(({ name }) => name === work);
    return `<tr><td>${escapeHtml(work)} <span class="open">${escapeHtml(title.zh)}</span><td>${MODES[mode][0].split("：")[0]} ${MODES[mode][1].split(":")[0]}<td>${escapeHtml(rival)}<td class="n">${(ours.medianMs / theirs.medianMs).toPrecision(3)}×`;
  })
  .join("\n")}
</table>`;
}

/** Our own time and memory per vertex, over sizes and works. */
function growth(rows) {
  const own = rows.filter((row) => !row.rival && row.bytes && row.ours && row.mode !== "endToEnd");
  if (own.length === 0) return "";
  return section(
    "本库每顶点用时与内存",
    "Our own time and memory per vertex",
    `<table><tr><th>${both("项目", "work")}<th>${both("方式", "mode")}<th class="n">${both("顶点", "vertices")}<th class="n">ms<th class="n">${both("纳秒/顶点", "ns per vertex")}<th class="n">${both("字节/顶点", "bytes per vertex")}
${own
  .map(
    ({ work, mode, vertices, ours, bytes }) =>
      `<tr><td>${work}<td>${mode}<td class="n">${vertices.toLocaleString("en")}<td class="n">${format(ours.medianMs)}<td class="n">${Math.round((ours.medianMs * 1e6) / vertices)}<td class="n">${Math.round(bytes / vertices)}`,
  )
  .join("\n")}
</table>`,
  );
}

function memoryTables(memory) {
  const groups = [...new Set(memory.map(({ work, mode }) => `${work} ${mode}`))];
  return groups
    .map((group) => {
      const bars = memory
        .filter((row) => `${row.work} ${row.mode}` === group && row.peakBytes > 0)
        .map(({ rival, peakBytes }) => ({
          name: rival,
          css: rival === "sanxian" ? "ours" : "theirs",
          value: peakBytes / 2 ** 20,
          low: peakBytes / 2 ** 20,
          high: peakBytes / 2 ** 20,
          note: "",
        }))
        .sort((a, b) => a.value - b.value);
      return `<h3>${escapeHtml(group)}</h3>${bars.length ? barChart(bars, " MB") : ""}`;
    })
    .join("");
}

function sizeChart(sizes) {
  const bars = sizes
    .filter(({ gzip }) => gzip)
    .map(({ name, bytes, gzip }) => ({
      name,
      css: name.startsWith("sanxian") || name === "core.wasm" ? "ours" : "theirs",
      value: gzip / 1024,
      low: gzip / 1024,
      high: gzip / 1024,
      note: `${format(bytes / 1024)} KB raw`,
    }));
  return `<p>${both("为浏览器打包压缩后的体积（含 WASM），gzip", "bundled and minified for a browser, WASM included, gzip")}</p>${barChart(bars, " KB")}`;
}

function accuracyTable(accuracy) {
  const error = ({ relative, absolute }) => `${relative.toExponential(1)} (${absolute.toExponential(1)} m²)`;
  return `<table><tr><th>${both("环", "ring")}<th class="n">m²<th class="n">${both("对数值积分", "against quadrature")}<th class="n">${both("对加密的 GeographicLib", "against GeographicLib, densified")}
${accuracy
  .map(
    ({ name, m2, quadrature, geographiclib }) =>
      `<tr><td>${escapeHtml(name)}<td class="n">${m2.toExponential(4)}<td class="n">${error(quadrature)}<td class="n">${error(geographiclib)}`,
  )
  .join("\n")}
</table>`;
}

function section(zh, en, body) {
  return `<section><h2>${both(zh, en)}</h2>${body}</section>`;
}

function both(zh, en) {
  return `${escapeHtml(zh)} <span lang="en">${escapeHtml(en)}</span>`;
}

function format(value) {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

function escapeHtml(text) {
  return String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
