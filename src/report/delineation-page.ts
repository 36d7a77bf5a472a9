// A delineation as one HTML page: map, classes, the closed equation, every check, what each element covers, what became of
// small patches and of codes, and what was wrong with the data. No scripts, nothing loaded, printable on A4, Chinese first.

import type { Delineation } from "../delineation/index.ts";
import { delineationMapSvg } from "./delineation-map.ts";
import {
  band,
  checkTable,
  classTable,
  elementTable,
  equationText,
  facts,
  findingList,
  leftTable,
  patchTable,
  section,
  successionText,
  unitTable,
} from "./delineation-tables.ts";
import { WORD } from "./delineation-words.ts";
import { escapeHtml } from "./escape.ts";
import { penFor } from "./html-pen.ts";
import { STYLE } from "./html-style.ts";
import { type Language, say } from "./options.ts";

/** Options of {@link renderDelineation}. 划定报告选项. */
export interface DelineationPageOptions {
  /** Language; default both, Chinese first. 语言. */
  readonly language?: Language;
  /** Heading; the territory's name unless given. 标题. */
  readonly title?: string;
}

/**
 * Renders a delineation with its map and certificate as an HTML page. 划定成果与证书页面.
 *
 * @param result - from `delineate`
 * @param options - language, title
 * @returns a complete document
 * @example
 * ```ts
 * writeFileSync("delineation.html", renderDelineation(delineate(input)));
 * ```
 */
export function renderDelineation(result: Delineation, options: DelineationPageOptions = {}): string {
  const { language = "both", title = result.territory.name } = options;
  const pen = penFor(language, undefined);
  const { t } = pen;
  const body = [
    `<header><p class="kind">${t(WORD.title)}</p><h1>${escapeHtml(title)}</h1></header>`,
    band(result, pen),
    facts(result, pen),
    `<figure>${delineationMapSvg(result, { language })}</figure>`,
    section(WORD.classes, pen, classTable(result, pen)),
    result.certificate ? section(WORD.equation, pen, `<p>${t(equationText(result))}</p>`) : "",
    result.certificate ? section(WORD.checks, pen, checkTable(result.certificate.checks, pen)) : "",
    section(WORD.elements, pen, elementTable(result, pen)),
    result.dissolveLog.length > 0 ? section(WORD.patches, pen, patchTable(result, pen)) : "",
    result.patchesLeft.length > 0 ? section(WORD.left, pen, leftTable(result, pen)) : "",
    result.succession ? section(WORD.succession, pen, successionText(result, pen)) : "",
    result.findings.length > 0 ? section(WORD.findings, pen, findingList(result.findings, pen)) : "",
    section(WORD.unitList, pen, unitTable(result, pen)),
    result.certificate
      ? `<footer><p>${t(WORD.digest)}${pen.colon}<code>${escapeHtml(result.certificate.digest)}</code></p></footer>`
      : "",
  ];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(`${title} — ${say(WORD.title, language)}`)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language === "en" ? "en" : "zh-CN"}"><head>${head}</head>\n<body><main>\n${body.filter((part) => part !== "").join("\n")}\n</main></body></html>\n`;
}
