// SPDX-License-Identifier: MIT
import { LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { createEngine, type Account, type Decimalish, type Engine, type Order, type Ticket } from "../../engine/index.js";
import { Announcer } from "./announcer.js";
import { Marks } from "./marks.js";
import { Numbers } from "./numbers.js";
import { outcomeOf } from "./outcome.js";
import { positionShown, situationOf, type Situation } from "./situation.js";
import { spoken } from "./sentence.js";
import { styles } from "./styles.js";
import { ticketTemplate } from "./template.js";
import { tokens } from "./tokens.js";
import type { MarginScopeEventMap, MarginScopeStatus, MarginScopeTheme, Outcome } from "./types.js";
import { contractShown, Wording } from "./wording.js";

/** One engine for every element that was given none. */
let shared: Promise<Engine> | undefined;

/**
 * Shows what an order does to an account before it is sent, and goes on showing it while prices move.
 * Computes and paints at most once per animation frame, and not at all while the document is hidden: the last value wins.
 *
 * @element margin-scope
 * @fires ms-ready - The engine is there.
 * @fires ms-change - The account or the order was set and its effect computed.
 * @fires ms-status - The status crossed: `{ from, to }`.
 * @fires ms-error - A wrong input, or an engine that could not start: `{ error }`.
 */
export class MarginScope extends LitElement {
  static override styles = [tokens, styles];

  /** The one view there is so far. */
  @property({ reflect: true }) view = "ticket";
  /** BCP 47; the runtime's own by default. */
  @property() locale = "";
  /** `auto` follows the page's `color-scheme`. */
  @property({ reflect: true }) theme: MarginScopeTheme = "auto";
  /** Asset that sizes count, for labels; the contract's symbol by default. */
  @property() base = "";
  /** Currency of money and prices, for labels. */
  @property() quote = "";
  /** The order to preview; without one the element shows the position nearest to liquidation. Set a new object for a new order. */
  @property({ attribute: false }) order: Order | null = null;

  @state() private announcement = "";

  /** Settles when there is an engine: resolves to this element, rejects when the shared one could not start. */
  readonly ready: Promise<MarginScope>;

  readonly #internals = this.attachInternals();
  readonly #marks = new Marks();
  readonly #announcer = new Announcer((text) => { this.announcement = text; });
  #account: Account | null = null;
  #engine: Engine | null = null;
  #failure: Error | null = null;
  #settle!: { resolve: (element: MarginScope) => void; reject: (error: Error) => void };
  #numbers = new Numbers(undefined);
  #outcome: Outcome = { kind: "waiting" };
  #situation: Situation = situationOf(this.#outcome, this.#wording);
  #faultShown = "";

  constructor() {
    super();
    this.ready = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
    this.ready.then(() => this.#emit("ms-ready", null), (error: Error) => this.#emit("ms-error", { error }));
  }

  /** The account the order meets. Setting one drops the ticks received before it; set a new object for new values. */
  @property({ attribute: false })
  get account(): Account | null {
    return this.#account;
  }
  set account(account: Account | null) {
    this.#account = account;
    this.#marks.clear();
  }

  /** The engine to ask; one is created, and shared between elements, where none is set. */
  @property({ attribute: false })
  get engine(): Engine | null {
    return this.#engine;
  }
  set engine(engine: Engine | null) {
    this.#engine = engine;
    if (engine) this.#settle.resolve(this);
  }

  /** What the engine last said about the order; null without one, or after a wrong input. */
  get report(): Ticket | null {
    if (this.#outcome.kind === "ticket") return this.#outcome.ticket;
    return this.#outcome.kind === "contradiction" ? this.#outcome.ticket : null;
  }

  get status(): MarginScopeStatus {
    return this.#situation.status;
  }

  /** Takes a new mark of the symbol shown, or marks by symbol. Cheap: call it for every tick. */
  tick(marks: Decimalish | Record<string, Decimalish>): void {
    const symbol = contractShown(this.#account, this.order, positionShown(this.#outcome))?.symbol;
    if (this.#marks.take(marks, symbol)) this.requestUpdate();
  }

  /** Shows an order's effect; the same as setting `order`. */
  preview(order: Order | null): void {
    this.order = order;
  }

  /** What is on screen as one sentence to be spoken. */
  asText(): string {
    return spoken(this.#outcome, this.#situation, this.#wording);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#engine) this.#share();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
  }

  /** After the first, which leaves no gap in the page, updates wait for a frame. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise((frame) => requestAnimationFrame(frame));
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("locale")) this.#numbers = this.#numbersOf(this.locale);
    // Only the live region's text is new: what is computed stands.
    if (changed.size === 1 && changed.has("announcement")) return;
    this.#outcome = outcomeOf({ account: this.#account, order: this.order, engine: this.#engine, marks: this.#marks, failure: this.#failure });
    this.#crossed = this.#situation.status;
    this.#situation = situationOf(this.#outcome, this.#wording);
  }

  protected override render(): TemplateResult {
    return ticketTemplate({ outcome: this.#outcome, situation: this.#situation, wording: this.#wording, announcement: this.announcement });
  }

  protected override updated(changed: PropertyValues): void {
    const from = this.#crossed;
    const to = this.#situation.status;
    this.#crossed = to;
    if (from !== to || !this.#internals.states.has(to)) {
      this.#internals.states.delete(from);
      this.#internals.states.add(to);
    }
    if (changed.has("account") || changed.has("order") || changed.has("engine")) {
      this.#faultShown = "";
      this.#emit("ms-change", { report: this.report, status: to });
    }
    if (from !== to) {
      if (from !== "waiting") this.#announcer.announce(this.asText());
      this.#emit("ms-status", { from, to });
    }
    this.#reportFault();
  }

  /** The status before the update under way. */
  #crossed: MarginScopeStatus = "waiting";

  get #wording(): Wording {
    const contract = contractShown(this.#account, this.order, positionShown(this.#outcome));
    return new Wording(this.#numbers, { base: this.base, quote: this.quote }, contract);
  }

  /** A malformed locale is reported and the runtime's own used: numbers stay readable. */
  #numbersOf(locale: string): Numbers {
    try {
      return new Numbers(locale || undefined);
    } catch (error) {
      this.#emit("ms-error", { error: error instanceof Error ? error : new Error(String(error)) });
      return new Numbers(undefined);
    }
  }

  async #share(): Promise<void> {
    try {
      const engine = await (shared ??= createEngine());
      if (!this.#engine) this.engine = engine;
    } catch (error) {
      shared = undefined;
      if (this.#engine) return;
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#settle.reject(this.#failure);
      this.requestUpdate();
    }
  }

  /** A wrong input is reported when it appears or is set again, not with every tick that finds it still there. */
  #reportFault(): void {
    const error = this.#outcome.kind === "input" || (this.#outcome.kind === "failure" && !this.#failure) ? this.#outcome.error : null;
    const fault = error?.message ?? "";
    if (error && fault !== this.#faultShown) this.#emit("ms-error", { error });
    this.#faultShown = fault;
  }

  #emit<Name extends keyof MarginScopeEventMap>(name: Name, detail: MarginScopeEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

export interface MarginScope {
  addEventListener<Name extends keyof MarginScopeEventMap>(
    type: Name, listener: (this: MarginScope, event: MarginScopeEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name, listener: (this: MarginScope, event: HTMLElementEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
