// Headings of an access list and the dimension each stands for. The ministry names four dimensions and provinces name them
// anew (domain: DIMENSION_ALIASES); some lists are not divided at all, and documents taken from a page may have a heading
// broken in two ("污染物排放管" / "控"). Reading takes all of them, writing uses the province's own.
import { DIMENSION_ALIASES, type Dimension } from "../domain/index.ts";

/** How the dimensions are headed. 维度名称表. */
export type DimensionHeadings = Readonly<Record<Dimension, string>>;

/** The ministry's headings. 国家维度名称. */
export const NATIONAL_HEADINGS: DimensionHeadings = {
  spatialLayout: "空间布局约束",
  pollutantDischarge: "污染物排放管控",
  riskPrevention: "环境风险防控",
  resourceEfficiency: "资源利用效率",
  common: "共性要求",
};

/**
 * Headings by province, first two digits of GB/T 2260; a province that is not here uses the ministry's. Source: published
 * lists of Guangdong (44) and Zhejiang (33). 各省维度名称.
 */
export const PROVINCIAL_HEADINGS: ReadonlyMap<string, DimensionHeadings> = new Map([
  ["33", { ...NATIONAL_HEADINGS, spatialLayout: "空间布局引导", resourceEfficiency: "资源开发效率要求" }],
  ["44", { ...NATIONAL_HEADINGS, spatialLayout: "区域布局管控", resourceEfficiency: "能源资源利用" }],
]);

/** What a heading stands for. @internal */
export interface HeadingReading {
  /** The dimension; `null` for a list that is not divided, or a heading that nobody knows. */
  readonly dimension: Dimension | null;
  /** How it was found: by its name, as a part of a broken one, as "undivided", or not at all. */
  readonly by: "name" | "part" | "undivided" | "nothing";
  /** The whole heading that a part belongs to. */
  readonly whole?: string;
}

/** What stands where a list is not divided. */
const UNDIVIDED: ReadonlySet<string> = new Set(["", "(none)", "（none）", "/", "管控要求", "总体要求", "无"]);
/** Shorter beginnings are too little to go by. */
const LEAST_PART = 4;

const plainHeading = (heading: string): string => heading.replace(/[\s\u200b\ufeff]/g, "");

/**
 * Reads a heading.
 *
 * @param heading - as printed
 * @param before - the heading above it, of which this may be the rest
 * @param aliases - further names
 * @internal
 */
export function readHeading(
  heading: string,
  before: string | undefined,
  aliases: ReadonlyMap<string, Dimension> = new Map(),
): HeadingReading {
  const name = plainHeading(heading);
  const known = (text: string): Dimension | undefined => aliases.get(text) ?? DIMENSION_ALIASES.get(text);
  const exact = known(name);
  if (exact !== undefined) return { dimension: exact, by: "name" };
  if (UNDIVIDED.has(name)) return { dimension: null, by: "undivided" };
  const names = [...aliases.keys(), ...DIMENSION_ALIASES.keys()];
  if (name.length >= LEAST_PART) {
    const wholes = names.filter((whole) => whole.startsWith(name));
    if (new Set(wholes.map(known)).size === 1) return { dimension: known(wholes[0]!)!, by: "part", whole: wholes[0]! };
  }
  const joined = before === undefined ? undefined : known(plainHeading(before) + name);
  if (joined !== undefined) return { dimension: joined, by: "part", whole: plainHeading(before!) + name };
  return { dimension: null, by: "nothing" };
}
