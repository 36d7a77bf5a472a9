// What the versions of a scheme draw, in one order whatever order they list it in.
import type { MultiPolygon, Polygon } from "geojson";
import {
  CLASS_DIGIT,
  type ControlUnit,
  type ElementZone,
  type IndustrialPark,
  type NamedFeature,
  type ZoningScheme,
} from "../domain/index.ts";
import { orderedBy } from "../domain/order.ts";

/** Which version. @internal */
export type Side = "before" | "after";

/** Both. @internal */
export const SIDES: readonly Side[] = ["before", "after"];

/** Ground below this does not bring a term to a unit: it only touches, as in screening. @internal */
export const LEAST_M2 = 1;

/** What one version draws. @internal */
export interface Drawn {
  readonly units: readonly ControlUnit[];
  readonly zones: readonly ElementZone[];
  readonly parks: readonly IndustrialPark[];
  readonly areas: readonly (NamedFeature & { readonly geometry: Polygon | MultiPolygon })[];
}

/** Reads what a version draws. @internal */
export function drawnBy({ units, zones, parks, features }: ZoningScheme): Drawn {
  return {
    units: orderedBy(units, ({ code }) => code),
    zones: orderedBy(zones, ({ code, element }) => `${code} ${element}`),
    parks: orderedBy(parks ?? [], ({ code }) => code),
    areas: orderedBy((features ?? []).filter(isArea), ({ id }) => id),
  };
}

function isArea(feature: NamedFeature): feature is Drawn["areas"][number] {
  return feature.geometry.type === "Polygon" || feature.geometry.type === "MultiPolygon";
}

/** The strictest class; among equals the first by code. @internal */
export function strictest(units: readonly ControlUnit[]): ControlUnit | null {
  let found: ControlUnit | null = null;
  for (const unit of units)
    if (
      found === null ||
      CLASS_DIGIT[unit.class] < CLASS_DIGIT[found.class] ||
      (unit.class === found.class && unit.code < found.code)
    )
      found = unit;
  return found;
}
