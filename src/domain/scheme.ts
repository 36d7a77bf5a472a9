import type { AccessTerm } from "./access-list.ts";
import type { ControlUnit } from "./control-unit.ts";
import type { Element, ElementZone } from "./element-zone.ts";
import type { AreaGeometry, FeatureGeometry } from "./geometry.ts";
import type { IndustrialPark } from "./industrial-park.ts";
import type { LegalBasis } from "./legal-basis.ts";
import type { BilingualText } from "./text.ts";
import type { ThreeLines } from "./three-lines.ts";
import type { IsoDate, Validity } from "./validity.ts";

/** Level of a scheme: the nation guides, the province coordinates, the prefecture lands. 层级. */
export type SchemeLevel = "province" | "prefecture";

/** Where a version stands on its way. 方案状态. */
export type SchemeStatus =
  | "drafting"
  | "linked"
  | "submitted"
  | "filed"
  | "published"
  | "inForce"
  | "superseded"
  | "withdrawn";

/** How areas were computed; see `area()`. 面积计算方法. */
export type AreaMethodName = "lonlat" | "landSurvey" | "geodesic" | "gaussKruger";

/** Who may see a part of the data. 公共查阅权限. */
export type Visibility = "public" | "internal" | "classified";

/** Whom a view of a scheme is for. 查阅者. */
export type Audience = "public" | "internal";

/** A body and what it answers for. 责任主体. */
export interface ResponsibleBody {
  /** Name. 名称. */
  readonly name: string;
  /** Role: issues 发布, competent 主管, provides data 供数, supervises 监管. 角色. */
  readonly role: "issuer" | "competent" | "dataProvider" | "supervisor";
}

/** Filing with the body one level up. 备案. */
export interface Filing {
  /** With whom. 备案机关. */
  readonly to: string;
  /** When. 日期. */
  readonly date: IsoDate;
  /** Receipt. 回执. */
  readonly receipt?: string;
}

/** A version of a scheme. 方案版本. */
export interface SchemeVersion extends Validity {
  /** Number, such as `2024`. 版本号. */
  readonly number: string;
  /** Where it stands. 状态. */
  readonly status: SchemeStatus;
  /** Day the data describe. 基准日期. */
  readonly baseDate: IsoDate;
  /** Base survey, such as 三调. 底图. */
  readonly surveyBase?: string;
  /** How its published areas were computed. 面积计算方法. */
  readonly areaMethod: AreaMethodName;
  /** Filing. 备案. */
  readonly filing?: Filing;
  /** Day of publication. 发布日期. */
  readonly publishedOn?: IsoDate;
}

/** The ground a scheme covers. 行政辖区. */
export interface Territory {
  /** GB/T 2260 code. 行政区划代码. */
  readonly adminCode: string;
  /** Name. 名称. */
  readonly name: string;
  /** How the ground is defined, such as "counties without sea". 范围说明. */
  readonly definition?: string;
  /** Ground. 几何. */
  readonly geometry: AreaGeometry;
}

/**
 * What a layer covers: `full` 全域, its zones tile the territory; `exhaustive` 只列涉及区, it holds every zone that there is and nothing
 * between them, as of red lines or no-burn zones; `partial` 部分, the rest is not mapped. Ground in none of its zones is not affected
 * under the first two, and no data under the last. 图层覆盖.
 */
export type LayerCoverage = "full" | "exhaustive" | "partial";

/** Where a layer comes from. Elements without a record have no data. 图层来源. */
export interface LayerRecord {
  /** Element. 要素. */
  readonly element: Element;
  /** Department that owns it. 权属部门. */
  readonly owner: string;
  /** Day it describes. 数据日期. */
  readonly date: IsoDate;
  /** Source. 来源. */
  readonly source: string;
  /** Licence. 许可. */
  readonly licence?: string;
  /** What ground without a zone says. 覆盖情况. */
  readonly coverage: LayerCoverage;
  /** Who may see it; absent: not the public, see `publicView`. 公共查阅权限. */
  readonly visibility?: Visibility;
}

/** A named feature that rules measure distances to or lie in. 命名地物. */
export interface NamedFeature extends Validity {
  /** Id within the scheme. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Kind, such as `riverShoreline`, `coastline`, `reservoir`. 类型. */
  readonly kind: string;
  /** Who may see it; absent: not the public, see `publicView`. 公共查阅权限. */
  readonly visibility?: Visibility;
  /** Geometry. 几何. */
  readonly geometry: FeatureGeometry;
}

/** Whose work a part of the data is. 署名. */
export interface Attribution {
  /** What. 内容. */
  readonly what: string;
  /** Whose, with the licence. 来源与许可. */
  readonly credit: string;
}

/** An ecological-environment zoning scheme: the document this library reads. 生态环境分区管控方案. */
export interface ZoningScheme {
  /** Always `sanxian.scheme`. 文档格式. */
  readonly format: "sanxian.scheme";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Whom it is for, where it is a view; absent: the whole scheme. See `publicView`. 查阅者. */
  readonly audience?: Audience;
  /** Id of its own. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Name in English. 英文名称. */
  readonly nameEn?: string;
  /** Level. 层级. */
  readonly level: SchemeLevel;
  /** Government that issues it. 发布政府. */
  readonly authority: string;
  /** Competent ecology authority. 生态环境主管部门. */
  readonly competentBody: string;
  /** Bodies and what they answer for. 责任主体. */
  readonly responsibleBodies: readonly ResponsibleBody[];
  /** This version. 本版本. */
  readonly version: SchemeVersion;
  /** Versions before. 历史版本. */
  readonly previousVersions?: readonly SchemeVersion[];
  /** Grid step in degrees on which its layers are noded. 网格步长(度). */
  readonly gridDeg?: number;
  /** Ground. 行政辖区. */
  readonly territory: Territory;
  /** Control units. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** Element zones. 要素分区. */
  readonly zones: readonly ElementZone[];
  /** Layers there are. 图层来源. */
  readonly layers: readonly LayerRecord[];
  /** Industrial parks; absent when there is no layer of them. 产业园区. */
  readonly parks?: readonly IndustrialPark[];
  /** Named features. 命名地物. */
  readonly features?: readonly NamedFeature[];
  /** The three lines. 三线. */
  readonly threeLines: ThreeLines;
  /** Access list: every term once. 准入清单. */
  readonly terms: readonly AccessTerm[];
  /** Legal bases. 依据. */
  readonly legalBases: readonly LegalBasis[];
  /** Set when it is made up for demonstration; every output says so. 是否示例. */
  readonly demonstration?: boolean;
  /** What every output must say. 声明. */
  readonly notice?: BilingualText;
  /** Whose work it builds on. 署名. */
  readonly attributions?: readonly Attribution[];
}
