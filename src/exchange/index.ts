export * from "./attribute-feature.ts";
export { type ConditionProposal, proposeConditions } from "./condition-proposal.ts";
export { type Confirmation, type ConfirmedProposal, confirmProposal } from "./confirmed-proposal.ts";
export { type CsvOptions, readCsv, type Table, type TableReading, writeCsv } from "./csv.ts";
export { type DecodedText, decodeText } from "./decode-text.ts";
export { type DimensionHeadings, NATIONAL_HEADINGS, PROVINCIAL_HEADINGS } from "./dimension-heading.ts";
export { parseJson, type ReadResult, readProject, readScheme } from "./documents.ts";
export {
  type ElementFields,
  FIELD_MAPS,
  FIELDS_A,
  FIELDS_B,
  FIELDS_PLAIN,
  type FieldMap,
  type UnitField,
  type ZoneField,
} from "./field-map.ts";
export { readHistory, readMonitoring, readUpdate } from "./lifecycle-documents.ts";
export * from "./list-item.ts";
export * from "./list-scheme.ts";
export * from "./place-feature.ts";
export { readDelineationProfile } from "./profile-shape.ts";
export { type PublicViewOptions, publicView } from "./public-view.ts";
export type {
  Clause,
  ListedItem,
  ListedUnit,
  PublishedUnit,
  UnitList,
  UnitListOptions,
  UnitListReading,
} from "./unit-list.ts";
export { readUnitList } from "./unit-list-reading.ts";
export { writeUnitList } from "./unit-list-writing.ts";
export {
  readUnitTable,
  recordsOfTable,
  tableOfRecords,
  type UnitTableFormat,
  type UnitTableOptions,
  type UnitTableReading,
  type UnitTableWriting,
  writeUnitTable,
} from "./unit-table.ts";
