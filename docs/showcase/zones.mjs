// What the demonstration zones of Taizhou are made from: hand-chosen places and one recipe per zone. Everything here is
// made up for demonstration. In each element the first entry that covers a place wins; an entry without `where` takes the
// rest, so that the element tiles its ground; an element without such an entry covers it in part. `whole` zones are not split by
// county, `keep` zones are kept however small they are.

/** Size of the built-up blob around each county seat, km. */
export const TOWN_RADIUS_KM = {
  331002: 5.2,
  331003: 3.8,
  331004: 3.9,
  331022: 2.6,
  331023: 2.8,
  331024: 2.6,
  331081: 4.1,
  331082: 3.9,
  331083: 3.1,
};

/** Centre lines, drawn through the pieces of river that OpenStreetMap has at 100 m and, between them, by hand. */
export const RIVERS = {
  lingjiang: [
    [
      [121.1, 28.86],
      [121.17, 28.865],
      [121.185, 28.84],
      [121.165, 28.812],
      [121.225, 28.806],
      [121.238, 28.77],
      [121.265, 28.752],
      [121.3, 28.74],
      [121.318, 28.72],
      [121.312, 28.7],
      [121.34, 28.695],
      [121.385, 28.695],
      [121.44, 28.69],
      [121.49, 28.68],
      [121.53, 28.67],
    ],
  ],
  yongningjiang: [
    [
      [121.06, 28.6],
      [121.1, 28.628],
      [121.155, 28.636],
      [121.205, 28.636],
      [121.225, 28.655],
      [121.26, 28.67],
      [121.312, 28.7],
    ],
  ],
  shifengxi: [
    [
      [120.76, 29.12],
      [120.82, 29.135],
      [120.87, 29.145],
      [120.91, 29.135],
      [120.955, 29.135],
      [121.005, 29.15],
      [121.035, 29.13],
      [121.075, 29.115],
      [121.1, 29.06],
      [121.09, 28.98],
      [121.12, 28.91],
      [121.1, 28.86],
    ],
  ],
  yonganxi: [
    [
      [120.46, 28.76],
      [120.55, 28.8],
      [120.63, 28.83],
      [120.73, 28.86],
      [120.82, 28.87],
      [120.93, 28.86],
      [121.02, 28.875],
      [121.1, 28.86],
    ],
  ],
};

/** Industrial parks: centre and size; `facts` are what the scheme states of them, and what is absent is unknown. */
export const PARKS = [
  {
    code: "331002-P1",
    name: "台州湾示范产业园",
    lon: 121.497,
    lat: 28.632,
    widthKm: 4.4,
    heightKm: 3,
    facts: { level: "province", compliant: true, chemical: true, centralTreatment: true },
  },
  {
    code: "331023-P1",
    name: "天台示范工业园",
    lon: 120.962,
    lat: 29.118,
    widthKm: 2.8,
    heightKm: 2,
    facts: { level: "county", compliant: false, chemical: false, centralTreatment: false },
  },
  {
    code: "331082-P1",
    name: "临海示范医化园",
    lon: 121.6,
    lat: 28.79,
    widthKm: 3.4,
    heightKm: 2.4,
    facts: { level: "province", chemical: true },
  },
  {
    code: "331083-P1",
    name: "玉环示范工业园",
    lon: 121.272,
    lat: 28.205,
    widthKm: 2.8,
    heightKm: 2.3,
    facts: { level: "city", compliant: true, chemical: false, centralTreatment: true },
  },
];

/** Sections of the near-shore sea; the first whose box covers a place wins. */
export const SEA_SECTIONS = [
  { name: "大陈岛海域", county: "331002", type: "1710", box: [121.78, 28.36, 121.98, 28.56], targetClass: 1 },
  {
    name: "三门湾海域",
    county: "331022",
    type: "1710",
    box: [121.4, 28.98, 121.98, 29.38],
    targetClass: 2,
    bay: "三门湾",
  },
  {
    name: "台州湾海域",
    county: "331002",
    type: "2710",
    box: [121.4, 28.55, 121.76, 28.8],
    targetClass: 4,
    bay: "台州湾",
  },
  {
    name: "乐清湾海域",
    county: "331083",
    type: "2710",
    box: [120.9, 27.98, 121.22, 28.4],
    targetClass: 3,
    bay: "乐清湾",
  },
  { name: "临海近岸海域", county: "331082", type: "3710", box: [121.3, 28.8, 121.98, 28.98], targetClass: 2 },
  { name: "椒江近岸海域", county: "331002", type: "3710", box: [121.3, 28.56, 121.98, 28.8], targetClass: 2 },
  { name: "温岭近岸海域", county: "331081", type: "3710", box: [121.22, 28.27, 121.98, 28.56], targetClass: 2 },
  { name: "玉环近岸海域", county: "331083", type: "3710", targetClass: 2 },
];

/** Basin, reach and control section of each county's waters; `compliant` left out where the last assessment is unknown. */
const WATER = {
  331002: {
    basin: "椒江流域",
    reach: "灵江—椒江下游",
    section: {
      name: "椒江口示例断面",
      start: [121.34, 28.695],
      end: [121.53, 28.67],
      targetClass: "III",
      compliant: false,
    },
  },
  331003: {
    basin: "椒江流域",
    reach: "永宁江",
    section: {
      name: "永宁江示例断面",
      start: [121.06, 28.6],
      end: [121.312, 28.7],
      targetClass: "III",
      compliant: true,
    },
  },
  331004: {
    basin: "金清水系",
    reach: "金清港",
    section: { name: "金清示例断面", targetClass: "IV", compliant: false },
  },
  331022: { basin: "独流入海河流", reach: "三门沿海", section: { name: "三门示例断面", targetClass: "III" } },
  331023: {
    basin: "椒江流域",
    reach: "始丰溪",
    section: {
      name: "始丰溪示例断面",
      start: [120.76, 29.12],
      end: [121.1, 29.06],
      targetClass: "II",
      compliant: true,
    },
  },
  331024: {
    basin: "椒江流域",
    reach: "永安溪",
    section: {
      name: "永安溪示例断面",
      start: [120.46, 28.76],
      end: [121.02, 28.875],
      targetClass: "II",
      compliant: true,
    },
  },
  331081: {
    basin: "金清水系",
    reach: "温岭平原",
    section: { name: "温岭示例断面", targetClass: "IV", compliant: true },
  },
  331082: {
    basin: "椒江流域",
    reach: "灵江",
    section: {
      name: "灵江示例断面",
      start: [121.1, 28.86],
      end: [121.34, 28.695],
      targetClass: "III",
      compliant: true,
    },
  },
  331083: { basin: "独流入海河流", reach: "玉环诸河", section: { name: "玉环示例断面", targetClass: "IV" } },
};
const waterOf = (county) => WATER[county];

const reservoirWithin =
  (km) =>
  ({ field, below, noise, fields }) =>
    below(
      field((lon, lat, k) => fields.kmReservoir[k] + 0.7 * noise(lon, lat, 5, 4)),
      km,
    );
const urban =
  (edge) =>
  ({ field, below, noise, fields }) =>
    below(
      field((lon, lat, k) => fields.kmTown[k] + 0.34 * noise(lon, lat, 11, 5)),
      edge,
    );

export const ELEMENTS = {
  ecology: {
    ground: "land",
    entries: [
      {
        type: "1110",
        name: "长潭水库水源涵养生态保护红线",
        keep: true,
        counties: ["331003"],
        where: reservoirWithin(1.3),
        attributes: { dominantFunction: "waterConservation" },
      },
      {
        type: "1110",
        name: "山地生物多样性维护生态保护红线",
        keep: true,
        where: ({ above, fields }) => above(fields.relief, 1.02, 6),
        attributes: { dominantFunction: "biodiversity" },
      },
      {
        type: "1130",
        name: "一般生态空间",
        where: ({ above, fields }) => above(fields.relief, 0.72, 6),
        attributes: { dominantFunction: "soilConservation" },
      },
      { type: "3110", name: "生态空间一般管控区", whole: true },
    ],
  },
  water: {
    ground: "land",
    entries: [
      {
        type: "1210",
        name: "长潭水库饮用水水源优先保护区",
        keep: true,
        counties: ["331003"],
        where: reservoirWithin(3.2),
        attributes: waterOf,
      },
      { type: "2210", name: "水环境工业污染重点管控区", keep: true, where: ({ parks }) => parks, attributes: waterOf },
      { type: "2220", name: "水环境城镇生活污染重点管控区", where: urban(1), attributes: waterOf },
      {
        type: "2230",
        name: "水环境农业污染重点管控区",
        where: ({ field, below, noise, fields }) =>
          below(
            field((lon, lat, k) => fields.kmSea[k] + 5 * fields.relief[k] + 3 * noise(lon, lat, 8, 12)),
            7.5,
            10,
          ),
        attributes: waterOf,
      },
      { type: "3210", name: "水环境一般管控区", attributes: waterOf },
    ],
  },
  air: {
    ground: "land",
    entries: [
      {
        whole: true,
        type: "1310",
        name: "大气环境优先保护区",
        where: ({ above, fields }) => above(fields.relief, 1.16, 8),
      },
      { whole: true, type: "2310", name: "大气环境高排放重点管控区", keep: true, where: ({ parks }) => parks },
      { whole: true, type: "2340", name: "大气环境受体敏感重点管控区", where: urban(1) },
      {
        whole: true,
        type: "2320",
        name: "大气环境布局敏感重点管控区",
        where: ({ field, above, noise, fields }) =>
          above(
            field((lon, lat, k) => 0.5 - Math.abs(fields.kmSea[k] - 9) / 9 + 0.7 * noise(lon, lat, 21, 18)),
            0.35,
            10,
          ),
      },
      {
        whole: true,
        type: "2330",
        name: "大气环境弱扩散重点管控区",
        where: ({ field, below, noise, fields }) =>
          below(
            field(
              (lon, lat, k) =>
                fields.kmRiver[k] + 3 * fields.relief[k] + 2 * noise(lon, lat, 31, 9) - (fields.kmSea[k] > 28 ? 3 : 0),
            ),
            1.1,
            8,
          ),
      },
      { whole: true, type: "3310", name: "大气环境一般管控区" },
    ],
  },
  soil: {
    ground: "land",
    entries: [
      { type: "2420", name: "建设用地污染风险重点管控区", keep: true, where: ({ parks }) => [parks[0], parks[2]] },
      {
        type: "2410",
        name: "农用地污染风险重点管控区",
        keep: true,
        where: ({ field, below, noise }) =>
          below(
            field(
              (lon, lat) => Math.hypot((lon - 121.4) * 97.8, (lat - 28.525) * 110.8) + 2.4 * noise(lon, lat, 42, 4),
            ),
            3,
          ),
        attributes: { farmlandClass: "safeUse" },
      },
      {
        type: "1410",
        name: "农用地优先保护区",
        where: ({ field, below, noise, fields }) =>
          below(
            field(
              (lon, lat, k) => fields.relief[k] + 0.25 * noise(lon, lat, 41, 8) + (fields.kmTown[k] < 1.15 ? 2 : 0),
            ),
            0.2,
            6,
          ),
        attributes: { farmlandClass: "protect" },
      },
    ],
  },
  acoustic: {
    ground: "land",
    entries: [
      {
        type: "2810",
        name: "噪声敏感建筑物集中区域",
        keep: true,
        where: urban(0.55),
        attributes: { functionalClass: "1", sensitiveBuildings: true },
      },
      {
        type: "3810",
        name: "工业区声环境一般管控区",
        keep: true,
        where: ({ parks }) => parks,
        attributes: { functionalClass: "3", sensitiveBuildings: false },
      },
    ],
  },
  resource: {
    ground: "land",
    entries: [
      { type: "2540", name: "高污染燃料禁燃区", keep: true, where: urban(1.2), attributes: { resource: "energy" } },
    ],
  },
  shoreline: {
    ground: "land",
    entries: [
      {
        type: "1610",
        name: "江河湖库岸线优先保护区",
        keep: true,
        counties: ["331003"],
        where: ({ below, fields }) => below(fields.kmReservoir, 0.7, 0.5),
        attributes: { waterBody: "长潭水库" },
      },
      {
        type: "2610",
        name: "江河湖库岸线重点管控区",
        keep: true,
        where: ({ field, below, fields }) =>
          below(
            field((lon, _lat, k) => fields.kmMainRiver[k] + (lon > 121.3 ? 0 : 9)),
            1.0,
            0.5,
          ),
        attributes: { waterBody: "灵江—椒江" },
      },
      {
        type: "3610",
        name: "江河湖库岸线一般管控区",
        keep: true,
        where: ({ below, fields }) => below(fields.kmRiver, 0.8, 0.5),
        attributes: { waterBody: "椒江支流" },
      },
    ],
  },
  marine: {
    ground: "sea",
    entries: SEA_SECTIONS.map((s) => ({
      type: s.type,
      name: s.name,
      keep: true,
      where: s.box ? ({ box }) => box(s.box) : undefined,
      attributes: { targetClass: s.targetClass, ...(s.bay ? { bay: s.bay } : {}) },
    })),
  },
};
