// SPDX-License-Identifier: MIT
import type { Account, Decimalish, Engine, Order, Rules, ValidTicket, VenueId } from "marginscope/engine";
import { reached, rests, withFill, withOrder } from "./place.js";

/** What became of an order. */
export type Placed = { ticket: ValidTicket; resting: boolean } | null;

/** An account on paper: orders fill at once or wait for their price, and whoever subscribed hears of every change. It knows no page. */
export class PaperAccount {
  readonly #engine: Engine;
  readonly #heard = new Set<() => void>();
  #account: Account = { contracts: [], marks: {} };
  #rules: VenueId | Rules | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get account(): Account {
    return this.#account;
  }

  /** Calls `listener` after every change; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#heard.add(listener);
    return () => { this.#heard.delete(listener); };
  }

  open(account: Account): void {
    this.#rules = account.rules;
    this.#set(account);
  }

  /** Under a venue's rules; under its own without one. */
  follow(venue: VenueId | null): void {
    const { rules: _, ...account } = this.#account;
    const rules = venue ?? this.#rules;
    this.#set(rules === undefined ? account : { ...account, rules });
  }

  /** Whether the engine has an answer for the account under a venue's rules. */
  admits(venue: VenueId): boolean {
    return answer(() => this.#engine.assess({ ...this.#account, rules: venue }).status) !== "invalid";
  }

  tick(symbol: string, mark: Decimalish): void {
    this.#set({ ...this.#account, marks: { ...this.#account.marks, [symbol]: mark } });
  }

  /** Null for an order that the engine cannot read or finds contradictory: a ticket already shows why. */
  preview(order: Order): ValidTicket | null {
    const ticket = answer(() => this.#engine.preview(this.#account, order));
    return ticket === "invalid" || ticket.status === "invalid" ? null : ticket;
  }

  /** Fills an order that the engine accepts, or lets it wait. */
  place(order: Order): Placed {
    const ticket = this.preview(order);
    if (!ticket) return null;
    const resting = ticket.accepted && rests(ticket);
    if (ticket.accepted) this.#set(resting ? withOrder(this.#account, order) : withFill(this.#engine, this.#account, order, ticket));
    return { ticket, resting };
  }

  /** Takes the waiting order at a place out. */
  cancel(at: number): void {
    this.#set({ ...this.#account, orders: (this.#account.orders ?? []).filter((_, place) => place !== at) });
  }

  /** Fills the waiting orders whose price the marks have reached; each with whether it was: the account may no longer carry it. */
  fillReached(): { order: Order; filled: boolean }[] {
    const due = (this.#account.orders ?? []).filter((order) => reached(order, this.#account.marks[order.symbol]));
    return due.map((order) => {
      this.cancel((this.#account.orders ?? []).indexOf(order));
      const ticket = this.preview({ ...order, liquidity: "maker" });
      const filled = ticket?.accepted ?? false;
      if (ticket && filled) this.#set(withFill(this.#engine, this.#account, order, ticket));
      return { order, filled };
    });
  }

  #set(account: Account): void {
    this.#account = account;
    for (const listener of this.#heard) listener();
  }
}

/** What the engine says, `invalid` for what it cannot read. */
function answer<Answer>(ask: () => Answer): Answer | "invalid" {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && "path" in error) return "invalid";
    throw error;
  }
}
