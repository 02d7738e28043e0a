// SPDX-License-Identifier: MIT
// `marginscope/locales/de`: German.
import { having } from "../having.js";
import type { Effect, Messages, ReasonFacts } from "../messages.js";
import { plural } from "../plural.js";
import { de as plots } from "../plots/de.js";
import { registerMessages, registerPlotWords } from "../registry.js";
import { terms } from "../terms/de.js";

const EFFECTS: Record<Effect, string> = {
  open: "Eröffnet eine", add: "Vergrößert die", reduce: "Verkleinert die", close: "Schließt die", flip: "Dreht die Position in eine",
};

const missing = ({ missing }: ReasonFacts): string => having(missing, ": Es fehlen ");
const limit = ({ limit }: ReasonFacts): string => having(limit, ", ");
const expected = ({ input, expected }: ReasonFacts): string => having(input, ": ") + having(expected, input === undefined ? ": Erwartet wird " : " müsste ", input === undefined ? "" : " sein");

const de: Messages = {
  statuses: {
    waiting: "Warten auf Daten",
    failure: "Engine nicht verfügbar",
    input: "Diese Eingabe prüfen",
    contradiction: "Eingaben widersprechen sich",
    noPosition: "Keine Position",
    closed: "Position geschlossen",
    placeable: "Kann platziert werden",
    healthy: "Über der Erhaltungsmargin",
    never: "Kein Liquidationspreis",
    already: "Liquidation erreicht oder überschritten",
    insufficient: "Nicht genug Margin",
    refused: "Würde abgelehnt",
  },
  waitingDetail: "Die Zahlen erscheinen, sobald ein Konto vorliegt.",
  failureDetail: (message) => `Meldung: ${message}.`,
  noPositionDetail: "Es wird nichts gehalten, also kann nichts liquidiert werden.",
  closedDetail: (realized) => `Von der Position bleibt nichts. Realisiert: ${realized}.`,
  neverDetail: "Zu keinem Preis dieses Markts wird die Position liquidiert, solange alles andere bleibt.",
  liquidatedAt: (price, where, distance) => `Liquidation bei ${price}${having(distance, ", ", where === "below" ? " unter dem Mark-Preis" : " über dem Mark-Preis")}.`,
  marginMissing: (amount) => `Es fehlen ${amount} Margin.`,
  healthReturnsAt: (price) => `Ab ${price} ist die Position wieder gedeckt.`,
  healthNeverReturns: "Kein Preis dieses Markts deckt die Position wieder.",
  accountLiquidatable: "Das Konto hat die Liquidation erreicht oder überschritten, mit oder ohne diese Order.",
  sentences: (all) => all.join(" "),
  verdict: (word, detail) => `${word}. ${detail}`.trim(),

  order: (side, what) => (side === "sell" ? `${what} verkaufen` : `${what} kaufen`),
  orderTitle: "Neue Order",
  accountTitle: "Konto",
  position: (side, size) => `${size} ${side === "long" ? "long" : "short"}`,
  contracts: (count, shown) => plural("de", count, { one: `${shown} Kontrakt`, other: `${shown} Kontrakte` }),
  effect: (effect, side) => `${EFFECTS[effect]} ${side === "long" ? "Long-Position" : "Short-Position"}`,
  leverage: (times) => `Hebel ${times}x`,
  nearestOf: (count, shown) => plural("de", count, { one: `der Liquidation am nächsten von ${shown} Position`, other: `der Liquidation am nächsten von ${shown} Positionen` }),
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `${de.order(side, size)} zu ${price}. ${de.effect(effect, position)}. ${verdict} Die Kosten sind ${cost}; diese Order kann höchstens ${loss} verlieren.`,
  spokenPosition: (side, size, verdict) => `${de.position(side, size)}: ${verdict}`,

  sides: { buy: "Kaufen", sell: "Verkaufen" },
  modes: { isolated: "Isoliert", cross: "Cross-Margin" },
  modeNotes: { isolated: "isoliert", cross: "Cross-Margin" },
  priceKindNotes: { market: "Markt", limit: "Limit", trigger: "Auslöser" },
  liquidityNotes: { maker: "Maker", taker: "Taker" },

  caption: "Margin vorher und nachher",
  quantities: "Größe, Beträge und Preise",
  inQuote: (quote) => `in ${quote}`,
  pricesIn: (quote) => `Preise in ${quote}`,
  moneyIn: (settle) => `Beträge in ${settle}`,
  now: "Jetzt",
  after: "Danach",
  ifFilled: "Nach Ausführung",
  labels: {
    "liquidation-price": "Liquidationspreis",
    "distance": "Abstand",
    "initial-margin": "Anfangsmargin",
    "margin-ratio": "Marginquote",
    "max-loss": "Höchster Verlust",
    "bankruptcy-price": "Insolvenzpreis",
    "available": "Verfügbar",
    "equity": "Eigenkapital des Kontos",
    "wallet": "Wallet-Guthaben",
    "account-initial-margin": "Anfangsmargin, Cross gesamt",
    "account-maintenance-margin": "Erhaltungsmargin, Cross gesamt",
    "fill-price": "Ausführungspreis",
    "notional": "Orderwert",
    "cost": "Kosten",
    "fee": "Gebühr",
    "order-max-loss": "Höchster Verlust der Order",
    "max-qty": "Größte Menge",
    "realized-pnl": "Realisiert",
    "stop": "Am Stop",
    "target": "Am Ziel",
  },
  words: {
    unknown: "unbekannt", none: "keine", never: "nie", atOrPast: "erreicht", noLimit: "unbegrenzt", noneLeft: "aufgebraucht", noEquity: "kein Eigenkapital",
  },
  exactly: (value) => `Genau ${value}`,
  marginAndFee: "Margin + Gebühr",
  ofEquity: (percent) => `${percent} des Eigenkapitals`,
  onMargin: (percent) => `${percent} auf die Margin`,
  notReached: "nicht erreicht",
  fundingFor: (hours) => `Funding für ${hours} h`,
  liquidationAfter: (hours) => `Liquidationspreis nach ${hours} h`,

  meter: "Abstand zur Liquidation",
  orMore: (percent) => `ab ${percent}`,
  roomLeft: (percent) => `${percent} Abstand zur Liquidation`,

  beforeYouSend: "Vor dem Absenden",
  noMaintenance: "Von diesem Kontrakt ist keine Erhaltungsmargin bekannt: Als Liquidation gilt hier, wo die Margin aufgebraucht ist.",
  reasons: {
    "insufficient-margin": (facts) => `Das verfügbare Guthaben reicht nicht${missing(facts)}.`,
    "leverage-above-tier": ({ limit }) => `Der Hebel ist höher, als diese Menge zulässt${having(limit, ", ", "x")}.`,
    "notional-above-cap": (facts) => `Die Position würde größer, als der Handelsplatz zulässt${limit(facts)}.`,
    "order-liquidatable-at-open": (facts) => `Die Position würde beim Eröffnen liquidiert${missing(facts)}.`,
    "order-liquidatable-at-trigger": (facts) => `Die Position würde beim Auslösen der Order liquidiert${missing(facts)}.`,
    "below-minimum": (facts) => `Die Order ist kleiner als das zulässige Minimum${limit(facts)}.`,
    "off-lot": (facts) => `Die Menge muss ein Vielfaches der Losgröße sein${limit(facts)}.`,
    "off-tick": (facts) => `Der Preis muss ein Vielfaches der Tickgröße sein${limit(facts)}.`,
    "reduce-only-no-position": () => "Reduce-Only, aber auf der Gegenseite gibt es keine Position, die sich verkleinern ließe.",
    "reduce-only-capped": (facts) => `Reduce-Only: Die Menge zählt nur bis zur Größe der Position${limit(facts)}.`,
    "stop-unreachable": ({ limit }) => `Der Stop liegt jenseits der Liquidation${having(limit, " bei ")}: Die Liquidation käme zuerst.`,
    "stop-close": ({ limit }) => `Der Stop liegt sehr nah an der Liquidation${having(limit, " bei ")}: Ein Kurssprung könnte ihn übergehen.`,
    "stop-wrong-side": () => "Der Stop liegt auf der Gewinnseite des Preises: Er würde sofort auslösen.",
    "target-wrong-side": () => "Das Ziel liegt auf der Verlustseite des Preises: Es würde sofort auslösen.",
    "risk-cap-exceeded": ({ limit }) => `Die Order kann mehr verlieren als dein Limit${having(limit, " von ")}.`,
    "order-overdetermined": (facts) => `Menge, Wert und Margin der Order widersprechen sich${expected(facts)}.`,
    "position-overdetermined": () => "Was eine Position besitzt und schuldet, passt nicht zu ihrer Richtung.",
    "funding-overdetermined": (facts) => `Die Funding-Rate widerspricht ihrer Prämie${expected(facts)}.`,
    "equity-mismatch": (facts) => `Wallet-Guthaben und Eigenkapital des Kontos widersprechen sich${expected(facts)}.`,
    "tiers-inconsistent": (facts) => `Ein Abzug der Risikotabelle widerspricht den Zeilen davor${expected(facts)}.`,
    "mixed-settlement": () => "Cross-Positionen, die in verschiedenen Währungen abgerechnet werden, lassen sich nicht addieren.",
    "question-overdetermined": () => "Die Frage verlangt zwei Dinge zugleich.",
    "rules-unsupported": () => "Für diese Regeln gibt es hier keine exakte Antwort.",
    "unreachable": () => "Keine Margin erreicht das.",
  },
  unknownReason: (code, { missing, limit }) => `Hinweis „${code}“${having(missing, ", es fehlen ")}${having(limit, ", Grenze ")}.`,

  inputs: {
    side: "Richtung", mode: "Margin-Modus", priceKind: "Orderart", price: "Preis", qty: "Menge", notional: "Orderwert", margin: "Margin", leverage: "Hebel",
    stop: "Stop", target: "Ziel", riskCap: "Risikolimit", wallet: "Wallet-Guthaben", equity: "Eigenkapital", entry: "Einstiegspreis", symbol: "Kürzel", amount: "Betrag",
    tick: "Tickgröße", lot: "Losgröße", mmr: "Erhaltungssatz", mark: "Mark-Preis", rate: "Finanzierungssatz", hours: "Haltedauer",
  },
  anyInput: "Eingabe",
  markOf: (symbol) => `Mark-Preis von ${symbol}`,
  inputAt: (input, path) => `${input} (${path})`,
  given: (input, value) => `${input}: „${value}“`,
  objectGiven: "Objekt",
  faults: {
    "not-a-decimal": (subject) => `${subject} ist keine Dezimalzahl.`,
    "out-of-range": (subject) => `${subject} liegt außerhalb des zulässigen Bereichs.`,
    "too-many-digits": (subject) => `${subject} hat mehr Stellen, als gehalten werden können.`,
    "unknown-symbol": (subject) => `${subject} ist kein Kontrakt dieses Kontos.`,
    "unknown-field": (subject) => `${subject} ist kein bekanntes Feld.`,
    "unknown-value": (subject) => `${subject} ist keiner der bekannten Werte.`,
    "unsorted-tiers": (subject) => `${subject} folgt nicht auf die Zeile davor.`,
    "missing": (subject) => `${subject} fehlt.`,
    "too-many": (subject) => `${subject}: Das sind mehr, als gehalten werden können.`,
    "unknown-venue": (subject) => `${subject} ist kein Handelsplatz, dessen Regeln bekannt sind.`,
    "unknown-position": (subject) => `${subject} ist keine Position dieses Kontos.`,
    "duplicate": (subject) => `${subject} ist doppelt angegeben.`,
    "wrong-type": (subject) => `${subject} ist nicht von der hier erwarteten Art.`,
    "unreadable": (subject) => `${subject} konnte nicht gelesen werden.`,
  },
  unknownFault: (subject, code) => `${subject}: Fehler „${code}“.`,

  derived: (input) => `${input} ergibt sich aus den anderen Angaben`,
  howMade: "So entsteht diese Zahl",
  showFormula: (quantity) => `Formel anzeigen: ${quantity}`,
  terms,
  moves: "Was diesen Preis bewegt",
  nextFunding: "Nächste Funding-Zahlung",
  tierRow: (number) => `Zeile ${number}`,
  stalled: (seconds) => `Seit mehr als ${seconds} s keine neuen Preise`,
  partMissing: "Etwas, das hierher gehört, konnte nicht geladen werden.",
  tryAgain: "Erneut versuchen",
};

registerMessages("de", de);
registerPlotWords("de", plots);
export default de;
