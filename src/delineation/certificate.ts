// The coverage certificate: that units cover a territory once and wholly, as a closed equation of areas with its residual,
// and what else a scheme's geometry must hold (TOP1 … TOP10 and the rest), each fault with its place and remedy.
//
// Guarantee: areas are those of the faces of one noded arrangement on the recorded grid, so
// territory = units − what is covered again − what lies outside + gaps, up to the rounding of sums (1e-12). The certificate
// is canonical: units, zones and counties may come in any order, and its digest, SHA-256 over its canonical JSON (RFC 8785)
// without the digest itself, names it. Cost: one arrangement of the units with
// the territory, one with the counties, the red line and each element; one sweep a unit.
import {
  type BilingualText,
  type ControlUnit,
  digestJson,
  type Element,
  type ElementZone,
  type Finding,
  type LayerRecord,
  SanxianError,
  type Severity,
  type Territory,
  type ThreeLines,
} from "../domain/index.ts";
import { sortedBy } from "../domain/order.ts";
import { type ProgressOptions, stepper } from "../domain/progress.ts";
import { area, type CoverageTotals, type OverlayOptions, validateCoverage } from "../geometry/index.ts";
import type { AdminArea } from "./admin-area.ts";
import { type CertificateCheckCode, CHECK_TITLES, certificateFinding, NOT_CHECKED } from "./certificate-text.ts";
import { checkCover } from "./cover-checks.ts";
import { NATIONAL_DELINEATION } from "./delineation-profile.ts";
import { checkPlacement, type ElementCover, flatGround, type RedlinePlace } from "./placement-checks.ts";
import { checkRings } from "./ring-checks.ts";

/** What is certified: a scheme, or as much of one as there is. 待核验的方案. */
export interface CertifiedScheme {
  /** The ground to cover. 行政辖区. */
  readonly territory: Territory;
  /** Units. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** Element zones; without them the red line and the elements are not checked. 要素分区. */
  readonly zones?: readonly ElementZone[];
  /** What the layers of zones claim to cover; an element without a record claims nothing. 图层来源. */
  readonly layers?: readonly LayerRecord[];
  /** Counties, or townships; without them the place of units in them is not checked. 县级行政区. */
  readonly counties?: readonly AdminArea[];
  /** The three lines; zones named as red line there are, beside those of type `1110`. 三线. */
  readonly threeLines?: Pick<ThreeLines, "redline">;
  /** Grid step in degrees; `"auto"` where absent. 网格步长(度). */
  readonly gridDeg?: number;
}

/** Options of {@link certify}. 核验选项. */
export interface CertifyOptions
  extends ProgressOptions,
    Pick<OverlayOptions, "fillRule" | "maxVertices" | "maxIntersections" | "maxBytes"> {
  /** Mean width up to which ground is a sliver, m; 1 by default. 碎斑宽度. */
  readonly tolerance?: number;
  /** Ground in a wrong county or outside priority units is an error from this area on, else a warning, m²; 1 by default. 面积阈值. */
  readonly minAreaM2?: number;
  /** Neighbouring vertices closer than this are told (TOP6), m; 0.001 by default, the tolerance of surveys. 顶点间距. */
  readonly vertexToleranceM?: number;
  /** Corners sharper than this are spikes (TOP7), degrees up to 10; 1 by default. 尖角. */
  readonly spikeAngleDeg?: number;
  /** Elements whose zones may lie above one another; those of the national rules, groundwater, by default. 可垂直重叠的要素. */
  readonly verticalElements?: readonly Element[];
  /** Most findings that a check lists; the rest are counted. 1000 by default. 每项最多列出. */
  readonly maxListed?: number;
  /** `false` leaves out the digests of what went in, which cost about 1 µs a vertex. 是否计算输入摘要. */
  readonly digests?: boolean;
}

/** How a check came out. 检查结果: 通过、有提醒、未通过、未检查. */
export type CheckState = "passed" | "warned" | "failed" | "notChecked";

/** One check. 检查项. */
export interface CertificateCheck {
  /** Which. 代码. */
  readonly code: CertificateCheckCode;
  /** What it asks. 名称. */
  readonly title: BilingualText;
  /** How it came out: failed by an error, warned by a warning. 结果. */
  readonly state: CheckState;
  /** Number of findings, listed or not. 问题数. */
  readonly count: number;
  /** The findings, each with place and remedy; the gravest first. 问题. */
  readonly findings: readonly Finding[];
  /** Why it was not made. 未检查的原因. */
  readonly why?: BilingualText;
}

/**
 * The closed equation of areas, m²: `territoryM2 = unitsM2 − repeatedM2 − outsideM2 + gapM2 + residualM2`. 面积闭合式.
 */
export interface AreaEquation {
  /** The territory on the grid. 辖区面积. */
  readonly territoryM2: number;
  /** Sum of the units on the grid, each by itself. 单元面积之和. */
  readonly unitsM2: number;
  /** Ground of several units, once for each unit after the first. 重复面积. */
  readonly repeatedM2: number;
  /** Ground of units outside the territory. 越界面积. */
  readonly outsideM2: number;
  /** Ground of the territory in no unit. 缝隙面积. */
  readonly gapM2: number;
  /** What is left: rounding. 残差. */
  readonly residualM2: number;
  /** The residual over the territory. 相对残差. */
  readonly relativeResidual: number;
}

/** What went in, by name. 输入. */
export interface CertifiedInput {
  /** `territory`, `units`, `zones`, `layers` or `counties`. 名称. */
  readonly name: "territory" | "units" | "zones" | "layers" | "counties";
  /** How many. 个数. */
  readonly count: number;
  /** SHA-256 over its canonical JSON, in order of code; null when not asked for. 摘要. */
  readonly digest: string | null;
}

/** A coverage certificate; plain data. 全域覆盖证书. */
export interface CoverageCertificate {
  /** Always `sanxian.certificate`. 文档格式. */
  readonly format: "sanxian.certificate";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Whether no check failed. What was not checked does not fail; see `checks`. 是否通过. */
  readonly valid: boolean;
  /** Whether units cover the territory once and wholly: no gap, no overlap, nothing outside. 是否全域覆盖且不重叠. */
  readonly covered: boolean;
  /** How it was measured. 量算方法. */
  readonly method: {
    /** Edges straight in longitude and latitude, area on the ellipsoid; the method that is additive. 面积方法. */
    readonly area: "lonlat";
    /** The ellipsoid. 椭球. */
    readonly ellipsoid: "CGCS2000";
    /** The step asked for. 网格步长(度). */
    readonly gridDeg: number | "auto";
    /** How rings that cross themselves enclose ground. 填充规则. */
    readonly fillRule: "nonZero" | "evenOdd";
    /** Mean width up to which ground is a sliver, m. 碎斑宽度. */
    readonly toleranceM: number;
    /** See {@link CertifyOptions}. 面积阈值. */
    readonly minAreaM2: number;
    /** See {@link CertifyOptions}. 顶点间距. */
    readonly vertexToleranceM: number;
    /** See {@link CertifyOptions}. 尖角. */
    readonly spikeAngleDeg: number;
    /** See {@link CertifyOptions}. 可垂直重叠的要素. */
    readonly verticalElements: readonly Element[];
  };
  /** Whose ground. 行政辖区. */
  readonly territory: {
    /** GB/T 2260 code. 代码. */
    readonly adminCode: string;
    /** Name. 名称. */
    readonly name: string;
    /** Its area as it is drawn, before the grid, m². 面积. */
    readonly areaM2: number;
  };
  /** The closed equation. 面积闭合式. */
  readonly equation: AreaEquation;
  /** How many there are. 个数. */
  readonly counts: {
    /** Units. 单元. */
    readonly units: number;
    /** Connected gaps. 缝隙. */
    readonly gaps: number;
    /** Connected overlaps. 重叠. */
    readonly overlaps: number;
    /** Connected pieces outside the territory. 越界. */
    readonly outside: number;
    /** Slivers. 碎斑. */
    readonly slivers: number;
    /** Stretches of border with vertices that one side lacks. 不匹配边. */
    readonly unmatchedEdges: number;
  };
  /** The red line; null without zones. 红线落位. */
  readonly redline: RedlinePlace | null;
  /** The elements there are zones of. 要素覆盖情况. */
  readonly elements: readonly ElementCover[];
  /** All checks in their order. 检查项. */
  readonly checks: readonly CertificateCheck[];
  /** What went in. 输入. */
  readonly inputs: readonly CertifiedInput[];
  /** SHA-256 over the canonical JSON (RFC 8785) of all above. 证书摘要. */
  readonly digest: string;
}

/** Largest relative residual that is rounding. */
const CLOSES = 1e-12;

const STEPS: readonly BilingualText[] = [
  { zh: "读取并排序", en: "Reading and sorting" },
  { zh: "检查单元几何", en: "Checking the rings of units" },
  { zh: "检查全域覆盖", en: "Checking the coverage" },
  { zh: "叠加县界、红线与要素分区", en: "Overlaying counties, red line and zones" },
  { zh: "计算摘要", en: "Taking digests" },
];

/**
 * Certifies that units cover a territory once and wholly, and checks what a scheme's geometry must hold. Faults are
 * findings, never exceptions. A whole `ZoningScheme` can be handed in. 全域覆盖核验.
 *
 * @param scheme - territory and units; zones, layers and counties as far as there are any; never changed
 * @param options - thresholds, limits, progress
 * @returns the certificate, plain data in canonical order
 * @throws SanxianError for coordinates that are no numbers or no longitude and latitude, for a wrong option, when a budget
 * is passed
 * @example
 * ```ts
 * const certificate = certify({ territory, units, zones, counties });
 * certificate.covered; //=> true
 * certificate.equation.relativeResidual; //=> 0
 * certificate.checks.filter(({ state }) => state === "failed").map(({ code }) => code); //=> []
 * ```
 */
export function certify(scheme: CertifiedScheme, options: CertifyOptions = {}): CoverageCertificate {
  const steps = certifySteps(scheme, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** {@link certify} in steps, one for each overlay or sweep. @internal */
export function* certifySteps(
  scheme: CertifiedScheme,
  options: CertifyOptions,
): Generator<undefined, CoverageCertificate, unknown> {
  const { tolerance = 1, minAreaM2 = 1, vertexToleranceM = 0.001, spikeAngleDeg = 1, maxListed = 1000 } = options;
  const verticalElements = [...(options.verticalElements ?? NATIONAL_DELINEATION.verticalElements)].sort();
  for (const [name, value, most] of [
    ["tolerance", tolerance, Infinity],
    ["minAreaM2", minAreaM2, Infinity],
    ["vertexToleranceM", vertexToleranceM, Infinity],
    ["spikeAngleDeg", spikeAngleDeg, 10],
    ["maxListed", maxListed, Infinity],
  ] as const)
    if (!(value >= 0 && value <= most))
      throw new SanxianError("OPTION_INVALID", { name, value: String(value), expected: `0 … ${most}` });
  const step = stepper(STEPS, options);
  step();
  const { territory } = scheme;
  const units = sortedBy(scheme.units, ({ code }) => code);
  const zones = sortedBy(scheme.zones ?? [], ({ element, code }) => `${element} ${code}`);
  const layers = sortedBy(scheme.layers ?? [], ({ element }) => element);
  const counties = sortedBy(scheme.counties ?? [], ({ code }) => code);
  const named = new Set(scheme.threeLines?.redline.zones);
  const redline = new Set(zones.filter(({ code, type }) => type === "1110" || named.has(code)));
  const { fillRule = "nonZero", maxVertices, maxIntersections, maxBytes } = options;
  const job: OverlayOptions = {
    grid: scheme.gridDeg ?? "auto",
    fillRule,
    ...(maxVertices !== undefined && { maxVertices }),
    ...(maxIntersections !== undefined && { maxIntersections }),
    ...(maxBytes !== undefined && { maxBytes }),
  };

  yield undefined;
  step();
  const rings = checkRings(units, { vertexToleranceM, spikeAngleDeg });
  yield undefined;
  step();
  const unitGround = flatGround(units, "units");
  const report = validateCoverage(unitGround, { ...job, territory: territory.geometry, tolerance, method: "lonlat" });
  const cover = checkCover(units, report);
  yield undefined;
  step();
  const placement =
    zones.length > 0 || counties.length > 0
      ? yield* checkPlacement(
          { territory, units, unitGround, zones, redline, layers, counties, verticalElements, minAreaM2 },
          job,
        )
      : undefined;

  yield undefined;
  step();
  const equation = equationOf(report.totals);
  const closure: Finding[] = [];
  if (!(Math.abs(equation.relativeResidual) <= CLOSES)) {
    const values = { residualM2: equation.residualM2, relative: equation.relativeResidual };
    closure.push(certificateFinding("CERTIFICATE_NOT_CLOSED", "error", territory.adminCode, values));
  }
  const noZones = zones.length === 0 ? NOT_CHECKED.zones : undefined;
  const noSea = units.some(({ realm }) => realm === "sea") ? undefined : NOT_CHECKED.sea;
  const check = (code: CertificateCheckCode, findings: readonly Finding[], why?: BilingualText): CertificateCheck =>
    judged(code, findings, why, maxListed);
  const checks: readonly CertificateCheck[] = [
    check("TOP1", [...rings.TOP1, ...cover.TOP1]),
    check("TOP2", rings.TOP2),
    check("TOP3", cover.TOP3),
    check("TOP4", cover.TOP4),
    check("TOP5", placement?.TOP5 ?? [], counties.length === 0 ? NOT_CHECKED.counties : undefined),
    check("TOP6", rings.TOP6),
    check("TOP7", rings.TOP7),
    check("TOP8", cover.TOP8),
    check("TOP9", rings.TOP9),
    check("TOP10", cover.TOP10, noSea),
    check("EDGES", cover.EDGES),
    check("SLIVERS", cover.SLIVERS),
    check("REDLINE", placement?.REDLINE ?? [], noZones ?? (redline.size === 0 ? NOT_CHECKED.redline : undefined)),
    check("ELEMENTS", placement?.ELEMENTS ?? [], noZones),
    check("CLOSURE", closure),
  ];
  const withDigest = options.digests ?? true;
  const input = (name: CertifiedInput["name"], data: unknown, count: number): CertifiedInput => ({
    name,
    count,
    digest: withDigest ? digestJson(data) : null,
  });
  const certificate: Omit<CoverageCertificate, "digest"> = {
    format: "sanxian.certificate",
    formatVersion: "1",
    valid: checks.every(({ state }) => state !== "failed"),
    // no territory is no ground that anything could cover
    covered:
      equation.territoryM2 > 0 &&
      report.gaps.length === 0 &&
      report.overlaps.length === 0 &&
      report.outside.length === 0,
    method: {
      area: "lonlat",
      ellipsoid: "CGCS2000",
      gridDeg: scheme.gridDeg ?? "auto",
      fillRule,
      toleranceM: tolerance,
      minAreaM2,
      vertexToleranceM,
      spikeAngleDeg,
      verticalElements,
    },
    territory: { adminCode: territory.adminCode, name: territory.name, areaM2: area(territory.geometry) },
    equation,
    counts: {
      units: units.length,
      gaps: report.gaps.length,
      overlaps: report.overlaps.length,
      outside: report.outside.length,
      slivers: report.slivers.length,
      unmatchedEdges: report.unmatchedEdges.length,
    },
    redline: zones.length > 0 ? placement!.redline : null,
    elements: placement?.elements ?? [],
    checks,
    inputs: [
      input("territory", territory, 1),
      input("units", units, units.length),
      ...(scheme.zones ? [input("zones", zones, zones.length)] : []),
      ...(scheme.layers ? [input("layers", layers, layers.length)] : []),
      ...(scheme.counties ? [input("counties", counties, counties.length)] : []),
    ],
  };
  return { ...certificate, digest: digestJson(certificate) };
}

/**
 * Whether a certificate is the one its digest names: nothing in it was changed. 校验证书摘要.
 *
 * @param certificate - as {@link certify} gave it, or read back from JSON
 * @example
 * ```ts
 * isIntact(certify({ territory, units })); //=> true
 * ```
 */
export function isIntact({ digest, ...certificate }: CoverageCertificate): boolean {
  return digestJson(certificate) === digest;
}

function equationOf({ featuresM2, repeatedM2, outsideM2, gapM2, territoryM2 }: CoverageTotals): AreaEquation {
  const [territory, outside] = [territoryM2 ?? 0, outsideM2 ?? 0];
  const residualM2 = territory - featuresM2 + repeatedM2 + outside - gapM2;
  return {
    territoryM2: territory,
    unitsM2: featuresM2,
    repeatedM2,
    outsideM2: outside,
    gapM2,
    residualM2,
    relativeResidual: territory > 0 ? residualM2 / territory : residualM2,
  };
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function judged(
  code: CertificateCheckCode,
  findings: readonly Finding[],
  why: BilingualText | undefined,
  maxListed: number,
): CertificateCheck {
  const title = CHECK_TITLES[code];
  if (why) return { code, title, state: "notChecked", count: 0, findings: [], why };
  const has = (severity: Severity): boolean => findings.some((finding) => finding.severity === severity);
  // sorting is stable: within a severity the canonical order stays
  const ordered = [...findings].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  const listed = ordered.slice(0, maxListed);
  const rest = ordered.length - listed.length;
  if (rest > 0) listed.push(certificateFinding("CERTIFICATE_LIMIT", "info", code, { check: code, count: rest }));
  return {
    code,
    title,
    state: has("error") ? "failed" : has("warning") ? "warned" : "passed",
    count: findings.length,
    findings: listed,
  };
}
