// What all reports are asked with.
import type { BilingualText, Project, ZoningScheme } from "../domain/index.ts";

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

/** A bilingual text in the language asked for, on one line. @internal */
export function say({ zh, en }: BilingualText, language: Language): string {
  if (language === "both") return zh === en ? zh : `${zh} ${en}`;
  return language === "zh" ? zh : en;
}

/** The colon behind a label. @internal */
export function colon(language: Language): string {
  return language === "zh" ? "：" : ": ";
}
