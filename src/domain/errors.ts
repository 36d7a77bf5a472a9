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
    zh: "{where} 应为 {expected}，实为 {value}。",
    en: "Expected {expected} at {where}, got {value}.",
  },
  GEOMETRY_POSITION: {
    zh: "{where} 的位置 {value} 不足两个坐标值。",
    en: "Position {value} at {where} has fewer than two ordinates.",
  },
  GEOMETRY_NOT_LONLAT: {
    zh: "{where} 的坐标 {value} 不是经纬度；请先转换。",
    en: "Coordinate {value} at {where} is no longitude/latitude; convert it first.",
  },
  GRID_EXTENT: {
    zh: '跨度 {span} 超过 2^30 步（步长 {grid}）；请用更粗的步长或 "auto"。',
    en: 'The span {span} exceeds 2^30 steps of {grid}; use a coarser grid or "auto".',
  },
  GRID_INVALID: {
    zh: '网格步长 {value} 无效；请用正数（如 1e-8）或 "auto"。',
    en: 'Grid step {value} is not valid; use a positive number (such as 1e-8) or "auto".',
  },
  OPTION_INVALID: {
    zh: "选项 {name} 的值 {value} 无效；应为 {expected}。",
    en: "Option {name} is {value}; expected {expected}.",
  },
  BUDGET_VERTICES: {
    zh: "顶点数 {value} 超过 maxVertices = {limit}；请提高上限或分块。",
    en: "{value} vertices exceed maxVertices = {limit}; raise it or split the job.",
  },
  BUDGET_INTERSECTIONS: {
    zh: "交点数超过 maxIntersections = {limit}；请提高上限或检查数据。",
    en: "Intersections exceed maxIntersections = {limit}; raise it or check the data.",
  },
  OUT_OF_MEMORY: {
    zh: "内存超过上限 {limit} 字节；请提高 maxBytes 或分块。",
    en: "Memory would exceed {limit} bytes; raise maxBytes or split the job.",
  },
  WASM_SYNC_REFUSED: {
    zh: "此环境拒绝同步编译 WebAssembly；请先 await ready()，或用 setWasmModule()，或允许 'wasm-unsafe-eval'。",
    en: "This engine refuses to compile WebAssembly synchronously; await ready(), use setWasmModule(), or allow 'wasm-unsafe-eval'.",
  },
  CORE_TRAP: {
    zh: "几何内核意外停止（{value}），实例已丢弃；请附数据报告。",
    en: "The geometry core stopped ({value}) and its instance was dropped; please report it with the data.",
  },
  PREPARED_DISPOSED: {
    zh: "该对象已释放；请重新 prepare()。",
    en: "This object was disposed; call prepare() again.",
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
