// SPDX-License-Identifier: MIT
// `marginscope/locales/ja`: Japanese.
import { having } from "../having.js";
import type { Effect, Messages, ReasonFacts } from "../messages.js";
import { ja as plots } from "../plots/ja.js";
import { registerMessages, registerPlotWords } from "../registry.js";
import { terms } from "../terms/ja.js";

const EFFECTS: Record<Effect, string> = { open: "を新規に建てる", add: "を積み増す", reduce: "を一部決済する", close: "をすべて決済する", flip: "へドテンする" };

const missing = ({ missing }: ReasonFacts): string => having(missing, "（不足額 ", "）");
const limit = ({ limit }: ReasonFacts): string => having(limit, "（", "）");
const expected = ({ input, expected }: ReasonFacts): string => {
  if (input === undefined && expected === undefined) return "";
  return `（${having(input, "")}${having(expected, input === undefined ? "正しくは " : "は正しくは ")}）`;
};

const ja: Messages = {
  statuses: {
    waiting: "データ待ち",
    failure: "計算エンジンを利用できません",
    input: "この入力を確認してください",
    contradiction: "入力が互いに矛盾しています",
    noPosition: "ポジションなし",
    closed: "ポジション決済",
    placeable: "発注できます",
    healthy: "維持証拠金を上回っています",
    never: "清算価格なし",
    already: "清算水準に到達済み",
    insufficient: "証拠金不足",
    refused: "拒否される注文です",
  },
  waitingDetail: "口座を読み込むと数値が表示されます。",
  failureDetail: (message) => `エラー内容：${message}。`,
  noPositionDetail: "保有がないため、清算されることはありません。",
  closedDetail: (realized) => `ポジションは残りません。実現損益：${realized}。`,
  neverDetail: "ほかの条件が変わらなければ、この市場のどの価格でも清算されません。",
  liquidatedAt: (price, where, distance) => `清算価格は ${price}${having(distance, "、マーク価格より ", where === "below" ? " 下" : " 上")}です。`,
  marginMissing: (amount) => `証拠金が ${amount} 不足しています。`,
  healthReturnsAt: (price) => `${price} で維持証拠金を回復します。`,
  healthNeverReturns: "この市場のどの価格でも維持証拠金は回復しません。",
  accountLiquidatable: "この注文の有無にかかわらず、口座は清算水準に到達しています。",
  sentences: (all) => all.join(""),
  verdict: (word, detail) => `${word}。${detail}`,

  order: (side, what) => (side === "sell" ? `${what} 売り` : `${what} 買い`),
  orderTitle: "注文",
  accountTitle: "口座",
  position: (side, size) => (side === "long" ? `ロング ${size}` : `ショート ${size}`),
  contracts: (_, shown) => `${shown} 枚`,
  effect: (effect, side) => `${side === "long" ? "ロング" : "ショート"}${EFFECTS[effect]}`,
  leverage: (times) => `${times}倍`,
  nearestOf: (_, shown) => `${shown} ポジション中、清算に最も近い`,
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `${ja.order(side, size)}、価格 ${price}、${ja.effect(effect, position)}。${verdict}コストは ${cost}、この注文の最大損失は ${loss} です。`,
  spokenPosition: (side, size, verdict) => `${ja.position(side, size)}：${verdict}`,

  sides: { buy: "買い", sell: "売り" },
  modes: { isolated: "分離", cross: "クロス" },
  modeNotes: { isolated: "分離", cross: "クロス" },
  priceKindNotes: { market: "成行", limit: "指値", trigger: "トリガー" },
  liquidityNotes: { maker: "メイカー", taker: "テイカー" },

  caption: "注文前後の証拠金",
  quantities: "数量、金額、価格",
  inQuote: (quote) => `単位：${quote}`,
  pricesIn: (quote) => `価格の単位：${quote}`,
  moneyIn: (settle) => `金額の単位：${settle}`,
  now: "現在",
  after: "注文後",
  ifFilled: "約定した場合",
  labels: {
    "liquidation-price": "清算価格",
    "distance": "清算までの距離",
    "initial-margin": "当初証拠金",
    "margin-ratio": "証拠金率",
    "max-loss": "最大損失",
    "bankruptcy-price": "破産価格",
    "available": "利用可能額",
    "equity": "口座の純資産",
    "wallet": "ウォレット残高",
    "account-initial-margin": "当初証拠金（クロス合計）",
    "account-maintenance-margin": "維持証拠金（クロス合計）",
    "fill-price": "約定価格",
    "notional": "注文金額",
    "cost": "コスト",
    "fee": "手数料",
    "order-max-loss": "この注文の最大損失",
    "max-qty": "最大数量",
    "realized-pnl": "実現損益",
    "stop": "損切り時",
    "target": "利確時",
  },
  words: { unknown: "不明", none: "なし", never: "到達しない", atOrPast: "到達済み", noLimit: "制限なし", noneLeft: "余地なし", noEquity: "純資産なし" },
  exactly: (value) => `正確な値 ${value}`,
  marginAndFee: "証拠金 + 手数料",
  ofEquity: (percent) => `純資産の ${percent}`,
  onMargin: (percent) => `証拠金比 ${percent}`,
  notReached: "到達しない",
  fundingFor: (hours) => `${hours} 時間の資金調達料`,
  liquidationAfter: (hours) => `${hours} 時間後の清算価格`,

  meter: "清算までの余地",
  orMore: (percent) => `${percent} 以上`,
  roomLeft: (percent) => `清算まで ${percent} の余地`,

  beforeYouSend: "発注の前に",
  noMaintenance: "この契約の維持証拠金が不明なため、清算として示しているのは証拠金が尽きる価格です。",
  reasons: {
    "insufficient-margin": (facts) => `利用可能額が足りません${missing(facts)}。`,
    "leverage-above-tier": ({ limit }) => `レバレッジがこの数量の上限を超えています${having(limit, "（", "倍）")}。`,
    "notional-above-cap": (facts) => `ポジションが取引所の上限を超えます${limit(facts)}。`,
    "order-liquidatable-at-open": (facts) => `建てた時点で清算されます${missing(facts)}。`,
    "order-liquidatable-at-trigger": (facts) => `注文が発動した時点で清算されます${missing(facts)}。`,
    "below-minimum": (facts) => `注文が最小値を下回っています${limit(facts)}。`,
    "off-lot": (facts) => `数量は最小単位の倍数でなければなりません${limit(facts)}。`,
    "off-tick": (facts) => `価格は呼値の倍数でなければなりません${limit(facts)}。`,
    "reduce-only-no-position": () => "リデュースオンリーですが、減らせる反対側のポジションがありません。",
    "reduce-only-capped": (facts) => `リデュースオンリー：数量は保有ポジションまでしか有効になりません${limit(facts)}。`,
    "stop-unreachable": ({ limit }) => `損切り価格が清算価格${having(limit, "（", "）")}の先にあります。先に清算されます。`,
    "stop-close": ({ limit }) => `損切り価格が清算価格${having(limit, "（", "）")}にきわめて近く、値が飛ぶと間に合わないことがあります。`,
    "stop-wrong-side": () => "損切り価格が利益側にあります。すぐに発動します。",
    "target-wrong-side": () => "利確価格が損失側にあります。すぐに発動します。",
    "risk-cap-exceeded": ({ limit }) => `この注文の損失は設定した限度${having(limit, "（", "）")}を超えることがあります。`,
    "order-overdetermined": (facts) => `注文の数量、金額、証拠金が互いに矛盾しています${expected(facts)}。`,
    "position-overdetermined": () => "ポジションの資産と負債が売買の方向と一致しません。",
    "funding-overdetermined": (facts) => `資金調達率がそのプレミアムと矛盾しています${expected(facts)}。`,
    "equity-mismatch": (facts) => `口座のウォレット残高と純資産が矛盾しています${expected(facts)}。`,
    "tiers-inconsistent": (facts) => `リスク限度表の控除額が前の段と矛盾しています${expected(facts)}。`,
    "mixed-settlement": () => "決済通貨の異なるクロスポジションは合算できません。",
    "question-overdetermined": () => "質問が同時に二つのことを求めています。",
    "rules-unsupported": () => "このルールにはここでは正確な答えがありません。",
    "unreachable": () => "証拠金をいくら積んでも到達できません。",
  },
  unknownReason: (code, { missing, limit }) => `注意「${code}」${having(missing, "、不足額 ")}${having(limit, "、上限 ")}。`,

  inputs: {
    side: "売買", mode: "証拠金モード", priceKind: "注文種別", price: "価格", qty: "数量", notional: "注文金額", margin: "証拠金", leverage: "レバレッジ",
    stop: "損切り価格", target: "利確価格", riskCap: "リスク限度", wallet: "ウォレット残高", equity: "純資産", entry: "建値", symbol: "銘柄", amount: "金額",
    tick: "呼値", lot: "最小単位", mmr: "維持証拠金率", mark: "マーク価格", rate: "資金調達率", hours: "保有時間",
  },
  anyInput: "入力",
  markOf: (symbol) => `${symbol} のマーク価格`,
  inputAt: (input, path) => `${input}（${path}）`,
  given: (input, value) => `${input}「${value}」`,
  objectGiven: "オブジェクト",
  faults: {
    "not-a-decimal": (subject) => `${subject}は十進数ではありません。`,
    "out-of-range": (subject) => `${subject}は許容範囲外です。`,
    "too-many-digits": (subject) => `${subject}は扱える桁数を超えています。`,
    "unknown-symbol": (subject) => `${subject}はこの口座の契約ではありません。`,
    "unknown-field": (subject) => `${subject}は未知の項目です。`,
    "unknown-value": (subject) => `${subject}は既知の値ではありません。`,
    "unsorted-tiers": (subject) => `${subject}が前の段に続いていません。`,
    "missing": (subject) => `${subject}がありません。`,
    "too-many": (subject) => `${subject}は扱える件数を超えています。`,
    "unknown-venue": (subject) => `${subject}はルールがわかっている取引所ではありません。`,
    "unknown-position": (subject) => `${subject}はこの口座のポジションではありません。`,
    "duplicate": (subject) => `${subject}が重複しています。`,
    "wrong-type": (subject) => `${subject}はここで求められる種類ではありません。`,
    "unreadable": (subject) => `${subject}を読み取れませんでした。`,
  },
  unknownFault: (subject, code) => `${subject}：エラー「${code}」。`,

  derived: (input) => `${input}はほかの値から決まります`,
  howMade: "この数値の求め方",
  showFormula: (quantity) => `${quantity}の計算式を表示`,
  terms,
  moves: "この価格を動かすもの",
  nextFunding: "次回の資金調達料",
  tierRow: (number) => `${number} 段目`,
  stalled: (seconds) => `${seconds} 秒を超えて価格が更新されていません`,
  partMissing: "ここに表示する内容の一部を読み込めませんでした。",
  tryAgain: "再試行",
};

registerMessages("ja", ja);
registerPlotWords("ja", plots);
export default ja;
