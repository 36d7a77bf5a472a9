// The class of a listed unit: printed in words, and said again by its code.
import type { BilingualText, Finding, KeyUnitKind, ZoneClass } from "../domain/index.ts";
import { listFinding, shownValue } from "./list-finding.ts";
import type { ListedUnit, RawUnit } from "./unit-list.ts";

const CLASS_WORDS: readonly (readonly [word: string, is: ZoneClass])[] = [
  ["优先", "priority"],
  ["重点", "key"],
  ["一般", "general"],
];
const CLASS_NAME: Readonly<Record<ZoneClass, BilingualText>> = {
  priority: { zh: "优先保护", en: "priority" },
  key: { zh: "重点管控", en: "key" },
  general: { zh: "一般管控", en: "general" },
};

/** The class of a unit by its words, or else by its code; what is odd goes to the findings. @internal */
export function readClass(
  { code, cls, path }: RawUnit,
  ofCode: ZoneClass | undefined,
  findings: Finding[],
): Pick<ListedUnit, "class" | "keyKind"> {
  const ofWords = CLASS_WORDS.find(([word]) => cls.includes(word))?.[1];
  const read = ofWords ?? ofCode ?? "general";
  const values = { unit: code, value: shownValue(cls), expected: CLASS_NAME[ofCode ?? read] };
  if (ofWords === undefined)
    findings.push(
      listFinding(
        cls.trim() === "" ? "UNIT_CLASS_NONE" : "UNIT_CLASS",
        ofCode === undefined ? "error" : "warning",
        `${path}.cls`,
        values,
        code,
      ),
    );
  else if (ofCode !== undefined && ofCode !== ofWords)
    findings.push(listFinding("UNIT_CLASS_CODE", "warning", `${path}.cls`, values, code));
  const keyKind: KeyUnitKind | undefined = /园区|产业集聚/.test(cls)
    ? "park"
    : /城镇/.test(cls)
      ? "urban"
      : /要素/.test(cls)
        ? "element"
        : undefined;
  return { class: read, ...(keyKind !== undefined && read === "key" ? { keyKind } : {}) };
}
