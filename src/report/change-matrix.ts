// The transition matrix as a picture: a square for each pair of classes, its ground written in it; what stays is tinted by its
// class, what left priority is red, what came to it green, any other change amber, so that it reads at a glance and, by its
// numbers, in black and white.
import type { BilingualText } from "../domain/index.ts";
import type { ClassOrNone, SchemeDiff, Transition } from "../revision/index.ts";
import { CHANGE_WORD, classOrNone } from "./change-labels.ts";
import { escapeHtml } from "./escape.ts";
import { areaText } from "./figures.ts";
import { BORDER, fillOf, INK } from "./map-colours.ts";
import { type Language, say } from "./options.ts";

const CELL = { width: 150, height: 58 };
const HEAD = { width: 150, height: 44 };
const ORDER: readonly ClassOrNone[] = ["priority", "key", "general", null];

/** Draws the matrix of a difference as one SVG. @internal */
export function matrixSvg({ transitions }: Pick<SchemeDiff, "transitions">, language: Language): string {
  const classes = ORDER.filter((one) => transitions.some(({ before, after }) => before === one || after === one));
  const width = HEAD.width + (classes.length + 1) * CELL.width;
  const height = HEAD.height + (classes.length + 1) * CELL.height;
  const parts: string[] = [];
  const t = (text: BilingualText): string => escapeHtml(say(text, language));
  const put = (x: number, y: number, text: string, more = ""): void => {
    parts.push(`<text x="${x}" y="${y}" text-anchor="middle" font-size="12.5" fill="${INK}"${more}>${text}</text>`);
  };
  const sum = (cells: readonly Transition[]): number => cells.reduce((total, { areaM2 }) => total + areaM2, 0);
  classes.forEach((one, i) => {
    put(HEAD.width + (i + 0.5) * CELL.width, 27, t(classOrNone(one)), ' font-weight="600"');
    put(HEAD.width / 2, HEAD.height + (i + 0.5) * CELL.height + 4, t(classOrNone(one)), ' font-weight="600"');
  });
  put(HEAD.width + (classes.length + 0.5) * CELL.width, 27, t(CHANGE_WORD.total));
  put(HEAD.width / 2, HEAD.height + (classes.length + 0.5) * CELL.height + 4, t(CHANGE_WORD.total));
  classes.forEach((before, row) => {
    classes.forEach((after, column) => {
      const cell = transitions.find((one) => one.before === before && one.after === after);
      const x = HEAD.width + column * CELL.width;
      const y = HEAD.height + row * CELL.height;
      const fill = cell === undefined ? "#fff" : colourOf(before, after);
      parts.push(
        `<rect class="sx-cell" x="${x + 2}" y="${y + 2}" width="${CELL.width - 4}" height="${CELL.height - 4}" rx="4" fill="${fill}" stroke="${BORDER}" stroke-width=".7"/>`,
      );
      if (cell === undefined) return;
      put(x + CELL.width / 2, y + (cell.sliverM2 > 0 ? 26 : 33), escapeHtml(areaText(cell.areaM2)));
      if (cell.sliverM2 > 0)
        put(
          x + CELL.width / 2,
          y + 43,
          escapeHtml(`(${areaText(cell.sliverM2)})`),
          ' font-size="11" fill-opacity=".75"',
        );
    });
    put(
      HEAD.width + (classes.length + 0.5) * CELL.width,
      HEAD.height + (row + 0.5) * CELL.height + 4,
      escapeHtml(areaText(sum(transitions.filter((one) => one.before === before)))),
    );
  });
  classes.forEach((after, column) => {
    put(
      HEAD.width + (column + 0.5) * CELL.width,
      HEAD.height + (classes.length + 0.5) * CELL.height + 4,
      escapeHtml(areaText(sum(transitions.filter((one) => one.after === after)))),
    );
  });
  put(
    HEAD.width + (classes.length + 0.5) * CELL.width,
    HEAD.height + (classes.length + 0.5) * CELL.height + 4,
    escapeHtml(areaText(sum(transitions))),
    ' font-weight="600"',
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${t(CHANGE_WORD.matrix)}" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif">${parts.join("")}</svg>`;
}

function colourOf(before: ClassOrNone, after: ClassOrNone): string {
  if (before === after) return before === null ? "#eee" : fillOf(before);
  if (before === "priority") return "#e2685c";
  return after === "priority" ? "#57b26d" : "#f3c46b";
}
