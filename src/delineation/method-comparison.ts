// The overlay method and the fitting method on the same ground, compared: what changes class, how many units each makes, how
// pure they are. Both read one arrangement, so nothing differs but the method. Source of the question: published comparisons
// prefer the overlay method and let the threshold depend on the terrain; this gives the numbers to choose one by.
//
// Cost: one overlay, and a pass over its faces for each method.
import { type BilingualText, SanxianError, type ZoneClass } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { stepper } from "../domain/progress.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type Cells, fillCounties } from "./county-filling.ts";
import { type DelineationInput, type DelineationMethod, type OrderedInput, orderInput } from "./delineation-input.ts";
import { cleanDrafts } from "./draft-cleaning.ts";
import { type Ground, overlayGround } from "./ground.ts";
import { checkSliverOptions } from "./sliver-dissolving.ts";
import { type Drafts, draftByFitting, draftByOverlay } from "./unit-drafting.ts";

/** A number for each class. 各类别取值. */
export type ByClass = Readonly<Record<ZoneClass, number>>;

/** What a method makes of the ground. 单一方法结果. */
export interface MethodOutcome {
  /** Which. 方法. */
  readonly method: DelineationMethod;
  /** Number of units. 单元数. */
  readonly units: number;
  /** Number of units by class. 各类别单元数. */
  readonly unitsByClass: ByClass;
  /** Area by class, m². 各类别面积. */
  readonly areaByClassM2: ByClass;
  /** Share of the territory whose own class is that of its unit, 0 to 1. 面积加权纯度. */
  readonly purity: number;
  /** The least of that share over units, 0 to 1. 最低单元纯度. */
  readonly leastPurity: number;
  /** Ground whose own class is stricter than its unit's, m²: protection lost. 降级面积. */
  readonly weakenedM2: number;
}

/** Ground of one class by overlay and another by fitting. 类别变动. */
export interface ClassMove {
  /** By overlay. 叠加法类别. */
  readonly overlay: ZoneClass;
  /** By fitting. 拟合法类别. */
  readonly fitting: ZoneClass;
  /** Its area, m². 面积. */
  readonly areaM2: number;
}

/** What a cell is made of, and the class that fitting gives it. 行政区类别构成. */
export interface CellShares {
  /** Code of the administrative area. 行政区划代码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Share of each class by overlay. 各类别占比. */
  readonly shares: ByClass;
  /** The class that most of it has by fitting. 拟合法类别. */
  readonly fitted: ZoneClass;
}

/** Both methods on the same ground. 两种方法比较. */
export interface MethodComparison {
  /** By overlay. 叠加法. */
  readonly overlay: MethodOutcome;
  /** By fitting. 拟合法. */
  readonly fitting: MethodOutcome;
  /** All nine pairs of classes with the ground of each, those that are the same included; they sum to the territory. 类别转移. */
  readonly moves: readonly ClassMove[];
  /** Ground whose class differs, m². 变动面积. */
  readonly movedM2: number;
  /** The same as a share of the territory. 变动占比. */
  readonly movedShare: number;
  /** Cells on land, by code. 行政区. */
  readonly cells: readonly CellShares[];
  /** The territory, m². 辖区面积. */
  readonly territoryM2: number;
}

const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];

const STEPS: readonly BilingualText[] = [
  { zh: "叠加全部图层", en: "Overlaying all layers" },
  { zh: "归属行政区", en: "Putting ground in counties" },
  { zh: "叠加法", en: "The overlay method" },
  { zh: "拟合法", en: "The fitting method" },
];

/**
 * Compares the overlay method with the fitting method. 比较叠加法与拟合法.
 *
 * @param input - as for `delineate`; `method`, `predecessor` and `certificate` are not looked at
 * @returns both outcomes, ground moved by pair of classes, and what each cell is made of
 * @throws SanxianError as `delineate`
 * @example
 * ```ts
 * const { movedShare, fitting } = compareMethods({ territory, layers, admin });
 * fitting.purity; //=> 0.87
 * ```
 */
export function compareMethods(input: DelineationInput): MethodComparison {
  const step = stepper(STEPS, input);
  const ordered = orderInput(input);
  const { rules } = ordered.profile;
  if (input.slivers)
    checkSliverOptions(
      input.slivers,
      rules.map(({ id }) => id),
    );
  step();
  const ground = overlayGround(ordered);
  step();
  const cells = fillCounties(ground, ordered);
  step();
  const overlaid = draftByOverlay(ground, cells, ordered);
  const byOverlay = cleanDrafts(overlaid, ground, ordered, input);
  step();
  const byFitting = cleanDrafts(draftByFitting(overlaid, ground, cells, ordered), ground, ordered, input);

  const classOf = ({ drafts, draftOf }: Drafts, f: number): ZoneClass => rules[drafts[draftOf[f]!]!.rule]!.class;
  const sums = new Map<string, Sum>();
  const territory = new Sum();
  for (let f = 0; f < ground.faceCount; f++) {
    if (ground.inside[f] === 0) continue;
    const key = `${classOf(byOverlay, f)}|${classOf(byFitting, f)}`;
    if (!sums.has(key)) sums.set(key, new Sum());
    sums.get(key)!.add(ground.areaM2[f]!);
    territory.add(ground.areaM2[f]!);
  }
  if (!(territory.value > 0))
    throw new SanxianError("OPTION_INVALID", { name: "territory", value: "empty", expected: "ground" });
  const moves = CLASSES.flatMap((overlay) =>
    CLASSES.map((fitting): ClassMove => {
      return { overlay, fitting, areaM2: sums.get(`${overlay}|${fitting}`)?.value ?? 0 };
    }),
  );
  const moved = new Sum();
  for (const { overlay, fitting, areaM2 } of moves) if (overlay !== fitting) moved.add(areaM2);
  return {
    overlay: outcomeOf("overlay", byOverlay, ground, ordered),
    fitting: outcomeOf("fitting", byFitting, ground, ordered),
    moves,
    movedM2: moved.value,
    movedShare: moved.value / territory.value,
    cells: sharesOf(overlaid, byFitting, ground, cells, ordered),
    territoryM2: territory.value,
  };
}

function byClass(value: (zoneClass: ZoneClass) => number): ByClass {
  return { priority: value("priority"), key: value("key"), general: value("general") };
}

function outcomeOf(
  method: DelineationMethod,
  { drafts, draftOf, ruleOf }: Drafts,
  { areaM2 }: Ground,
  { profile: { rules } }: OrderedInput,
): MethodOutcome {
  const whole = drafts.map(() => new Sum());
  const own = drafts.map(() => new Sum());
  const total = new Sum();
  const pure = new Sum();
  const weakened = new Sum();
  for (let f = 0; f < draftOf.length; f++) {
    const d = draftOf[f]!;
    if (d < 0) continue;
    const area = areaM2[f]!;
    const unitClass = rules[drafts[d]!.rule]!.class;
    const ownClass = rules[ruleOf[f]!]!.class;
    whole[d]!.add(area);
    total.add(area);
    if (unitClass === ownClass) {
      own[d]!.add(area);
      pure.add(area);
    } else if (CLASSES.indexOf(ownClass) < CLASSES.indexOf(unitClass)) weakened.add(area);
  }
  const live = drafts.flatMap(({ rule }, d) => (whole[d]!.value > 0 ? [{ d, class: rules[rule]!.class }] : []));
  const ofClass = (wanted: ZoneClass) => live.filter((unit) => unit.class === wanted);
  return {
    method,
    units: live.length,
    unitsByClass: byClass((c) => ofClass(c).length),
    areaByClassM2: byClass((c) => {
      const sum = new Sum();
      for (const { d } of ofClass(c)) sum.add(whole[d]!.value);
      return sum.value;
    }),
    purity: pure.value / total.value,
    leastPurity: live.reduce((least, { d }) => Math.min(least, own[d]!.value / whole[d]!.value), 1),
    weakenedM2: weakened.value,
  };
}

function sharesOf(
  overlaid: Drafts,
  fitted: Drafts,
  { areaM2 }: Ground,
  { cells, cellOf }: Cells,
  { profile: { rules } }: OrderedInput,
): CellShares[] {
  const before = cells.map(() => byClass(() => 0)) as Record<ZoneClass, number>[];
  const after = cells.map(() => byClass(() => 0)) as Record<ZoneClass, number>[];
  for (let f = 0; f < cellOf.length; f++) {
    const cell = cellOf[f]!;
    if (cell < 0) continue;
    before[cell]![rules[overlaid.drafts[overlaid.draftOf[f]!]!.rule]!.class] += areaM2[f]!;
    after[cell]![rules[fitted.drafts[fitted.draftOf[f]!]!.rule]!.class] += areaM2[f]!;
  }
  return cells
    .flatMap(({ code, name, sea }, c): CellShares[] => {
      const whole = before[c]!.priority + before[c]!.key + before[c]!.general;
      if (sea || whole === 0) return [];
      const most = CLASSES.reduce((best, next) => (after[c]![next] > after[c]![best] ? next : best));
      return [{ code, name, areaM2: whole, shares: byClass((k) => before[c]![k] / whole), fitted: most }];
    })
    .sort((a, b) => compareText(a.code, b.code));
}
