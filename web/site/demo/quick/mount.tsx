// SPDX-License-Identifier: MIT
import { createRoot } from "react-dom/client";
import type { Desk } from "../desk.js";
import { price } from "../words.js";
import { QuickOrder, type Host, type Shown } from "./quick-order.js";

/** Puts the form of React's into `box`, for the account at the desk. */
export function mountQuickOrder(box: HTMLElement, desk: Desk): void {
  createRoot(box).render(<QuickOrder host={hostOf(desk)} />);
}

function hostOf(desk: Desk): Host {
  let shown: Shown | null = null;
  const now = (): Shown => {
    const { paper, symbol, preset } = desk;
    return { account: paper.account, symbol, base: preset.base[symbol] ?? symbol, quote: preset.quote };
  };
  return {
    subscribe: (listener) => desk.onFrame(() => { shown = null; listener(); }),
    snapshot: () => (shown ??= now()),
    place(order) {
      const placed = desk.paper.place(order);
      desk.changed();
      if (!placed?.ticket.accepted) return "Order refused.";
      return `Order accepted and filled at ${price(desk.paper.account, order.symbol, placed.ticket.fill.price)}.`;
    },
  };
}
