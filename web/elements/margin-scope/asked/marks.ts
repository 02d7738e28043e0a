// SPDX-License-Identifier: MIT
import type { Account, Decimalish, Engine } from "../../../engine/index.js";
import { withWallet } from "../../holdings.js";
import { given } from "./draft.js";

type Said = Decimalish | null | undefined;

/** The marks received since the account was set: of each symbol, the last. Below them, what host or person say of the contract shown. */
export class Marks {
  readonly #latest = new Map<string, Decimalish>();
  #said: Said = null;

  clear(): void {
    this.#latest.clear();
  }

  /** That of the contract shown. */
  of(symbol: string | undefined): Said {
    return this.#ticked(symbol) ?? this.#said;
  }

  #ticked(symbol: string | undefined): Decimalish | undefined {
    return symbol === undefined ? undefined : this.#latest.get(symbol);
  }

  take(marks: Record<string, Decimalish>): void {
    for (const [symbol, price] of Object.entries(marks)) this.#latest.set(symbol, price);
  }

  /** The contract has another name now. */
  rename(from: string | undefined, to: string | undefined): void {
    const price = this.#ticked(from);
    if (price === undefined || from === to || to === undefined) return;
    this.#latest.delete(from!);
    this.#latest.set(to, price);
  }

  /** Where another mark of the symbol was said since a price of it came, that price no longer counts: the later does. */
  heed(symbol: string | undefined, said: Said = null): void {
    if (Object.is(said, this.#said)) return;
    this.#said = said;
    if (symbol !== undefined) this.#latest.delete(symbol);
  }

  /**
   * The account under these marks, with that which was said where `shown` is the contract it was said of; the account given is not changed. Only its
   * own contracts are marked by a feed, which may carry more. `equity` holds at the marks that it came with; where it came with none, at these.
   */
  applied(account: Account, engine: Engine, shown?: string): Account {
    const { marks, contracts } = account;
    // What is no account is left to the engine to refuse.
    if (typeof marks !== "object" || marks === null) return account;
    const own = (symbol: string): boolean =>
      Object.hasOwn(marks, symbol) || (Array.isArray(contracts) && contracts.some((contract) => contract?.symbol === symbol));
    const known = [...this.#latest].filter(([symbol]) => own(symbol));
    if (shown !== undefined && given(this.#said)) known.unshift([shown, this.#said!]);
    if (known.length === 0) return account;
    const now = Object.fromEntries(known);
    return { ...withWallet({ ...account, marks: { ...now, ...marks } }, engine), marks: { ...marks, ...now } };
  }
}
