// mapshaper, the one rival that overlays n layers in one pass: `-union` labels the faces of all layers, `-clip` and
// `-dissolve` do what they say. Called below its command line, so that no text is parsed or printed. Native form: its data
// set of paths; joining them into a topology of shared arcs is part of its work, as merging equal edges is of ours.
import mapshaper from "mapshaper";

export default {
  name: "mapshaper",
  package: "mapshaper",
  native: "own",
  load: () => loadMapshaper({ shared: false }),
};

/** With `shared`, arcs are joined before the clock starts. */
export async function loadMapshaper({ shared }) {
  const { internal, cmd, geom } = mapshaper;
  const readLayers = (collections) => {
    const data = internal.mergeDatasets(collections.map((layer) => internal.importGeoJSON(layer, {})));
    if (shared) internal.buildTopology(data);
    return data;
  };
  const joined = (data) => {
    if (!shared) internal.buildTopology(data);
    return data;
  };
  const areaOf = ({ layers, arcs }) =>
    layers[0].shapes.reduce((sum, shape) => sum + (shape ? geom.getPlanarShapeArea(shape, arcs) : 0), 0);
  const featureOf = (polygons) => ({
    type: "Feature",
    properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons },
  });
  const features = (data) => internal.exportLayerAsGeoJSON(data.layers[0], data, {}, true);
  return {
    readLayers,
    /** Commands change the data they are given. */
    fresh: (data) => internal.copyDataset(data),
    mosaic: (data) => ({ ...joined(data), layers: cmd.union(data.layers, data, {}) }),
    inspectMosaic: (out) => ({ faces: out.layers[0].shapes.length, area: areaOf(out) }),
    writeMosaic: (out) => ({ type: "FeatureCollection", features: features(out) }),

    readPair: (a, b) =>
      readLayers([a, b].map((polygons) => ({ type: "FeatureCollection", features: [featureOf(polygons)] }))),
    intersectionOfPair(data) {
      const { layers } = joined(data);
      const out = cmd.clipLayers([layers[0]], { layer: layers[1], dataset: data, disposable: true }, data, {
        no_warn: true,
      });
      return { ...data, layers: out };
    },
    readAll: (list) => readLayers([{ type: "FeatureCollection", features: list.map(featureOf) }]),
    union: (data) => ({ ...joined(data), layers: cmd.dissolve(data.layers, data, {}) }),
    area: areaOf,
    write: (out) =>
      features(out).flatMap(({ geometry }) =>
        geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
      ),
  };
}
