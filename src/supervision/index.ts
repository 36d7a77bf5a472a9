export {
  type IndicatorWatch,
  type LimitState,
  type TrendVerdict,
  type WatchOptions,
  watchIndicator,
} from "./indicator-watch.ts";
export { type MannKendall, mannKendall } from "./mann-kendall.ts";
export type { SupervisionFindingCode } from "./supervision-findings.ts";
export { type TheilSen, theilSen } from "./theil-sen.ts";
