// SPDX-License-Identifier: MIT
import { html, svg } from "lit/html.js";
import { empty, order } from "../cases.js";
import { dragging, range } from "./control.js";
import type { Figure } from "./figure.js";

const WIDTH = 360;
const HEIGHT = 112;

/** A position as blocks of the margin's size: the first is one's own, the others are borrowed. */
export const blocks: Figure = {
  start: { leverage: "5" },
  body(studio) {
    const { state, texts, number, text } = studio;
    const leverage = Number(state["leverage"]);
    const of = { of: "preview", account: empty({ wallet: "2000" }), order: order({ margin: "2000", leverage: String(leverage) }) } as const;
    const value = { ...of, read: "fill.notional", as: "usd" } as const;
    const own = { ...of, read: ["/", "initialMargin", "fill.notional"], as: "share" } as const;
    const control = { name: "leverage", min: 1, max: 100, step: 1 };
    const drag = dragging(studio, { ...control });
    const { columns, side } = packing(leverage);
    const bottom = (HEIGHT + side * Math.ceil(leverage / columns)) / 2;
    const gap = Math.min(5, side * 0.08);
    const places = Array.from({ length: leverage }, (_, place) => ({
      x: (place % columns) * side + gap / 2, y: bottom - side - Math.floor(place / columns) * side + gap / 2,
    }));
    const [edge, corner] = [round(side - gap), round(Math.min(4, side / 10))];
    return html`
      <svg class="drawing blocks" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"
        aria-label=${texts.figures.blocksSpoken(text(value), text(own))} @pointerdown=${drag.down} @pointermove=${drag.move}>
        ${places.map(({ x, y }, place) =>
          svg`<rect class=${place === 0 ? "own" : "lent"} x=${round(x)} y=${round(y)} width=${edge} height=${edge} rx=${corner}/>`)}
        ${side > 40 ? svg`<text class="on-own" x=${round(side / 2)} y=${round(bottom - side / 2)}
          text-anchor="middle" dominant-baseline="central">${texts.figures.yours}</text>` : ""}
        ${side > 55 && leverage > 1 ? svg`<text class="on-lent" x=${round(side * 1.5)} y=${round(bottom - side / 2)}
          text-anchor="middle" dominant-baseline="central">${texts.figures.borrowed}</text>` : ""}
      </svg>
      ${range(studio, { ...control, label: texts.figures.leverage, said: text({ ...of, read: "after.position.effectiveLeverage", as: "times" }) })}
      <p class="said">${texts.figures.blocks(number(value), number(own))}</p>`;
  },
};

/** The largest squares of which so many fit, in rows from the bottom. */
function packing(count: number): { columns: number; side: number } {
  let best = { columns: 1, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const side = Math.min(WIDTH / columns, HEIGHT / Math.ceil(count / columns));
    if (side > best.side + 1e-9) best = { columns, side };
  }
  return best;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
