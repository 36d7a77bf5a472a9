// What the ceilings over some ground still leave, and what a project, or many together, ask of it (余量).
import {
  type FactKey,
  headroomOf,
  type Indicator,
  type IsoDate,
  type Project,
  type Quantity,
} from "../domain/index.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";

/** A ceiling, what it still leaves, and what is asked of it. 总量余量. */
export interface HeadroomLeft {
  /** Id of the indicator. 指标编号. */
  readonly indicator: string;
  /** Quantity of projects that counts against it. 计入总量的数量. */
  readonly quantity: string;
  /** Unit that it speaks of; `null` for the whole territory. 管控单元. */
  readonly controlUnit: string | null;
  /** What is left before the project; `null` when it cannot be told. 剩余量. */
  readonly left: Quantity | null;
  /** What is asked of it; `null` when a project does not say. 需求量. */
  readonly asked: Quantity | null;
  /** Whether what is asked fits; `null` when it cannot be told. 是否满足. */
  readonly fits: boolean | null;
  /** Facts to ask for. 待补充事实. */
  readonly missing: readonly FactKey[];
}

/** A project and the codes of the units it lies in. @internal */
export interface PlacedProject {
  readonly project: Pick<Project, "facts">;
  readonly units: ReadonlySet<string>;
}

/** The ceilings over some projects, by indicator: those of their units and of the territory. @internal */
export function headroomLeft(
  prepared: PreparedScheme,
  placed: readonly PlacedProject[],
  asOf: IsoDate,
): HeadroomLeft[] {
  const rows: HeadroomLeft[] = [];
  for (const [quantity, indicators] of prepared.indicators)
    for (const indicator of indicators) {
      const within = placed.filter(({ units }) => indicator.unit === undefined || units.has(indicator.unit));
      if (within.length > 0) rows.push(rowOf(indicator, quantity, within, asOf));
    }
  return rows.sort((a, b) => (a.indicator < b.indicator ? -1 : a.indicator > b.indicator ? 1 : 0));
}

function rowOf(indicator: Indicator, quantity: string, within: readonly PlacedProject[], asOf: IsoDate): HeadroomLeft {
  const left = headroomOf(indicator, asOf) ?? null;
  const asked = sumOfQuantity(within, quantity);
  const known = left !== null && asked !== null && asked.unit === left.unit;
  return {
    indicator: indicator.id,
    quantity,
    controlUnit: indicator.unit ?? null,
    left,
    asked,
    fits: known ? asked.value <= left.value : null,
    missing: [...(left === null ? [`headroom:${quantity}`] : []), ...(asked === null ? [`quantity:${quantity}`] : [])],
  };
}

/** The sum of a quantity; `null` where one does not state it, or two state it in different units. */
function sumOfQuantity(within: readonly PlacedProject[], name: string): Quantity | null {
  let sum = null as Quantity | null;
  for (const { project } of within) {
    const quantities = project.facts?.quantities;
    const one = quantities && Object.hasOwn(quantities, name) ? quantities[name] : undefined;
    if (one === undefined || !Number.isFinite(one.value) || (sum !== null && sum.unit !== one.unit)) return null;
    sum = { value: (sum?.value ?? 0) + one.value, unit: one.unit };
  }
  return sum;
}
