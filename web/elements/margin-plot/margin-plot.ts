// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { Account, AccountReport, Decimalish, Engine, Order, Ticket, VenueId } from "../../engine/index.js";
import { Numbers } from "../locale/numbers.js";
import { EngineSource } from "../engine-source.js";
import { tokens } from "../tokens.js";
import { accountAfter } from "./account-after.js";
import { plain } from "./plain.js";
import { drafting } from "./drafting.js";
import { Following } from "./following.js";
import { reported } from "./reported.js";
import { describedAccount, subjectOf } from "./subject.js";
import { plotStyles } from "./styles.js";
import type { Drawn, MarginPlotEventMap, MarginPlotPalette, MarginPlotTheme, MarginPlotView, PriceAxis, Quantity, Scene, Subject } from "./types.js";
import { HEIGHTS, VIEWS } from "./views/views.js";
import { wordsFor } from "./words/languages.js";

/** Widths of the pictures that a server prints: one of them is shown, whichever fits. */
export const PRINTED_WIDTHS = [320, 640] as const;

/**
 * Draws one position: its prices, its profit, its equity against the maintenance margin, its funding, or both margin modes.
 * The mark can be dragged, or moved by keys; a table beneath says the same.
 *
 * @element margin-plot
 * @fires ms-mark - A person moved the mark: `{ mark }`.
 * @fires ms-point - A person points at a quantity, or (null) no longer does: `{ quantity }`.
 * @csspart plot - Everything.
 * @csspart picture - The drawing.
 * @csspart mark - The input that moves the mark.
 * @csspart readout - What holds at the mark.
 * @csspart table - The table twin, in its disclosure.
 * @csspart none - The words that stand where there is nothing to draw.
 * @cssState drawn - There is a position.
 * @cssState liquidated - The mark is at or past liquidation.
 */
export class MarginPlot extends LitElement {
  static override styles = [tokens, plotStyles];

  /** What is drawn: `ladder`, `payoff`, `equity`, `funding` or `modes`. */
  @property({ reflect: true, useDefault: true }) view: MarginPlotView = "ladder";
  /** Id of a `<margin-scope>` whose position is drawn, as it changes. */
  @property({ reflect: true, useDefault: true }) for = "";
  /** Id of the position, where the account has several; by default the nearest to liquidation. */
  @property({ reflect: true, useDefault: true }) position: string | null = null;
  /** The mark that is looked at; dragging moves it. By default the account's own. */
  @property({ reflect: true, useDefault: true }) mark: Decimalish | null = null;
  /** The mark stays where it is. */
  @property({ reflect: true, useDefault: true, type: Boolean }) still = false;
  /** `long` or `short`, of the position that the attributes describe; used where there is no `account`. */
  @property({ reflect: true, useDefault: true }) side: string | null = null;
  /** `isolated` or `cross`. */
  @property({ reflect: true, useDefault: true }) mode: string | null = null;
  /** Contracts. */
  @property({ reflect: true, useDefault: true }) qty: Decimalish | null = null;
  /** Entry price. */
  @property({ reflect: true, useDefault: true }) entry: Decimalish | null = null;
  /** Margin of an isolated position; by default entry value over leverage. */
  @property({ reflect: true, useDefault: true }) margin: Decimalish | null = null;
  /** Entry value over margin. */
  @property({ reflect: true, useDefault: true }) leverage: Decimalish | null = null;
  /** Cross wallet balance. */
  @property({ reflect: true, useDefault: true }) wallet: Decimalish | null = null;
  /** Maintenance margin rate as a fraction; `0.005` by default. */
  @property({ reflect: true, useDefault: true, attribute: "maintenance-rate" }) maintenanceRate: Decimalish | null = null;
  /** Price step. */
  @property({ reflect: true, useDefault: true, attribute: "tick" }) tickSize: Decimalish | null = null;
  /** Funding rate of one interval, as a fraction. */
  @property({ reflect: true, useDefault: true, attribute: "funding-rate" }) fundingRate: Decimalish | null = null;
  /** Hours that funding is paid for. */
  @property({ reflect: true, useDefault: true }) hours: Decimalish = "720";
  /** Id of the venue whose rules count. */
  @property({ reflect: true, useDefault: true }) venue: VenueId | null = null;
  /** Currency of amounts, for labels. */
  @property({ reflect: true, useDefault: true }) quote = "";
  /** Of numbers and words, BCP 47; by default the nearest `lang` around the element. */
  @property({ reflect: true, useDefault: true }) locale = "";
  /** `auto` follows the page's `color-scheme`. */
  @property({ reflect: true, useDefault: true }) theme: MarginPlotTheme = "auto";
  /** As of `<margin-scope>`. */
  @property({ reflect: true, useDefault: true }) palette: MarginPlotPalette = "signed";
  /** A quantity to light up. */
  @property({ reflect: true, useDefault: true }) highlight: Quantity | null = null;

  /** The account whose position is drawn. */
  @property({ attribute: false }) account: Account | null = null;
  /** An order, to draw the position that it leaves. */
  @property({ attribute: false }) order: Order | null = null;
  /** A report of the engine's, instead of an account: enough for a ladder. */
  @property({ attribute: false }) report: AccountReport | Ticket | null = null;

  @state() private measured = 0;

  readonly #internals = this.attachInternals();
  readonly #source = new EngineSource(() => this.requestUpdate());
  readonly #following = new Following(() => this.requestUpdate());
  #observer: ResizeObserver | undefined;
  #numbers = new Numbers(undefined);
  #locale = "";
  #drawn: Drawn | null = null;
  #subject: Subject | null = null;
  #dragging = false;

  /** The engine to ask; one is created, and shared between plots, where none is set. */
  @property({ attribute: false })
  get engine(): Engine | null {
    return this.#source.engine;
  }
  set engine(engine: Engine | null) {
    this.#source.engine = engine;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#source.start();
    if (this.#waitsForScope) void customElements.whenDefined("margin-scope").then(() => this.requestUpdate());
    if (typeof ResizeObserver === "undefined") return;
    this.#observer = new ResizeObserver(([entry]) => { this.measured = Math.round(entry!.contentRect.width); });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#following.stop();
  }

  /** What is drawn, as a sentence; empty where nothing is. */
  asText(): string {
    return this.#drawn?.spoken ?? "";
  }

  /** What a server printed stands until there is an engine to draw with, and what is followed is an element. */
  protected override shouldUpdate(): boolean {
    return (this.engine !== null && (this.hasUpdated || !this.#waitsForScope)) || !this.renderRoot.hasChildNodes() || this.#source.failure !== null;
  }

  get #waitsForScope(): boolean {
    return this.for !== "" && customElements.get("margin-scope") === undefined;
  }

  protected override willUpdate(_: PropertyValues): void {
    const asked = this.locale || (typeof document === "undefined" ? "" : this.closest("[lang]")?.getAttribute("lang") ?? "");
    if (asked !== this.#locale) {
      this.#locale = asked;
      this.#numbers = new Numbers(asked || undefined);
    }
    this.#subject = this.#read();
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      this.renderRoot.replaceChildren();
      this.renderOptions.renderBefore = null;
    }
    super.update(changed);
  }

  #read(): Subject | null {
    const { engine } = this;
    if (!engine) return null;
    try {
      const account = this.#account(engine);
      return account && subjectOf(engine, account, this.position, this.mark);
    } catch {
      return null;
    }
  }

  #account(engine: Engine): Account | null {
    const scope = this.for ? this.#following.of(this, this.for)?.shown : null;
    const { account, order } = scope ?? this;
    if (account && order) {
      const ticket = engine.preview(account, order);
      return ticket.status === "invalid" ? null : accountAfter(account, order, ticket);
    }
    return account ?? reported(this.report) ?? describedAccount(this);
  }

  protected override updated(): void {
    this.#internals.states.clear();
    if (this.#subject) this.#internals.states.add("drawn");
    if (this.renderRoot.querySelector("[data-gone]")) this.#internals.states.add("liquidated");
    // A `<margin-scope>` that is defined later is found then.
    if (this.for && !this.#subject) void customElements.whenDefined("margin-scope").then(() => { if (!this.#subject) this.requestUpdate(); });
  }

  /** The picture in this width. */
  protected draw(width: number): Drawn | null {
    const subject = this.#subject;
    const { engine } = this;
    if (!subject || !engine) return null;
    const step = subject.account.contracts.find(({ symbol }) => symbol === subject.position.symbol)?.tick;
    const words = wordsFor(new Intl.Locale(this.#locale || "en"));
    const scene: Scene = {
      ...drafting(words, this.#numbers, step, this.quote), engine, subject, width, height: HEIGHTS[this.view],
      hours: String(this.hours), rate: this.fundingRate === null ? undefined : String(this.fundingRate),
    };
    return VIEWS[this.view](scene);
  }

  /** Pictures of these widths, each in a class of its own. */
  protected pictures(widths: readonly number[]): TemplateResult {
    const drawn = widths.map((width) => ({ width, drawn: this.draw(width) }));
    const [first] = drawn;
    this.#drawn = first?.drawn ?? null;
    const height = HEIGHTS[this.view];
    if (!first?.drawn) return this.#none(height);
    const { spoken, columns, rows, readout, axis } = first.drawn;
    const words = wordsFor(new Intl.Locale(this.#locale || "en"));
    return html`
      <figure class="plot" part="plot" data-view=${this.view} data-highlight=${this.highlight ?? nothing}>
        ${drawn.map((one) => html`
          <svg class="picture" part="picture" data-width=${widths.length > 1 ? one.width : nothing} viewBox="0 0 ${one.width} ${height}" height=${height} role="img" aria-label=${spoken}
            @pointerdown=${(event: PointerEvent) => this.#grab(event)} @pointermove=${(event: PointerEvent) => this.#drag(event)} @pointerup=${() => this.#drop()} @pointercancel=${() => this.#drop()}
            @pointerover=${(event: Event) => this.#point(event)} @pointerleave=${() => this.#emit("ms-point", { quantity: null })}>
            <defs>${svg`<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="6"/></pattern>`}</defs>
            ${one.drawn!.picture}
          </svg>`)}
        ${axis && !this.still ? this.#slider(axis, spoken, words.moveMark) : nothing}
        ${readout ? html`<p class="readout" part="readout">${readout}</p>` : nothing}
        ${rows.length ? html`
          <details part="table"><summary>${words.asTable}</summary>
            <table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
              <tbody>${rows.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>
          </details>` : nothing}
      </figure>`;
  }

  #none(height: number): TemplateResult {
    const words = wordsFor(new Intl.Locale(this.#locale || "en"));
    return html`<p class="none" part="none" data-height=${height}>${this.engine ? words.contradiction : words.waiting}</p>`;
  }

  /** The mark for keys, and for those who cannot drag. */
  #slider({ priceAt, from, to }: PriceAxis, spoken: string, label: string): TemplateResult {
    const [low, high] = [priceAt(from), priceAt(to)].sort((left, right) => left - right) as [number, number];
    const step = niceStep((high - low) / 160);
    const mark = String(this.#subject?.mark ?? "");
    return html`<input class="mark" part="mark" type="range" min=${plain(Math.ceil(low / step) * step)} max=${plain(Math.floor(high / step) * step)} step=${plain(step)} .value=${mark} value=${mark}
      aria-label=${label} aria-valuetext=${spoken} ?disabled=${!this.isConnected} @input=${(event: Event) => this.#move((event.target as HTMLInputElement).value)}>`;
  }

  protected override render(): TemplateResult {
    const width = Math.min(880, Math.max(270, this.measured || this.clientWidth || 640));
    return this.pictures([width]);
  }

  #move(mark: string): void {
    this.mark = mark;
    this.#emit("ms-mark", { mark });
  }

  #grab(event: PointerEvent): void {
    if (this.still || !this.#drawn?.axis || event.button !== 0) return;
    const { along } = this.#drawn.axis;
    // Anywhere in the picture, or in a ladder on its rail: a page must still be scrolled by touch beside it.
    if (event.pointerType === "touch" && along === "y" && !(event.target as Element).closest(".handle")) return;
    this.#dragging = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#drag(event);
  }

  #drag(event: PointerEvent): void {
    const axis = this.#drawn?.axis;
    if (!this.#dragging || !axis) return;
    const picture = event.currentTarget as SVGSVGElement;
    const matrix = picture.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const place = Math.min(Math.max(axis.along === "x" ? x : y, axis.from), axis.to);
    const [low, high] = [axis.priceAt(axis.from), axis.priceAt(axis.to)];
    const step = niceStep(Math.abs(high - low) / 160);
    this.#move(plain(Math.round(axis.priceAt(place) / step) * step));
  }

  #drop(): void {
    this.#dragging = false;
  }

  #point(event: Event): void {
    const quantity = (event.target as Element).closest<SVGElement>("[data-quantity]")?.dataset["quantity"];
    this.#emit("ms-point", { quantity: (quantity as Quantity | undefined) ?? null });
  }

  #emit<Name extends keyof MarginPlotEventMap>(name: Name, detail: MarginPlotEventMap[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

export interface MarginPlot {
  addEventListener<Name extends keyof MarginPlotEventMap>(
    type: Name, listener: (this: MarginPlot, event: MarginPlotEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name, listener: (this: MarginPlot, event: HTMLElementEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** 1, 2 or 5 times a power of ten, at least `rough`. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
}
