import type { BilingualText, TextValues } from "./text.ts";

/**
 * How grave a finding is: `error` means the datum cannot be used as it stands, `warning` that it was used with a
 * stated repair or assumption, `info` that it is worth knowing. 严重程度.
 */
export type Severity = "error" | "warning" | "info";

/** Where in the user's data a finding lies. Only the fields that apply are set. 位置. */
export interface FindingLocation {
  /** JSON path into the document, such as `$.features[41].geometry.coordinates[0][3]`. */
  readonly path?: string;
  /** Index of the feature in its collection, from 0. */
  readonly feature?: number;
  /** Index of the polygon in its multipolygon, from 0. */
  readonly polygon?: number;
  /** Index of the ring in its polygon, from 0; 0 is the shell. */
  readonly ring?: number;
  /** Index of the vertex in its ring, from 0. */
  readonly vertex?: number;
  /** The place on the ground, in the data's own coordinates: `[lon, lat]` or `[x, y]`. */
  readonly position?: readonly [number, number];
}

/**
 * A problem in someone's data, as a value: what, where, which value, what to do. Findings are results, never
 * exceptions; nothing that raises one is silently dropped. 数据问题.
 */
export interface Finding {
  /** Stable machine code, such as `RING_SELF_INTERSECTION`. 代码. */
  readonly code: string;
  /** How grave it is. 严重程度. */
  readonly severity: Severity;
  /** The thing concerned by its own name or code, such as `YS4406062310003`. 对象. */
  readonly subject?: string;
  /** Where it lies. 位置. */
  readonly location?: FindingLocation;
  /** The values the message speaks of, for machines. 取值. */
  readonly values?: TextValues;
  /** The message for people, with the remedy, in both languages. 说明. */
  readonly message: BilingualText;
}
