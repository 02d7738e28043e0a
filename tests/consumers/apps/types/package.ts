// SPDX-License-Identifier: MIT
// What the packed types allow and refuse where nothing else is installed.
import { createEngine, MarginInputError, type Account, type Engine, type Ticket } from "marginscope";
import { readVenuePrice } from "marginscope/engine";
import { MarginScope, type MarginScopeEventMap, type MarginScopeSide, type MarginScopeStatus, type MarginScopeView } from "marginscope/element";
import "marginscope/element/define";
import { MarginPlot, type MarginPlotView } from "marginscope/plot";
import "marginscope/plot/define";
import { account, order } from "../situation.js";

export async function asks(): Promise<string | undefined> {
  const engine: Engine = await createEngine();
  const ticket: Ticket = engine.preview(account, order);
  if (ticket.status === "invalid") return undefined;
  void [readVenuePrice("okx-linear", "80.4"), MarginInputError];
  // @ts-expect-error An account is no text.
  engine.assess("3000");
  return ticket.after.position?.liquidation.price;
}

export function shows(other: Account): void {
  const element: MarginScope = document.createElement("margin-scope");
  const page: HTMLElement = element;
  element.account = other;
  element.tick("100.5");
  element.updateComplete.then((done: boolean) => void [done, page]);
  element.addEventListener("ms-status", ({ detail }) => { const to: MarginScopeStatus = detail.to; void to; });
  const changed: MarginScopeEventMap["ms-change"]["detail"]["report"] = element.report;
  void [changed, new MarginScope()];
  // Words that an editor offers; any text of a host's own may stand there as well.
  const sides: MarginScopeSide[] = ["buy", "sell", location.hash];
  const view: MarginScopeView = "panel";
  Object.assign(element, { view, side: sides[0] });
  element.side = location.hash;
  // @ts-expect-error A side is a word.
  element.side = 1;
  // @ts-expect-error There is no such property: the type of what the element stands on is known, not `any`.
  element.nowhere = 1;
  // @ts-expect-error The report is the engine's to write.
  element.report = null;
  // @ts-expect-error There is no such theme.
  element.theme = "sepia";
  // @ts-expect-error An order has a side.
  element.preview({ symbol: "XYZ", qty: 1 });
}

export function hears(form: HTMLFormElement): void {
  document.addEventListener("ms-change", ({ detail }) => { const status: MarginScopeStatus = detail.status; void status; });
  window.addEventListener("ms-error", ({ detail: { error } }) => { void error.message; });
  form.addEventListener("ms-status", ({ detail: { from, to } }) => { const crossed: MarginScopeStatus[] = [from, to]; void crossed; });
  document.body.addEventListener("ms-mark", ({ detail }) => { const mark: string = detail.mark; void mark; });
  form.addEventListener("ms-of-the-hosts-own", (event: Event) => { void event; });
  // @ts-expect-error A crossing has no price, wherever it is heard.
  document.addEventListener("ms-status", ({ detail }) => { void detail.price; });
}

export function draws(view: MarginPlotView): void {
  const plot: MarginPlot = document.createElement("margin-plot");
  Object.assign(plot, { view, account, mark: "90" });
  plot.addEventListener("ms-mark", ({ detail }) => { const mark: string = detail.mark; void mark; });
  void new MarginPlot();
  // @ts-expect-error There is no such view.
  plot.view = "pie";
}
