// Conditions: each operator true, false and unknown by hand; Kleene's tables as he prints them; properties over random
// trees; documents that were made to harm.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Condition,
  type ConditionContext,
  compileCondition,
  evaluateCondition,
  type Kleene,
  kleeneAll,
  kleeneAny,
  kleeneNot,
  MOST_CONDITION_DEPTH,
  OPERATORS,
  type Operator,
  type ProjectFacts,
  type ProjectFlag,
  type ProjectNature,
  type SpatialFacts,
} from "../../src/domain/index.ts";

const SQUARE = {
  type: "Polygon" as const,
  coordinates: [
    [
      [121, 28],
      [121.1, 28],
      [121.1, 28.1],
      [121, 28],
    ],
  ],
};

const NOWHERE: SpatialFacts = {
  shareWithin: () => undefined,
  missingLayers: () => ["layer:water"],
  distanceM: () => undefined,
  parks: () => undefined,
};

interface Given {
  readonly natures?: readonly ProjectNature[];
  readonly industries?: readonly string[];
  readonly facts?: ProjectFacts;
  readonly space?: Partial<SpatialFacts>;
  readonly asOf?: string;
}

function context({ natures, industries, facts, space, asOf = "2026-08-15" }: Given): ConditionContext {
  return {
    project: {
      format: "sanxian.project",
      formatVersion: "1",
      id: "p",
      name: "p",
      ...(natures && { natures }),
      ...(industries && { industries }),
      ...(facts && { facts }),
      footprint: SQUARE,
    },
    asOf,
    space: { ...NOWHERE, ...space },
  };
}

const truthOf = (condition: Condition, given: Given = {}): Kleene => evaluateCondition(condition, context(given)).value;
const missingOf = (condition: Condition, given: Given = {}): readonly string[] =>
  evaluateCondition(condition, context(given)).missing;
/** Facts as a document may hold them, whatever the types say. */
const wild = (facts: unknown): ProjectFacts => facts as ProjectFacts;

const park = (code: string, stated: object): never => ({ code, name: code, geometry: SQUARE, ...stated }) as never;

interface Row {
  readonly condition: Condition;
  readonly yes: Given;
  readonly no: Given;
  /** What is asked when nothing is known. */
  readonly asks: readonly string[];
}

const T: Condition = { op: "date", of: "asOf", onOrAfter: "2000-01-01" };
const F: Condition = { op: "date", of: "asOf", before: "2000-01-01" };
const flag = (name: ProjectFlag): Condition => ({ op: "flag", flag: name });

const ROWS: Record<Exclude<Operator, "all" | "any" | "not" | "implies" | "withheld">, Row> = {
  nature: {
    condition: { op: "nature", in: ["new", "expand"] },
    yes: { natures: ["relocate", "expand"] },
    no: { natures: ["existing"] },
    asks: ["nature"],
  },
  industry: {
    condition: { op: "industry", in: ["26"], except: ["2614"] },
    yes: { industries: ["C2611"] },
    no: { industries: ["C2614", "2720"] },
    asks: ["industry"],
  },
  has: {
    condition: { op: "has", what: "process", anyOf: ["电镀"] },
    yes: { facts: { process: ["喷涂", "电镀"] } },
    no: { facts: { process: [] } },
    asks: ["process"],
  },
  within: {
    condition: { op: "within", place: { element: "water" }, minShare: 0.5 },
    yes: { space: { shareWithin: () => 0.5 } },
    no: { space: { shareWithin: () => 0.4999 } },
    asks: ["layer:water"],
  },
  distance: {
    condition: { op: "distance", to: { features: ["river"] }, atMostM: 1000 },
    yes: { space: { distanceM: () => 1000 } },
    no: { space: { distanceM: () => Infinity } },
    asks: ["feature:river"],
  },
  inPark: {
    condition: { op: "inPark", qualities: ["compliant", "chemical"] },
    yes: { space: { parks: () => [park("A", { compliant: true, chemical: true })] } },
    no: { space: { parks: () => [park("A", { compliant: true, chemical: false })] } },
    asks: ["park"],
  },
  compare: {
    condition: { op: "compare", quantity: "waterUse", is: ">=", value: 10, unit: "t/a" },
    yes: { facts: { quantities: { waterUse: { value: 10, unit: "t/a" } } } },
    no: { facts: { quantities: { waterUse: { value: 9.99, unit: "t/a" } } } },
    asks: ["quantity:waterUse"],
  },
  ratio: {
    condition: { op: "ratio", pollutant: "VOCs", atLeast: 2 },
    yes: { facts: { replacement: { VOCs: 2 } } },
    no: { facts: { replacement: { VOCs: 1 } } },
    asks: ["replacement:VOCs"],
  },
  sectionCompliant: {
    condition: { op: "sectionCompliant" },
    yes: { facts: { receivingWater: { compliant: true } } },
    no: { facts: { receivingWater: { compliant: false } } },
    asks: ["section"],
  },
  headroom: {
    condition: { op: "headroom", quantity: "COD" },
    yes: {
      facts: { quantities: { COD: { value: 5, unit: "t/a" } } },
      space: { headroom: () => [{ value: 5, unit: "t/a" }, { value: 90, unit: "t/a" }] }, // biome-ignore format: one place
    },
    no: {
      facts: { quantities: { COD: { value: 5, unit: "t/a" } } },
      space: { headroom: () => [{ value: 90, unit: "t/a" }, { value: 4.9, unit: "t/a" }] }, // biome-ignore format: one place
    },
    asks: ["quantity:COD", "headroom:COD"],
  },
  date: {
    condition: { op: "date", of: "approvedOn", onOrAfter: "2026-08-15", before: "2027-01-01" },
    yes: { facts: { approvedOn: "2026-08-15" } },
    no: { facts: { approvedOn: "2027-01-01" } },
    asks: ["approvedOn"],
  },
  flag: {
    condition: flag("twoHigh"),
    yes: { facts: { flags: { twoHigh: true } } },
    no: { facts: { flags: { twoHigh: false } } },
    asks: ["flag:twoHigh"],
  },
  listed: {
    condition: { op: "listed", catalogue: "目录", items: ["甲"] },
    yes: { facts: { listed: { 目录: ["乙", "甲"] } } },
    no: { facts: { listed: { 目录: [] } } },
    asks: ["listed:目录"],
  },
  relocation: {
    condition: { op: "relocation", from: ["lower"], to: ["upper", "middle"] },
    yes: { facts: { relocation: { from: "lower", to: "upper" } } },
    no: { facts: { relocation: null } },
    asks: ["relocation"],
  },
};

describe("each operator", () => {
  test.each(Object.entries(ROWS))(
    "%s: true, false, and unknown with its question",
    (_, { condition, yes, no, asks }) => {
      expect(truthOf(condition, yes)).toBe("true");
      expect(truthOf(condition, no)).toBe("false");
      expect(truthOf(condition)).toBe("unknown");
      expect(missingOf(condition)).toEqual(asks);
      // a missing fact must not pass through a negation (the trap of two-valued rule languages)
      expect(truthOf({ op: "not", of: condition })).toBe("unknown");
      expect(missingOf(condition, yes)).toEqual([]);
      expect(missingOf(condition, no)).toEqual([]);
    },
  );

  test("all operators have a row", () => {
    expect([...Object.keys(ROWS), "all", "any", "not", "implies", "withheld"].sort()).toEqual([...OPERATORS].sort());
  });

  test("what is withheld is unknown whatever is given, and the authority is to be asked", () => {
    const condition: Condition = { op: "withheld", key: "W1" };
    for (const { yes, no } of Object.values(ROWS)) {
      expect(truthOf(condition, yes)).toBe("unknown");
      expect(missingOf({ op: "not", of: condition }, no)).toEqual(["authority:W1"]);
    }
  });

  test("every project has a nature and an industry: an empty list was not filled in", () => {
    const isNew: Condition = { op: "nature", in: ["new"] };
    expect(truthOf(isNew, { natures: [] })).toBe("unknown");
    expect(missingOf(isNew, { natures: [] })).toEqual(["nature"]);
    const isChemical: Condition = { op: "industry", in: ["26"] };
    expect(truthOf(isChemical, { industries: [] })).toBe("unknown");
    expect(missingOf(isChemical, { industries: [] })).toEqual(["industry"]);
    // other lists may be empty: the form says so
    expect(truthOf({ op: "has", what: "pollutant", anyOf: ["VOCs"] }, { facts: { pollutant: [] } })).toBe("false");
  });

  test("a word that is no nature or reach may mean any of them", () => {
    const isNew: Condition = { op: "nature", in: ["new"] };
    const ofNature = (...natures: string[]): Kleene => truthOf(isNew, { natures: natures as never });
    expect([ofNature("New"), ofNature("新建"), ofNature("existing", "新建")]).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]);
    expect([ofNature("new", "新建"), ofNature("existing"), ofNature()]).toEqual(["true", "false", "unknown"]);
    const upstream: Condition = { op: "relocation", to: ["upper"] };
    const move = (from: string, to: string): Kleene =>
      truthOf(upstream, { facts: { relocation: { from, to } as never } });
    expect([move("lower", "上游"), move("下游", "upper"), move("lower", "middle")]).toEqual([
      "unknown",
      "unknown",
      "false",
    ]);
    expect(missingOf(upstream, { facts: { relocation: { from: "下游", to: "上游" } as never } })).toEqual([
      "relocation",
    ]);
  });

  test("each comparison at, below and above its bound", () => {
    const at = (is: "<" | "<=" | "=" | ">=" | ">", value: number): Kleene =>
      truthOf(
        { op: "compare", quantity: "q", is, value: 5, unit: "t" },
        { facts: { quantities: { q: { value, unit: "t" } } } },
      );
    expect([4, 5, 6].map((v) => at("<", v))).toEqual(["true", "false", "false"]);
    expect([4, 5, 6].map((v) => at("<=", v))).toEqual(["true", "true", "false"]);
    expect([4, 5, 6].map((v) => at("=", v))).toEqual(["false", "true", "false"]);
    expect([4, 5, 6].map((v) => at(">=", v))).toEqual(["false", "true", "true"]);
    expect([4, 5, 6].map((v) => at(">", v))).toEqual(["false", "false", "true"]);
  });

  test("another unit is unknown, not converted", () => {
    const { condition } = ROWS.compare;
    expect(truthOf(condition, { facts: { quantities: { waterUse: { value: 99, unit: "kg/a" } } } })).toBe("unknown");
  });

  test("headroom: another unit, or a ceiling that cannot be told, is unknown", () => {
    const condition: Condition = { op: "headroom", quantity: "COD" };
    const facts = { quantities: { COD: { value: 1, unit: "t/a" } } };
    expect(missingOf(condition, { facts })).toEqual(["headroom:COD"]);
    expect(missingOf(condition, { facts, space: { headroom: () => [] } })).toEqual(["headroom:COD"]);
    expect(missingOf(condition, { facts, space: { headroom: () => [{ value: 9, unit: "kg/a" }] } })).toEqual([
      "headroom:COD",
    ]);
    expect(missingOf(condition, { space: { headroom: () => [{ value: 9, unit: "t/a" }] } })).toEqual(["quantity:COD"]);
  });

  test("a section: the scheme's record stands in for the project's word, and the worse of the two counts", () => {
    const section = (compliant: boolean | undefined, recorded: boolean | undefined): Kleene =>
      truthOf(
        { op: "sectionCompliant" },
        {
          facts: { receivingWater: { section: "断面", ...(compliant === undefined ? {} : { compliant }) } },
          space: { section: (name) => (name === "断面" ? recorded : undefined) },
        },
      );
    expect([section(undefined, true), section(undefined, false), section(undefined, undefined)]).toEqual([
      "true",
      "false",
      "unknown",
    ]);
    expect([section(true, false), section(false, true), section(true, true)]).toEqual(["false", "false", "true"]);
    // which section is meant must be said: the scheme's sections are not guessed from the place
    expect(truthOf({ op: "sectionCompliant" }, { space: { section: () => false } })).toBe("unknown");
  });

  test("a distance to zones asks for their layer", () => {
    const condition: Condition = { op: "distance", to: { zones: { element: "acoustic" } }, atMostM: 200 };
    expect(missingOf(condition, { space: { missingLayers: () => ["layer:acoustic"] } })).toEqual(["layer:acoustic"]);
    expect(truthOf(condition, { space: { distanceM: () => 200 } })).toBe("true");
    expect(() => truthOf({ op: "distance", to: { zones: {} }, atMostM: 200 })).toThrow(/at least one member/);
  });

  test("a law comes into force between 2026-08-14 and 2026-08-15", () => {
    const condition: Condition = { op: "date", of: "asOf", onOrAfter: "2026-08-15" };
    expect(truthOf(condition, { asOf: "2026-08-14" })).toBe("false");
    expect(truthOf(condition, { asOf: "2026-08-15" })).toBe("true");
  });

  test("a division may or may not be the class that is asked for", () => {
    expect(truthOf({ op: "industry", in: ["2614"] }, { industries: ["C26"] })).toBe("unknown");
    expect(truthOf({ op: "industry", in: ["26"], except: ["2614"] }, { industries: ["26"] })).toBe("unknown");
    expect(truthOf({ op: "industry", in: ["C"] }, { industries: ["26"] })).toBe("true");
    expect(truthOf({ op: "industry", in: ["27"] }, { industries: ["26"] })).toBe("false");
    expect(truthOf({ op: "industry", in: ["26"] }, { industries: ["化工"] })).toBe("unknown");
  });

  test("a term's own unreadable industry code is asked of the scheme, not of the project", () => {
    expect(missingOf({ op: "industry", in: ["化学原料"] }, { industries: ["C2611"] })).toEqual([
      "industryCode:化学原料",
    ]);
  });

  test("no share at all is never within, and a whole of rounded parts is whole", () => {
    const within = (minShare: number | undefined, share: number): Kleene =>
      truthOf(
        { op: "within", place: { units: ["u"] }, ...(minShare !== undefined && { minShare }) },
        { space: { shareWithin: () => share } },
      );
    expect(within(0, 0)).toBe("false");
    expect(within(undefined, 0)).toBe("false");
    expect(within(undefined, 1e-12)).toBe("true");
    expect(within(1, 1 - 1e-15)).toBe("true");
    expect(within(1, 0.999)).toBe("false");
  });

  test("only a park that can still count is asked about", () => {
    const parks = [park("A", { chemical: false }), park("B", { compliant: true })];
    const condition = ROWS.inPark.condition;
    expect(missingOf(condition, { space: { parks: () => parks } })).toEqual(["park:B:chemical"]);
    expect(truthOf(condition, { space: { parks: () => [] } })).toBe("false");
  });
});

describe("Kleene's tables", () => {
  const values: readonly Kleene[] = ["true", "unknown", "false"];
  test("and, or, not as printed", () => {
    expect(values.map((a) => values.map((b) => kleeneAll([a, b])))).toEqual([
      ["true", "unknown", "false"],
      ["unknown", "unknown", "false"],
      ["false", "false", "false"],
    ]);
    expect(values.map((a) => values.map((b) => kleeneAny([a, b])))).toEqual([
      ["true", "true", "true"],
      ["true", "unknown", "unknown"],
      ["true", "unknown", "false"],
    ]);
    expect(values.map(kleeneNot)).toEqual(["false", "unknown", "true"]);
    expect([kleeneAll([]), kleeneAny([])]).toEqual(["true", "false"]);
  });

  test("implies as printed", () => {
    const leaves: readonly Condition[] = [T, flag("twoHigh"), F];
    expect(leaves.map((a) => leaves.map((b) => truthOf({ op: "implies", if: a, then: b })))).toEqual([
      ["true", "unknown", "false"],
      ["true", "unknown", "unknown"],
      ["true", "true", "true"],
    ]);
  });

  test("a decided branch asks nothing, also of the branches beside it", () => {
    expect(missingOf({ op: "any", of: [T, flag("twoHigh")] })).toEqual([]);
    expect(missingOf({ op: "all", of: [F, flag("twoHigh")] })).toEqual([]);
    expect(missingOf({ op: "all", of: [{ op: "any", of: [T, flag("tailings")] }, flag("twoHigh")] })).toEqual([
      "flag:twoHigh",
    ]);
  });
});

describe("properties of random trees", () => {
  const FLAGS = ["twoHigh", "chemical", "tailings", "livelihood"] as const;
  const { condition: tree } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...FLAGS).map(flag),
      fc
        .constantFrom(...FLAGS)
        .map((quantity): Condition => ({ op: "compare", quantity, is: ">", value: 1, unit: "t" })),
      fc.constantFrom(T, F),
      fc.array(tie("condition"), { maxLength: 4 }).map((of): Condition => ({ op: "all", of })),
      fc.array(tie("condition"), { maxLength: 4 }).map((of): Condition => ({ op: "any", of })),
      tie("condition").map((of): Condition => ({ op: "not", of })),
      fc.tuple(tie("condition"), tie("condition")).map(([a, b]): Condition => ({ op: "implies", if: a, then: b })),
    ),
  }));
  const facts = fc.record({
    flags: fc.dictionary(fc.constantFrom(...FLAGS), fc.boolean()),
    quantities: fc.dictionary(
      fc.constantFrom(...FLAGS),
      fc.record({ value: fc.integer({ min: 0, max: 3 }), unit: fc.constant("t") }),
    ),
  }) as fc.Arbitrary<ProjectFacts>;
  const answer = (given: ProjectFacts, key: string, yes: boolean): ProjectFacts => {
    const name = key.slice(key.indexOf(":") + 1);
    return key.startsWith("flag:")
      ? { ...given, flags: { ...given.flags, [name]: yes } }
      : { ...given, quantities: { ...given.quantities, [name]: { value: yes ? 2 : 0, unit: "t" } } };
  };

  test("an answer never flips a decided value, and takes its question away", () => {
    fc.assert(
      fc.property(tree, facts, fc.constantFrom(...FLAGS), fc.boolean(), (condition, given, name, yes) => {
        const before = evaluateCondition(condition, context({ facts: given }));
        for (const key of [`flag:${name}`, `quantity:${name}`]) {
          const known = key.startsWith("flag:") ? given.flags : given.quantities;
          if (Object.hasOwn(known ?? {}, name)) continue;
          const after = evaluateCondition(condition, context({ facts: answer(given, key, yes) }));
          if (before.value !== "unknown") expect(after.value).toBe(before.value);
          expect(after.missing).not.toContain(key);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nothing is missing exactly when the value is decided", () => {
    fc.assert(
      fc.property(tree, facts, (condition, given) => {
        const { value, missing } = evaluateCondition(condition, context({ facts: given }));
        expect(missing.length === 0).toBe(value !== "unknown");
        expect(new Set(missing).size).toBe(missing.length);
      }),
      { numRuns: 500 },
    );
  });

  test("answering every question in turn comes to an end", () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (condition, yes) => {
        let given: ProjectFacts = {};
        for (let i = 0; i <= 2 * FLAGS.length; i++) {
          const key = evaluateCondition(condition, context({ facts: given })).missing[0];
          if (key === undefined) return;
          given = answer(given, key, yes);
        }
        throw new Error("still asking");
      }),
    );
  });

  test("De Morgan and double negation", () => {
    const not = (of: Condition): Condition => ({ op: "not", of });
    fc.assert(
      fc.property(tree, tree, facts, (a, b, given) => {
        const at = (condition: Condition): Kleene => truthOf(condition, { facts: given });
        expect(at(not({ op: "all", of: [a, b] }))).toBe(at({ op: "any", of: [not(a), not(b)] }));
        expect(at(not({ op: "any", of: [a, b] }))).toBe(at({ op: "all", of: [not(a), not(b)] }));
        expect(at(not(not(a)))).toBe(at(a));
        expect(at({ op: "implies", if: a, then: b })).toBe(at({ op: "any", of: [not(a), b] }));
      }),
    );
  });
});

describe("a compiled condition", () => {
  type RowName = keyof typeof ROWS;
  const NAMES = Object.keys(ROWS) as RowName[];
  /** Trees over all operators; a name stands for the condition of its row. */
  const { tree } = fc.letrec<{ tree: Condition | RowName }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { arbitrary: fc.constantFrom(...NAMES), weight: 3 },
      fc
        .tuple(fc.constantFrom("all", "any"), fc.array(tie("tree"), { maxLength: 4 }))
        .map(([op, of]) => ({ op, of }) as Condition),
      tie("tree").map((of) => ({ op: "not", of }) as Condition),
      fc.tuple(tie("tree"), tie("tree")).map(([premise, then]) => ({ op: "implies", if: premise, then }) as Condition),
    ),
  }));
  const planted = (node: Condition | RowName): Condition => {
    if (typeof node === "string") return ROWS[node].condition;
    if (node.op === "all" || node.op === "any") return { ...node, of: node.of.map(planted) };
    if (node.op === "not") return { op: "not", of: planted(node.of) };
    return node.op === "implies" ? { op: "implies", if: planted(node.if), then: planted(node.then) } : node;
  };
  /** Kleene's logic in numbers: false 0, unknown 1, true 2; "and" is the least, "or" the greatest. */
  const worth = (node: Condition | RowName, given: Record<RowName, number>): number => {
    if (typeof node === "string") return given[node];
    if (node.op === "all") return Math.min(2, ...node.of.map((part) => worth(part, given)));
    if (node.op === "any") return Math.max(0, ...node.of.map((part) => worth(part, given)));
    if (node.op === "not") return 2 - worth(node.of, given);
    if (node.op === "implies") return Math.max(2 - worth(node.if, given), worth(node.then, given));
    throw new Error(node.op);
  };
  const givens = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(0, 1, 2)]))) as fc.Arbitrary<
    Record<RowName, number>
  >;
  const contextOf = (given: Record<RowName, number>): ConditionContext => {
    const rows = NAMES.flatMap((name) =>
      given[name] === 1 ? [] : [given[name] === 2 ? ROWS[name].yes : ROWS[name].no],
    );
    // waterUse of one row, COD of another
    const quantities = Object.assign({}, ...rows.map(({ facts }) => facts?.quantities));
    return context({
      ...Object.assign({}, ...rows),
      facts: Object.assign({}, ...rows.map(({ facts }) => facts), { quantities }),
      space: Object.assign({}, ...rows.map(({ space }) => space)),
    });
  };

  test("has the value of Kleene's tables over all operators, with a trace and without", () => {
    const values = new Set<Kleene>();
    fc.assert(
      fc.property(tree, givens, givens, (node, first, second) => {
        const condition = planted(node);
        const compiled = compileCondition(condition);
        // compiled once, asked twice: nothing of the first project stays
        for (const given of [first, second]) {
          const here = contextOf(given);
          const expected = (["false", "unknown", "true"] as const)[worth(node, given)]!;
          values.add(expected);
          expect(compiled.value(here)).toBe(expected);
          expect(compiled.evaluate(here)).toEqual(evaluateCondition(condition, here));
          expect(compiled.evaluate(here).value).toBe(expected);
        }
      }),
      { numRuns: 2000 },
    );
    expect(values.size).toBe(3);
  });

  test("throws what is malformed when it is evaluated, behind a decided branch too, and not before", () => {
    for (const [broken, message] of [
      [{ op: "eval" }, /eval/],
      [{ op: "nature", in: "new" }, /nature\.in/],
      [{ op: "within", place: {} }, /within\.place/],
    ] as unknown as [Condition, RegExp][]) {
      const compiled = compileCondition({ op: "any", of: [T, broken] });
      expect(() => compiled.value(context({}))).toThrow(message);
      expect(() => compiled.evaluate(context({}))).toThrow(message);
    }
  });
});

describe("hostile documents", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s names no fact", (key) => {
    expect(truthOf({ op: "compare", quantity: key, is: ">", value: 0, unit: "t" }, { facts: { quantities: {} } })).toBe(
      "unknown",
    );
    expect(truthOf({ op: "flag", flag: key as ProjectFlag }, { facts: { flags: {} } })).toBe("unknown");
    expect(truthOf({ op: "listed", catalogue: key }, { facts: { listed: {} } })).toBe("unknown");
    expect(truthOf({ op: "ratio", pollutant: key, atLeast: 0 }, { facts: { replacement: {} } })).toBe("unknown");
    expect(truthOf({ op: "has", what: key as "process", anyOf: ["a"] }, { facts: {} })).toBe("unknown");
    expect(truthOf({ op: "inPark", qualities: [key as "chemical"] }, { space: { parks: () => [park("A", {})] } })).toBe(
      "unknown",
    );
    expect(() => truthOf({ op: key } as unknown as Condition)).toThrow(
      expect.objectContaining({ code: "DOCUMENT_INVALID" }),
    );
  });

  test("a fact of the wrong kind is unknown, so that no ban passes over it", () => {
    expect(truthOf(flag("twoHigh"), { facts: wild({ flags: { twoHigh: null } }) })).toBe("unknown");
    expect(truthOf(flag("twoHigh"), { facts: wild({ flags: { twoHigh: "no" } }) })).toBe("unknown");
    expect(truthOf(flag("twoHigh"), { facts: wild({ flags: null }) })).toBe("unknown");
    expect(truthOf(ROWS.has.condition, { facts: wild({ process: "电镀" }) })).toBe("unknown");
    expect(
      truthOf(ROWS.compare.condition, { facts: wild({ quantities: { waterUse: { value: "9", unit: "t/a" } } }) }),
    ).toBe("unknown");
    expect(truthOf(ROWS.compare.condition, { facts: wild({ quantities: { waterUse: null } }) })).toBe("unknown");
    expect(truthOf(ROWS.ratio.condition, { facts: wild({ replacement: { VOCs: NaN } }) })).toBe("unknown");
    expect(truthOf(ROWS.date.condition, { facts: wild({ approvedOn: "2026-8-15" }) })).toBe("unknown");
    expect(truthOf(ROWS.relocation.condition, { facts: wild({ relocation: {} }) })).toBe("unknown");
  });

  test.each([
    ["no condition", null],
    ["no list", { op: "all" }],
    ["no list of industries", { op: "industry" }],
    ["text for a list", { op: "nature", in: "new" }],
    ["an operator nobody knows", { op: "eval", code: "1" }],
    ["a comparison nobody knows", { op: "compare", quantity: "q", is: "!=", value: 1, unit: "t" }],
    ["a place that narrows nothing", { op: "within", place: {} }],
    ["a distance to nothing", { op: "distance", to: {}, atMostM: 1 }],
    // a number or day that is not there compares with nothing, and a ban that rests on it would pass
    ["a distance without metres", { op: "distance", to: { kinds: ["river"] } }],
    ["a distance in text", { op: "distance", to: { kinds: ["river"] }, atMostM: "1000" }],
    ["a comparison with nothing", { op: "compare", quantity: "q", is: ">", unit: "t" }],
    ["a comparison with null", { op: "compare", quantity: "q", is: ">", value: null, unit: "t" }],
    ["a comparison with text", { op: "compare", quantity: "q", is: ">", value: "many", unit: "t" }],
    ["a ratio without a number", { op: "ratio", pollutant: "VOCs" }],
    ["a share that is no number", { op: "within", place: { unitClass: "key" }, minShare: "half" }],
    ["a share of NaN", { op: "within", place: { unitClass: "key" }, minShare: Number.NaN }],
    ["a day that is none", { op: "date", of: "asOf", onOrAfter: "24 Nov 2026" }],
    ["a year for a day", { op: "date", of: "asOf", before: 2030 }],
  ])("%s is refused", (_, condition) => {
    expect(() =>
      truthOf(condition as unknown as Condition, { facts: { quantities: { q: { value: 1, unit: "t" } } } }),
    ).toThrow(expect.objectContaining({ code: "DOCUMENT_INVALID" }));
  });

  test("64 levels are read and 65 refused, without the stack", () => {
    const nest = (levels: number): Condition => {
      let condition: Condition = flag("twoHigh");
      for (let i = 0; i < levels; i++) condition = { op: "not", of: condition };
      return condition;
    };
    expect(truthOf(nest(MOST_CONDITION_DEPTH), { facts: { flags: { twoHigh: true } } })).toBe("true");
    expect(() => truthOf(nest(MOST_CONDITION_DEPTH + 1))).toThrow(/64/);
    expect(() => truthOf(nest(1e5))).toThrow(/64/);
  });

  test("frozen input is read and 100,000 branches are fine", () => {
    const of = Array.from({ length: 100_000 }, () => Object.freeze(flag("twoHigh")));
    expect(missingOf(Object.freeze({ op: "all" as const, of: Object.freeze(of) }))).toEqual(["flag:twoHigh"]);
  });
});
