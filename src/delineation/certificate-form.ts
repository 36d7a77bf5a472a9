// The form of a coverage certificate: plain data that names itself by its digest.
import type { BilingualText, Element, Finding } from "../domain/index.ts";
import type { CertifyOptions } from "./certificate.ts";
import type { CertificateCheckCode } from "./certificate-text.ts";

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

/** How the zones of one element cover the territory. 要素覆盖情况. */
export interface ElementCover {
  /** Element. 要素. */
  readonly element: Element;
  /** What the scheme says of its layer; `partial` where it says nothing. 声明的覆盖情况. */
  readonly coverage: "full" | "partial";
  /** Number of zones. 分区数. */
  readonly zones: number;
  /** Ground of the territory that some zone covers, m². 覆盖面积. */
  readonly coveredM2: number;
  /** Ground of the territory that none covers, m². 未覆盖面积. */
  readonly gapM2: number;
  /** Of that, the part in land units, m². 其中陆域. */
  readonly landGapM2: number;
  /** Of that, the part in sea units, m². 其中海域. */
  readonly seaGapM2: number;
  /**
   * Ground that several zones cover, m²; zones of different resources, and of elements that lie above one another, may, and do
   * not count. 重叠面积.
   */
  readonly overlapM2: number;
  /** Covered ground outside the territory, m². 越界面积. */
  readonly outsideM2: number;
  /** Whether they tile what they should, sea for marine and land for the others: no gap, no overlap, nothing outside. 是否铺满且互不重叠. */
  readonly tiles: boolean;
}

/** Where the red line lies. 红线落位. */
export interface RedlinePlace {
  /** Number of zones of the red line. 红线分区数. */
  readonly zones: number;
  /** Their ground within the territory, each place once, m². 红线面积. */
  readonly areaM2: number;
  /** Of that, the part in priority units, m². 位于优先保护单元内. */
  readonly inPriorityM2: number;
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
