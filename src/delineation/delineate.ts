// Compiles a scheme: element layers, administrative areas and parks in; control units that cover the territory once, with
// their reasons, codes, lineage and certificate out. The steps, in order:
//
//   read      canonical order, what is odd              input-checks
//   overlay   one arrangement of everything             ground
//   counties  every face gets a county                  county-filling
//   classes   the first rule met; or cells fitted       unit-drafting
//   slivers   small patches join a neighbour            sliver-dissolving
//   units     geometry, reasons, names                  unit-building
//   codes     serials; codes of the version before      unit-numbering
//   layers    what the scheme stores                    noded-layers
//   certify   territory = units, and all checks         certificate
//
// Guarantee: units are unions of the faces of one arrangement, so they share every vertex, overlap nowhere, and their areas
// sum to the territory's to rounding. The order in which anything was handed in does not matter; the same input gives the
// same bytes. Cost: near linear in vertices and crossings; the overlay takes about half of it.
import { type BilingualText, type ControlUnit, SanxianError, type Territory } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { stepper } from "../domain/progress.ts";
import { type OverlaySteps, overlayAtOnce, overlayInSteps } from "../geometry/overlay-steps.ts";
import { multiPolygonOf } from "../geometry/polygon-set-parts.ts";
import { certifySteps } from "./certificate.ts";
import type { OrderedScheme } from "./certified-scheme.ts";
import { fillCounties } from "./county-filling.ts";
import {
  type DelineationInput,
  type FlatDelineationInput,
  type OrderedInput,
  orderInput,
} from "./delineation-input.ts";
import { NATIONAL_DELINEATION } from "./delineation-profile.ts";
import { type Delineation, type FlatDelineation, nestedDelineation } from "./delineation-result.ts";
import { cleanDrafts } from "./draft-cleaning.ts";
import { coverageFindings, coverageOf } from "./element-coverage.ts";
import { type FeatureTable, pickRows, sortedTable, TablesJson } from "./feature-table.ts";
import { groundLayers, readGround } from "./ground.ts";
import { checkInput, checkRingsOf } from "./input-checks.ts";
import { nodeLayers } from "./noded-layers.ts";
import { checkSliverOptions } from "./sliver-dissolving.ts";
import { type Built, buildUnits, logOf, numberedNames, totalsOf } from "./unit-building.ts";
import { type Draft, draftByFitting, draftByOverlay } from "./unit-drafting.ts";
import { lineageOf, type UnitLineage } from "./unit-lineage.ts";
import { numberUnits } from "./unit-numbering.ts";

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
export function delineate(input: FlatDelineationInput): FlatDelineation;
export function delineate(input: DelineationInput): Delineation;
export function delineate(input: DelineationInput | FlatDelineationInput): Delineation | FlatDelineation {
  return overlayAtOnce(delineationSteps(input));
}

/**
 * The same bytes, letting the event loop run between steps and all through the overlay, so that an abort is heard and progress is
 * shown. 异步划定.
 *
 * @param input - as for {@link delineate}
 */
export async function delineateAsync(input: FlatDelineationInput): Promise<FlatDelineation>;
export async function delineateAsync(input: DelineationInput): Promise<Delineation>;
export async function delineateAsync(
  input: DelineationInput | FlatDelineationInput,
): Promise<Delineation | FlatDelineation> {
  return overlayInSteps(delineationSteps(input), input.signal);
}

function* delineationSteps(
  input: DelineationInput | FlatDelineationInput,
): OverlaySteps<Delineation | FlatDelineation> {
  const { geometry = "geojson" } = input;
  if (geometry !== "geojson" && geometry !== "flat")
    throw new SanxianError("OPTION_INVALID", { name: "geometry", value: String(geometry), expected: "geojson | flat" });
  const step = stepper(STEPS, input);
  const { listLineage, ...compiled } = yield* compileSteps(input, step);
  step();
  const { verticalElements } = input.profile ?? NATIONAL_DELINEATION;
  const certificate =
    input.certificate === false
      ? null
      : yield* certifySteps(() => schemeOf(compiled), { verticalElements, ...input.certificate });
  // what takes memory and is asked for by no step comes last
  const { method, profile, units, layers, parks, protectedAreas, counties, territory, ...facts } = compiled;
  const { succession, elements, dissolveLog, patchesLeft, totals, findings, gridDeg, areaMethod } = facts;
  const flat: FlatDelineation = {
    method,
    profile,
    units,
    layers,
    parks,
    protectedAreas,
    counties,
    territory,
    lineage: listLineage(),
    succession,
    elements,
    dissolveLog,
    patchesLeft,
    totals,
    findings,
    certificate,
    gridDeg,
    areaMethod,
  };
  return geometry === "flat" ? flat : nestedDelineation(flat);
}

/** What is certified, in order. */
function schemeOf({ territory, units, layers, counties, gridDeg }: Compiled): OrderedScheme {
  // zones of one code stand as they were handed in; as noded they may come in another order
  const zones = layers.map((layer) => ({ ...layer, zones: sortedTable(layer.zones, ({ code }) => code) }));
  return {
    territory,
    units,
    zones,
    layers: layers.flatMap(({ record }) => record ?? []),
    counties,
    redlineZones: new Set(),
    gridDeg,
    json: {
      units: new TablesJson([units]),
      zones: new TablesJson(zones.map((layer) => layer.zones)),
      counties: new TablesJson([counties]),
    },
  };
}

type Compiled = Omit<FlatDelineation, "certificate" | "lineage">;

/** All steps but the certificate. What they hold, above all the arrangement, is free when they end: certifying makes others. */
function* compileSteps(
  input: DelineationInput | FlatDelineationInput,
  step: () => void,
): OverlaySteps<Compiled & { readonly listLineage: () => UnitLineage[] }> {
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
  const numbering = numberUnits(built.uncoded, built.ground, input.predecessor, keepShare, ground.overlay.grid);
  const codeOfDraft = new Map(built.draftOf.map((d, u) => [d, numbering.codes[u]!]));
  const { table: units, order } = unitsByCode(built, numbering.codes);
  yield undefined;
  step();
  const noded = nodeLayers(ground, cells, ordered);
  const territory: Territory = { ...ordered.territory, geometry: multiPolygonOf(noded.territory, 0) };
  const elements = coverageOf(ground, cells, ordered);
  const gaps = coverageFindings(elements, ground, cells, ordered, input);
  yield undefined;
  return {
    method,
    profile: ordered.profile.id,
    units,
    layers: noded.layers,
    parks: noded.parks,
    protectedAreas: noded.protectedAreas,
    counties: noded.counties,
    territory,
    listLineage: lineageLister(order, numbering.codes, cleaned.drafts, built, ordered),
    succession: numbering.succession ?? null,
    elements,
    dissolveLog: logOf(cleaned, codeOfDraft, cells, ordered),
    patchesLeft: cleaned.dissolved.left.map(({ face, ...patch }) => ({
      code: codeOfDraft.get(cleaned.draftOf[face]!)!,
      ...patch,
    })),
    totals: totalsOf(ground, built),
    findings: [
      ...findings,
      ...ground.findings,
      ...cells.findings,
      ...noded.findings,
      ...gaps,
      ...numbering.findings,
    ].sort(
      (a, b) =>
        compareText(a.code, b.code) ||
        compareText(a.subject ?? "", b.subject ?? "") ||
        compareText(JSON.stringify(a.values), JSON.stringify(b.values)),
    ),
    gridDeg: ground.overlay.grid,
    areaMethod: "lonlat",
  };
}

/** Units by code, each with its own name, and their places among those built. */
function unitsByCode({ units, ground }: Built, codes: readonly string[]) {
  const order = codes.map((_, u) => u).sort((a, b) => compareText(codes[a]!, codes[b]!));
  const coded: FeatureTable<ControlUnit> = { rows: units.map((unit, u) => ({ code: codes[u]!, ...unit })), ground };
  const { rows, ground: ordered } = pickRows(coded, order);
  const table: FeatureTable<ControlUnit> = { rows: numberedNames(rows), ground: ordered };
  return { table, order };
}

/** Lists the lineage of units when asked; holds no more than it needs for that. */
function lineageLister(
  order: readonly number[],
  codes: readonly string[],
  drafts: readonly Draft[],
  { draftOf, zones: found }: Built,
  { zones, profile }: OrderedInput,
): () => UnitLineage[] {
  return () => order.map((u) => lineageOf(draftOf[u]!, codes[u]!, drafts[draftOf[u]!]!, found, { zones, profile }));
}
