// SPDX-License-Identifier: MIT
// `marginscope/locales/zh`: Chinese, simplified.
import { having } from "../having.js";
import type { Effect, Messages, ReasonFacts } from "../messages.js";
import { zh as plots } from "../plots/zh.js";
import { registerMessages, registerPlotWords } from "../registry.js";
import { terms } from "../terms/zh.js";

const EFFECTS: Record<Effect, string> = { open: "开", add: "加", reduce: "减", close: "平", flip: "反手开" };

const missing = ({ missing }: ReasonFacts): string => having(missing, "，还差 ");
const limit = ({ limit }: ReasonFacts): string => having(limit, "：");
const expected = ({ input, expected }: ReasonFacts): string => having(input, "：") + having(expected, input === undefined ? "：应为 " : "应为 ");

const zh: Messages = {
  statuses: {
    waiting: "等待数据",
    failure: "计算引擎不可用",
    input: "请检查此输入",
    contradiction: "输入互相矛盾",
    noPosition: "无持仓",
    closed: "仓位已平",
    placeable: "可以下单",
    healthy: "高于维持保证金",
    never: "无强平价格",
    already: "已触及或越过强平",
    insufficient: "保证金不足",
    refused: "会被拒绝",
  },
  waitingDetail: "读取到账户后即显示数字。",
  failureDetail: (message) => `错误信息：${message}。`,
  noPositionDetail: "没有持仓，因此不会被强平。",
  closedDetail: (realized) => `仓位已全部平掉。已实现盈亏：${realized}。`,
  neverDetail: "其他条件不变时，该市场的任何价格都不会触发强平。",
  liquidatedAt: (price, where, distance) => `强平价格为 ${price}${having(distance, where === "below" ? "，比标记价格低 " : "，比标记价格高 ")}。`,
  marginMissing: (amount) => `保证金还差 ${amount}。`,
  healthReturnsAt: (price) => `价格回到 ${price} 时恢复安全。`,
  healthNeverReturns: "该市场的任何价格都无法使其恢复安全。",
  accountLiquidatable: "无论是否下这笔订单，账户都已触及或越过强平。",
  sentences: (all) => all.join(""),
  verdict: (word, detail) => `${word}。${detail}`,

  order: (side, what) => (side === "sell" ? `卖出 ${what}` : `买入 ${what}`),
  orderTitle: "订单",
  accountTitle: "账户",
  position: (side, size) => (side === "long" ? `多仓 ${size}` : `空仓 ${size}`),
  effect: (effect, side) => `${EFFECTS[effect]}${side === "long" ? "多仓" : "空仓"}`,
  leverage: (times) => `${times} 倍杠杆`,
  nearestOf: (_, shown) => `${shown} 个仓位中最接近强平`,
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `以 ${price} ${zh.order(side, size)}，${zh.effect(effect, position)}。${verdict}成本 ${cost}；这笔订单最多亏损 ${loss}。`,
  spokenPosition: (side, size, verdict) => `${zh.position(side, size)}：${verdict}`,

  sides: { buy: "买入", sell: "卖出" },
  modes: { isolated: "逐仓", cross: "全仓" },
  modeNotes: { isolated: "逐仓", cross: "全仓" },
  priceKindNotes: { market: "市价", limit: "限价", trigger: "条件触发" },
  liquidityNotes: { maker: "挂单", taker: "吃单" },

  caption: "下单前后的保证金",
  quantities: "数量、金额和价格",
  inQuote: (quote) => `单位：${quote}`,
  now: "当前",
  after: "下单后",
  ifFilled: "若成交",
  labels: {
    "liquidation-price": "强平价格",
    "distance": "距强平",
    "initial-margin": "初始保证金",
    "margin-ratio": "保证金率",
    "max-loss": "最大亏损",
    "bankruptcy-price": "破产价格",
    "available": "可用余额",
    "equity": "账户权益",
    "wallet": "钱包余额",
    "account-initial-margin": "初始保证金（全仓合计）",
    "account-maintenance-margin": "维持保证金（全仓合计）",
    "fill-price": "成交价格",
    "notional": "订单价值",
    "cost": "成本",
    "fee": "手续费",
    "order-max-loss": "这笔订单的最大亏损",
    "max-qty": "最大数量",
    "realized-pnl": "已实现盈亏",
    "stop": "止损时盈亏",
    "target": "止盈时盈亏",
  },
  words: { unknown: "未知", none: "无", never: "永不触及", atOrPast: "已触及", noLimit: "不限", noneLeft: "已无空间", noEquity: "无权益" },
  exactly: (value) => `精确值 ${value}`,
  marginAndFee: "保证金 + 手续费",
  ofEquity: (percent) => `占权益 ${percent}`,
  onMargin: (percent) => `保证金收益率 ${percent}`,
  notReached: "无法触及",
  fundingFor: (hours) => `${hours} 小时的资金费用`,
  liquidationAfter: (hours) => `${hours} 小时后的强平价格`,

  meter: "距强平的空间",
  orMore: (percent) => `${percent} 或以上`,
  roomLeft: (percent) => `距强平还有 ${percent}`,

  beforeYouSend: "下单前请注意",
  noMaintenance: "此合约的维持保证金未知：所示强平价格是保证金耗尽时的价格。",
  reasons: {
    "insufficient-margin": (facts) => `可用余额不足${missing(facts)}。`,
    "leverage-above-tier": ({ limit }) => `杠杆超过该数量允许的上限${having(limit, "：", " 倍")}。`,
    "notional-above-cap": (facts) => `仓位将超过交易所允许的上限${limit(facts)}。`,
    "order-liquidatable-at-open": (facts) => `仓位一开立就会被强平${missing(facts)}。`,
    "order-liquidatable-at-trigger": (facts) => `订单触发时仓位就会被强平${missing(facts)}。`,
    "below-minimum": (facts) => `订单小于允许的最小值${limit(facts)}。`,
    "off-lot": (facts) => `数量必须是最小数量单位的整数倍${limit(facts)}。`,
    "off-tick": (facts) => `价格必须是最小价格变动的整数倍${limit(facts)}。`,
    "reduce-only-no-position": () => "订单为只减仓，但没有可减的反向仓位。",
    "reduce-only-capped": (facts) => `只减仓：数量最多计到现有仓位${limit(facts)}。`,
    "stop-unreachable": ({ limit }) => `止损价越过了强平价格${having(limit, " ")}：会先被强平。`,
    "stop-close": ({ limit }) => `止损价非常接近强平价格${having(limit, " ")}：价格跳空可能越过止损。`,
    "stop-wrong-side": () => "止损价位于价格的盈利一侧：会立即触发。",
    "target-wrong-side": () => "止盈价位于价格的亏损一侧：会立即触发。",
    "risk-cap-exceeded": ({ limit }) => `这笔订单的可能亏损超过你的限额${having(limit, " ")}。`,
    "order-overdetermined": (facts) => `订单的数量、价值和保证金互相矛盾${expected(facts)}。`,
    "position-overdetermined": (facts) => `仓位的数量、保证金和杠杆互相矛盾${expected(facts)}。`,
    "funding-overdetermined": (facts) => `资金费率与其溢价矛盾${expected(facts)}。`,
    "equity-mismatch": (facts) => `账户的钱包余额与权益矛盾${expected(facts)}。`,
    "tiers-inconsistent": (facts) => `风险限额表中的速算扣除额与前面各档矛盾${expected(facts)}。`,
    "mixed-settlement": () => "以不同币种结算的全仓仓位无法相加。",
    "question-overdetermined": () => "问题同时要求两件事。",
    "rules-unsupported": () => "这些规则在此没有精确解。",
    "unreachable": () => "再多保证金也无法达到。",
  },
  unknownReason: (code, { missing, limit }) => `提示“${code}”${having(missing, "，还差 ")}${having(limit, "，上限 ")}。`,

  inputs: {
    side: "方向", mode: "保证金模式", priceKind: "订单类型", price: "价格", qty: "数量", notional: "订单价值", margin: "保证金", leverage: "杠杆", stop: "止损价", target: "止盈价",
    riskCap: "风险限额", wallet: "钱包余额", equity: "权益", entry: "开仓价格", symbol: "交易对", amount: "金额", tick: "最小价格变动", lot: "最小数量单位",
    mmr: "维持保证金率", mark: "标记价格", rate: "资金费率", hours: "持有小时数",
  },
  anyInput: "输入",
  markOf: (symbol) => `${symbol} 的标记价格`,
  inputAt: (input, path) => `${input}（${path}）`,
  given: (input, value) => `${input}“${value}”`,
  objectGiven: "对象",
  faults: {
    "not-a-decimal": (subject) => `${subject}不是十进制数。`,
    "out-of-range": (subject) => `${subject}超出允许的范围。`,
    "too-many-digits": (subject) => `${subject}的位数超过可保存的位数。`,
    "unknown-symbol": (subject) => `${subject}不是该账户的合约。`,
    "unknown-field": (subject) => `${subject}不是已知的字段。`,
    "unknown-value": (subject) => `${subject}不是已知的取值。`,
    "unsorted-tiers": (subject) => `${subject}没有排在前一档之后。`,
    "missing": (subject) => `${subject}缺失。`,
    "too-many": (subject) => `${subject}超过可保存的个数。`,
    "unknown-venue": (subject) => `${subject}不是规则已知的交易所。`,
    "unknown-position": (subject) => `${subject}不是该账户的仓位。`,
    "duplicate": (subject) => `${subject}重复给出。`,
    "wrong-type": (subject) => `${subject}不是此处应有的类型。`,
    "unreadable": (subject) => `${subject}无法读取。`,
  },
  unknownFault: (subject, code) => `${subject}：错误“${code}”。`,

  derived: (input) => `${input}由其他输入得出`,
  howMade: "这个数字如何得出",
  showFormula: (quantity) => `显示${quantity}的公式`,
  terms,
  tierRow: (number) => `第 ${number} 档`,
  stalled: (seconds) => `超过 ${seconds} 秒没有新价格`,
};

registerMessages("zh", zh);
registerPlotWords("zh", plots);
export default zh;
