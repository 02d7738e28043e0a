// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const zh: PlotWords = {
  quantities: {
    entry: "开仓价", mark: "标记价格", liquidation: "强平", bankruptcy: "破产", equity: "权益", maintenance: "维持保证金", buffer: "缓冲", profit: "盈亏", margin: "保证金",
  },
  modes: { isolated: "逐仓", cross: "全仓" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}，等于开仓价` : `${price}，${where === "below" ? "低于" : "高于"}开仓价 ${share}`),
  named: (text, name) => `${text}，${name}`,
  moveMark: "移动标记价格",
  liquidated: "已强平",
  liquidatedAt: (price) => `强平于 ${price}`,
  liquidatedAtEntry: "一开仓即被强平",
  never: "没有强平价格",
  room: (share) => `余地 ${share}`,
  atMost: (amount) => `最多亏损 ${amount}`,
  ofMargin: (share) => `保证金的 ${share}`,
  left: (amount) => `剩余 ${amount}`,
  asTable: "同样内容的表格",
  price: "价格",
  profitAt: (leverage) => `${leverage} 的盈亏`,
  days: (count) => `${count} 天`,
  time: "持有时间",
  paid: "已付资金费用",
  mode: "保证金模式",
  mostLost: "最大亏损",
  waiting: "等待仓位",
  nothing: "没有可画的仓位",
  wrong: (what) => `无法绘制：${what}`,
  list: (parts) => parts.join("；"),
};
