// Delineation 单元划定: element layers to control units, their statistics and the certificate that coverage is full.
export type { AdminArea } from "./admin-area.ts";
export * from "./apportionment.ts";
export { type CertifyOptions, certify, isIntact } from "./certificate.ts";
export type * from "./certificate-form.ts";
export type { CertificateCheckCode, CertificateFindingCode } from "./certificate-text.ts";
export type { CertifiedScheme } from "./certified-scheme.ts";
export * from "./conform.ts";
export * from "./datum-shift.ts";
export { delineate, delineateAsync } from "./delineate.ts";
export type { DelineationFindingCode } from "./delineation-findings.ts";
export type {
  CuttingArea,
  DelineationInput,
  DelineationMethod,
  ElementLayer,
  ElementLayerTable,
  FlatDelineationInput,
  Predecessor,
  ProtectedArea,
} from "./delineation-input.ts";
export {
  type DelineationProfile,
  type FittingThresholds,
  NATIONAL_DELINEATION,
  type NumberingRules,
  type PatchTreatment,
  type UnitGround,
  type UnitRule,
} from "./delineation-profile.ts";
export * from "./delineation-result.ts";
export type { ElementCoverage } from "./element-coverage.ts";
export {
  type Features,
  type FeatureTable,
  featuresOf,
  featureTable,
  type HasGround,
  joinTables,
  type RowOf,
} from "./feature-table.ts";
export * from "./graded.ts";
export * from "./method-comparison.ts";
export { assembleScheme, type SchemeParticulars } from "./scheme-assembly.ts";
export type { MergePolicy, PatchLeftReason, SliverOptions } from "./sliver-dissolving.ts";
export * from "./statistics.ts";
export type * from "./statistics-form.ts";
export * from "./strategic-regions.ts";
export * from "./synthetic-form.ts";
export * from "./synthetic-province.ts";
export * from "./synthetic-scheme.ts";
export type { UnitLineage, ZoneOnUnit } from "./unit-lineage.ts";
export type {
  CommonGround,
  RetiredUnit,
  Succession,
  UnitOrigin,
  UnitSuccession,
} from "./unit-numbering.ts";
