// sanxian import: from a unit list (a spreadsheet as CSV, the published form as JSON, or GeoJSON with attributes) to a scheme
// document. What is odd is listed and kept; what cannot be read stops the import, and nothing is written.
import { type BilingualText, type Finding, fillText, isIsoDate, type LayerRecord } from "../domain/index.ts";
import {
  decodeText,
  proposeConditions,
  readCsv,
  readScheme,
  readUnitFeatures,
  readUnitList,
  readUnitTable,
  readZoneFeatures,
  type SchemeFrame,
  schemeOfUnitList,
  tableOfRecords,
  type UnitList,
  type UnitTableReading,
  writeCsv,
  type ZoneReading,
} from "../exchange/index.ts";
import { plain } from "../report/plain.ts";
import { choice, day, quoted, readOptions } from "./arguments.ts";
import { IMPORT_HELP } from "./help.ts";
import { parseDocument, tellFindings } from "./load.ts";
import { type Io, readBytes, writeText } from "./machine.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  list: "units.csv",
  geometry: "units.geojson",
  zones: "zones.geojson",
  coverage: "exhaustive",
  name: "示例市生态环境准入清单",
  "admin-code": "331000",
  authority: "示例市人民政府",
  "competent-body": "示例市生态环境局",
  number: "2024",
  "base-date": "2024-01-01",
  status: "inForce",
  out: "scheme.json",
  findings: "findings.csv",
  drafts: "drafts.json",
} as const;
const COVERAGES = ["full", "exhaustive", "partial"] as const;
const STATUSES = ["drafting", "linked", "submitted", "filed", "published", "inForce"] as const;

const DONE: BilingualText = {
  zh: "已读取 {units} 个单元、{items} 条，合为 {clauses} 条条款；有几何的单元 {ground} 个；数据问题 {findings} 处。",
  en: "Read: units {units}, items {items}, which are {clauses} clauses; units with geometry {ground}; findings {findings}.",
};
const TAKEN: BilingualText = {
  zh: "未给出 {option}，取“{value}”；请核对。",
  en: "{option} was not given and is taken as “{value}”; check it.",
};

/** Imports a list; 0 when a scheme was written. @internal */
export function runImport(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("import", argv, OPTIONS);
  if (help) {
    io.out(IMPORT_HELP);
    return 0;
  }
  const needed = (name: "list" | "name"): string => {
    const value = values[name];
    if (value === undefined)
      throw new Refusal("OPTION_NEEDED", {
        command: "import",
        value: `--${name}`,
        expected: `--${name} ${OPTIONS[name]}`,
      });
    return value;
  };
  const listPath = needed("list");
  const name = needed("name");
  const status = choice("--status", values.status, STATUSES, "inForce");
  const baseDate = day("--base-date", values["base-date"] ?? io.today());
  // nobody has said that the zones cover all of it
  const coverage = choice("--coverage", values.coverage, COVERAGES, "partial");
  const adminCode = values["admin-code"];
  if (adminCode !== undefined && !/^\d{6}$/.test(adminCode))
    throw new Refusal("OPTION_CHOICE", { name: "--admin-code", value: quoted(adminCode), expected: "331000" });
  const inputs = [listPath, values.geometry, values.zones].filter((path) => path !== undefined);
  const outputs = [values.out, values.findings, values.drafts].filter((path) => path !== undefined);
  for (const path of outputs)
    if (inputs.some((input) => io.same(path, input))) throw new Refusal("OUTPUT_IS_INPUT", { value: path });

  const all: Finding[] = [];
  const tell = (path: string, findings: readonly Finding[]): void => {
    const wrong = findings.filter(({ severity }) => severity === "error");
    const odd = findings.filter(({ severity }) => severity === "warning");
    tellFindings(path, [...wrong, ...odd], io);
    all.push(...findings);
  };
  const { list, geometries: own, findings: listFindings } = loadList(listPath, io);
  tell(listPath, listFindings);
  const ground = values.geometry === undefined ? undefined : loadFeatures(values.geometry, io);
  if (ground) tell(values.geometry!, ground.findings.filter(aboutGround));
  const zones = values.zones === undefined ? undefined : loadZones(values.zones, io);
  if (zones) tell(values.zones!, zones.findings);

  // a list of which nothing was read has no codes to take the territory from: say what is wrong with it, and no more
  const unread = all.filter(({ severity }) => severity === "error").length;
  if (list.units.length === 0 && unread > 0) {
    if (values.findings !== undefined) writeText(values.findings, findingTable(all), io);
    throw new Refusal("IMPORT_REFUSED", { path: listPath, value: unread });
  }
  const frame = frameOf(list, { name, status, baseDate, adminCode, values }, io);
  const layers = layersOf(zones, frame, { source: values.zones ?? "", coverage });
  const { scheme, findings } = schemeOfUnitList(list, frame, {
    geometries: ground?.geometries ?? own,
    zones: zones?.zones ?? [],
    layers,
  });
  tell(listPath, findings);
  // what the reader of schemes refuses must not be written
  const refused = readScheme(scheme).findings.filter(({ severity }) => severity === "error");
  tell(values.out ?? "scheme", refused);

  if (values.findings !== undefined) writeText(values.findings, findingTable(all), io);
  const wrong = all.filter(({ severity }) => severity === "error").length;
  if (wrong > 0) throw new Refusal("IMPORT_REFUSED", { path: listPath, value: wrong });
  if (values.drafts !== undefined) {
    const drafts = scheme.terms.flatMap(({ id, text }) =>
      proposeConditions(text).map((proposal) => ({ term: id, ...proposal })),
    );
    writeText(values.drafts, `${JSON.stringify(drafts, null, 2)}\n`, io);
  }
  const text = `${JSON.stringify(scheme, null, 2)}\n`;
  if (values.out === undefined) io.out(text);
  else writeText(values.out, text, io);
  const items = list.units.reduce((sum, unit) => sum + unit.items.length, 0);
  const { zh, en } = fillText(DONE, {
    units: list.units.length,
    items,
    clauses: list.clauses.length,
    ground: scheme.units.filter(({ geometry }) => geometry.coordinates.length > 0).length,
    findings: all.length,
  });
  io.err(`${zh}\n${en}\n`);
  for (const path of outputs) io.err(`${plain(path)}\n`);
  return 0;
}

/** Findings about items do not concern a layer that is only asked for its ground. */
const aboutGround = ({ code }: Finding): boolean => !/^(?:ITEM|HEADING|UNIT|ZONE|FIELD_UNKNOWN)/.test(code);

function loadList(path: string, io: Io): UnitTableReading {
  const { text, findings } = decodeText(readBytes(path, io));
  const none = { geometries: new Map<string, never>() };
  const head = /^[\s\ufeff]*[[{]/.test(text);
  if (!head) {
    const csv = readCsv(text);
    const reading = readUnitTable(csv.table);
    return { ...reading, findings: [...findings, ...csv.findings, ...reading.findings] };
  }
  const json = parseDocument(text, path);
  if (!Array.isArray(json)) {
    const reading = readUnitFeatures(json);
    return { ...reading, findings: [...findings, ...reading.findings] };
  }
  const first: unknown = json[0];
  // rows of a table are objects of texts; units of the published form have their items
  const rows = typeof first === "object" && first !== null && !Object.hasOwn(first, "items");
  const reading = rows ? readUnitTable(tableOfRecords(json as Record<string, unknown>[])) : readUnitList(json);
  return { ...none, ...reading, findings: [...findings, ...reading.findings] };
}

function loadFeatures(path: string, io: Io): UnitTableReading {
  const { text, findings } = decodeText(readBytes(path, io));
  const reading = readUnitFeatures(parseDocument(text, path));
  return { ...reading, findings: [...findings, ...reading.findings] };
}

function loadZones(path: string, io: Io): ZoneReading {
  const { text, findings } = decodeText(readBytes(path, io));
  const reading = readZoneFeatures(parseDocument(text, path));
  return { ...reading, findings: [...findings, ...reading.findings] };
}

function layersOf(
  zones: ZoneReading | undefined,
  frame: SchemeFrame,
  record: Pick<LayerRecord, "source" | "coverage">,
): LayerRecord[] {
  const elements = [...new Set((zones?.zones ?? []).map(({ element }) => element))].sort();
  return elements.map((element) => ({
    element,
    owner: frame.competentBody,
    date: frame.version.baseDate,
    ...record,
  }));
}

interface Asked {
  readonly name: string;
  readonly status: (typeof STATUSES)[number];
  readonly baseDate: string;
  readonly adminCode: string | undefined;
  readonly values: { readonly [K in keyof typeof OPTIONS]?: string };
}

function frameOf(list: UnitList, { name, status, baseDate, adminCode, values }: Asked, io: Io): SchemeFrame {
  const taken = (option: string, value: string): string => {
    const { zh, en } = fillText(TAKEN, { option, value });
    io.err(plain(`${zh} ${en}`).concat("\n"));
    return value;
  };
  const counties = list.units.flatMap(({ code }) => /\d{6}/.exec(code)?.[0] ?? []);
  const shared = (digits: number): string | undefined => {
    const heads = new Set(counties.map((county) => county.slice(0, digits)));
    return heads.size === 1 ? [...heads][0]!.padEnd(6, "0") : undefined;
  };
  const found = adminCode ?? shared(4) ?? shared(2);
  if (found === undefined)
    throw new Refusal("OPTION_NEEDED", {
      command: "import",
      value: "--admin-code",
      expected: `--admin-code ${OPTIONS["admin-code"]}`,
    });
  const code = adminCode ?? taken("--admin-code", found);
  const level = code.endsWith("0000") ? "province" : "prefecture";
  const place = level === "province" ? 0 : 1;
  const places = new Set(list.units.flatMap(({ area }) => (area[place] === undefined ? [] : [area[place]])));
  const territoryName = places.size === 1 ? [...places][0]! : name;
  const body = level === "province" ? "生态环境厅" : "生态环境局";
  return {
    id: `${code}-${baseDate}`,
    name,
    level,
    authority: values.authority ?? taken("--authority", `${territoryName}人民政府`),
    competentBody: values["competent-body"] ?? taken("--competent-body", `${territoryName}${body}`),
    version: {
      number: values.number ?? (isIsoDate(baseDate) ? baseDate.slice(0, 4) : ""),
      status,
      baseDate,
      areaMethod: "lonlat",
    },
    adminCode: code,
    territoryName,
  };
}

function findingTable(findings: readonly Finding[]): string {
  return writeCsv({
    header: ["代码 code", "程度 severity", "位置 where", "对象 subject", "说明", "message"],
    rows: findings.map(({ code, severity, location, subject, message }) => [
      code,
      severity,
      location?.path ?? "",
      subject ?? "",
      message.zh,
      message.en,
    ]),
  });
}
