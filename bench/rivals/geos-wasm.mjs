// GEOS compiled from C++: OverlayNG, the standard of the trade. Native form: geometries in its own memory, read and written
// by the package's own GeoJSON helpers. Results keep full doubles; where that fails it throws.
import load from "geos-wasm";
import { geojsonToGeosGeom, geosGeomToGeojson } from "geos-wasm/helpers";

export default {
  name: "geos-wasm",
  package: "geos-wasm",
  native: "own",
  load: () => loadGeos((geos, g) => geos.GEOSUnaryUnion(g)),
};

/** `unite` is the function that unites one MultiPolygon. */
export async function loadGeos(unite) {
  const geos = await load();
  const number = geos.Module._malloc(8);
  const read = (polygons) =>
    geojsonToGeosGeom(
      polygons.length === 1
        ? { type: "Polygon", coordinates: polygons[0] }
        : { type: "MultiPolygon", coordinates: polygons },
      geos,
    );
  return {
    read,
    readAll: (list) => read(list.flat()),
    intersection: (a, b) => checked(geos.GEOSIntersection(a, b)),
    union: (all) => checked(unite(geos, all)),
    area(g) {
      geos.GEOSArea(g, number);
      return geos.Module.getValue(number, "double");
    },
    write(g) {
      const written = geosGeomToGeojson(g, geos);
      const parts = written.type === "GeometryCollection" ? written.geometries : [written];
      // lines and points of mere touching are no area
      return parts.flatMap(({ type, coordinates }) =>
        type === "Polygon" && coordinates.length > 0 ? [coordinates] : type === "MultiPolygon" ? coordinates : [],
      );
    },
    free: (g) => geos.GEOSGeom_destroy(g),
  };
}

function checked(g) {
  if (!g) throw new Error("GEOS gave no result");
  return g;
}
