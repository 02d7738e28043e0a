// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { trace } from "../curve.js";
import { plain } from "../plain.js";
import { spread } from "../../spread.js";
import { priceDomain, px } from "../geometry.js";
import { liquidatedAt } from "../subject.js";
import type { Account, CurvePoint } from "../../../engine/index.js";
import type { AccountScene, Drawn } from "../types.js";
import { fromEntry } from "./ladder.js";
import { bottomAxis, markLine, rules, shape } from "./shapes.js";

/** Profit and loss of the position beside the same margin without leverage; the leveraged line ends where it is liquidated. */
export function payoff(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, signed, percent, times, count } = scene;
  const { account, position, liquidation, stated, adverse, mark } = subject;
  const frame = { left: 4, right: width - 44, top: 26, bottom: height - 30 };
  const domain = priceDomain(subject);
  const x = scaleLinear(domain, [frame.left, frame.right]);
  const margin = Number(position.margin ?? position.initialMargin);
  const entry = Number(position.entry);
  const leverage = (entry * Number(position.qty)) / margin;

  const tabled = [...x.ticks(7).map(plain), ...(liquidation === undefined ? [] : [liquidation])].sort((a, b) => Number(a) - Number(b));
  const marked = [position.entry, mark, ...tabled];
  const lived = (point: CurvePoint): boolean => Number(point.price) === Number(liquidation) || !liquidatedAt(subject, point.price);
  const [from, to] = domain;
  const own = trace(engine, account, position, domain, 25, marked);
  const bare = trace(engine, unleveraged(subject, leverage), { ...position, id: position.symbol }, domain, 9, marked);
  const steep = own.points.filter(lived);
  const flat = bare.points;
  const amounts = [...steep, ...flat].map(({ pnl }) => Number(pnl));
  const y = scaleLinear([Math.min(-margin, ...amounts) * 1.06, Math.max(...amounts, margin * 0.2)], [frame.bottom, frame.top]);
  const path = line<CurvePoint>((point) => x(Number(point.price)), (point) => y(Number(point.pnl)));

  const gone = liquidatedAt(subject, mark);
  const end = liquidation === undefined ? undefined : own.at(liquidation);
  const now = gone ? end : own.at(mark);
  const beside = bare.at(mark);
  const gain = Number(now?.pnl ?? 0);
  const side = Number(mark) > (from + to) / 2 ? -1 : 1;
  const labelX = x(Number(mark)) + 12 * side;
  const places = spread([y(gain), y(Number(beside?.pnl ?? 0))], 18, frame.top + 8, frame.bottom - 8);
  const said = (amount: number): string => `${signed(amount)} (${percent(amount / margin, 1).replace("-", "−")})`;
  const falling = adverse === "below";
  const endAt = end ? x(Number(end.price)) : 0;
  const ends = spread([y(Number(steep.at(falling ? -1 : 0)?.pnl ?? 0)), y(Number(flat.at(falling ? -1 : 0)?.pnl ?? 0))], 18, frame.top, frame.bottom);
  const endX = falling ? frame.right + 6 : frame.left + 4;
  // In a narrow picture what is said of liquidation stands where amounts would.
  const crowded = (place: number): boolean => falling && endAt < 90 && (Math.abs(place - frame.top - 38) < 28 || Math.abs(place - y(Number(end?.pnl ?? 0))) < 22);
  const ticks = x.ticks(width > 500 ? 7 : 4).map((value) => ({ at: x(value), text: count(value) }));

  const picture = svg`
    ${rules(y.ticks(5).map((value) => ({ at: y(value), text: crowded(y(value)) ? "" : count(value).replace("-", "−") })), frame)}
    <line class="zero" x1=${frame.left} x2=${frame.right} y1=${px(y(0))} y2=${px(y(0))}/>
    ${bottomAxis(ticks, frame)}
    <g class="quantity" data-quantity="margin"><line class="floor" x1=${frame.left} x2=${frame.right} y1=${px(y(-margin))} y2=${px(y(-margin))}/></g>
    ${markLine("x", x(Number(mark)), frame, price(mark))}
    <path class="line plain" d=${path(flat) ?? ""}/>
    <g class="quantity" data-quantity="profit"><path class="line" d=${path(steep) ?? ""}/></g>
    ${end && Number(end.price) >= from && Number(end.price) <= to ? svg`
      <g class="quantity" data-quantity="liquidation"><path class="drop" d="M${px(endAt)} ${px(y(Number(end.pnl)))}V${frame.top + 22}"/>${shape("liquidation", endAt, y(Number(end.pnl)))}
        <text x=${px(endAt + (falling ? 7 : -7))} y=${frame.top + 30} text-anchor=${falling ? "start" : "end"}>${words.quantities.liquidation}</text>
        <text class="figure" x=${px(endAt + (falling ? 7 : -7))} y=${frame.top + 47} text-anchor=${falling ? "start" : "end"}>${price(stated ?? end.price)}</text></g>` : nothing}
    <text class="name own" x=${endX} y=${px(ends[0]!)} dominant-baseline="central">${times(leverage)}</text>
    <text class="name" x=${endX} y=${px(ends[1]!)} dominant-baseline="central">${times(1)}</text>
    ${now ? svg`<circle class="dot own" cx=${px(x(Number(gone ? now.price : mark)))} cy=${px(y(gain))} r="5"/>` : nothing}
    ${beside ? svg`<circle class="dot" cx=${px(x(Number(mark)))} cy=${px(y(Number(beside.pnl)))} r="4"/>` : nothing}
    ${Number(mark) === entry ? nothing : svg`
      <text class="value own" x=${px(labelX)} y=${px(places[0]!)} text-anchor=${side < 0 ? "end" : "start"} dominant-baseline="central">${gone ? words.liquidated : said(gain)}</text>
      ${beside ? svg`<text class="value" x=${px(labelX)} y=${px(places[1]!)} text-anchor=${side < 0 ? "end" : "start"} dominant-baseline="central">${said(Number(beside.pnl))}</text>` : nothing}`}`;

  const row = (value: string): string[] => {
    const over = liquidatedAt(subject, value);
    return [price(value), over ? words.liquidated : signed(own.at(value)?.pnl ?? 0), signed(bare.at(value)?.pnl ?? 0)];
  };
  return {
    picture, columns: [words.price, words.profitAt(times(leverage)), words.profitAt(times(1))],
    rows: tabled.map(row),
    spoken: words.list([fromEntry(scene, Number(mark), entry), gone ? words.liquidatedAt(price(stated ?? mark)) : `${times(leverage)} ${said(gain)}`, `${times(1)} ${said(Number(beside?.pnl ?? 0))}`]),
    axis: { along: "x", from: frame.left, to: frame.right, priceAt: (place) => x.invert(place) },
    readout: gone && end ? words.list([words.liquidatedAt(price(stated ?? end.price)), signed(end.pnl), words.left(money(Number(end.equity)))]) : words.list([`${times(leverage)}: ${said(gain)}`, `${times(1)}: ${said(Number(beside?.pnl ?? 0))}`]),
  };
}

/** The same margin, and a position no larger than it. */
function unleveraged({ account, position }: AccountScene["subject"], leverage: number): Account {
  const margin = position.margin ?? position.initialMargin;
  const { symbol, side, entry } = position;
  return { ...account, positions: [{ symbol, side, entry, qty: plain(Number(position.qty) / leverage), mode: "isolated", margin }] };
}
