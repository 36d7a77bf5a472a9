// The ground on which the distances that an access list asks for hold: for each "at most so many metres from these", the
// buffer of these. Inside a face of an overlay with all of them, every distance condition has one answer.
import type { Feature, FeatureCollection, Geometry, MultiPolygon } from "geojson";
import type { AccessTerm, Condition, FeatureSelector } from "../domain/index.ts";
import { type BufferOptions, bufferM } from "../geometry/index.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { zoneAnswer } from "./spatial-facts.ts";

/** The buffers of all distances that terms ask for, each a feature. @internal */
export function distanceZones(prepared: PreparedScheme, options: BufferOptions): FeatureCollection<MultiPolygon> {
  const asked = new Map<string, { readonly to: FeatureSelector; readonly atMostM: number }>();
  const visit = (condition: Condition | undefined): void => {
    switch (condition?.op) {
      case "all":
      case "any":
        for (const part of condition.of) visit(part);
        return;
      case "not":
        visit(condition.of);
        return;
      case "implies":
        visit(condition.if);
        visit(condition.then);
        return;
      case "distance":
        asked.set(JSON.stringify([condition.to, condition.atMostM]), condition);
        return;
      default:
    }
  };
  for (const term of prepared.terms) for (const condition of conditionsOf(term)) visit(condition);
  const features: Feature<MultiPolygon>[] = [];
  for (const { to, atMostM } of asked.values())
    for (const geometries of groupsOf(prepared, to)) {
      const geometry = bufferM({ type: "GeometryCollection", geometries }, atMostM, options);
      features.push({ type: "Feature", properties: null, geometry });
    }
  return { type: "FeatureCollection", features };
}

function conditionsOf({ when, exceptWhen }: AccessTerm): (Condition | undefined)[] {
  return [when, exceptWhen];
}

/** What a distance is measured to: named features, zones that surely count, and zones of which nobody can tell. */
function groupsOf({ scheme, zones }: PreparedScheme, { features, kinds, zones: place }: FeatureSelector): Geometry[][] {
  const named = (scheme.features ?? [])
    .filter(({ id, kind }) => (features?.includes(id) ?? false) || (kinds?.includes(kind) ?? false))
    .map(({ geometry }): Geometry => geometry);
  const zonesThat = (answer: "true" | "unknown"): Geometry[] =>
    place === undefined
      ? []
      : zones.filter((zone) => zoneAnswer(zone, place) === answer).map(({ geometry }) => geometry);
  return [named, zonesThat("true"), zonesThat("unknown")].filter((group) => group.length > 0);
}
