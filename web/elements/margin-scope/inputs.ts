// SPDX-License-Identifier: MIT
import { LitElement } from "lit";
import type { Contract, Decimalish, Order, Rules, VenueId } from "../../engine/index.js";
import { property, told, toldAs } from "../property.js";
import type {
  MarginScopeAnnounce, MarginScopeDensity, MarginScopeLoading, MarginScopeMode, MarginScopePalette, MarginScopePriceKind,
  MarginScopeSide, MarginScopeTheme, MarginScopeView,
} from "./types.js";

/**
 * What a host says, each as an attribute and a property of the same name. Decimals are text with a point, in properties also numbers and
 * big integers. What is not given is null. A value given here wins over the same value in `account` or `order`.
 */
export class MarginScopeInputs extends LitElement {
  /** `ticket`: before and after an order. `panel`: with inputs. `meter`: room until liquidation, in one line. */
  @told view: MarginScopeView = "ticket";

  /** `buy` or `sell`; `long` and `short` are understood as well. An order whose side nobody gives buys. */
  @told side: MarginScopeSide | null = null;
  /** `isolated` or `cross`. */
  @told mode: MarginScopeMode | null = null;
  /** Symbol of the contract, where the account has several: an order's must be named, of positions without it the nearest to liquidation is shown. */
  @told symbol: string | null = null;
  /**
   * Limit or trigger price; without one the order is filled at the mark. Beside `price-kind="market"` it is where a market order is
   * expected to be filled.
   */
  @told price: Decimalish | null = null;
  /** `limit`, `market` or `trigger`. */
  @told priceKind: MarginScopePriceKind | null = null;
  /** Contracts. Two of size, order value, margin and leverage give the others. */
  @told qty: Decimalish | null = null;
  /** Order value, in settlement currency. */
  @told notional: Decimalish | null = null;
  /** Margin to commit, in settlement currency. */
  @told margin: Decimalish | null = null;
  /** Order value over margin. */
  @told leverage: Decimalish | null = null;
  /** Price at which the position is to be closed with a loss. */
  @told stop: Decimalish | null = null;
  /** Price at which it is to be closed with a gain. */
  @told target: Decimalish | null = null;
  /** The order may only reduce a position. */
  @toldAs("reduce-only", Boolean) reduceOnly = false;
  /** Warn above this loss: an amount, or a share of the account's equity as `20%`. */
  @told riskCap: Decimalish | null = null;

  /** Mark price of the contract shown. `tick()` is the way for a feed. */
  @told mark: Decimalish | null = null;
  /** Cross wallet balance, without isolated margins and unrealized profit. Without one and without `account`, just what the order costs. */
  @told wallet: Decimalish | null = null;
  /** Unrealized profit of cross positions the host does not list. */
  @told otherPnl: Decimalish | null = null;
  /** Maintenance margin of cross positions the host does not list. */
  @told otherMaintenance: Decimalish | null = null;
  /** Id of the venue whose rules count. */
  @told venue: VenueId | null = null;
  /** Maintenance margin rate of the contract shown, as a fraction: `0.005`; for one that has no risk table of its own. */
  @told maintenanceRate: Decimalish | null = null;
  /** Funding rate of one interval, as a fraction: `0.0001`. */
  @told fundingRate: Decimalish | null = null;
  /** Hours the position is to be held, for what funding costs. */
  @told holdHours: Decimalish | null = null;
  /** Price step: attribute `tick`. (The method `tick()` takes marks.) */
  @toldAs("tick") tickSize: Decimalish | null = null;
  /** Size step. */
  @told lot: Decimalish | null = null;

  /**
   * Asset that is traded, for labels; the contract's symbol by default. Sizes are said in it where a contract is one unit of it, of an
   * inverse contract in `quote`; else, with a `multiplier`, they are said to be contracts.
   */
  @told base = "";
  /** Currency of prices, for labels. */
  @told quote = "";
  /** Currency that money is in, for labels; by default `quote`, or `base` where inverse contracts settle in it. */
  @told settle = "";
  /** With `view="panel"`: a person may edit the order. */
  @toldAs("editable", Boolean) editable = false;
  /** Of numbers and texts, BCP 47; by default the nearest `lang` around the element, else the runtime's own. */
  @told locale = "";
  /** `auto` follows the page's `color-scheme`. */
  @told theme: MarginScopeTheme = "auto";
  /** `signed`: gains green, losses red. `inverted`: gains red, as markets of East Asia have it. `safe`: blue and orange. */
  @told palette: MarginScopePalette = "signed";
  /** `compact` shows the same closer together. */
  @told density: MarginScopeDensity = "comfortable";
  /** How crossings of the status are spoken: `polite`, `assertive`, `off`. */
  @told announce: MarginScopeAnnounce = "polite";
  /** Seconds without a tick after which prices are called stale; never without it, and not before the first tick. */
  @told staleAfter: Decimalish | null = null;
  /** Statuses, separated by spaces, in which the element makes its form invalid; also `stale`. */
  @told blockOn = "";
  /** `lazy`: no engine before the element is first in view. */
  @told loading: MarginScopeLoading = "eager";
  /** Name of the element's values in the form's data. */
  @told name = "";
  /** `form` reads the inputs with `data-ms` of the form around the element; an id those of the form, or part of the page, with that id. */
  @told bind = "";

  /** The contract shown, where there is no `account` or it lacks it. */
  @property({ attribute: false }) contract: Contract | null = null;
  /** Switches that differ from the venue's. */
  @property({ attribute: false }) rules: Rules | null = null;
  /**
   * The order to preview; without one the element shows the position nearest to liquidation, of the `symbol` that is given. Set a new
   * object for a new order: what a person edited in the panel gives way to it where it says otherwise.
   */
  @property({ attribute: false }) order: Order | null = null;
}
