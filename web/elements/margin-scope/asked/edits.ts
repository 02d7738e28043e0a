// SPDX-License-Identifier: MIT
import { fractionDigits, Numbers } from "../../locale/numbers.js";
import { readingOf } from "../../locale/reading.js";
import { given, type DraftOrder } from "./draft.js";
import { noDecimal } from "./outcome.js";

/** What a person may edit, by the name of its property. */
export type EditedField = "side" | "mode" | "price" | "stop" | "target" | "wallet" | "mark" | SizeField;
export type SizeField = "qty" | "notional" | "margin" | "leverage";

/** Size and value say the same thing; of size, margin and leverage two give the third. */
const SAYS: Record<SizeField, "size" | "margin" | "leverage"> = { qty: "size", notional: "size", margin: "margin", leverage: "leverage" };
const FROM_HOST: readonly SizeField[] = ["leverage", "margin", "qty", "notional"];
const isSize = (field: EditedField): field is SizeField => Object.hasOwn(SAYS, field);
const WORDS = new Set<EditedField>(["side", "mode"]);

/** What a person typed, and in which order: of size, order value, margin and leverage the two touched last count. */
export class Edits {
  #texts: Partial<Record<EditedField, string>> = {};
  #touched: SizeField[] = [];
  /** The locale that they are written in. */
  #locale: string | undefined;

  get any(): boolean {
    return this.#all.length > 0;
  }

  get #all(): [EditedField, string][] {
    return Object.entries(this.#texts) as [EditedField, string][];
  }

  text(field: EditedField): string | undefined {
    return this.#texts[field];
  }

  set(field: EditedField, text: string): void {
    this.#texts[field] = text;
    if (isSize(field)) this.#touched = [...this.#touched.filter((other) => other !== field), field];
  }

  /** From now on numbers are written as in another locale: what was typed keeps its value. What was no number stays as it is. */
  writeIn(numbers: Numbers): void {
    if (numbers.locale === this.#locale) return;
    const before = readingOf(this.any ? new Numbers(this.#locale) : numbers);
    for (const [field, text] of this.#all) {
      const value = WORDS.has(field) ? null : before.parse(text);
      if (value !== null) this.#texts[field] = numbers.typed(value, fractionDigits(value));
    }
    this.#locale = numbers.locale;
  }

  /** Of what was typed these fields stay. */
  keep(fields: readonly EditedField[]): void {
    for (const [field] of this.#all) if (!fields.includes(field)) delete this.#texts[field];
    this.#touched = this.#touched.filter((field) => fields.includes(field));
  }

  /** What was typed as the mark counts no longer. */
  dropMark(): void {
    delete this.#texts.mark;
  }

  /** As text, and back: for a browser that brings a page back as it was left. Empty where nothing was typed. */
  save(): string {
    return this.any ? JSON.stringify([this.#texts, this.#touched, this.#locale]) : "";
  }

  /** What is no such text changes nothing. */
  restore(saved: string): void {
    try {
      const [texts, touched, locale] = JSON.parse(saved) as [Partial<Record<EditedField, string>>, SizeField[], string | undefined];
      if (!Array.isArray(touched) || !Object.values(texts).every((text) => typeof text === "string")) return;
      this.#texts = texts;
      if (typeof locale === "string") this.#locale = locale;
      this.#touched = touched.filter(isSize);
    } catch {
      return;
    }
  }

  /** The fields that give the order its size: those touched last, else of those that the host gave first the leverage. */
  sizing(given: (field: SizeField) => boolean): Set<SizeField> {
    const chosen = new Map<string, SizeField>();
    for (const field of [...this.#touched].reverse().concat(FROM_HOST.filter((other) => !this.#touched.includes(other) && given(other)))) {
      if (chosen.size < 2 && !chosen.has(SAYS[field]) && this.#texts[field]?.trim() !== "") chosen.set(SAYS[field], field);
    }
    return new Set(chosen.values());
  }

  /**
   * The draft with what was typed in place of what the host said.
   * @throws MarginInputError for what is no number as its locale writes numbers.
   */
  applied<Draft extends DraftOrder>(draft: Draft, numbers: Numbers): Draft {
    if (!this.any) return draft;
    const made: Record<string, unknown> = { ...(draft as object) };
    const reading = readingOf(numbers);
    const counted = this.sizing((field) => given(draft[field]));
    for (const [field, text] of this.#all) {
      if (isSize(field) && !counted.has(field)) continue;
      if (WORDS.has(field) || text.trim() === "") {
        made[field] = text;
        continue;
      }
      const value = reading.parse(text);
      if (value === null) throw noDecimal(field === "wallet" || field === "mark" ? field : `order.${field}`, text);
      made[field] = value;
    }
    for (const field of FROM_HOST) if (!counted.has(field)) made[field] = null;
    return made as Draft;
  }
}
