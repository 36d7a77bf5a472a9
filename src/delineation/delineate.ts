// Compiles a scheme: element layers, administrative areas and parks in; control units that cover the territory once, with
// their reasons, codes, lineage and certificate out. The steps, in order:
//
//   read      canonical order, what is odd              input-checks
//   overlay   one arrangement of everything             ground
//   counties  every face gets a county                  county-filling
//   classes   the first rule met; or cells fitted       unit-drafting
//   slivers   small patches join a neighbour            sliver-dissolving
//   units     geometry, reasons, names                  unit-lineage
//   codes     serials; codes of the version before      unit-numbering
//   layers    what the scheme stores                    noded-layers
//   certify   territory = units, and all checks         certificate
//
// Guarantee: units are unions of the faces of one arrangement, so they share every vertex, overlap nowhere, and their areas
// sum to the territory's to rounding. The order in which anything was handed in does not matter; the same input gives the
// same bytes. Cost: near linear in vertices and crossings; the overlay takes about half of it.
import type { MultiPolygon, Position } from "geojson";
import type { BilingualText, ControlUnit, Finding, IndustrialPark, Territory, ZoneClass } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { stepper } from "../domain/progress.ts";
import { sumOf } from "../geometry/compensated-sum.ts";
import { type Overlay, overlay, overlayAsync } from "../geometry/index.ts";
import type { AdminArea } from "./admin-area.ts";
import { type CoverageCertificate, certifySteps } from "./certificate.ts";
import { type Cells, fillCounties } from "./county-filling.ts";
import {
  type DelineationInput,
  type DelineationMethod,
  type ElementLayer,
  type OrderedInput,
  orderInput,
  type ProtectedArea,
} from "./delineation-input.ts";
import { NATIONAL_DELINEATION } from "./delineation-profile.ts";
import { readFaceBorders } from "./face-borders.ts";
import { type Ground, type GroundLayers, groundLayers, readGround } from "./ground.ts";
import { checkInput, checkRingsOf } from "./input-checks.ts";
import { type ElementCoverage, nodeLayers } from "./noded-layers.ts";
import {
  checkSliverOptions,
  type Dissolved,
  dissolveSlivers,
  type PatchLeftReason,
  patchesOf,
} from "./sliver-dissolving.ts";
import { type Draft, type Drafts, draftByFitting, draftByOverlay } from "./unit-drafting.ts";
import { gatherZones, nameOf, reasonsOf, type UnitLineage, unitFacts, type ZonesOfDraft } from "./unit-lineage.ts";
import { numberUnits, type Succession, type UncodedUnit } from "./unit-numbering.ts";

/** A small patch that joined a neighbour. 合并记录. */
export interface PatchDissolved {
  /** Where it was: name, class, and code where the unit is still there. 原单元. */
  readonly from: PatchOwner;
  /** Where it went. 现单元. */
  readonly to: PatchOwner;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Its mean width, m. 平均宽度. */
  readonly meanWidthM: number;
  /** The border they shared, m. 公共边长. */
  readonly borderM: number;
  /** Its leftmost corner. 位置. */
  readonly at: Position;
}

/** A unit on one side of a merge. 合并双方. */
export interface PatchOwner {
  /** Its code; absent where nothing of it is left. 编码. */
  readonly code?: string;
  /** Its name. 名称. */
  readonly name: string;
  /** Its class. 类别. */
  readonly class: ZoneClass;
  /** Its area before this move, m². 合并前面积. */
  readonly beforeM2: number;
  /** Its area after it, m². 合并后面积. */
  readonly afterM2: number;
}

/** A patch below the thresholds that stayed. 保留的小图斑. */
export interface PatchLeft {
  /** Code of its unit. 单元编码. */
  readonly code: string;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Its mean width, m. 平均宽度. */
  readonly meanWidthM: number;
  /** Its leftmost corner. 位置. */
  readonly at: Position;
  /** Why it stayed. 原因. */
  readonly why: PatchLeftReason;
}

/** Areas that close, m². 面积汇总. */
export interface DelineationTotals {
  /** The territory, as the sum of its faces. 辖区面积. */
  readonly territoryM2: number;
  /** The units, as the sum of units. 单元面积之和. */
  readonly unitsM2: number;
  /** Ground of the layers outside the territory, once, left out. 辖区外面积. */
  readonly outsideM2: number;
  /** By class. 各类别面积. */
  readonly byClassM2: Readonly<Record<ZoneClass, number>>;
}

/** What {@link delineate} gives: plain data, in canonical order. 划定成果. */
export interface Delineation {
  /** How units were made. 划定方法. */
  readonly method: DelineationMethod;
  /** Id of the profile. 规则编号. */
  readonly profile: string;
  /** Units, by code. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** The layers as noded, in the territory. 打断后的要素图层. */
  readonly layers: readonly ElementLayer[];
  /** Parks as noded. 园区. */
  readonly parks: readonly IndustrialPark[];
  /** Protected areas as noded. 自然保护地. */
  readonly protectedAreas: readonly ProtectedArea[];
  /** Counties as noded: every piece of the territory in one. 县级行政区. */
  readonly counties: readonly AdminArea[];
  /** The territory as noded. 行政辖区. */
  readonly territory: Territory;
  /** What each unit was made from, by code. 单元谱系. */
  readonly lineage: readonly UnitLineage[];
  /** How units follow the version before; null without one. 版本沿革. */
  readonly succession: Succession | null;
  /** What each element's layer covers. 要素覆盖情况. */
  readonly elements: readonly ElementCoverage[];
  /** Small patches that joined a neighbour, in the order made. 合并记录. */
  readonly dissolveLog: readonly PatchDissolved[];
  /** Small patches that stayed, from west to east. 保留的小图斑. */
  readonly patchesLeft: readonly PatchLeft[];
  /** Areas that close. 面积汇总. */
  readonly totals: DelineationTotals;
  /** Problems in the data, and what was done. 数据问题. */
  readonly findings: readonly Finding[];
  /** The certificate; null when not asked for. 全域覆盖证书. */
  readonly certificate: CoverageCertificate | null;
  /** Grid step in degrees. 网格步长. */
  readonly gridDeg: number;
  /** How areas were computed. 面积计算方法. */
  readonly areaMethod: "lonlat";
}

const STEPS: readonly BilingualText[] = [
  { zh: "读取并检查数据", en: "Reading and checking the data" },
  { zh: "叠加全部图层", en: "Overlaying all layers" },
  { zh: "归属行政区", en: "Putting ground in counties" },
  { zh: "判定类别", en: "Deciding classes" },
  { zh: "合并碎斑", en: "Dissolving slivers" },
  { zh: "生成单元", en: "Building units" },
  { zh: "编码", en: "Numbering units" },
  { zh: "生成要素图层", en: "Building the layers" },
  { zh: "核验全域覆盖", en: "Certifying the coverage" },
];

/**
 * Compiles control units from element layers, administrative areas and parks. 划定管控单元.
 *
 * Input may overlap itself, leave gaps at borders and have invalid rings: it is settled by stated rules and told in
 * `findings`. Every piece of the territory ends in exactly one unit.
 *
 * @param input - territory, layers, administrative areas; parks, profile, method, cleaning, the version before
 * @returns units with their reasons, layers as noded, lineage, findings, certificate; plain data
 * @throws SanxianError for coordinates that are no numbers or no longitude and latitude, for a wrong option or profile; the
 * reason of `signal` when it aborts
 * @example
 * ```ts
 * const { units, certificate } = delineate({ territory, layers: [{ element: "ecology", zones }], admin: counties });
 * units[0].code; //=> "ZH33100210001"
 * certificate?.covered; //=> true
 * ```
 */
export function delineate(input: DelineationInput): Delineation {
  const steps = delineationSteps(input);
  for (let faces: Overlay | undefined; ; ) {
    const { done, value } = steps.next(faces);
    if (done) return value;
    faces = value && overlay(value.layers, { grid: value.grid });
  }
}

/**
 * The same bytes, letting the event loop run between steps and all through the overlay, so that an abort is heard and progress is
 * shown. 异步划定.
 *
 * @param input - as for {@link delineate}
 */
export async function delineateAsync(input: DelineationInput): Promise<Delineation> {
  const steps = delineationSteps(input);
  const { signal } = input;
  for (let faces: Overlay | undefined; ; ) {
    const { done, value } = steps.next(faces);
    if (done) return value;
    faces = value && (await overlayAsync(value.layers, { grid: value.grid, signal }));
    if (value === undefined) await new Promise((resolve) => setTimeout(resolve));
    // certifying is one step of several overlays
    signal?.throwIfAborted();
  }
}

/** The work in steps; one of them asks for an overlay, and who runs them chooses how it is made. */
type DelineationSteps<T> = Generator<GroundLayers | undefined, T, Overlay | undefined>;

function* delineationSteps(input: DelineationInput): DelineationSteps<Delineation> {
  const step = stepper(STEPS, input);
  const { gridDeg, areaMethod, ...compiled } = yield* compileSteps(input, step);
  step();
  const { territory, units, layers, counties } = compiled;
  const { verticalElements } = input.profile ?? NATIONAL_DELINEATION;
  const certificate =
    input.certificate === false
      ? null
      : yield* certifySteps(
          {
            territory,
            units,
            zones: layers.flatMap(({ zones }) => zones),
            layers: layers.flatMap(({ record }) => record ?? []),
            counties,
            gridDeg,
          },
          { verticalElements, ...input.certificate },
        );
  return { ...compiled, certificate, gridDeg, areaMethod };
}

/** All steps but the certificate. What they hold, above all the arrangement, is free when they end: certifying makes others. */
function* compileSteps(input: DelineationInput, step: () => void): DelineationSteps<Omit<Delineation, "certificate">> {
  step();
  const ordered = orderInput(input);
  if (input.slivers)
    checkSliverOptions(
      input.slivers,
      ordered.profile.rules.map(({ id }) => id),
    );
  const findings = checkInput(ordered);
  yield undefined;
  step();
  const ground = readGround(ordered, (yield groundLayers(ordered))!);
  findings.push(...checkRingsOf(ordered, ground));
  yield undefined;
  step();
  const cells = fillCounties(ground, ordered);
  yield undefined;
  step();
  const method = input.method ?? "overlay";
  const overlaid = draftByOverlay(ground, cells, ordered);
  const drafted = method === "fitting" ? draftByFitting(overlaid, ground, cells, ordered) : overlaid;
  yield undefined;
  step();
  const cleaned = cleanDrafts(drafted, ground, ordered, input);
  yield undefined;
  step();
  const built = buildUnits(cleaned, ground, cells, ordered, method);
  yield undefined;
  step();
  const { keepShare } = ordered.profile.numbering;
  const numbering = numberUnits(built.uncoded, input.predecessor, keepShare, ground.overlay.grid);
  const codeOfDraft = new Map(built.draftOf.map((d, u) => [d, numbering.codes[u]!]));
  const units = built.units.map((unit, u): ControlUnit => ({ code: numbering.codes[u]!, ...unit }));
  yield undefined;
  step();
  const noded = nodeLayers(ground, cells, ordered, input);
  const territory: Territory = { ...ordered.territory, geometry: noded.territory };
  const byCode = <T extends { readonly code: string }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => compareText(a.code, b.code));
  const sorted = numbered(byCode(units));
  yield undefined;
  return {
    method,
    profile: ordered.profile.id,
    units: sorted,
    layers: noded.layers,
    parks: noded.parks,
    protectedAreas: noded.protectedAreas,
    counties: noded.counties,
    territory,
    lineage: byCode(
      built.draftOf.map(
        (d, u): UnitLineage => lineageOf(numbering.codes[u]!, cleaned.drafts[d]!, built.zones[d]!, ordered),
      ),
    ),
    succession: numbering.succession ?? null,
    elements: noded.elements,
    dissolveLog: logOf(cleaned, codeOfDraft, cells, ordered),
    patchesLeft: cleaned.dissolved.left.map(({ face, ...patch }) => ({
      code: codeOfDraft.get(cleaned.draftOf[face]!)!,
      ...patch,
    })),
    totals: totalsOf(ground, units, built),
    findings: [...findings, ...ground.findings, ...cells.findings, ...noded.findings, ...numbering.findings].sort(
      (a, b) =>
        compareText(a.code, b.code) ||
        compareText(a.subject ?? "", b.subject ?? "") ||
        compareText(JSON.stringify(a.values), JSON.stringify(b.values)),
    ),
    gridDeg: ground.overlay.grid,
    areaMethod: "lonlat",
  };
}

/** Drafts after cleaning. @internal */
export interface Cleaned extends Drafts {
  readonly dissolved: Dissolved;
}

/** Dissolves small patches where asked for, then parts pieces where the profile numbers each. @internal */
export function cleanDrafts(
  drafted: Drafts,
  ground: Ground,
  ordered: OrderedInput,
  { slivers }: DelineationInput,
): Cleaned {
  const { pieces } = ordered.profile.numbering;
  const none: Dissolved = { draftOf: drafted.draftOf, moves: [], left: [] };
  if (!slivers && pieces === "together") return { ...drafted, dissolved: none };
  const borders = readFaceBorders(ground.overlay, (f) => ground.inside[f] === 1);
  const dissolved = slivers ? dissolveSlivers(drafted, ground, borders, ordered, slivers) : none;
  if (pieces === "together") return { ...drafted, draftOf: dissolved.draftOf, dissolved };
  const { patchOf } = patchesOf(ground, borders, dissolved.draftOf);
  // the first patch of a draft keeps its number, so that the log still names it
  const drafts: Draft[] = [...drafted.drafts];
  const first = new Map<number, number>();
  const draftOfPatch = new Map<number, number>();
  const draftOf = dissolved.draftOf.map((d, f) => {
    if (d < 0) return d;
    const patch = patchOf[f]!;
    let own = draftOfPatch.get(patch);
    if (own === undefined) {
      own = first.has(d) ? drafts.push(drafts[d]!) - 1 : d;
      first.set(d, patch);
      draftOfPatch.set(patch, own);
    }
    return own;
  });
  return { drafts, draftOf, ruleOf: drafted.ruleOf, dissolved };
}

interface Built {
  readonly units: readonly Omit<ControlUnit, "code">[];
  readonly uncoded: readonly UncodedUnit[];
  /** Draft of each unit. */
  readonly draftOf: readonly number[];
  readonly zones: readonly ZonesOfDraft[];
}

function buildUnits(
  cleaned: Cleaned,
  ground: Ground,
  cells: Cells,
  ordered: OrderedInput,
  method: DelineationMethod,
): Built {
  const { drafts, draftOf } = cleaned;
  const zones = gatherZones(cleaned, ground, cells, ordered);
  const { features } = ground.overlay.dissolve((f) => (draftOf[f]! < 0 ? null : String(draftOf[f])));
  const built = features.map(({ properties: { key }, geometry }) => ({
    d: Number(key),
    geometry: geometry as MultiPolygon,
  }));
  return {
    units: built.map(({ d, geometry }) => {
      const { class: zoneClass, realm, county, ...kind } = unitFacts(drafts[d]!, cells, ordered);
      return {
        name: nameOf(drafts[d]!, cells, ordered),
        class: zoneClass,
        ...(kind.keyKind ? { keyKind: kind.keyKind } : {}),
        realm,
        county,
        ...(kind.park ? { park: kind.park } : {}),
        reasons: reasonsOf(drafts[d]!, zones[d]!, ordered, method),
        geometry,
      };
    }),
    uncoded: built.map(({ d, geometry }) => {
      const { cell, rule } = drafts[d]!;
      const { code, county, sea } = cells.cells[cell]!;
      const zoneClass = ordered.profile.rules[rule]!.class;
      return { sea, county, class: zoneClass, cell: code, rule, geometry, areaM2: zones[d]!.areaM2 };
    }),
    draftOf: built.map(({ d }) => d),
    zones,
  };
}

/** Units of one name are told apart by a number, in order of their codes. */
function numbered(units: readonly ControlUnit[]): ControlUnit[] {
  const counts = new Map<string, number>();
  for (const { name } of units) counts.set(name, (counts.get(name) ?? 0) + 1);
  const next = new Map<string, number>();
  return units.map((unit) => {
    if (counts.get(unit.name) === 1) return unit;
    const number = (next.get(unit.name) ?? 0) + 1;
    next.set(unit.name, number);
    return { ...unit, name: `${unit.name}${number}` };
  });
}

function lineageOf(code: string, draft: Draft, found: ZonesOfDraft, { zones, profile }: OrderedInput): UnitLineage {
  return {
    code,
    areaM2: found.areaM2,
    rule: profile.rules[draft.rule]!.id,
    foreignM2: found.foreignM2,
    zones: [...found.zones]
      .map(([z, { areaM2, decides }]) => ({ code: zones[z]!.code, areaM2, share: areaM2 / found.areaM2, decides }))
      .sort((a, b) => compareText(a.code, b.code) || b.areaM2 - a.areaM2),
  };
}

function logOf(
  { drafts, draftOf, dissolved }: Cleaned,
  codeOfDraft: ReadonlyMap<number, string>,
  cells: Cells,
  ordered: OrderedInput,
): PatchDissolved[] {
  const owner = (d: number, code: string | undefined, beforeM2: number, afterM2: number): PatchOwner => {
    const { class: zoneClass } = unitFacts(drafts[d]!, cells, ordered);
    return {
      ...(code === undefined ? {} : { code }),
      name: nameOf(drafts[d]!, cells, ordered),
      class: zoneClass,
      beforeM2,
      afterM2,
    };
  };
  return dissolved.moves.map(({ from, to, toFace, areaM2, fromBeforeM2, toBeforeM2, ...move }) => ({
    // the last patch of a unit leaves nothing, not a rounding error
    from: owner(from, codeOfDraft.get(from), fromBeforeM2, Math.max(0, fromBeforeM2 - areaM2)),
    to: owner(to, codeOfDraft.get(draftOf[toFace]!), toBeforeM2, toBeforeM2 + areaM2),
    areaM2,
    ...move,
  }));
}

function totalsOf(
  { areaM2, inside }: Ground,
  units: readonly ControlUnit[],
  { zones, draftOf }: Built,
): DelineationTotals {
  const ofClass = (wanted: ZoneClass): number =>
    sumOf(draftOf.flatMap((d, u) => (units[u]!.class === wanted ? [zones[d]!.areaM2] : [])));
  return {
    territoryM2: sumOf(areaM2.filter((_, f) => inside[f] === 1)),
    unitsM2: sumOf(draftOf.map((d) => zones[d]!.areaM2)),
    outsideM2: sumOf(areaM2.filter((_, f) => inside[f] === 0)),
    byClassM2: { priority: ofClass("priority"), key: ofClass("key"), general: ofClass("general") },
  };
}
