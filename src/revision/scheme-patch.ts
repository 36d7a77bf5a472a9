// The exact difference of two scheme documents, item by item: units, zones, parks, features, terms and legal bases by their
// codes, whatever else a scheme holds member by member. Guarantee: applying a patch to the one gives the other, bit for bit in
// canonical JSON, in both directions. Cost: one canonical form of each item.
import { canonicalJson, SanxianError, type ZoningScheme } from "../domain/index.ts";

/** A list of a scheme whose items have codes. 列表. */
export type PatchedList = "units" | "zones" | "parks" | "features" | "terms" | "legalBases";

/** What changed in a list. 列表变化. */
export interface ListPatch {
  /** The list. 列表. */
  readonly list: PatchedList;
  /** Items no more, in their order. 删除. */
  readonly removed: readonly unknown[];
  /** New items, in their order. 新增. */
  readonly added: readonly unknown[];
  /** Items that changed, by code. 修改. */
  readonly changed: readonly {
    /** Its code or id. 编码. */
    readonly key: string;
    /** Before. 变化前. */
    readonly before: unknown;
    /** After. 变化后. */
    readonly after: unknown;
  }[];
  /** All codes before and after, where the order cannot be told from the rest; else `null`. 次序. */
  readonly order: {
    /** Before. 变化前. */
    readonly before: readonly string[];
    /** After. 变化后. */
    readonly after: readonly string[];
  } | null;
}

/** A member of a scheme that changed as a whole; one that is absent on a side is left out there. 成员变化. */
export interface MemberPatch {
  /** Its name. 名称. */
  readonly member: string;
  /** Before. 变化前. */
  readonly before?: unknown;
  /** After. 变化后. */
  readonly after?: unknown;
}

/** The exact difference of two schemes. 文档差异. */
export interface SchemePatch {
  /** Lists. 列表. */
  readonly lists: readonly ListPatch[];
  /** Other members. 其他成员. */
  readonly members: readonly MemberPatch[];
}

const KEY: Readonly<Record<PatchedList, "code" | "id">> = {
  units: "code",
  zones: "code",
  parks: "code",
  features: "id",
  terms: "id",
  legalBases: "id",
};
const LISTS = Object.keys(KEY) as readonly PatchedList[];

/** The difference. @internal */
export function patchBetween(before: ZoningScheme, after: ZoningScheme): SchemePatch {
  const lists: ListPatch[] = [];
  const whole: string[] = [];
  for (const list of LISTS) {
    const [from, to] = [own(before, list), own(after, list)];
    if (from === undefined && to === undefined) continue;
    if (!Array.isArray(from) || !Array.isArray(to)) {
      whole.push(list);
      continue;
    }
    const patch = listPatch(list, from, to);
    if (patch !== null) lists.push(patch);
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const members: MemberPatch[] = [];
  for (const member of [...names].sort()) {
    if ((LISTS as readonly string[]).includes(member) && !whole.includes(member)) continue;
    const [from, to] = [own(before, member), own(after, member)];
    if (isSame(from, to)) continue;
    members.push({
      member,
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
    });
  }
  return { lists, members };
}

/** The scheme with a patch applied; never changes the one given. @internal */
export function applyPatch(scheme: ZoningScheme, { lists, members }: SchemePatch): ZoningScheme {
  const result = new Map<string, unknown>(Object.entries(scheme));
  for (const { member, ...sides } of members) {
    if (Object.hasOwn(sides, "after")) result.set(member, sides.after);
    else result.delete(member);
  }
  for (const { list, removed, added, changed, order } of lists) {
    const key = (item: unknown): string => keyOf(list, item);
    const gone = new Set(removed.map(key));
    const other = new Map(changed.map((change) => [change.key, change.after]));
    const items = [...(result.get(list) as readonly unknown[]).filter((item) => !gone.has(key(item))), ...added].map(
      (item) => other.get(key(item)) ?? item,
    );
    const place = order === null ? null : new Map(order.after.map((code, i) => [code, i]));
    result.set(list, place === null ? items : items.sort((a, b) => place.get(key(a))! - place.get(key(b))!));
  }
  return Object.fromEntries(result) as unknown as ZoningScheme;
}

/** The patch that takes a patch back. @internal */
export function invertPatch({ lists, members }: SchemePatch): SchemePatch {
  return {
    lists: lists.map(({ list, removed, added, changed, order }) => ({
      list,
      removed: added,
      added: removed,
      changed: changed.map(({ key, before, after }) => ({ key, before: after, after: before })),
      order: order === null ? null : { before: order.after, after: order.before },
    })),
    members: members.map(({ member, ...sides }) => ({
      member,
      ...(Object.hasOwn(sides, "after") ? { before: sides.after } : {}),
      ...(Object.hasOwn(sides, "before") ? { after: sides.before } : {}),
    })),
  };
}

function listPatch(list: PatchedList, from: readonly unknown[], to: readonly unknown[]): ListPatch | null {
  const before = byKey(list, from);
  const after = byKey(list, to);
  const removed = from.filter((item) => !after.has(keyOf(list, item)));
  const added = to.filter((item) => !before.has(keyOf(list, item)));
  const changed = [...before]
    .filter(([key, item]) => after.has(key) && !isSame(item, after.get(key)))
    .map(([key, item]) => ({ key, before: item, after: after.get(key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  // what is left keeps its order, and what is new comes last: where that is not so, either way, the order is written down
  const codes = (items: readonly unknown[]): string[] => items.map((item) => keyOf(list, item));
  const kept = codes(from).filter((key) => after.has(key));
  const forth = [...kept, ...codes(added)];
  const back = [...codes(to).filter((key) => before.has(key)), ...codes(removed)];
  const plain = isSame(forth, codes(to)) && isSame(back, codes(from));
  if (removed.length + added.length + changed.length === 0 && plain) return null;
  return { list, removed, added, changed, order: plain ? null : { before: codes(from), after: codes(to) } };
}

function byKey(list: PatchedList, items: readonly unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  items.forEach((item, i) => {
    const key = keyOf(list, item);
    if (found.has(key))
      throw new SanxianError("DOCUMENT_INVALID", {
        where: `$.${list}[${i}].${KEY[list]}`,
        value: key.slice(0, 40),
        expected: "a code that occurs once",
      });
    found.set(key, item);
  });
  return found;
}

function keyOf(list: PatchedList, item: unknown): string {
  return String((item as Readonly<Record<string, unknown>>)[KEY[list]]);
}

function own(scheme: ZoningScheme, name: string): unknown {
  return Object.hasOwn(scheme, name) ? (scheme as unknown as Readonly<Record<string, unknown>>)[name] : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a === b || canonicalJson(a) === canonicalJson(b);
}
