// The parts of the page of a delineation: verdict, facts, and its tables, none of more rows than a page holds.
import type { CertificateCheck, Delineation } from "../delineation/index.ts";
import { type BilingualText, type Finding, labelOf } from "../domain/index.ts";
import { CLASSES, COVERAGE, ORIGIN, STATE, STATE_CLASS, WHY, WORD } from "./delineation-words.ts";
import { escapeHtml } from "./escape.ts";
import { areaText, lengthText, shareText } from "./figures.ts";
import { fillBoth, same } from "./fill.ts";
import { type Pen, table } from "./html-pen.ts";
import { className } from "./labels.ts";

/** Most rows of a table; a page of a province must still open. */
const MOST_ROWS = 200;

/** A section with its heading. @internal */
export function section(heading: BilingualText, { t }: Pen, content: string): string {
  return `<section><h2>${t(heading)}</h2>${content}</section>`;
}

/** Rows as far as a page holds them, and how many there are beyond. */
function rowsOf<T>(items: readonly T[], row: (item: T) => string, head: Parameters<typeof table>[0], pen: Pen): string {
  const rest = items.length - MOST_ROWS;
  const more = rest > 0 ? `<p>${pen.t(fillBoth(WORD.more, { count: rest }))}</p>` : "";
  return table(head, items.slice(0, MOST_ROWS).map(row), pen) + more;
}

/** The verdict of the certificate. @internal */
export function band({ certificate, units }: Delineation, { t }: Pen): string {
  if (!certificate) return "";
  const { equation, counts, covered, valid } = certificate;
  const good = covered && valid;
  const why = fillBoth(covered ? WORD.coveredWhy : WORD.uncoveredWhy, {
    units: units.length,
    residual: equation.relativeResidual,
    gaps: counts.gaps,
    overlaps: counts.overlaps,
  });
  const items = [why, ...(good ? [] : [WORD.notCoveredWhy])].map((text) => `<li>${t(text)}</li>`);
  return `<div class="verdict ${good ? "admissible" : "inadmissible"}"><b>${t(good ? WORD.covered : WORD.notCovered)}</b><ul>${items.join("")}</ul></div>`;
}

/** What it is about, in a few lines. @internal */
export function facts({ method, profile, gridDeg, territory, units, totals }: Delineation, { t }: Pen): string {
  const rows: readonly (readonly [BilingualText, string])[] = [
    [WORD.territory, `${escapeHtml(territory.name)} <small>${escapeHtml(territory.adminCode)}</small>`],
    [WORD.area, areaText(totals.territoryM2)],
    [WORD.units, String(units.length)],
    [WORD.method, t(method === "fitting" ? WORD.fitting : WORD.overlay)],
    [WORD.profile, escapeHtml(profile)],
    [WORD.grid, `${gridDeg}°`],
  ];
  return `<dl class="facts">${rows.map(([name, value]) => `<div><dt>${t(name)}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}

/** Units by class. @internal */
export function classTable({ units, totals }: Delineation, pen: Pen): string {
  const rows = CLASSES.map((zoneClass) => {
    const count = units.filter((unit) => unit.class === zoneClass).length;
    const areaM2 = totals.byClassM2[zoneClass];
    return `<tr><td><span class="dot ${zoneClass}"></span>${pen.t(className(zoneClass))}</td><td class="n">${count}</td><td class="n">${areaText(areaM2)}</td><td class="n">${shareText(areaM2 / totals.territoryM2)}</td></tr>`;
  });
  const head = [
    [WORD.class, ""],
    [WORD.count, "n"],
    [WORD.area, "n"],
    [WORD.share, "n"],
  ] as const;
  return table(head, rows, pen);
}

/** The closed equation of areas. @internal */
export function equationText({ certificate }: Delineation): BilingualText {
  const { territoryM2, unitsM2, repeatedM2, outsideM2, gapM2, residualM2 } = certificate!.equation;
  return fillBoth(WORD.equationRow, {
    territory: areaText(territoryM2),
    units: areaText(unitsM2),
    repeated: areaText(repeatedM2),
    outside: areaText(outsideM2),
    gap: areaText(gapM2),
    residual: residualM2,
  });
}

/** Every check, with the first of its problems. @internal */
export function checkTable(checks: readonly CertificateCheck[], pen: Pen): string {
  const { t } = pen;
  const rows = checks.map(({ code, title, state, count, findings, why }) => {
    const first = findings
      .slice(0, 3)
      .map(({ message }) => `<div class="row">${t(message)}</div>`)
      .join("");
    const reason = why ? t(why) : first || t(WORD.none);
    return `<tr class="${STATE_CLASS[state]}"><td><b class="id">${escapeHtml(code)}</b> ${t(title)}</td><td>${t(STATE[state])}</td><td class="n">${count}</td><td>${reason}</td></tr>`;
  });
  const head = [
    [WORD.check, ""],
    [WORD.state, ""],
    [WORD.count, "n"],
    [WORD.problems, ""],
  ] as const;
  return table(head, rows, pen, "terms");
}

/** What the layer of each element covers. @internal */
export function elementTable({ elements }: Delineation, pen: Pen): string {
  const { t } = pen;
  const rows = elements.map(
    ({ element, state, coveredM2, uncoveredM2 }) =>
      `<tr><td>${t(labelOf("element", element))}</td><td>${t(COVERAGE[state])}</td><td class="n">${state === "noData" ? "—" : areaText(coveredM2)}</td><td class="n">${state === "noData" ? "—" : areaText(uncoveredM2)}</td></tr>`,
  );
  const head = [
    [WORD.element, ""],
    [WORD.coverage, ""],
    [WORD.area, "n"],
    [WORD.uncovered, "n"],
  ] as const;
  return table(head, rows, pen);
}

/** Small patches that joined a neighbour. @internal */
export function patchTable({ dissolveLog }: Delineation, pen: Pen): string {
  const owner = ({ name, code, beforeM2, afterM2 }: Delineation["dissolveLog"][number]["from"]): string =>
    `${escapeHtml(name)} <small>${escapeHtml(code ?? "—")}</small><br><small>${areaText(beforeM2)} → ${areaText(afterM2)}</small>`;
  const head = [
    [WORD.from, ""],
    [WORD.to, ""],
    [WORD.area, "n"],
    [WORD.width, "n"],
  ] as const;
  return rowsOf(
    dissolveLog,
    ({ from, to, areaM2, meanWidthM }) =>
      `<tr><td>${owner(from)}</td><td>${owner(to)}</td><td class="n">${areaText(areaM2)}</td><td class="n">${lengthText(meanWidthM)}</td></tr>`,
    head,
    pen,
  );
}

/** Small patches that stayed. @internal */
export function leftTable({ patchesLeft }: Delineation, pen: Pen): string {
  const head = [
    [WORD.code, ""],
    [WORD.area, "n"],
    [WORD.width, "n"],
    [WORD.why, ""],
  ] as const;
  return rowsOf(
    patchesLeft,
    ({ code, areaM2, meanWidthM, why }) =>
      `<tr><td>${escapeHtml(code)}</td><td class="n">${areaText(areaM2)}</td><td class="n">${lengthText(meanWidthM)}</td><td>${pen.t(WHY[why])}</td></tr>`,
    head,
    pen,
  );
}

/** What became of the codes of the version before. @internal */
export function successionText({ succession }: Delineation, { t }: Pen): string {
  const { units, retired } = succession!;
  const counts = Object.entries(ORIGIN).map(([origin, name]) => {
    const count = units.filter((unit) => unit.origin === origin).length;
    return `<li>${t(name)} ${count}</li>`;
  });
  const codes = retired.slice(0, MOST_ROWS).map(({ code }) => code);
  const gone = fillBoth(WORD.retired, {
    count: retired.length,
    codes: codes.length > 0 ? codes.join(", ") : WORD.none,
  });
  return `<ul>${counts.join("")}</ul><p>${t(gone)}</p>`;
}

/** What was wrong with the data, the gravest first. @internal */
export function findingList(findings: readonly Finding[], { t }: Pen): string {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const sorted = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const items = sorted.slice(0, MOST_ROWS).map(({ code, severity, message }) => {
    return `<li>${t(labelOf("severity", severity))} <code>${escapeHtml(code)}</code> ${t(message)}</li>`;
  });
  const rest = findings.length - MOST_ROWS;
  return `<ul>${items.join("")}</ul>${rest > 0 ? `<p>${t(fillBoth(WORD.more, { count: rest }))}</p>` : ""}`;
}

/** Every unit with its reasons. @internal */
export function unitTable({ units, lineage }: Delineation, pen: Pen): string {
  const { t } = pen;
  const areas = new Map(lineage.map(({ code, areaM2 }) => [code, areaM2]));
  const head = [
    [WORD.name, ""],
    [WORD.class, ""],
    [WORD.area, "n"],
    [WORD.reasons, ""],
  ] as const;
  return rowsOf(
    units,
    ({ code, name, class: zoneClass, reasons }) => {
      const why = reasons.map(({ zones, trigger }) => {
        const listed = zones.slice(0, 6).join(", ") + (zones.length > 6 ? " …" : "");
        return `<div class="row">${trigger ? t(labelOf("keyTrigger", trigger)) : ""} <small>${escapeHtml(listed)}</small></div>`;
      });
      return `<tr><td>${escapeHtml(name)}<br><small>${escapeHtml(code)}</small></td><td><span class="dot ${zoneClass}"></span>${t(className(zoneClass))}</td><td class="n">${t(same(areaText(areas.get(code) ?? 0)))}</td><td>${why.join("")}</td></tr>`;
    },
    head,
    pen,
  );
}
