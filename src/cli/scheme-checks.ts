// Everything that judges a scheme, as one list: to add a judgement to `sanxian check`, add an entry.
import {
  type AdminArea,
  type CoverageCertificate,
  certify,
  checkAgainstProvince,
  type DelineationProfile,
  detectDatumShift,
  type GradedScheme,
} from "../delineation/index.ts";
import type { BilingualText, Finding, IsoDate, ProgressOptions, SchemeHistory, ZoningScheme } from "../domain/index.ts";
import type { CheckedItem } from "../report/index.ts";
import { belongsToHistory, judgeHistory, verifyHistory } from "../revision/index.ts";
import { lint } from "../screening/index.ts";

/** What is judged, and what it is judged against. @internal */
export interface CheckSubject extends Pick<ProgressOptions, "onProgress"> {
  readonly scheme: ZoningScheme;
  /** What reading the document found. */
  readonly documentFindings: readonly Finding[];
  readonly counties: readonly AdminArea[] | undefined;
  readonly province: GradedScheme | undefined;
  readonly history: SchemeHistory | undefined;
  /** Rules of the province. */
  readonly profile: DelineationProfile | undefined;
  readonly asOf: IsoDate;
  readonly toleranceM: number;
}

/** What a judgement gives: one check or several, and the certificate where there is one. @internal */
export interface Judged {
  readonly checks: readonly CheckedItem[];
  readonly certificate?: CoverageCertificate;
}

/** A judgement. @internal */
export interface SchemeCheck {
  /** What `--only` calls it. */
  readonly name: string;
  readonly judge: (subject: CheckSubject) => Judged;
}

const TITLE = {
  document: { zh: "文档格式、编码与引用", en: "Form, codes and references of the document" },
  datum: { zh: "坐标系（GCJ-02/BD-09 偏移）", en: "Datum (shift of GCJ-02 or BD-09)" },
  graded: { zh: "与省级方案一致", en: "Consistent with the province's scheme" },
  list: { zh: "准入清单", en: "Access list" },
  history: { zh: "方案历史（摘要链与流程）", en: "History (chain of digests, steps)" },
  updates: { zh: "历次更新合规", en: "Updates on record" },
} as const satisfies Readonly<Record<string, BilingualText>>;
const WHY = {
  counties: { zh: "没有给出县级行政区图层（--counties）。", en: "No county layer was given (--counties)." },
  province: { zh: "没有给出省级方案（--province）。", en: "No scheme of the province was given (--province)." },
  history: { zh: "没有给出方案历史（--history）。", en: "No history was given (--history)." },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** The judgements in their order. @internal */
export const SCHEME_CHECKS: readonly SchemeCheck[] = [
  {
    name: "document",
    judge: ({ documentFindings }) => ({ checks: [itemOf("DOCUMENT", TITLE.document, documentFindings)] }),
  },
  {
    name: "datum",
    judge: ({ scheme, counties }) => {
      if (counties === undefined) return { checks: [notMade("DATUM", TITLE.datum, WHY.counties)] };
      const collect = (items: readonly { readonly geometry: AdminArea["geometry"] }[]) => ({
        type: "FeatureCollection" as const,
        features: items.map(({ geometry }) => ({ type: "Feature" as const, properties: null, geometry })),
      });
      // the outline of the territory is a border that both draw
      const { findings } = detectDatumShift(collect([scheme.territory]), collect(counties), { name: "territory" });
      return { checks: [itemOf("DATUM", TITLE.datum, findings)] };
    },
  },
  {
    name: "coverage",
    judge: ({ scheme, counties, profile, toleranceM, onProgress }) => {
      const certificate = certify(
        { ...scheme, ...(counties && { counties }) },
        {
          tolerance: toleranceM,
          ...(profile && { verticalElements: profile.verticalElements }),
          ...(onProgress && { onProgress }),
        },
      );
      return { checks: certificate.checks, certificate };
    },
  },
  {
    name: "graded",
    judge: ({ scheme, province }) => {
      if (province === undefined) return { checks: [notMade("GRADED", TITLE.graded, WHY.province)] };
      return { checks: [itemOf("GRADED", TITLE.graded, checkAgainstProvince(scheme, province).findings)] };
    },
  },
  {
    name: "list",
    judge: ({ scheme, asOf, profile }) => ({
      checks: [itemOf("LIST", TITLE.list, lint(scheme, { asOf, ...(profile && { profile }) }).findings)],
    }),
  },
  {
    name: "history",
    judge: ({ scheme, history, asOf }) => {
      if (history === undefined) return { checks: [notMade("HISTORY", TITLE.history, WHY.history)] };
      const findings = verifyHistory(history);
      const holds = findings.every(({ severity }) => severity !== "error");
      const other = holds ? belongsToHistory(scheme, history, asOf) : [];
      return { checks: [itemOf("HISTORY", TITLE.history, [...findings, ...other])] };
    },
  },
  {
    name: "updates",
    judge: ({ history }) => {
      if (history === undefined) return { checks: [notMade("UPDATES", TITLE.updates, WHY.history)] };
      const findings = judgeHistory(history).flatMap(({ judgement }) =>
        judgement.breaches.map(({ finding }) => finding),
      );
      return { checks: [itemOf("UPDATES", TITLE.updates, findings)] };
    },
  },
];

function itemOf(code: string, title: BilingualText, findings: readonly Finding[]): CheckedItem {
  const of = (severity: Finding["severity"]): Finding[] => findings.filter((finding) => finding.severity === severity);
  const [errors, warnings, infos] = [of("error"), of("warning"), of("info")];
  const state = errors.length > 0 ? "failed" : warnings.length > 0 ? "warned" : "passed";
  return { code, title, state, count: findings.length, findings: [...errors, ...warnings, ...infos] };
}

function notMade(code: string, title: BilingualText, why: BilingualText): CheckedItem {
  return { code, title, state: "notChecked", count: 0, findings: [], why };
}
