// SPDX-License-Identifier: MIT
import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { Contract, Decimalish, Order, Rules, VenueId } from "../../engine/index.js";
import type { MarginScopeAnnounce, MarginScopeDensity, MarginScopeLoading, MarginScopePalette, MarginScopeTheme, MarginScopeView } from "./types.js";

/** A decimal from an attribute, or any exact number from a property. Empty counts as not given. */
const decimal = { reflect: true, useDefault: true } as const;
/** The default is not written as an attribute, which a server's markup does not have. */
const word = decimal;

/**
 * What a host says, each as an attribute and a property of the same name. Decimals are text with a point, in properties also numbers and
 * big integers. What is not given is null. A value given here wins over the same value in `account` or `order`.
 */
export class MarginScopeInputs extends LitElement {
  /** `ticket`: before and after an order. `panel`: with inputs. `meter`: room until liquidation, in one line. */
  @property(word) view: MarginScopeView = "ticket";

  /** `buy` or `sell`; `long` and `short` are understood as well. */
  @property(word) side: string | null = null;
  /** `isolated` or `cross`. */
  @property(word) mode: string | null = null;
  /** Symbol of the contract, where the account has several. */
  @property(word) symbol: string | null = null;
  /** Limit or trigger price; without one the order is filled at the mark. */
  @property(decimal) price: Decimalish | null = null;
  /** `limit`, `market` or `trigger`. */
  @property({ ...word, attribute: "price-kind" }) priceKind: string | null = null;
  /** Contracts. Two of size, order value, margin and leverage give the others. */
  @property(decimal) qty: Decimalish | null = null;
  /** Order value in quote. */
  @property(decimal) notional: Decimalish | null = null;
  /** Margin to commit, in settlement currency. */
  @property(decimal) margin: Decimalish | null = null;
  @property(decimal) leverage: Decimalish | null = null;
  @property(decimal) stop: Decimalish | null = null;
  @property(decimal) target: Decimalish | null = null;
  /** The order may only reduce a position. */
  @property({ ...word, type: Boolean, attribute: "reduce-only" }) reduceOnly = false;
  /** Warn above this loss: an amount, or a share of the account's equity as `20%`. */
  @property({ ...word, attribute: "risk-cap" }) riskCap: Decimalish | null = null;

  /** Mark price of the contract shown. `tick()` is the way for a feed. */
  @property(decimal) mark: Decimalish | null = null;
  /** Cross wallet balance, without isolated margins and unrealized profit. Without one and without `account`, just what the order costs. */
  @property(decimal) wallet: Decimalish | null = null;
  /** Unrealized profit of cross positions the host does not list. */
  @property({ ...decimal, attribute: "other-pnl" }) otherPnl: Decimalish | null = null;
  /** Maintenance margin of cross positions the host does not list. */
  @property({ ...decimal, attribute: "other-maintenance" }) otherMaintenance: Decimalish | null = null;
  /** Id of the venue whose rules count. */
  @property(word) venue: VenueId | null = null;
  /** Funding rate of one interval, as a fraction: `0.0001`. */
  @property({ ...decimal, attribute: "funding-rate" }) fundingRate: Decimalish | null = null;
  /** Hours the position is to be held, for what funding costs. */
  @property({ ...decimal, attribute: "hold-hours" }) holdHours: Decimalish | null = null;
  /** Price step: attribute `tick`. (The method `tick()` takes marks.) */
  @property({ ...decimal, attribute: "tick" }) tickSize: Decimalish | null = null;
  /** Size step. */
  @property(decimal) lot: Decimalish | null = null;

  /** Asset that sizes count, for labels; the contract's symbol by default. */
  @property() base = "";
  /** Currency of money and prices, for labels. */
  @property() quote = "";
  /** With `view="panel"`: a person may edit the order. */
  @property({ ...word, type: Boolean }) editable = false;
  /** Of numbers and texts, BCP 47; by default the nearest `lang` around the element, else the runtime's own. */
  @property() locale = "";
  /** `auto` follows the page's `color-scheme`. */
  @property(word) theme: MarginScopeTheme = "auto";
  /** `signed`: gains green, losses red. `inverted`: gains red, as markets of East Asia have it. `safe`: blue and orange. */
  @property(word) palette: MarginScopePalette = "signed";
  @property(word) density: MarginScopeDensity = "comfortable";
  /** How crossings of the status are spoken: `polite`, `assertive`, `off`. */
  @property(word) announce: MarginScopeAnnounce = "polite";
  /** Seconds without a tick after which prices are called stale; never without it, and not before the first tick. */
  @property({ ...decimal, attribute: "stale-after" }) staleAfter: Decimalish | null = null;
  /** Statuses, separated by spaces, in which the element makes its form invalid; also `stale`. */
  @property({ ...word, attribute: "block-on" }) blockOn = "";
  /** `lazy`: no engine before the element is first in view. */
  @property(word) loading: MarginScopeLoading = "eager";
  /** Name of the element's values in the form's data. */
  @property(word) name = "";
  /** `form` reads the inputs with `data-ms` of the form around the element; an id those of the form, or part of the page, with that id. */
  @property(word) bind = "";

  /** The contract shown, where there is no `account` or it lacks it. */
  @property({ attribute: false }) contract: Contract | null = null;
  /** Switches that differ from the venue's. */
  @property({ attribute: false }) rules: Rules | null = null;
  /** The order to preview; without one the element shows the position nearest to liquidation. Set a new object for a new order. */
  @property({ attribute: false }) order: Order | null = null;
}
