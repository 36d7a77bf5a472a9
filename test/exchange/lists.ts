// Lists for the tests: one made up, and arbitrary ones.
import fc from "fast-check";
import type { PublishedUnit } from "../../src/exchange/index.ts";
import { formatListItem, formatTag } from "../../src/exchange/index.ts";

/** A small list of two units that share a clause, regular in every way. */
export const SMALL_LIST: readonly PublishedUnit[] = [
  {
    code: "ZH44010420001",
    name: "示例街道重点管控区",
    cls: "园区型重点管控单元1",
    el: ["水环境一般管控区", "大气环境高排放重点管控区"],
    area: ["广东省", "广州市", "示例区"],
    items: [
      ["共性要求", "单元内各要素分区按各自要求执行。"],
      ["区域布局管控", "1-1.【产业/禁止类】禁止新建示例项目。"],
      ["区域布局管控", "1-2.【大气/限制类】严格限制示例原料，执行《示例市大气条例》。"],
      ["能源资源利用", "2-1.【能源/鼓励引导类】鼓励使用清洁能源。"],
      ["污染物排放管控", "3-1.【水/综合类】雨污分流。"],
      ["环境风险防控", "/"],
    ],
  },
  {
    code: "ZH44010410002",
    name: "示例山优先保护区",
    cls: "优先保护单元2",
    el: ["生态保护红线"],
    area: ["广东省", "广州市", "示例区"],
    items: [
      ["(none)", "1.【生态/禁止类】禁止开山采石。"],
      ["(none)", "2.【水/综合类】雨污分流。"],
    ],
  },
];

const themes = ["ecology", "water", "air", "soil", "industry", "energy", "waterResource", "land", "shoreline", "solidWaste", "risk", "marine", "acoustic", "other"] as const; // biome-ignore format: one list
const modalities = ["prohibit", "restrict", "require", "encourage", "exit"] as const;
export const tag: fc.Arbitrary<{ theme: (typeof themes)[number]; modality: (typeof modalities)[number] }> = fc.record({
  theme: fc.constantFrom(...themes),
  modality: fc.constantFrom(...modalities),
});

/** Words that a list might print, and some that mean harm. */
export const words: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "禁止",
        "新建",
        "化工",
        "项目",
        "，",
        "3公里内",
        "≥",
        "，“两高”",
        "[a]",
        "=1",
        '"',
        "'",
        "/",
        ";",
        "\t",
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) => `${parts.join("")}。`),
  fc.string({ minLength: 1, maxLength: 30 }),
);

const item = fc.oneof(
  fc.record({ number: fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), tag, words }).map(
    ({ number, tag: of, words: text }) => formatListItem({ number, tag: of, text, none: false }),
  ),
  fc.constantFrom("/", "", " / ", "1-1【水/综合类】缺点。", "1-1．【水/综合类】 全角点。", "【水/综合类】缺序号。", "3-1.【其他】", "4. 【土地资源资源/综合类】重字。"),
  tag.chain((of) => words.map((text) => `7.【 ${formatTag(of)}】${text} `)),
  words,
  fc.string(),
); // biome-ignore format: one list

/** Any published list, however irregular. */
export const publishedList: fc.Arbitrary<PublishedUnit[]> = fc.array(
  fc.record({
    code: fc.oneof(fc.constantFrom("ZH44010420001", "ZH440104200012", "zh44010430003 ", ""), fc.string()),
    name: fc.string(),
    cls: fc.oneof(fc.constantFrom("优先保护单元1", "一般管控单元", "园区型重点管控单元2", "?"), fc.string()),
    el: fc.array(fc.oneof(fc.constantFrom("生态保护红线", "大气高排放重点管控区", "未知区"), fc.string())),
    area: fc.array(fc.string(), { maxLength: 4 }),
    items: fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom("区域布局管控", "污染物排放管", "控", "(none)", "共性要求", "空间布局约束", "无人知晓"), fc.string()),
        item,
      ),
      { maxLength: 8 },
    ),
  }),
  { maxLength: 5 },
); // biome-ignore format: one table
