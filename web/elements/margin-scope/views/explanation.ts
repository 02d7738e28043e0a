// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import type { Term, Token } from "../../../engine/index.js";
import type { Explained } from "../said/explained.js";
import { movesOf, type Moved } from "../said/moves.js";
import type { Wording } from "../said/wording.js";
import type { Outcome } from "../types.js";

/**
 * The formula of a number twice, in symbols and with the account's own numbers, what each term is, and what moves a price. A term that is pointed at,
 * or focused, is marked everywhere.
 */
export function explanationTemplate({ explanation }: Explained, outcome: Outcome, wording: Wording): TemplateResult {
  const { messages } = wording;
  if (explanation.status === "invalid") return html``;
  const { formula, reason, terms, value, atMark } = explanation;
  const shown = formula.length ? formula : reason;
  const result = value ?? (formula.length ? atMark : undefined);
  return html`
    <div class="explanation" part="explanation" role="group" aria-label=${messages.howMade}
      @pointerover=${mark} @pointerleave=${unmark} @focusin=${mark} @focusout=${unmark}>
      <p class="formula" dir="ltr" part="formula">${symbolic(shown, terms)}</p>
      <p class="formula" dir="ltr" part="formula">${numeric(shown, wording)}${
        result === undefined ? nothing : html` <span class="operator">=</span> <strong>${wording.numbers.plain(result)}</strong>`}</p>
      ${value === undefined && reason.length && formula.length ? html`<p class="formula" dir="ltr">${numeric(reason, wording)}</p>` : nothing}
      <dl class="terms">${terms.map((term, at) => termTemplate(term, at, wording))}</dl>
      ${movesTemplate(movesOf(explanation, outcome, wording), messages.moves)}
    </div>`;
}

function termTemplate({ name, symbol, value, tier, position }: Term, at: number, { messages, numbers }: Wording): TemplateResult {
  const notes = [position, tier === undefined ? undefined : messages.tierRow(numbers.plain(String(tier + 1)))].filter(Boolean).join(", ");
  return html`<div data-term=${at} tabindex="0"><dt><i dir="ltr">${symbol}</i> ${messages.terms[name] ?? name}${
    notes ? html` <span class="note">${notes}</span>` : nothing}</dt><dd>${numbers.plain(value)}</dd></div>`;
}

function movesTemplate(moves: readonly Moved[], title: string): TemplateResult | typeof nothing {
  if (!moves.length) return nothing;
  return html`<p class="moving">${title}</p><dl class="terms" part="moves">${moves.map(({ input, to }) =>
    html`<div><dt><bdi>${input}</bdi></dt><dd>${to}</dd></div>`)}</dl>`;
}

const spaced = (tokens: readonly Token[], piece: (token: Token) => TemplateResult): TemplateResult[] =>
  tokens.map((token, at) => html`${isApart(token.text, tokens[at - 1]?.text) ? " " : ""}${piece(token)}`);

/** Blanks stand around operators, but not before the first token or inside brackets; the bracket after `max` and `min` stands close to it. */
const isApart = (text: string, before = "("): boolean =>
  before !== "(" && text !== ")" && text !== "," && !(text === "(" && /^m(ax|in)$/.test(before));

const symbolic = (tokens: readonly Token[], terms: readonly Term[]): TemplateResult[] =>
  spaced(tokens, ({ kind, text, term }) => (term === undefined
    ? html`<span class=${kind}>${text}</span>`
    : html`<i data-term=${term}>${terms[term]?.symbol ?? text}</i>`));

const numeric = (tokens: readonly Token[], { numbers }: Wording): TemplateResult[] =>
  spaced(tokens, ({ kind, text, term }) =>
    html`<span class=${kind} data-term=${term ?? nothing}>${kind === "number" ? numbers.plain(text.replace("−", "-")) : text}</span>`);

/** Everything that stands for the term pointed at. */
function mark(event: Event): void {
  const pointed = (event.target as Element).closest<HTMLElement>("[data-term]");
  const group = event.currentTarget as Element;
  unmark(event);
  if (pointed) for (const same of group.querySelectorAll(`[data-term="${pointed.dataset["term"]}"]`)) same.classList.add("lit");
}

function unmark(event: Event): void {
  for (const lit of (event.currentTarget as Element).querySelectorAll(".lit")) lit.classList.remove("lit");
}
