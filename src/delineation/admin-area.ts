import type { AreaGeometry } from "../domain/index.ts";

/** An administrative area, such as a county or a township. 行政区. */
export interface AdminArea {
  /** GB/T 2260 code of a county, or that of a township beginning with it. 行政区划代码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** Ground. 几何. */
  readonly geometry: AreaGeometry;
}
