// What an update changed on the ground, laid over what it declared: what lies outside its triggers, what left protection and by
// which approval, which units a trigger meets. What cannot be shown to lie inside counts as outside: a trigger without area
// covers nothing. Slivers are no change. Cost: one overlay of the changed ground, the zones that changed, the units and triggers.
import type { MultiPolygon, Polygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import type {
  ControlUnit,
  Element,
  ElementZone,
  UpdateDeclaration,
  UpdateTrigger,
  ZoneClass,
  ZoningScheme,
} from "../domain/index.ts";
import type { OverlaySteps } from "../geometry/overlay-steps.ts";
import { piecesOf } from "./changed-pieces.ts";
import type { SchemeDiff } from "./scheme-diff.ts";
import { releases, statedArea } from "./update-triggers.ts";

/** Elements whose priority zones are statutory areas or the space around them. */
const STATUTORY_ELEMENTS: readonly Element[] = ["ecology", "water"];
/** Ground below this only touches. */
const LEAST_M2 = 1;

interface Stretch {
  readonly units: readonly string[];
  readonly areaM2: number;
  readonly geometry: MultiPolygon;
}
interface Lowered extends Stretch {
  readonly to: ZoneClass | null;
  readonly trigger: string | null;
}
/** What changed, cut by what was declared. @internal */
export interface CutByTriggers {
  readonly outside: readonly Stretch[];
  readonly lowered: readonly Lowered[];
  /** Ground that left a priority zone of ecology or water, and neither its unit's class nor the red line tell. */
  readonly zonesLowered: readonly (Stretch & { readonly element: Element })[];
  readonly redlineLost: Stretch | null;
  /** Units that a trigger meets. */
  readonly touched: ReadonlySet<string>;
}

/** Lays what changed over what was declared. @internal */
export function* cutByTriggers(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  diff: SchemeDiff,
): OverlaySteps<CutByTriggers> {
  const regions = diff.regions.filter(({ sliver }) => !sliver);
  const redline = diff.redline.regions.filter(({ sliver }) => !sliver);
  const zones = changedZones(diff);
  const groundOf = (trigger: UpdateTrigger): (Polygon | MultiPolygon)[] => {
    const ground = statedArea(trigger);
    if (ground === undefined) return [];
    return ground === "territory" ? [before.territory.geometry, after.territory.geometry] : [ground];
  };
  const triggers = update.triggers.flatMap((trigger) => groundOf(trigger).map((geometry) => ({ trigger, geometry })));
  const unitsBefore: readonly ControlUnit[] = before.units;
  const unitsAfter: readonly ControlUnit[] = after.units;
  const laid = (yield {
    layers: {
      regions: layerOf(regions),
      redline: layerOf(redline),
      zonesBefore: layerOf(zones.before),
      zonesAfter: layerOf(zones.after),
      unitsBefore: layerOf(unitsBefore),
      unitsAfter: layerOf(unitsAfter),
      triggers: layerOf(triggers),
    },
    options: { grid: diff.method.gridDeg },
  })!;
  const { sliverWidthM } = diff.method;
  const codesAt = (face: number): string[] => {
    const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
    const codes = region
      ? [region.unitBefore, region.unitAfter]
      : laid.coveringIndices("unitsAfter", face).map((i) => unitsAfter[i]!.code);
    return [...new Set(codes.filter((code) => code !== null))].sort();
  };
  const zoneMark = (list: readonly ElementZone[], indices: readonly number[]): string =>
    indices
      .map((i) => `${list[i]!.element} ${list[i]!.class} ${list[i]!.type}`)
      .sort()
      .join();
  const changedAt = (face: number): boolean =>
    laid.coveringIndices("regions", face).length > 0 ||
    laid.coveringIndices("redline", face).length > 0 ||
    zoneMark(zones.before, laid.coveringIndices("zonesBefore", face)) !==
      zoneMark(zones.after, laid.coveringIndices("zonesAfter", face));
  const triggersAt = (face: number): UpdateTrigger[] =>
    laid.coveringIndices("triggers", face).map((i) => triggers[i]!.trigger);

  const stretches = (keyOf: (face: number) => string | null): (Omit<Stretch, "units"> & { key: string })[] => {
    const pieces = piecesOf(laid.dissolve(keyOf), sliverWidthM).filter(({ sliver }) => !sliver);
    return [...new Set(pieces.map(({ key }) => key))].map((key) => {
      const own = pieces.filter((piece) => piece.key === key);
      return {
        key,
        areaM2: own.reduce((sum, { areaM2 }) => sum + areaM2, 0),
        geometry: { type: "MultiPolygon", coordinates: own.map(({ geometry }) => geometry.coordinates) },
      };
    });
  };
  const outside = stretches((face) =>
    changedAt(face) && triggersAt(face).length === 0 ? JSON.stringify(codesAt(face)) : null,
  );
  const lowered = stretches((face) => {
    const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
    if (region === undefined || region.classBefore !== "priority" || region.classAfter === "priority") return null;
    const release = triggersAt(face).find((trigger) => releases(update, trigger));
    return JSON.stringify([codesAt(face), region.classAfter, release?.id ?? null]);
  });
  const lost = stretches((face) => {
    const left = laid.coveringIndices("redline", face).some((i) => redline[i]!.move === "left");
    return left && !triggersAt(face).some((trigger) => trigger.kind === "redline" && releases(update, trigger))
      ? "lost"
      : null;
  });
  const priorityAt = (element: Element, list: readonly ElementZone[], indices: readonly number[]): boolean =>
    indices.some((i) => list[i]!.element === element && list[i]!.class === "priority");
  // ground may leave a zone of each
  const zonesLowered = STATUTORY_ELEMENTS.flatMap((element) =>
    stretches((face) => {
      const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
      if (region?.classBefore === "priority" && region.classAfter !== "priority") return null;
      if (laid.coveringIndices("redline", face).some((i) => redline[i]!.move === "left")) return null;
      const lost =
        priorityAt(element, zones.before, laid.coveringIndices("zonesBefore", face)) &&
        !priorityAt(element, zones.after, laid.coveringIndices("zonesAfter", face));
      return lost && !triggersAt(face).some((trigger) => releases(update, trigger))
        ? JSON.stringify(codesAt(face))
        : null;
    }).map((stretch) => ({ element, ...stretch })),
  );
  const touched = new Set<string>();
  for (const [layer, list] of [
    ["unitsBefore", unitsBefore],
    ["unitsAfter", unitsAfter],
  ] as const)
    for (const { keys, areaM2 } of laid.tabulate(layer, "triggers"))
      if (keys.triggers.length > 0 && areaM2 > LEAST_M2) for (const i of keys[layer]) touched.add(list[i]!.code);
  return {
    outside: outside.map(({ key, ...rest }) => ({ units: JSON.parse(key) as string[], ...rest })),
    lowered: lowered.map(({ key, ...rest }) => {
      const [units, to, trigger] = JSON.parse(key) as [string[], ZoneClass | null, string | null];
      return { units, to, trigger, ...rest };
    }),
    zonesLowered: zonesLowered.map(({ key, ...rest }) => ({ units: JSON.parse(key) as string[], ...rest })),
    redlineLost: lost.map(({ key: _, ...rest }) => ({ units: [], ...rest }))[0] ?? null,
    touched,
  };
}

/** The zones of which anything about ground changed, before and after. */
function changedZones({ patch }: SchemeDiff): { before: readonly ElementZone[]; after: readonly ElementZone[] } {
  const list = patch.lists.find(({ list: name }) => name === "zones");
  if (list === undefined) return { before: [], after: [] };
  return {
    before: [...list.removed, ...list.changed.map(({ before }) => before)] as ElementZone[],
    after: [...list.added, ...list.changed.map(({ after }) => after)] as ElementZone[],
  };
}
