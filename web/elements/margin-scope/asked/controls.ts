// SPDX-License-Identifier: MIT
// What the inputs of a page say of an order.
import type { Numbers } from "../../locale/numbers.js";
import { readingOf } from "../../locale/reading.js";
import { DECIMALS, FIELDS, given, type DraftOrder } from "./draft.js";
import { noDecimal } from "./outcome.js";

// Methods of a form and its elements, whatever their inputs are called: an input of such a name would hide the method of its form.
export const matches = (element: Element, selector: string): boolean => Element.prototype.matches.call(element, selector);
export const within = (element: Element, selector: string): Element[] => [...Element.prototype.querySelectorAll.call(element, selector)];

/** The field that an input stands for, by its `data-ms`: `price-kind` for `priceKind`. */
function fieldOf({ dataset }: Control): keyof DraftOrder | undefined {
  const name = dataset["ms"]?.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return FIELDS.find((field) => field === name);
}

const isDecimal = (field: keyof DraftOrder): boolean => (DECIMALS as readonly string[]).includes(field);
/** Controls whose text is the page's own or the browser's, whatever the locale: `1.5` is one and a half. */
const UNLOCALIZED = new Set(["number", "range", "hidden", "radio", "checkbox", "select-one"]);
/** A limit that is a share: the number, then the locale's percent sign. */
const SHARE = /^(.*?)[\s\u061c\u200e\u200f]*([%\u066a\uff05])[\s\u061c\u200e\u200f]*$/su;

export interface Control extends HTMLElement {
  type?: string;
  checked?: boolean;
  value?: unknown;
  validity?: ValidityState;
}

/**
 * What these inputs say. `numbers` reads what a person typed, and of `typing`, the one they are in, what is finished.
 * @throws MarginInputError for what is no number as its locale writes numbers.
 */
export function said(inputs: Iterable<Control>, numbers: Numbers, typing?: Control): DraftOrder {
  const draft: Record<string, unknown> = {};
  for (const control of inputs) {
    const field = fieldOf(control);
    if (!field || control.matches(":disabled")) continue;
    if (control.validity?.badInput) throw noDecimal(`order.${field}`, "");
    const localized = isDecimal(field) && typed(control);
    const whole = field === "reduceOnly" ? affirmed(valueOf(control)) : valueOf(control);
    const value = localized && control === typing ? readingOf(numbers).finished(String(whole)) : whole;
    // Of two inputs for one field an empty one says nothing.
    if (value === undefined || (value === "" && given(draft[field]))) continue;
    draft[field] = localized && value !== "" ? exactly(String(value), numbers, field) : value;
  }
  return draft as DraftOrder;
}

/** Which symbol they say. */
export const symbolIn = (inputs: readonly Control[]): string | undefined => inputs
  .filter((control) => control.dataset["ms"] === "symbol" && !matches(control, ":disabled"))
  .map(valueOf).filter(given).at(-1) as string | undefined;

/** The same as one text to be compared: which inputs there are, what they are for, and what they hold. */
export const sign = (inputs: Iterable<Control>): string =>
  [...inputs].map((control) => `${control.dataset["ms"]} ${matches(control, ":disabled")} ${valueOf(control)}`).join("\n");

/** Whether a person wrote it as their locale has it. A value that is a number, and a `data-value`, are decimals already. */
const typed = ({ type, value }: Control): boolean => typeof value === "string" && value.trim() !== "" && !UNLOCALIZED.has(type ?? "");

/** Text that the engine would read otherwise than its writer, as `1.5` in a locale of decimal commas, must not reach it. */
function exactly(text: string, numbers: Numbers, field: keyof DraftOrder): string {
  const [, number = text, share] = (field === "riskCap" && SHARE.exec(text)) || [];
  const value = readingOf(numbers).parse(number);
  if (value === null) throw noDecimal(`order.${field}`, text);
  return share ? `${value}%` : value;
}

const elementsOf = (form: HTMLFormElement): HTMLCollectionOf<Control> =>
  Reflect.get(HTMLFormElement.prototype, "elements", form) as HTMLCollectionOf<Control>;

/** Every input inside, and those that belong to the form from elsewhere (`form="id"`). */
export function controls(root: Element): Set<Control> {
  const owned = root instanceof HTMLFormElement ? Array.from(elementsOf(root)).filter(({ dataset }) => dataset["ms"]) : [];
  return new Set([...(matches(root, "[data-ms]") ? [root as Control] : []), ...(within(root, "[data-ms]") as Control[]), ...owned]);
}

/** A choice in words may be a refusal. */
const affirmed = (value: string | boolean | undefined): boolean | undefined =>
  (typeof value === "string" ? !["", "0", "false", "no", "off"].includes(value.trim().toLowerCase()) : value);

/**
 * Undefined for a radio button or a box that is not chosen; only one for `reduce-only` then says no. A control that is no `<input>` may
 * be anything with a `value`, or say it in `data-value`.
 */
function valueOf(control: Control): string | boolean | undefined {
  if (control.type === "checkbox" && control.dataset["ms"] === "reduce-only") return Boolean(control.checked);
  if (control.type === "radio" || control.type === "checkbox") return control.checked ? String(control.value) : undefined;
  if (control.value !== undefined && control.value !== null) return String(control.value);
  return control.dataset["value"];
}
