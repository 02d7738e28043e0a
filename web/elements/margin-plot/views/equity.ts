// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { trace } from "../curve.js";
import { plain } from "../plain.js";
import { spread } from "../../spread.js";
import { priceDomain, px } from "../geometry.js";
import { liquidatedAt } from "../subject.js";
import type { CurvePoint } from "../../../engine/index.js";
import type { AccountScene, Drawn } from "../types.js";
import { fromEntry } from "./ladder.js";
import { bottomAxis, markLine, rules, shape } from "./shapes.js";

/** Equity against maintenance margin along the price. Where they cross is the liquidation price; the gap between them is the buffer. */
export function equity(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, count } = scene;
  const { account, position, liquidation, stated, bankruptcy, adverse, mark } = subject;
  const frame = { left: 4, right: width - 4, top: 26, bottom: height - 30 };
  const domain = priceDomain(subject);
  const x = scaleLinear(domain, [frame.left, frame.right]);
  const ends = [liquidation, bankruptcy].filter((value) => value !== undefined);
  const tabled = [...x.ticks(7).map(plain).filter((value) => !liquidatedAt(subject, value)), ...ends].sort((a, b) => Number(a) - Number(b));
  const own = trace(engine, account, position, domain, 25, [mark, ...tabled]);
  const points = own.points;
  const lived = points.filter((point) => Number(point.price) === Number(liquidation) || !liquidatedAt(subject, point.price));
  const beyond = points.filter((point) => Number(point.equity) >= -1e-9 && (liquidatedAt(subject, point.price)));
  const top = Math.max(...lived.map((point) => Number(point.equity)), ...points.map((point) => Number(point.required)));
  const y = scaleLinear([0, top * 1.04], [frame.bottom, frame.top]);
  const along = (of: "equity" | "required") => line<CurvePoint>((point) => x(Number(point.price)), (point) => y(Number(point[of])));
  const between = area<CurvePoint>((point) => x(Number(point.price)), (point) => y(Number(point.required)), (point) => y(Number(point.equity)));

  const gone = liquidatedAt(subject, mark);
  const now = own.at(mark);
  const crossing = liquidation === undefined ? undefined : own.at(liquidation);
  const [here, there] = [Number(now?.equity ?? 0), Number(now?.required ?? 0)];
  const markX = x(Number(mark));
  const side = Number(mark) > (domain[0] + domain[1]) / 2 ? -1 : 1;
  const anchor = side < 0 ? "end" : "start";
  const labels = spread([y(Math.max(0, here)), y(there)], 18, frame.top + 10, frame.bottom - 8);
  const falling = adverse === "below";
  const last = { equity: lived.at(falling ? -1 : 0), maintenance: points.at(falling ? -1 : 0) };
  const endX = falling ? frame.right - 6 : frame.left + 6;
  const endAnchor = falling ? "end" : "start";
  const crossX = crossing ? x(Number(crossing.price)) : 0;

  const picture = svg`
    ${rules(y.ticks(4).filter((value) => value > 0).map((value) => ({ at: y(value), text: crossing && falling && crossX < 90 && Math.abs(y(value) - frame.top - 48) < 28 ? "" : count(value) })), frame)}
    ${bottomAxis(x.ticks(width > 500 ? 7 : 4).map((value) => ({ at: x(value), text: count(value) })), frame)}
    ${markLine("x", markX, frame, price(mark))}
    <g class="quantity" data-quantity="buffer"><path class="area" d=${between(lived) ?? ""}/></g>
    <path class="line lost" d=${along("equity")(beyond) ?? ""}/>
    <g class="quantity" data-quantity="maintenance"><path class="line" d=${along("required")(points) ?? ""}/>
      ${last.maintenance ? svg`<text class="name" x=${endX} y=${px(y(Number(last.maintenance.required)) - (width > 460 ? 8 : 26))} text-anchor=${endAnchor}>${words.quantities.maintenance}</text>` : nothing}</g>
    <g class="quantity" data-quantity="equity"><path class="line" d=${along("equity")(lived) ?? ""}/>
      ${last.equity ? svg`<text class="name" x=${endX + (falling ? -26 : 26)} y=${px(y(Number(last.equity.equity)) + 6)} text-anchor=${endAnchor}>${words.quantities.equity}</text>` : nothing}</g>
    ${crossing ? svg`<g class="quantity" data-quantity="liquidation"><path class="drop" d="M${px(crossX)} ${px(y(Number(crossing.equity)))}V${px(frame.top + 34)}"/>${shape("liquidation", crossX, y(Number(crossing.equity)))}
      <text x=${px(crossX + (falling ? 7 : -7))} y=${frame.top + 40} text-anchor=${falling ? "start" : "end"}>${words.quantities.liquidation}</text>
      <text class="figure" x=${px(crossX + (falling ? 7 : -7))} y=${frame.top + 57} text-anchor=${falling ? "start" : "end"}>${price(stated ?? crossing.price)}</text></g>` : nothing}
    ${bankruptcy !== undefined && Number(bankruptcy) >= domain[0] && Number(bankruptcy) <= domain[1] ? svg`<g class="quantity" data-quantity="bankruptcy">${shape("bankruptcy", x(Number(bankruptcy)), frame.bottom)}</g>` : nothing}
    ${gone ? nothing : svg`<path class="gap" d="M${px(markX)} ${px(y(here))}V${px(y(there))}"/>`}
    ${gone ? svg`<text class="value loss" x=${px(markX + 12 * side)} y=${px(frame.top + 84)} text-anchor=${anchor}>${words.liquidated}</text>` : svg`
      <g class="quantity" data-quantity="equity"><circle class="dot" cx=${px(markX)} cy=${px(y(here))} r="5"/><text class="value" x=${px(markX + 12 * side)} y=${px(labels[0]!)} text-anchor=${anchor} dominant-baseline="central">${money(here)}</text></g>
      <g class="quantity" data-quantity="maintenance"><circle class="dot" cx=${px(markX)} cy=${px(y(there))} r="4"/><text class="value" x=${px(markX + 12 * side)} y=${px(labels[1]! - 9)} text-anchor=${anchor} dominant-baseline="central">${money(there)}</text></g>`}`;

  const row = (value: string): string[] => {
    const point = own.at(value);
    return [price(value), money(point?.equity ?? 0), money(point?.required ?? 0)];
  };
  const buffer = `${words.quantities.buffer} ${money(here - there)}`;
  return {
    picture, columns: [words.price, words.quantities.equity, words.quantities.maintenance],
    rows: tabled.map(row),
    spoken: words.list([fromEntry(scene, Number(mark), Number(position.entry)), ...(gone ? [words.liquidated] : [`${words.quantities.equity} ${money(here)}`, `${words.quantities.maintenance} ${money(there)}`, buffer])]),
    axis: { along: "x", from: frame.left, to: frame.right, priceAt: (place) => x.invert(place) },
    readout: gone && crossing ? words.list([words.liquidatedAt(price(stated ?? crossing.price)), words.left(money(crossing.equity))]) : words.list([`${words.quantities.equity} ${money(here)}`, `${words.quantities.maintenance} ${money(there)}`, buffer]),
  };
}
