// The demonstration access list of Taizhou (台州): 46 terms in our own words, modelled on what published lists ask for, so
// that every tier, dimension, modality and operator occurs. It is no official list. Bases are real documents where we could
// name them with confidence; the others are marked as demonstration.

/** Legal bases, with the days they are in force. On 2026-08-15 the Ecological and Environmental Code takes effect and the
 * acts it absorbs lapse: a term resting on them keeps its words and changes its basis. */
export const legalBases = [
  { id: "opinion-2024", title: "关于加强生态环境分区管控的意见", number: "中办发〔2024〕22号", level: "normativeDocument", validFrom: "2024-03-06" },
  { id: "interim-2024", title: "生态环境分区管控管理暂行规定", number: "环环评〔2024〕41号", level: "departmentRule", validFrom: "2024-07-08" },
  { id: "code-2026", title: "中华人民共和国生态环境法典", article: "第六十六条、第六十七条", level: "law", validFrom: "2026-08-15" },
  { id: "water-act", title: "中华人民共和国水污染防治法", level: "law", validFrom: "2018-01-01", validTo: "2026-08-14", replacedBy: "code-2026" },
  { id: "air-act", title: "中华人民共和国大气污染防治法", level: "law", validFrom: "2018-10-26", validTo: "2026-08-14", replacedBy: "code-2026" },
  { id: "soil-act", title: "中华人民共和国土壤污染防治法", level: "law", validFrom: "2019-01-01", validTo: "2026-08-14", replacedBy: "code-2026" },
  { id: "noise-act", title: "中华人民共和国噪声污染防治法", level: "law", validFrom: "2022-06-05", validTo: "2026-08-14", replacedBy: "code-2026" },
  { id: "yangtze-act", title: "中华人民共和国长江保护法", article: "第二十六条", level: "law", validFrom: "2021-03-01" },
  { id: "marine-act", title: "中华人民共和国海洋环境保护法", level: "law", validFrom: "2024-01-01" },
  { id: "market-list-2025", title: "市场准入负面清单（2025年版）", number: "发改体改规〔2025〕466号", level: "normativeDocument", validFrom: "2025-04-16" },
  { id: "redline-opinion", title: "关于在国土空间规划中统筹划定落实三条控制线的指导意见", level: "normativeDocument", validFrom: "2019-11-01" },
  { id: "demo-province", title: "示例省生态环境准入总体要求（示例）", number: "示例〔2024〕1号", level: "normativeDocument", validFrom: "2024-07-01", demonstration: true },
  { id: "demo-region", title: "东部沿海水系协同准入要求（示例）", number: "示例〔2024〕2号", level: "normativeDocument", validFrom: "2024-07-01", demonstration: true },
  { id: "demo-cluster", title: "长三角一体化协同准入条款（示例）", number: "示例〔2024〕3号", level: "normativeDocument", validFrom: "2024-07-01", demonstration: true },
  { id: "demo-city", title: "台州市生态环境准入清单（示例）", number: "示例〔2024〕4号", level: "normativeDocument", validFrom: "2024-09-01", demonstration: true },
  { id: "demo-park", title: "台州湾示范产业园规划环评要求（示例）", number: "示例〔2024〕5号", level: "plan", validFrom: "2024-09-01", demonstration: true },
];

const REDLINE = { zoneTypes: ["1110"] };
const PUBLIC_INTEREST = {
  op: "any",
  of: [
    { op: "flag", flag: "nationalStrategic" },
    { op: "flag", flag: "majorInfrastructure" },
    { op: "flag", flag: "livelihood" },
  ],
};

/** The terms. `"@urban"` stands for the codes of all urban key units; build.mjs fills them in. */
export const terms = [
  // --- nation
  {
    id: "TZ-01", tier: "nation", dimension: "spatialLayout", theme: "ecology", modality: "prohibit",
    text: "生态保护红线内禁止开发性、生产性建设活动；对生态功能不造成破坏的有限人为活动和国家重大战略项目除外。",
    textEn: "No development or production inside the ecological red line, except limited human activities that do no harm to its function and national strategic projects.",
    scope: { place: REDLINE },
    when: { op: "nature", in: ["new", "rebuild", "expand", "relocate"] },
    exceptWhen: {
      op: "any",
      of: [
        { op: "all", of: [{ op: "flag", flag: "limitedHumanActivity" }, { op: "flag", flag: "ecologicallyHarmless" }] },
        { op: "flag", flag: "nationalStrategic" },
      ],
    },
    basis: ["redline-opinion", "code-2026"],
  },
  {
    id: "TZ-02", tier: "nation", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "禁止投资建设列入市场准入负面清单禁止类的项目。",
    textEn: "No project that the national market-access list prohibits.",
    when: { op: "listed", catalogue: "marketAccessProhibited" },
    basis: ["market-list-2025"],
  },
  {
    id: "TZ-03", tier: "nation", dimension: "spatialLayout", theme: "water", modality: "prohibit",
    text: "禁止在重要河流岸线一公里范围内新建、扩建化工项目。",
    textEn: "No new or expanded chemical project within one kilometre of the bank of an important river.",
    when: {
      op: "all",
      of: [
        { op: "flag", flag: "chemical" },
        { op: "nature", in: ["new", "expand"] },
        { op: "distance", to: { kinds: ["riverShoreline"] }, atMostM: 1000 },
      ],
    },
    basis: ["yangtze-act"],
  },
  {
    id: "TZ-04", tier: "nation", dimension: "spatialLayout", theme: "risk", modality: "prohibit",
    text: "禁止在重要河流岸线三公里范围内新建、改建、扩建尾矿库；以提升安全和生态环境保护水平为目的的改建除外。",
    textEn: "No new, rebuilt or expanded tailings pond within three kilometres of the bank, except rebuilding that raises safety or protection.",
    when: {
      op: "all",
      of: [
        { op: "flag", flag: "tailings" },
        { op: "nature", in: ["new", "rebuild", "expand"] },
        { op: "distance", to: { features: ["jiaojiang"] }, atMostM: 3000 },
      ],
    },
    exceptWhen: { op: "all", of: [{ op: "nature", in: ["rebuild"] }, { op: "flag", flag: "safetyOrEcologicalUpgrade" }] },
    basis: ["yangtze-act"],
  },
  {
    id: "TZ-05", tier: "nation", dimension: "pollutantDischarge", theme: "water", modality: "prohibit",
    text: "饮用水水源优先保护区内禁止设置排污口。",
    textEn: "No sewage outfall in a drinking-water priority zone.",
    scope: { place: { zoneTypes: ["1210"] } },
    when: { op: "flag", flag: "newSewageOutfall" },
    basis: ["water-act", "code-2026"],
  },
  {
    id: "TZ-06", tier: "nation", dimension: "common", theme: "other", modality: "require",
    text: "生态环境法典施行后立项的涉重金属项目，应当在申报材料中说明与生态环境分区管控方案的符合性。",
    textEn: "Projects with heavy metals approved after the Code took effect state in their file how they conform to the zoning scheme.",
    validFrom: "2026-08-15",
    when: {
      op: "all",
      of: [
        { op: "date", of: "asOf", onOrAfter: "2026-08-15" },
        { op: "has", what: "pollutant", anyOf: ["铅", "汞", "镉", "铬", "砷"] },
      ],
    },
    obligation: { what: "编制符合性分析专章", whatEn: "a chapter on conformity" },
    basis: ["code-2026"],
  },
  // --- province
  {
    id: "TZ-07", tier: "province", dimension: "resourceEfficiency", theme: "energy", modality: "restrict",
    text: "严格控制新建、扩建两高项目；单位产品能耗应达到国内先进水平。",
    textEn: "New or expanded high-energy, high-emission projects are strictly limited and must reach the country's best unit energy use.",
    when: { op: "all", of: [{ op: "flag", flag: "twoHigh" }, { op: "nature", in: ["new", "expand"] }] },
    obligation: { what: "单位产品能耗达到国内先进水平", whatEn: "best national energy use per unit of product" },
    basis: ["demo-province", "opinion-2024"],
  },
  {
    id: "TZ-08", tier: "province", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "新建化工项目应当进入化工园区；化工园区以外禁止新建化工项目。",
    textEn: "New chemical projects belong in chemical parks; outside them they are prohibited.",
    when: {
      op: "all",
      of: [
        { op: "industry", in: ["25", "26"], except: ["2684"] },
        { op: "nature", in: ["new"] },
        { op: "not", of: { op: "inPark", qualities: ["chemical"] } },
      ],
    },
    basis: ["demo-province"],
  },
  {
    id: "TZ-09", tier: "province", dimension: "pollutantDischarge", theme: "air", modality: "require",
    text: "新增挥发性有机物排放的项目实行二倍削减量替代。",
    textEn: "Projects that add volatile organic compounds replace them two for one.",
    // "VOCs imply a promised ratio of two" is what must hold; the term bites where it does not
    when: { op: "not", of: { op: "implies", if: { op: "has", what: "pollutant", anyOf: ["VOCs"] }, then: { op: "ratio", pollutant: "VOCs", atLeast: 2 } } },
    obligation: { what: "落实挥发性有机物二倍替代", whatEn: "a two-for-one replacement of VOCs" },
    basis: ["demo-province"],
  },
  {
    id: "TZ-10", tier: "province", dimension: "riskPrevention", theme: "soil", modality: "prohibit",
    text: "农用地优先保护区内禁止新建有色金属冶炼、电镀、制革等可能污染土壤的项目。",
    textEn: "No new smelting, electroplating or tanning in farmland priority zones.",
    scope: { place: { zoneTypes: ["1410"] } },
    when: {
      op: "all",
      of: [
        { op: "nature", in: ["new", "expand"] },
        { op: "any", of: [{ op: "industry", in: ["32", "191"] }, { op: "has", what: "process", anyOf: ["电镀", "鞣制"] }] },
      ],
    },
    basis: ["soil-act", "code-2026"],
  },
  {
    id: "TZ-11", tier: "province", dimension: "riskPrevention", theme: "water", modality: "prohibit",
    text: "地下水优先保护区内禁止新建化工项目。",
    textEn: "No new chemical project in a groundwater priority zone.",
    when: { op: "all", of: [{ op: "flag", flag: "chemical" }, { op: "within", place: { element: "groundwater", zoneClass: "priority" } }] },
    basis: ["demo-province"],
  },
  // --- region (river system)
  {
    id: "TZ-12", tier: "region", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "禁止高污染产业由下游向中上游转移。",
    textEn: "No move of polluting industry from the lower to the middle or upper reaches.",
    when: {
      op: "all",
      of: [{ op: "nature", in: ["relocate"] }, { op: "relocation", from: ["lower"], to: ["middle", "upper"] }, { op: "flag", flag: "twoHigh" }],
    },
    basis: ["demo-region"],
  },
  {
    id: "TZ-13", tier: "region", dimension: "pollutantDischarge", theme: "water", modality: "restrict",
    text: "受纳水体控制断面未达标的，严格限制新建、扩建直接排放水污染物的项目。",
    textEn: "Where the receiving section misses its target, new or expanded direct dischargers are strictly limited.",
    when: {
      op: "all",
      of: [{ op: "flag", flag: "directDischarge" }, { op: "nature", in: ["new", "expand"] }, { op: "not", of: { op: "sectionCompliant" } }],
    },
    obligation: { what: "断面达标前不得新增排放量", whatEn: "no added discharge before the section complies" },
    basis: ["demo-region"],
  },
  // --- city cluster
  {
    id: "TZ-14", tier: "cityCluster", dimension: "resourceEfficiency", theme: "industry", modality: "encourage",
    text: "鼓励建设节能环保、清洁能源等绿色产业项目。",
    textEn: "Energy-saving, environmental and clean-energy industries are encouraged.",
    when: { op: "listed", catalogue: "greenIndustry", items: ["节能环保", "清洁能源"] },
    basis: ["demo-cluster"],
  },
  {
    id: "TZ-15", tier: "cityCluster", dimension: "pollutantDischarge", theme: "air", modality: "require",
    text: "使用溶剂型涂料、油墨、胶黏剂的项目应当优先改用低挥发性原辅材料。",
    textEn: "Projects that use solvent-based coatings, inks or glues turn to low-volatile materials first.",
    when: { op: "has", what: "material", anyOf: ["溶剂型涂料", "溶剂型油墨", "溶剂型胶黏剂"] },
    obligation: { what: "低挥发性原辅材料替代方案", whatEn: "a plan for low-volatile materials" },
    basis: ["demo-cluster", "air-act"],
  },
  // --- city
  {
    id: "TZ-16", tier: "city", dimension: "spatialLayout", theme: "ecology", modality: "restrict",
    text: "一般生态空间内从严控制大规模城镇化和工业化开发；国家重大战略、重大基础设施和民生项目除外。",
    textEn: "Large urban or industrial development is kept down in general ecological space; national strategic, infrastructure and livelihood projects excepted.",
    scope: { place: { zoneTypes: ["1130"] } },
    when: { op: "all", of: [{ op: "nature", in: ["new", "expand"] }, { op: "compare", quantity: "landArea", is: ">", value: 10, unit: "hm2" }] },
    exceptWhen: PUBLIC_INTEREST,
    obligation: { what: "开展生态影响论证", whatEn: "a study of ecological effects" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-17", tier: "city", dimension: "resourceEfficiency", theme: "waterResource", modality: "require",
    text: "年用水量超过五万立方米的项目，工业用水重复利用率不低于百分之八十五。",
    textEn: "Projects using more than 50,000 m³ of water a year reuse at least 85 % of it.",
    when: {
      op: "all",
      of: [
        { op: "compare", quantity: "waterUse", is: ">", value: 50000, unit: "m3/a" },
        { op: "compare", quantity: "waterReuse", is: "<", value: 85, unit: "%" },
      ],
    },
    obligation: { what: "提高重复利用率", whatEn: "raise the reuse", threshold: { quantity: "waterReuse", bound: "atLeast", value: 85, unit: "%" } },
    basis: ["demo-city"],
  },
  {
    id: "TZ-18", tier: "city", dimension: "resourceEfficiency", theme: "land", modality: "restrict",
    text: "新建工业项目投资强度低于每公顷四千五百万元的，不予优先供地。",
    textEn: "New industrial projects investing less than 45 million yuan a hectare get no priority in land supply.",
    when: {
      op: "all",
      of: [
        { op: "industry", in: ["C"] },
        { op: "nature", in: ["new"] },
        { op: "compare", quantity: "investmentIntensity", is: "<", value: 4500, unit: "万元/hm2" },
      ],
    },
    basis: ["demo-city"],
  },
  {
    id: "TZ-19", tier: "city", dimension: "riskPrevention", theme: "risk", modality: "require",
    text: "使用危险化学品的项目应当编制突发环境事件应急预案。",
    textEn: "Projects that use hazardous chemicals have an emergency plan.",
    when: { op: "listed", catalogue: "hazardousChemicals" },
    obligation: { what: "突发环境事件应急预案", whatEn: "an emergency plan" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-20", tier: "city", dimension: "spatialLayout", theme: "industry", modality: "exit",
    text: "生态保护红线内的现有工业企业应当于二〇二七年底前退出。",
    textEn: "Existing industry inside the red line leaves by the end of 2027.",
    scope: { place: REDLINE, industries: ["C"] },
    when: { op: "nature", in: ["existing", "technicalUpgrade"] },
    obligation: { what: "退出或搬迁", whatEn: "leave or move", deadline: "2027-12-31" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-21", tier: "city", dimension: "spatialLayout", theme: "shoreline", modality: "prohibit",
    text: "禁止在海岸线向陆一侧三百米范围内新建可能产生严重污染的工业项目；码头和修造船除外。",
    textEn: "No new seriously polluting industry within 300 m of the coast; wharves and shipyards excepted.",
    when: {
      op: "all",
      of: [
        { op: "nature", in: ["new"] },
        { op: "industry", in: ["25", "26", "17", "22"] },
        { op: "distance", to: { features: ["coast"] }, atMostM: 300 },
      ],
    },
    exceptWhen: { op: "industry", in: ["373", "5532"] },
    basis: ["marine-act", "demo-city"],
  },
  {
    id: "TZ-22", tier: "city", dimension: "pollutantDischarge", theme: "water", modality: "prohibit",
    text: "长潭水库周边五百米范围内禁止新建规模化畜禽养殖场。",
    textEn: "No new large livestock farm within 500 m of the Changtan reservoir.",
    when: {
      op: "all",
      of: [{ op: "industry", in: ["03"] }, { op: "nature", in: ["new", "expand"] }, { op: "distance", to: { kinds: ["reservoir"] }, atMostM: 500 }],
    },
    basis: ["demo-city"],
  },
  {
    id: "TZ-23", tier: "city", dimension: "common", theme: "other", modality: "require",
    text: "二〇二五年底前批准、尚未开工的石化项目，应当按照现行清单重新论证。",
    textEn: "Petrochemical projects approved before the end of 2025 and not begun are examined again under the present list.",
    when: {
      op: "all",
      of: [{ op: "industry", in: ["25"] }, { op: "date", of: "approvedOn", before: "2026-01-01" }],
    },
    obligation: { what: "重新论证", whatEn: "a new examination" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-24", tier: "city", dimension: "spatialLayout", theme: "water", modality: "require",
    text: "水环境农业污染重点管控区内的养殖项目应当实行种养结合，具体消纳方案由主管部门审查。",
    textEn: "Farms in agricultural key zones join crops and stock; the authority examines how manure is taken up.",
    scope: { place: { zoneTypes: ["2230"] }, industries: ["03", "04"] },
    textOnly: true,
    basis: ["demo-city"],
  },
  {
    id: "TZ-25", tier: "city", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "二〇二四年示例过渡条款：过渡期内暂停受理新建印染项目。",
    textEn: "Transition clause of 2024: no new dyeing works are accepted in the transition period.",
    validFrom: "2024-09-01",
    validTo: "2025-12-31",
    when: { op: "all", of: [{ op: "industry", in: ["17"] }, { op: "nature", in: ["new"] }] },
    basis: ["demo-city"],
  },
  // --- unit
  {
    id: "TZ-26", tier: "unit", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "城镇生活重点管控单元内禁止新建、扩建排放恶臭气体的工业项目。",
    textEn: "No new or expanded industry with odours in urban key units.",
    scope: { units: "@urban" },
    when: {
      op: "all",
      of: [{ op: "nature", in: ["new", "expand"] }, { op: "has", what: "pollutant", anyOf: ["恶臭", "硫化氢", "氨"] }],
    },
    basis: ["demo-city"],
  },
  {
    id: "TZ-27", tier: "unit", dimension: "pollutantDischarge", theme: "water", modality: "require",
    text: "城镇生活重点管控单元内的新建项目应当雨污分流、污水纳管。",
    textEn: "New projects in urban key units separate rain and sewage and join the sewer.",
    scope: { units: "@urban" },
    when: { op: "all", of: [{ op: "nature", in: ["new"] }, { op: "flag", flag: "directDischarge" }] },
    obligation: { what: "雨污分流、污水纳管", whatEn: "separate sewers, joined to the network" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-28", tier: "unit", dimension: "spatialLayout", theme: "marine", modality: "prohibit",
    text: "近岸海域优先保护单元内禁止围填海。",
    textEn: "No reclamation in marine priority units.",
    scope: { place: { unitClass: "priority", zoneTypes: ["1710"] } },
    when: { op: "flag", flag: "seaReclamation" },
    exceptWhen: { op: "flag", flag: "nationalStrategic" },
    basis: ["marine-act"],
  },
  {
    id: "TZ-29", tier: "unit", dimension: "pollutantDischarge", theme: "marine", modality: "restrict",
    text: "台州湾重点管控海域内限制新增陆源直排口。",
    textEn: "New direct outfalls into Taizhou Bay are limited.",
    scope: { place: { zoneTypes: ["2710"] } },
    when: { op: "flag", flag: "newSewageOutfall" },
    obligation: { what: "开展入海排污口论证", whatEn: "a study of the outfall" },
    basis: ["marine-act", "demo-city"],
  },
  {
    id: "TZ-30", tier: "unit", dimension: "spatialLayout", theme: "industry", modality: "require",
    text: "一般管控单元内新建三类工业项目应当占用既有工业用地，且超过一半用地位于一般管控单元。",
    textEn: "Heavier new industry in general units uses existing industrial land, with at least half of its ground there.",
    scope: { place: { unitClass: "general" } },
    when: {
      op: "all",
      of: [
        { op: "listed", catalogue: "industrialClass", items: ["三类"] },
        { op: "within", place: { unitClass: "general" }, minShare: 0.5 },
      ],
    },
    obligation: { what: "利用既有工业用地", whatEn: "use of existing industrial land" },
    basis: ["demo-city"],
  },
  // --- element
  {
    id: "TZ-31", tier: "element", dimension: "pollutantDischarge", theme: "air", modality: "restrict",
    text: "大气环境受体敏感重点管控区内严格限制新建储油库、使用溶剂型涂料等高挥发性原辅材料的项目。",
    textEn: "In receptor-sensitive air zones new oil depots and users of solvent-based materials are strictly limited.",
    scope: { place: { zoneTypes: ["2340"] } },
    when: {
      op: "all",
      of: [
        { op: "nature", in: ["new"] },
        { op: "any", of: [{ op: "industry", in: ["5941"] }, { op: "has", what: "material", anyOf: ["溶剂型涂料", "溶剂型油墨", "溶剂型胶黏剂"] }] },
      ],
    },
    obligation: { what: "采用低挥发性原辅材料", whatEn: "low-volatile materials" },
    basis: ["air-act", "code-2026"],
  },
  {
    id: "TZ-32", tier: "element", dimension: "pollutantDischarge", theme: "air", modality: "restrict",
    text: "大气环境布局敏感重点管控区内限制新建、扩建氮氧化物、烟粉尘排放量较大的项目。",
    textEn: "In layout-sensitive air zones large emitters of nitrogen oxides or dust are limited.",
    scope: { place: { zoneTypes: ["2320"] } },
    when: {
      op: "all",
      of: [{ op: "nature", in: ["new", "expand"] }, { op: "compare", quantity: "noxEmission", is: ">=", value: 10, unit: "t/a" }],
    },
    basis: ["demo-city"],
  },
  {
    id: "TZ-33", tier: "element", dimension: "pollutantDischarge", theme: "air", modality: "prohibit",
    text: "大气环境弱扩散重点管控区内禁止新建两高项目。",
    textEn: "No new high-energy, high-emission project in weak-dispersion air zones.",
    scope: { place: { zoneTypes: ["2330"] } },
    when: { op: "all", of: [{ op: "flag", flag: "twoHigh" }, { op: "nature", in: ["new"] }] },
    basis: ["demo-city"],
  },
  {
    id: "TZ-34", tier: "element", dimension: "pollutantDischarge", theme: "air", modality: "encourage",
    text: "引导大气环境高排放重点管控区内的工业项目集聚发展、提标改造。",
    textEn: "Industry in high-emission air zones is led to cluster and upgrade.",
    scope: { place: { zoneTypes: ["2310"] } },
    when: { op: "industry", in: ["C"] },
    basis: ["demo-city"],
  },
  {
    id: "TZ-35", tier: "element", dimension: "resourceEfficiency", theme: "energy", modality: "prohibit",
    text: "高污染燃料禁燃区内禁止新建、扩建燃用高污染燃料的设施。",
    textEn: "No new or expanded burning of high-pollution fuel in the fuel-ban zone.",
    scope: { place: { zoneTypes: ["2540"] } },
    when: { op: "all", of: [{ op: "nature", in: ["new", "expand"] }, { op: "flag", flag: "highPollutionFuel" }] },
    basis: ["air-act", "code-2026"],
  },
  {
    id: "TZ-36", tier: "element", dimension: "riskPrevention", theme: "acoustic", modality: "restrict",
    text: "噪声敏感建筑物集中区内限制新建、扩建产生工业噪声的项目。",
    textEn: "Where noise-sensitive buildings are dense, new or expanded industrial noise is limited.",
    scope: { place: { zoneTypes: ["2810"] } },
    when: { op: "all", of: [{ op: "industry", in: ["C"] }, { op: "nature", in: ["new", "expand"] }] },
    obligation: { what: "采取隔声降噪措施", whatEn: "noise control" },
    basis: ["noise-act", "code-2026"],
  },
  {
    id: "TZ-37", tier: "element", dimension: "riskPrevention", theme: "soil", modality: "require",
    text: "建设用地污染风险重点管控区内用途变更为敏感用地的，应当先行开展土壤污染状况调查。",
    textEn: "In construction-land risk zones a change to sensitive use needs a soil survey first.",
    scope: { place: { zoneTypes: ["2420"] } },
    when: { op: "listed", catalogue: "landUse", items: ["住宅", "学校", "医院"] },
    obligation: { what: "土壤污染状况调查", whatEn: "a soil survey" },
    basis: ["soil-act", "code-2026"],
  },
  {
    id: "TZ-38", tier: "element", dimension: "riskPrevention", theme: "soil", modality: "prohibit",
    text: "农用地污染风险重点管控区内禁止新增重金属污染物排放。",
    textEn: "No added heavy metals in farmland risk zones.",
    scope: { place: { zoneTypes: ["2410"] } },
    when: {
      op: "all",
      of: [{ op: "has", what: "pollutant", anyOf: ["铅", "汞", "镉", "铬", "砷"] }, { op: "flag", flag: "raisesDischarge" }],
    },
    basis: ["soil-act", "code-2026"],
  },
  {
    id: "TZ-39", tier: "element", dimension: "pollutantDischarge", theme: "water", modality: "require",
    text: "水环境城镇生活污染重点管控区内未达标断面汇水范围的新建项目，化学需氧量实行二倍替代；污水处理厂和民生项目除外。",
    textEn: "In urban water zones above a failing section, new projects replace oxygen demand two for one; sewage works and livelihood projects excepted.",
    scope: { place: { zoneTypes: ["2220"] } },
    when: {
      op: "all",
      of: [
        { op: "nature", in: ["new"] },
        { op: "not", of: { op: "sectionCompliant" } },
        { op: "not", of: { op: "ratio", pollutant: "COD", atLeast: 2 } },
      ],
    },
    exceptWhen: { op: "any", of: [{ op: "industry", in: ["462"] }, { op: "flag", flag: "livelihood" }] },
    obligation: { what: "化学需氧量二倍替代", whatEn: "two-for-one replacement of oxygen demand" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-40", tier: "element", dimension: "spatialLayout", theme: "shoreline", modality: "prohibit",
    text: "岸线优先保护区内禁止与保护水源无关的新建项目。",
    textEn: "Nothing new in a priority shoreline zone that does not serve the water source.",
    scope: { place: { zoneTypes: ["1610"] } },
    when: { op: "all", of: [{ op: "nature", in: ["new", "expand"] }, { op: "not", of: { op: "industry", in: ["461", "76"] } }] },
    basis: ["water-act", "code-2026"],
  },
  {
    id: "TZ-41", tier: "element", dimension: "spatialLayout", theme: "shoreline", modality: "require",
    text: "岸线重点管控区内的建设项目应当符合岸线保护与利用规划，由水利部门审查。",
    textEn: "Building in a key shoreline zone follows the shoreline plan; the water authority examines it.",
    scope: { place: { zoneTypes: ["2610"] } },
    textOnly: true,
    basis: ["demo-city"],
  },
  {
    id: "TZ-42", tier: "element", dimension: "spatialLayout", theme: "air", modality: "prohibit",
    text: "大气环境优先保护区内禁止新建排放大气污染物的工业项目。",
    textEn: "No new industry that emits to the air in air priority zones.",
    scope: { place: { element: "air", zoneClass: "priority" } },
    when: {
      op: "all",
      of: [{ op: "industry", in: ["C"] }, { op: "nature", in: ["new"] }, { op: "has", what: "pollutant", anyOf: ["VOCs", "二氧化硫", "氮氧化物", "颗粒物"] }],
    },
    basis: ["air-act", "code-2026"],
  },
  // --- park
  {
    id: "TZ-43", tier: "park", dimension: "spatialLayout", theme: "industry", modality: "prohibit",
    text: "台州湾示范产业园禁止引进专业电镀、印染和排放持久性有机污染物的项目。",
    textEn: "The Taizhou Bay park takes no electroplating or dyeing works and no emitter of persistent organic pollutants.",
    scope: { parks: ["331002-P1"] },
    when: {
      op: "any",
      of: [
        { op: "has", what: "process", anyOf: ["电镀", "印染"] },
        { op: "has", what: "pollutant", anyOf: ["持久性有机污染物"] },
      ],
    },
    basis: ["demo-park"],
  },
  {
    id: "TZ-44", tier: "park", dimension: "pollutantDischarge", theme: "water", modality: "require",
    text: "未建成集中污水处理设施的园区内，新建项目的废水应当自行处理达标。",
    textEn: "In a park without a central plant, new projects treat their own waste water.",
    scope: { parks: ["331002-P1", "331083-P1", "331023-P1", "331082-P1"] },
    when: { op: "all", of: [{ op: "nature", in: ["new"] }, { op: "not", of: { op: "inPark", qualities: ["centralTreatment"] } }] },
    obligation: { what: "自建污水处理设施并达标排放", whatEn: "treatment of its own that meets the standard" },
    basis: ["demo-park"],
  },
  // --- industry
  {
    id: "TZ-45", tier: "industry", dimension: "spatialLayout", theme: "industry", modality: "restrict",
    text: "新建酸洗、磷化等金属表面处理项目应当进入合规园区；高新技术企业配套工序除外。",
    textEn: "New pickling and phosphating belongs in compliant parks; steps that serve a high-tech firm are excepted.",
    scope: { industries: ["33"] },
    when: {
      op: "all",
      of: [
        { op: "nature", in: ["new"] },
        { op: "has", what: "process", anyOf: ["酸洗", "磷化"] },
        { op: "not", of: { op: "inPark", qualities: ["compliant"] } },
      ],
    },
    exceptWhen: { op: "listed", catalogue: "highTech" },
    basis: ["demo-city"],
  },
  {
    id: "TZ-46", tier: "industry", dimension: "riskPrevention", theme: "solidWaste", modality: "prohibit",
    text: "禁止新建没有危险废物处置去向的医药化工项目。",
    textEn: "No new pharmaceutical or chemical works without a way to dispose of its hazardous waste.",
    scope: { industries: ["26", "27"] },
    when: { op: "all", of: [{ op: "nature", in: ["new"] }, { op: "compare", quantity: "hazardousWasteDisposal", is: "<", value: 100, unit: "%" }] },
    basis: ["demo-city"],
  },
];

/** Layers there are; groundwater has none, on purpose: the answer there is "no data", never "not affected". */
export const layers = [
  ["ecology", "台州市生态环境主管部门（示例）", "full"],
  ["water", "台州市生态环境主管部门（示例）", "full"],
  ["air", "台州市生态环境主管部门（示例）", "full"],
  ["soil", "台州市农业农村与生态环境主管部门（示例）", "partial"],
  ["acoustic", "台州市生态环境主管部门（示例）", "partial"],
  ["resource", "台州市能源主管部门（示例）", "partial"],
  ["shoreline", "台州市水利主管部门（示例）", "partial"],
  ["marine", "台州市海洋主管部门（示例）", "full"],
].map(([element, owner, coverage]) => ({
  element,
  owner,
  date: "2024-06-30",
  source: "由 docs/showcase/derive.mjs 推导的示例图层，非官方划定",
  licence: "ODbL-1.0",
  coverage,
  visibility: "public",
}));

/** The three lines, with made-up targets. */
export const threeLines = {
  redline: {
    zones: ["YS3310001110001", "YS3310001110002"],
    indicators: [
      { id: "redline-area", name: "生态保护红线面积（示例）", targets: [2025, 2030, 2035].map((year) => ({ year, value: 3500, unit: "km2", bound: "atLeast" })), basis: ["redline-opinion"] },
    ],
  },
  qualityBottomLines: [
    {
      element: "water",
      indicators: [
        {
          id: "water-sections", name: "地表水断面达标率（示例）", current: { year: 2024, value: 94.1, unit: "%" },
          targets: [{ year: 2025, value: 95, unit: "%", bound: "atLeast" }, { year: 2030, value: 97, unit: "%", bound: "atLeast" }, { year: 2035, value: 100, unit: "%", bound: "atLeast" }],
          basis: ["demo-city"],
        },
      ],
    },
    {
      element: "air",
      indicators: [
        {
          id: "pm25", name: "细颗粒物年均浓度（示例）", current: { year: 2024, value: 24, unit: "ug/m3" },
          targets: [{ year: 2025, value: 25, unit: "ug/m3", bound: "atMost" }, { year: 2030, value: 22, unit: "ug/m3", bound: "atMost" }, { year: 2035, value: 20, unit: "ug/m3", bound: "atMost" }],
          basis: ["demo-city"],
        },
      ],
    },
    {
      element: "marine",
      indicators: [
        { id: "marine-good", name: "近岸海域优良海水比例（示例）", targets: [{ year: 2025, value: 60, unit: "%", bound: "atLeast" }, { year: 2035, value: 70, unit: "%", bound: "atLeast" }], basis: ["demo-city"] },
      ],
    },
  ],
  resourceUpperLimits: [
    { resource: "water", indicators: [{ id: "water-use", name: "用水总量（示例）", targets: [{ year: 2025, value: 18.5, unit: "10^8 m3/a", bound: "atMost" }, { year: 2030, value: 19, unit: "10^8 m3/a", bound: "atMost" }], basis: ["demo-city"] }] },
    { resource: "energy", indicators: [{ id: "energy-intensity", name: "单位生产总值能耗下降率（示例）", targets: [{ year: 2025, value: 15, unit: "%", bound: "atLeast" }, { year: 2035, value: 30, unit: "%", bound: "atLeast" }], basis: ["demo-city"] }] },
    { resource: "land", indicators: [{ id: "built-land", name: "建设用地总规模（示例）", targets: [{ year: 2035, value: 1200, unit: "km2", bound: "atMost" }], basis: ["demo-city"] }] },
  ],
};
