// The JSON Schema (draft 2020-12) of a document, read from the TypeScript types of the domain by the compiler itself, so that
// types, docstrings and schema cannot drift apart: test/domain/schema.test.ts compares it with the published files, and
// writes them anew with `-u`. What types cannot say (patterns, ranges) stands in the table below, by owner and property.
// Objects are closed: a property that no type knows is a mistake, not an extension.
import ts from "typescript";

/** A JSON Schema, as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const DATE: JsonSchema = { type: "string", format: "date", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const REGION: JsonSchema = { pattern: "^\\d{6}$" };
const UNIT: JsonSchema = { pattern: "^(ZH|HY)\\d{6}[123]\\d{4,5}$" };
const ZONE: JsonSchema = { pattern: "^YS\\d{6}[123]\\d{3}\\d{3,5}$" };
const TYPE: JsonSchema = { pattern: "^[123]\\d{3}$" };
const INDUSTRY: JsonSchema = { pattern: "^([A-T]|[A-T]?\\d{2,4})$" };
const NAMED: JsonSchema = { minLength: 1 };
const SHARE: JsonSchema = { minimum: 0, maximum: 1 };
const SOME: JsonSchema = { minItems: 1 };
const DIGEST: JsonSchema = { pattern: "^[0-9a-f]{64}$" };
const YEAR: JsonSchema = { type: "integer", minimum: 1900, maximum: 2200 };

/** What the types cannot say; `[]` after a name speaks of the items, `{}` of the values. */
const NARROWED: ReadonlyMap<string, JsonSchema> = new Map([
  ["ControlUnit.code", UNIT],
  ["ControlUnit.county", REGION],
  ["UnitReason.zones[]", ZONE],
  ["ElementZoneOf.code", ZONE],
  ["ElementZoneOf.type", TYPE],
  ["ElementZoneOf.county", REGION],
  ["EcologicalProtectionRedline.zones[]", ZONE],
  ["PlaceSelector.zoneTypes[]", TYPE],
  ["PlaceSelector.zones[]", ZONE],
  ["PlaceSelector.units[]", UNIT],
  ["TermScope.units[]", UNIT],
  ["TermScope.industries[]", INDUSTRY],
  ["Condition.industry.in[]", INDUSTRY],
  ["Condition.industry.except[]", INDUSTRY],
  ["Condition.within.minShare", SHARE],
  ["Condition.distance.atMostM", { minimum: 0 }],
  ["Condition.ratio.atLeast", { minimum: 0 }],
  ["Condition.has.anyOf", SOME],
  ["Condition.nature.in", SOME],
  ["Condition.industry.in", SOME],
  ["Obligation.replacement.atLeast", { minimum: 0 }],
  ["AccessTerm.id", NAMED],
  ["AccessTerm.text", NAMED],
  ["LegalBasis.id", NAMED],
  ["NamedFeature.id", NAMED],
  ["Territory.adminCode", REGION],
  ["ZoningScheme.id", NAMED],
  ["ZoningScheme.gridDeg", { exclusiveMinimum: 0 }],
  ["Target.year", YEAR],
  ["Project.id", NAMED],
  ["Project.industries[]", INDUSTRY],
  ["ProjectFacts.replacement{}", { minimum: 0 }],
  ["UpdateTrigger.id", NAMED],
  ["EvidenceDocument.id", NAMED],
  ["LifeEvent.digest", DIGEST],
  ["VersionRecord.digest", DIGEST],
  ["VersionRecord.parent", { anyOf: [{ type: "string", ...DIGEST }, { type: "null" }] }],
  ["SchemeHistory.digest", DIGEST],
  ["IndicatorSeries.id", NAMED],
  ["IndicatorSeries.unit", UNIT],
  ["ProminentProblem.id", NAMED],
  ["ProminentProblem.unit", UNIT],
  ["ChangePatch.id", NAMED],
  ["DischargeAccount.unit", UNIT],
  ["DischargeAccount.year", YEAR],
  ["MonitoringRecord.carbonPilots[]", UNIT],
  ["EvaluationCase.id", NAMED],
  ["EvaluationCase.adminCode", REGION],
]);

const usedNarrowings = new Set<string>();

function narrowed(path: string): JsonSchema | undefined {
  const schema = NARROWED.get(path);
  if (schema !== undefined) usedNarrowings.add(path);
  return schema;
}

/** Rows of the table above that no schema made so far has used: their property was renamed. */
export function unusedNarrowings(): string[] {
  return [...NARROWED.keys()].filter((path) => !usedNarrowings.has(path));
}

/** Types that are not read from TypeScript: dates, and GeoJSON, whose objects stay open as RFC 7946 has them. */
const GIVEN: ReadonlyMap<string, JsonSchema> = new Map([
  ["IsoDate", DATE],
  ["AreaGeometry", { $ref: "#/$defs/AreaGeometry" }],
  ['AreaGeometry | "territory"', { anyOf: [{ $ref: "#/$defs/AreaGeometry" }, { const: "territory" }] }],
  ["FeatureGeometry", { $ref: "#/$defs/FeatureGeometry" }],
  ["Footprint", { $ref: "#/$defs/Footprint" }],
  ["Geometry", { $ref: "#/$defs/Geometry" }],
  ["Geometry | null", { anyOf: [{ $ref: "#/$defs/Geometry" }, { type: "null" }] }],
]);

/** Where the types of documents are exported. */
const ENTRIES = ["src/domain/index.ts", "src/screening/conformity-analysis.ts", "src/screening/conformity-record.ts"];

function listOf(items: JsonSchema, minItems = 0): JsonSchema {
  return minItems > 0 ? { type: "array", minItems, items } : { type: "array", items };
}

function geometry(type: string, coordinates: JsonSchema): JsonSchema {
  return { type: "object", properties: { type: { const: type }, coordinates }, required: ["type", "coordinates"] };
}

function anyOf(...names: string[]): JsonSchema {
  return { anyOf: names.map((name) => ({ $ref: `#/$defs/${name}` })) };
}

const POSITION: JsonSchema = { $ref: "#/$defs/Position" };
const LINE = listOf(POSITION, 2);
const RING = listOf(POSITION, 4);
const GEOMETRIES = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"] as const;

const GEOJSON: Readonly<Record<string, JsonSchema>> = {
  Position: {
    description: "Longitude and latitude in degrees, CGCS2000 (EPSG:4490). 经纬度（度）.",
    type: "array",
    minItems: 2,
    prefixItems: [
      { type: "number", minimum: -180, maximum: 180 },
      { type: "number", minimum: -90, maximum: 90 },
    ],
    items: { type: "number" },
  },
  Point: geometry("Point", POSITION),
  MultiPoint: geometry("MultiPoint", listOf(POSITION)),
  LineString: geometry("LineString", LINE),
  MultiLineString: geometry("MultiLineString", listOf(LINE)),
  Polygon: geometry("Polygon", listOf(RING)),
  MultiPolygon: geometry("MultiPolygon", listOf(listOf(RING))),
  GeometryCollection: {
    type: "object",
    properties: { type: { const: "GeometryCollection" }, geometries: listOf({ $ref: "#/$defs/Geometry" }) },
    required: ["type", "geometries"],
  },
  Geometry: anyOf(...GEOMETRIES, "GeometryCollection"),
  Feature: {
    type: "object",
    properties: {
      type: { const: "Feature" },
      geometry: { anyOf: [{ $ref: "#/$defs/Geometry" }, { type: "null" }] },
    },
    required: ["type", "geometry"],
  },
  FeatureCollection: {
    type: "object",
    properties: { type: { const: "FeatureCollection" }, features: listOf({ $ref: "#/$defs/Feature" }) },
    required: ["type", "features"],
  },
  AreaGeometry: { description: "An area. 面.", ...anyOf("Polygon", "MultiPolygon") },
  FeatureGeometry: {
    description: "Something to lie in or to measure distances to. 点、线或面.",
    ...anyOf("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"),
  },
  Footprint: {
    description: "The ground a project takes. 项目用地范围.",
    ...anyOf(...GEOMETRIES, "GeometryCollection", "Feature", "FeatureCollection"),
  },
};

/** The compiler's view of the domain and of what screening hands out, made once for all schemas. */
export function readDomain(root: URL): ts.Program {
  return ts.createProgram(
    ENTRIES.map((entry) => new URL(entry, root).pathname),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
    },
  );
}

/**
 * The schema of a document whose form is an exported interface of the domain or of screening.
 *
 * @param program - from {@link readDomain}
 * @param name - the interface
 * @param id - what the schema calls itself
 */
export function schemaOfType(program: ts.Program, name: string, id: string): JsonSchema {
  const checker = program.getTypeChecker();
  const definitions = new Map<string, JsonSchema>();
  const exported = program
    .getSourceFiles()
    .filter((file) => ENTRIES.some((entry) => file.fileName.endsWith(`/${entry}`)))
    .flatMap((file) => checker.getExportsOfModule(checker.getSymbolAtLocation(file)!));
  // a union of generics stands in the order in which their arguments were first met: the elements first, as they are written
  const elements = exported.find((symbol) => symbol.name === "Element");
  if (elements !== undefined) checker.getDeclaredTypeOfSymbol(elements);
  const root = exported.find((symbol) => symbol.name === name);
  if (root === undefined) throw new Error(`no entry exports ${name}`);

  function refer(key: string, describe: () => JsonSchema): JsonSchema {
    if (!definitions.has(key)) {
      definitions.set(key, {}); // stands for itself while it is being described: types may be recursive
      definitions.set(key, describe());
    }
    return { $ref: `#/$defs/${key}` };
  }

  function docOf(symbol: ts.Symbol | undefined): JsonSchema {
    const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, " ").trim();
    return text === "" ? {} : { description: text };
  }

  /** `words` is the source that names the type: the compiler orders the members of a union by chance, we as written. */
  function schemaOf(type: ts.Type, owner: string, words = ""): JsonSchema {
    const { aliasSymbol: alias } = type;
    const declaration = alias?.declarations?.find((found) =>
      /\/src\/(domain|screening)\//.test(found.getSourceFile().fileName),
    );
    if (alias === undefined || declaration === undefined) return bare(type, owner, words);
    return refer(alias.name, () => ({ ...docOf(alias), ...bare(type, alias.name, declaration.getText()) }));
  }

  function bare(type: ts.Type, owner: string, words: string): JsonSchema {
    if (type.isUnion()) return unionOf(type.types, owner, words);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === "true" };
    if (type.flags & ts.TypeFlags.String) return { type: "string" };
    if (type.flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.flags & ts.TypeFlags.Null) return { type: "null" };
    if (checker.isTupleType(type)) {
      const members = checker.getTypeArguments(type as ts.TypeReference).map((member) => schemaOf(member, owner));
      return { type: "array", minItems: members.length, maxItems: members.length, prefixItems: members };
    }
    if (checker.isArrayType(type)) {
      const item = schemaOf(checker.getTypeArguments(type as ts.TypeReference)[0]!, owner);
      return { type: "array", items: { ...item, ...narrowed(`${owner}[]`) } };
    }
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)))
      throw new Error(`${owner}: no schema for ${checker.typeToString(type)}`);
    const symbol = type.getSymbol();
    if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Interface)) return objectOf(type, owner);
    const [argument] = checker.getTypeArguments(type as ts.TypeReference);
    const key = argument?.isStringLiteral() ? `${symbol.name}.${argument.value}` : symbol.name;
    return refer(key, () => ({ ...docOf(symbol), ...objectOf(type, symbol.name) }));
  }

  function unionOf(members: readonly ts.Type[], owner: string, words: string): JsonSchema {
    // what an optional member of another type may be when it is absent is no value of a document
    const types = members.filter((type) => !(type.flags & ts.TypeFlags.Undefined));
    if (types.length === 1) return schemaOf(types[0]!, owner, words);
    if (types.every((type) => type.isStringLiteral() || type.isNumberLiteral())) {
      const values = types.map((type) => (type as ts.LiteralType).value as string | number);
      const placeOf = (value: string | number): number => words.lastIndexOf(JSON.stringify(value));
      return { enum: values.sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1)) };
    }
    if (types.every((type) => type.flags & ts.TypeFlags.BooleanLiteral)) return { type: "boolean" };
    return {
      anyOf: types.map((type) => {
        const op = type.getProperty("op");
        const kind = op && checker.getTypeOfSymbol(op);
        return schemaOf(type, kind?.isStringLiteral() ? `${owner}.${kind.value}` : owner);
      }),
    };
  }

  function objectOf(type: ts.Type, owner: string): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    const members = [...checker.getPropertiesOfType(type)];
    // those of a mapped type have no place of their own
    if (members.every(({ declarations }) => declarations === undefined))
      members.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const property of members) {
      properties[property.name] = propertyOf(property, owner);
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const table = checker.getIndexInfosOfType(type)[0];
    const open = table !== undefined && !(table.type.flags & ts.TypeFlags.Never);
    return {
      type: "object",
      properties,
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: open ? { ...schemaOf(table.type, owner), ...narrowed(`${owner}{}`) } : false,
    };
  }

  function propertyOf(property: ts.Symbol, owner: string): JsonSchema {
    const path = `${owner}.${property.name}`;
    const declaration = property.declarations?.find(ts.isPropertySignature);
    const given = GIVEN.get(declaration?.type?.getText() ?? "");
    const schema = given ?? schemaOf(typeOfProperty(property, declaration?.type), path, declaration?.getText());
    return { ...docOf(property), ...schema, ...narrowed(path) };
  }

  /** As written, which keeps its alias; of generics as instantiated, without the `undefined` of what may be absent. */
  function typeOfProperty(property: ts.Symbol, node: ts.TypeNode | undefined): ts.Type {
    const written = node && checker.getTypeFromTypeNode(node);
    const generic = ts.TypeFlags.TypeParameter | ts.TypeFlags.IndexedAccess;
    if (written !== undefined && !(written.flags & generic)) return written;
    return checker.getNonNullableType(checker.getTypeOfSymbol(property));
  }

  const { properties, ...rest } = objectOf(checker.getDeclaredTypeOfSymbol(root), name);
  const defs = Object.fromEntries(
    [...definitions, ...geoJsonOf([...definitions.values(), properties])].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    title: name,
    ...docOf(root),
    ...rest,
    properties: {
      $schema: { description: "For editors. 供编辑器使用.", type: "string" },
      ...(properties as JsonSchema),
    },
    $defs: defs,
  };
}

/** The GeoJSON definitions that some schemas refer to, and those that these refer to. */
function geoJsonOf(schemas: readonly unknown[]): [string, JsonSchema][] {
  const found = new Map<string, JsonSchema>();
  const visit = (schema: unknown): void => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g))
      if (Object.hasOwn(GEOJSON, name!) && !found.has(name!)) {
        found.set(name!, GEOJSON[name!]!);
        visit(GEOJSON[name!]);
      }
  };
  visit(schemas);
  return [...found];
}
