// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const ar: PlotWords = {
  quantities: {
    entry: "الدخول", mark: "سعر التقييم", liquidation: "التصفية", bankruptcy: "الإفلاس", equity: "حقوق الملكية", maintenance: "هامش الصيانة",
    buffer: "المنطقة العازلة", profit: "الربح أو الخسارة", margin: "الهامش",
  },
  modes: { isolated: "معزول", cross: "متقاطع" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}، عند سعر الدخول` : `${price}، ${share} ${where === "below" ? "تحت" : "فوق"} سعر الدخول`),
  named: (text, name) => `${text}، ${name}`,
  moveMark: "تحريك سعر التقييم",
  liquidated: "تمت التصفية",
  liquidatedAt: (price) => `تصفية عند ${price}`,
  liquidatedAtEntry: "تصفية فور الفتح",
  never: "لا سعر يؤدي إلى التصفية",
  room: (share) => `مسافة ${share}`,
  atMost: (amount) => `أقصى خسارة ${amount}`,
  ofMargin: (share) => `${share} من الهامش`,
  left: (amount) => `المتبقي ${amount}`,
  asTable: "الشيء نفسه في جدول",
  price: "السعر",
  profitAt: (leverage) => `الربح أو الخسارة عند ${leverage}`,
  days: (count) => `عدد الأيام: ${count}`,
  time: "مدة الاحتفاظ",
  paid: "التمويل المدفوع",
  mode: "وضع الهامش",
  mostLost: "أقصى خسارة",
  waiting: "في انتظار مركز",
  nothing: "لا مركز لرسمه",
  wrong: (what) => `لا يمكن رسم هذا: ${what}`,
  list: (parts) => parts.join("؛ "),
};
