// SPDX-License-Identifier: MIT
// Figures that are a plot of the package's, with at most one control of their own.
import { html } from "lit/html.js";
import { holding } from "../cases.js";
import { range } from "./control.js";
import type { Figure } from "./figure.js";

export const payoff: Figure = {
  start: { mark: "90" },
  body: ({ plot, state }) => html`${plot({ view: "payoff", account: holding({}), mark: state["mark"]! })}`,
};

export const equity: Figure = {
  start: { mark: "90" },
  body: ({ plot, state }) => html`${plot({ view: "equity", account: holding({ mmr: "0.02" }), mark: state["mark"]! })}`,
};

/** The ladder under another maintenance margin: at the initial margin there is no room left. */
export const ladder: Figure = {
  start: { rate: "2" },
  body(studio) {
    const { state, texts, plot, text } = studio;
    const account = holding({ mmr: String(Number(state["rate"]) / 100) });
    const said = text({ of: "none", read: state["rate"]!, as: "percent" });
    return html`${plot({ view: "ladder", account, still: true })}
      ${range(studio, { name: "rate", label: texts.figures.maintenanceRate, min: 0.5, max: 20, step: 0.5, said })}`;
  },
};

/** The same position isolated and cross, with more or less in the account. */
export const modes: Figure = {
  start: { wallet: "3000" },
  body(studio) {
    const { state, texts, plot, text } = studio;
    const account = holding({ wallet: String(Number(state["wallet"]) - 2000) });
    const said = text({ of: "none", read: state["wallet"]!, as: "usd" });
    return html`${plot({ view: "modes", account, still: true })}
      ${range(studio, { name: "wallet", label: texts.figures.wholeAccount, min: 2000, max: 10000, step: 250, said })}`;
  },
};

export const funding: Figure = {
  start: { days: "30" },
  body(studio) {
    const { state, texts, plot } = studio;
    const days = state["days"]!;
    return html`${plot({ view: "funding", account: holding({ rate: "0.0001" }), hours: String(Number(days) * 24), still: true })}
      ${range(studio, { name: "days", label: texts.figures.heldFor, min: 1, max: 700, step: 1, said: texts.figures.days(Number(days)) })}`;
  },
};
