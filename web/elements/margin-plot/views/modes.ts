// SPDX-License-Identifier: MIT
import { nothing, svg, type SVGTemplateResult } from "lit";
import { linear } from "../scale.js";
import { plain } from "../plain.js";
import { px } from "../geometry.js";
import { isRow, type Adverse } from "../../holdings.js";
import { placed, squeezed, wrapped, type Label } from "../labels.js";
import { subjectOf } from "../subject.js";
import type { Account, Decimal, Engine, MarginMode } from "../../../engine/index.js";
import type { AccountScene, Drawn, Subject } from "../types.js";
import { hatched, shape } from "./shapes.js";
import { stillbornWords } from "./stillborn.js";

interface Present {
  mode: MarginMode;
  held: Subject;
  /** What the account lacks to hold it so. */
  missing: Decimal | undefined;
}

/** The same position in both modes: where it is liquidated, and how much it can lose. */
export function modes(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, measure } = scene;
  const present = bothModes(subject).flatMap(({ mode, account }): Present[] => {
    const sight = subjectOf(engine, account, subject.position.id, null);
    return sight.kind === "subject" ? [{ mode, held: sight.subject, missing: mode === "isolated" && subject.position.mode === "cross" ? lacking(engine, account) : undefined }] : [];
  });
  const lives = present.filter(({ held, missing }) => missing === undefined && !held.stillborn).map(({ held }) => held);
  const column = (width - 8) / 2;
  const said = new Map(present.map((one) => [one, wrapped(atMost(one), column - 8, measure)]));
  const frame = { left: 4, right: width - 4, top: 38 + 17 * Math.max(1, ...[...said.values()].map(({ length }) => length)), bottom: height - 14 };
  const entry = Number(subject.position.entry);
  const prices = lives.flatMap(({ liquidations, bankruptcy }) => [...liquidations.map(({ exact }) => exact), ...(bankruptcy === undefined ? [] : [bankruptcy])]).map(Number);
  // Where one is never liquidated its room goes as far as prices do: for a long to nothing.
  const endless = lives.some(({ liquidations }) => !liquidations.length);
  const reach = Math.max(entry * (endless ? 0.92 : 0.08), ...prices.map((value) => Math.abs(value - entry)));
  // Among other positions the account may be liquidated on one side in one mode and on the other in the other, or on both.
  const sides = lives.flatMap(({ liquidations, adverse }) => (liquidations.length ? liquidations.map(({ where }) => where) : [adverse]));
  const towards = (side: Adverse): number => reach * (sides.includes(side) ? 1.08 : 0.12);
  const y = linear([Math.max(0, entry - towards("below")), entry + towards("above")], [frame.bottom, frame.top]);

  function atMost({ held, missing }: Present): string {
    return missing === undefined ? words.atMost(money(held.position.maxLoss)) : words.missing(money(missing));
  }

  const one = (shown: Present, place: number): SVGTemplateResult => {
    const { mode, held, missing } = shown;
    const left = frame.left + place * column + (place ? 4 : 0);
    const bar = Math.min(60, column * 0.22);
    const area = { left: left + bar + 10, right: left + column - 6, top: frame.top - 9, bottom: height };
    const lives = missing === undefined && !held.stillborn;
    const edge = held.adverse === "above" ? frame.top : frame.bottom;
    const ends = held.liquidations.map(({ exact, stated, where }) => ({ at: y(Number(exact)), stated, where }));
    const last = ends.find(({ where }) => (where === "below") === (Number(held.bankruptcy) < entry));
    const band = (kind: string, from: number, to: number, least = 0): SVGTemplateResult =>
      svg`<rect class=${kind} x=${px(left)} width=${px(bar)} y=${px(Math.min(from, to))} height=${px(Math.max(least, Math.abs(from - to)))} fill=${kind === "buffer" ? hatched(scene) : nothing}/>`;
    const beside = (at: number, lines: Label["lines"], quantity?: "entry" | "liquidation"): Label => ({ x: left + bar, y: at, gap: 12, side: "right", lines, ...(quantity && { quantity }) });
    const lines = (text: string, look: string): Label["lines"] => wrapped(text, area.right - area.left, measure).map((line) => ({ text: line, look }));
    const labels = [
      beside(y(entry), lines(`${words.quantities.entry} ${price(subject.position.entry)}`, ""), "entry"),
      ...(!lives ? (held.stillborn ? [beside((y(entry) + frame.bottom) / 2, stillbornWords({ ...scene, subject: held }).flatMap((text) => lines(text, "loss")))] : [])
        : ends.length ? ends.map(({ at, stated }) => beside(at, [{ text: words.quantities.liquidation, look: "" }, { text: price(stated), look: "figure" }], "liquidation"))
          : [beside(edge, lines(words.never, "never"))]),
    ];
    return svg`
      <g class="mode">
        <text class="title" x=${left} y="18" textLength=${squeezed(words.modes[mode], (column - 8) / 1.15, measure)} lengthAdjust="spacingAndGlyphs">${words.modes[mode]}</text>
        ${said.get(shown)!.map((text, line) => svg`<text class="muted" x=${left} y=${37 + line * 17} textLength=${squeezed(text, column - 8, measure)} lengthAdjust="spacingAndGlyphs">${text}</text>`)}
        ${!lives ? nothing : ends.length ? ends.map(({ at }) => band("room", y(entry), at)) : band("room endless", y(entry), edge)}
        ${lives && last && held.bankruptcy !== undefined ? band("buffer", last.at, y(Number(held.bankruptcy)), 1) : nothing}
        <g class="quantity rung" data-quantity="entry"><line x1=${left} x2=${left + bar} y1=${px(y(entry))} y2=${px(y(entry))}/>${shape("entry", left + bar / 2, y(entry))}</g>
        ${lives ? ends.map(({ at }) => svg`<g class="quantity rung" data-quantity="liquidation"><line x1=${left} x2=${left + bar} y1=${px(at)} y2=${px(at)}/>${shape("liquidation", left + bar / 2, at)}</g>`) : nothing}
        ${placed(labels, area, measure).labels}
      </g>`;
  };
  const where = ({ held, missing }: Present, at: (stated: string) => string = String): string => {
    if (missing !== undefined) return words.missing(money(missing));
    if (held.stillborn) return words.list(stillbornWords({ ...scene, subject: held }));
    return held.liquidations.length ? words.list(held.liquidations.map(({ stated }) => at(price(stated)))) : words.never;
  };
  return {
    picture: svg`${present.map(one)}`, columns: [words.mode, words.quantities.liquidation, words.mostLost],
    rows: present.map((one) => [words.modes[one.mode], where(one), one.missing === undefined ? money(one.held.position.maxLoss) : "–"]),
    spoken: words.list(present.map((one) => `${words.modes[one.mode]}: ${where(one, words.liquidatedAt)}${one.missing === undefined ? `, ${atMost(one)}` : ""}`)),
  };
}

/** By how much less than nothing is left in the wallet's account: a margin that was moved out was not there. */
function lacking(engine: Engine, account: Account): Decimal | undefined {
  const report = engine.assess(account);
  return report.status !== "invalid" && Number(report.equity) < 0 ? report.equity.replace("-", "") : undefined;
}

/** The account with the position in each mode: an isolated one's margin is part of the wallet that backs it in cross. */
function bothModes({ account, position, margin }: AccountScene["subject"]): { mode: MarginMode; account: Account }[] {
  const { id, mode } = position;
  const isolated = mode === "isolated";
  const turned = account.positions?.map((held) => {
    if (!isRow(held, position)) return held;
    const { margin: _, ...rest } = held;
    return { ...rest, id, mode: isolated ? ("cross" as const) : ("isolated" as const), ...(isolated ? {} : { margin }) };
  });
  const other = { ...account, wallet: plain(Number(account.wallet ?? 0) + Number(margin) * (isolated ? 1 : -1)), positions: turned ?? [] };
  return [{ mode: "isolated", account: isolated ? account : other }, { mode: "cross", account: isolated ? other : account }];
}
