// SPDX-License-Identifier: MIT
import { html } from "lit/html.js";
import type { Account, PositionReport, ValidAccountReport, Venue } from "marginscope/engine";
import { SYMBOL } from "../cases.js";
import type { Figure, Studio } from "./figure.js";

/** One cross position with a fee and a risk table of two rows, under a venue's rules. */
export const underRules = (rules: string): Account => ({
  rules, wallet: "2500", marks: { [SYMBOL]: "100" },
  contracts: [{
    symbol: SYMBOL, tick: "0.001", fees: { maker: "0.0002", taker: "0.0005" }, maxLeverage: "50",
    tiers: [{ from: "0", mmr: "0.005", imr: "0.02" }, { from: "9000", mmr: "0.01", imr: "0.025" }],
  }],
  positions: [{ symbol: SYMBOL, side: "long", qty: "100", entry: "100", mode: "isolated", margin: "2000", leverage: "5" }],
});

/** The switches of two venues that are not the same, by name. */
export function differences(left: Venue, right: Venue): { name: string; left: string; right: string }[] {
  const names = [...new Set([...Object.keys(left.rules), ...Object.keys(right.rules)])].sort();
  const of = (venue: Venue, name: string): string => String((venue.rules as Record<string, unknown>)[name] ?? "–");
  return names.map((name) => ({ name, left: of(left, name), right: of(right, name) })).filter((pair) => pair.left !== pair.right);
}

/** One position under any two venues' rules, and the switches by which they differ. */
export const venues: Figure = {
  start: { left: "binance-usdm", right: "okx-linear" },
  body(studio) {
    const { engine, texts, state, number } = studio;
    const all = engine.venues().filter(({ kinds }) => kinds.includes("linear"));
    const find = (id: string): Venue => all.find((venue) => venue.id === id) ?? all[0]!;
    const [left, right] = [find(state["left"]!), find(state["right"]!)];
    const pair = [left, right];
    const row = (venue: Venue): PositionReport => (engine.assess(underRules(venue.id)) as ValidAccountReport).positions[0]!;
    const ask = (venue: Venue, read: string, as: "price" | "usd") => number({ of: "assess", account: underRules(venue.id), read, as });
    const where = (venue: Venue): unknown => {
      const { status } = row(venue).liquidation;
      return status === "ok" ? ask(venue, "positions.0.liquidation.exact", "price") : texts.figures.statuses[status];
    };
    const cells = (of: (venue: Venue) => unknown): unknown => pair.map((venue) => html`<td>${of(venue)}</td>`);
    return html`
      <div class="choices">${
        choose(studio, "left", texts.figures.oneVenue, all, left)}${choose(studio, "right", texts.figures.otherVenue, all, right)}</div>
      <div class="scroll" tabindex="0" role="region" aria-label=${texts.figures.differ}><table>
        <thead><tr><th scope="col">${texts.figures.quantity}</th>${pair.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          <tr class="strong"><th scope="row">${texts.figures.liquidationPrice}</th>${cells(where)}</tr>
          <tr><th scope="row">${texts.figures.maintenanceMargin}</th>${
            cells((venue) => ask(venue, "positions.0.maintenanceMargin", "usd"))}</tr>
          <tr><th scope="row">${texts.figures.closingReserve}</th>${
            cells((venue) => ask(venue, "positions.0.closingReserve", "usd"))}</tr>
          ${differences(left, right).map(({ name, left: one, right: other }) => html`<tr><th scope="row">${
            texts.switches[name] ?? name} <code>${name}</code></th><td><code>${one}</code></td><td><code>${other}</code></td></tr>`)}
        </tbody></table></div>
      <p class="said">${texts.figures.asOf(pair.map(({ name, asOf, evidence }) => `${name} ${asOf} (${evidence})`).join(" · "))}</p>`;
  },
};

function choose({ state, set }: Studio, name: string, label: string, all: readonly Venue[], chosen: Venue): unknown {
  void state;
  const chosenNow = (event: Event): void => set({ [name]: (event.target as HTMLSelectElement).value });
  return html`<label class="choice"><span>${label}</span><select name=${name} @change=${chosenNow}>${all.map(({ id, name: shown }) => html`
    <option value=${id} ?selected=${id === chosen.id} .selected=${id === chosen.id}>${shown}</option>`)}</select></label>`;
}
