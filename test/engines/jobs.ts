// A fixed list of jobs whose results are digested byte for byte: whole numbers, doubles, text. The input is made with the
// four operations and square roots only, which every engine rounds alike (Math.sin and its kin they do not). Runs in any
// engine that has WebAssembly, as one script without modules; see check.mjs.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import * as geometry from "../../src/geometry/index.ts";
import { comb, hairball, koch, lyingComb, moved, polygon } from "../attack/shapes.ts";
import { random, whole } from "../property/random.ts";
import { Sha256 } from "./sha256.ts";

type Area = Polygon | MultiPolygon;
type Layer = FeatureCollection<Area>;

/** A layer of cells with a shared, crooked border each, near 118° E, 25° N. */
function cells(side: number, seed: number, shift: number): Layer {
  const rng = random(seed);
  const corner: Position[][] = Array.from({ length: side + 1 }, () =>
    Array.from({ length: side + 1 }, (): Position => [0, 0]),
  );
  for (let r = 0; r <= side; r++)
    for (let c = 0; c <= side; c++)
      corner[r]![c] = [118 + shift + (c + 0.6 * (rng() - 0.5)) / side, 25 + shift + (r + 0.6 * (rng() - 0.5)) / side];
  const features: Feature<Area>[] = [];
  for (let r = 0; r < side; r++)
    for (let c = 0; c < side; c++)
      features.push({
        type: "Feature",
        id: `${seed}-${r}-${c}`,
        properties: {},
        geometry: polygon([corner[r]![c]!, corner[r]![c + 1]!, corner[r + 1]![c + 1]!, corner[r + 1]![c]!]),
      });
  return { type: "FeatureCollection", features };
}

/** The same layer said differently: features in another order, rings begun elsewhere and run the other way. */
function rewritten(layer: Layer, seed: number): Layer {
  const rng = random(seed);
  const features = layer.features.map((feature) => {
    const turn = (ring: Position[]): Position[] => {
      const open = ring.slice(0, -1);
      const at = whole(rng, 0, open.length - 1);
      const turned = [...open.slice(at), ...open.slice(0, at)];
      if (rng() < 0.5) turned.reverse();
      return [...turned, turned[0]!];
    };
    const { geometry: g } = feature;
    return {
      ...feature,
      geometry:
        g.type === "Polygon"
          ? { ...g, coordinates: g.coordinates.map(turn) }
          : { ...g, coordinates: g.coordinates.map((rings) => rings.map(turn)) },
    };
  });
  for (let i = features.length - 1; i > 0; i--) {
    const j = whole(rng, 0, i);
    [features[i], features[j]] = [features[j]!, features[i]!];
  }
  return { type: "FeatureCollection", features };
}

/** Runs all jobs; `order` above 0 says the input in another order, of which the digest must not depend. */
export function digest(order = 0): string {
  const sha = new Sha256();
  const say = (layer: Layer): Layer => (order === 0 ? layer : rewritten(layer, order));
  const numbers = (values: Iterable<number>): void => {
    sha.add(new Uint8Array(Float64Array.from(values).buffer));
  };
  const text = (value: string): void => {
    sha.add(Uint8Array.from(value, (c) => c.charCodeAt(0)));
  };
  const shape = (g: MultiPolygon): void => {
    text(g.coordinates.map((rings) => rings.map((ring) => ring.length).join()).join(";"));
    numbers(g.coordinates.flat(3));
  };

  // booleans in the plane, from sharp to hopeless
  const pairs: [Area, Area][] = [
    [comb(12, 24), lyingComb(12, 24)],
    [koch(3), moved(koch(3), ([x, y]) => [x! * 0.99 + 0.01, y! + 1 / 7])],
    [hairball(60, 1000, 1), hairball(60, 1000, 2)],
    [hairball(40, 1e6, 3), koch(2)],
    [moved(comb(5, 1e6), ([x, y]) => [x! / 7 + y! / 1e6, y! / 3]), lyingComb(5, 20)],
  ];
  for (const [p, q] of pairs) {
    const layer = say({
      type: "FeatureCollection",
      features: [{ type: "Feature", properties: {}, geometry: p }],
    }).features[0]!.geometry;
    shape(geometry.intersection(layer, q));
    shape(geometry.difference(layer, q));
    shape(order % 2 === 0 ? geometry.union([layer, q]) : geometry.union([q, layer]));
    shape(geometry.symmetricDifference(layer, q, { fillRule: "evenOdd" }));
  }

  // three layers, their faces by name, and areas on the ellipsoid
  const [a, b, c] = [say(cells(9, 1, 0)), say(cells(7, 2, 0.03)), say(cells(5, 3, -0.05))];
  const result = geometry.overlay({ a, b, c });
  const name = (face: number): string =>
    (["a", "b", "c"] as const)
      .map((l) =>
        result
          .covering(l, face)
          .map((f) => String(f.id))
          .sort()
          .join("+"),
      )
      .join("|");
  const united = result.dissolve(name);
  for (const { id, geometry: g, properties } of united.features) {
    text(String(id));
    shape(g);
    numbers([properties.areaM2!]);
  }
  numbers([result.faceCount, result.grid]);
  const rows = result
    .tabulate("a")
    .map(({ keys, areaM2 }): [string, number] => [keys.a.map((i) => String(a.features[i]!.id)).join(), areaM2]);
  for (const [key, areaM2] of rows.sort(([p], [q]) => (p < q ? -1 : 1))) {
    text(key);
    numbers([areaM2]);
  }

  // measures
  const one = cells(3, 4, 0).features.map((f) => f.geometry);
  for (const g of one) {
    for (const method of ["lonlat", "landSurvey", "geodesic", "planar"] as const)
      numbers([geometry.area(g, { method })]);
    numbers([geometry.area(g, { method: "gaussKruger", centralMeridianDeg: 117 })]);
    numbers([geometry.distanceM(g, { type: "Point", coordinates: [120, 26] }), geometry.distanceM(g, one[4]!)]);
  }
  numbers([geometry.lengthM({ type: "LineString", coordinates: one[0]!.coordinates[0] as Position[] })]);

  // lines and points
  const line: Position[] = Array.from({ length: 30 }, (_, i) => [118 + i / 29, 25 + ((i * 7) % 13) / 13]);
  const base = cells(9, 1, 0);
  for (const piece of geometry.clipLines({ type: "LineString", coordinates: line }, base).features) {
    numbers(piece.geometry.coordinates.flat());
    numbers([...piece.properties.polygons, -1, ...piece.properties.along]);
  }
  const prepared = geometry.prepare({ base });
  const points = Float64Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 118 + (i % 61) / 60 : 25 + (i % 47) / 46));
  for (const face of prepared.locateMany(points))
    text(
      prepared
        .covering("base", face)
        .map((f) => String(f.id))
        .join(),
    );
  prepared
    .overlay(
      polygon([
        [118.2, 25.2],
        [118.7, 25.3],
        [118.4, 25.8],
      ]),
    )
    .areaM2.forEach((value) => {
      numbers([value]);
    });

  // validity
  const repaired = geometry.makeValid(hairball(30, 100, 5));
  shape(repaired.geometry);
  text(repaired.findings.map((f) => f.code).join());
  return sha.end();
}

/** Something that ends in an error, to be put between two digests. */
export function disturb(): void {
  for (const options of [{ maxIntersections: 3 }, { maxBytes: 200_000 }, { maxVertices: 5 }])
    try {
      geometry.intersection(comb(30, 60), lyingComb(30, 60), options);
    } catch {
      // meant to
    }
}

export { geometry, Sha256 };
