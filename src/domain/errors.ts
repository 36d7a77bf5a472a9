import { type BilingualText, fillText, type TextValues } from "./text.ts";

// One table of error codes for TypeScript and the WASM core. A message says what, where, which value, and what to do.
// Every code is explained in docs/errors.md; a test holds the two together.

/** The table of error templates by code. 错误代码表. */
export const ERROR_TEXT = {
  GEOMETRY_NOT_FINITE: {
    zh: "{where} 的坐标 {value} 不是有限数；请修正数据源。",
    en: "Coordinate {value} at {where} is not a finite number; fix the source.",
  },
  GEOMETRY_TYPE: {
    zh: "{where} 应为 {expected}，实际为 {value}；请传入受支持的 GeoJSON。",
    en: "Expected {expected} at {where}, got {value}; pass a supported GeoJSON geometry.",
  },
  GEOMETRY_POSITION: {
    zh: "{where} 的位置 {value} 少于两个坐标值；请给出 [经度, 纬度]。",
    en: "Position {value} at {where} has fewer than two ordinates; give [longitude, latitude].",
  },
  GEOMETRY_NOT_LONLAT: {
    zh: "{where} 的坐标 {value} 超出经纬度范围；请先转换到 CGCS2000 经纬度。",
    en: "Coordinate {value} at {where} is outside longitude/latitude; convert to CGCS2000 degrees first.",
  },
  GRID_EXTENT: {
    zh: '数据跨度 {span} 在步长 {grid} 下超过 2^30 步；请改用更粗的步长或 grid: "auto"。',
    en: 'The data span {span} exceeds 2^30 steps of {grid}; use a coarser grid or grid: "auto".',
  },
  GRID_INVALID: {
    zh: '网格步长 {value} 不可用；请用 1-2-5 系列的正数（如 1e-8）或 "auto"。',
    en: 'Grid step {value} cannot be used; pass a positive step of the 1-2-5 series (such as 1e-8) or "auto".',
  },
  OPTION_INVALID: {
    zh: "选项 {name} 的值 {value} 无效；应为 {expected}。",
    en: "Option {name} has the value {value}; expected {expected}.",
  },
  BUDGET_VERTICES: {
    zh: "输入有 {value} 个顶点，超过 maxVertices = {limit}；请提高上限或分块处理。",
    en: "The input has {value} vertices, over maxVertices = {limit}; raise the limit or split the job.",
  },
  BUDGET_INTERSECTIONS: {
    zh: "交点数超过 maxIntersections = {limit}；请提高上限或检查数据。",
    en: "More than maxIntersections = {limit} intersections; raise the limit or check the data.",
  },
  OUT_OF_MEMORY: {
    zh: "几何内核内存不足（上限 {limit} 字节）；请提高 maxBytes 或分块处理。",
    en: "The geometry core ran out of memory (limit {limit} bytes); raise maxBytes or split the job.",
  },
  WASM_SYNC_REFUSED: {
    zh: "此环境拒绝同步编译 WebAssembly；请先 await ready()，或用 setWasmModule() 传入已编译的模块。",
    en: "This engine refuses to compile WebAssembly synchronously; await ready() first, or pass a compiled module to setWasmModule().",
  },
  CORE_TRAP: {
    zh: "几何内核意外停止：{value}；该实例已丢弃，下次调用使用新实例。请附数据报告此问题。",
    en: "The geometry core stopped unexpectedly: {value}; its instance was dropped and the next call uses a new one. Please report it with the data.",
  },
  PREPARED_DISPOSED: {
    zh: "该 prepared 对象已释放；请重新 prepare()。",
    en: "This prepared object was disposed; call prepare() again.",
  },
  CODE_INVALID: {
    zh: '{kind}代码 "{value}" 不符合 {expected}；请核对，或用宽松解析。',
    en: '{kind} code "{value}" does not match {expected}; correct it or parse leniently.',
  },
  DOCUMENT_INVALID: {
    zh: "{where}：{value}；应为 {expected}。",
    en: "{where}: found {value}; expected {expected}.",
  },
  DOCUMENT_VERSION: {
    zh: "文档格式 {value} 不受支持；本版本读取 {expected}。",
    en: "Document format {value} is not supported; this version reads {expected}.",
  },
} as const;

/** A code of {@link ERROR_TEXT}. 错误代码. */
export type ErrorCode = keyof typeof ERROR_TEXT;

/**
 * The one error the library throws: for misuse and exhaustion. Problems in the user's data are findings, not errors.
 * `message` is the English text, `text` holds both languages. 错误.
 *
 * @example
 * ```ts
 * const error = new SanxianError("GEOMETRY_NOT_FINITE", { where: "$.coordinates[0][3]", value: "NaN" });
 * error.code; //=> "GEOMETRY_NOT_FINITE"
 * ```
 */
export class SanxianError extends Error {
  /** Stable machine code. 代码. */
  readonly code: ErrorCode;
  /** The thing concerned, by its own name, where one is known. 对象. */
  readonly subject: string | undefined;
  /** The values the message speaks of. 取值. */
  readonly values: TextValues;
  /** The message in both languages. 双语说明. */
  readonly text: BilingualText;

  /**
   * @param code - a code of the table
   * @param values - fills the placeholders of the message
   * @param options - `subject`: the thing concerned; `cause`: the error behind this one
   */
  constructor(code: ErrorCode, values: TextValues = {}, options: { subject?: string; cause?: unknown } = {}) {
    const template: BilingualText = ERROR_TEXT[code];
    const text = fillText(template, values);
    super(text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "SanxianError";
    this.code = code;
    this.values = values;
    this.text = text;
    this.subject = options.subject;
  }
}
