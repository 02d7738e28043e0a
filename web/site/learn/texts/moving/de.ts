// SPDX-License-Identifier: MIT
import type { MovingTexts } from "./moving.js";

export const de: MovingTexts = {
  language: "de",
  locale: "de-DE",
  switches: {
    mmBasis: "Die Erhaltungsmargin bemisst sich an", closeFee: "Gebühr zum Schließen zurückgelegt", tierLaw: "Sätze einer Risikotabelle", tierBasis: "Die Tabelle zählt", hedge: "Bei Absicherung zahlen", kappa: "Marginquote bei Liquidation", boundary: "Genau auf der Linie",
    orders: "Wartende Orders", orderNetting: "Margin wartender Orders", extraMargin: "Zusätzliche isolierte Margin zählt", fundingReserve: "Nächstes Funding zurückgelegt", valuation: "Das Konto zählt in", rounding: "Der Preis wird gerundet", trigger: "Die Liquidation beobachtet",
    fundingPrice: "Funding bemisst sich an", display: "Der Bildschirm zeigt", loanLevel: "Stand eines Kredits bei Liquidation", feeFromMargin: "Eröffnungsgebühr geht von der Margin ab", autoAdd: "Das Guthaben stützt isolierte Positionen", mmFloor: "Mindeste Erhaltungsmargin", fixedCosts: "Feste Kosten", feeBuffer: "Zusätzliche Margin einer Order", shortPremium: "Shorts werden höher gerechnet um", safety: "Anteil an der größten Menge",
  },
  figures: {
    titles: {
      blocks: "Ein Block ist deiner", payoff: "Zehn Prozent, mit Hebel und ohne", entrance: "Was du hast, gegen das, was es kostet", equity: "Eigenkapital und Erhaltungsmargin", ladder: "Die Preise einer Position",
      isolated: "Ein Glas für eine Position", modes: "Dieselbe Position in beiden Modi", cross: "Zwei Positionen auf einem Glas", funding: "Der Liquidationspreis im Lauf der Zeit", widget: "Die Order, bevor sie abgeschickt ist", venues: "Zwei Handelsplätze, eine Position",
    },
    yours: "deins", borrowed: "geliehen", leverage: "Hebel",
    blocksSpoken: (value, share) => `Eine Position von ${value} in Blöcken deiner Margin; ${share} gehören dir.`,
    blocks: (value, share) => ["Eine Position von ", value, ". Deins: ", share, "."],
    accepted: "wird eröffnet", refused: "abgelehnt", cost: "Sie kostet", available: "Du hast",
    entranceSpoken: (have, cost, verdict) => `Du hast ${have}; die Order kostet ${cost}: ${verdict}.`,
    entranceOpen: (cost) => ["Die Order wird eröffnet. Sie braucht genau ", cost, "."], entranceShut: (missing) => ["Die Order wird abgelehnt: Es fehlen ", missing, "."],
    mark: "Mark-Preis", markOfA: "Mark-Preis von A", gone: "weg", jarPosition: "Diese Position", jarRest: "Der Rest", jarAll: "Das ganze Konto",
    isolated: (equity, rest) => ["Im Glas der Position sind ", equity, ". Im Rest des Kontos sind bei jedem Preis ", rest, "."],
    isolatedGone: (price, rest) => ["Liquidiert bei ", price, ". Im Rest des Kontos sind noch immer ", rest, "."],
    cross: (equity, needed) => ["Im Glas sind ", equity, ". Beide Positionen zusammen brauchen ", needed, ", um offen zu bleiben."],
    crossGone: (price, left) => ["A wurde bei ", price, " liquidiert. ", left, " sind übrig, und B steht darauf."],
    maintenanceRate: "Erhaltungssatz", wholeAccount: "Auf dem Konto", heldFor: "Haltedauer", days: (count) => (count === 1 ? "1 Tag" : `${count} Tage`), times: (leverage) => `${leverage}x`,
    oneVenue: "Ein Handelsplatz", otherVenue: "Ein anderer", differ: "Was sich unterscheidet", quantity: "Größe oder Regel", liquidationPrice: "Liquidationspreis", maintenanceMargin: "Erhaltungsmargin", closingReserve: "Rücklage zum Schließen",
    asOf: (list) => `Stand: ${list}.`, statuses: { never: "nie", already: "erreicht" },
  },
};
