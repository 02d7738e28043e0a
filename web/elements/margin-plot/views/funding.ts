// SPDX-License-Identifier: MIT
import { nothing, svg } from "lit";
import { linear } from "../scale.js";
import { curveStepAfter, line } from "d3-shape";
import { px } from "../geometry.js";
import { placed, type Label } from "../labels.js";
import type { Decimal } from "../../../engine/index.js";
import type { AccountScene, Drawn, Scene } from "../types.js";
import { bottomAxis, clipped, shape } from "./shapes.js";
import { inWords } from "./stillborn.js";

interface Step {
  hours: number;
  /** Absent once it is liquidated. */
  price: Decimal | undefined;
}

/** The liquidation price as funding is paid: a step towards the mark with each interval, while the mark stays. */
export function funding(scene: AccountScene): Drawn {
  const { engine, subject, width, height, words, price, money, hours, rate, measure } = scene;
  const { account, position } = subject;
  const { price: start } = position.liquidation;
  if (rate === undefined && !account.contracts.some((one) => one.symbol === position.symbol && one.funding)) return inWords(scene, [words.noRate]);
  const report = engine.fund(account, { hours, ...(rate === undefined ? {} : { rate }) });
  const row = report.status === "invalid" ? undefined : report.positions.find(({ id }) => id === position.id);
  if (!row || start === undefined) return inWords(scene, [words.never]);

  const interval = Number(row.intervalHours);
  const asked = Number(hours);
  const life = row.intervalsUntilLiquidation === undefined ? Infinity : Number(row.intervalsUntilLiquidation) * interval;
  const dead = life <= asked;
  const lasted = dead ? life : asked;
  const steps: Step[] = [
    { hours: 0, price: start },
    ...row.points.filter(({ intervals, status }) => Number(intervals) > 0 && status !== "already" && Number(intervals) * interval < life)
      .map(({ intervals, price: stated, exact }) => ({ hours: Number(intervals) * interval, price: stated ?? exact })),
    ...(dead ? [{ hours: life, price: undefined }] : []),
  ];
  const drawnAt = (step: Step): number => Number(step.price ?? position.mark);
  const last = steps.at(-1)!;
  const end = drawnAt(last);
  const mark = Number(position.mark);
  const walked = end - Number(start);
  // Far from the mark the walk is drawn for itself; once it has come a third of the way the mark is in the picture.
  const near = dead || Math.abs(walked) > Math.abs(mark - Number(start)) / 3;
  const pad = Math.max(Math.abs(walked) * 0.25, mark * 0.0004);
  const low = Math.min(Number(start), end) - pad;
  const high = Math.max(Number(start), end) + pad;

  const tag = last.price === undefined
    ? [{ text: words.liquidated, look: "name" }]
    : [{ text: words.quantities.liquidation, look: "name" }, { text: price(last.price), look: "figure" }];
  const frame = { left: 4, right: Math.max(width / 2, width - 18 - Math.max(...tag.map(({ text }) => measure(text)))), top: 24, bottom: height - 30 };
  const y = linear(near ? [Math.min(low, mark), Math.max(high, mark)] : [low, high], [frame.bottom - 6, frame.top]);
  const x = linear([0, Math.max(asked, interval)], [frame.left + 8, frame.right]);
  const path = line<Step>((step) => x(step.hours), (step) => y(drawnAt(step))).curve(curveStepAfter);
  const walk = dead ? steps : [...steps, { ...last, hours: Math.max(asked, last.hours) }];
  const labels: Label[] = [
    { x: x(walk.at(-1)!.hours), y: y(end), gap: 10, side: "right", quantity: "liquidation", lines: tag },
    {
      x: x(0), y: y(Number(start)) + (walked < 0 ? -14 : 14), gap: 6, side: "right",
      quantity: "liquidation", lines: [{ text: price(start), look: "" }],
    },
    ...(near ? [{
      x: frame.left + 4, y: y(mark) + (mark < Number(start) ? -12 : 12), gap: 4, side: "right",
      quantity: "mark", lines: [{ text: `${words.quantities.mark} ${price(mark)}`, look: "" }],
    } as Label] : []),
  ];
  const names = placed(labels, { left: 2, right: width - 2, top: 2, bottom: frame.bottom - 2 }, measure);

  const picture = svg`
    ${bottomAxis(moments(asked, interval, width > 500 ? 6 : 3).map((time) => ({ at: x(time), text: duration(scene, time) })), frame, scene)}
    ${near ? svg`<g class="quantity" data-quantity="mark"><line class="still"
      x1=${frame.left} x2=${frame.right} y1=${px(y(mark))} y2=${px(y(mark))}/></g>` : nothing}
    ${clipped(scene, frame, svg`<g class="quantity" data-quantity="liquidation"><path class="line" d=${path(walk) ?? ""}/></g>`)}
    <g class="quantity" data-quantity="liquidation"><circle class="dot" cx=${px(x(0))} cy=${px(y(Number(start)))} r="4"/>
      ${dead ? shape("liquidation", x(life), y(end)) : svg`<circle class="dot" cx=${px(x(walk.at(-1)!.hours))} cy=${px(y(end))} r="5"/>`}</g>
    ${names.labels}`;

  const perInterval = Number(row.payment);
  const intervals = Math.floor(asked / interval);
  const paid = dead ? perInterval * (life / interval) : row.paid;
  const received = perInterval < 0;
  const amount = (value: Decimal | number): string => money(received ? plainly(value) : value);
  const at = (time: number): Step => steps.filter((step) => step.hours <= time).at(-1)!;
  const flowing = received ? words.received : words.paid;
  const times = [...new Set([0, ...moments(asked, interval, 6).filter((time) => time < lasted), lasted])];
  const rows = times.map((time) => [
    duration(scene, time), amount(time === lasted ? paid : perInterval * Math.min(intervals, Math.floor(time / interval))), written(at(time)),
  ] as const);
  const flow = `${flowing} ${amount(paid)}`;
  const then = dead ? words.liquidatedAfter(duration(scene, life)) : undefined;
  function written({ price: value }: Step): string {
    return value === undefined ? words.liquidated : price(value);
  }
  return {
    picture, columns: [words.time, flowing, words.quantities.liquidation], rows,
    points: rows.map(([time, sum, stated], row) => ({
      x: x(times[row]!), y: y(drawnAt(at(times[row]!))),
      said: words.list([time, `${flowing} ${sum}`, at(times[row]!).price === undefined ? stated : `${words.quantities.liquidation} ${stated}`]),
    })),
    spoken: words.list([duration(scene, asked), flow, then ?? `${words.quantities.liquidation} ${written(last)}`]),
    readout: words.list([duration(scene, asked), flow, then ?? `${words.quantities.liquidation} ${price(start)} → ${written(last)}`]),
  };
}

/** Without its sign. */
const plainly = (value: Decimal | number): Decimal | number => (typeof value === "number" ? Math.abs(value) : value.replace("-", ""));

/** Days, and what is left of one in hours. */
function duration({ words, count }: Scene, hours: number): string {
  const days = Math.floor(hours / 24 + 1e-9);
  const rest = Math.max(0, Math.round((hours - days * 24) * 100) / 100);
  return [...(days || !rest ? [words.days(count(days))] : []), ...(rest ? [words.hours(count(rest))] : [])].join(" ");
}

/** Hours worth a tick, whole days where there are some, the last included. */
function moments(hours: number, interval: number, most: number): number[] {
  if (!(hours > 0)) return [];
  const unit = hours >= 24 ? 24 : Math.min(interval, hours);
  const all = Math.floor(hours / unit + 1e-9);
  const step = Math.max(1, Math.ceil(all / most));
  const ticks = Array.from({ length: Math.floor(all / step) }, (_, place) => (place + 1) * step);
  return [...(all - (ticks.at(-1) ?? 0) < step * 0.6 ? ticks.slice(0, -1) : ticks), all].map((count) => count * unit);
}
