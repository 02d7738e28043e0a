// SPDX-License-Identifier: MIT
import { nothing, svg, type SVGTemplateResult } from "lit";
import { scaleLinear } from "d3-scale";
import { plain } from "../plain.js";
import { px } from "../geometry.js";
import { isRow, type Adverse } from "../../holdings.js";
import { subjectOf } from "../subject.js";
import type { Account } from "../../../engine/index.js";
import type { AccountScene, Drawn, Subject } from "../types.js";
import { shape } from "./shapes.js";

/** The same position in both modes: where it is liquidated, and how much money stands behind it. */
export function modes(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money } = scene;
  const present = bothModes(subject).flatMap(({ mode, account }) => {
    const sight = subjectOf(engine, account, subject.position.id, null);
    return sight.kind === "subject" ? [{ mode, held: sight.subject }] : [];
  });
  const frame = { left: 4, right: width - 4, top: 58, bottom: height - 14 };
  const entry = Number(subject.position.entry);
  const prices = present.flatMap(({ held }) => [held.liquidation, held.bankruptcy]).filter((value) => value !== undefined).map(Number);
  // Where one is never liquidated its room goes as far as prices do: for a long to nothing.
  const endless = present.some(({ held }) => held.liquidation === undefined);
  const reach = Math.max(entry * (endless ? 0.92 : 0.08), ...prices.map((value) => Math.abs(value - entry)));
  // Among other positions the account may be liquidated on one side in one mode and on the other in the other.
  const towards = (adverse: Adverse): number => reach * (present.some(({ held }) => held.adverse === adverse) ? 1.08 : 0.12);
  const y = scaleLinear([Math.max(0, entry - towards("below")), entry + towards("above")], [frame.bottom, frame.top]);
  const column = (frame.right - frame.left) / 2;

  const one = ({ mode, held }: { mode: "isolated" | "cross"; held: Subject }, place: number): SVGTemplateResult => {
    const left = frame.left + place * column + (place ? 10 : 0);
    const bar = Math.min(60, column * 0.22);
    const textX = left + bar + 14;
    const at = held.liquidation === undefined ? (held.adverse === "above" ? frame.top : frame.bottom) : y(Number(held.liquidation));
    const edge = held.bankruptcy === undefined ? at : y(Number(held.bankruptcy));
    return svg`
      <g class="mode">
        <text class="title" x=${left} y="18">${words.modes[mode]}</text>
        <text class="muted" x=${left} y="37">${words.atMost(money(held.backing))}</text>
        <rect class="room" x=${left} width=${bar} y=${px(Math.min(at, y(entry)))} height=${px(Math.abs(at - y(entry)))}/>
        ${held.liquidation === undefined || held.bankruptcy === undefined ? nothing : svg`<rect class="buffer" x=${left} width=${bar} y=${px(Math.min(at, edge))} height=${px(Math.max(1, Math.abs(at - edge)))}/>`}
        <g class="quantity rung" data-quantity="entry"><line x1=${left} x2=${left + bar} y1=${px(y(entry))} y2=${px(y(entry))}/>${shape("entry", left + bar / 2, y(entry))}
          <text x=${textX} y=${px(y(entry))} dominant-baseline="central">${words.quantities.entry} ${price(entry)}</text></g>
        <g class="quantity rung" data-quantity="liquidation">${held.liquidation === undefined
          ? svg`<text x=${textX} y=${px(at - 8)} dominant-baseline="central">${words.never}</text>`
          : svg`<line x1=${left} x2=${left + bar} y1=${px(at)} y2=${px(at)}/>${shape("liquidation", left + bar / 2, at)}
            <text x=${textX} y=${px(at - 9)} dominant-baseline="central">${words.quantities.liquidation}</text><text class="figure" x=${textX} y=${px(at + 9)} dominant-baseline="central">${price(held.stated ?? held.liquidation)}</text>`}</g>
      </g>`;
  };
  const where = ({ stated }: Subject): string => (stated === undefined ? words.never : price(stated));
  return {
    picture: svg`${present.map(one)}`, columns: [words.mode, words.quantities.liquidation, words.mostLost],
    rows: present.map(({ mode, held }) => [words.modes[mode], where(held), money(held.backing)]),
    spoken: words.list(present.map(({ mode, held }) => `${words.modes[mode]}: ${held.liquidation === undefined ? words.never : words.liquidatedAt(where(held))}, ${words.atMost(money(held.backing))}`)),
  };
}

/** One account with the position in each mode: an isolated one's margin is part of the wallet that backs it in cross. */
function bothModes({ account, position }: AccountScene["subject"]): { mode: "isolated" | "cross"; account: Account }[] {
  const { id, symbol, side, qty, entry } = position;
  const others = (account.positions ?? []).filter((held) => !isRow(held, position));
  const margin = position.margin ?? position.initialMargin;
  const wallet = Number(account.wallet ?? 0);
  const whole = position.mode === "isolated" ? wallet + Number(margin) : wallet;
  const made = (mode: "isolated" | "cross"): Account => ({
    ...account, wallet: plain(mode === "isolated" ? whole - Number(margin) : whole),
    positions: [...others, { id, symbol, side, qty, entry, mode, ...(mode === "isolated" ? { margin } : {}) }],
  });
  return [{ mode: "isolated", account: made("isolated") }, { mode: "cross", account: made("cross") }];
}
