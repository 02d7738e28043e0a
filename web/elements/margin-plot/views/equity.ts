// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { linear } from "../scale.js";
import { area, line } from "d3-shape";
import { trace } from "../curve.js";
import { edges } from "../edges.js";
import { plain } from "../plain.js";
import { less, priceDomain, px } from "../geometry.js";
import { placed, type Label } from "../labels.js";
import { liquidatedAt, livedAt, passed } from "../subject.js";
import type { CurvePoint, Decimal } from "../../../engine/index.js";
import type { AccountScene, Drawn } from "../types.js";
import { fromEntry } from "./ladder.js";
import { bottomAxis, clipped, markLine, rules, shape } from "./shapes.js";

/** Equity against maintenance margin along the price. Where they cross is the liquidation price; the gap between them is the buffer. */
export function equity(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, count, measure } = scene;
  const { account, position, liquidations, bankruptcy, adverse, mark } = subject;
  const frame = { left: 8, right: width - 8, top: 26, bottom: height - 30 };
  const domain = scene.domain ?? priceDomain(subject);
  const x = linear(domain, [frame.left, frame.right]);
  const ends = [...liquidations.map(({ exact }) => exact), ...(bankruptcy === undefined ? [] : [bankruptcy])];
  const alive = x.ticks(7).map(plain).filter((value) => !liquidatedAt(subject, value));
  const tabled = [...new Map([...alive, ...ends].map((value) => [Number(value), value])).values()].sort((a, b) => Number(a) - Number(b));
  const own = trace(engine, account, position, domain, 25, [mark, ...tabled, ...edges(account, position, domain)]);
  const points = own.points;
  const lived = points.filter((point) => livedAt(subject, point.price));
  // Past each liquidation what equity would have been, as far as there is any.
  const lost = liquidations.map(({ exact, where }) => points.filter(({ price, equity }) =>
    Number(equity) >= -1e-9 && (where === "below" ? Number(price) <= Number(exact) : Number(price) >= Number(exact))));
  const top = Math.max(...lived.map((point) => Number(point.equity)), ...points.map((point) => Number(point.required)));
  const y = linear([0, top * 1.04], [frame.bottom, frame.top]);
  const along = (of: "equity" | "required") => line<CurvePoint>((point) => x(Number(point.price)), (point) => y(Number(point[of])));
  const between = area<CurvePoint>((point) => x(Number(point.price)), (point) => y(Number(point.required)), (point) => y(Number(point.equity)));

  const gone = passed(subject, mark);
  const now = own.at(mark);
  const [here, there] = [Number(now?.equity ?? 0), Number(now?.required ?? 0)];
  const markX = x(Number(mark));
  const side = markX > (frame.left + frame.right) / 2 ? "left" : "right";
  const falling = adverse === "below";
  const [lastEquity, lastMaintenance] = [lived, points].map((one) => one.at(falling ? -1 : 0));
  const crossings = liquidations.flatMap(({ exact, stated, where }) => {
    const point = own.at(exact);
    if (!point || Number(exact) < domain[0] || Number(exact) > domain[1]) return [];
    return [{ where, stated, at: x(Number(exact)), level: y(Number(point.equity)) }];
  });
  const atEnd = (point: CurvePoint | undefined, of: "equity" | "required", quantity: "equity" | "maintenance", moved: number): Label[] =>
    (point ? [{
      x: x(Number(point.price)), y: y(Number(point[of])) + moved, gap: 6, side: falling ? "left" : "right",
      quantity, lines: [{ text: words.quantities[quantity], look: "name" }],
    }] : []);
  const labels: Label[] = [
    ...crossings.map(({ where, stated, at }): Label => ({
      x: at, y: frame.top + 44, gap: 7, side: where === "below" ? "right" : "left", quantity: "liquidation",
      lines: [{ text: words.quantities.liquidation, look: "" }, { text: price(stated), look: "figure" }],
    })),
    ...(gone ? [{ x: markX, y: frame.top + 84, gap: 12, side, lines: [{ text: words.liquidated, look: "value loss" }] } as Label] : [
      { x: markX, y: y(here), gap: 12, side, quantity: "equity", lines: [{ text: money(here), look: "value" }] } as Label,
      { x: markX, y: y(there) - 10, gap: 12, side, quantity: "maintenance", lines: [{ text: money(there), look: "value" }] } as Label,
    ]),
    ...atEnd(lastEquity, "equity", "equity", 12), ...atEnd(lastMaintenance, "required", "maintenance", -12),
  ];
  const names = placed(labels, { left: 2, right: width - 2, top: frame.top, bottom: frame.bottom - 2 }, measure);

  const picture = svg`
    ${rules(y.ticks(4).filter((value) => value > 0).map((value) => ({ at: y(value), text: count(value) })), frame, scene, names)}
    ${bottomAxis(x.ticks(width > 500 ? 7 : 4).map((value) => ({ at: x(value), text: count(value) })), frame, scene)}
    ${markLine(scene, markX, frame, price(mark))}
    ${clipped(scene, frame, svg`
      <g class="quantity" data-quantity="buffer"><path class="area" d=${between(lived) ?? ""}/></g>
      ${lost.map((line) => svg`<path class="line lost" d=${along("equity")(line) ?? ""}/>`)}
      <g class="quantity" data-quantity="maintenance"><path class="line" d=${along("required")(points) ?? ""}/></g>
      <g class="quantity" data-quantity="equity"><path class="line" d=${along("equity")(lived) ?? ""}/></g>`)}
    ${bankruptcy !== undefined && Number(bankruptcy) >= domain[0] && Number(bankruptcy) <= domain[1]
      ? svg`<g class="quantity" data-quantity="bankruptcy">${shape("bankruptcy", x(Number(bankruptcy)), frame.bottom)}</g>`
      : nothing}
    ${crossings.map(({ at, level }) => svg`<g class="quantity" data-quantity="liquidation"><path class="drop"
      d="M${px(at)} ${px(level)}V${px(frame.top + 34)}"/>${shape("liquidation", at, level)}</g>`)}
    ${gone ? nothing : svg`<path class="gap" d="M${px(markX)} ${px(y(here))}V${px(y(there))}"/>
      <g class="quantity" data-quantity="equity"><circle class="dot" cx=${px(markX)} cy=${px(y(here))} r="5"/></g>
      <g class="quantity" data-quantity="maintenance"><circle class="dot" cx=${px(markX)} cy=${px(y(there))} r="4"/></g>`}
    ${names.labels}`;

  const row = (value: Decimal): string[] => {
    const point = own.at(value);
    const [owned, required] = [Number(point?.equity ?? 0), Number(point?.required ?? 0)];
    return [
      price(liquidations.find(({ exact }) => exact === value)?.stated ?? value), money(point?.equity ?? 0), money(point?.required ?? 0),
      liquidatedAt(subject, value) ? words.liquidated : money(less(owned, required)),
    ];
  };
  const facts = [
    `${words.quantities.equity} ${money(here)}`,
    `${words.quantities.maintenance} ${money(there)}`,
    `${words.quantities.buffer} ${money(less(here, there))}`,
  ];
  const left = gone && own.at(gone.exact);
  return {
    picture, columns: [words.price, words.quantities.equity, words.quantities.maintenance, words.quantities.buffer],
    rows: tabled.map(row),
    spoken: words.list([fromEntry(scene, Number(mark), Number(position.entry)), ...(gone ? [words.liquidated] : facts)]),
    axis: { along: "x", from: frame.left, to: frame.right, domain, anchor: Number(position.entry), priceAt: (place) => x.invert(place) },
    readout: words.list(gone ? [words.liquidatedAt(price(gone.stated)), ...(left ? [words.left(money(left.equity))] : [])] : facts),
  };
}
