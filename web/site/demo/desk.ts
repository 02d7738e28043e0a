// SPDX-License-Identifier: MIT
// One account at one desk: what is held, what the form asks, what the ticket answers.
import type { Engine, Order, PositionReport, ValidTicket } from "marginscope/engine";
import type { MarginScope } from "marginscope/element";
import { presets, type Preset } from "./accounts.js";
import { Chart, type Level } from "./chart.js";
import { element, setText } from "./dom.js";
import { createFeed, type Feed } from "./feed.js";
import { OrderForm } from "./form.js";
import { showOrders } from "./orders.js";
import { reached, rests, withFill, withOrder } from "./place.js";
import { Positions } from "./positions.js";
import { money, price } from "./words.js";

export class Desk {
  readonly form = new OrderForm(() => this.#typed());
  readonly #chart = new Chart();
  readonly #positions = new Positions((position) => this.#prepareClose(position));
  readonly #engine: Engine;
  readonly #ticket: MarginScope;
  readonly #seed: number;
  #preset: Preset = presets[0]!;
  #account = this.#preset.account;
  #symbol = "";
  #feed: Feed | undefined;
  #frame = 0;
  #ticks = 0;

  constructor(engine: Engine, ticket: MarginScope, seed: number) {
    this.#engine = engine;
    this.#ticket = ticket;
    this.#seed = seed;
    ticket.addEventListener("ms-change", () => { this.form.blame("", ""); this.#soon(); });
    ticket.addEventListener("ms-error", ({ detail: { error } }) => {
      if ("path" in error && typeof error.path === "string") this.form.blame(error.path, error.message);
    });
    this.form.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    element("max", HTMLButtonElement).addEventListener("click", () => this.#largest());
  }

  get feed(): Feed | undefined {
    return this.#feed;
  }

  open(preset: Preset): void {
    this.#feed?.stop();
    this.#preset = preset;
    this.#account = preset.account;
    this.#feed = createFeed({ seed: this.#seed, contracts: preset.account.contracts, marks: preset.account.marks, onTick: (symbol, mark) => this.#tick(symbol, mark) });
    this.form.symbols(preset.account.contracts.map(({ symbol }) => symbol));
    this.form.fill(preset.order);
    setText(element("account-note", HTMLElement), preset.note);
    setText(element("message", HTMLElement), "");
    for (const unit of document.querySelectorAll("[data-unit=quote]")) setText(unit, preset.quote);
    this.#ticket.quote = preset.quote;
    this.#symbol = "";
    this.#changed();
  }

  /** The account or the order is another one: everything is shown anew. */
  #changed(): void {
    this.#ticket.account = this.#account;
    this.#typed();
    showOrders(this.#account, (at) => {
      this.#account = { ...this.#account, orders: (this.#account.orders ?? []).filter((_, place) => place !== at) };
      this.#changed();
    });
    this.#soon();
  }

  #typed(): void {
    const { symbol } = this.form;
    if (symbol !== this.#symbol) {
      this.#symbol = symbol;
      this.#chart.reset(Number(this.#account.marks[symbol]), this.#seed);
      for (const unit of document.querySelectorAll("[data-unit=base]")) setText(unit, this.#preset.base[symbol] ?? symbol);
      this.form.most(this.#account.contracts.find((contract) => contract.symbol === symbol)?.maxLeverage ?? 100);
      this.#ticket.base = this.#preset.base[symbol] ?? symbol;
    }
    const limit = this.form.field("price");
    if (this.form.limit && limit.value === "") limit.value = String(this.#account.marks[symbol]);
    this.#ticket.preview(this.form.read());
    this.#soon();
  }

  #tick(symbol: string, mark: string): void {
    this.#account = { ...this.#account, marks: { ...this.#account.marks, [symbol]: mark } };
    if (symbol === this.#symbol && ++this.#ticks % 8 === 0) this.#chart.push(Number(mark));
    this.#ticket.tick({ [symbol]: mark });
    this.#soon();
  }

  /** However many ticks came, the page is drawn once a frame. */
  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#fillReached();
      this.#draw();
    });
  }

  #draw(): void {
    const report = this.#engine.assess(this.#account);
    if (report.status === "invalid") return;
    this.#positions.show(this.#account, report);
    const symbol = this.#symbol;
    const at = (value: string): string => price(this.#account, symbol, value);
    const mark = String(this.#account.marks[symbol]);
    setText(element("mark", HTMLElement), at(mark));
    setText(element("market-symbol", HTMLElement), symbol);
    this.#chart.draw(this.#levels(report.positions, at), (value) => at(value.toFixed(8)));
    this.#quoteValue();
  }

  #levels(positions: readonly PositionReport[], at: (value: string) => string): Level[] {
    const report = this.#ticket.report;
    const shown = report && report.status !== "invalid" ? report.after.position : positions.find(({ symbol }) => symbol === this.#symbol);
    if (!shown || shown.symbol !== this.#symbol) return [];
    const liquidation = shown.liquidation.price ?? shown.liquidation.exact;
    return [
      { name: "entry", value: Number(shown.entry), text: `Entry ${at(shown.entry)}` },
      ...(liquidation ? [{ name: "liquidation" as const, value: Number(liquidation), text: `Liquidation ${at(liquidation)}` }] : []),
    ];
  }

  /** Beside the size: its value. */
  #quoteValue(): void {
    const report = this.#ticket.report;
    const valid = report && report.status !== "invalid" ? report : null;
    setText(element("notional", HTMLElement), valid ? `≈ ${money(valid.fill.notional)} ${this.#preset.quote}` : "\u00a0");
    setText(element("max", HTMLElement), valid ? `Max ${valid.maxQty}` : "Max");
  }

  #largest(): void {
    const smallest = String(this.#account.contracts.find(({ symbol }) => symbol === this.#symbol)?.lot ?? "1");
    const order = this.form.read() ?? { ...this.#preset.order, symbol: this.#symbol, side: this.form.side };
    const ticket = this.#ask({ ...order, qty: smallest });
    if (!ticket) return;
    this.form.field("qty").value = ticket.maxQty;
    this.#typed();
  }

  #prepareClose({ symbol, side, qty, mode }: PositionReport): void {
    this.form.fill({ symbol, side: side === "long" ? "sell" : "buy", qty, mode, reduceOnly: true });
    this.#typed();
    element("submit", HTMLButtonElement).focus();
  }

  /** Null for an order the engine cannot read: the ticket already shows why. */
  #ask(order: Order): ValidTicket | null {
    try {
      const ticket = this.#engine.preview(this.#account, order);
      return ticket.status === "invalid" ? null : ticket;
    } catch (error) {
      if (error instanceof Error && "path" in error) return null;
      throw error;
    }
  }

  /** Never held back by a warning: only what the engine refuses is refused. */
  #submit(): void {
    const order = this.form.read();
    const ticket = order && this.#ask(order);
    if (!order) return this.#say("Enter a size first.");
    if (!ticket) return this.#say(`Order refused. ${this.#ticket.asText()}`);
    if (!ticket.accepted) return this.#say(`Order refused: ${ticket.reasons.map(({ code }) => code.replaceAll("-", " ")).join(", ")}.`);
    const resting = rests(ticket);
    this.#account = resting ? withOrder(this.#account, order) : withFill(this.#engine, this.#account, order, ticket);
    this.form.field("qty").value = "";
    this.#say(resting ? "Order accepted. It waits for its price." : `Order accepted and filled at ${price(this.#account, order.symbol, ticket.fill.price)}.`);
    this.#changed();
  }

  #fillReached(): void {
    const orders = this.#account.orders ?? [];
    const due = orders.filter((order) => reached(order, this.#account.marks[order.symbol]));
    for (const order of due) {
      const others = (this.#account.orders ?? []).filter((other) => other !== order);
      this.#account = { ...this.#account, orders: others };
      const ticket = this.#ask({ ...order, liquidity: "maker" });
      if (ticket?.accepted) this.#account = withFill(this.#engine, this.#account, order, ticket);
    }
    if (due.length) { this.#say("A waiting order reached its price."); this.#changed(); }
  }

  #say(text: string): void {
    setText(element("message", HTMLElement), text);
  }
}
