// A proposal becomes a term when somebody confirms it, with a name and a day, and not before. Where the proposal leaves words
// over, the term stays words: its condition says when a person must read them.
import { type AccessTerm, type IsoDate, isIsoDate, SanxianError } from "../domain/index.ts";
import type { ConditionProposal } from "./condition-proposal.ts";

/** Who confirms a proposal, and when. 确认信息. */
export interface Confirmation {
  /** Name of the person or body. 确认人. */
  readonly by: string;
  /** Day. 日期. */
  readonly on: IsoDate;
}

/** A proposal that somebody confirmed, with the term it became. 已确认草案. */
export interface ConfirmedProposal extends Confirmation {
  /** The proposal. 草案. */
  readonly proposal: ConditionProposal;
  /** The term, to take the place of the words or to stand beside them. 条目. */
  readonly term: AccessTerm;
}

/**
 * Confirms a proposal: makes a term of it. Where the proposal leaves words over, the term stays text only: its condition says
 * when a person must read it, and it never counts as satisfied. 确认条件草案.
 *
 * @param term - the term whose words were read; never changed
 * @param proposal - from `proposeConditions`
 * @param confirmation - who confirms, and when
 * @returns the record of the confirmation with the new term, `id#n`
 * @throws SanxianError `OPTION_INVALID` without a name or a day
 * @example
 * ```ts
 * confirmProposal(term, proposeConditions(term.text)[0]!, { by: "示例市生态环境局", on: "2026-11-24" }).term.when;
 * ```
 */
export function confirmProposal(
  term: AccessTerm,
  proposal: ConditionProposal,
  { by, on }: Confirmation,
): ConfirmedProposal {
  if (typeof by !== "string" || by.trim() === "")
    throw new SanxianError("OPTION_INVALID", { name: "by", value: String(by), expected: "a name" });
  if (!isIsoDate(on))
    throw new SanxianError("OPTION_INVALID", { name: "on", value: String(on), expected: "YYYY-MM-DD" });
  const { textOnly: _, when: __, exceptWhen: ___, ...rest } = term;
  const { id, modality, when, exceptWhen, necessary, open, quote, replacement } = proposal;
  const words = { ...rest, id: `${term.id}#${id}`, modality, text: quote };
  const made: AccessTerm =
    open.length > 0
      ? // an exception that was not read whole spares nobody
        { ...words, ...(necessary === undefined ? {} : { when: necessary }), textOnly: true }
      : {
          ...words,
          when,
          ...(exceptWhen === undefined ? {} : { exceptWhen }),
          ...(replacement === undefined ? {} : { obligation: { what: quote } }),
        };
  return { by, on, proposal, term: made };
}
