// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const ja: PlotWords = {
  quantities: {
    entry: "エントリー", mark: "マーク価格", liquidation: "清算", bankruptcy: "破産", equity: "純資産", maintenance: "維持証拠金", buffer: "緩衝帯", profit: "損益", margin: "証拠金",
  },
  modes: { isolated: "分離", cross: "クロス" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}、エントリー価格` : `${price}、エントリーから${share}${where === "below" ? "下" : "上"}`),
  named: (text, name) => `${text}、${name}`,
  moveMark: "マーク価格を動かす",
  liquidated: "清算済み",
  liquidatedAt: (price) => `${price}で清算`,
  liquidatedAtEntry: "建てた瞬間に清算",
  never: "清算される価格はない",
  room: (share) => `余裕 ${share}`,
  atMost: (amount) => `損失は最大${amount}`,
  ofMargin: (share) => `証拠金の${share}`,
  left: (amount) => `残り${amount}`,
  asTable: "同じ内容の表",
  price: "価格",
  profitAt: (leverage) => `${leverage}の損益`,
  days: (count) => `${count}日`,
  time: "保有期間",
  paid: "支払った資金調達料",
  mode: "証拠金モード",
  mostLost: "最大損失",
  waiting: "ポジションを待っています",
  nothing: "描くポジションがありません",
  wrong: (what) => `描画できません：${what}`,
  list: (parts) => parts.join("、"),
};
