// What became of the indicators of the three lines: a target that asks for more is tightened, one that asks for less loosened.
import { canonicalJson, type Indicator, type Target, type ThreeLines } from "../domain/index.ts";

/** What became of an indicator: edited 修改 leaves every target as strict as it was. 指标变化. */
export type IndicatorChangeKind = "added" | "removed" | "tightened" | "loosened" | "mixed" | "edited" | "undetermined";

/** Which of the three lines. 三线. */
export type LineKind = "redline" | "quality" | "resource";

/** An indicator that changed. 指标变化. */
export interface IndicatorChange {
  /** Which line. 三线. */
  readonly line: LineKind;
  /** Element of a bottom line, resource of an upper limit; `null` for the red line. 要素或资源. */
  readonly of: string | null;
  /** Id of the indicator. 编号. */
  readonly indicator: string;
  /** What became of it. 变化. */
  readonly change: IndicatorChangeKind;
  /** Before; `null` when new. 变化前. */
  readonly before: Indicator | null;
  /** After; `null` when gone. 变化后. */
  readonly after: Indicator | null;
}

/** What became of the indicators. @internal */
export function indicatorChanges(before: ThreeLines, after: ThreeLines): IndicatorChange[] {
  const [from, to] = [indicatorsOf(before), indicatorsOf(after)];
  const changes: IndicatorChange[] = [];
  for (const key of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const [a, b] = [from.get(key), to.get(key)];
    if (a !== undefined && b !== undefined && canonicalJson(a.indicator) === canonicalJson(b.indicator)) continue;
    const { line, of, indicator } = (a ?? b)!;
    changes.push({
      line,
      of,
      indicator: indicator.id,
      change: kindOf(a?.indicator ?? null, b?.indicator ?? null),
      before: a?.indicator ?? null,
      after: b?.indicator ?? null,
    });
  }
  return changes;
}

/** The change seen from the other side. @internal */
export function invertIndicatorChange({ before, after, ...rest }: IndicatorChange): IndicatorChange {
  return { ...rest, change: kindOf(after, before), before: after, after: before };
}

function kindOf(before: Indicator | null, after: Indicator | null): IndicatorChangeKind {
  if (before === null) return "added";
  if (after === null) return "removed";
  const moves = new Set<"tightened" | "loosened" | "undetermined">();
  const years = new Set([...before.targets, ...after.targets].map(({ year }) => year));
  for (const year of years) {
    const ofYear = (targets: readonly Target[]): readonly Target[] => targets.filter((target) => target.year === year);
    const [from, to] = [ofYear(before.targets), ofYear(after.targets)];
    if (canonicalJson(from) === canonicalJson(to)) continue;
    if (from.length === 0) moves.add("tightened");
    else if (to.length === 0) moves.add("loosened");
    else if (from.length > 1 || to.length > 1 || from[0]!.bound !== to[0]!.bound || from[0]!.unit !== to[0]!.unit)
      moves.add("undetermined");
    else if (to[0]!.value !== from[0]!.value)
      moves.add(to[0]!.value < from[0]!.value === (to[0]!.bound === "atMost") ? "tightened" : "loosened");
  }
  if (moves.has("undetermined")) return "undetermined";
  if (moves.size > 1) return "mixed";
  return [...moves][0] ?? "edited";
}

interface Placed {
  readonly line: LineKind;
  readonly of: string | null;
  readonly indicator: Indicator;
}

function indicatorsOf({ redline, qualityBottomLines, resourceUpperLimits }: ThreeLines): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const add = (line: LineKind, of: string | null, indicators: readonly Indicator[] | undefined): void => {
    for (const indicator of indicators ?? [])
      found.set(JSON.stringify([line, of, indicator.id]), { line, of, indicator });
  };
  add("redline", null, redline?.indicators);
  for (const { element, indicators } of qualityBottomLines ?? []) add("quality", element, indicators);
  for (const { resource, indicators } of resourceUpperLimits ?? []) add("resource", resource, indicators);
  return found;
}
