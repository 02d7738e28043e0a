// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { linear } from "../scale.js";
import { line } from "d3-shape";
import { trace } from "../curve.js";
import { plain } from "../plain.js";
import { priceDomain, px } from "../geometry.js";
import { placed, type Label } from "../labels.js";
import { liquidatedAt, livedAt, passed } from "../subject.js";
import type { CurvePoint } from "../../../engine/index.js";
import type { AccountScene, Drawn } from "../types.js";
import { fromEntry } from "./ladder.js";
import { bottomAxis, clipped, markLine, rules, shape } from "./shapes.js";

/** Profit and loss of the position beside the same margin without leverage; the leveraged line ends where it is liquidated. */
export function payoff(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, signed, signedPercent, times, count, measure } = scene;
  const { account, position, liquidations, adverse, mark, leverage } = subject;
  const frame = { left: 8, right: width - 44, top: 26, bottom: height - 30 };
  const domain = scene.domain ?? priceDomain(subject);
  const x = linear(domain, [frame.left, frame.right]);
  const entry = Number(position.entry);
  // In a cross account no margin is the position's own: nothing is a share of it, and no loss ends there.
  const margin = position.margin === undefined ? undefined : Number(subject.margin);
  const compared = leverage > 1.0005 && Number.isFinite(leverage);

  const ends = liquidations.map(({ exact }) => exact);
  const byPrice = new Map([...x.ticks(7).map(plain), ...ends].map((value) => [Number(value), value]));
  const tabled = [...byPrice.values()].sort((a, b) => Number(a) - Number(b));
  const own = trace(engine, account, position, domain, 25, [position.entry, mark, ...tabled]);
  const pnl = ({ pnl: amount }: CurvePoint): number => Number(amount);
  const bare = (point: CurvePoint): number => pnl(point) / leverage;
  const steep = own.points.filter((point) => livedAt(subject, point.price));
  const amounts = [...steep.map(pnl), ...(compared ? own.points.map(bare) : []), ...(margin === undefined ? [] : [-margin, margin * 0.2]), 0];
  const y = linear([Math.min(...amounts) * 1.06, Math.max(...amounts)], [frame.bottom, frame.top]);
  const path = (of: (point: CurvePoint) => number) => line<CurvePoint>((point) => x(Number(point.price)), (point) => y(of(point)));

  const gone = passed(subject, mark);
  const end = gone && own.at(gone.exact);
  const there = own.at(mark);
  const now = end ?? there;
  const gain = Number(now?.pnl ?? 0);
  const beside = there && compared ? bare(there) : undefined;
  const said = (amount: number): string => (margin ? `${signed(amount)} (${signedPercent(amount / margin)})` : signed(amount));
  const name = Number.isFinite(leverage) ? times(leverage) : words.quantities.profit;

  const falling = adverse === "below";
  const side = x(Number(mark)) > (frame.left + frame.right) / 2 ? "left" : "right";
  const inside = ({ price: value }: CurvePoint): boolean => Number(value) >= domain[0] && Number(value) <= domain[1];
  const dead = liquidations.flatMap(({ exact, stated, where }) => {
    const point = own.at(exact);
    return point && inside(point) ? [{ point, stated, where }] : [];
  });
  const [last, lastBare] = [steep, own.points].map((points) => points.at(falling ? -1 : 0));
  const labels: Label[] = [
    ...dead.map(({ point, stated, where }): Label => ({
      x: x(Number(point.price)), y: frame.top + 34, gap: 7, side: where === "below" ? "right" : "left", quantity: "liquidation",
      lines: [{ text: words.quantities.liquidation, look: "" }, { text: price(stated), look: "figure" }],
    })),
    ...(Number(mark) === entry ? [] : [{
      x: x(Number(now?.price ?? mark)), y: y(gain), gap: 12, side, lines: [{ text: gone ? words.liquidated : said(gain), look: "value own" }],
    } as Label]),
    ...(Number(mark) === entry || beside === undefined ? [] : [{
      x: x(Number(mark)), y: y(beside), gap: 12, side, lines: [{ text: said(beside), look: "value" }],
    } as Label]),
    ...(last ? [{
      x: x(Number(last.price)), y: y(pnl(last)), gap: 6, side: "right", lines: [{ text: name, look: "name own" }],
    } as Label] : []),
    ...(lastBare && compared ? [{
      x: x(Number(lastBare.price)), y: y(bare(lastBare)), gap: 6, side: "right", lines: [{ text: times(1), look: "name" }],
    } as Label] : []),
    ...(margin ? [{
      x: falling ? frame.right : frame.left, y: y(-margin) - 10, gap: 4, side: falling ? "left" : "right",
      quantity: "margin", lines: [{ text: `${words.quantities.margin} ${money(margin)}`, look: "muted" }],
    } as Label] : []),
  ];
  const names = placed(labels, { left: 2, right: width - 2, top: frame.top, bottom: frame.bottom }, measure);

  const picture = svg`
    ${rules(y.ticks(5).map((value) => ({ at: y(value), text: count(value) })), frame, scene, names)}
    <line class="zero" x1=${frame.left} x2=${frame.right} y1=${px(y(0))} y2=${px(y(0))}/>
    ${bottomAxis(x.ticks(width > 500 ? 7 : 4).map((value) => ({ at: x(value), text: count(value) })), frame, scene)}
    ${margin ? svg`<g class="quantity" data-quantity="margin"><line class="floor"
      x1=${frame.left} x2=${frame.right} y1=${px(y(-margin))} y2=${px(y(-margin))}/></g>` : nothing}
    ${markLine(scene, x(Number(mark)), frame, price(mark))}
    ${clipped(scene, frame, svg`
      ${compared ? svg`<path class="line plain" d=${path(bare)(own.points) ?? ""}/>` : nothing}
      <g class="quantity" data-quantity="profit"><path class="line" d=${path(pnl)(steep) ?? ""}/></g>`)}
    ${dead.map(({ point }) => {
      const [at, level] = [x(Number(point.price)), y(pnl(point))];
      return svg`<g class="quantity" data-quantity="liquidation"><path class="drop"
        d="M${px(at)} ${px(level)}V${frame.top + 22}"/>${shape("liquidation", at, level)}</g>`;
    })}
    ${now && !gone ? svg`<circle class="dot own" cx=${px(x(Number(now.price)))} cy=${px(y(gain))} r="5"/>` : nothing}
    ${beside === undefined ? nothing : svg`<circle class="dot" cx=${px(x(Number(mark)))} cy=${px(y(beside))} r="4"/>`}
    ${names.labels}`;

  const row = (value: string): string[] => {
    const point = own.at(value);
    const amount = signed(point?.pnl ?? 0);
    const over = ends.includes(value) ? words.list([amount, words.liquidated]) : liquidatedAt(subject, value) ? words.liquidated : amount;
    return [price(liquidations.find(({ exact }) => exact === value)?.stated ?? value), over, ...(compared ? [signed(point ? bare(point) : 0)] : [])];
  };
  const plainly = beside === undefined ? [] : [said(beside)];
  return {
    picture, columns: [words.price, words.profitAt(name), ...(compared ? [words.profitAt(times(1))] : [])],
    rows: tabled.map(row),
    spoken: words.list([
      fromEntry(scene, Number(mark), entry),
      gone ? words.liquidatedAt(price(gone.stated)) : `${name} ${said(gain)}`,
      ...plainly.map((text) => `${times(1)} ${text}`),
    ]),
    axis: { along: "x", from: frame.left, to: frame.right, domain, anchor: entry, priceAt: (place) => x.invert(place) },
    readout: gone && end
      ? words.list([words.liquidatedAt(price(gone.stated)), signed(end.pnl), words.left(money(end.equity))])
      : words.list([`${name}: ${said(gain)}`, ...plainly.map((text) => `${times(1)}: ${text}`)]),
  };
}
