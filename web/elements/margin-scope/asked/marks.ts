// SPDX-License-Identifier: MIT
import type { Account, Decimalish } from "../../../engine/index.js";

/** The marks received since the account was set: of each symbol, the last. */
export class Marks {
  readonly #latest = new Map<string, Decimalish>();
  /** What host or person say of the mark. */
  #said: unknown = null;

  get size(): number {
    return this.#latest.size;
  }

  clear(): void {
    this.#latest.clear();
  }

  of(symbol: string | undefined): Decimalish | undefined {
    return symbol === undefined ? undefined : this.#latest.get(symbol);
  }

  /** A single price is that of `symbol`. False when there is no symbol it could belong to: an account brings its own marks. */
  take(marks: Decimalish | Record<string, Decimalish>, symbol: string | undefined): boolean {
    if (typeof marks === "object" && marks !== null) {
      for (const [key, price] of Object.entries(marks)) this.#latest.set(key, price);
      return true;
    }
    if (symbol === undefined) return false;
    this.#latest.set(symbol, marks);
    return true;
  }

  /** The contract has another name now. */
  rename(from: string | undefined, to: string | undefined): void {
    const price = this.of(from);
    if (price === undefined || from === to || to === undefined) return;
    this.#latest.delete(from!);
    this.#latest.set(to, price);
  }

  /** Where another mark of the symbol was said since a price of it came, that price no longer counts: the later does. */
  heed(symbol: string | undefined, said: unknown): void {
    if (Object.is(said, this.#said)) return;
    this.#said = said;
    if (symbol !== undefined) this.#latest.delete(symbol);
  }

  /** The account under these marks; the one given is not changed. Only its own contracts are marked, so a feed may carry more. */
  applied(account: Account): Account {
    // What is no account is left to the engine to refuse.
    if (typeof account.marks !== "object" || account.marks === null) return account;
    const own = (symbol: string): boolean =>
      Object.hasOwn(account.marks, symbol) || (Array.isArray(account.contracts) && account.contracts.some((contract) => contract?.symbol === symbol));
    const known = [...this.#latest].filter(([symbol]) => own(symbol));
    return { ...account, marks: { ...account.marks, ...Object.fromEntries(known) } };
  }
}
