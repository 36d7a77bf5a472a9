// What can be wrong with an area, and what a repair did, in both languages with the remedy; and the log that collects it.
// Findings of severity `error` are what makes an area invalid for OGC Simple Features, or keeps it from being one at all.
// The `GEOMETRY_…` codes that errors have too keep the wording of the error table.
import { ERROR_TEXT } from "../../domain/errors.ts";
import type { Finding, FindingLocation, Severity } from "../../domain/finding.ts";
import { type BilingualText, fillText, type TextValues } from "../../domain/text.ts";

/** A code of a finding about an area. 面状几何问题代码. */
export type AreaFindingCode =
  | "GEOMETRY_TYPE"
  | "GEOMETRY_POSITION"
  | "GEOMETRY_NOT_FINITE"
  | "RING_NOT_CLOSED"
  | "RING_TOO_FEW_POINTS"
  | "RING_SPIKE"
  | "RING_SELF_INTERSECTION"
  | "RING_SELF_TOUCH"
  | "RING_CROSSING"
  | "PART_OVERLAP"
  | "HOLE_OUTSIDE_SHELL"
  | "HOLE_NESTED"
  | "SHELL_NESTED"
  | "INTERIOR_DISCONNECTED"
  | "GEOMETRY_NOT_LONLAT"
  | "RING_EMPTY"
  | "RING_CLOSED"
  | "INPUT_DROPPED"
  | "GEOMETRY_REBUILT"
  | "GEOMETRY_COLLAPSED"
  | "GEOMETRY_EMPTY"
  | "RING_REPEATED_POINT"
  | "RING_WINDING"
  | "FINDINGS_LIMIT";

const FINDING_TEXT: Record<Severity, Partial<Record<AreaFindingCode, BilingualText>>> = {
  error: {
    GEOMETRY_TYPE: ERROR_TEXT.GEOMETRY_TYPE,
    GEOMETRY_POSITION: ERROR_TEXT.GEOMETRY_POSITION,
    GEOMETRY_NOT_FINITE: ERROR_TEXT.GEOMETRY_NOT_FINITE,
    RING_NOT_CLOSED: {
      zh: "环 {where} 未闭合；请在末尾重复首点。",
      en: "Ring {where} is not closed; repeat its first position at the end.",
    },
    RING_TOO_FEW_POINTS: {
      zh: "环 {where} 只有 {count} 个不同的点；请补到 3 个，或删除。",
      en: "Ring {where} has {count} distinct points; give it 3, or remove it.",
    },
    RING_SPIKE: {
      zh: "环在 {where} 原路折回；请删除尖刺，或用 makeValid()。",
      en: "The ring turns back at {where}; remove the spike, or use makeValid().",
    },
    RING_SELF_INTERSECTION: {
      zh: "{where} 起的边与同环 {other} 起的边相交；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses the edge from {other} of the same ring; correct it, or use makeValid().",
    },
    RING_SELF_TOUCH: {
      zh: "环在 {where} 与自身的 {other} 相接；请改正，或用 makeValid()。",
      en: "The ring touches itself at {where} and {other}; correct it, or use makeValid().",
    },
    RING_CROSSING: {
      zh: "{where} 起的边与另一环 {other} 起的边相交或重合（{count} 处）；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} of another ring ({count}×); correct it, or use makeValid().",
    },
    PART_OVERLAP: {
      zh: "{where} 起的边与另一部分 {other} 起的边相交或重合（{count} 处）；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} of another part ({count}×); correct it, or use makeValid().",
    },
    HOLE_OUTSIDE_SHELL: {
      zh: "洞 {where} 在壳外；请改正，或用 makeValid()。",
      en: "Hole {where} lies outside its shell; correct it, or use makeValid().",
    },
    HOLE_NESTED: {
      zh: "洞 {where} 在洞 {other} 内；请改正，或用 makeValid()。",
      en: "Hole {where} lies inside hole {other}; correct it, or use makeValid().",
    },
    SHELL_NESTED: {
      zh: "壳 {where} 在另一部分 {other} 内；请改正，或用 makeValid()。",
      en: "Shell {where} lies inside another part {other}; correct it, or use makeValid().",
    },
    INTERIOR_DISCONNECTED: {
      zh: "环在 {where} 相接，隔断内部；请改正，或用 makeValid()。",
      en: "Rings touch at {where} and cut the interior apart; correct it, or use makeValid().",
    },
  },
  warning: {
    GEOMETRY_NOT_LONLAT: ERROR_TEXT.GEOMETRY_NOT_LONLAT,
    RING_EMPTY: {
      zh: "环 {where} 没有点，不计；请删除。",
      en: "Ring {where} has no points and is ignored; remove it.",
    },
    RING_CLOSED: {
      zh: "环 {where} 已闭合。",
      en: "Ring {where} was closed.",
    },
    INPUT_DROPPED: {
      zh: "{where} 无法使用，已舍去（{count} 处）；请核对源数据。",
      en: "{where} cannot be used and was dropped ({count}×); check the source.",
    },
    GEOMETRY_REBUILT: {
      zh: "{where} 已按填充规则 {rule} 重建；请核对面积。",
      en: "{where} was rebuilt by the fill rule {rule}; check its area.",
    },
    GEOMETRY_COLLAPSED: {
      zh: "重建后没有剩下面积；请核对源数据，或改用更细的网格。",
      en: "No area is left after the repair; check the source, or use a finer grid.",
    },
  },
  info: {
    GEOMETRY_EMPTY: {
      zh: "{where} 没有几何，按空处理。",
      en: "{where} has no geometry and counts as empty.",
    },
    RING_REPEATED_POINT: {
      zh: "{where} 与上一点重复（{count} 处）；可删除。",
      en: "{where} repeats the point before it ({count}×); you may remove it.",
    },
    RING_WINDING: {
      zh: "环 {where} 的方向与 RFC 7946 相反（{count} 处）；不影响结果。",
      en: "Ring {where} is wound against RFC 7946 ({count}×); results do not change.",
    },
    FINDINGS_LIMIT: {
      zh: "另有 {count} 处 {code} 未列出；请先改正已列出的。",
      en: "{count} more {code} are not listed; correct the listed ones first.",
    },
  },
};

/** Most findings of one code in one feature; the rest are counted. */
const LIMIT = 1000;

interface Draft {
  readonly code: AreaFindingCode;
  readonly location: FindingLocation;
  readonly values: Record<string, string | number>;
}

/** Collects findings in the order they are found. @internal */
export class FindingLog {
  private readonly drafts: Draft[] = [];
  private readonly counts = new Map<string, number>();
  private readonly merged = new Map<string, Draft>();

  /**
   * Adds a finding.
   *
   * @param values - what the message speaks of, beside the place
   * @param key - findings of one code with one key in one feature become one, with their `count`
   */
  add(code: AreaFindingCode, location: FindingLocation, values: TextValues = {}, key?: string): void {
    const scope = `${location.feature} ${code} `;
    const before = this.merged.get(scope + key);
    if (before) {
      before.values.count = Number(before.values.count) + 1;
      return;
    }
    const count = (this.counts.get(scope) ?? 0) + 1;
    this.counts.set(scope, count);
    if (count > LIMIT) {
      this.add("FINDINGS_LIMIT", location, { code }, code);
      return;
    }
    const draft = { code, location, values: { where: location.path ?? "$", count: 1, ...values } };
    this.drafts.push(draft);
    if (key !== undefined) this.merged.set(scope + key, draft);
  }

  /** What was found. */
  findings(): Finding[] {
    return this.drafts.map(({ code, location, values }) => {
      const severity = (["error", "warning", "info"] as const).find((grave) => FINDING_TEXT[grave][code])!;
      return { code, severity, location, values, message: fillText(FINDING_TEXT[severity][code]!, values) };
    });
  }
}
