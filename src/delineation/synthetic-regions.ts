// Regions of cells: cells of one label that share sides are one region; and a territory grown apart into parts that wander.
// Cost: linear in cells.
import { chance } from "./synthetic-noise.ts";

/** The regions of a labelling. @internal */
export interface Regions {
  readonly count: number;
  /** Region of each cell; -1 where the label is below 0. */
  readonly ofCell: Int32Array;
  /** Label of each region. */
  readonly label: Int32Array;
}

/** Joins cells of equal labels that share a side; regions are numbered in the order of their first cells. @internal */
export function regionsOf(columns: number, rows: number, label: Int32Array): Regions {
  const ofCell = new Int32Array(columns * rows).fill(-1);
  const labels: number[] = [];
  const open: number[] = [];
  for (let start = 0; start < ofCell.length; start++) {
    if (label[start]! < 0 || ofCell[start]! >= 0) continue;
    const region = labels.length;
    labels.push(label[start]!);
    ofCell[start] = region;
    open.push(start);
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const c = cell % columns;
      for (const other of [
        c > 0 ? cell - 1 : -1,
        c + 1 < columns ? cell + 1 : -1,
        cell - columns,
        cell + columns < ofCell.length ? cell + columns : -1,
      ]) {
        if (other < 0 || ofCell[other]! >= 0 || label[other] !== label[start]) continue;
        ofCell[other] = region;
        open.push(other);
      }
    }
  }
  return { count: labels.length, ofCell, label: Int32Array.from(labels) };
}

/**
 * Divides the cells that are in into connected parts of about the same size, grown from scattered seeds along chance, so that
 * their borders wander. Each connected piece of ground has one part at least. @internal
 */
export function growParts(
  columns: number,
  rows: number,
  isIn: (cell: number) => boolean,
  parts: number,
  seed: number,
): Int32Array {
  const cells = columns * rows;
  const part = new Int32Array(cells).fill(-1);
  const inside: number[] = [];
  for (let cell = 0; cell < cells; cell++) if (isIn(cell)) inside.push(cell);
  const ring: number[][] = [];
  const enter = (cell: number, when: number): void => {
    (ring[when] ??= []).push(cell);
  };
  const claim = new Int32Array(cells).fill(-1);
  const neighbours = (cell: number): number[] => {
    const c = cell % columns;
    return [
      ...(c > 0 ? [cell - 1] : []),
      ...(c + 1 < columns ? [cell + 1] : []),
      ...(cell >= columns ? [cell - columns] : []),
      ...(cell + columns < cells ? [cell + columns] : []),
    ];
  };
  let count = 0;
  const grow = (): void => {
    // a queue in buckets of arrival: each step takes 1 to 3 units of time, by the place
    for (let when = 0; when < ring.length; when++) {
      for (const cell of ring[when] ?? []) {
        if (part[cell]! >= 0) continue;
        part[cell] = claim[cell]!;
        for (const other of neighbours(cell)) {
          if (part[other]! >= 0 || !isIn(other)) continue;
          if (claim[other]! >= 0) continue;
          claim[other] = part[cell]!;
          enter(other, when + 1 + Math.floor(3 * chance(seed, other % columns, Math.floor(other / columns), 31)));
        }
      }
      ring[when] = [];
    }
    ring.length = 0;
  };
  for (let p = 0; p < parts && inside.length > 0; p++) {
    // one seed in each of `parts` equal stretches of the list, so that they spread
    const from = Math.floor((p * inside.length) / parts);
    const to = Math.max(from + 1, Math.floor(((p + 1) * inside.length) / parts));
    const cell = inside[from + Math.floor(chance(seed, p, 0, 30) * (to - from))]!;
    if (claim[cell]! >= 0) continue;
    claim[cell] = count++;
    enter(cell, 0);
  }
  grow();
  for (const cell of inside) {
    if (part[cell]! >= 0) continue;
    claim[cell] = count++;
    enter(cell, 0);
    grow();
  }
  return part;
}
