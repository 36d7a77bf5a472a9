// Three updates of the showcase, and one of each kind that must be refused, derived from taizhou.scheme.json so that they follow
// it: a nature reserve is enlarged (synchronous), an industrial park is planned anew (dynamic), five years go by (periodic).
//
//   node docs/showcase/updates.mjs FOLDER      writes versions, updates, history and monitoring data; needs `npm run build`
//
// Everything here is made up, as the showcase is. docs/guides/lifecycle.md tells it as a story; test/showcase checks it.

const AUTHORITY_STEPS = (year, authority, bureau) => [
  { to: "linked", on: `${year}-02-15`, by: bureau },
  { to: "submitted", on: `${year}-03-20`, by: authority },
  { to: "filed", on: `${year}-05-10`, by: "浙江省生态环境厅（示例）", receipt: `示例备〔${year}〕1号` },
  { to: "published", on: `${year}-06-01`, by: authority },
  { to: "inForce", on: `${year}-06-15`, by: authority },
];

/**
 * Makes the updates. The library comes in as an argument, so that a test can hand in its source.
 *
 * @param first - the scheme of the showcase
 * @param library - `overlay`, `area`, `beginHistory`, `draftVersion`, `advance` of the package
 */
export function makeUpdates(first, library) {
  const { overlay, area, beginHistory, draftVersion, advance } = library;
  const { authority, competentBody } = first;
  const collect = (items) => ({
    type: "FeatureCollection",
    features: items.map(({ geometry }) => ({ type: "Feature", properties: null, geometry })),
  });
  const box = ([w, s, e, n]) => ({ type: "Polygon", coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }); // biome-ignore format: one ring
  const ringsOf = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates).flat();
  const verticesOf = (geometry) => ringsOf(geometry).flat();
  const boxOf = (geometry) => {
    const points = verticesOf(geometry);
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  };
  const largest = (items) => items.reduce((a, b) => (area(b.geometry) > area(a.geometry) ? b : a));

  /** The part of a box on ground of some items. */
  const groundIn = (scheme, frame, items) => {
    const laid = overlay(
      { frame: collect([{ geometry: box(frame) }]), items: collect(items) },
      { grid: scheme.gridDeg },
    );
    const taken = laid.dissolve((face) =>
      laid.coveringIndices("frame", face).length > 0 && laid.coveringIndices("items", face).length > 0 ? "taken" : null,
    );
    if (taken.features.length === 0)
      throw new Error("the box meets none of the items: the showcase has changed, choose another place");
    return taken.features[0].geometry;
  };
  /** Items with some ground given to the one of a code; others that lie there lose it, and vanish when nothing is left. */
  const given = (scheme, items, ground, code) => {
    const laid = overlay({ items: collect(items), ground: collect([{ geometry: ground }]) }, { grid: scheme.gridDeg });
    const touched = new Set([code]);
    for (const { keys } of laid.tabulate("items", "ground"))
      if (keys.ground.length > 0) for (const i of keys.items) touched.add(items[i].code);
    const parts = new Map(
      laid
        .dissolve((face) => {
          const own = laid.coveringIndices("items", face).map((i) => items[i].code)[0];
          if (laid.coveringIndices("ground", face).length > 0) return code;
          return own !== undefined && touched.has(own) ? own : null;
        })
        .features.map(({ id, geometry }) => [id, geometry]),
    );
    return items
      .filter((item) => !touched.has(item.code) || parts.has(item.code))
      .map((item) => (touched.has(item.code) ? { ...item, geometry: parts.get(item.code) } : item));
  };
  const version = (scheme, number, baseDate) => {
    const { filing: _f, publishedOn: _p, validFrom: _v, validTo: _t, ...rest } = scheme.version;
    return { ...scheme, version: { ...rest, number, baseDate, status: "drafting" } };
  };

  // ── 2026, synchronous: the reserve behind the largest red line is enlarged to the east
  const redlineCodes = new Set(first.threeLines.redline.zones);
  const redline = largest(first.zones.filter(({ code }) => redlineCodes.has(code)));
  const east = verticesOf(redline.geometry).reduce((a, b) => (b[0] > a[0] ? b : a));
  const around = (by) => [east[0] - by, east[1] - by, east[0] + by, east[1] + by];
  const county = redline.county;
  const open = first.units.filter(
    (unit) => unit.county === county && unit.realm === "land" && unit.keyKind === undefined,
  );
  const reserve = groundIn(first, around(0.02), open);
  const reserveUnit = first.units
    .filter((unit) => unit.class === "priority" && unit.reasons.some(({ zones }) => zones.includes(redline.code)))
    .reduce((a, b) => (area(b.geometry) > area(a.geometry) ? b : a));
  const enlarged = (ground) => ({
    ...version(first, "2026", "2026-01-31"),
    units: given(first, first.units, ground, reserveUnit.code),
    zones: [
      ...given(
        first,
        first.zones.filter(({ element }) => element === "ecology"),
        ground,
        redline.code,
      ),
      ...first.zones.filter(({ element }) => element !== "ecology"),
    ],
  });
  const synchronous = {
    kind: "synchronous",
    authority,
    on: "2026-03-10",
    triggers: [
      {
        id: "reserve",
        kind: "protectedArea",
        action: "adjust",
        area: reserve,
        evidence: ["reserve-approval", "redline-approval"],
      },
      { id: "redline", kind: "redline", action: "adjust", area: reserve, evidence: ["redline-approval"] },
    ],
    evidence: [
      {
        id: "reserve-approval",
        kind: "approval",
        title: "关于扩大示例自然保护区的批复（示例）",
        by: "浙江省人民政府（示例）",
        date: "2026-01-12",
      },
      {
        id: "redline-approval",
        kind: "approval",
        title: "生态保护红线局部调整方案批复（示例）",
        by: "浙江省人民政府（示例）",
        date: "2026-01-20",
      },
    ],
  };
  const v2026 = enlarged(reserve);
  // refused: the new border was drawn a kilometre beyond what was approved
  const beyond = enlarged(groundIn(first, around(0.03), open));

  // ── 2027, dynamic: an industrial park grows onto general ground beside it, after its plan
  const landOf = (unit, zoneClass) =>
    v2026.units.filter((one) => one.county === unit.county && one.class === zoneClass && one.realm === "land");
  const park = largest(
    v2026.units.filter(
      (unit) => unit.keyKind === "park" && landOf(unit, "general").length > 0 && landOf(unit, "priority").length > 0,
    ),
  );
  const frameOf = ([w, s, e, n], by) => [w - by, s - by, e + by, n + by];
  const general = landOf(park, "general");
  const planned = groundIn(v2026, frameOf(boxOf(park.geometry), 0.008), general);
  const parkTerm = {
    id: "TZ-U1",
    tier: "park",
    dimension: "riskPrevention",
    theme: "risk",
    modality: "require",
    text: `${park.name.replace(/重点管控单元.*$/, "")}扩区范围内的新建项目应当编制突发环境事件应急预案。`,
    textEn: "New projects in the extended park draw up an emergency plan.",
    scope: { units: [park.code] },
    when: { op: "nature", in: ["new"] },
    obligation: { what: "突发环境事件应急预案", whatEn: "an emergency plan" },
    basis: [first.legalBases[0].id],
  };
  const replanned = (ground) => ({
    ...version(v2026, "2027", "2027-01-31"),
    units: given(v2026, v2026.units, ground, park.code),
    ...(v2026.parks === undefined
      ? {}
      : {
          parks: v2026.parks.map((one) =>
            one.code === park.park ? { ...one, geometry: given(v2026, [one], ground, one.code)[0].geometry } : one,
          ),
        }),
    terms: [...v2026.terms, parkTerm],
  });
  const dynamic = (ground) => ({
    kind: "dynamic",
    authority,
    on: "2027-03-15",
    triggers: [{ id: "park-plan", kind: "spatialPlan", area: ground, evidence: ["park-plan-approval"] }],
    evidence: [
      {
        id: "park-plan-approval",
        kind: "approval",
        title: "产业园区总体规划（修编）批复（示例）",
        by: "浙江省人民政府（示例）",
        date: "2027-01-08",
      },
    ],
  });
  // the plan's area is the park as it will be
  const plannedPark = given(v2026, [park], planned, park.code)[0].geometry;
  const v2027 = replanned(planned);
  // refused: the plan takes ground of a priority unit, and a plan cannot do that
  const middle = (frame) => [(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2];
  const at = middle(boxOf(park.geometry));
  const priority = landOf(park, "priority");
  const distance2 = ([x, y]) => (x - at[0]) ** 2 + (y - at[1]) ** 2;
  const nearest = priority
    .flatMap(({ geometry }) => verticesOf(geometry))
    .reduce((a, b) => (distance2(b) < distance2(a) ? b : a));
  const greedy = groundIn(
    v2026,
    [nearest[0] - 0.006, nearest[1] - 0.006, nearest[0] + 0.006, nearest[1] + 0.006],
    priority,
  );

  // ── 2029, periodic: five years on, the largest general unit is parted, an expired term goes, targets rise
  const wide = largest(v2027.units.filter((unit) => unit.class === "general" && unit.realm === "land"));
  const [w, s, , n] = boxOf(wide.geometry);
  const west = groundIn(v2027, [w - 0.01, s - 0.01, middle(boxOf(wide.geometry))[0], n + 0.01], [wide]);
  const taken = new Set(v2027.units.map(({ code }) => code));
  const serial = [...Array(9999).keys()]
    .map((i) => `${wide.code.slice(0, 9)}${String(i + 1).padStart(4, "0")}`)
    .find((code) => !taken.has(code));
  const parted = [
    ...v2027.units,
    { ...wide, code: serial, name: `${wide.name}·西`, geometry: { type: "MultiPolygon", coordinates: [] } },
  ];
  const raised = (lines, by) => ({
    ...lines,
    qualityBottomLines: lines.qualityBottomLines.map((line) => ({
      ...line,
      indicators: line.indicators.map((one) => ({
        ...one,
        targets: one.targets.map((target) =>
          target.bound === "atLeast" ? { ...target, value: Math.min(100, target.value + by) } : target,
        ),
      })),
    })),
  });
  const fiveYearsOn = {
    ...version(v2027, "2029", "2029-06-30"),
    units: given(v2027, parted, west, serial),
    terms: v2027.terms.filter(({ validTo }) => validTo === undefined || validTo >= "2029-08-20"),
    threeLines: raised(v2027.threeLines, 1),
  };
  const periodic = {
    kind: "periodic",
    authority,
    on: "2029-08-20",
    triggers: [{ id: "five-years", kind: "fiveYears", area: "territory", evidence: ["plans"] }],
    evidence: [
      {
        id: "plans",
        kind: "planEvaluation",
        title: "国民经济和社会发展规划、国土空间规划评估报告（示例）",
        by: "台州市人民政府（示例）",
        date: "2029-06-01",
      },
      {
        id: "tracking",
        kind: "trackingEvaluation",
        title: "生态环境分区管控五年评估报告（示例）",
        by: competentBody,
        date: "2029-07-01",
      },
    ],
  };
  // refused: two years early, and the ceiling of water use is lifted
  const early = {
    ...periodic,
    on: "2027-08-20",
    evidence: periodic.evidence.map((one) => ({ ...one, date: "2027-06-01" })),
  };
  const lifted = {
    ...fiveYearsOn,
    threeLines: {
      ...fiveYearsOn.threeLines,
      resourceUpperLimits: fiveYearsOn.threeLines.resourceUpperLimits.map((line) =>
        line.resource === "water"
          ? {
              ...line,
              indicators: line.indicators.map((one) => ({
                ...one,
                targets: one.targets.map((target) => ({ ...target, value: target.value + 1 })),
              })),
            }
          : line,
      ),
    },
  };

  let history = beginHistory(first);
  for (const [scheme, update, year] of [
    [v2026, synchronous, 2026],
    [v2027, dynamic(plannedPark), 2027],
    [fiveYearsOn, periodic, 2029],
  ]) {
    // a periodic version is drafted once it is decided, the others in the January before
    const late = year === 2029;
    history = draftVersion(history, scheme, update, { on: late ? "2029-08-21" : `${year}-01-31`, by: competentBody });
    for (const step of AUTHORITY_STEPS(late ? 2030 : year, authority, competentBody)) {
      const outcome = advance(history, scheme.version.number, step);
      if (!outcome.accepted) throw new Error(outcome.findings.map(({ message }) => message.en).join(" "));
      history = outcome.history;
    }
  }

  const monitored = park.code;
  const monitoring = {
    format: "sanxian.monitoring",
    formatVersion: "1",
    scheme: first.id,
    series: [
      {
        id: "park-nh3n",
        name: "园区下游氨氮（示例）",
        unit: monitored,
        aspect: "quality",
        measuredIn: "mg/L",
        better: "lower",
        source: "示例断面，年均值",
        limit: { value: 1, bound: "atMost" },
        targets: [{ year: 2025, value: 1, unit: "mg/L", bound: "atMost" }],
        points: [0.52, 0.55, 0.61, 0.6, 0.68, 0.73, 0.77, 0.82].map((value, i) => ({ on: `${2018 + i}-12-31`, value })),
      },
      {
        id: "reserve-cover",
        name: "植被覆盖度（示例）",
        unit: reserveUnit.code,
        aspect: "function",
        measuredIn: "%",
        better: "higher",
        source: "示例遥感解译，年均值",
        points: [84, 83.8, 84.1, 84, 83.9, 84.2, 84, 84.1].map((value, i) => ({ on: `${2018 + i}-12-31`, value })),
      },
    ],
    problems: [
      {
        id: "park-1",
        unit: monitored,
        type: "prominentProblem",
        what: "园区下游氨氮逐年上升（示例）",
        foundOn: "2026-03-01",
        evidence: ["park-nh3n"],
        sources: ["园区污水处理厂（示例）"],
        measures: [{ what: "污水处理厂提标改造", by: "园区管委会（示例）", deadline: "2026-12-31" }],
        steps: [{ to: "ordered", on: "2026-04-01", by: competentBody, deadline: "2026-12-31" }],
        series: "park-nh3n",
      },
    ],
    patches: [
      {
        id: "patch-1",
        kind: "construction",
        foundOn: "2026-09-12",
        source: "示例卫星影像",
        geometry: box([east[0] - 0.011, east[1] - 0.001, east[0] - 0.009, east[1] + 0.001]),
      },
    ],
    accounts: [
      {
        unit: monitored,
        pollutant: "COD",
        year: 2026,
        limit: { value: 320, unit: "t/a" },
        used: { value: 241, unit: "t/a" },
        committed: { value: 30, unit: "t/a" },
        source: "示例排污许可",
      },
      {
        unit: monitored,
        pollutant: "CO2e",
        year: 2026,
        limit: { value: 900000, unit: "t/a" },
        used: { value: 610000, unit: "t/a" },
        source: "示例核算",
      },
    ],
    carbonPilots: [monitored],
    cases: [
      { id: "case-1", title: "园区废水分质收集（示例）", adminCode: park.county, on: "2026-05-20", kind: "example" },
    ],
  };

  // a factory that was planned where the reserve is now
  const factory = {
    format: "sanxian.project",
    formatVersion: "1",
    id: "demo-factory",
    name: "山货加工厂项目（示例）",
    nameEn: "Food factory (demonstration)",
    natures: ["new"],
    industries: ["C1371"],
    // all that its terms ask, so that the version alone decides
    facts: {
      process: ["清洗", "烘干", "包装"],
      product: ["笋干"],
      material: ["鲜笋"],
      pollutant: ["COD"],
      flags: Object.fromEntries(
        [
          ...["twoHigh", "nationalStrategic", "majorInfrastructure", "livelihood", "limitedHumanActivity"],
          ...["ecologicallyHarmless", "directDischarge", "newSewageOutfall", "chemical", "tailings"],
          ...["safetyOrEcologicalUpgrade", "highPollutionFuel", "seaReclamation", "raisesDischarge"],
        ].map((flag) => [flag, false]),
      ),
      quantities: {
        landArea: { value: 4, unit: "hm2" },
        waterUse: { value: 9000, unit: "m3/a" },
        waterReuse: { value: 80, unit: "%" },
        investmentIntensity: { value: 3000, unit: "万元/hm2" },
        noxEmission: { value: 0, unit: "t/a" },
        hazardousWasteDisposal: { value: 100, unit: "%" },
      },
      replacement: { COD: 2 },
      receivingWater: { name: "镇污水处理厂", compliant: true },
      listed: {
        ...{ marketAccessProhibited: [], greenIndustry: [], hazardousChemicals: [], highTech: [] },
        ...{ industrialClass: ["一类"], landUse: ["工业"] },
      },
      relocation: null,
      approvedOn: "2026-09-10",
      startedOn: "2026-11-01",
    },
    footprint: box([
      middle(boxOf(reserve))[0] + 0.008,
      middle(boxOf(reserve))[1] - 0.001,
      middle(boxOf(reserve))[0] + 0.01,
      middle(boxOf(reserve))[1] + 0.001,
    ]),
  };

  return {
    history,
    monitoring,
    projects: [factory],
    updates: [
      { name: "2026-synchronous", before: first, after: v2026, update: synchronous, refused: null },
      { name: "2026-refused", before: first, after: beyond, update: synchronous, refused: "UPDATE_OUTSIDE_TRIGGER" },
      { name: "2027-dynamic", before: v2026, after: v2027, update: dynamic(plannedPark), refused: null },
      {
        name: "2027-refused",
        before: v2026,
        after: replanned(greedy),
        update: dynamic(greedy),
        refused: "UPDATE_FUNCTION_LOWERED",
      },
      {
        name: "2029-periodic",
        before: v2027,
        after: fiveYearsOn,
        update: periodic,
        refused: null,
        lastPeriodicOn: first.version.publishedOn,
      },
      {
        name: "2029-refused",
        before: v2027,
        after: lifted,
        update: early,
        refused: "UPDATE_NOT_YET_DUE",
        lastPeriodicOn: first.version.publishedOn,
      },
    ],
  };
}

if (import.meta.url === (await import("node:url")).pathToFileURL(process.argv[1] ?? "").href) {
  const { mkdirSync, readFileSync, writeFileSync } = await import("node:fs");
  const { join } = await import("node:path");
  const folder = process.argv[2] ?? "sanxian-lifecycle";
  const library = await import("../../dist/index.js");
  const scheme = JSON.parse(readFileSync(new URL("taizhou.scheme.json", import.meta.url), "utf8"));
  const { updates, history, monitoring, projects: stock } = makeUpdates(scheme, library);
  mkdirSync(folder, { recursive: true });
  const write = (name, value) => writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
  write("2024.scheme.json", scheme);
  for (const { name, after, update } of updates) {
    write(`${name}.scheme.json`, after);
    write(`${name}.update.json`, { format: "sanxian.update", formatVersion: "1", ...update });
  }
  write("history.json", history);
  write("monitoring.json", monitoring);
  const projects = ["admissible", "inadmissible", "undetermined", "line", "point"].map((name) =>
    JSON.parse(readFileSync(new URL(`projects/${name}.project.json`, import.meta.url), "utf8")),
  );
  write("projects.json", [...projects, ...stock]);
}
