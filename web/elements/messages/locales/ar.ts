// SPDX-License-Identifier: MIT
// `marginscope/locales/ar`: Arabic. Sizes, amounts and prices are isolated in their sentences, so that a unit in Latin letters
// stays on its side of the number.
import type { PositionSide } from "../../../engine/index.js";
import { having } from "../having.js";
import type { Effect, Messages, ReasonFacts } from "../messages.js";
import { plural } from "../plural.js";
import { ar as plots } from "../plots/ar.js";
import { registerMessages, registerPlotWords } from "../registry.js";
import { terms } from "../terms/ar.js";

const EFFECTS: Record<Effect, Record<PositionSide, string>> = {
  open: { long: "يفتح مركزًا طويلًا", short: "يفتح مركزًا قصيرًا" },
  add: { long: "يزيد المركز الطويل", short: "يزيد المركز القصير" },
  reduce: { long: "يخفّض المركز الطويل", short: "يخفّض المركز القصير" },
  close: { long: "يغلق المركز الطويل", short: "يغلق المركز القصير" },
  flip: { long: "يعكس المركز إلى مركز طويل", short: "يعكس المركز إلى مركز قصير" },
};

const isolated = (text: string): string => `\u2066${text}\u2069`;
const around = (text: string | undefined, before: string, after = ""): string => having(text && isolated(text), before, after);
const missing = ({ missing }: ReasonFacts): string => around(missing, "، وينقص ");
const limit = ({ limit }: ReasonFacts): string => around(limit, "، وهو ");
const expected = ({ input, expected }: ReasonFacts): string => having(input, ": ") + around(expected, input === undefined ? ": القيمة المتوقعة " : " يجب أن يكون ");

const ar: Messages = {
  statuses: {
    waiting: "في انتظار البيانات",
    failure: "المحرّك غير متاح",
    input: "تحقّق من هذا الإدخال",
    contradiction: "المدخلات متناقضة",
    noPosition: "لا يوجد مركز",
    closed: "أُغلق المركز",
    placeable: "يمكن إرسال الأمر",
    healthy: "فوق هامش الصيانة",
    never: "لا يوجد سعر تصفية",
    already: "عند حدّ التصفية أو بعده",
    insufficient: "الهامش غير كافٍ",
    refused: "سيُرفض الأمر",
  },
  waitingDetail: "تظهر الأرقام فور توفّر حساب لقراءته.",
  failureDetail: (message) => `نص الخطأ: ${isolated(message)}.`,
  noPositionDetail: "لا توجد مراكز مفتوحة، فلا شيء يمكن تصفيته.",
  closedDetail: (realized) => `لا يبقى شيء من المركز. الربح أو الخسارة المحققة: ${isolated(realized)}.`,
  neverDetail: "لا يُصفّى المركز عند أي سعر في هذا السوق ما دام كل شيء آخر ثابتًا.",
  liquidatedAt: (price, where, distance) => `التصفية عند ${isolated(price)}${around(distance, "، أي ", where === "below" ? " تحت سعر العلامة" : " فوق سعر العلامة")}.`,
  marginMissing: (amount) => `ينقص من الهامش ${isolated(amount)}.`,
  healthReturnsAt: (price) => `يعود المركز إلى الأمان عند ${isolated(price)}.`,
  healthNeverReturns: "لا يعيد أي سعر في هذا السوق المركز إلى الأمان.",
  accountLiquidatable: "الحساب عند حدّ التصفية أو بعده، مع هذا الأمر أو بدونه.",
  sentences: (all) => all.join(" "),
  verdict: (word, detail) => `${word}. ${detail}`.trim(),

  order: (side, what) => (side === "sell" ? `بيع ${isolated(what)}` : `شراء ${isolated(what)}`),
  orderTitle: "أمر",
  accountTitle: "الحساب",
  position: (side, size) => (side === "long" ? `مركز طويل ${isolated(size)}` : `مركز قصير ${isolated(size)}`),
  // Beside its number in its own direction, wherever it stands.
  contracts: (count, shown) => `\u2067${plural("ar", count, { few: `${shown} عقود`, many: `${shown} عقدًا`, other: `${shown} عقد` })}\u2069`,
  effect: (effect, side) => EFFECTS[effect][side],
  leverage: (times) => `رافعة ${isolated(`${times}x`)}`,
  nearestOf: (count, shown) => plural("ar", count, {
    one: "الأقرب إلى التصفية من مركز واحد", two: "الأقرب إلى التصفية من مركزين", few: `الأقرب إلى التصفية من ${shown} مراكز`,
    many: `الأقرب إلى التصفية من ${shown} مركزًا`, other: `الأقرب إلى التصفية من ${shown} مركز`,
  }),
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `${ar.order(side, size)} بسعر ${isolated(price)}. ${ar.effect(effect, position)}. ${verdict} التكلفة ${isolated(cost)}، وأقصى ما يمكن أن يخسره هذا الأمر ${isolated(loss)}.`,
  spokenPosition: (side, size, verdict) => `${ar.position(side, size)}: ${verdict}`,

  sides: { buy: "شراء", sell: "بيع" },
  modes: { isolated: "معزول", cross: "متقاطع" },
  modeNotes: { isolated: "هامش معزول", cross: "هامش متقاطع" },
  priceKindNotes: { market: "سعر السوق", limit: "سعر محدّد", trigger: "سعر مشروط" },
  liquidityNotes: { maker: "صانع", taker: "آخذ" },

  caption: "الهامش قبل الأمر وبعده",
  quantities: "الحجم والمبالغ والأسعار",
  inQuote: (quote) => `بعملة ${isolated(quote)}`,
  pricesIn: (quote) => `الأسعار بعملة ${isolated(quote)}`,
  moneyIn: (settle) => `المبالغ بعملة ${isolated(settle)}`,
  now: "الآن",
  after: "بعد الأمر",
  ifFilled: "لو نُفّذ",
  labels: {
    "liquidation-price": "سعر التصفية",
    "distance": "المسافة",
    "initial-margin": "الهامش الأولي",
    "margin-ratio": "نسبة الهامش",
    "max-loss": "أقصى خسارة",
    "bankruptcy-price": "سعر الإفلاس",
    "available": "المتاح",
    "equity": "حقوق ملكية الحساب",
    "wallet": "رصيد المحفظة",
    "account-initial-margin": "الهامش الأولي، إجمالي المتقاطع",
    "account-maintenance-margin": "هامش الصيانة، إجمالي المتقاطع",
    "fill-price": "سعر التنفيذ",
    "notional": "قيمة الأمر",
    "cost": "التكلفة",
    "fee": "الرسوم",
    "order-max-loss": "أقصى خسارة لهذا الأمر",
    "max-qty": "أكبر حجم",
    "realized-pnl": "المحقَّق",
    "stop": "عند وقف الخسارة",
    "target": "عند الهدف",
  },
  words: { unknown: "غير معروف", none: "لا يوجد", never: "أبدًا", atOrPast: "تم بلوغه", noLimit: "بلا حدّ", noneLeft: "نفدت", noEquity: "لا حقوق ملكية" },
  exactly: (value) => `القيمة الدقيقة ${isolated(value)}`,
  marginAndFee: "الهامش + الرسوم",
  ofEquity: (percent) => `${isolated(percent)} من حقوق الملكية`,
  onMargin: (percent) => `${isolated(percent)} على الهامش`,
  notReached: "لا يُبلَغ",
  fundingFor: (hours) => `رسوم التمويل لمدة ${hours} س`,
  liquidationAfter: (hours) => `سعر التصفية بعد ${hours} س`,

  meter: "المسافة إلى التصفية",
  orMore: (percent) => `${isolated(percent)} أو أكثر`,
  roomLeft: (percent) => `المسافة إلى التصفية ${isolated(percent)}`,

  beforeYouSend: "قبل الإرسال",
  noMaintenance: "هامش الصيانة لهذا العقد غير معروف: ما يظهر كتصفية هو حيث ينفد الهامش.",
  reasons: {
    "insufficient-margin": (facts) => `الرصيد المتاح غير كافٍ${missing(facts)}.`,
    "leverage-above-tier": ({ limit }) => `الرافعة أعلى مما يسمح به هذا الحجم${around(limit && `${limit}x`, "، وهو ")}.`,
    "notional-above-cap": (facts) => `سيصبح المركز أكبر مما تسمح به المنصة${limit(facts)}.`,
    "order-liquidatable-at-open": (facts) => `سيُصفّى المركز فور فتحه${missing(facts)}.`,
    "order-liquidatable-at-trigger": (facts) => `سيُصفّى المركز فور تفعيل الأمر${missing(facts)}.`,
    "below-minimum": (facts) => `الأمر أصغر من الحد الأدنى المسموح${limit(facts)}.`,
    "off-lot": (facts) => `يجب أن يكون الحجم من مضاعفات وحدة الحجم${limit(facts)}.`,
    "off-tick": (facts) => `يجب أن يكون السعر من مضاعفات وحدة السعر${limit(facts)}.`,
    "reduce-only-no-position": () => "الأمر للتخفيض فقط، ولا يوجد مركز معاكس لتخفيضه.",
    "reduce-only-capped": (facts) => `للتخفيض فقط: لا يُحتسب الحجم إلا حتى حجم المركز${limit(facts)}.`,
    "stop-unreachable": ({ limit }) => `وقف الخسارة يقع بعد التصفية${around(limit, " عند ")}: ستأتي التصفية أولًا.`,
    "stop-close": ({ limit }) => `وقف الخسارة قريب جدًا من التصفية${around(limit, " عند ")}: قد تتجاوزه فجوة سعرية.`,
    "stop-wrong-side": () => "وقف الخسارة في جهة الربح من السعر: سيُفعَّل فورًا.",
    "target-wrong-side": () => "الهدف في جهة الخسارة من السعر: سيُفعَّل فورًا.",
    "risk-cap-exceeded": ({ limit }) => `يمكن أن يخسر الأمر أكثر من حدّك${around(limit, " البالغ ")}.`,
    "order-overdetermined": (facts) => `حجم الأمر وقيمته وهامشه متناقضة${expected(facts)}.`,
    "position-overdetermined": () => "أصول المركز وديونه لا توافق اتجاهه.",
    "funding-overdetermined": (facts) => `معدل التمويل يناقض علاوته${expected(facts)}.`,
    "equity-mismatch": (facts) => `رصيد المحفظة وحقوق ملكية الحساب متناقضان${expected(facts)}.`,
    "tiers-inconsistent": (facts) => `أحد خصومات جدول المخاطر يناقض الصفوف التي قبله${expected(facts)}.`,
    "mixed-settlement": () => "لا يمكن جمع مراكز متقاطعة تُسوّى بعملات مختلفة.",
    "question-overdetermined": () => "السؤال يطلب أمرين في آن واحد.",
    "rules-unsupported": () => "لا يوجد هنا جواب دقيق لهذه القواعد.",
    "unreachable": () => "لا يكفي أي هامش لبلوغ ذلك.",
  },
  unknownReason: (code, { missing, limit }) => `تنبيه «${isolated(code)}»${around(missing, "، وينقص ")}${around(limit, "، والحد ")}.`,

  inputs: {
    side: "الاتجاه", mode: "وضع الهامش", priceKind: "نوع الأمر", price: "السعر", qty: "الحجم", notional: "قيمة الأمر", margin: "الهامش", leverage: "الرافعة",
    stop: "وقف الخسارة", target: "الهدف", riskCap: "حدّ المخاطرة", wallet: "رصيد المحفظة", equity: "حقوق الملكية", entry: "سعر الدخول", symbol: "الرمز", amount: "المبلغ",
    tick: "وحدة السعر", lot: "وحدة الحجم", mmr: "معدل الصيانة", mark: "سعر العلامة", rate: "معدل التمويل", hours: "ساعات الاحتفاظ",
  },
  anyInput: "الإدخال",
  markOf: (symbol) => `سعر علامة ${isolated(symbol)}`,
  inputAt: (input, path) => `${input} (${isolated(path)})`,
  given: (input, value) => `${input} «${isolated(value)}»`,
  objectGiven: "كائن",
  faults: {
    "not-a-decimal": (subject) => `${subject}: القيمة ليست رقمًا عشريًا.`,
    "out-of-range": (subject) => `${subject}: القيمة خارج النطاق المسموح.`,
    "too-many-digits": (subject) => `${subject}: عدد الخانات أكبر مما يمكن حفظه.`,
    "unknown-symbol": (subject) => `${subject}: ليس عقدًا من عقود هذا الحساب.`,
    "unknown-field": (subject) => `${subject}: حقل غير معروف.`,
    "unknown-value": (subject) => `${subject}: ليست من القيم المعروفة.`,
    "unsorted-tiers": (subject) => `${subject}: لا يأتي بعد الصف الذي قبله.`,
    "missing": (subject) => `${subject}: القيمة ناقصة.`,
    "too-many": (subject) => `${subject}: العدد أكبر مما يمكن حفظه.`,
    "unknown-venue": (subject) => `${subject}: ليست منصة معروفة القواعد.`,
    "unknown-position": (subject) => `${subject}: ليس مركزًا من مراكز هذا الحساب.`,
    "duplicate": (subject) => `${subject}: مذكور مرتين.`,
    "wrong-type": (subject) => `${subject}: ليس من النوع المتوقع هنا.`,
    "unreadable": (subject) => `${subject}: تعذّرت القراءة.`,
  },
  unknownFault: (subject, code) => `${subject}: خطأ «${isolated(code)}».`,

  derived: (input) => `${input}: قيمة ناتجة عن القيم الأخرى`,
  howMade: "كيف يُحسب هذا الرقم",
  showFormula: (quantity) => `عرض معادلة ${quantity}`,
  terms,
  moves: "ما الذي يحرّك هذا السعر",
  nextFunding: "دفعة التمويل التالية",
  tierRow: (number) => `الصف ${number}`,
  stalled: (seconds) => `لا أسعار جديدة منذ أكثر من ${seconds} ث`,
  partMissing: "تعذّر تحميل جزء مما يُعرض هنا.",
  tryAgain: "إعادة المحاولة",
};

registerMessages("ar", ar);
registerPlotWords("ar", plots);
export default ar;
