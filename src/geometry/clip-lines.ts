// Lines against polygons: the lines are noded with the polygons in the one arrangement, so every piece of a line lies in
// one face or along a border, and its label is that face's. Guarantee: the pieces of a line, in order, are the line on the
// grid; nothing is lost at borders. A piece that runs along a border lies in what covers either side. Cost: one arrangement.
import { featureCollection, lineString } from "@turf/helpers";
import type { Feature, FeatureCollection, LineString, MultiLineString, Position } from "geojson";
import { doubles, ints, type OverlayOptions, withArrangement } from "./arrangement.ts";
import { readFigure } from "./figure.ts";
import { flatten, type Polygonal } from "./polygon-set.ts";

/** Anything made of lines. 线状几何. */
export type Lineal =
  | LineString
  | MultiLineString
  | Feature<LineString | MultiLineString | null>
  | FeatureCollection<LineString | MultiLineString | null>;

/** What a piece of a clipped line carries. 线段属性. */
export interface LinePiece {
  /** Index of the line in the input: parts of multilines are counted through. 线序号. */
  readonly line: number;
  /** Indices of the polygon features that cover the piece, ascending; none outside all. 覆盖要素序号. */
  readonly polygons: number[];
  /** Indices of the features it runs along the border of: they cover one side and not the other. 沿边界要素序号. */
  readonly along: number[];
}

/**
 * Cuts lines at the borders of polygons and tells which features each piece lies in. 以面裁线.
 *
 * @param lines - lines, never mutated
 * @param polygons - features that may overlap; a single geometry is one feature
 * @param options - grid, fill rule and budgets
 * @returns the pieces as LineStrings, in the order of the lines and along each
 * @throws SanxianError for other geometry, for numbers that are not finite, and when a budget is passed
 * @example
 * ```ts
 * const pieces = clipLines({ type: "LineString", coordinates: [[-1, 1], [3, 1]] }, square);
 * pieces.features.map((piece) => piece.properties.polygons); //=> [[], [0], []]
 * ```
 */
export function clipLines(
  lines: Lineal,
  polygons: Polygonal,
  options: OverlayOptions = {},
): FeatureCollection<LineString, LinePiece> {
  const { coords: lineCoords, partStart: offsets } = readFigure(lines, "$", { linesOnly: true, planar: true });
  const set = flatten(polygons, "$.polygons");
  return withArrangement(
    [{ set, whole: false }],
    options,
    (core, { coverStart, coverFeature }) => {
      const { call } = core;
      call.listPieces();
      const count = call.linePieces.value;
      const coords = doubles(core, call.pieceCoords.value, 4 * count);
      const segment = ints(core, call.pieceSegment.value, count);
      const left = ints(core, call.pieceLeft.value, count);
      const right = ints(core, call.pieceRight.value, count);
      const covers = (label: number): number[] => [...coverFeature.subarray(coverStart[label], coverStart[label + 1])];
      const features: Feature<LineString, LinePiece>[] = [];
      let line = 0;
      for (let i = 0; i < count; ) {
        while (segment[i]! >= offsets[line + 1]!) line++;
        const coordinates: Position[] = [[coords[4 * i]!, coords[4 * i + 1]!]];
        const label = i;
        // pieces with one label on both sides run together; sides may not be swapped between them
        do {
          coordinates.push([coords[4 * i + 2]!, coords[4 * i + 3]!]);
          i++;
        } while (i < count && segment[i]! < offsets[line + 1]! && left[i] === left[label] && right[i] === right[label]);
        const onLeft = covers(left[label]!);
        const onRight = covers(right[label]!);
        const either = [...new Set([...onLeft, ...onRight])].sort((a, b) => a - b);
        const along = either.filter((f) => onLeft.includes(f) !== onRight.includes(f));
        features.push(
          lineString<LinePiece>(coordinates, { line, polygons: either, along }) as Feature<LineString, LinePiece>,
        );
      }
      return featureCollection(features);
    },
    { lines: { coords: lineCoords, offsets } },
  );
}
