// Documents of a scheme's life with every member, and faults that make them bad.
import type { EvidenceDocument, MonitoringRecord, SchemeHistory, UpdateDocument } from "../../src/domain/index.ts";
import { FULL_SCHEME, type Json, type Path } from "./documents.ts";

const AREA = {
  type: "Polygon",
  coordinates: [
    [
      [121, 28.6],
      [121.01, 28.6],
      [121.01, 28.61],
      [121, 28.6],
    ],
  ],
} as const;
const DIGEST = "0123456789abcdef".repeat(4);
const UNIT = "ZH33100220001";

const EVIDENCE: readonly EvidenceDocument[] = [
  { id: "e1", kind: "approval", title: "批复", number: "示例〔2026〕1号", by: "省政府", date: "2026-01-12" },
];
export const FULL_UPDATE: UpdateDocument & { readonly $schema: string } = {
  $schema: "./update-1.schema.json",
  format: "sanxian.update",
  formatVersion: "1",
  kind: "synchronous",
  authority: "示例市人民政府",
  on: "2026-05-01",
  triggers: [
    {
      id: "t1",
      kind: "protectedArea",
      action: "set",
      area: AREA as never,
      evidence: ["e1"],
      note: "扩大",
    },
    { id: "t2", kind: "newLegalProvision", area: "territory", evidence: [] },
  ],
  evidence: EVIDENCE,
};

const { $schema: _, format: __, formatVersion: ___, ...declaration } = FULL_UPDATE;

export const FULL_HISTORY: SchemeHistory = {
  format: "sanxian.history",
  formatVersion: "1",
  scheme: FULL_SCHEME.id,
  versions: [
    {
      scheme: FULL_SCHEME,
      update: null,
      parent: null,
      digest: DIGEST,
      events: [{ to: "inForce", on: "2024-09-01", by: "示例市人民政府", adopted: true, digest: DIGEST }],
    },
    {
      scheme: { ...FULL_SCHEME, version: { ...FULL_SCHEME.version, number: "2026" } },
      update: declaration,
      parent: DIGEST,
      digest: DIGEST,
      events: [
        { to: "filed", on: "2026-05-10", by: "省厅", receipt: "示例备〔2026〕1号", note: "一次通过", digest: DIGEST },
      ],
    },
  ],
  digest: DIGEST,
};

export const FULL_MONITORING: MonitoringRecord = {
  format: "sanxian.monitoring",
  formatVersion: "1",
  scheme: "full",
  series: [
    {
      id: "s1",
      name: "氨氮",
      unit: UNIT,
      aspect: "quality",
      measuredIn: "mg/L",
      better: "lower",
      source: "市监测站",
      points: [{ on: "2026-06-30", value: 0.8, source: "补测" }],
      targets: [{ value: 1, unit: "mg/L", year: 2030, bound: "atMost" }],
      limit: { value: 1.5, bound: "atMost" },
    },
  ],
  problems: [
    {
      id: "p1",
      unit: UNIT,
      type: "prominentProblem",
      what: "废水超标",
      foundOn: "2026-01-10",
      evidence: ["s1"],
      sources: ["甲厂"],
      measures: [{ what: "提标改造", by: "甲厂", deadline: "2026-05-30", doneOn: "2026-05-20" }],
      steps: [{ to: "ordered", on: "2026-02-01", by: "市局", deadline: "2026-06-30", document: "责改〔2026〕1号" }],
      series: "s1",
    },
  ],
  patches: [{ id: "c1", kind: "construction", foundOn: "2026-03-01", source: "高分一号", geometry: AREA as never }],
  accounts: [
    {
      unit: UNIT,
      pollutant: "COD",
      year: 2026,
      limit: { value: 10, unit: "t/a" },
      used: { value: 8, unit: "t/a" },
      committed: { value: 1, unit: "t/a" },
      source: "排污许可",
    },
  ],
  carbonPilots: [UNIT],
  cases: [{ id: "k1", title: "园区改造", adminCode: "331002", on: "2026-05-01", kind: "example", eiaIds: ["EIA-1"] }],
};

/** What is wrong, where, and what stands there; `undefined`: nothing. */
export type Fault = readonly [string, Path, unknown];

export const BAD_UPDATES: readonly Fault[] = [
  ["no kind", ["kind"], undefined],
  ["a kind there is not", ["kind"], "sometimes"],
  ["no day", ["on"], undefined],
  ["a day that is not", ["on"], "2026-02-30"],
  ["a trigger there is not", ["triggers", 0, "kind"], "wish"],
  ["a trigger without id", ["triggers", 0, "id"], ""],
  ["a trigger without a list of evidence", ["triggers", 0, "evidence"], undefined],
  ["an action there is not", ["triggers", 0, "action"], "move"],
  ["a word for an area", ["triggers", 0, "area"], "everywhere"],
  ["a point for an area", ["triggers", 0, "area"], { type: "Point", coordinates: [121, 28] }],
  ["a word for the evidence", ["evidence"], "批复"],
  ["evidence of no kind", ["evidence", 0, "kind"], "rumour"],
  ["evidence of no day", ["evidence", 0, "date"], "昨天"],
];

export const BAD_HISTORIES: readonly Fault[] = [
  ["no digest", ["digest"], undefined],
  ["a digest of three digits", ["digest"], "abc"],
  ["a digest in capitals", ["versions", 0, "digest"], DIGEST.toUpperCase()],
  ["a parent that is no digest", ["versions", 1, "parent"], "2024"],
  ["a version without events", ["versions", 0, "events"], undefined],
  ["a version without a scheme", ["versions", 0, "scheme"], undefined],
  ["a bad scheme inside", ["versions", 1, "scheme", "units", 0, "code"], undefined],
  ["a bad update inside", ["versions", 1, "update", "kind"], "sometimes"],
  ["an update that is not said to be none", ["versions", 0, "update"], undefined],
  ["a status there is not", ["versions", 0, "events", 0, "to"], "done"],
  ["not adopted, said so", ["versions", 0, "events", 0, "adopted"], false],
];

export const BAD_MONITORING: readonly Fault[] = [
  ["a list for a document", ["series"], {}],
  ["an aspect there is not", ["series", 0, "aspect"], "beauty"],
  ["a value as text", ["series", 0, "points", 0, "value"], "0.8"],
  ["a value that is none", ["series", 0, "points", 0, "value"], null],
  ["a zone's code for a unit", ["series", 0, "unit"], "YS3310021110001"],
  ["a code that cannot be for a unit", ["problems", 0, "unit"], "K1"],
  ["a type of problem there is not", ["problems", 0, "type"], "bad"],
  ["a problem without steps", ["problems", 0, "steps"], undefined],
  ["a step there is not", ["problems", 0, "steps", 0, "to"], "closed"],
  ["a patch of a line", ["patches", 0, "geometry"], { type: "LineString", coordinates: [[121, 28], [122, 28]] }], // biome-ignore format: one fault
  ["half a year", ["accounts", 0, "year"], 2026.5],
  ["a year long ago", ["accounts", 0, "year"], 26],
  ["a quantity without unit", ["accounts", 0, "limit"], { value: 1 }],
  ["a pilot that is no unit", ["carbonPilots", 0], "示例市"],
  ["a region of four digits", ["cases", 0, "adminCode"], "3310"],
];

/** A kind of document: its type, its schema, one with every member, and what makes it bad. */
export interface LifecycleCase {
  readonly name: "UpdateDocument" | "SchemeHistory" | "MonitoringRecord";
  readonly file: string;
  readonly full: Json;
  readonly bad: readonly Fault[];
}

/** All of them. */
export const LIFECYCLE: readonly LifecycleCase[] = [
  { name: "UpdateDocument", file: "update-1.schema.json", full: FULL_UPDATE as unknown as Json, bad: BAD_UPDATES },
  { name: "SchemeHistory", file: "history-1.schema.json", full: FULL_HISTORY as unknown as Json, bad: BAD_HISTORIES },
  {
    name: "MonitoringRecord",
    file: "monitoring-1.schema.json",
    full: FULL_MONITORING as unknown as Json,
    bad: BAD_MONITORING,
  },
];
