// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import type { ValidTicket } from "../../../engine/index.js";
import type { Asker, Asking } from "../asked/asking.js";
import { given, type DraftAccount, type DraftOrder } from "../asked/draft.js";
import type { EditedField, Edits, SizeField } from "../asked/edits.js";
import type { Typed } from "../asked/typed.js";
import type { Numbers } from "../../locale/numbers.js";
import { ladderTemplate } from "./ladder.js";
import { ticketTemplate, type Picture } from "./ticket.js";
import type { Outcome } from "../types.js";
import type { Wording } from "../said/wording.js";

/** The element, as far as it can be edited. */
export interface Edited {
  element: Asker & { shadowRoot: ShadowRoot | null; requestUpdate(): void };
  asking: Asking;
  disabled: boolean;
  /** Right after a reset nobody is in an input. */
  isReset: boolean;
  /** A person edits. Of a text that is still being typed only what is `said` counts. */
  edit: (field: EditedField, text: string, said?: string) => void;
}

/** What the inputs need beside what is on screen. */
interface Panel {
  disabled: boolean;
  edits: Edits;
  /** What counts now: the host's values with a person's in their place. */
  draft: DraftOrder & DraftAccount;
  /** Wallet and mark are the host's to know where it gave an account. */
  ownAccount: boolean;
  /** The input whose value is wrong. */
  wrong: string | undefined;
  /** The one that a person is in, and what stands there: nothing takes it from under their hands. */
  editing: { field: string; text: string } | undefined;
  finished: (text: string) => string;
  /** With every key. */
  onEdit: (field: EditedField, text: string) => void;
  /** What stands there is meant to be all. */
  onDone: (field: EditedField, text: string) => void;
  onLeave: () => void;
}

/** Inputs beside what follows from them, and the prices in their order. */
export function panelTemplate(picture: Picture, edited: Edited): TemplateResult {
  const { typed } = edited.asking;
  return html`
    <div class="panel" part="panel" lang=${picture.language.tag} dir=${picture.language.direction ?? nothing}>
      ${edited.element.editable && typed ? inputsTemplate(picture, panelOf(picture, edited, typed)) : nothing}
      <div class="results">${ticketTemplate(picture)}${ladderTemplate(picture)}</div>
    </div>`;
}

function panelOf({ outcome, wording: { numbers } }: Picture, { element, asking, disabled, isReset, edit }: Edited, typed: Typed): Panel {
  const finished = (text: string): string => typed.finished(text, numbers);
  return {
    disabled, finished, edits: typed.edits, draft: asking.draft, ownAccount: !element.account, wrong: fieldAtFault(outcome),
    editing: isReset ? undefined : editingIn(element.shadowRoot),
    onEdit: (field, text) => edit(field, text, finished(text)),
    onDone: (field, text) => { if (finished(text) !== text) edit(field, text); },
    onLeave: () => element.requestUpdate(),
  };
}

/** The input that a wrong value was given in: of the order, the wallet or the mark. */
function fieldAtFault(outcome: Outcome): string | undefined {
  const path = outcome.kind === "input" ? outcome.error.path : outcome.kind === "contradiction" ? outcome.reasons[0]?.path : undefined;
  const [of, field] = path?.split(".") ?? [];
  return of === "order" ? field : of === "marks" ? "mark" : of;
}

/** The input that a person is in. */
function editingIn(root: ShadowRoot | null): Panel["editing"] {
  const input = root?.activeElement?.closest<HTMLInputElement>(".field input");
  return input ? { field: input.closest<HTMLElement>(".field")!.dataset["name"]!, text: input.value } : undefined;
}

/** Inputs hold what was rendered as theirs, whatever was done to them since. */
export function hold(inputs: Iterable<HTMLInputElement>): void {
  for (const input of inputs) {
    if (input.value !== input.defaultValue) input.value = input.defaultValue;
    if (input.checked !== input.defaultChecked) input.checked = input.defaultChecked;
  }
}

function inputsTemplate({ outcome, wording }: Picture, panel: Panel): TemplateResult {
  const { messages } = wording;
  const ticket = outcome.kind === "ticket" ? outcome.ticket : null;
  const sized = panel.edits.sizing((field) => given(panel.draft[field]));
  const size = (field: SizeField, unit: string): TemplateResult =>
    inputTemplate(field, unit, wording, panel, sized.has(field) || !ticket ? undefined : derived(field, ticket, wording));
  return html`
    <fieldset class="inputs" part="inputs" ?disabled=${panel.disabled}>
      <legend class="hidden">${messages.orderTitle}</legend>
      ${choiceTemplate("side", messages.inputs.side, messages.sides, panel, "buy")}
      ${choiceTemplate("mode", messages.inputs.mode, messages.modes, panel,
        ticket?.after.position?.mode ?? ticket?.before.position?.mode ?? "isolated")}
      ${inputTemplate("price", wording.quote, wording, panel)}
      ${size("qty", wording.sizeUnit)}${size("notional", wording.money.unit)}${size("margin", wording.money.unit)}${size("leverage", "×")}
      ${sliderTemplate(wording, panel, ticket)}
      ${inputTemplate("stop", wording.quote, wording, panel)}${inputTemplate("target", wording.quote, wording, panel)}
      ${panel.ownAccount
        ? html`${inputTemplate("wallet", wording.money.unit, wording, panel)}${inputTemplate("mark", wording.quote, wording, panel)}`
        : nothing}
    </fieldset>`;
}

/** A text input reads what its locale writes. One whose value follows from the others shows it, and can be typed over. */
function inputTemplate(field: EditedField, unit: string, { messages, numbers }: Wording, panel: Panel, follows?: string): TemplateResult {
  const label = messages.inputs[field];
  const wrong = panel.wrong === field;
  const given = panel.draft[field as keyof DraftOrder];
  const own = panel.edits.text(field);
  const typed = panel.editing?.field === field ? panel.editing.text : undefined;
  // Another language writes what was typed otherwise.
  const held = typed === undefined || own === undefined || panel.finished(typed) === own ? typed : own;
  const value = held ?? follows ?? own ?? written(String(given ?? ""), numbers);
  return html`
    <label class="field" data-name=${field} data-wrong=${wrong ? "" : nothing} data-follows=${follows === undefined ? nothing : ""}>
      <span>${label}</span>
      <input type="text" inputmode="decimal" autocomplete="off" part="input" value=${value}
        aria-description=${follows === undefined ? nothing : messages.derived(label)}
        aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ? "detail" : nothing}
        @input=${(event: Event) => panel.onEdit(field, (event.target as HTMLInputElement).value)}
        @change=${(event: Event) => panel.onDone(field, (event.target as HTMLInputElement).value)} @blur=${() => panel.onLeave()}>
      <em>${unit}</em>
    </label>`;
}

/** What a host gave and is no number stands there as it is. */
const written = (value: string, numbers: Numbers): string => (value.trim() && Number.isFinite(Number(value)) ? numbers.typed(value) : value);

function choiceTemplate<Name extends string>(
  field: "side" | "mode", label: string, names: Record<Name, string>, panel: Panel, usual: Name,
): TemplateResult {
  const said = panel.draft[field];
  const chosen = said === "long" ? "buy" : said === "short" ? "sell" : said || usual;
  return html`
    <div class="choice" role="radiogroup" aria-label=${label}>${(Object.keys(names) as Name[]).map((name) => html`
      <label><input type="radio" name=${field} value=${name} ?checked=${chosen === name}
        @change=${() => panel.onEdit(field, name)}><span>${names[name]}</span></label>`)}
    </div>`;
}

/** The leverage's pointer twin; keys move it by one. */
function sliderTemplate({ messages, numbers, contract }: Wording, panel: Panel, ticket: ValidTicket | null): TemplateResult {
  const now = Number(given(panel.draft.leverage) ? panel.draft.leverage : ticket && leverageOf(ticket)) || 1;
  return html`<input class="slider" type="range" min="1" max=${Math.floor(Number(contract?.maxLeverage) || 100)} step="1" value=${Math.round(now)}
    aria-label=${messages.inputs.leverage} aria-valuetext=${messages.leverage(numbers.plain(String(Math.round(now * 100) / 100)))}
    @input=${(event: Event) => panel.onEdit("leverage", numbers.typed((event.target as HTMLInputElement).value))}>`;
}

function derived(field: SizeField, ticket: ValidTicket, { numbers, money }: Wording): string {
  switch (field) {
    case "qty": return numbers.typed(ticket.fill.qty);
    case "notional": return money.typed(ticket.fill.notional);
    case "margin": return money.typed(ticket.initialMargin);
    case "leverage": return numbers.typed(leverageOf(ticket), 2);
  }
}

/** Only to be shown beside its exact terms: an approximate quotient. */
const leverageOf = ({ fill, initialMargin }: ValidTicket): string =>
  (Number(initialMargin) > 0 ? String(Number(fill.notional) / Number(initialMargin)) : "1");
