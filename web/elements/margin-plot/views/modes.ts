// SPDX-License-Identifier: MIT
import { nothing, svg, type SVGTemplateResult } from "lit";
import { linear } from "../scale.js";
import { px } from "../geometry.js";
import type { Adverse } from "../../holdings.js";
import { inBothModes, type Present } from "../both-modes.js";
import { placed, squeezed, wrapped, type Label } from "../labels.js";
import type { AccountScene, Drawn, Point } from "../types.js";
import { band, shape } from "./shapes.js";
import { stillbornWords } from "./stillborn.js";

/** The same position in both modes: where it is liquidated, and how much it can lose. */
export function modes(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, measure } = scene;
  const present = inBothModes(engine, subject);
  const alive = ({ held, missing }: Present): boolean => missing === undefined && !held.stillborn;
  const living = present.filter(alive).map(({ held }) => held);
  const column = (width - 8) / 2;
  const bar = Math.min(60, column * 0.22);
  const said = new Map(present.map((one) => [one, wrapped(atMost(one), column - 8, measure)]));
  const frame = { left: 4, right: width - 4, top: 38 + 17 * Math.max(1, ...[...said.values()].map(({ length }) => length)), bottom: height - 14 };
  const entry = Number(subject.position.entry);
  const prices = living
    .flatMap(({ liquidations, bankruptcy }) => [...liquidations.map(({ exact }) => exact), ...(bankruptcy === undefined ? [] : [bankruptcy])])
    .map(Number);
  // Where one is never liquidated its room goes as far as prices do: for a long to nothing.
  const endless = living.some(({ liquidations }) => !liquidations.length);
  const reach = Math.max(entry * (endless ? 0.92 : 0.08), ...prices.map((value) => Math.abs(value - entry)));
  // Among other positions the account may be liquidated on one side in one mode and on the other in the other, or on both.
  const adverse = living.flatMap((held) => (held.liquidations.length ? held.liquidations.map(({ where }) => where) : [held.adverse]));
  const towards = (side: Adverse): number => reach * (adverse.includes(side) ? 1.08 : 0.12);
  const y = linear([Math.max(0, entry - towards("below")), entry + towards("above")], [frame.bottom, frame.top]);

  function atMost({ held, missing }: Present): string {
    return missing === undefined ? words.atMost(money(held.position.maxLoss)) : words.missing(money(missing));
  }

  const leftOf = (place: number): number => frame.left + place * (column + 4);
  /** Where its room ends without a liquidation. */
  const edgeOf = ({ held }: Present): number => (held.adverse === "above" ? frame.top : frame.bottom);

  const one = (shown: Present, place: number): SVGTemplateResult => {
    const { mode, held } = shown;
    const left = leftOf(place);
    const area = { left: left + bar + 10, right: left + column - 6, top: frame.top - 9, bottom: height };
    const lives = alive(shown);
    const edge = edgeOf(shown);
    const ends = held.liquidations.map(({ exact, stated, where }) => ({ at: y(Number(exact)), stated, where }));
    const last = ends.find(({ where }) => (where === "below") === (Number(held.bankruptcy) < entry));
    const sides = { left, right: left + bar };
    const beside = (at: number, lines: Label["lines"], quantity?: "entry" | "liquidation"): Label =>
      ({ x: left + bar, y: at, gap: 12, side: "right", lines, ...(quantity && { quantity }) });
    const lines = (text: string, look: string): Label["lines"] =>
      wrapped(text, area.right - area.left, measure).map((line) => ({ text: line, look }));
    const fate = (): Label[] => {
      if (held.stillborn) {
        const loss = stillbornWords({ ...scene, subject: held }).flatMap((text) => lines(text, "loss"));
        return [beside((y(entry) + frame.bottom) / 2, loss)];
      }
      if (!lives) return [];
      if (!ends.length) return [beside(edge, lines(words.never, "never"))];
      return ends.map(({ at, stated }) =>
        beside(at, [{ text: words.quantities.liquidation, look: "" }, { text: price(stated), look: "figure" }], "liquidation"));
    };
    const labels = [
      beside(y(entry), lines(`${words.quantities.entry} ${price(subject.position.entry)}`, ""), "entry"),
      ...fate(),
    ];
    return svg`
      <g class="mode">
        <text class="title" x=${left} y="18"
          textLength=${squeezed(words.modes[mode], (column - 8) / 1.15, measure)} lengthAdjust="spacingAndGlyphs">${words.modes[mode]}</text>
        ${said.get(shown)!.map((text, line) => svg`<text class="muted" x=${left} y=${37 + line * 17}
          textLength=${squeezed(text, column - 8, measure)} lengthAdjust="spacingAndGlyphs">${text}</text>`)}
        ${!lives ? nothing
          : ends.length ? ends.map(({ at }) => band(scene, "room", sides, y(entry), at))
            : band(scene, "room endless", sides, y(entry), edge)}
        ${lives && last && held.bankruptcy !== undefined ? band(scene, "buffer", sides, last.at, y(Number(held.bankruptcy))) : nothing}
        <g class="quantity rung" data-quantity="entry"><line x1=${left} x2=${left + bar}
          y1=${px(y(entry))} y2=${px(y(entry))}/>${shape("entry", left + bar / 2, y(entry))}</g>
        ${lives ? ends.map(({ at }) => svg`<g class="quantity rung" data-quantity="liquidation"><line x1=${left} x2=${left + bar}
          y1=${px(at)} y2=${px(at)}/>${shape("liquidation", left + bar / 2, at)}</g>`) : nothing}
        ${placed(labels, area, measure).labels}
      </g>`;
  };
  const where = ({ held, missing }: Present, at: (stated: string) => string = String): string => {
    if (missing !== undefined) return words.missing(money(missing));
    if (held.stillborn) return words.list(stillbornWords({ ...scene, subject: held }));
    return held.liquidations.length ? words.list(held.liquidations.map(({ stated }) => at(price(stated)))) : words.never;
  };
  const told = (shown: Present): string => {
    const fate = `${words.modes[shown.mode]}: ${where(shown, words.liquidatedAt)}`;
    return shown.missing === undefined ? `${fate}, ${atMost(shown)}` : fate;
  };
  /** What keys go to: where it ends, or, where it never began, its entry. */
  const point = (shown: Present, place: number): Point => {
    const [nearest] = shown.held.liquidations;
    const end = nearest ? y(Number(nearest.exact)) : edgeOf(shown);
    return { x: leftOf(place) + bar / 2, y: alive(shown) ? end : y(entry), said: told(shown) };
  };
  return {
    picture: svg`${present.map(one)}`, columns: [words.mode, words.quantities.liquidation, words.mostLost],
    rows: present.map((one) => [words.modes[one.mode], where(one), one.missing === undefined ? money(one.held.position.maxLoss) : "–"]),
    spoken: words.list(present.map(told)), points: present.map(point),
  };
}
