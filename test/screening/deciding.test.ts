// The smallest set of questions that decides, against every set there is: the brute force below knows nothing of the search. It
// takes each list as a table over all 3^n states of n facts (yes, no, not answered), filled by its own three-valued logic.
import { describe, expect, it } from "vitest";
import type { AccessTerm, AnswerValue, Condition, Modality, ProjectFlag, Verdict } from "../../src/domain/index.ts";
import { prepareScheme, screen, whatIf } from "../../src/screening/index.ts";
import { random as seeded } from "../property/random.ts";
import { AS_OF, box, projectOn, screenOn, smallScheme } from "./small-scheme.ts";

const SITE = box(121.006, 28.606, 121.008, 28.608);
const FLAGS: readonly ProjectFlag[] = [
  "chemical",
  "desertEnergyBase",
  "directDischarge",
  "ecologicallyHarmless",
  "highPollutionFuel",
  "limitedHumanActivity",
  "livelihood",
  "majorInfrastructure",
  "nationalStrategic",
  "newSewageOutfall",
  "raisesDischarge",
  "tailings",
];

// --- the brute force: truth values as 0 false, 1 unknown, 2 true, so that "all" is the least and "any" the greatest
type Table = Uint8Array;

function tableOf(condition: Condition, facts: readonly ProjectFlag[], states: number): Table {
  const table = new Uint8Array(states);
  switch (condition.op) {
    case "flag": {
      const stride = 3 ** facts.indexOf(condition.flag);
      // states of a fact: 0 not answered, 1 yes, 2 no
      for (let s = 0; s < states; s++) table[s] = [1, 2, 0][Math.floor(s / stride) % 3]!;
      return table;
    }
    case "not": {
      const of = tableOf(condition.of, facts, states);
      for (let s = 0; s < states; s++) table[s] = 2 - of[s]!;
      return table;
    }
    case "all":
    case "any": {
      table.fill(condition.op === "all" ? 2 : 0);
      const least = condition.op === "all" ? Math.min : Math.max;
      for (const part of condition.of) {
        const of = tableOf(part, facts, states);
        for (let s = 0; s < states; s++) table[s] = least(table[s]!, of[s]!);
      }
      return table;
    }
    default:
      throw new Error(condition.op);
  }
}

const VERDICTS: readonly Verdict[] = ["undetermined", "admissible", "conditional", "inadmissible"];

function verdicts(list: readonly Partial<AccessTerm>[], facts: readonly ProjectFlag[]): Table {
  const states = 3 ** facts.length;
  const unknownBlock = new Uint8Array(states);
  const unknownBind = new Uint8Array(states);
  const commits = new Uint8Array(states);
  const violated = new Uint8Array(states);
  for (const { modality, when, exceptWhen, textOnly } of list) {
    const triggered = when ? tableOf(when, facts, states) : new Uint8Array(states).fill(2);
    const excepted = exceptWhen ? tableOf(exceptWhen, facts, states) : new Uint8Array(states);
    if (modality === "encourage") continue;
    const blocks = modality === "prohibit" || modality === "exit";
    for (let s = 0; s < states; s++) {
      const bites = Math.min(triggered[s]!, 2 - excepted[s]!);
      if (bites === 2) (modality === "prohibit" && !textOnly ? violated : commits)[s] = 1;
      if (bites === 1) (blocks ? unknownBlock : unknownBind)[s] = 1;
    }
  }
  return Uint8Array.from({ length: states }, (_, s) =>
    violated[s] ? 3 : unknownBlock[s] ? 0 : commits[s] ? 2 : unknownBind[s] ? 0 : 1,
  );
}

/** All subsets of 0 … n-1 of a size, in order. */
function* subsets(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= n - size; first++)
      for (const rest of subsets(n, size - 1, first + 1)) yield [first, ...rest];
}

/** The first of the smallest sets all answers to which decide. */
function smallest(table: Table, n: number): number[] | undefined {
  for (let size = 0; size <= n; size++)
    for (const set of subsets(n, size)) {
      let decides = true;
      for (let bits = 0; bits < 1 << size && decides; bits++) {
        const state = set.reduce((sum, fact, i) => sum + ((bits >> i) & 1 ? 2 : 1) * 3 ** fact, 0);
        decides = table[state] !== 0;
      }
      if (decides) return set;
    }
  return undefined;
}

/** How few answers lead to each verdict. */
function fewest(table: Table): Map<Verdict, number> {
  const found = new Map<Verdict, number>();
  for (let s = 0; s < table.length; s++) {
    if (table[s] === 0) continue;
    let answered = 0;
    for (let rest = s; rest > 0; rest = Math.floor(rest / 3)) if (rest % 3 > 0) answered++;
    const verdict = VERDICTS[table[s]!]!;
    found.set(verdict, Math.min(found.get(verdict) ?? Infinity, answered));
  }
  return found;
}

// --- random lists
const MODALITIES: readonly Modality[] = ["prohibit", "prohibit", "restrict", "require", "exit", "encourage"];

function randomList(random: () => number, facts: readonly ProjectFlag[]): Partial<AccessTerm>[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const tree = (depth: number): Condition => {
    const kind = random();
    if (depth === 0 || kind < 0.35) return { op: "flag", flag: pick(facts) };
    if (kind < 0.5) return { op: "not", of: tree(depth - 1) };
    const of = Array.from({ length: 1 + Math.floor(random() * 3) }, () => tree(depth - 1));
    return { op: kind < 0.75 ? "all" : "any", of };
  };
  return Array.from({ length: 1 + Math.floor(random() * 6) }, () => ({
    modality: pick(MODALITIES),
    when: tree(3),
    ...(random() < 0.4 ? { exceptWhen: tree(2) } : {}),
    ...(random() < 0.1 ? { textOnly: true } : {}),
  }));
}

describe("on 1,000 random lists with up to twelve unknown facts", () => {
  it("the set is the smallest there is, and the shortcuts are the shortest", () => {
    const random = seeded(20260815);
    let open = 0;
    let sizes = 0;
    let largest = 0;
    for (let run = 0; run < 1000; run++) {
      const n = run < 970 ? 1 + (run % 9) : 10 + (run % 3);
      const facts = FLAGS.slice(0, n);
      const list = randomList(random, facts);
      const { verdict, deciding, questions } = screenOn(SITE, list, { flags: {} });
      const table = verdicts(list, facts);
      expect(verdict).toBe(VERDICTS[table[0]!]);
      if (verdict !== "undetermined") {
        expect(deciding).toBeNull();
        continue;
      }
      open++;
      const set = smallest(table, n)!;
      expect(deciding!.questions.map(({ key }) => key).sort()).toEqual(set.map((fact) => `flag:${facts[fact]}`));
      expect([deciding!.possible, deciding!.provedMinimal, deciding!.allShortcuts]).toEqual([true, true, true]);
      // it is never more than all that is asked, and each of it is asked
      expect(questions.map(({ key }) => key)).toEqual(
        expect.arrayContaining(deciding!.questions.map(({ key }) => key)),
      );
      const few = fewest(table);
      expect(new Map(deciding!.shortcuts.map((way) => [way.verdict, way.answers.length]))).toEqual(few);
      for (const way of deciding!.shortcuts) {
        const state = way.answers.reduce(
          (sum, { key, value }) => sum + (value ? 1 : 2) * 3 ** facts.indexOf(key.slice(5) as ProjectFlag),
          0,
        );
        expect(VERDICTS[table[state]!]).toBe(way.verdict);
      }
      sizes += set.length;
      largest = Math.max(largest, set.length);
    }
    // the lists do ask something
    expect(open).toBeGreaterThan(400);
    expect(sizes / open).toBeGreaterThan(2);
    expect(largest).toBeGreaterThan(7);
  }, 120_000);
});

const flag = (name: ProjectFlag): Condition => ({ op: "flag", flag: name });
const keys = (analysis: ReturnType<typeof screenOn>): string[] => analysis.deciding!.questions.map(({ key }) => key);

describe("by hand", () => {
  it("leaves out what cannot matter any more: one answer of two settles both terms", () => {
    // unless it is chemical nothing applies; if it is, the second fact decides: both are needed, the third never is
    const list: Partial<AccessTerm>[] = [
      { when: { op: "all", of: [flag("chemical"), flag("tailings")] } },
      { modality: "encourage", when: flag("livelihood") },
    ];
    const analysis = screenOn(SITE, list, { flags: {} });
    expect(keys(analysis).sort()).toEqual(["flag:chemical", "flag:tailings"]);
    expect(analysis.deciding!.shortcuts).toEqual([
      { verdict: "admissible", answers: [{ key: "flag:chemical", value: false }] },
      {
        verdict: "inadmissible",
        answers: [
          { key: "flag:chemical", value: true },
          { key: "flag:tailings", value: true },
        ],
      },
    ]);
  });

  it("does not ask about a restriction once a commitment is due anyway", () => {
    const list: Partial<AccessTerm>[] = [
      { modality: "require" },
      { modality: "restrict", when: flag("tailings") },
      { when: flag("chemical") },
    ];
    expect(keys(screenOn(SITE, list, { flags: {} }))).toEqual(["flag:chemical"]);
  });

  it("asks first what may decide alone", () => {
    const list: Partial<AccessTerm>[] = [
      { when: { op: "all", of: [flag("chemical"), flag("tailings")] } },
      { when: flag("twoHigh") },
    ];
    // a two-high project is out at once; neither of the others is decisive alone
    expect(keys(screenOn(SITE, list, { flags: {} }))[0]).toBe("flag:twoHigh");
  });

  it("where ground lies outside all units no answer admits, and the search says so", () => {
    const outside = box(121.029, 28.606, 121.031, 28.608);
    const { deciding } = screenOn(outside, [{ when: flag("chemical") }], { flags: {} });
    expect(deciding).toMatchObject({ possible: false, questions: [], allShortcuts: true });
    expect(deciding!.shortcuts.map(({ verdict }) => verdict)).toEqual(["inadmissible"]);
  });

  it("what only the scheme's body can say is asked of it; a layer by the zones that would matter", () => {
    const list: Partial<AccessTerm>[] = [{ scope: { place: { zoneTypes: ["1210"] } } }];
    const analysis = screenOn(SITE, list);
    expect(keys(analysis)).toEqual(["layer:water"]);
    const prepared = prepareScheme(smallScheme(list));
    for (const { verdict, answers } of analysis.deciding!.shortcuts) {
      const assumed = Object.fromEntries(answers.map(({ key, value }) => [key, value]));
      expect(whatIf(prepared, projectOn(SITE), assumed, { asOf: AS_OF }).verdict).toBe(verdict);
    }
    expect(analysis.deciding!.shortcuts.map(({ verdict }) => verdict)).toEqual(["admissible", "inadmissible"]);
  });

  it("an industry code of the scheme that nobody can read is nobody's to answer", () => {
    const { deciding } = screenOn(
      SITE,
      [{ when: { op: "industry", in: ["化工"] } }],
      {},
      { project: { industries: ["2614"] } },
    );
    expect(deciding).toMatchObject({ possible: false, questions: [] });
  });

  it("is not looked for when not asked, and is null where the verdict stands", () => {
    expect(screenOn(SITE, [{ when: flag("chemical") }], {}, { options: { deciding: false } }).deciding).toBeNull();
    expect(screenOn(SITE, [{ when: flag("chemical") }], { flags: { chemical: true } }).deciding).toBeNull();
  });
});

describe("facts of every kind", () => {
  const ALL: Partial<AccessTerm>[] = [
    { when: { op: "nature", in: ["new", "expand"] }, exceptWhen: { op: "inPark", qualities: ["chemical"] } },
    { when: { op: "industry", in: ["26"], except: ["2614"] } },
    { when: { op: "has", what: "process", anyOf: ["电镀", "酸洗"] } },
    { when: { op: "compare", quantity: "waterUse", is: ">", value: 100, unit: "t/a" } },
    { modality: "restrict", when: { op: "not", of: { op: "ratio", pollutant: "VOCs", atLeast: 2 } } },
    { when: { op: "not", of: { op: "sectionCompliant" } } },
    { when: { op: "date", of: "startedOn", onOrAfter: "2026-08-15" } },
    { when: { op: "listed", catalogue: "禁止目录" } },
    { when: { op: "relocation", from: ["lower"], to: ["upper"] } },
    { when: { op: "distance", to: { features: ["gone"] }, atMostM: 1000 } },
    { when: { op: "not", of: { op: "headroom", quantity: "COD" } } },
    { scope: { place: { zoneTypes: ["1210"] } } },
    { scope: { place: { regions: ["长江"] } } },
  ];

  it.each(ALL.map((term, i) => [JSON.stringify(term.when ?? term.scope), i] as const))(
    "%s: its questions decide, and each shortcut leads where it says",
    (_, i) => {
      const term = ALL[i]!;
      const prepared = prepareScheme(smallScheme([term], i === 0 ? { parks: [{ code: "P", name: "园", geometry: SITE }] } : {})); // biome-ignore format: one line
      const analysis = screen(prepared, projectOn(SITE), { asOf: AS_OF });
      expect(analysis.verdict).toBe("undetermined");
      const { deciding } = analysis;
      expect(deciding!.possible).toBe(true);
      expect(deciding!.questions.length).toBeGreaterThan(0);
      expect(deciding!.shortcuts.length).toBe(2);
      for (const { verdict, answers } of deciding!.shortcuts) {
        const then = whatIf(
          prepared,
          projectOn(SITE),
          Object.fromEntries(answers.map(({ key, value }) => [key, value])),
          {
            asOf: AS_OF,
          },
        );
        expect(then.verdict).toBe(verdict);
        expect(then.assumptions).toEqual(answers);
      }
    },
  );

  it("whatever the answers are, the questions that decide do decide", () => {
    const random = seeded(7);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    // answers of the test's own, not those that the search tries
    const answer = (key: string): AnswerValue => {
      switch (key.split(":")[0]) {
        case "nature":
          return [pick(["new", "rebuild", "expand", "existing"])];
        case "industry":
          return [pick(["C2614", "C2669", "C3011", "A0111"])];
        case "process":
          return pick([[], ["电镀"], ["酸洗", "喷涂"], ["喷涂"]]);
        case "quantity":
          return { value: random() * 300, unit: "t/a" };
        case "headroom":
          return { value: random() * 300 - 50, unit: "t/a" };
        case "replacement":
          return random() * 4;
        case "startedOn":
          return pick(["2020-01-01", "2026-08-14", "2026-08-15", "2027-07-07"]);
        case "listed":
          return pick([[], ["甲"]]);
        case "relocation":
          return pick([null, { from: "lower", to: "upper" } as const, { from: "upper", to: "lower" } as const]);
        case "feature":
          return random() * 2000;
        case "layer":
          return pick([
            [],
            [{ code: "X", type: "1210", class: "priority" }],
            [{ code: "X", type: "3210", class: "general" }],
          ]);
        case "unit":
          return pick([[], ["长江"], ["黄河"]]);
        default:
          return random() < 0.5;
      }
    };
    for (let run = 0; run < 200; run++) {
      const list = ALL.filter(() => random() < 0.4);
      const prepared = prepareScheme(smallScheme(list));
      const project = projectOn(SITE);
      const { deciding, verdict } = screen(prepared, project, { asOf: AS_OF });
      if (verdict !== "undetermined") continue;
      const answers = Object.fromEntries(deciding!.questions.map(({ key }) => [key, answer(key)]));
      const then = whatIf(prepared, project, answers, { asOf: AS_OF });
      expect(then.verdict, JSON.stringify(answers)).not.toBe("undetermined");
    }
  });

  it("of industries: a class of each prefix that no longer prefix takes away", () => {
    // C with 26 excepted but for 2614: banned are classes of C outside 26, spared those of 26, and 2614 is spared by the second term only
    const list: Partial<AccessTerm>[] = [
      { when: { op: "industry", in: ["C"], except: ["26"] } },
      { modality: "require", when: { op: "industry", in: ["26"], except: ["2614"] } },
    ];
    const { deciding } = screenOn(SITE, list, {}, {});
    const ways = Object.fromEntries(deciding!.shortcuts.map(({ verdict, answers }) => [verdict, answers[0]!.value]));
    const [conditional, inadmissible] = [ways.conditional, ways.inadmissible] as [string[], string[]];
    expect(conditional[0]).toMatch(/^26(?!14)\d\d$/);
    expect(inadmissible[0]).toMatch(/^(1[3-9]|[2-4]\d)(?<!26)\d\d$/);
    expect(Object.keys(ways)).toEqual(["admissible", "conditional", "inadmissible"]);
  });

  it("a list with every kind at once: all of it is needed, and that is proved or said not to be", () => {
    const { deciding, questions } = screenOn(SITE, ALL);
    expect(deciding!.possible).toBe(true);
    expect(deciding!.questions.length).toBeLessThanOrEqual(questions.length);
    expect(typeof deciding!.provedMinimal).toBe("boolean");
  });
});

describe("a list too large to search through", () => {
  // parity: every answer matters, and no partial answer decides anything
  const xor = (a: Condition, b: Condition): Condition => ({
    op: "any",
    of: [
      { op: "all", of: [a, { op: "not", of: b }] },
      { op: "all", of: [{ op: "not", of: a }, b] },
    ],
  });
  const leaf = (_: unknown, i: number): Condition => ({
    op: "compare",
    quantity: `q${i}`,
    is: ">",
    value: 1,
    unit: "t",
  });
  const parity = (list: Condition[]): Condition =>
    list.length === 1 ? list[0]! : parity(list.flatMap((one, i) => (i % 2 === 0 ? [xor(one, list[i + 1]!)] : [])));

  it.each([
    [4, true],
    [16, false],
  ])("parity of %i facts: all of them decide, proved smallest: %s", (n, proved) => {
    const { deciding } = screenOn(SITE, [{ when: parity(Array.from({ length: n }, leaf)) }], { quantities: {} });
    expect(deciding!.possible).toBe(true);
    expect(deciding!.questions).toHaveLength(n);
    expect(deciding!.provedMinimal).toBe(proved);
    expect(deciding!.allShortcuts).toBe(proved);
  });
});

describe("what if", () => {
  const list: Partial<AccessTerm>[] = [{ when: flag("chemical") }, { modality: "require", when: flag("tailings") }];
  const prepared = prepareScheme(smallScheme(list));

  it("changes neither project nor scheme, and names what it assumed", () => {
    const project = projectOn(SITE, { flags: { chemical: true } });
    const before = JSON.stringify(project);
    const then = whatIf(prepared, project, { "flag:chemical": false, "flag:tailings": false }, { asOf: AS_OF });
    expect([then.verdict, JSON.stringify(project)]).toEqual(["admissible", before]);
    expect(then.assumptions).toEqual([
      { key: "flag:chemical", value: false },
      { key: "flag:tailings", value: false },
    ]);
    expect(screen(prepared, project, { asOf: AS_OF })).toMatchObject({ verdict: "inadmissible", assumptions: [] });
  });

  it("overrules nothing that the scheme says", () => {
    const told = prepareScheme(smallScheme([{ scope: { place: { zoneTypes: ["1110"] } } }]));
    const layer = { "layer:ecology": [] };
    const inRedline = projectOn(box(121.003, 28.606, 121.004, 28.607));
    expect(whatIf(told, inRedline, layer, { asOf: AS_OF }).verdict).toBe("inadmissible");
  });

  it.each([
    ["flag:twoHigh", "no"],
    ["industry", "2614"],
    ["quantity:waterUse", 5],
    ["quantity:waterUse", { value: Number.NaN, unit: "t" }],
    ["replacement:VOCs", -1],
    ["relocation", { from: "lower", to: "moon" }],
    ["approvedOn", "2026-02-30"],
    ["layer:water", 5],
    ["layer:water", ["1210"]],
    ["feature:river", "near"],
    ["park", true],
    ["park:P1:chemical", "yes"],
    ["park", [{ code: 5 }]],
    ["park", [{ code: "P", compliant: "no" }]],
    ["nature", ["新建"]],
    ["layer:water", [{ type: 1210 }]],
    ["layer:water", [{ class: "strict" }]],
    ["layer:soil", [{ attributes: { farmlandClass: "good" } }]],
    ["zone:YS3310021410001:farmlandClass", "good"],
    ["zone:YS3310021410001:farmlandClass", ["protect"]],
    ["zone:YS3310021210001:sectionCompliant", "no"],
    ["zone:YS3310021210001:basin", 5],
  ])("refuses %s as %j, and says what it should be", (key, value) => {
    const run = () => whatIf(prepared, projectOn(SITE), { [key]: value } as never, { asOf: AS_OF });
    expect(run).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
    expect(run).toThrow(key.split(":")[0]!);
  });

  it("takes any name for a name", () => {
    const then = whatIf(prepared, projectOn(SITE), { "flag:__proto__": true, constructor: 1 } as never, {
      asOf: AS_OF,
    });
    expect(then.verdict).toBe("undetermined");
    expect(({} as Record<string, unknown>).chemical).toBeUndefined();
  });
});
