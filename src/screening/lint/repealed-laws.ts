// Laws that a later one repealed, as data. Source: 《中华人民共和国生态环境法典》(passed 2026-03-12, in force 2026-08-15), article
// 1242, which lists ten acts that lapse on the day it takes effect. The basin, plateau, wetland and forest acts go on.
import type { IsoDate } from "../../domain/index.ts";

/** A law that was repealed. 已废止法律. */
export interface RepealedLaw {
  /** Its title, with 中华人民共和国. 名称. */
  readonly title: string;
  /** The first day on which it is not in force. 废止日. */
  readonly on: IsoDate;
  /** What repealed it. 废止依据. */
  readonly by: string;
  /** The article that says so. 条款. */
  readonly article: string;
}

const CODE = { on: "2026-08-15", by: "中华人民共和国生态环境法典", article: "第一千二百四十二条" } as const;

/** Laws that were repealed; give your own to `lint` for more. 已废止法律表. */
export const REPEALED_LAWS: readonly RepealedLaw[] = [
  "环境保护法",
  "环境影响评价法",
  "海洋环境保护法",
  "大气污染防治法",
  "水污染防治法",
  "土壤污染防治法",
  "固体废物污染环境防治法",
  "噪声污染防治法",
  "放射性污染防治法",
  "清洁生产促进法",
].map((title) => ({ title: `中华人民共和国${title}`, ...CODE }));

/** A title as it is compared: without quotes, spaces, edition in brackets and the name of the country. @internal */
export function plainTitle(title: string): string {
  return title
    .replace(/[《》\s]/g, "")
    .replace(/[（(][^（）()]{0,40}[)）]$/, "")
    .replace(/^中华人民共和国/, "");
}
