// SPDX-License-Identifier: MIT
// One account at one desk: what is held, what the form asks, what the ticket answers.
import type { Engine, Order, PositionReport, VenueId } from "marginscope/engine";
import type { MarginScope } from "marginscope/element";
import { presets, type Preset } from "./accounts/index.js";
import { Chart } from "./chart.js";
import { element, setText } from "./dom.js";
import { createFeed, type Feed } from "./feed.js";
import { OrderForm } from "./form.js";
import { levels } from "./levels.js";
import { focusOrder, showOrders, spelled } from "./orders.js";
import { PaperAccount } from "./paper.js";
import { Positions } from "./positions.js";
import { money, price } from "./words.js";

export class Desk {
  readonly form = new OrderForm(() => this.#typed());
  readonly paper: PaperAccount;
  readonly chart = new Chart();
  readonly #positions = new Positions((position) => this.#prepareClose(position));
  readonly #engine: Engine;
  readonly #ticket: MarginScope;
  readonly #seed: number;
  #preset: Preset = presets[0]!;
  #symbol = "";
  readonly #drawn = new Set<() => void>();
  #feed: Feed | undefined;
  #frame = 0;
  #ticks = 0;

  constructor(engine: Engine, ticket: MarginScope, seed: number) {
    this.#engine = engine;
    this.#ticket = ticket;
    this.#seed = seed;
    this.paper = new PaperAccount(engine);
    this.paper.subscribe(() => this.#soon());
    ticket.addEventListener("ms-change", () => { this.form.blame("", ""); this.#soon(); });
    ticket.addEventListener("ms-error", ({ detail: { error } }) => {
      if ("path" in error && typeof error.path === "string") this.form.blame(error.path, error.message);
    });
    this.form.form.addEventListener("submit", (event) => { event.preventDefault(); void this.#submit(); });
    element("max", HTMLButtonElement).addEventListener("click", () => void this.#largest());
    // Chart and form show the ticket's numbers: where they are in view and the ticket is not, as on a phone, prices count all the same.
    ticket.followedBy(this.chart.box, true);
  }

  get feed(): Feed | undefined {
    return this.#feed;
  }

  get preset(): Preset {
    return this.#preset;
  }

  get symbol(): string {
    return this.#symbol;
  }

  /** Calls `listener` in each frame in which something was new; returns what ends that. */
  onFrame(listener: () => void): () => void {
    this.#drawn.add(listener);
    return () => { this.#drawn.delete(listener); };
  }

  open(preset: Preset): void {
    const { account } = preset;
    this.#feed?.stop();
    this.#preset = preset;
    this.#feed = createFeed({
      seed: this.#seed, contracts: account.contracts, marks: account.marks, onTick: (symbol, mark) => this.#tick(symbol, mark),
    });
    this.#symbol = "";
    this.paper.open(account);
    this.form.symbols(account.contracts.map(({ symbol }) => symbol));
    this.form.fill(preset.order);
    setText(element("account-note", HTMLElement), preset.note);
    setText(element("message", HTMLElement), "");
    for (const unit of document.querySelectorAll("[data-unit=quote]")) setText(unit, preset.quote);
    this.#ticket.quote = preset.quote;
    this.changed();
  }

  /** Under a venue's rules, or the account's own. */
  follow(venue: VenueId | null): void {
    this.paper.follow(venue);
    this.changed();
  }

  /** The account is another one: everything is shown anew. The ticket reads the order from the form by itself. */
  changed(): void {
    this.#ticket.account = this.paper.account;
    this.#typed();
    showOrders(this.paper.account, { change: (order, at) => this.#change(order, at), cancel: (_, at) => this.#cancel(at) });
  }

  #typed(): void {
    const { symbol } = this.form;
    const { account } = this.paper;
    if (symbol !== this.#symbol) {
      this.#symbol = symbol;
      this.chart.reset(Number(account.marks[symbol]), this.#seed);
      for (const unit of document.querySelectorAll("[data-unit=base]")) setText(unit, this.#preset.base[symbol] ?? symbol);
      this.form.most(account.contracts.find((contract) => contract.symbol === symbol)?.maxLeverage ?? 100);
      this.#ticket.base = this.#preset.base[symbol] ?? symbol;
    }
    const limit = this.form.field("price");
    if (this.form.limit && limit.value === "") this.form.write("price", String(account.marks[symbol]));
    this.#soon();
  }

  #tick(symbol: string, mark: string): void {
    this.paper.tick(symbol, mark);
    // At every tick: the mark may touch a price and have left it by the next frame.
    const reached = this.paper.fillReached();
    if (reached.length > 0) {
      const said = reached.map(({ order, filled }) =>
        `${spelled(this.paper.account, order)} reached its price and was ${filled ? "filled" : "refused"}.`);
      this.#say(said.join(" "));
      this.changed();
    }
    if (symbol === this.#symbol && ++this.#ticks % 8 === 0) this.chart.push(Number(mark));
    this.#ticket.tick({ [symbol]: mark });
  }

  /** However many ticks came, the page is drawn once a frame. */
  #soon(): void {
    this.#frame ||= requestAnimationFrame(async () => {
      this.#frame = 0;
      // Later in this frame, of the same prices: the chart's lines are the ticket's.
      await this.#ticket.updateComplete;
      this.#draw();
      for (const listener of this.#drawn) listener();
    });
  }

  #draw(): void {
    const { account } = this.paper;
    const report = this.#engine.assess(account);
    if (report.status === "invalid") return;
    this.#positions.show(account, report);
    const symbol = this.#symbol;
    const at = (value: string): string => price(account, symbol, value);
    setText(element("mark", HTMLElement), at(String(account.marks[symbol])));
    setText(element("market-symbol", HTMLElement), symbol);
    const ticket = this.#ticket.report?.status === "invalid" ? null : this.#ticket.report;
    const shown = ticket ? ticket.after.position : report.positions.find((position) => position.symbol === symbol);
    this.chart.end(Number(account.marks[symbol]));
    this.chart.draw(levels(shown?.symbol === symbol ? shown : null, account), (value) => at(value.toFixed(8)));
    setText(element("notional", HTMLElement), ticket ? `≈ ${money(ticket.fill.notional)} ${this.#preset.quote}` : "\u00a0");
    setText(element("max", HTMLElement), ticket ? `Max ${ticket.maxQty}` : "Max");
  }

  /** The ticket says of any order how large it may be: without a size, of the smallest. */
  async #largest(): Promise<void> {
    const smallest = String(this.paper.account.contracts.find(({ symbol }) => symbol === this.#symbol)?.lot ?? "1");
    if (this.#ticket.report === null) this.form.write("qty", smallest);
    await this.#ticket.updateComplete;
    const { report } = this.#ticket;
    if (report && report.status !== "invalid") this.form.write("qty", report.maxQty);
  }

  /** The leverage stays for the order after it: a closing one has no use for any. */
  #prepareClose({ symbol, side, qty, mode }: PositionReport): void {
    const leverage = this.form.field("leverage").value;
    this.form.fill({ symbol, side: side === "long" ? "sell" : "buy", qty, mode, reduceOnly: true, ...(leverage && { leverage }) });
    element("submit", HTMLButtonElement).focus();
  }

  /** Takes a waiting order back into the form. */
  #change(order: Order, at: number): void {
    this.paper.cancel(at);
    this.form.fill(order);
    this.#say("The order waits no longer: change it and place it again.");
    this.changed();
    this.form.field("qty").select();
  }

  #cancel(at: number): void {
    this.paper.cancel(at);
    this.#say("Order cancelled.");
    this.changed();
    focusOrder(at, element("submit", HTMLButtonElement));
  }

  /** What the ticket shows is what is placed. Never held back by a warning: only what the engine refuses is refused. */
  async #submit(): Promise<void> {
    await this.#ticket.updateComplete;
    if (this.form.field("qty").value.trim() === "") return this.#say("Enter a size first.");
    const order = this.#ticket.shown?.order;
    const placed = order ? this.paper.place(order) : null;
    if (!order || !placed?.ticket.accepted) return this.#say(`Order refused. ${this.#ticket.asText()}`);
    const { ticket, resting } = placed;
    this.form.write("qty", "");
    this.#say(resting
      ? "Order accepted. It waits for its price."
      : `Order accepted and filled at ${price(this.paper.account, order.symbol, ticket.fill.price)}.`);
    this.changed();
  }

  #say(text: string): void {
    setText(element("message", HTMLElement), text);
  }
}
