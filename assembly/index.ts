// The exports of the core, and nothing else. No imports: the core cannot be re-entered, has no clock and no host.
export { allocate, mark, release, reset, setLimitBytes, status } from "./memory";

// --- geodesy
export { polygonsArea } from "./area";
export { distance, figure, linesLength } from "./distance";

// --- overlay
export { begin, proceed } from "./arrangement";
export {
  dissolve,
  outCoords,
  outPolygonKey,
  outPolygons,
  outPolygonStart,
  outRings,
  outRingStart,
  outVertices,
} from "./dissolve";
export { faceAreaM2 } from "./face-area";
export { coords, layout, partFeature, ringSlot, ringStart, setGrid, slotKind, slotPart } from "./input";
export { keptAddress, keptCount, restoreRoom } from "./kept";
export { coverFeature, coverStart, faceSet, setCount } from "./labels";
export { linePieces, listPieces, pieceCoords, pieceLeft, pieceRight, pieceSegment } from "./lines";
export { facesNear, locate, locateMany, nearFaces, prepareLocate } from "./locate";
export { hitTotal, hotRounds, rounds, setMaxIntersections } from "./noding";
export { faceArea2, faceCount } from "./rings";
