// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in Chinese. */
export const terms: Record<TermName, string> = {
  wallet: "钱包余额", equity: "权益", available: "可用余额", unrealizedPnl: "未实现盈亏", funding: "应付资金费用", collateral: "抵押资产", collateralUnits: "抵押资产数量",
  othersUnrealizedPnl: "其他仓位的未实现盈亏", othersInitialMargin: "其他仓位的初始保证金", othersMaintenanceMargin: "其他仓位的维持保证金", othersClosingReserve: "其他仓位的平仓准备金",
  assets: "资产", debts: "负债", quoteAssets: "计价货币资产", baseAssets: "基础货币资产", quoteDebts: "计价货币负债", baseDebts: "基础货币负债", loanLevel: "强平时的保证金水平",
  entry: "开仓价格", mark: "标记价格", liquidationPrice: "强平价格", qty: "合约张数", multiplier: "合约乘数", size: "数量", notional: "仓位价值", leverage: "杠杆",
  maxLeverage: "最大杠杆", initialRate: "初始保证金率", initialMargin: "初始保证金", orderMargin: "挂单保证金", maintenanceRate: "维持保证金率", rateSlope: "费率随数量的增幅",
  assetWeight: "资产权重", liabilityWeight: "负债权重", deduction: "风险限额表的速算扣除额", maintenanceMargin: "维持保证金", fundingRate: "资金费率", fundingReserve: "资金费用准备金",
  ordersMaintenanceMargin: "挂单的维持保证金", mmFloor: "最低维持保证金", tierFrom: "风险限额表该档的起点", ordersBeside: "一并计入的挂单", kappa: "强平时的保证金率",
  openingFeeRate: "开仓手续费率", closingFeeRate: "平仓手续费率", closingReserve: "平仓准备金", ordersClosingReserve: "挂单的平仓准备金", fixedCosts: "固定成本",
  restConstant: "其他仓位的固定部分", restSlope: "其他仓位随价格变动的部分",
  fillPrice: "成交价格", feeRate: "手续费率", feeBuffer: "手续费缓冲率", fee: "手续费", openLoss: "成交价格偏离标记价格的亏损", surcharge: "做空附加费用", realizedPnl: "已实现盈亏",
  maxLoss: "仓位的最大亏损", exitPrice: "平仓价格",
};
