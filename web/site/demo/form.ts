// SPDX-License-Identifier: MIT
import type { Order } from "marginscope/engine";
import { element } from "./dom.js";

const FIELDS = ["price", "qty", "leverage", "stop", "target"] as const;
export type Field = (typeof FIELDS)[number];

/** The order form: the ticket reads it, and nobody else does. */
export class OrderForm {
  readonly form = element("order", HTMLFormElement);
  readonly #slider = element("leverage-slider", HTMLInputElement);
  readonly #symbol = element("symbol", HTMLSelectElement);
  readonly #fault = element("fault", HTMLElement);

  /** `changed` hears of every change by the reader. */
  constructor(changed: () => void) {
    this.#slider.addEventListener("input", () => this.write("leverage", this.#slider.value));
    this.field("leverage").addEventListener("input", () => this.#slide());
    // Prices of one contract say nothing of another.
    this.#symbol.addEventListener("input", () => { for (const name of ["price", "stop", "target"] as const) this.field(name).value = ""; });
    this.form.addEventListener("input", () => { this.#reflect(); changed(); });
  }

  get symbol(): string {
    return this.#symbol.value;
  }

  field(name: Field): HTMLInputElement {
    return element(name, HTMLInputElement);
  }

  symbols(symbols: readonly string[]): void {
    this.#symbol.replaceChildren(...symbols.map((symbol) => new Option(symbol, symbol)));
  }

  fill(order: Order): void {
    const choose = (name: string, value: string): void => {
      const radio = this.form.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
      if (radio) radio.checked = true;
    };
    this.#symbol.value = order.symbol;
    choose("side", order.side);
    choose("mode", order.mode ?? "isolated");
    choose("type", order.price === undefined ? "market" : "limit");
    for (const name of FIELDS) this.field(name).value = order[name] === undefined ? "" : String(order[name]);
    element("reduce-only", HTMLInputElement).checked = order.reduceOnly ?? false;
    this.#slide();
    this.write("qty", this.field("qty").value);
  }

  /** Writes a field as a person would: whoever listens to the form hears of it. */
  write(name: Field, value: string): void {
    this.field(name).value = value;
    this.field(name).dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** How far the slider goes; the text beside it goes further, and the engine says what is too much. */
  most(leverage: string | number | bigint): void {
    this.#slider.max = String(leverage);
    this.#slide();
  }

  get limit(): boolean {
    return new FormData(this.form).get("type") === "limit";
  }

  get side(): "buy" | "sell" {
    return new FormData(this.form).get("side") === "sell" ? "sell" : "buy";
  }

  /** Marks the field an error names (`order.qty`) and says what is wrong beside it; without one, clears all marks. */
  blame(path: string, sentence: string): void {
    for (const name of FIELDS) {
      if (path === `order.${name}`) this.field(name).setAttribute("aria-invalid", "true");
      else this.field(name).removeAttribute("aria-invalid");
    }
    this.#fault.textContent = sentence;
  }

  #slide(): void {
    const leverage = Number(this.field("leverage").value);
    if (Number.isFinite(leverage)) this.#slider.value = String(leverage);
    this.#spoken();
  }

  #reflect(): void {
    this.#spoken();
    this.field("price").disabled = !this.limit;
    this.form.dataset.side = this.side;
    element("submit", HTMLButtonElement).textContent = `${this.side === "buy" ? "Buy" : "Sell"} ${this.symbol}`;
  }

  #spoken(): void {
    this.#slider.setAttribute("aria-valuetext", `${this.#slider.value} times`);
  }
}
