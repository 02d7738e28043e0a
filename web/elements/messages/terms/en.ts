// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in English. */
export const terms: Record<TermName, string> = {
  wallet: "Wallet balance", equity: "Equity", available: "Available", unrealizedPnl: "Unrealized profit", funding: "Funding owed",
  collateral: "Collateral", collateralUnits: "Units of collateral", othersUnrealizedPnl: "Unrealized profit of other positions",
  othersInitialMargin: "Initial margin of other positions", othersMaintenanceMargin: "Maintenance margin of other positions",
  othersClosingReserve: "Closing reserve of other positions", assets: "Assets", debts: "Debts", quoteAssets: "Assets in quote", baseAssets: "Assets in base",
  quoteDebts: "Debts in quote", baseDebts: "Debts in base", loanLevel: "Margin level at liquidation", entry: "Entry price", mark: "Mark price",
  liquidationPrice: "Liquidation price", qty: "Contracts", multiplier: "Contract multiplier", size: "Size", notional: "Position value", leverage: "Leverage",
  maxLeverage: "Largest leverage", initialRate: "Initial margin rate", initialMargin: "Initial margin", orderMargin: "Margin of waiting orders",
  maintenanceRate: "Maintenance margin rate", rateSlope: "Growth of the rate with size", assetWeight: "Weight of assets", liabilityWeight: "Weight of debts",
  deduction: "Deduction of the risk table", maintenanceMargin: "Maintenance margin", fundingRate: "Funding rate", fundingReserve: "Funding reserve",
  ordersMaintenanceMargin: "Maintenance margin of waiting orders", mmFloor: "Least maintenance margin", tierFrom: "Start of the row of the risk table",
  ordersBeside: "Waiting orders counted with it", kappa: "Margin ratio at liquidation", openingFeeRate: "Fee rate to open", closingFeeRate: "Fee rate to close",
  closingReserve: "Closing reserve", ordersClosingReserve: "Closing reserve of waiting orders", fixedCosts: "Fixed costs",
  restConstant: "Other positions, fixed part", restSlope: "Other positions, part that moves with the price",
  fillPrice: "Fill price", feeRate: "Fee rate", feeBuffer: "Fee buffer rate", fee: "Fee", openLoss: "Loss of filling away from the mark",
  surcharge: "Surcharge for shorts", realizedPnl: "Realized profit", maxLoss: "Most that the position can lose", exitPrice: "Exit price",
};
