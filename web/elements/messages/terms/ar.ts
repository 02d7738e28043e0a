// SPDX-License-Identifier: MIT
import type { TermName } from "../../../engine/index.js";

/** What the terms of a formula are called in Arabic. */
export const terms: Record<TermName, string> = {
  wallet: "رصيد المحفظة", equity: "حقوق الملكية", available: "المتاح", unrealizedPnl: "الربح غير المحقَّق", funding: "التمويل المستحق",
  collateral: "الضمان", collateralUnits: "وحدات الضمان", othersUnrealizedPnl: "الربح غير المحقَّق للمراكز الأخرى",
  othersInitialMargin: "الهامش الأولي للمراكز الأخرى", othersMaintenanceMargin: "هامش الصيانة للمراكز الأخرى",
  othersClosingReserve: "احتياطي الإغلاق للمراكز الأخرى", assets: "الأصول", debts: "الديون", quoteAssets: "الأصول بعملة التسعير",
  baseAssets: "الأصول بعملة الأساس", quoteDebts: "الديون بعملة التسعير", baseDebts: "الديون بعملة الأساس", loanLevel: "مستوى الهامش عند التصفية",
  entry: "سعر الدخول", mark: "سعر العلامة", liquidationPrice: "سعر التصفية", qty: "العقود", multiplier: "مضاعف العقد", size: "الحجم",
  notional: "قيمة المركز", leverage: "الرافعة", maxLeverage: "أكبر رافعة", initialRate: "معدل الهامش الأولي", initialMargin: "الهامش الأولي",
  orderMargin: "هامش الأوامر المعلَّقة", maintenanceRate: "معدل الصيانة", rateSlope: "زيادة المعدل مع الحجم", assetWeight: "وزن الأصول",
  liabilityWeight: "وزن الديون", deduction: "خصم جدول المخاطر", maintenanceMargin: "هامش الصيانة", fundingRate: "معدل التمويل",
  fundingReserve: "احتياطي التمويل", ordersMaintenanceMargin: "هامش صيانة الأوامر المعلَّقة", mmFloor: "أدنى هامش صيانة",
  tierFrom: "بداية صف جدول المخاطر", ordersBeside: "الأوامر المعلَّقة المحسوبة معه", kappa: "نسبة الهامش عند التصفية",
  openingFeeRate: "معدل رسوم الفتح", closingFeeRate: "معدل رسوم الإغلاق", closingReserve: "احتياطي الإغلاق",
  ordersClosingReserve: "احتياطي إغلاق الأوامر المعلَّقة", fixedCosts: "التكاليف الثابتة", restConstant: "المراكز الأخرى، الجزء الثابت",
  restSlope: "المراكز الأخرى، الجزء المتحرك مع السعر",
  fillPrice: "سعر التنفيذ", feeRate: "معدل الرسوم", feeBuffer: "معدل احتياطي الرسوم", fee: "الرسوم",
  openLoss: "الخسارة من التنفيذ بعيدًا عن سعر العلامة", surcharge: "زيادة على صفقات البيع", realizedPnl: "الربح المحقَّق", maxLoss: "أقصى خسارة للمركز", exitPrice: "سعر الخروج",
};
