import type { AreaGeometry } from "./geometry.ts";
import type { Visibility } from "./scheme.ts";
import type { Validity } from "./validity.ts";

/** An industrial park. 产业园区. */
export interface IndustrialPark extends Validity {
  /** Code of its own. 园区编码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** Level of approval: nation, province, city or county. 级别. */
  readonly level?: "nation" | "province" | "city" | "county";
  /** Whether it is recognised as compliant (in the approved list); absent when unknown. 是否合规园区. */
  readonly compliant?: boolean;
  /** Whether it is a recognised chemical park; absent when unknown. 是否化工园区. */
  readonly chemical?: boolean;
  /** Whether waste water goes to a central plant; absent when unknown. 是否有集中污水处理设施. */
  readonly centralTreatment?: boolean;
  /** Who may see it; absent: not the public, see `publicView`. 公共查阅权限. */
  readonly visibility?: Visibility;
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}
