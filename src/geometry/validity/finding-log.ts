// What can be wrong with an area, and what a repair did, in both languages with the remedy; and the log that collects it.
// Findings of severity `error` are what makes an area invalid for OGC Simple Features (or keeps it from being one at all);
// the `GEOMETRY_…` codes that errors have too keep the wording of the error table.
import { ERROR_TEXT } from "../../domain/errors.ts";
import type { Finding, FindingLocation, Severity } from "../../domain/finding.ts";
import { type BilingualText, fillText, type TextValues } from "../../domain/text.ts";

const FINDING_TEXT = {
  error: {
    GEOMETRY_TYPE: ERROR_TEXT.GEOMETRY_TYPE,
    GEOMETRY_POSITION: ERROR_TEXT.GEOMETRY_POSITION,
    GEOMETRY_NOT_FINITE: ERROR_TEXT.GEOMETRY_NOT_FINITE,
    RING_NOT_CLOSED: {
      zh: "{where} 的环未闭合；请在末尾重复首点。",
      en: "The ring at {where} is not closed; repeat its first position at the end.",
    },
    RING_TOO_FEW_POINTS: {
      zh: "{where} 的环只有 {count} 个不同的点，不足 3 个；请补点或删除该环。",
      en: "The ring at {where} has {count} distinct points, fewer than 3; add points or remove it.",
    },
    RING_SPIKE: {
      zh: "{where} 处的环沿原路折回，形成尖刺；请删除该点，或用 makeValid()。",
      en: "The ring turns back on itself in a spike at {where}; remove the point, or use makeValid().",
    },
    RING_SELF_INTERSECTION: {
      zh: "{where} 起的边与同一环中 {other} 起的边相交；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses the edge from {other} of the same ring; correct it, or use makeValid().",
    },
    RING_SELF_TOUCH: {
      zh: "环在 {where} 处碰到自身的 {other}；请拆成壳与洞，或用 makeValid()。",
      en: "The ring touches itself at {where} and {other}; split it into shell and hole, or use makeValid().",
    },
    RING_CROSSING: {
      zh: "{where} 起的边与同一多边形另一环中 {other} 起的边相交或重合（共 {count} 处）；请改正，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} in another ring of its polygon ({count} places); correct it, or use makeValid().",
    },
    PART_OVERLAP: {
      zh: "{where} 起的边与另一部分中 {other} 起的边相交或重合（共 {count} 处）；请合并两部分，或用 makeValid()。",
      en: "The edge from {where} crosses or overlaps the edge from {other} in another part ({count} places); unite the parts, or use makeValid().",
    },
    HOLE_OUTSIDE_SHELL: {
      zh: "{where} 的洞在壳之外；请移入壳内、改作单独部分，或用 makeValid()。",
      en: "The hole at {where} lies outside its shell; move it, make it a part of its own, or use makeValid().",
    },
    HOLE_NESTED: {
      zh: "{where} 的洞在另一洞 {other} 之内；请删除，或用 makeValid()。",
      en: "The hole at {where} lies inside the hole {other}; remove it, or use makeValid().",
    },
    SHELL_NESTED: {
      zh: "{where} 的壳在另一部分 {other} 之内；请合并，或用 makeValid()。",
      en: "The shell at {where} lies inside another part, {other}; unite them, or use makeValid().",
    },
    INTERIOR_DISCONNECTED: {
      zh: "环在 {where} 处的接触把多边形内部分成不连通的几块；请拆成多个部分，或用 makeValid()。",
      en: "Touching rings at {where} cut the interior of the polygon in two; split it into parts, or use makeValid().",
    },
  },
  warning: {
    GEOMETRY_NOT_LONLAT: ERROR_TEXT.GEOMETRY_NOT_LONLAT,
    RING_EMPTY: {
      zh: "{where} 的环没有点，已忽略；请删除该环。",
      en: "The ring at {where} has no points and is ignored; remove it.",
    },
    RING_CLOSED: {
      zh: "已闭合 {where} 的环：末尾补上首点。",
      en: "Closed the ring at {where} by repeating its first position.",
    },
    RING_DROPPED: {
      zh: "已舍去 {where} 的环：围不成面。请核对源数据。",
      en: "Dropped the ring at {where}: it bounds no area. Check the source.",
    },
    VERTEX_DROPPED: {
      zh: "已舍去环 {where} 中不可用的点（共 {count} 个），首个为 {value}；请核对源数据。",
      en: "Dropped {count} unusable points of the ring {where}, the first being {value}; check the source.",
    },
    GEOMETRY_DROPPED: {
      zh: "已舍去 {where}：不是面。请核对源数据。",
      en: "Dropped {where}: it is no area. Check the source.",
    },
    GEOMETRY_REBUILT: {
      zh: "已按填充规则 {rule} 重建 {where}；面积可能改变，请核对。",
      en: "Rebuilt {where} by the fill rule {rule}; its area may have changed, check it.",
    },
    GEOMETRY_COLLAPSED: {
      zh: "修复后 {where} 没有剩下面积：各部分都窄于网格或已舍去。请核对源数据，或改用更细的网格。",
      en: "Nothing of {where} is left after the repair: all parts are thinner than the grid or were dropped. Check the source, or use a finer grid.",
    },
  },
  info: {
    GEOMETRY_EMPTY: {
      zh: "{where} 没有几何，按空处理；如属遗漏请补上。",
      en: "There is no geometry at {where}; it counts as empty. Add it if it is missing.",
    },
    RING_REPEATED_POINT: {
      zh: "{where} 重复上一点（本要素共 {count} 处）；无需处理，删除可减小数据。",
      en: "{where} repeats the point before it ({count} in this feature); harmless, remove it to save space.",
    },
    RING_WINDING: {
      zh: "{where} 的环方向与 RFC 7946 相反（本要素共 {count} 个）；结果不受影响，写出时请用壳逆时针、洞顺时针。",
      en: "The ring at {where} is wound against RFC 7946 ({count} in this feature); results do not change. Write shells counter-clockwise, holes clockwise.",
    },
    FINDINGS_LIMIT: {
      zh: "{where} 还有 {count} 处问题未逐一列出；请先修正已列出的，再检查。",
      en: "{count} more findings at {where} are not listed; correct the ones listed and validate again.",
    },
  },
} satisfies Record<Severity, Record<string, BilingualText>>;

/** A code of a finding about an area. @internal */
export type FindingCode = { [S in Severity]: keyof (typeof FINDING_TEXT)[S] }[Severity];

/** Most findings of one code in one feature; the rest are counted. */
const LIMIT = 1000;

interface Draft {
  readonly code: FindingCode;
  readonly location: FindingLocation;
  readonly values: Record<string, string | number>;
}

/** Collects findings in the order they are found. @internal */
export class FindingLog {
  private readonly drafts: Draft[] = [];
  private readonly merged = new Map<string, Draft>();
  private readonly counts = new Map<string, number>();

  /**
   * Adds a finding.
   *
   * @param key - findings of one code with the same key in one feature become one: the first, with their `count`
   */
  add(code: FindingCode, location: FindingLocation, values: TextValues = {}, key?: string): void {
    const scope = `${location.feature} ${code}`;
    if (key !== undefined) {
      const draft = this.merged.get(`${scope} ${key}`);
      if (draft) {
        draft.values.count = Number(draft.values.count) + 1;
        return;
      }
    }
    const count = (this.counts.get(scope) ?? 0) + 1;
    this.counts.set(scope, count);
    if (count > LIMIT && code !== "FINDINGS_LIMIT") {
      this.add("FINDINGS_LIMIT", location, { code }, code);
      return;
    }
    const draft = { code, location, values: { where: location.path ?? "$", ...values } as Draft["values"] };
    if (key !== undefined) {
      draft.values.count = 1;
      this.merged.set(`${scope} ${key}`, draft);
    }
    this.drafts.push(draft);
  }

  /** What was found. */
  findings(): Finding[] {
    return this.drafts.map(({ code, location, values }) => {
      const [severity, texts] = Object.entries(FINDING_TEXT).find(([, texts]) => code in texts)!;
      const text = (texts as Record<string, BilingualText>)[code]!;
      return { code, severity: severity as Severity, location, values, message: fillText(text, values) };
    });
  }
}
