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
  digestJson,
  type Element,
  type Finding,
  SanxianError,
  type Severity,
} from "../domain/index.ts";
import { type ProgressOptions, stepper } from "../domain/progress.ts";
import { area, type CoverageReport, type CoverageTotals, type OverlayOptions } from "../geometry/index.ts";
import { overlaySeries } from "../geometry/overlay-series.ts";
import type { AreaEquation, CertificateCheck, CertifiedInput, CoverageCertificate } from "./certificate-form.ts";
import { type CertificateCheckCode, CHECK_TITLES, certificateFinding, NOT_CHECKED } from "./certificate-text.ts";
import { type CertifiedScheme, type OrderedScheme, orderScheme } from "./certified-scheme.ts";
import { type CoverFindings, checkCover } from "./cover-checks.ts";
import { NATIONAL_DELINEATION } from "./delineation-profile.ts";
import { checkPlacement, type Placement } from "./placement-checks.ts";
import { checkRings } from "./ring-checks.ts";

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
  const steps = certifySteps(() => orderScheme(scheme), options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** {@link certify} in steps, one for each overlay or sweep. @internal */
export function* certifySteps(
  read: () => OrderedScheme,
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
  const scheme = read();
  const { territory, units, zones, layers, counties, gridDeg, json } = scheme;
  const zoneCount = zones?.reduce((sum, { zones: own }) => sum + own.rows.length, 0) ?? 0;
  const countyCount = counties?.rows.length ?? 0;
  const { fillRule = "nonZero", maxVertices, maxIntersections, maxBytes } = options;
  const job: OverlayOptions = {
    grid: gridDeg,
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
  const measures = { tolerance, verticalElements, minAreaM2 };
  const { report, cover, placement } = yield* overlaySteps(scheme, measures, job, step);
  yield undefined;
  step();
  const equation = equationOf(report.totals);
  const closure: Finding[] = [];
  if (!(Math.abs(equation.relativeResidual) <= CLOSES)) {
    const values = { residualM2: equation.residualM2, relative: equation.relativeResidual };
    closure.push(certificateFinding("CERTIFICATE_NOT_CLOSED", "error", territory.adminCode, values));
  }
  const noZones = zoneCount === 0 ? NOT_CHECKED.zones : undefined;
  const noSea = units.rows.some(({ realm }) => realm === "sea") ? undefined : NOT_CHECKED.sea;
  const check = (code: CertificateCheckCode, findings: readonly Finding[], why?: BilingualText): CertificateCheck =>
    judged(code, findings, why, maxListed);
  const checks: readonly CertificateCheck[] = [
    check("TOP1", [...rings.TOP1, ...cover.TOP1]),
    check("TOP2", rings.TOP2),
    check("TOP3", cover.TOP3),
    check("TOP4", cover.TOP4),
    check("TOP5", placement?.TOP5 ?? [], countyCount === 0 ? NOT_CHECKED.counties : undefined),
    check("TOP6", rings.TOP6),
    check("TOP7", rings.TOP7),
    check("TOP8", cover.TOP8),
    check("TOP9", rings.TOP9),
    check("TOP10", cover.TOP10, noSea),
    check("EDGES", cover.EDGES),
    check("SLIVERS", cover.SLIVERS),
    check("REDLINE", placement?.REDLINE ?? [], noZones ?? (placement?.redline.zones ? undefined : NOT_CHECKED.redline)),
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
      gridDeg,
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
      units: units.rows.length,
      gaps: report.gaps.length,
      overlaps: report.overlaps.length,
      outside: report.outside.length,
      slivers: report.slivers.length,
      unmatchedEdges: report.unmatchedEdges.length,
    },
    redline: zoneCount > 0 ? placement!.redline : null,
    elements: placement?.elements ?? [],
    checks,
    inputs: [
      input("territory", territory, 1),
      input("units", json.units, units.rows.length),
      ...(zones ? [input("zones", json.zones, zoneCount)] : []),
      ...(layers ? [input("layers", layers, layers.length)] : []),
      ...(counties ? [input("counties", json.counties, countyCount)] : []),
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

/** What needs overlays, in one series, which is free when they end. */
function* overlaySteps(
  { territory, units, zones = [], redlineZones, layers, counties }: OrderedScheme,
  {
    tolerance,
    verticalElements,
    minAreaM2,
  }: Required<Pick<CertifyOptions, "tolerance" | "verticalElements" | "minAreaM2">>,
  job: OverlayOptions,
  step: () => void,
): Generator<undefined, Overlaid, unknown> {
  const series = overlaySeries();
  const { geometry } = territory;
  const report = series.validateCoverage(units.ground, { ...job, territory: geometry, tolerance, method: "lonlat" });
  const cover = checkCover(units, report);
  yield undefined;
  step();
  if (zones.every(({ zones: own }) => own.rows.length === 0) && !counties?.rows.length)
    return { report, cover, placement: undefined };
  const placed = { territory, units, zones, redlineZones, layers, counties, verticalElements, minAreaM2 };
  return { report, cover, placement: yield* checkPlacement(placed, job, series) };
}

interface Overlaid {
  readonly report: CoverageReport;
  readonly cover: CoverFindings;
  readonly placement: Placement | undefined;
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
