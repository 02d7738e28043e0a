// SPDX-License-Identifier: MIT
import type { Account, ContractSymbol, Decimalish, Engine, Order } from "../../../engine/index.js";
import type { Numbers } from "../../locale/numbers.js";
import { accountFrom, given, merged, orderFrom, symbolMeant, symbolNamed, type DraftAccount, type DraftOrder } from "./draft.js";
import type { MarginScopeInputs } from "../inputs.js";
import type { Marks } from "./marks.js";
import { nearestOf, type Asked, type Held } from "./outcome.js";
import type { Typed } from "./typed.js";

/** The element, as far as it says what is asked. */
export type Asker = MarginScopeInputs & { account: Account | null };

/** What is asked: by the host's objects, its attributes, the inputs of its page, and a person here. The later wins. */
export class Asking implements Asked {
  /** What persons type, here and in the page; null while nobody can. */
  typed: Typed | null = null;
  /** All that is said of the order, wherever. */
  draft: DraftOrder & DraftAccount = {};
  account: Account | null = null;
  order: Order | null = null;
  /** Whose contract is shown: what is said of a mark, of steps or of a maintenance rate is said of this one. */
  symbol: ContractSymbol | undefined;
  /** The order that a person's last edit made, as the host was told of it. */
  told: Order | null = null;
  /** What the host gave when it was read last. */
  #met: Account | null = null;
  #placed: Order | null = null;
  /** The symbol where it was made of labels. */
  #nameless: ContractSymbol | undefined;
  readonly #asker: Asker;
  readonly #marks: Marks;

  constructor(asker: Asker, marks: Marks) {
    this.#asker = asker;
    this.#marks = marks;
  }

  get unfunded(): boolean {
    return !this.#asker.account && !given(this.draft.wallet);
  }

  get unmarked(): boolean {
    return !this.#asker.account && !given(this.draft.mark);
  }

  get holding(): Held | undefined {
    const { fundingRate, holdHours } = this.#asker;
    return given(fundingRate) && given(holdHours) ? { rate: fundingRate!, hours: holdHours! } : undefined;
  }

  /**
   * Reads everything anew. `numbers` reads what a person typed; `engine` knows which position is the nearest.
   * @throws MarginInputError for what is no number as its locale writes numbers.
   */
  gather(numbers: Numbers, engine: Engine | null): void {
    const asker = this.#asker;
    this.order = null;
    const typed = this.typed?.form.read(numbers) ?? {};
    const named = symbolNamed(merged(asker, typed).symbol, asker);
    this.#giveWay(named);
    // An attribute that is absent takes back nothing; a box that is not ticked does.
    const attributes = { ...merged(asker), reduceOnly: asker.reduceOnly || null };
    const said = { ...merged((asker.order ?? {}) as DraftOrder, attributes, typed), mark: asker.mark, wallet: asker.wallet };
    const draft = this.typed?.edits.applied(said, numbers) ?? said;
    const meant = symbolMeant(named, asker, asker.account);
    this.symbol = meant ?? nearestOf(accountFrom(asker.account, asker, draft, undefined), this.#marks, engine)?.symbol;
    // What was nameless may have a name, or another label: its marks stay with it.
    if (!asker.account) this.#marks.rename(this.#nameless, meant);
    this.#nameless = named === undefined && !asker.account ? meant : undefined;
    this.#met = asker.account;
    this.#marks.heed(this.symbol, draft.mark);
    this.draft = { ...draft, mark: this.#marks.of(this.symbol) };
    this.order = orderFrom(asker.order, draft, meant, this.typed?.edits.any);
    this.account = accountFrom(asker.account, asker, this.unmarked ? { ...draft, mark: draft.price } : this.draft, this.symbol);
  }

  /** Takes marks of a feed; a single price is that of the symbol meant. False where there is none that it could be of. */
  tick(marks: Decimalish | Record<string, Decimalish>): boolean {
    const symbol = this.#symbolNow();
    const prices = typeof marks === "object" && marks !== null ? marks : symbol === undefined ? null : { [symbol]: marks };
    if (!prices) return false;
    if (symbol !== undefined && Object.hasOwn(prices, symbol)) {
      this.typed?.edits.dropMark();
      this.#marks.heed(symbol, this.#asker.mark);
    }
    this.#marks.take(prices);
    return true;
  }

  /** Another symbol may be chosen since all was read; none while what a host gave cannot be read. */
  #symbolNow(): ContractSymbol | undefined {
    const asker = this.#asker;
    try {
      return symbolMeant(symbolNamed(this.typed?.form.symbol ?? asker.symbol, asker), asker, asker.account)
        ?? (asker.account === this.#met ? this.symbol : undefined);
    } catch {
      return undefined;
    }
  }

  /** A new order, or another contract, is not what a person edited here; a host may as well hand their own order back. */
  #giveWay(named: ContractSymbol | undefined): void {
    const { order } = this.#asker;
    const before = this.#nameless === undefined ? this.symbol : undefined;
    if (named !== undefined && before !== undefined && named !== before) this.typed?.edits.keep(["wallet"]);
    else if (order !== this.#placed && !alike(order, this.told)) this.typed?.edits.keep(["wallet", "mark"]);
    this.#placed = order;
  }
}

/** Saying the same, be it in numbers or in text. */
function alike(order: Order | null, other: Order | null): boolean {
  const all: object = { ...order, ...other };
  return (Object.keys(all) as (keyof Order)[]).every((field) => String(order?.[field]) === String(other?.[field]));
}
