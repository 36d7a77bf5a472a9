import { vertexCount } from "../generators/polygons.mjs";
import { sixLayers, zoningLayers } from "../generators/six-layers.mjs";
import { mosaicOf, piecesOf } from "./coverages.mjs";

export default [
  layersWork(
    "six",
    {
      en: "six layers of 2,000 polygons, 244,000 vertices, 48,000 crossings: all faces labelled",
      zh: "六个图层（各约2千面，共24.4万顶点，约5万交点）：全部面及其标注",
    },
    sixLayers,
  ),
  layersWork(
    "zoning6",
    { en: "six zoning layers, 773,000 vertices: all faces labelled", zh: "六个分区图层（77.3万顶点）：全部面及其标注" },
    zoningLayers,
  ),
];

function layersWork(name, title, generate) {
  return {
    name,
    title,
    rivals: { kernel: ["mapshaper", "mapshaper-shared"], labels: [], endToEnd: ["mapshaper"] },
    make: () => {
      const sets = generate();
      return { sets, vertices: vertexCount(...sets) };
    },
    ours: (engine, { sets }, mode) => piecesOf(engine, sets, mode),
    bytes: (engine, { sets }) => engine.memoryOfPieces(sets),
    theirs: (engine, { sets }, mode) => mosaicOf(engine, sets, mode),
  };
}
