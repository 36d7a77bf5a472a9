// How a list is made: how often its clauses are used again, and how far the lists of units differ (一单元一策略). The distance of
// two lists is that of Jaccard, 1 − |both| / |either|: 0 for the same list, 1 for nothing in common. Its mean goes over all pairs,
// each once; beyond 3,000 units it is left out. Cost: linear in uses, and quadratic in units for the mean.
import type { AccessTerm, ZoneClass } from "../../domain/index.ts";
import { plainWords } from "./duplicates.ts";

/** How often clauses are used. 条款复用统计. */
export interface ClauseStatistics {
  /** Terms of the scheme. 条目数. */
  readonly terms: number;
  /** Different wordings among them. 不同条文数. */
  readonly wordings: number;
  /** Uses by units: a term counts once for each unit that has it. 单元引用次数. */
  readonly uses: number;
  /** Uses for each term that any unit has; 0 without any. 平均引用次数. */
  readonly usesPerTerm: number;
  /** Terms of each unit, mean; 0 without units. 单元平均条目数. */
  readonly termsPerUnit: number;
  /** Terms that one unit alone has. 仅一单元使用的条目数. */
  readonly usedOnce: number;
  /** The ten most used, by uses and id. 复用最多的条目. */
  readonly mostUsed: readonly {
    /** Id of the term. 编号. */
    readonly term: string;
    /** Units that have it. 引用次数. */
    readonly uses: number;
  }[];
}

/** How far the lists of units differ. 差异化统计. */
export interface DifferentiationStatistics {
  /** Units. 单元数. */
  readonly units: number;
  /** Different lists among them. 不同清单数. */
  readonly lists: number;
  /** Different lists for each unit, 0 to 1: 1 where no two units have the same list. 清单差异率. */
  readonly distinctShare: number;
  /** Mean distance of two lists, 0 to 1; `null` for fewer than two units, or more than are compared. 平均差异度. */
  readonly meanDistance: number | null;
  /** The same among units of one class. 按类别平均差异度. */
  readonly meanDistanceByClass: Readonly<Record<ZoneClass, number | null>>;
}

/** Most units whose pairs are compared. */
const MOST_UNITS = 3000;

/** How often clauses are used. @internal */
export function clauseStatistics(
  terms: readonly AccessTerm[],
  lists: ReadonlyMap<string, readonly AccessTerm[]>,
): ClauseStatistics {
  const uses = new Map<string, number>();
  let total = 0;
  for (const own of lists.values())
    for (const id of new Set(own.map((term) => term.id))) {
      uses.set(id, (uses.get(id) ?? 0) + 1);
      total++;
    }
  const ranked = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    terms: terms.length,
    wordings: new Set(terms.map(({ text }) => plainWords(text))).size,
    uses: total,
    usesPerTerm: uses.size === 0 ? 0 : total / uses.size,
    termsPerUnit: lists.size === 0 ? 0 : total / lists.size,
    usedOnce: ranked.filter(([, count]) => count === 1).length,
    mostUsed: ranked.slice(0, 10).map(([term, count]) => ({ term, uses: count })),
  };
}

/** How far the lists of units differ. @internal */
export function differentiationStatistics(
  units: readonly { readonly code: string; readonly class: ZoneClass }[],
  lists: ReadonlyMap<string, readonly AccessTerm[]>,
): DifferentiationStatistics {
  const sets = units.map(({ code, class: unitClass }) => ({
    unitClass,
    terms: new Set((lists.get(code) ?? []).map(({ id }) => id)),
  }));
  const keys = new Set(sets.map(({ terms }) => [...terms].sort().join("\n")));
  const mean = (unitClass?: ZoneClass): number | null => {
    const chosen = sets
      .filter((set) => unitClass === undefined || set.unitClass === unitClass)
      .map(({ terms }) => terms);
    if (chosen.length < 2 || chosen.length > MOST_UNITS) return null;
    let sum = 0;
    for (let i = 0; i < chosen.length; i++)
      for (let k = i + 1; k < chosen.length; k++) sum += distanceOf(chosen[i]!, chosen[k]!);
    return sum / ((chosen.length * (chosen.length - 1)) / 2);
  };
  return {
    units: units.length,
    lists: keys.size,
    distinctShare: units.length === 0 ? 0 : keys.size / units.length,
    meanDistance: mean(),
    meanDistanceByClass: { priority: mean("priority"), key: mean("key"), general: mean("general") },
  };
}

/** Two empty lists are the same list. */
function distanceOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const id of a) if (b.has(id)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : 1 - both / either;
}
