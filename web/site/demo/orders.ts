// SPDX-License-Identifier: MIT
import type { Account } from "marginscope/engine";
import { create, element } from "./dom.js";
import { price } from "./words.js";

/** Lists the orders that wait; `cancel` takes one out by its place. */
export function showOrders(account: Account, cancel: (at: number) => void): void {
  const orders = account.orders ?? [];
  element("open-orders", HTMLElement).hidden = orders.length === 0;
  element("open-orders-list", HTMLUListElement).replaceChildren(...orders.map((order, at) => {
    const text = `${order.side === "buy" ? "Buy" : "Sell"} ${String(order.qty)} ${order.symbol} at ${price(account, order.symbol, String(order.price))}`;
    const button = create("button", { type: "button", class: "small" }, "Cancel");
    button.setAttribute("aria-label", `Cancel: ${text}`);
    button.addEventListener("click", () => cancel(at));
    return create("li", {}, create("span", {}, text), button);
  }));
}
