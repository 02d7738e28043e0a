// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in Spanish. */
export const terms: Record<TermName, string> = {
  wallet: "Saldo de la billetera", equity: "Patrimonio", available: "Disponible", unrealizedPnl: "Ganancia no realizada",
  funding: "Financiación adeudada", collateral: "Garantía", collateralUnits: "Unidades de garantía",
  othersUnrealizedPnl: "Ganancia no realizada de otras posiciones", othersInitialMargin: "Margen inicial de otras posiciones",
  othersMaintenanceMargin: "Margen de mantenimiento de otras posiciones", othersClosingReserve: "Reserva de cierre de otras posiciones",
  assets: "Activos", debts: "Deudas", quoteAssets: "Activos en la divisa de cotización", baseAssets: "Activos en la divisa base",
  quoteDebts: "Deudas en la divisa de cotización", baseDebts: "Deudas en la divisa base", loanLevel: "Nivel de margen en la liquidación",
  entry: "Precio de entrada", mark: "Precio de marca", liquidationPrice: "Precio de liquidación", qty: "Contratos",
  multiplier: "Multiplicador del contrato", size: "Tamaño", notional: "Valor de la posición", leverage: "Apalancamiento",
  maxLeverage: "Apalancamiento máximo", initialRate: "Tasa de margen inicial", initialMargin: "Margen inicial",
  orderMargin: "Margen de órdenes pendientes", maintenanceRate: "Tasa de mantenimiento", rateSlope: "Aumento de la tasa con el tamaño",
  assetWeight: "Peso de los activos", liabilityWeight: "Peso de las deudas", deduction: "Deducción de la tabla de riesgo",
  maintenanceMargin: "Margen de mantenimiento", fundingRate: "Tasa de financiación", fundingReserve: "Reserva de financiación",
  ordersMaintenanceMargin: "Margen de mantenimiento de órdenes pendientes", mmFloor: "Margen de mantenimiento mínimo",
  tierFrom: "Inicio de la fila de la tabla de riesgo", ordersBeside: "Órdenes pendientes contadas con ella",
  kappa: "Ratio de margen en la liquidación", openingFeeRate: "Tasa de comisión de apertura", closingFeeRate: "Tasa de comisión de cierre",
  closingReserve: "Reserva de cierre", ordersClosingReserve: "Reserva de cierre de órdenes pendientes", fixedCosts: "Costes fijos",
  restConstant: "Otras posiciones, parte fija", restSlope: "Otras posiciones, parte que varía con el precio",
  fillPrice: "Precio de ejecución", feeRate: "Tasa de comisión", feeBuffer: "Tasa del colchón de comisiones", fee: "Comisión",
  openLoss: "Pérdida por ejecutarse lejos del precio de marca", surcharge: "Recargo para cortos", realizedPnl: "Ganancia realizada",
  maxLoss: "Pérdida máxima de la posición", exitPrice: "Precio de salida",
};
