// SPDX-License-Identifier: MIT
import type { Account, Order } from "marginscope/engine";
import { create, element } from "./dom.js";
import { price } from "./words.js";

/** What can be done with an order that waits. */
export interface Waiting {
  change(order: Order, at: number): void;
  cancel(order: Order, at: number): void;
}

/** Lists the orders that wait, by their places. */
export function showOrders(account: Account, waiting: Waiting): void {
  const orders = account.orders ?? [];
  element("open-orders", HTMLElement).hidden = orders.length === 0;
  element("open-orders-list", HTMLUListElement).replaceChildren(...orders.map((order, at) => {
    const text = spelled(account, order);
    const button = (name: string, action: Waiting["change"]): HTMLButtonElement => {
      const made = create("button", { type: "button", class: "small" }, name);
      made.setAttribute("aria-label", `${name}: ${text}`);
      made.addEventListener("click", () => action(order, at));
      return made;
    };
    return create("li", {}, create("span", {}, text), button("Change", waiting.change), button("Cancel", waiting.cancel));
  }));
}

/** After an order has gone the keyboard goes on at the next one, and `otherwise` where none is left. */
export function focusOrder(at: number, otherwise: HTMLElement): void {
  const rows = element("open-orders-list", HTMLUListElement).children;
  const next = rows[Math.min(at, rows.length - 1)]?.querySelector<HTMLElement>("button:last-of-type");
  (next ?? otherwise).focus();
}

/** An order in words, as `Buy 100 XYZ at 90.000`. */
export const spelled = (account: Account, { side, qty, symbol, price: at }: Order): string =>
  `${side === "buy" ? "Buy" : "Sell"} ${String(qty)} ${symbol} at ${price(account, symbol, String(at))}`;
