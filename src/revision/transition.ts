// Transition matrices: ground by what it was and what it became.
import { ELEMENTS, type Element, type ZoneClass } from "../domain/index.ts";
import type { SumsByKey } from "./sums-by-key.ts";

/** A class, or `null` for ground in no unit. 类别. */
export type ClassOrNone = ZoneClass | null;

/** A cell of the transition matrix. 转移矩阵单元. */
export interface Transition {
  /** Class before. 变化前类别. */
  readonly before: ClassOrNone;
  /** Class after. 变化后类别. */
  readonly after: ClassOrNone;
  /** Ground, m², slivers included. 面积. */
  readonly areaM2: number;
  /** What of it are slivers, m². 其中碎斑. */
  readonly sliverM2: number;
}

/** The transition matrix of the zones of one element. 要素分区转移矩阵. */
export interface ElementTransitions {
  /** Element. 要素. */
  readonly element: Element;
  /** Cells that hold ground. 转移矩阵. */
  readonly transitions: readonly Omit<Transition, "sliverM2">[];
}

const CLASS_ORDER: readonly ClassOrNone[] = ["priority", "key", "general", null];

/** Order of the cells of a matrix. @internal */
export function compareTransitions(
  a: { before: ClassOrNone; after: ClassOrNone },
  b: { before: ClassOrNone; after: ClassOrNone },
): number {
  return (
    CLASS_ORDER.indexOf(a.before) - CLASS_ORDER.indexOf(b.before) ||
    CLASS_ORDER.indexOf(a.after) - CLASS_ORDER.indexOf(b.after)
  );
}

/** The matrices of all elements, from sums by element, class before and class after. @internal */
export function elementsOf(sums: SumsByKey): ElementTransitions[] {
  const cells = sums.entries().map(([key, areaM2]) => {
    const [element, before, after] = JSON.parse(key) as [Element, ClassOrNone, ClassOrNone];
    return { element, before, after, areaM2 };
  });
  return ELEMENTS.filter((element) => cells.some((cell) => cell.element === element)).map((element) => ({
    element,
    transitions: cells
      .filter((cell) => cell.element === element)
      .map(({ before, after, areaM2 }) => ({ before, after, areaM2 }))
      .sort(compareTransitions),
  }));
}
