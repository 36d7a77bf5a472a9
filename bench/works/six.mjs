import { vertexCount } from "../generators/polygons.mjs";
import { sixLayers } from "../generators/six-layers.mjs";
import { mosaicOf, piecesOf } from "./coverages.mjs";

export default [
  {
    name: "six",
    title: { en: "six layers, 778,000 vertices: all faces labelled", zh: "六个图层（77.8万顶点）：全部面及其标注" },
    quick: true,
    modes: ["kernel", "labels", "endToEnd"],
    rivals: ["mapshaper"],
    make: () => {
      const sets = sixLayers();
      return { sets, vertices: vertexCount(...sets) };
    },
    ours: (engine, { sets }, mode) => piecesOf(engine, sets, mode),
    bytes: (engine, { sets }) => engine.memoryOfPieces(sets),
    theirs: (engine, { sets }, mode) => (mode === "labels" ? undefined : mosaicOf(engine, sets, mode)),
  },
];
