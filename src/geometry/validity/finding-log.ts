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
      zh: "{where} 的环未闭合；请在末尾重复首点。",
      en: "The ring {where} is not closed; repeat its first position at the end.",
    },
    RING_TOO_FEW_POINTS: {
      zh: "{where} 的环只有 {count} 个不同的点，至少需 3 个；请补点或删除。",
      en: "The ring {where} has {count} distinct points and needs 3; add points or remove it.",
    },
    RING_SPIKE: {
      zh: "环在 {where} 沿原路折回成尖刺；请删除该点，或用 makeValid()。",
      en: "The ring turns back on itself at {where}; remove that spike, or use makeValid().",
    },
    RING_SELF_INTERSECTION: {
      zh: "{where} 起的边与同环 {other} 起的边相交；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses the edge from {other} of its own ring; correct it, or use makeValid().",
    },
    RING_SELF_TOUCH: {
      zh: "环在 {where} 与自身的 {other} 相接；请拆成壳与洞，或用 makeValid()。",
      en: "The ring touches itself at {where} and {other}; split it into shell and hole, or use makeValid().",
    },
    RING_CROSSING: {
      zh: "{where} 起的边与同一多边形另一环 {other} 起的边相交或重合（{count} 处）；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} of another ring of its polygon ({count} places); correct it, or use makeValid().",
    },
    PART_OVERLAP: {
      zh: "{where} 起的边与另一部分 {other} 起的边相交或重合（{count} 处）；请合并两部分，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} of another part ({count} places); unite the parts, or use makeValid().",
    },
    HOLE_OUTSIDE_SHELL: {
      zh: "{where} 的洞在壳外；请移动或删除，或用 makeValid()。",
      en: "The hole {where} lies outside its shell; move or remove it, or use makeValid().",
    },
    HOLE_NESTED: {
      zh: "{where} 的洞在洞 {other} 之内；请删除，或用 makeValid()。",
      en: "The hole {where} lies inside the hole {other}; remove it, or use makeValid().",
    },
    SHELL_NESTED: {
      zh: "{where} 的壳在另一部分 {other} 之内；请合并两部分，或用 makeValid()。",
      en: "The shell {where} lies inside another part, {other}; unite the parts, or use makeValid().",
    },
    INTERIOR_DISCONNECTED: {
      zh: "环在 {where} 相接，隔断了多边形的内部；请拆成多个部分，或用 makeValid()。",
      en: "Rings touch at {where} and cut the interior of the polygon apart; split it into parts, or use makeValid().",
    },
  },
  warning: {
    GEOMETRY_NOT_LONLAT: ERROR_TEXT.GEOMETRY_NOT_LONLAT,
    RING_EMPTY: {
      zh: "{where} 的环没有点，不计；请删除。",
      en: "The ring {where} has no points and is ignored; remove it.",
    },
    RING_CLOSED: {
      zh: "已用首点闭合 {where} 的环。",
      en: "Closed the ring {where} with its first position.",
    },
    INPUT_DROPPED: {
      zh: "已舍去 {where} 中无法使用的内容（{count} 处）；请核对源数据。",
      en: "Dropped what cannot be used at {where} ({count}); check the source.",
    },
    GEOMETRY_REBUILT: {
      zh: "已按 {rule} 填充规则重建 {where}；面积可能改变，请核对。",
      en: "Rebuilt {where} by the fill rule {rule}; its area may have changed, check it.",
    },
    GEOMETRY_COLLAPSED: {
      zh: "重建后没有剩下面积：各部分都窄于网格；请核对源数据，或改用更细的网格。",
      en: "Nothing is left after the repair: all parts are thinner than the grid; check the source, or use a finer grid.",
    },
  },
  info: {
    GEOMETRY_EMPTY: {
      zh: "{where} 没有几何，按空处理；如有遗漏请补上。",
      en: "There is no geometry at {where}; it counts as empty. Add it if it is missing.",
    },
    RING_REPEATED_POINT: {
      zh: "{where} 与上一点重复（共 {count} 处）；无妨，可删除。",
      en: "{where} repeats the point before it ({count} in all); harmless, remove it if you like.",
    },
    RING_WINDING: {
      zh: "{where} 的环方向与 RFC 7946 相反（共 {count} 个）；不影响结果，写出时壳应逆时针、洞应顺时针。",
      en: "The ring {where} is wound against RFC 7946 ({count} in all); results do not change. Write shells counter-clockwise, holes clockwise.",
    },
    FINDINGS_LIMIT: {
      zh: "{where} 起另有 {count} 处 {code} 未列出；请先改正已列出的。",
      en: "{count} more {code} from {where} on are not listed; correct the listed ones first.",
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
