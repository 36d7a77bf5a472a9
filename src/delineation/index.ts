// Delineation 单元划定: element layers to control units, their statistics and the certificate that coverage is full.
export type { AdminArea } from "./admin-area.ts";
export * from "./apportionment.ts";
export * from "./certificate.ts";
export type { CertificateCheckCode, CertificateFindingCode } from "./certificate-text.ts";
export type { ElementCover, RedlinePlace } from "./placement-checks.ts";
export type { Progress, ProgressOptions } from "./progress.ts";
export * from "./statistics.ts";
