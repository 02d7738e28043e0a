// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in Japanese. */
export const terms: Record<TermName, string> = {
  wallet: "ウォレット残高", equity: "純資産", available: "利用可能額", unrealizedPnl: "未実現損益", funding: "未払い資金調達料", collateral: "担保", collateralUnits: "担保の数量",
  othersUnrealizedPnl: "他のポジションの未実現損益", othersInitialMargin: "他のポジションの当初証拠金", othersMaintenanceMargin: "他のポジションの維持証拠金",
  othersClosingReserve: "他のポジションの決済準備金", assets: "資産", debts: "負債", quoteAssets: "決済通貨の資産", baseAssets: "基軸通貨の資産", quoteDebts: "決済通貨の負債",
  baseDebts: "基軸通貨の負債", loanLevel: "清算時の証拠金維持率", entry: "建値", mark: "マーク価格", liquidationPrice: "清算価格", qty: "枚数", multiplier: "契約乗数", size: "数量",
  notional: "ポジション評価額", leverage: "レバレッジ", maxLeverage: "最大レバレッジ", initialRate: "当初証拠金率", initialMargin: "当初証拠金", orderMargin: "待機注文の証拠金",
  maintenanceRate: "維持証拠金率", rateSlope: "数量による率の増分", assetWeight: "資産の掛目", liabilityWeight: "負債の掛目", deduction: "リスク限度表の控除額",
  maintenanceMargin: "維持証拠金", fundingRate: "資金調達率", fundingReserve: "資金調達準備金", ordersMaintenanceMargin: "待機注文の維持証拠金", mmFloor: "最低維持証拠金",
  tierFrom: "リスク限度表の段の始点", ordersBeside: "合わせて数える待機注文", kappa: "清算時の証拠金率", openingFeeRate: "新規手数料率", closingFeeRate: "決済手数料率", closingReserve: "決済準備金",
  ordersClosingReserve: "待機注文の決済準備金", fixedCosts: "固定費用", restConstant: "他のポジションの固定部分", restSlope: "他のポジションの価格で動く部分",
  fillPrice: "約定価格", feeRate: "手数料率", feeBuffer: "手数料バッファー率", fee: "手数料", openLoss: "マーク価格と約定価格の差による損失", surcharge: "ショートの割増額",
  realizedPnl: "実現損益", maxLoss: "ポジションの最大損失", exitPrice: "決済価格",
};
