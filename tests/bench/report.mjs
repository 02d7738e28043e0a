// SPDX-License-Identifier: MIT
// The measured beside what must be reached, as one table.
import { bytes, duration, percent, table, times } from "./table.mjs";

const TARGETS = [
  { kind: "assess", question: "50 cross", name: "@orderly.network/perp", text: "≥ 20 ×", reached: ({ ratio }) => ratio >= 20 },
  { kind: "preview", question: "1 isolated", name: "marginscope", text: "< 10 µs", reached: ({ median }) => median < 10_000 },
  { kind: "preview", question: "1 isolated", name: "@orderly.network/perp", text: "> 1 ×", reached: ({ ratio }) => ratio > 1 },
];
/** The most that a position may cost in the largest account, against one of a hundred: caches take their share, a square would show a hundredfold. */
const LINEAR = 2;
const READY_P95 = 15e6;
const TICK_P95 = 0.5e6;
/** Bytes a second that count as level: what a collection leaves differs by more. */
const LEVEL_HEAP = 1024;

/** `results`: { answers, latency, growth, sizes, ready, feeds } as measured. */
export function report({ answers, latency, growth, sizes, ready, feeds }) {
  return table([answerSection(answers), latencySection(latency), growthSection(growth), sizeSection(sizes), readySection(ready), feedSection(feeds)]);
}

function latencySection(latency) {
  return {
    header: ["also asked", "", "median", "spread", "to an assess", "must reach", ""],
    rows: latency.flatMap(({ question, asked }) => asked.map(({ name, median, spread, ratio }) => [
      `${name}, ${question}`, "", duration(median), percent(spread / median), times(ratio),
    ])),
  };
}

function answerSection(answers) {
  return {
    header: ["question", "contender", "median", "spread", "to ours", "must reach", ""],
    rows: answers.flatMap(({ kind, question, contenders }) => contenders.map((result, i) => {
      const target = TARGETS.find((one) => one.kind === kind && one.question === question && one.name === result.name);
      return [
        i === 0 ? `${kind}, ${question}` : "", result.name, duration(result.median), percent(result.spread / result.median), times(result.ratio),
        ...(target ? verdict(target.text, target.reached(result)) : []),
      ];
    })),
  };
}

function growthSection(growth) {
  const reference = growth.find(({ count }) => count === 100) ?? growth[0];
  const most = LINEAR * reference.contenders[0].each;
  return {
    header: ["assess as positions grow", "contender", "median", "spread", "a position", "must reach", ""],
    rows: growth.flatMap(({ count, contenders }, row) => contenders.map(({ name, median, spread, each }, i) => [
      i === 0 ? `${bytes(count)} cross` : "", name, duration(median), percent(spread / median), duration(each),
      ...(row === growth.length - 1 && i === 0 ? verdict(`≤ ${duration(most)}`, each <= most) : []),
    ])),
  };
}

function sizeSection(sizes) {
  return {
    header: ["bytes of dist/", "", "raw", "gzip 9", "brotli 11", "must reach", ""],
    rows: sizes.map(({ file, raw, gzip, brotli, limit }) => [
      file, "", bytes(raw), bytes(gzip), bytes(brotli), ...(limit ? verdict(`≤ ${bytes(limit)}`, brotli <= limit) : []),
    ]),
  };
}

function readySection({ median, spread, p95, processes }) {
  return {
    header: ["import → ready", "", "median", "spread", "p95", "must reach", ""],
    rows: [[
      `${processes} fresh processes`, "", duration(median), percent(spread / median), duration(p95),
      ...verdict(`≤ ${duration(READY_P95)} p95`, p95 <= READY_P95),
    ]],
  };
}

function feedSection(feeds) {
  return {
    header: ["a feed of 1,000 ticks a second", "", "median", "spread", "p95", "must reach", ""],
    rows: feeds.flatMap(({ seconds, elements, delivered, paints, median, spread, p95, longTasks, heap }) => [
      [
        `${elements === 1 ? "one ticket" : `${elements} tickets`}, ${bytes(delivered)} ticks, ${bytes(paints)} updates`, "",
        duration(median), percent(spread / median), duration(p95),
        ...(elements === 1 ? verdict(`≤ ${duration(TICK_P95)} p95`, p95 <= TICK_P95) : []),
      ],
      [`  tasks of over 50 ms in ${seconds} s`, "", bytes(longTasks), "", "", ...verdict("none", longTasks === 0)],
      ["  bytes that the heap grows a second", "", bytes(Math.round(heap)), "", "", ...verdict(`≤ ${bytes(LEVEL_HEAP)}`, heap <= LEVEL_HEAP)],
    ]),
  };
}

function verdict(text, reached) {
  return [text, reached ? "reached" : "NOT REACHED"];
}
