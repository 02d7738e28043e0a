// SPDX-License-Identifier: MIT
// What the element's types allow and what they must refuse.
import type { Order, Ticket } from "marginscope/engine";
import { registerPlotWords } from "marginscope/plot";
import { registerMessages, type MarginScope, type MarginScopeStatus, type Messages, type Settable } from "marginscope/element";
import de from "marginscope/locales/de";
import "marginscope/element/define";

export function uses(order: Order): void {
  const element: MarginScope = document.createElement("margin-scope");
  element.order = order;
  element.preview(null);
  element.tick("80.402");
  element.tick({ XYZ: 80, ABC: 1n });
  const report: Ticket | null = element.report;
  const text: string = element.asText();
  void [report, text];
  element.addEventListener("ms-status", ({ detail: { from, to } }) => {
    const crossed: [MarginScopeStatus, MarginScopeStatus] = [from, to];
    void crossed;
  });
  element.addEventListener("ms-error", ({ detail: { error } }) => { void error.message; });
  element.addEventListener("click", ({ clientX }) => { void clientX; });

  const labels: Settable<MarginScope> = { base: "BTC", quote: "USD", settle: "BTC" };
  Object.assign(element, labels);

  // @ts-expect-error The report is the engine's to write.
  element.report = null;
  // @ts-expect-error There is no such theme.
  element.theme = "sepia";
  // @ts-expect-error An order has a side.
  element.preview({ symbol: "XYZ", qty: 1 });
  // @ts-expect-error A crossing has no price.
  element.addEventListener("ms-status", ({ detail }) => { void detail.price; });
}

export function speaks(): void {
  registerMessages("de-AT", { ...de, orderTitle: "Auftrag" });
  const messages: Messages = de;
  void messages.reasons["off-lot"]({ limit: "0.1" });

  // @ts-expect-error There is no such text.
  registerMessages("de", { greeting: "Hallo" });
  registerPlotWords("de-AT", { price: "Preis" });
  // @ts-expect-error -- plots say no such thing
  registerPlotWords("de", { greeting: "Hallo" });
  // @ts-expect-error A catalogue lacks nothing.
  const short: Messages = { now: "Jetzt" };
  void short;
}
