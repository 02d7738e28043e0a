// SPDX-License-Identifier: MIT
import type { MovingTexts } from "./moving.js";

export const en: MovingTexts = {
  language: "en",
  locale: "en-US",
  switches: {
    mmBasis: "Maintenance is charged on", closeFee: "Fee to close is reserved", tierLaw: "Rates of a risk table combine", tierBasis: "The table counts", hedge: "Hedged legs pay", kappa: "Margin ratio at liquidation", boundary: "At exactly the line",
    orders: "Waiting orders", orderNetting: "Margins of waiting orders", extraMargin: "Extra isolated margin counts", fundingReserve: "Next funding is reserved", valuation: "The account is counted in", rounding: "The price is rounded", trigger: "Liquidation watches",
    fundingPrice: "Funding is paid on", display: "The venue's screen shows", loanLevel: "Level of a loan at liquidation", feeFromMargin: "Opening fee leaves the margin", autoAdd: "The balance backs isolated positions", mmFloor: "Least maintenance margin", fixedCosts: "Fixed costs", feeBuffer: "Extra margin of an order", shortPremium: "Shorts are priced higher by", safety: "Share of the largest size",
  },
  figures: {
    titles: {
      blocks: "One block is yours", payoff: "Ten percent, with leverage and without", entrance: "What you have against what it costs", equity: "Equity and maintenance margin", ladder: "The prices of one position",
      isolated: "A jar for one position", modes: "The same position in both modes", cross: "Two positions on one jar", funding: "The liquidation price as time passes", widget: "The order, before it is sent", venues: "Two venues, one position",
    },
    yours: "yours", borrowed: "borrowed", leverage: "Leverage",
    blocksSpoken: (value, share) => `A position of ${value} in blocks of your margin; ${share} is yours.`,
    blocks: (value, share) => ["A position of ", value, ". Yours: ", share, "."],
    accepted: "opens", refused: "refused", cost: "It costs", available: "You have",
    entranceSpoken: (have, cost, verdict) => `You have ${have}; the order costs ${cost}: ${verdict}.`,
    entranceOpen: (cost) => ["The order opens. All it takes is ", cost, "."], entranceShut: (missing) => ["The order is refused: ", missing, " is missing."],
    mark: "Mark price", markOfA: "Mark price of A", gone: "gone", jarPosition: "This position", jarRest: "The rest", jarAll: "The whole account",
    isolated: (equity, rest) => ["The position's jar holds ", equity, ". The rest of the account holds ", rest, " at any price."],
    isolatedGone: (price, rest) => ["Liquidated at ", price, ". The rest of the account still holds ", rest, "."],
    cross: (equity, needed) => ["The jar holds ", equity, ". Both positions together need ", needed, " to stay open."],
    crossGone: (price, left) => ["A was liquidated at ", price, ". ", left, " are left, and B stands on them."],
    maintenanceRate: "Maintenance rate", wholeAccount: "In the account", heldFor: "Held for", days: (count) => (count === 1 ? "1 day" : `${count} days`), times: (leverage) => `${leverage}x`,
    oneVenue: "One venue", otherVenue: "Another", differ: "What differs", quantity: "Quantity or rule", liquidationPrice: "Liquidation price", maintenanceMargin: "Maintenance margin", closingReserve: "Reserve to close",
    asOf: (list) => `As of: ${list}.`, statuses: { never: "never", already: "already" },
  },
};
