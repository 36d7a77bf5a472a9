// Graded schemes: the province coordinates, the city lands. A city's scheme is checked against its province's: nowhere weaker,
// units that keep or divide the province's and never straddle their borders, the very same red line; and a province's units
// are put together from those of its cities, with the certificate that they cover it.
//
// Each check is read off one overlay of both schemes within the city's territory; what is wrong is summed by pair of units.
// Cost: one arrangement of both, linear in its faces.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import {
  type BilingualText,
  CLASS_DIGIT,
  type ControlUnit,
  type ElementZone,
  type Finding,
  fillText,
  LABELS,
  type LayerRecord,
  type Severity,
  type Territory,
  type ThreeLines,
  type ZoneClass,
} from "../domain/index.ts";
import { compareText, sortedBy } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type OverlayOptions, overlay } from "../geometry/index.ts";
import { type CertifyOptions, certify } from "./certificate.ts";
import type { CoverageCertificate } from "./certificate-form.ts";

/** A scheme of either level, as much of it as is compared; a `ZoningScheme` is one. 分级方案. */
export interface GradedScheme {
  /** Its ground. 行政辖区. */
  readonly territory: Territory;
  /** Units. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** Zones, for the red line. 要素分区. */
  readonly zones?: readonly ElementZone[];
  /** What the layers cover. 图层来源. */
  readonly layers?: readonly LayerRecord[];
  /** The three lines; zones named as red line there are, beside those of type `1110`. 三线. */
  readonly threeLines?: Pick<ThreeLines, "redline">;
  /** Grid step in degrees. 网格步长(度). */
  readonly gridDeg?: number;
}

/** Options of {@link checkAgainstProvince}. 分级核对选项. */
export interface GradedOptions {
  /** Ground below this is not told, m²; 1 unless given. 面积阈值. */
  readonly minAreaM2?: number;
}

/** Ground by class in the province's scheme and in the city's. 类别对照. */
export interface ClassPair {
  /** Class in the province's scheme; `null` where it has no unit. 省级类别. */
  readonly province: ZoneClass | null;
  /** Class in the city's scheme; `null` where it has no unit. 市级类别. */
  readonly city: ZoneClass | null;
  /** Ground, m². 面积. */
  readonly areaM2: number;
}

/** What {@link checkAgainstProvince} gives back. 分级核对结果. */
export interface GradedCheck {
  /** Whether no finding is an error. 是否一致. */
  readonly consistent: boolean;
  /** Ground within the city's territory by class and class, by precedence. 类别对照表. */
  readonly classes: readonly ClassPair[];
  /** Ground where the city is weaker than the province, m². 弱于省级的面积. */
  readonly weakerM2: number;
  /** Ground where it is stricter, m². 严于省级的面积. */
  readonly stricterM2: number;
  /** Red line of the province that the city's scheme lacks, m². 市级缺少的红线. */
  readonly redlineLackedM2: number;
  /** Red line of the city's scheme that the province's lacks, m². 市级多出的红线. */
  readonly redlineAddedM2: number;
  /** Everything that is wrong, the gravest first, then by code. 问题. */
  readonly findings: readonly Finding[];
}

const TEXT = {
  GRADED_WEAKER: {
    zh: "市级单元 {unit} 在 {at} 有 {areaM2} m² 为{classZh}，而省级单元 {other} 为{otherZh}；市级不得弱于省级，请提高类别。",
    en: "{areaM2} m² of the city's unit {unit} at {at} are {classEn}, where the province's {other} is {otherEn}; a city may not be weaker, raise the class.",
  },
  GRADED_STRADDLES: {
    zh: "市级单元 {unit} 跨越省级单元边界：除 {main} 外，在 {at} 有 {areaM2} m² 位于省级单元 {other}；请沿省级边界切分。",
    en: "The city's unit {unit} crosses a border of the province's units: beside {main}, {areaM2} m² at {at} lie in {other}; cut it there.",
  },
  GRADED_BORDER: {
    zh: "单元 {unit} 在省、市两级编码相同而边界不同，相差 {areaM2} m²；请统一边界，或另行编码。",
    en: "Unit {unit} has one code in both schemes and two borders, {areaM2} m² apart; make them one, or give another code.",
  },
  GRADED_UNIT_MISSING: {
    zh: "省级单元 {unit} 在市级辖区内有 {areaM2} m²，市级方案中没有对应单元；请补上。",
    en: "{areaM2} m² of the province's unit {unit} lie in the city's territory, whose scheme has no unit there; add it.",
  },
  GRADED_UNIT_BEYOND: {
    zh: "市级单元 {unit} 在 {at} 有 {areaM2} m² 不在任何省级单元内；请核对边界。",
    en: "{areaM2} m² of the city's unit {unit} at {at} lie in no unit of the province; check the border.",
  },
  GRADED_REDLINE_LACKED: {
    zh: "省级生态保护红线 {zone} 在 {at} 有 {areaM2} m² 未列入市级方案；红线须与省级一致，请补上。",
    en: "{areaM2} m² of the province's red line {zone} at {at} are missing in the city's scheme; the red line is one, add them.",
  },
  GRADED_REDLINE_ADDED: {
    zh: "市级生态保护红线 {zone} 在 {at} 有 {areaM2} m² 不在省级红线内；红线须与省级一致，请核对。",
    en: "{areaM2} m² of the city's red line {zone} at {at} are not in the province's; the red line is one, check it.",
  },
  GRADED_CODE_TWICE: {
    zh: "{kindZh}编码 {code} 在 {cities} 重复；拼接前请改为唯一编码。",
    en: "{kindEn} code {code} occurs in {cities}; make it unique before they are put together.",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

function finding(
  code: keyof typeof TEXT,
  severity: Severity,
  subject: string,
  values: Record<string, string | number>,
  position?: readonly number[],
): Finding {
  const at = position && ([position[0]!, position[1]!] as const);
  const shown: Record<string, string | number> = { ...values };
  if (typeof values.areaM2 === "number") shown.areaM2 = Number(values.areaM2.toPrecision(6));
  if (at) shown.at = `[${at.join(", ")}]`;
  const message = fillText(TEXT[code], shown);
  return { code, severity, subject, ...(at && { location: { position: at } }), values, message };
}

type Areas = FeatureCollection<Polygon | MultiPolygon>;

const collect = (items: readonly { readonly geometry: Polygon | MultiPolygon }[]): Areas => ({
  type: "FeatureCollection",
  features: items.map(
    ({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
  ),
});

const redlineOf = ({ zones = [], threeLines }: GradedScheme): ElementZone[] => {
  const named = new Set(threeLines?.redline.zones);
  return sortedBy(
    zones.filter(({ code, type }) => type === "1110" || named.has(code)),
    ({ code }) => code,
  );
};

/** Between two codes of a key: no document can hold it in a code that reads. */
const BETWEEN = "\u0000";

/** Ground summed under a key, with the first face that has it. */
class Tally {
  readonly sums = new Map<string, { readonly sum: Sum; readonly face: number }>();

  add(key: string, face: number, areaM2: number): void {
    let known = this.sums.get(key);
    if (known === undefined) this.sums.set(key, (known = { sum: new Sum(), face }));
    known.sum.add(areaM2);
  }

  total(): number {
    const all = new Sum();
    for (const [, { sum }] of this.ordered()) all.add(sum.value);
    return all.value;
  }

  ordered(): [string, { readonly sum: Sum; readonly face: number }][] {
    return [...this.sums].sort(([a], [b]) => compareText(a, b));
  }
}

/**
 * Checks a city's scheme against its province's, within the city's territory: classes never weaker, units that keep or divide
 * the province's, the red line identical. 市级方案与省级方案的一致性核对.
 *
 * @param city - the city's scheme; never changed
 * @param province - the province's scheme; what lies beyond the city is not looked at
 * @param options - thresholds, and the limits of overlays
 * @throws SanxianError for geometry that is none, and when a budget is passed
 * @example
 * ```ts
 * const { consistent, weakerM2, findings } = checkAgainstProvince(city, province);
 * consistent || findings.map(({ message }) => message.zh);
 * ```
 */
export function checkAgainstProvince(
  city: GradedScheme,
  province: GradedScheme,
  options: GradedOptions & Pick<OverlayOptions, "maxVertices" | "maxIntersections" | "maxBytes"> = {},
): GradedCheck {
  const { minAreaM2 = 1, ...limits } = options;
  const own = sortedBy(city.units, ({ code }) => code);
  const above = sortedBy(province.units, ({ code }) => code);
  const ownLine = redlineOf(city);
  const aboveLine = redlineOf(province);
  const steps = [city.gridDeg, province.gridDeg].filter((step) => step !== undefined);
  const faces = overlay(
    {
      territory: collect([city.territory]),
      own: collect(own),
      above: collect(above),
      ownLine: collect(ownLine),
      aboveLine: collect(aboveLine),
    },
    // a job over two schemes uses the coarser of their steps
    { ...limits, grid: steps.length > 0 ? Math.max(...steps) : "auto" },
  );
  const pairs = new Tally();
  const classes = new Tally();
  const weaker = new Tally();
  const stricter = new Tally();
  const missing = new Tally();
  const beyond = new Tally();
  const lacked = new Tally();
  const added = new Tally();
  const apart = new Map<string, Sum>();
  const sameCode = new Map(above.map((unit, i) => [unit.code, i]));
  const ownCodes = new Set(own.map(({ code }) => code));
  for (let face = 0; face < faces.faceCount; face++) {
    if (faces.coveringIndices("territory", face).length === 0) continue;
    const area = faces.areaM2[face]!;
    const mine = faces.coveringIndices("own", face);
    const theirs = faces.coveringIndices("above", face);
    const strictest = (units: readonly ControlUnit[], indices: readonly number[]): ControlUnit | undefined =>
      indices
        .map((i) => units[i]!)
        .sort((a, b) => CLASS_DIGIT[a.class] - CLASS_DIGIT[b.class] || compareText(a.code, b.code))[0];
    const unit = strictest(own, mine);
    const other = strictest(above, theirs);
    classes.add(`${other?.class ?? ""}|${unit?.class ?? ""}`, face, area);
    if (unit && other) {
      const step = CLASS_DIGIT[unit.class] - CLASS_DIGIT[other.class];
      if (step > 0) weaker.add(`${unit.code}${BETWEEN}${other.code}`, face, area);
      if (step < 0) stricter.add("", face, area);
    } else if (other) missing.add(other.code, face, area);
    else if (unit) beyond.add(unit.code, face, area);
    for (const m of mine) for (const t of theirs) pairs.add(`${own[m]!.code}${BETWEEN}${above[t]!.code}`, face, area);
    // one code, two grounds: what only one of the two covers
    for (const code of new Set([...mine.map((m) => own[m]!.code), ...theirs.map((t) => above[t]!.code)])) {
      if (!ownCodes.has(code) || !sameCode.has(code)) continue;
      if (mine.some((m) => own[m]!.code === code) === theirs.some((t) => above[t]!.code === code)) continue;
      let sum = apart.get(code);
      if (sum === undefined) apart.set(code, (sum = new Sum()));
      sum.add(area);
    }
    const line = faces.coveringIndices("ownLine", face);
    const lineAbove = faces.coveringIndices("aboveLine", face);
    if (lineAbove.length > 0 && line.length === 0) lacked.add(aboveLine[lineAbove[0]!]!.code, face, area);
    if (line.length > 0 && lineAbove.length === 0) added.add(ownLine[line[0]!]!.code, face, area);
  }
  const unitOf = new Map(own.map((unit) => [unit.code, unit]));
  const aboveOf = new Map(above.map((unit) => [unit.code, unit]));
  const wanted = new Set<number>();
  for (const tally of [pairs, weaker, beyond, lacked, added])
    for (const { face, sum } of tally.sums.values()) if (sum.value >= minAreaM2) wanted.add(face);
  const places = new Map(
    faces
      .dissolve((face) => (wanted.has(face) ? String(face) : null))
      .features.map(({ properties, geometry }) => [Number(properties.key), geometry.coordinates[0]?.[0]?.[0]]),
  );
  const findings: Finding[] = [];
  const told = (tally: Tally, tell: (key: string, areaM2: number, at: readonly number[] | undefined) => void): void => {
    for (const [key, { sum, face }] of tally.ordered())
      if (sum.value >= minAreaM2) tell(key, sum.value, places.get(face));
  };
  told(weaker, (key, areaM2, at) => {
    const [unit, other] = key.split(BETWEEN) as [string, string];
    const [ours, theirs] = [LABELS.unitClass[unitOf.get(unit)!.class], LABELS.unitClass[aboveOf.get(other)!.class]];
    const words = { classZh: ours.zh, classEn: ours.en, otherZh: theirs.zh, otherEn: theirs.en };
    findings.push(finding("GRADED_WEAKER", "error", unit, { unit, other, areaM2, ...words }, at));
  });
  // the unit of the province that holds most of a unit is its own; what lies in others straddles
  const mainOf = new Map<string, { readonly other: string; readonly areaM2: number }>();
  for (const [key, { sum }] of pairs.ordered()) {
    const [unit, other] = key.split(BETWEEN) as [string, string];
    if (sum.value > (mainOf.get(unit)?.areaM2 ?? -1)) mainOf.set(unit, { other, areaM2: sum.value });
  }
  told(pairs, (key, areaM2, at) => {
    const [unit, other] = key.split(BETWEEN) as [string, string];
    const main = mainOf.get(unit)!.other;
    if (main !== other) findings.push(finding("GRADED_STRADDLES", "error", unit, { unit, main, other, areaM2 }, at));
  });
  for (const [code, sum] of [...apart].sort(([a], [b]) => compareText(a, b)))
    if (sum.value >= minAreaM2)
      findings.push(finding("GRADED_BORDER", "error", code, { unit: code, areaM2: sum.value }));
  told(missing, (unit, areaM2) => findings.push(finding("GRADED_UNIT_MISSING", "error", unit, { unit, areaM2 })));
  told(beyond, (unit, areaM2, at) => findings.push(finding("GRADED_UNIT_BEYOND", "error", unit, { unit, areaM2 }, at)));
  told(lacked, (zone, areaM2, at) =>
    findings.push(finding("GRADED_REDLINE_LACKED", "error", zone, { zone, areaM2 }, at)),
  );
  told(added, (zone, areaM2, at) =>
    findings.push(finding("GRADED_REDLINE_ADDED", "error", zone, { zone, areaM2 }, at)),
  );
  const classOf = (text: string): ZoneClass | null => (text === "" ? null : (text as ZoneClass));
  const rank = (of: ZoneClass | null): number => (of === null ? 4 : CLASS_DIGIT[of]);
  return {
    consistent: findings.every(({ severity }) => severity !== "error"),
    classes: [...classes.sums]
      .map(([key, { sum }]): ClassPair => {
        const [theirs, ours] = key.split("|") as [string, string];
        return { province: classOf(theirs), city: classOf(ours), areaM2: sum.value };
      })
      .sort((a, b) => rank(a.province) - rank(b.province) || rank(a.city) - rank(b.city)),
    weakerM2: weaker.total(),
    stricterM2: stricter.total(),
    redlineLackedM2: lacked.total(),
    redlineAddedM2: added.total(),
    findings,
  };
}

/** A province put together from its cities. 由市级方案拼接的省级成果. */
export interface AssembledProvince {
  /** All units, by code. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** All zones, by element and code. 要素分区. */
  readonly zones: readonly ElementZone[];
  /** One record for each element; `full` only where every city's layer is. 图层来源. */
  readonly layers: readonly LayerRecord[];
  /** Codes that occur in several cities. 问题. */
  readonly findings: readonly Finding[];
  /** Whether they cover the province once and wholly; also tells gaps and overlaps between cities. 全域覆盖证书. */
  readonly certificate: CoverageCertificate;
}

/**
 * Puts the schemes of cities together and certifies the whole. Borders of neighbouring cities are taken as they stand; where
 * they disagree by metres, lay them onto one reference first, see {@link conform}. 由市级方案拼接省级成果.
 *
 * @param cities - their schemes, in any order; never changed
 * @param territory - the province
 * @param options - those of the certificate
 * @throws SanxianError as {@link certify}
 * @example
 * ```ts
 * assembleProvince([taizhou, wenzhou], territory).certificate.covered; //=> true
 * ```
 */
export function assembleProvince(
  cities: readonly GradedScheme[],
  territory: Territory,
  options: CertifyOptions = {},
): AssembledProvince {
  const ordered = sortedBy(cities, (city) => city.territory.adminCode);
  const units = sortedBy(
    ordered.flatMap((city) => city.units),
    ({ code }) => code,
  );
  const zones = sortedBy(
    ordered.flatMap((city) => city.zones ?? []),
    ({ element, code }) => `${element} ${code}`,
  );
  const findings = [
    ...repeated(ordered, (city) => city.units, { zh: "单元", en: "Unit" }),
    ...repeated(ordered, (city) => city.zones ?? [], { zh: "分区", en: "Zone" }),
  ];
  const layers: LayerRecord[] = [];
  for (const element of [
    ...new Set(ordered.flatMap((city) => (city.layers ?? []).map((layer) => layer.element))),
  ].sort()) {
    const records = ordered.map((city) => (city.layers ?? []).find((layer) => layer.element === element));
    const first = records.find((record) => record !== undefined)!;
    // the province's layer is no better than the worst of its cities'
    const coverage = (["partial", "exhaustive"] as const).find((worse) =>
      records.some((record) => (record?.coverage ?? "partial") === worse),
    );
    layers.push({ ...first, coverage: coverage ?? "full" });
  }
  const steps = ordered.map((city) => city.gridDeg).filter((step) => step !== undefined);
  const named = ordered.flatMap((city) => city.threeLines?.redline.zones ?? []);
  const certificate = certify(
    {
      territory,
      units,
      zones,
      layers,
      threeLines: { redline: { zones: named, indicators: [] } },
      ...(steps.length > 0 && { gridDeg: Math.max(...steps) }),
    },
    options,
  );
  return { units, zones, layers, findings, certificate };
}

function repeated(
  cities: readonly GradedScheme[],
  itemsOf: (city: GradedScheme) => readonly { readonly code: string }[],
  kind: BilingualText,
): Finding[] {
  const where = new Map<string, string[]>();
  for (const city of cities)
    for (const { code } of itemsOf(city)) {
      const found = where.get(code);
      if (found) found.push(city.territory.adminCode);
      else where.set(code, [city.territory.adminCode]);
    }
  return [...where]
    .filter(([, found]) => found.length > 1)
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, found]) =>
      finding("GRADED_CODE_TWICE", "error", code, {
        code,
        kindZh: kind.zh,
        kindEn: kind.en,
        cities: [...new Set(found)].join(", "),
      }),
    );
}
