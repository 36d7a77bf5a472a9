// sanxian delineate: layers of zones, counties and parks in; a scheme document with its units, a page with map and
// certificate, and the whole result out.
import {
  assembleScheme,
  type Delineation,
  type DelineationProfile,
  delineate,
  type ElementLayer,
  NATIONAL_DELINEATION,
} from "../delineation/index.ts";
import { type BilingualText, ELEMENTS, type ElementZone, type Finding, fillText } from "../domain/index.ts";
import {
  decodeText,
  readDelineationProfile,
  readGround,
  readParkFeatures,
  readPlaceFeatures,
  readScheme,
  readZoneFeatures,
} from "../exchange/index.ts";
import { union } from "../geometry/index.ts";
import { renderDelineation } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { choice, day, quoted, readOptions } from "./arguments.ts";
import { EXIT } from "./exit-codes.ts";
import { DELINEATE_HELP } from "./help.ts";
import { loadScheme, parseDocument, tellFindings } from "./load.ts";
import { type Io, readBytes, writeText } from "./machine.ts";
import { LANGUAGES } from "./output.ts";
import { progressDisplay } from "./progress-display.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  zones: "ecology.geojson,water.geojson",
  admin: "counties.geojson",
  territory: "territory.geojson",
  parks: "parks.geojson",
  "protected-areas": "reserves.geojson",
  profile: "profile.json",
  method: "overlay",
  "min-area": "10000",
  "min-width": "20",
  "merge-policy": "sameOrHigher",
  predecessor: "scheme-2024.json",
  "retired-codes": "retired.json",
  "admin-code": "331000",
  name: "示例市生态环境分区管控方案",
  number: "2026",
  "base-date": "2026-01-01",
  out: "scheme.json",
  html: "delineation.html",
  result: "delineation.json",
  language: "zh",
  progress: "always",
} as const;

/** Bytes of input from which progress is told without being asked. */
const LONG_WORK = 20 * 2 ** 20;

const DONE: BilingualText = {
  zh: "划定 {units} 个单元（优先 {priority}，重点 {key}，一般 {general}），{verdict}；面积相对残差 {residual}；数据问题 {findings} 处。",
  en: "Units: {units} (priority {priority}, key {key}, general {general}); {verdict}; relative residual of areas {residual}; findings: {findings}.",
};
const VERDICT: Readonly<Record<"good" | "bad", BilingualText>> = {
  good: { zh: "全域覆盖核验通过", en: "coverage certified" },
  bad: { zh: "全域覆盖核验未通过", en: "coverage not certified" },
};
const NOT_STATED = "未注明";

/** Delineates; 0 when the coverage is certified, 1 when it is not. @internal */
export function runDelineate(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("delineate", argv, OPTIONS);
  if (help) {
    io.out(DELINEATE_HELP);
    return 0;
  }
  const needed = (name: "zones" | "admin"): string => {
    const value = values[name];
    if (value === undefined)
      throw new Refusal("OPTION_NEEDED", {
        command: "delineate",
        value: `--${name}`,
        expected: `--${name} ${OPTIONS[name]}`,
      });
    return value;
  };
  const zonePaths = needed("zones")
    .split(",")
    .filter((path) => path !== "");
  const adminPath = needed("admin");
  const method = choice("--method", values.method, ["overlay", "fitting"], "overlay");
  const mergePolicy = choice("--merge-policy", values["merge-policy"], ["sameOrHigher", "any"], "sameOrHigher");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const progress = choice("--progress", values.progress, ["auto", "always", "never"], "auto");
  const baseDate = day("--base-date", values["base-date"] ?? io.today());
  const minAreaM2 = amount("--min-area", values["min-area"], "m²");
  const minWidthM = amount("--min-width", values["min-width"], "m");
  const { name = "未命名方案", "admin-code": asked } = values;
  if (asked !== undefined && !/^\d{6}$/.test(asked))
    throw new Refusal("OPTION_CHOICE", { name: "--admin-code", value: quoted(asked), expected: "331000" });
  const { territory: territoryPath, parks: parksPath, "protected-areas": protectedPath } = values;
  const { profile: profilePath, predecessor: predecessorPath, "retired-codes": retiredPath } = values;
  const inputs = [adminPath, ...zonePaths, territoryPath, parksPath, protectedPath, profilePath, predecessorPath];
  const outputs = [values.out, values.html, values.result].filter((path) => path !== undefined);
  outputs.forEach((path, i) => {
    const taken = [...inputs, retiredPath, ...outputs.slice(0, i)];
    if (taken.some((other) => other !== undefined && io.same(path, other)))
      throw new Refusal("OUTPUT_IS_INPUT", { value: path });
  });

  let bytes = 0;
  let wrong = 0;
  const load = <T>(path: string, read: (json: unknown) => T & { readonly findings: readonly Finding[] }): T => {
    const raw = readBytes(path, io);
    bytes += raw.length;
    const { text, findings } = decodeText(raw);
    const reading = read(parseDocument(text, path));
    const told = [...findings, ...reading.findings].filter(({ severity }) => severity !== "info");
    wrong += told.filter(({ severity }) => severity === "error").length;
    tellSome(path, told, io);
    return reading;
  };
  const profile =
    profilePath === undefined ? NATIONAL_DELINEATION : profileOf(load(profilePath, readDelineationProfile));
  const zones = zonePaths.flatMap((path) => load(path, (json) => readZoneFeatures(json, { profile })).zones);
  const admin = load(adminPath, readPlaceFeatures).places;
  const ground = territoryPath === undefined ? admin.map(({ geometry }) => geometry) : load(territoryPath, readGround).places; // biome-ignore format: one line
  const parks = parksPath === undefined ? [] : load(parksPath, readParkFeatures).places;
  const protectedAreas = protectedPath === undefined ? [] : load(protectedPath, readPlaceFeatures).places;
  const before = predecessorPath === undefined ? undefined : loadScheme(predecessorPath, io, "--predecessor", profile);
  const retired = retiredPath === undefined ? [] : codesOf(parseDocument(decodeText(readBytes(retiredPath, io)).text, retiredPath), retiredPath); // biome-ignore format: one line
  // what an input lacks would be general ground: nothing is compiled from half a layer
  if (wrong > 0) throw new Refusal("LAYERS_REFUSED", { value: wrong });
  if (ground.length === 0) throw new Refusal("LAYERS_EMPTY", { path: territoryPath ?? adminPath });
  // without a zone every unit would be general, and certified: a file that is the wrong one
  if (zones.length === 0) throw new Refusal("LAYERS_EMPTY", { path: zonePaths.join(", ") });

  const speaks = progress === "always" || (progress === "auto" && bytes >= LONG_WORK);
  // at a terminal one line is written over; elsewhere lines are, and only where asked for or where it takes long
  const display = speaks || progress === "never" ? undefined : progressDisplay(io);
  const result = delineate({
    territory: { adminCode: asked ?? prefectureOf(admin.map(({ code }) => code)), name, geometry: union(ground) },
    layers: layersOf(zones),
    admin,
    parks,
    protectedAreas,
    profile,
    method,
    asOf: baseDate,
    ...(minAreaM2 === undefined && minWidthM === undefined
      ? {}
      : {
          slivers: {
            mergePolicy,
            ...(minAreaM2 === undefined ? {} : { minAreaM2 }),
            ...(minWidthM === undefined ? {} : { minWidthM }),
          },
        }),
    ...(before ? { predecessor: { units: before.units, retiredCodes: retired } } : {}),
    onProgress: (at) => {
      display?.onProgress(at);
      if (speaks) io.err(`[${at.done + 1}/${at.total}] ${at.step.zh} ${at.step.en}\n`);
    },
  });
  display?.done();
  tellSome(
    values.out ?? "scheme",
    result.findings.filter(({ severity }) => severity !== "info"),
    io,
  );
  return writeAll(result, { name, number: values.number ?? baseDate.slice(0, 4), baseDate, language }, values, io);
}

function writeAll(
  result: Delineation,
  {
    name,
    number,
    baseDate,
    language,
  }: { name: string; number: string; baseDate: string; language: "zh" | "en" | "both" },
  { out, html, result: whole }: { out?: string; html?: string; result?: string },
  io: Io,
): number {
  const scheme = assembleScheme(result, {
    id: `${result.territory.adminCode}-${number}`,
    name,
    level: result.territory.adminCode.endsWith("0000") ? "province" : "prefecture",
    authority: NOT_STATED,
    competentBody: NOT_STATED,
    responsibleBodies: [],
    version: { number, status: "drafting", baseDate, areaMethod: "lonlat" },
  });
  // what the reader of schemes refuses must not be written
  const refused = readScheme(scheme).findings.filter(({ severity }) => severity === "error");
  tellFindings(out ?? "scheme", refused, io);
  if (refused.length > 0) throw new Refusal("LAYERS_REFUSED", { value: refused.length });
  const text = `${JSON.stringify(scheme)}\n`;
  if (out === undefined) io.out(text);
  else writeText(out, text, io);
  if (html !== undefined) writeText(html, renderDelineation(result, { language, title: name }), io);
  if (whole !== undefined) writeText(whole, `${JSON.stringify(result)}\n`, io);
  const count = (wanted: string): number => result.units.filter((unit) => unit.class === wanted).length;
  const { certificate } = result;
  const good = certificate?.valid === true && certificate.covered;
  const values = {
    units: result.units.length,
    priority: count("priority"),
    key: count("key"),
    general: count("general"),
    residual: certificate?.equation.relativeResidual ?? "—",
    findings: result.findings.length,
  };
  const verdict = VERDICT[good ? "good" : "bad"];
  io.err(`${fillText(DONE, { ...values, verdict: verdict.zh }).zh}\n`);
  io.err(`${fillText(DONE, { ...values, verdict: verdict.en }).en}\n`);
  for (const path of [out, html, whole]) if (path !== undefined) io.err(`${plain(path)}\n`);
  return good ? 0 : EXIT.inadmissible;
}

/** The first of each code: a layer of a thousand odd codes has one fault, not a thousand. */
function tellSome(path: string, findings: readonly Finding[], io: Io): void {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  for (const [code, list] of byCode) {
    const most = list[0]!.severity === "error" ? 10 : 2;
    tellFindings(path, list.slice(0, most), io);
    const rest = list.length - most;
    if (rest > 0) io.err(`${plain(path)}: ${plain(code)} 另有 ${rest} 处 ${rest} more\n`);
  }
}

function amount(name: string, value: string | undefined, unit: string): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || !Number.isFinite(number))
    throw new Refusal("OPTION_AMOUNT", { name, value: quoted(value), unit, expected: unit === "m" ? "20" : "10000" });
  return number;
}

function profileOf({ document }: { readonly document?: Readonly<Record<string, unknown>> }): DelineationProfile {
  return { ...NATIONAL_DELINEATION, ...(document as Partial<DelineationProfile> | undefined) };
}

/** Codes that must not come back: a list, or the `succession` of a result. */
function codesOf(json: unknown, path: string): string[] {
  const own = (value: unknown, key: string): unknown =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const list = Array.isArray(json) ? json : own(own(json, "succession"), "retiredCodes");
  if (!Array.isArray(list) || !list.every((code) => typeof code === "string"))
    throw new Refusal("RETIRED_CODES", { path });
  return list as string[];
}

function layersOf(zones: readonly ElementZone[]): ElementLayer[] {
  return ELEMENTS.map((element) => ({ element, zones: zones.filter((zone) => zone.element === element) })).filter(
    (layer) => layer.zones.length > 0,
  );
}

/** The prefecture, or else the province, that all codes begin with. */
function prefectureOf(codes: readonly string[]): string {
  const begins = (length: number): boolean => new Set(codes.map((code) => code.slice(0, length))).size === 1;
  return begins(4) ? `${codes[0]!.slice(0, 4)}00` : begins(2) ? `${codes[0]!.slice(0, 2)}0000` : "000000";
}
