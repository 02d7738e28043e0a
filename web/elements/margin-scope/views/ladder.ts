// SPDX-License-Identifier: MIT
import { html, nothing, svg, type TemplateResult } from "lit";
import type { PositionReport } from "../../../engine/index.js";
import { spread } from "../../spread.js";
import { positionShown } from "../said/situation.js";
import type { Picture } from "./ticket.js";
import { earlier, liquidationPrice, type Wording } from "../said/wording.js";

/** In em: the picture grows with its text. */
const HEIGHT = 13.6;
const EDGE = 1;
/** Least height between two labels. */
const APART = 1.55;

interface Rung {
  name: "entry" | "mark" | "liquidation" | "bankruptcy";
  label: string;
  price: string;
  /** Where its price lies, from the top. */
  at: number;
  /** Where its label stands. */
  line: number;
}

/** Entry, mark, liquidation and bankruptcy price of the position, one above the other to scale, each with its name and number. */
export function ladderTemplate({ outcome, wording }: Picture): TemplateResult | typeof nothing {
  const position = positionShown(outcome);
  if (!position) return nothing;
  const rungs = rungsOf(position, wording);
  const price = (name: Rung["name"]) => rungs.find((rung) => rung.name === name)?.at;
  const liquidation = price("liquidation");
  const bankruptcy = price("bankruptcy");
  return html`
    <figure class="ladder" part="ladder">
      <div class="axis" role="img" aria-label=${rungs.map(({ label, price: text }) => `${label} ${text}`).join(", ")}>
        <svg class="scale" aria-hidden="true" height="${HEIGHT}em">
          ${liquidation !== undefined && bankruptcy !== undefined
            ? svg`<rect class="buffer" x="0" width="80%" y="${Math.min(liquidation, bankruptcy)}em"
              height="${Math.max(0.1, Math.abs(liquidation - bankruptcy))}em"/>`
            : nothing}
          <line class="spine" x1="40%" x2="40%" y1="${EDGE}em" y2="${HEIGHT - EDGE}em"/>
          ${rungs.map(({ name, at, line }) => svg`<g data-name=${name}>
            <line class="step" x1="12%" x2="68%" y1="${at}em" y2="${at}em"/><line class="lead" x1="68%" x2="96%" y1="${at}em" y2="${line}em"/></g>`)}
        </svg>
        <svg class="names" aria-hidden="true" height="${HEIGHT}em">${rungs.map(({ name, label, price: text, line }) => svg`<g data-name=${name}>
          <text y="${line}em" dominant-baseline="central">${label}</text><text class="price"
            x="100%" y="${line}em" text-anchor="end" dominant-baseline="central">${text}</text></g>`)}</svg>
      </div>
    </figure>`;
}

function rungsOf(position: PositionReport, wording: Wording): Rung[] {
  const { labels, inputs } = wording.messages;
  const liquidation = position.liquidation.status === "ok" ? liquidationPrice(position) : undefined;
  const bankruptcy = position.bankruptcy.price ?? position.bankruptcy.exact;
  const all: [Rung["name"], string, string | undefined][] = [
    ["entry", inputs.entry, position.entry],
    ["mark", inputs.mark, position.mark],
    ["liquidation", labels["liquidation-price"], liquidation],
    ["bankruptcy", labels["bankruptcy-price"], bankruptcy],
  ];
  const present = all
    .filter((rung): rung is [Rung["name"], string, string] => rung[2] !== undefined)
    .map(([name, label, value]) => ({ name, label, value, number: Number(value) }));
  const numbers = present.map(({ number }) => number);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const scale = (number: number): number => (high === low ? HEIGHT / 2 : EDGE + ((high - number) / (high - low)) * (HEIGHT - 2 * EDGE));
  const sorted = present.sort((left, right) => right.number - left.number);
  const lines = spread(sorted.map(({ number }) => scale(number)), APART, EDGE, HEIGHT - EDGE + 0.3);
  return sorted.map(({ name, label, value, number }, place) => ({
    name, label, price: wording.price(value, name === "liquidation" || name === "bankruptcy" ? earlier(position) : undefined),
    at: scale(number), line: lines[place]!,
  }));
}
