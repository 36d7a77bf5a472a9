// What a check of a scheme found, as text for a terminal: each check with its state, then its findings with place and remedy.
import type { CheckState, CoverageCertificate } from "../delineation/index.ts";
import { type BilingualText, type Finding, LABELS } from "../domain/index.ts";
import { columnsOf, wrapped } from "./columns.ts";
import { type Language, say } from "./options.ts";
import { plain } from "./plain.ts";

/** A check and how it came out; the checks of a certificate are such. 检查项. */
export interface CheckedItem {
  /** Code. 代码. */
  readonly code: string;
  /** What it asks. 名称. */
  readonly title: BilingualText;
  /** How it came out. 结果. */
  readonly state: CheckState;
  /** Number of findings. 问题数. */
  readonly count: number;
  /** The findings, the gravest first. 问题. */
  readonly findings: readonly Finding[];
  /** Why it was not made. 未检查的原因. */
  readonly why?: BilingualText;
}

/** What {@link renderChecks} writes. 检查报告. */
export interface CheckedScheme {
  /** Name of the scheme. 方案名称. */
  readonly name: string;
  /** Whether nothing failed. 是否通过. */
  readonly passed: boolean;
  /** The checks. 检查项. */
  readonly checks: readonly CheckedItem[];
  /** The coverage certificate, when coverage was checked. 全域覆盖证书. */
  readonly certificate?: CoverageCertificate;
}

/** Options of {@link renderChecks}. 检查报告选项. */
export interface CheckTextOptions {
  /** Language; both unless given. 语言. */
  readonly language?: Language;
  /** Width in columns; 80 unless given. 列数. */
  readonly columns?: number;
  /** Colours states by ANSI sequences; default false. 颜色. */
  readonly color?: boolean;
  /** Most findings of a check that are written; 10 unless given. 每项最多列出. */
  readonly mostListed?: number;
}

const STATE: Readonly<Record<CheckState, BilingualText>> = {
  passed: { zh: "通过", en: "passed" },
  warned: { zh: "有提醒", en: "warned" },
  failed: { zh: "未通过", en: "failed" },
  notChecked: { zh: "未检查", en: "not checked" },
};
const PAINT: Readonly<Record<CheckState, string>> = { passed: "32", warned: "1;33", failed: "1;31", notChecked: "2" };
const WORD = {
  passed: { zh: "检查通过", en: "Nothing failed" },
  failed: { zh: "检查未通过", en: "Checks failed" },
  territory: { zh: "辖区面积", en: "Territory" },
  units: { zh: "单元面积之和", en: "Sum of units" },
  repeated: { zh: "重复面积", en: "Covered again" },
  outside: { zh: "越界面积", en: "Outside" },
  gap: { zh: "缝隙面积", en: "Gaps" },
  residual: { zh: "残差", en: "Residual" },
  digest: { zh: "证书摘要 SHA-256", en: "Digest of the certificate SHA-256" },
  equation: { zh: "面积闭合式", en: "Closed equation of areas" },
  more: { zh: "另有", en: "and more:" },
} as const satisfies Readonly<Record<string, BilingualText>>;

/**
 * Writes what a check found as text. 检查报告文本.
 *
 * @param checked - the checks, and the certificate
 * @param options - language, width, colour
 * @example
 * ```ts
 * const { checks, valid } = certify(scheme);
 * console.log(renderChecks({ name: scheme.name, passed: valid, checks }));
 * ```
 */
export function renderChecks(checked: CheckedScheme, options: CheckTextOptions = {}): string {
  const { language = "both", columns = 80, color = false, mostListed = 10 } = options;
  const t = (text: BilingualText): string => plain(say(text, language));
  const lines: string[] = [];
  const put = (lead: string, text: string): void => {
    const hang = columnsOf(lead);
    wrapped(text, columns - hang).forEach((line, i) => {
      lines.push((i === 0 ? lead : " ".repeat(hang)) + line);
    });
  };
  const paint = (state: CheckState, text: string): string => (color ? `\u001b[${PAINT[state]}m${text}\u001b[0m` : text);
  put("", plain(checked.name));
  lines.push(paint(checked.passed ? "passed" : "failed", `【${t(checked.passed ? WORD.passed : WORD.failed)}】`));
  for (const { code, title, state, count, findings, why } of checked.checks) {
    const many = count > 0 ? ` ${count}` : "";
    const lead = `[${t(STATE[state])}${many}] `;
    lines.push("");
    wrapped(`${code} · ${t(title)}`, columns - columnsOf(lead)).forEach((line, i) => {
      lines.push(i === 0 ? `[${paint(state, t(STATE[state]))}${many}] ${line}` : " ".repeat(columnsOf(lead)) + line);
    });
    if (why) put("    ", t(why));
    for (const finding of findings.slice(0, mostListed)) {
      const { severity, message, code: of } = finding;
      const lead = `  ${say(LABELS.severity[severity], language === "both" ? "zh" : language)} `;
      if (language !== "en") put(lead, plain(`${message.zh} [${of}]`));
      if (language !== "zh")
        put(
          language === "en" ? lead : " ".repeat(columnsOf(lead)),
          plain(`${message.en}${language === "en" ? ` [${of}]` : ""}`),
        );
    }
    const rest = count - Math.min(findings.length, mostListed);
    if (rest > 0) lines.push(`    ${t(WORD.more)} ${rest}`);
  }
  if (checked.certificate) {
    const { equation, digest } = checked.certificate;
    lines.push("", `── ${t(WORD.equation)} (m²)`);
    const rows: readonly (readonly [BilingualText, string, number])[] = [
      [WORD.territory, "=", equation.territoryM2],
      [WORD.units, " ", equation.unitsM2],
      [WORD.repeated, "−", equation.repeatedM2],
      [WORD.outside, "−", equation.outsideM2],
      [WORD.gap, "+", equation.gapM2],
      [WORD.residual, "+", equation.residualM2],
    ];
    const wide = Math.max(...rows.map(([name]) => columnsOf(t(name))));
    for (const [name, sign, value] of rows)
      lines.push(`  ${t(name)}${" ".repeat(wide - columnsOf(t(name)))}  ${sign} ${value.toFixed(3)}`);
    lines.push("", `${t(WORD.digest)}`, `  ${digest}`);
  }
  return `${lines.join("\n")}\n`;
}
