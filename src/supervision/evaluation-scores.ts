// The scores of an evaluation: each a ratio with its formula, its numerator and its denominator, so that anyone can do it again; what
// lacks data is not scored. Cost: linear.
import type { BilingualText, EvaluationCase, IsoDate, ZoningScheme } from "../domain/index.ts";
import type { DischargeHeadroom } from "./discharge-headroom.ts";
import type { IndicatorWatch } from "./indicator-watch.ts";
import type { ProblemProgress } from "./problems.ts";

/** What is scored. 评分项. */
export type ScoreId =
  | "coverage"
  | "listCompleteness"
  | "updateTimeliness"
  | "filingTimeliness"
  | "problemsClosed"
  | "indicatorsOnTarget"
  | "noDecline"
  | "withinLimits";

/** What an evaluation is made of. 评估数据. */
export interface EvaluationInput {
  /** The scheme in force. 方案. */
  readonly scheme: ZoningScheme;
  /** Ground of each unit, m², by code; and of the territory's counties that units cover. 单元面积. */
  readonly areas: {
    /** m² by code of unit. 单元面积. */
    readonly units: Readonly<Record<string, number>>;
    /** m² by code of county; absent where not known. 县域面积. */
    readonly counties?: Readonly<Record<string, number>>;
  };
  /** What watching the indicators gave. 指标. */
  readonly watched?: readonly IndicatorWatch[];
  /** What became of the problems. 问题. */
  readonly problems?: readonly ProblemProgress[];
  /** Headrooms. 余量. */
  readonly headrooms?: readonly DischargeHeadroom[];
  /** Duties due by then, and those done in time. 职责. */
  readonly duties?: readonly {
    /** Kind; `filing` and `periodicAdjustment` are scored. 类型. */
    readonly kind: string;
    /** Last day; `null` where the law sets none. 期限. */
    readonly due: IsoDate | null;
    /** Done when; `null` when not. 完成日期. */
    readonly doneOn: IsoDate | null;
  }[];
  /** Cases. 案例. */
  readonly cases?: readonly EvaluationCase[];
}

/** How each is computed. @internal */
export const FORMULA: Readonly<Record<ScoreId, BilingualText>> = {
  coverage: { zh: "管控单元面积 ÷ 行政区面积", en: "area of units ÷ area of the administrative unit" },
  listCompleteness: {
    zh: "清单完备的单元数 ÷ 优先与重点单元数（重点单元须有排放和风险条目，优先单元须有空间布局条目）",
    en: "units with a complete list ÷ priority and key units (key: discharge and risk terms; priority: spatial terms)",
  },
  updateTimeliness: { zh: "按期完成的定期调整 ÷ 到期的定期调整", en: "periodic adjustments made in time ÷ those due" },
  filingTimeliness: {
    zh: "发布前完成备案的版本 ÷ 已发布版本",
    en: "versions filed before publication ÷ versions published",
  },
  problemsClosed: {
    zh: "按期整改或期限未到的问题 ÷ 有期限的问题（逾期后整改的仍计逾期）",
    en: "problems put right in time or not yet due ÷ problems with a deadline (late is late, put right or not)",
  },
  indicatorsOnTarget: { zh: "达到目标的次数 ÷ 有数据的目标次数", en: "targets met ÷ targets with data" },
  noDecline: {
    zh: "未明显变差的指标 ÷ 能判断趋势的指标",
    en: "indicators not in decline ÷ those whose trend can be told",
  },
  withinLimits: {
    zh: "未超允许量的账户 ÷ 已知余量的约束性账户",
    en: "accounts within their limit ÷ binding accounts whose headroom is known",
  },
};
/** Clause eight: effectiveness is a basis for optimising assessments; these say where capacity is and where lists hold. @internal */
export const FEEDS_EIA: ReadonlySet<ScoreId> = new Set([
  "listCompleteness",
  "indicatorsOnTarget",
  "noDecline",
  "withinLimits",
]);

/** Numerator and denominator of a score; `null` without data. @internal */
export function partsOf(
  id: ScoreId,
  { scheme, areas, watched = [], problems = [], headrooms = [], duties = [] }: EvaluationInput,
  inside: (unit: string) => boolean,
  county: string | null,
  until: IsoDate,
): [number, number] | null {
  const ratio = (numerator: number, denominator: number): [number, number] | null =>
    denominator > 0 ? [numerator, denominator] : null;
  switch (id) {
    case "coverage": {
      const known = areas.counties ?? {};
      const own = scheme.units.filter(({ code }) => inside(code));
      const values = own.map(({ code }) => (Object.hasOwn(areas.units, code) ? areas.units[code]! : Number.NaN));
      const whole =
        county === null
          ? Object.values(known).reduce((sum, value) => sum + value, 0)
          : Object.hasOwn(known, county)
            ? known[county]!
            : 0;
      const covered = values.reduce((sum, value) => sum + value, 0);
      return Number.isFinite(covered) ? ratio(covered, whole) : null;
    }
    case "listCompleteness": {
      const own = scheme.units.filter((unit) => inside(unit.code) && unit.class !== "general");
      return ratio(own.filter((unit) => isListComplete(scheme, unit)).length, own.length);
    }
    case "updateTimeliness":
    case "filingTimeliness": {
      // these are duties of the scheme, not of its counties
      if (county !== null) return null;
      const wanted = id === "updateTimeliness" ? "periodicAdjustment" : "filing";
      const due = duties.filter((duty) => duty.kind === wanted && duty.due !== null && duty.due <= until);
      return ratio(due.filter(({ due: last, doneOn }) => doneOn !== null && doneOn <= last!).length, due.length);
    }
    case "problemsClosed": {
      const own = problems.filter(({ unit, deadline }) => inside(unit) && deadline !== null);
      return ratio(own.filter(({ lateDays }) => lateDays === 0).length, own.length);
    }
    case "indicatorsOnTarget": {
      const own = watched
        .filter(({ unit }) => (unit === null ? county === null : inside(unit)))
        .flatMap(({ targets }) => targets);
      return ratio(
        own.filter(({ state }) => state === "met").length,
        own.filter(({ state }) => state !== "noData").length,
      );
    }
    case "noDecline": {
      const own = watched.filter(
        ({ unit, trend }) => trend !== "undetermined" && (unit === null ? county === null : inside(unit)),
      );
      return ratio(own.filter(({ trend }) => trend !== "declined").length, own.length);
    }
    default: {
      const own = headrooms.filter(({ unit, binding, state }) => inside(unit) && binding && state !== "unknown");
      return ratio(own.filter(({ state }) => state !== "exceeded").length, own.length);
    }
  }
}

/** After clause three: key units have discharge and risk terms, priority units spatial ones, of their own or shared. */
function isListComplete({ terms }: ZoningScheme, unit: ZoningScheme["units"][number]): boolean {
  const has = (dimension: string): boolean =>
    terms.some(({ dimension: of, scope }) => {
      if (of !== dimension) return false;
      if (scope?.units !== undefined) return scope.units.includes(unit.code);
      return scope?.place?.unitClass === undefined || scope.place.unitClass === unit.class;
    });
  return unit.class === "priority" ? has("spatialLayout") : has("pollutantDischarge") && has("riskPrevention");
}
