// Classes that units and element zones share.

/**
 * Class of a control unit or element zone: `priority` 优先保护, `key` 重点管控, `general` 一般管控. Precedence in that order.
 * 管控类别.
 */
export type ZoneClass = "priority" | "key" | "general";

/** The digit that stands for a class in codes: 1 priority, 2 key, 3 general. 类别位. */
export const CLASS_DIGIT: Readonly<Record<ZoneClass, 1 | 2 | 3>> = { priority: 1, key: 2, general: 3 };
