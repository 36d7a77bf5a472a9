// What we set out to reach, as ratios taken in one run on one machine. A ratio compares two medians that were measured in
// alternation in the same process. A row that cannot be measured in this run says so.

/** The contests that the targets rest on: work, mode, and the rivals that may decide. Our core alone is always among them. */
export const NEEDED = [
  ["six", "kernel", "mapshaper"],
  ["cov64k", "labels"],
  ["cov640k", "kernel", "mapshaper", "clipper2-wasm", "geos-wasm"],
  ["cov640k", "labels"],
  ["cov4M", "labels"],
  ["star100k", "endToEnd", "clipper2-wasm", "geos-wasm", "martinez"],
  ["smooth100k", "endToEnd", "clipper2-wasm", "geos-wasm", "martinez"],
  ["blob100k", "kernel", "clipper2-wasm", "geos-wasm"],
  ["spiky10k", "kernel", "clipper2-wasm"],
  ["spiky10k", "endToEnd", "ishape_wasm"],
  ["comb", "kernel", "clipper2-wasm"],
  ["dissolve50k", "kernel", "mapshaper", "geos-wasm-coverage"],
  ["dissolve50k", "endToEnd", "geos-wasm-coverage", "ishape_wasm", "mapshaper"],
  ["coast", "kernel", "geos-wasm"],
  ["points40k", "kernel", "which-polygon", "point-in-polygon-hao"],
  ["area", "kernel", "geographiclib-geodesic"],
  ["plotsBatch", "kernel", "clipper2-wasm"],
  ["plotsCut", "kernel", "clipper2-wasm"],
  ["plotsScreen", "kernel"],
];

/** Why a target is missed, as far as profiles tell; by work. Shown beside what was missed, and to be kept true. */
const WHY = {
  six: "the profile is flat: some twenty passes of 3 to 6 % each over nodes, edges, cells, arcs, rings and labels, and an empty pass that proves the noding; there is no one step to cut",
  cov64k:
    "the same flat profile; a vertex is merged, registered in cells, compared, chained and labelled, 10 to 20 ns each",
  cov640k: "the same flat profile; rivals in pairs leave out labels and do not prove their noding",
  cov4M:
    "the same instructions as at 64k and half as much again of waiting for memory: passes over 560 MB leave the cache",
  star100k:
    "two rings that hardly cross: a clipper reads each vertex once, we merge, label and prove it, and every ring comes back as valid GeoJSON",
  smooth100k: "as star100k",
  blob100k: "as star100k, without the reading and writing of GeoJSON",
  dissolve50k: "CoverageUnion trusts that its input is a clean coverage and drops edges that occur twice; we node it",
  comb: "each crossing becomes a node, four pieces in a hash table, and a labelled face, of which a clipper keeps none",
  coast: "a footprint is one arrangement, and one of forty vertices costs 0.1 ms of fixed work; the rest is the window",
  points40k: "points are located exactly, on the grid and by the rule for borders; the rival compares doubles",
  plotsBatch:
    "the rival's cut is 60 to 90 µs a plot, so a twentieth leaves 4 µs for reading, finding, cutting, judging 489 terms and the verdict; four tenths of our time is the judging, which the rival's job needs as well",
  plotsCut:
    "two or three lines of memory that no cache holds for each plot, the reading of its ring, and, for one in three, the comparison of its edges with those of the borders, in exact arithmetic",
  plotsScreen:
    "CPU time, what the collector and the compiler take in threads of their own included; by the clock half are answered within 0.26 ms when warm. A quarter of a megabyte is allocated for each, most of it the results of 450 terms out of scope, which nobody shares",
  area: "two sums with compensation and a sine and cosine of 15 ns a vertex, which the error bound needs",
};

/** Judges all targets over the results of a run. */
export function judge(results) {
  return judged(results).map((row) => (row.verdict === "missed" ? { ...row, why: WHY[row.work] } : row));
}

function judged({ rows, sizes, accuracy }) {
  const find = (work, mode, rival) => rows.find((r) => r.work === work && r.mode === mode && r.rival === rival);
  const ratio = (work, mode, rival) => {
    const row = find(work, mode, rival);
    return row?.theirs ? row.theirs.medianMs / row.ours.medianMs : undefined;
  };
  const fastest = (work, mode) => {
    const rivals = rows.filter(
      (r) => r.work === work && r.mode === mode && r.theirs && !r.wrong && !r.rival.endsWith("-shared"),
    );
    // who is fastest is only known when all who may be were asked
    const [, , ...needed] = NEEDED.find(([w, m]) => w === work && m === mode);
    if (rivals.length === 0 || needed.some((name) => !find(work, mode, name))) return [undefined, ""];
    return rivals.map((r) => [r.theirs.medianMs / r.ours.medianMs, r.rival]).sort((a, b) => a[0] - b[0])[0];
  };
  const nsPerVertex = (work, mode) => {
    const row = find(work, mode, undefined);
    return row?.ours ? (row.ours.medianMs * 1e6) / row.vertices : undefined;
  };
  const bytesPerVertex = (work) => {
    const row = find(work, "labels", undefined);
    return row?.bytes ? row.bytes / row.vertices : undefined;
  };
  const atLeast = (work, what, goal, value, note = "") => ({
    work,
    what,
    target: `≥ ${goal}×`,
    measured: value === undefined ? "—" : `${value.toPrecision(3)}×${note}`,
    verdict: value === undefined ? "not measured" : value >= goal ? "met" : "missed",
  });
  const atMost = (work, what, goal, unit, value, digits = 3) => ({
    work,
    what,
    target: `≤ ${goal} ${unit}`,
    measured: value === undefined ? "—" : `${Number(value.toPrecision(digits))} ${unit}`,
    verdict: value === undefined ? "not measured" : value <= goal ? "met" : "missed",
  });
  const named = (work, mode, goal, what) => {
    const [value, name] = fastest(work, mode);
    return atLeast(work, what, goal, value, value === undefined ? "" : ` (${name})`);
  };

  const small = nsPerVertex("cov64k", "labels");
  const middle = nsPerVertex("cov640k", "labels");
  const large = nsPerVertex("cov4M", "labels");
  const coast = find("coast", "kernel", undefined);
  const batch = find("plotsBatch", "kernel", undefined);
  const single = find("plotsScreen", "kernel", undefined);
  const core = sizes.find(({ name }) => name === "core.wasm");
  return [
    named("six", "kernel", 12, "all faces labelled, kernel, fastest rival"),
    atLeast("cov640k", "all pieces, kernel, mapshaper", 6, ratio("cov640k", "kernel", "mapshaper")),
    atLeast("cov640k", "all pieces, kernel, clipper2-wasm in pairs", 10, ratio("cov640k", "kernel", "clipper2-wasm")),
    atLeast("cov640k", "all pieces, kernel, geos-wasm in pairs", 30, ratio("cov640k", "kernel", "geos-wasm")),
    atMost("cov64k", "labels and areas, per raw vertex", 200, "ns", small),
    atMost("cov640k", "labels and areas, per raw vertex", 200, "ns", middle),
    atMost("cov4M", "labels and areas, per raw vertex", 200, "ns", large),
    atMost("cov4M", "largest per vertex over smallest", 1.3, "×", large && small && large / small),
    atMost("cov64k", "memory per vertex", 135, "bytes", bytesPerVertex("cov64k")),
    atMost("cov640k", "memory per vertex", 135, "bytes", bytesPerVertex("cov640k")),
    atMost("cov4M", "memory per vertex", 135, "bytes", bytesPerVertex("cov4M")),
    atLeast("star100k", "end to end, clipper2-wasm", 2.5, ratio("star100k", "endToEnd", "clipper2-wasm")),
    atLeast("star100k", "end to end, geos-wasm", 3, ratio("star100k", "endToEnd", "geos-wasm")),
    atLeast("star100k", "end to end, martinez", 12, ratio("star100k", "endToEnd", "martinez")),
    atLeast("smooth100k", "end to end, clipper2-wasm", 2.5, ratio("smooth100k", "endToEnd", "clipper2-wasm")),
    atLeast("smooth100k", "end to end, geos-wasm", 3, ratio("smooth100k", "endToEnd", "geos-wasm")),
    atLeast("smooth100k", "end to end, martinez", 12, ratio("smooth100k", "endToEnd", "martinez")),
    named("blob100k", "kernel", 1.4, "kernel, fastest rival"),
    atLeast("spiky10k", "kernel, clipper2-wasm", 5, ratio("spiky10k", "kernel", "clipper2-wasm")),
    atLeast("spiky10k", "end to end, ishape_wasm", 3, ratio("spiky10k", "endToEnd", "ishape_wasm")),
    named("dissolve50k", "kernel", 8, "kernel, fastest rival"),
    named("dissolve50k", "endToEnd", 8, "end to end, fastest rival"),
    atLeast("comb", "kernel, clipper2-wasm (we may be 3 times slower)", 0.33, ratio("comb", "kernel", "clipper2-wasm")),
    atMost("coast", "one footprint, prepared", 0.3, "ms", coast?.ours && coast.ours.medianMs / 1000),
    named("coast", "kernel", 50, "one footprint, fastest rival"),
    named("points40k", "kernel", 8, "fastest flatbush + point in polygon"),
    atMost("plotsBatch", "a plot in a batch (20,000 a second)", 50, "µs", batch?.ours && batch.ours.medianMs / 2),
    atLeast(
      "plotsBatch",
      "the same job with flatbush and clipper2-wasm",
      20,
      ratio("plotsBatch", "kernel", "clipper2-wasm"),
    ),
    atLeast("plotsCut", "the geometry alone, as above", 20, ratio("plotsCut", "kernel", "clipper2-wasm")),
    atMost("plotsScreen", "a whole analysis, half of them within", 0.3, "ms", single?.ours?.found.p50Ms),
    atLeast("area", "kernel, geographiclib-geodesic", 50, ratio("area", "kernel", "geographiclib-geodesic")),
    exact("against quadrature", "quadrature", accuracy),
    // below a square kilometre GeographicLib's own rounding is larger than what is allowed
    exact(
      "against GeographicLib densified, over 1 km²",
      "geographiclib",
      accuracy.filter(({ m2 }) => m2 > 1e6),
    ),
    atMost("core.wasm", "raw", 45 * 1024, "bytes", core.bytes, 6),
    atMost("core.wasm", "gzip", 16 * 1024, "bytes", core.gzip, 6),
  ];
}

function exact(what, reference, rings) {
  const worst = rings.map((ring) => ring[reference]).reduce((a, b) => (badness(b) > badness(a) ? b : a));
  return {
    work: "area",
    what: `error ${what}`,
    target: "≤ 1e-11 or 1e-6 m²",
    measured: `${worst.relative.toExponential(1)}, ${worst.absolute.toExponential(1)} m²`,
    verdict: badness(worst) <= 1 ? "met" : "missed",
  };
}

/** How far a ring's area is beyond what is allowed; 1 is just allowed. */
function badness({ relative, absolute }) {
  return Math.min(relative / 1e-11, absolute / 1e-6);
}
