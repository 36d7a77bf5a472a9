// Geometry in the domain is plain GeoJSON in CGCS2000 longitude and latitude (EPSG:4490); the domain never measures it.
import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from "geojson";

/** An area: unit, zone, park, territory. 面. */
export type AreaGeometry = Polygon | MultiPolygon;

/** A named thing that rules measure a distance to. 线、面或点. */
export type FeatureGeometry = Point | LineString | MultiLineString | Polygon | MultiPolygon;

/** The ground a project takes: any geometry, feature or collection; mixed kinds allowed. 项目用地范围. */
export type Footprint = Geometry | Feature<Geometry | null> | FeatureCollection<Geometry | null>;

/** The areas of some things as a layer, in their order. @internal */
export function layerOf(items: readonly { readonly geometry: AreaGeometry }[]): FeatureCollection<AreaGeometry> {
  const features = items.map(
    ({ geometry }): Feature<AreaGeometry> => ({ type: "Feature", properties: null, geometry }),
  );
  return { type: "FeatureCollection", features };
}
