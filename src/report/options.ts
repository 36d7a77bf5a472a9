// What all reports are asked with.
import { type Audience, type BilingualText, type Project, SanxianError, type ZoningScheme } from "../domain/index.ts";

/** Language of a report. 报告语言. */
export type Language = "zh" | "en" | "both";

/** What a map needs beside the analysis. 地图输入. */
export interface MapSource {
  /** The scheme that was screened against. 方案. */
  readonly scheme: ZoningScheme;
  /** The project. 项目. */
  readonly project: Project;
}

/** Options of every report. 报告选项. */
export interface ReportOptions {
  /** Language; default both, Chinese first. 语言. */
  readonly language?: Language;
  /** Scheme and project: adds units of quantities and names of features, and the map where there is one. 方案与项目. */
  readonly source?: MapSource;
}

/** Audiences from the widest view to the narrowest. */
const VIEWS = [undefined, "internal", "public"] as const;

/**
 * A source that shows no more than the analysis was made from: an analysis for the public is not printed with the whole scheme,
 * whose withheld layers its map would draw.
 *
 * @throws SanxianError `OPTION_INVALID` for a scheme of a wider view
 * @internal
 */
export function checkedSource<S extends MapSource | undefined>(
  { scheme: { audience } }: { readonly scheme: { readonly audience: Audience | null } },
  source: S,
): S {
  const given = source?.scheme.audience;
  if (source !== undefined && VIEWS.indexOf(given) < VIEWS.indexOf(audience ?? undefined))
    throw new SanxianError("OPTION_INVALID", {
      name: "source.scheme",
      value: given ?? "the whole scheme",
      expected: `the ${audience} view that was screened against`,
    });
  return source;
}

/** A bilingual text in the language asked for, on one line. @internal */
export function say({ zh, en }: BilingualText, language: Language): string {
  if (language === "both") return zh === en ? zh : `${zh} ${en}`;
  return language === "zh" ? zh : en;
}

/** The colon behind a label. @internal */
export function colon(language: Language): string {
  return language === "zh" ? "：" : ": ";
}
