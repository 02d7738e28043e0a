// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in German. */
export const terms: Record<TermName, string> = {
  wallet: "Wallet-Guthaben", equity: "Eigenkapital", available: "Verfügbar", unrealizedPnl: "Unrealisierter Gewinn",
  funding: "Geschuldete Finanzierung", collateral: "Sicherheiten", collateralUnits: "Einheiten an Sicherheiten",
  othersUnrealizedPnl: "Unrealisierter Gewinn anderer Positionen", othersInitialMargin: "Anfangsmargin anderer Positionen",
  othersMaintenanceMargin: "Erhaltungsmargin anderer Positionen", othersClosingReserve: "Schließungsreserve anderer Positionen", assets: "Vermögen",
  debts: "Schulden", quoteAssets: "Vermögen in Quote", baseAssets: "Vermögen in Base", quoteDebts: "Schulden in Quote", baseDebts: "Schulden in Base",
  loanLevel: "Margin-Level bei Liquidation", entry: "Einstiegspreis", mark: "Mark-Preis", liquidationPrice: "Liquidationspreis", qty: "Kontrakte",
  multiplier: "Kontraktmultiplikator", size: "Menge", notional: "Positionswert", leverage: "Hebel", maxLeverage: "Höchster Hebel",
  initialRate: "Anfangsmarginsatz", initialMargin: "Anfangsmargin", orderMargin: "Margin wartender Orders", maintenanceRate: "Erhaltungssatz",
  rateSlope: "Anstieg des Satzes mit der Menge", assetWeight: "Gewicht des Vermögens", liabilityWeight: "Gewicht der Schulden",
  deduction: "Abzug der Risikotabelle", maintenanceMargin: "Erhaltungsmargin", fundingRate: "Finanzierungssatz",
  fundingReserve: "Finanzierungsreserve", ordersMaintenanceMargin: "Erhaltungsmargin wartender Orders", mmFloor: "Mindesterhaltungsmargin",
  tierFrom: "Beginn der Zeile der Risikotabelle", ordersBeside: "Mitgezählte wartende Orders", kappa: "Marginquote bei Liquidation",
  openingFeeRate: "Gebührensatz beim Öffnen", closingFeeRate: "Gebührensatz beim Schließen", closingReserve: "Schließungsreserve",
  ordersClosingReserve: "Schließungsreserve wartender Orders", fixedCosts: "Feste Kosten", restConstant: "Andere Positionen, fester Teil",
  restSlope: "Andere Positionen, mit dem Preis bewegter Teil",
  fillPrice: "Ausführungspreis", feeRate: "Gebührensatz", feeBuffer: "Satz des Gebührenpuffers", fee: "Gebühr",
  openLoss: "Verlust durch Ausführung abseits des Mark-Preises", surcharge: "Aufschlag für Shorts", realizedPnl: "Realisierter Gewinn",
  maxLoss: "Höchster Verlust der Position", exitPrice: "Ausstiegspreis",
};
