// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import { plain } from "../plain.js";
import { px } from "../geometry.js";
import type { AccountScene, Drawn } from "../types.js";
import { bottomAxis, shape } from "./shapes.js";

interface Step { hours: number; price: string }

/** The liquidation price as funding is paid: a step towards the mark with each interval, while the mark stays. */
export function funding(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, count, hours, rate } = scene;
  const { account, position } = subject;
  const frame = { left: 4, right: width - 96, top: 24, bottom: height - 30 };
  const funded = account.contracts.some(({ symbol, funding: terms }) => symbol === position.symbol && terms !== undefined);
  const report = engine.fund(account, { hours, ...(rate === undefined ? {} : { rate }), ...(rate === undefined && !funded ? { rate: "0" } : {}) });
  const row = report.status === "invalid" ? undefined : report.positions.find(({ id }) => id === position.id);
  const start = position.liquidation.exact;
  if (!row || start === undefined) return motionless(subject.stillborn ? words.liquidatedAtEntry : words.never, scene);
  const interval = Number(row.intervalHours);
  const steps: Step[] = [{ hours: 0, price: start }];
  for (const { intervals, exact, status } of row.points) if (Number(intervals) > 0) steps.push({ hours: Number(intervals) * interval, price: status === "already" ? position.mark : exact ?? start });
  const last = steps.at(-1)!;
  const dead = row.points.at(-1)?.status === "already" || row.liquidation.status === "already";
  const mark = Number(position.mark);
  const walked = Number(last.price) - Number(start);
  // Far from the mark the walk is drawn for itself; once it has come a third of the way the mark is in the picture.
  const near = Math.abs(walked) > Math.abs(mark - Number(start)) / 3;
  const pad = Math.max(Math.abs(walked) * 0.25, mark * 0.0004);
  const low = Math.min(Number(start), Number(last.price)) - pad;
  const high = Math.max(Number(start), Number(last.price)) + pad;
  const y = scaleLinear(near ? [Math.min(low, mark), Math.max(high, mark)] : [low, high], [frame.bottom - 6, frame.top]);
  const x = scaleLinear([0, Math.max(Number(hours), interval)], [frame.left + 8, frame.right]);
  const path = line<Step>((step) => x(step.hours), (step) => y(Number(step.price))).curve(curveStepAfter);
  const walk = Number(hours) > last.hours && !dead ? [...steps, { hours: Number(hours), price: last.price }] : steps;
  const days = x.ticks(width > 500 ? 6 : 4).filter((value) => value > 0);
  const dayTicks = daysOf(Number(hours), width > 500 ? 6 : 3).map((day) => ({ at: x(day * 24), text: words.days(count(day)) }));

  const picture = svg`
    ${bottomAxis(dayTicks.length ? dayTicks : days.map((value) => ({ at: x(value), text: words.days(count(value / 24)) })), frame)}
    ${near ? svg`<g class="quantity" data-quantity="mark"><line class="still" x1=${frame.left} x2=${frame.right} y1=${px(y(mark))} y2=${px(y(mark))}/>
      <text x=${frame.left + 8} y=${px(y(mark) + 16)}>${words.quantities.mark} ${price(mark)}</text></g>` : nothing}
    <g class="quantity" data-quantity="liquidation"><path class="line" d=${path(walk) ?? ""}/>
      <circle class="dot" cx=${px(x(0))} cy=${px(y(Number(start)))} r="4"/>
      <text x=${px(x(0) + 6)} y=${px(y(Number(start)) + (walked < 0 ? -10 : 20))}>${price(start)}</text>
      ${dead ? shape("liquidation", x(last.hours), y(mark)) : svg`<circle class="dot" cx=${px(x(walk.at(-1)!.hours))} cy=${px(y(Number(last.price)))} r="5"/>`}
      <text class="name" x=${frame.right + 10} y=${px(y(Number(last.price)) - 8)}>${dead ? words.liquidated : words.quantities.liquidation}</text>
      <text class="figure" x=${frame.right + 10} y=${px(y(Number(last.price)) + 10)}>${price(last.price)}</text></g>`;

  const told = daysOf(Number(hours), 6).map((day) => ({ day, paid: Number(row.payment) * Math.floor((day * 24) / interval), at: [...steps].reverse().find((step) => step.hours <= day * 24) ?? steps[0]! }));
  return {
    picture, columns: [words.time, words.paid, words.quantities.liquidation],
    rows: [[words.days(count(0)), money(0), price(start)], ...told.map(({ day, paid, at }) => [words.days(count(day)), money(paid), price(at.price)])],
    spoken: words.list([words.days(count(Number(hours) / 24)), `${words.paid} ${money(row.paid)}`, dead ? words.liquidated : `${words.quantities.liquidation} ${price(last.price)}`]),
    readout: words.list([words.days(count(Math.round((Number(hours) / 24) * 100) / 100)), `${words.paid} ${money(row.paid)}`, dead ? words.liquidated : `${words.quantities.liquidation} ${price(plain(Number(start)))} → ${price(last.price)}`]),
  };
}

/** Whole days worth a tick, the last included. */
function daysOf(hours: number, most: number): number[] {
  const all = Math.floor(hours / 24);
  if (all < 1) return [];
  const step = Math.max(1, Math.ceil(all / most));
  const days = Array.from({ length: Math.floor(all / step) }, (_, place) => (place + 1) * step);
  return days.at(-1) === all || all - days.at(-1)! < step * 0.6 ? [...days.slice(0, -1), all] : [...days, all];
}

/** Where no liquidation price walks: why. */
function motionless(why: string, { width, height }: AccountScene): Drawn {
  return { picture: svg`<text x=${width / 2} y=${height / 2} text-anchor="middle">${why}</text>`, spoken: why, columns: [], rows: [] };
}
