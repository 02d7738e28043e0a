// SPDX-License-Identifier: MIT
import { html, svg } from "lit/html.js";
import type { ValidTicket } from "marginscope/engine";
import { empty, order } from "../cases.js";
import { dragging, range } from "./control.js";
import type { Figure } from "./figure.js";

const WIDTH = 360;
const BAR = { left: 8, right: 352, top: 62, height: 34 };
const MOST = 1500;

/** What is in the account against what an order at 10x costs: one cent too little and it is refused. */
export const entrance: Figure = {
  start: { wallet: "999.99" },
  body(studio) {
    const { engine, state, texts, text, number } = studio;
    const wallet = Number(state["wallet"]).toFixed(2).replace(/\.00$/, "");
    const [account, asked] = [empty({ wallet }), order({ leverage: "10" })];
    const ticket = engine.preview(account, asked) as ValidTicket;
    const cost = { of: "preview", account, order: asked, read: "cost", as: "usd" } as const;
    const have = { of: "assess", account, read: "wallet", as: "usd" } as const;
    const missing = { of: "preview", account, order: asked, read: "reasons.0.missing", as: "usd" } as const;
    const x = (amount: number): number => BAR.left + (amount / MOST) * (BAR.right - BAR.left);
    const [filled, gate] = [x(Number(wallet)), x(Number(ticket.cost))];
    const control = { name: "wallet", min: 900, max: 1100, step: 0.01 };
    const drag = dragging(studio, { ...control, min: 0, max: MOST });
    const verdict = ticket.accepted ? texts.figures.accepted : texts.figures.refused;
    return html`
      <svg class="drawing entrance" viewBox="0 0 ${WIDTH} 132" role="img"
        aria-label=${texts.figures.entranceSpoken(text(have), text(cost), verdict)} @pointerdown=${drag.down} @pointermove=${drag.move}>
        <rect class="trough" x=${BAR.left} y=${BAR.top} width=${BAR.right - BAR.left} height=${BAR.height} rx="3"/>
        <rect class="own" x=${BAR.left} y=${BAR.top} width=${(filled - BAR.left).toFixed(2)} height=${BAR.height} rx="3"/>
        ${ticket.accepted ? "" : svg`<rect class="missing" x=${filled.toFixed(2)} y=${BAR.top}
          width=${Math.max(1.5, gate - filled).toFixed(2)} height=${BAR.height}/>`}
        <path class="gate" d="M${gate.toFixed(2)} ${BAR.top - 16}V${BAR.top + BAR.height + 12}"/>
        <text x=${gate.toFixed(2)} y=${BAR.top - 24} text-anchor="middle">${texts.figures.cost} ${text(cost)}</text>
        <text class="on-own" x=${BAR.left + 10} y=${BAR.top + BAR.height / 2}
          dominant-baseline="central">${texts.figures.available} ${text(have)}</text>
        <text class=${ticket.accepted ? "good" : "bad"} x=${gate.toFixed(2)} y=${BAR.top + BAR.height + 28}
          text-anchor="middle">${ticket.accepted ? "✓" : "✕"} ${verdict}</text>
      </svg>
      ${range(studio, { ...control, label: texts.figures.available, said: text(have) })}
      <p class="said">${ticket.accepted ? texts.figures.entranceOpen(number(cost)) : texts.figures.entranceShut(number(missing))}</p>`;
  },
};
