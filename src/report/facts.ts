// Facts as a reader knows them: `flag:chemical = false` becomes 化工项目：否, Chemical project: no.
import { type BilingualText, type FactUsed, fillText, LABELS, type Labels, labelOf } from "../domain/index.ts";
import { lengthText, numberText, shareText } from "./figures.ts";
import { fillBoth, listed, same } from "./fill.ts";
import { WORD } from "./labels.ts";
import type { MapSource } from "./options.ts";

const NAME: ReadonlyMap<string, BilingualText> = new Map<string, BilingualText>([
  ["nature", LABELS.operator.nature],
  ["industry", { zh: "行业代码", en: "Industry code" }],
  ["process", LABELS.item.process],
  ["product", LABELS.item.product],
  ["material", LABELS.item.material],
  ["pollutant", LABELS.item.pollutant],
  ["replacement", { zh: "{name} 削减替代比例", en: "Replacement ratio of {name}" }],
  ["section", { zh: "控制断面达标", en: "Control section meets its target" }],
  ["listed", { zh: "列入目录“{name}”", en: "Listed in “{name}”" }],
  ["relocation", { zh: "跨河段转移", en: "Moves between reaches" }],
  ["approvedOn", { zh: "批准日期", en: "Approved on" }],
  ["startedOn", { zh: "开工日期", en: "Started on" }],
  ["asOf", { zh: "研判日期", en: "As of" }],
  ["park", { zh: "所在园区", en: "Park" }],
  ["industryCode", { zh: "条文行业代码“{name}”", en: "Industry code of the term “{name}”" }],
  ["layer", { zh: "{name}图层", en: "Layer: {name}" }],
  ["authority", { zh: "不公开数据 {name}", en: "Data that are not public {name}" }],
  ["feature", { zh: "距{name}", en: "Distance to {name}" }],
  ["distance", { zh: "距{name}", en: "Distance to {name}" }],
  ["headroom", { zh: "{name} 余量", en: "Headroom of {name}" }],
  ["zone", { zh: "分区 {name}", en: "Zone {name}" }],
  ["unit", { zh: "单元 {name}", en: "Unit {name}" }],
  ["within", { zh: "位于{name}", en: "Within {name}" }],
]);
const YES: BilingualText = { zh: "是", en: "yes" };
const NO: BilingualText = { zh: "否", en: "no" };
const NONE: BilingualText = { zh: "无", en: "none" };
const UNKNOWN: BilingualText = { zh: "未知", en: "unknown" };
const FACT: BilingualText = { zh: "{name}：{value}", en: "{name}: {value}" };
const MOVE: BilingualText = { zh: "{from} → {to}", en: "{from} → {to}" };
const BEYOND: BilingualText = { zh: "超过 {value}", en: "over {value}" };

/** A fact with its value. @internal */
export function factText({ key, value }: FactUsed, source: MapSource | undefined): BilingualText {
  const colon = key.indexOf(":");
  const family = colon < 0 ? key : key.slice(0, colon);
  const rest = colon < 0 ? "" : key.slice(colon + 1);
  const name = nameOf(family, rest, key, source);
  const shown = shownValue(family, rest, value, source);
  return fillBoth(FACT, { name, value: shown });
}

function nameOf(family: string, rest: string, key: string, source: MapSource | undefined): BilingualText {
  if (family === "flag") return labelOf("flag", rest);
  if (family === "quantity") return { zh: rest, en: rest };
  if (family === "park" && rest.includes(":"))
    return listed([
      same(rest.slice(0, rest.lastIndexOf(":"))),
      labelOf("parkQuality", rest.slice(rest.lastIndexOf(":") + 1)),
    ]);
  const template = NAME.get(family);
  if (template === undefined) return same(key);
  const name =
    family === "layer"
      ? labelOf("element", rest)
      : family === "feature"
        ? listed(
            rest
              .split(",")
              .map((id) => same(source?.scheme.features?.find((feature) => feature.id === id)?.name ?? id)),
          )
        : family === "within" || family === "distance"
          ? placeName(rest, source)
          : family === "zone" && rest.includes(":")
            ? listed([
                same(rest.slice(0, rest.lastIndexOf(":"))),
                labelOf("zoneAttribute", rest.slice(rest.lastIndexOf(":") + 1)),
              ])
            : same(rest);
  return fillBoth(template, { name });
}

/** What a place selector's members are called, and which list names their values. */
const SELECTOR: ReadonlyMap<string, { readonly list?: keyof Labels; readonly name?: BilingualText }> = new Map([
  ["zoneTypes", { name: { zh: "分区类型", en: "zone type" } }],
  ["element", { list: "element" }],
  ["zoneClass", { list: "zoneClass" }],
  ["unitClass", { list: "unitClass" }],
] as const);

/** An attribute of zones as a member of a place. */
function attributeKind(name: string): { readonly list?: keyof Labels; readonly name?: BilingualText } | undefined {
  return Object.hasOwn(LABELS.zoneAttribute, name) ? { name: labelOf("zoneAttribute", name) } : undefined;
}

function placeName(selector: string, source: MapSource | undefined): BilingualText {
  return listed(
    selector.split(";").map((member) => {
      const equals = member.indexOf("=");
      const named = member.slice(0, equals);
      const kind = SELECTOR.get(named) ?? attributeKind(named);
      const values = member
        .slice(equals + 1)
        .split("/")
        .map((value) =>
          kind?.list
            ? labelOf(kind.list, value)
            : value === "true" || value === "false"
              ? value === "true"
                ? YES
                : NO
              : same(source?.scheme.features?.find((feature) => feature.id === value)?.name ?? value),
        );
      return kind?.name ? listed([kind.name, ...values]) : listed(values);
    }),
  );
}

function shownValue(
  family: string,
  rest: string,
  value: FactUsed["value"],
  source: MapSource | undefined,
): BilingualText {
  if (value === null) return family === "layer" ? WORD.noLayer : UNKNOWN;
  if (typeof value === "boolean") return value ? YES : NO;
  if (typeof value === "object") {
    if (value.length === 0) return NONE;
    if (family === "nature") return listed(value.map((item) => labelOf("nature", item)));
    if (family === "park")
      return listed(value.map((code) => same(source?.scheme.parks?.find((park) => park.code === code)?.name ?? code)));
    return listed(value.map(same));
  }
  if (typeof value === "number") {
    if (family === "feature" || family === "distance") return same(lengthText(value));
    if (family === "within") return same(shareText(value));
    const quantities = source?.project.facts?.quantities;
    const unit =
      (family === "quantity" || family === "headroom") && quantities && Object.hasOwn(quantities, rest)
        ? quantities[rest]!.unit
        : "";
    return same(`${numberText(value)}${unit === "" ? "" : ` ${unit}`}`);
  }
  // beyond the farthest distance that is measured
  if ((family === "feature" || family === "distance") && /^> \d+(?:\.\d+)?$/.test(value))
    return fillText(BEYOND, { value: lengthText(Number(value.slice(2))) });
  if (family === "relocation" && value.includes(" → ")) {
    const [from, to] = value.split(" → ").map((reach) => labelOf("reach", reach));
    return fillBoth(MOVE, { from: from!, to: to! });
  }
  return same(value);
}
