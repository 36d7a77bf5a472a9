// Text from data made harmless: what steers a terminal, turns the direction of writing, hides, or cannot be encoded becomes a
// space or the replacement character. The ranges stand here and are not left to \p{Cf}, which grows with every engine.

/** First and last code points that become a space. */
const STEERS: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f], // C0, with tab, line feed and the escape that begins ANSI sequences
  [0x7f, 0x9f], // delete, and C1 with the one-character CSI
  [0xad, 0xad], // soft hyphen
  [0x61c, 0x61c], // Arabic letter mark
  [0x180e, 0x180e], // Mongolian vowel separator
  [0x200b, 0x200f], // zero-width space and joiners, direction marks
  [0x2028, 0x202e], // line and paragraph separators, bidirectional embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, bidirectional isolates
  [0xfdd0, 0xfdef], // noncharacters
  [0xfeff, 0xfeff], // byte-order mark
  [0xfff9, 0xfffb], // interlinear annotation
  [0xfffe, 0xffff], // noncharacters that XML refuses
  [0xe0000, 0xe007f], // tags
];

/** Text from data that is safe to show on one line of anything. @internal */
export function plain(text: string): string {
  let out = "";
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (code >= 0xd800 && code <= 0xdfff) out += "\ufffd";
    else out += steers(code) ? " " : c;
  }
  return out;
}

function steers(code: number): boolean {
  // most text is CJK or ASCII, between the ranges
  if ((code >= 0x20 && code < 0x7f) || (code >= 0x3000 && code < 0xd800)) return false;
  if ((code & 0xfffe) === 0xfffe) return true;
  return STEERS.some(([first, last]) => code >= first && code <= last);
}
