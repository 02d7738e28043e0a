// SPDX-License-Identifier: MIT
import { html } from "lit/html.js";
import type { ValidAccountReport } from "marginscope/engine";
import { answer } from "../asks.js";
import { holding, two } from "../cases.js";
import { LEFT } from "../numbers.js";
import { dragging, range } from "./control.js";
import type { Figure } from "./figure.js";
import { jar } from "./jar.js";

const MARK = { name: "mark", min: 60, max: 120, step: 0.5 };

/** One position in a jar of its own: when it breaks, the rest of the account stays as it was. */
export const isolatedJars: Figure = {
  start: { mark: "88" },
  body(studio) {
    const { engine, state, texts, text, number } = studio;
    const account = holding({ mark: state["mark"]!, wallet: "3000" });
    const report = engine.assess(account) as ValidAccountReport;
    const position = report.positions[0]!;
    const gone = position.liquidation.status === "already";
    const rest = { of: "assess", account, read: "wallet", as: "usd" } as const;
    const equity = { of: "assess", account, read: ["+", "positions.0.margin", "positions.0.unrealizedPnl"], as: "usd" } as const;
    const where = { of: "assess", account: holding({}), read: "positions.0.liquidation.exact", as: "price" } as const;
    const mark = { of: "assess", account, read: "positions.0.mark", as: "price" } as const;
    const level = Number(position.margin) + Number(position.unrealizedPnl);
    const drag = dragging(studio, MARK);
    const said = gone ? texts.figures.isolatedGone(number(where), number(rest)) : texts.figures.isolated(number(equity), number(rest));
    const spoken = gone ? texts.figures.isolatedGone(text(where), text(rest)) : texts.figures.isolated(text(equity), text(rest));
    const own = {
      id: "jar-own", x: 92, width: 130, full: 4500, level: gone ? 0 : level, line: Number(position.maintenanceMargin),
      title: texts.figures.jarPosition, amount: gone ? texts.figures.gone : text(equity), gone,
    };
    return html`
      <svg class="drawing jars" viewBox="0 0 360 214" role="img" aria-label=${spoken.join("")}
        @pointerdown=${drag.down} @pointermove=${drag.move}>
        ${jar(own)}
        ${jar({ id: "jar-rest", x: 268, width: 130, full: 4500, level: Number(report.wallet), title: texts.figures.jarRest, amount: text(rest) })}
      </svg>
      ${range(studio, { ...MARK, label: texts.figures.mark, said: text(mark) })}
      <p class="said">${said}</p>`;
  },
};

/** Two positions on one jar: what one loses, the other can no longer lean on. */
export const crossJar: Figure = {
  start: { mark: "85" },
  body(studio) {
    const { engine, state, texts, text, number } = studio;
    const A = state["mark"]!;
    const both = two({ A });
    const report = engine.assess(both) as ValidAccountReport;
    const gone = report.status === "already";
    const dies = { of: "assess", account: two({}), read: "positions.0.liquidation.exact", as: "price" } as const;
    // Once A is liquidated the other position stands on what is left.
    const left = { of: "assess", account: two({}), read: LEFT, as: "usd" } as const;
    const equity = { of: "assess", account: both, read: "equity", as: "usd" } as const;
    const needed = { of: "assess", account: both, read: "maintenanceMargin", as: "usd" } as const;
    const mark = { of: "assess", account: both, read: "positions.0.mark", as: "price" } as const;
    const drag = dragging(studio, MARK);
    const level = Number(gone ? answer(engine, left) : report.equity);
    const said = gone ? texts.figures.crossGone(number(dies), number(left)) : texts.figures.cross(number(equity), number(needed));
    const spoken = gone ? texts.figures.crossGone(text(dies), text(left)) : texts.figures.cross(text(equity), text(needed));
    const whole = {
      id: "jar-all", x: 180, width: 320, full: 5000, level, line: Number(report.maintenanceMargin),
      title: texts.figures.jarAll, amount: gone ? text(left) : text(equity), gone,
    };
    return html`
      <svg class="drawing jars" viewBox="0 0 360 214" role="img" aria-label=${spoken.join("")}
        @pointerdown=${drag.down} @pointermove=${drag.move}>
        ${jar(whole)}
      </svg>
      ${range(studio, { ...MARK, label: texts.figures.markOfA, said: text(mark) })}
      <p class="said">${said}</p>`;
  },
};
