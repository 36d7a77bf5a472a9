// Columns of a terminal: East Asian wide characters take two, and lines are broken by the rules of both languages: between
// words in English, between characters in Chinese, but never before a closing mark or after an opening one.

const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f9ff],
  [0x20000, 0x3fffd],
];
const CLOSES = "，。、；：？！）】》」』”’…％";
const OPENS = "（【《「『“‘";

/** Columns that a text takes. @internal */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const c of text) columns += isWide(c) ? 2 : 1;
  return columns;
}

/** A text filled up with spaces. @internal */
export function padded(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** A text cut to some columns, with an ellipsis where something is left out. @internal */
export function cut(text: string, most: number): string {
  if (columnsOf(text) <= most) return text;
  let out = "";
  let columns = 1;
  for (const c of text) {
    columns += isWide(c) ? 2 : 1;
    if (columns > most) break;
    out += c;
  }
  return `${out}…`;
}

/** A text in lines of at most so many columns. @internal */
export function wrapped(text: string, columns: number): string[] {
  const most = Math.max(columns, 8);
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const piece of pieces(text)) {
    const size = columnsOf(piece);
    if (width > 0 && width + columnsOf(piece.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = "";
      width = 0;
    }
    if (width === 0 && columnsOf(piece.trimEnd()) > most) {
      // a word longer than a line is cut where the line ends
      for (const c of piece) {
        const step = isWide(c) ? 2 : 1;
        if (width + step > most) {
          lines.push(line);
          line = "";
          width = 0;
        }
        line += c;
        width += step;
      }
      continue;
    }
    line += piece;
    width += size;
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** What must not be broken: a word with the spaces behind it, or a wide character with the marks that cling to it. */
function pieces(text: string): string[] {
  const out: string[] = [];
  let piece = "";
  let before = "";
  for (const c of text) {
    const breaks =
      piece !== "" &&
      !CLOSES.includes(c) &&
      !OPENS.includes(before) &&
      c !== " " &&
      (before === " " || isWide(c) || isWide(before));
    if (breaks) {
      out.push(piece);
      piece = "";
    }
    piece += c;
    before = c;
  }
  if (piece !== "") out.push(piece);
  return out;
}

function isWide(c: string): boolean {
  const code = c.codePointAt(0)!;
  return code >= 0x1100 && WIDE.some(([first, last]) => code >= first && code <= last);
}
