// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Account, AccountReport, Decimalish, Engine, Order, Ticket, VenueId } from "../../engine/index.js";
import { Language } from "../locale/language.js";
import type { PlotWords } from "../messages/plots/plot-words.js";
import type { MarginScope } from "../margin-scope/margin-scope.js";
import { EngineSource } from "../engine-source.js";
import { property, state, told, toldAs } from "../property.js";
import { tokens } from "../tokens.js";
import { plain } from "./plain.js";
import { Dragging, rangeOf } from "./dragging.js";
import { drafting } from "./drafting.js";
import { Following } from "./following.js";
import { px } from "./geometry.js";
import { HEIGHTS } from "./heights.js";
import { clamp } from "./labels.js";
import { measuring, TEXT } from "./letters.js";
import type { Quantity } from "./quantity.js";
import { failed, look, sourcesOf } from "./sight.js";
import { plotStyles } from "./styles.js";
import type {
  Drawn, MarginPlotEventMap, MarginPlotPalette, MarginPlotTheme, MarginPlotView, Point, PriceAxis, Scene, Sight,
} from "./types.js";
import { liquidatedAt } from "./subject.js";
import { drawn } from "./views/views.js";
import { texts } from "./texts.js";

/** Widths of the pictures that a server prints: one of them is shown, whichever fits. */
export const PRINTED_WIDTHS = [320, 640] as const;
/** Below this a picture is shown smaller. */
const NARROWEST = 220;

/**
 * Draws one position: its prices, its profit, its equity against the maintenance margin, its funding, or both margin modes.
 * The mark can be dragged, or moved by keys; a table beneath says the same.
 *
 * @element margin-plot
 * @fires ms-mark - A person moved the mark: `{ mark }`.
 * @fires ms-point - A person points at a quantity, or (null) no longer does: `{ quantity }`.
 * @fires ms-error - A value is wrong by itself, or the engine could not start: `{ error }`.
 * @csspart plot - Everything.
 * @csspart picture - The drawing.
 * @csspart mark - The input that moves the mark.
 * @csspart point - In its place, where there is no mark: the input that goes from point to point.
 * @csspart readout - What holds at the mark, or at the point.
 * @csspart table - The table twin, in its disclosure.
 * @csspart none - The words that stand where there is nothing to draw.
 * @cssState drawn - There is a position.
 * @cssState liquidated - The mark is at or past liquidation.
 * @cssState insufficient - The position is that of an order that would be refused.
 * @cssState invalid - A value is wrong, or values contradict each other.
 */
export class MarginPlot extends LitElement {
  static override styles = [tokens, plotStyles];

  /** What is drawn: `ladder`, `payoff`, `equity`, `funding` or `modes`. */
  @told view: MarginPlotView = "ladder";
  /** Id of a `<margin-scope>` whose position is drawn, as it changes. */
  @told for = "";
  /** Id of the position, where the account has several; by default the nearest to liquidation. */
  @told position: string | null = null;
  /** The mark that is looked at; dragging moves it. By default the account's own. */
  @told mark: Decimalish | null = null;
  /** The mark stays where it is. */
  @toldAs("still", Boolean) still = false;
  /** `long` or `short`, of the position that the attributes describe; used where there is no `account`. */
  @told side: string | null = null;
  /** `isolated` or `cross`. */
  @told mode: string | null = null;
  /** Contracts. */
  @told qty: Decimalish | null = null;
  /** Entry price. */
  @told entry: Decimalish | null = null;
  /** Margin of an isolated position; by default entry value over leverage. */
  @told margin: Decimalish | null = null;
  /** Entry value over margin. */
  @told leverage: Decimalish | null = null;
  /** Cross wallet balance. */
  @told wallet: Decimalish | null = null;
  /** Maintenance margin rate as a fraction; `0.005` by default. */
  @told maintenanceRate: Decimalish | null = null;
  /** Price step. */
  @toldAs("tick") tickSize: Decimalish | null = null;
  /** Funding rate of one interval, as a fraction. */
  @told fundingRate: Decimalish | null = null;
  /** Hours that funding is paid for. */
  @told hours: Decimalish = "720";
  /** Id of the venue whose rules count. */
  @told venue: VenueId | null = null;
  /** Currency of amounts, for labels; by default that of the ticket that is followed. */
  @told quote = "";
  /** The same of an inverse contract, whose amounts are in its coin. */
  @told base = "";
  /** Of numbers and words, BCP 47; by default the nearest `lang` around the element. */
  @told locale = "";
  /** `auto` follows the page's `color-scheme`. */
  @told theme: MarginPlotTheme = "auto";
  /** As of `<margin-scope>`. */
  @told palette: MarginPlotPalette = "signed";
  /** A quantity to light up. */
  @told highlight: Quantity | null = null;

  /** The account whose position is drawn. */
  @property({ attribute: false }) account: Account | null = null;
  /** An order, to draw the position that it leaves. */
  @property({ attribute: false }) order: Order | null = null;
  /** A report of the engine's, or a ticket, instead of an account: enough for a ladder, which has its numbers, not for the other views. */
  @property({ attribute: false }) report: AccountReport | Ticket | null = null;

  @state private measured = 0;
  /** Which of the points is looked at. */
  @state private point: number | null = null;

  readonly #internals = this.attachInternals();
  readonly #source = new EngineSource(() => this.requestUpdate());
  readonly #language = new Language(this, texts, (error) => this.#emit("ms-error", { error }));
  readonly #dragging = new Dragging(() => (this.still ? undefined : this.#drawn?.axis), (mark) => this.#move(mark), () => this.requestUpdate());
  readonly #following = new Following(() => this.requestUpdate());
  #followed: MarginScope | null = null;
  #observer: ResizeObserver | undefined;
  /** Of the text that was last drawn for. */
  #size = TEXT;
  #drawn: Drawn | null = null;
  #sight: Sight = { kind: "waiting" };
  #faultTold = "";

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
    // Where it is now another language may be spoken, and another element have the id that it follows.
    this.requestUpdate();
    if (this.#waitsForScope) void customElements.whenDefined("margin-scope").then(() => this.requestUpdate());
    if (typeof ResizeObserver === "undefined") return;
    this.#observer = new ResizeObserver(([entry]) => {
      this.measured = Math.round(entry!.contentRect.width);
      if (this.#letters.size !== this.#size) this.requestUpdate();
    });
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

  /** What a server printed stands until there are an engine to draw with and the words, and what is followed is an element. */
  protected override shouldUpdate(): boolean {
    if (this.hasUpdated || !this.renderRoot.hasChildNodes() || this.#source.failure) return true;
    this.#language.follow(this.locale);
    return this.engine !== null && !this.#waitsForScope && !this.#language.awaits;
  }

  get #waitsForScope(): boolean {
    return this.for !== "" && customElements.get("margin-scope") === undefined;
  }

  protected override willUpdate(_: PropertyValues): void {
    this.#language.follow(this.locale);
    this.#followed = this.isConnected ? this.#following.of(this, this.for) : null;
    this.#sight = this.#source.failure
      ? { kind: "error", error: this.#source.failure }
      : look(this.engine, sourcesOf(this), this.#followed?.shown ?? this);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      this.renderRoot.replaceChildren();
      this.renderOptions.renderBefore = null;
    }
    super.update(changed);
  }

  protected override updated(): void {
    const { states } = this.#internals;
    states.clear();
    const { kind } = this.#sight;
    if (kind === "contradiction" || kind === "error") states.add("invalid");
    if (this.#sight.kind === "subject") {
      const { subject } = this.#sight;
      states.add("drawn");
      if (liquidatedAt(subject, subject.mark)) states.add("liquidated");
      if (subject.refused) states.add("insufficient");
    }
    this.#tell();
  }

  /** An error is told when it appears, not with every update that finds it still there. */
  #tell(): void {
    const error = this.#sight.kind === "error" ? this.#sight.error : null;
    if (error && error.message !== this.#faultTold) this.#emit("ms-error", { error });
    this.#faultTold = error?.message ?? "";
  }

  /** A view that there is not is the first one. */
  get #viewed(): MarginPlotView {
    return Object.hasOwn(HEIGHTS, this.view) ? this.view : "ladder";
  }

  /** The picture in this width. */
  protected draw(width: number): Drawn | null {
    const { engine } = this;
    if (this.#sight.kind !== "subject" || !engine) return null;
    const { subject } = this.#sight;
    const { texts, numbers } = this.#language;
    const step = subject.account?.contracts.find(({ symbol }) => symbol === subject.position.symbol)?.tick ?? this.tickSize ?? undefined;
    const named = subject.inCoin ? "base" : "quote";
    const units = { step, entry: subject.position.entry, currency: this[named] || this.#followed?.[named] || "", rtl: directionOf(texts) === "rtl" };
    const scene: Scene = {
      ...drafting(texts, numbers, units), engine, subject, width, height: HEIGHTS[this.#viewed], id: String(width),
      measure: measuring(this.#letters.family), domain: this.#dragging.domain,
      hours: String(this.hours ?? "720"),
      rate: this.fundingRate === null || this.fundingRate === undefined ? undefined : String(this.fundingRate),
    };
    return drawn(this.#viewed, scene);
  }

  /** What text is written with; the server knows neither. */
  get #letters(): { family: string; size: number } {
    if (!this.isConnected) return { family: "", size: TEXT };
    const { fontFamily, fontSize } = getComputedStyle(this);
    return { family: fontFamily, size: parseFloat(fontSize) || TEXT };
  }

  /** Pictures of these widths, each in a class of its own. */
  protected pictures(widths: readonly number[]): TemplateResult {
    const drawn = this.#draw(widths);
    const [first] = drawn;
    this.#drawn = first?.drawn ?? null;
    if (!first?.drawn) return this.#none();
    const height = HEIGHTS[this.#viewed];
    const { spoken, columns, rows, axis, points = [] } = first.drawn;
    const looked = this.point === null ? undefined : points[this.point];
    const readout = looked?.said ?? first.drawn.readout ?? (this.still ? undefined : points.at(-1)?.said);
    const { texts: words, tag } = this.#language;
    const refused = this.#sight.kind === "subject" && this.#sight.subject.refused;
    const highlighted = Object.hasOwn(words.quantities, this.highlight ?? "") ? this.highlight : nothing;
    return html`
      <figure class="plot" part="plot" lang=${tag} dir=${directionOf(words)} data-view=${this.#viewed}
        ?data-refused=${refused} data-highlight=${highlighted}>
        ${drawn.map((one) => html`
          <svg class="picture" part="picture" data-width=${widths.length > 1 ? one.width : nothing}
            viewBox="0 0 ${one.width} ${height}" role="img" aria-label=${spoken}
            @pointerdown=${(event: PointerEvent) => this.#dragging.grab(event)}
            @pointermove=${(event: PointerEvent) => this.#dragging.drag(event)}
            @pointerup=${() => this.#dragging.drop()} @pointercancel=${() => this.#dragging.drop()}
            @pointerover=${(event: Event) => this.#point(event)} @pointerleave=${() => this.#emit("ms-point", { quantity: null })}>
            <defs>${hatch(one.width)}</defs>
            ${one.drawn!.picture}
            ${looked ? svg`<circle class="ring" cx=${px(looked.x)} cy=${px(looked.y)} r="9"/>` : nothing}
          </svg>`)}
        ${this.still ? nothing
          : axis ? html`<div class="track">${this.#slider(axis, spoken, words.moveMark)}</div>`
            : points.length ? html`<div class="track">${this.#stepper(points, words.points)}</div>` : nothing}
        ${readout ? html`<p class="readout" part="readout">${readout}</p>` : nothing}
        ${rows.length ? html`
          <details part="table"><summary>${words.asTable}</summary>
            <table><thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
              <tbody>${rows.map(tableRow)}</tbody></table>
          </details>` : nothing}
      </figure>`;
  }

  /** What else the view asks of the engine may be wrong too: the hours, the rate. */
  #draw(widths: readonly number[]): { width: number; drawn: Drawn | null }[] {
    try {
      return widths.map((width) => ({ width, drawn: this.draw(width) }));
    } catch (error) {
      this.#sight = failed(error);
      return [];
    }
  }

  #none(): TemplateResult {
    return html`<p class="none" part="none" data-view=${this.#viewed}><bdi>${said(this.#sight, this.#language.texts)}</bdi></p>`;
  }

  /** The mark for keys, and for those who cannot drag. */
  #slider(axis: PriceAxis, spoken: string, label: string): TemplateResult {
    const { low, high, step } = rangeOf(axis);
    const mark = this.#sight.kind === "subject" ? this.#sight.subject.mark : "";
    return html`<input class="mark" part="mark" type="range" min=${plain(low)} max=${plain(high)} step=${plain(step)} .value=${mark} value=${mark}
      aria-label=${label} aria-valuetext=${spoken} ?disabled=${!this.isConnected}
      @input=${(event: Event) => this.#move((event.target as HTMLInputElement).value)}>`;
  }

  /** From point to point by keys, each spoken; at first the last. */
  #stepper(points: readonly Point[], label: string): TemplateResult {
    const last = points.length - 1;
    const at = Math.min(this.point ?? last, last);
    return html`<input class="mark" part="point" type="range" min="0" max=${last} .value=${String(at)} value=${at}
      aria-label=${label} aria-valuetext=${points[at]!.said} ?disabled=${!this.isConnected}
      @input=${(event: Event) => { this.point = Number((event.target as HTMLInputElement).value); }}>`;
  }

  protected override render(): TemplateResult {
    // As wide in letters as it is here: text twice as large makes a picture of half the width, which is then shown twice as large.
    this.#size = this.#letters.size;
    const width = Math.round(((this.measured || this.clientWidth || 640) * TEXT) / this.#size);
    return this.pictures([clamp(width, NARROWEST, 880)]);
  }

  #move(mark: string): void {
    if (mark === this.mark) return;
    this.mark = mark;
    this.#emit("ms-mark", { mark });
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

/** Of the words' own script, whatever the page's direction is. */
const directionOf = ({ price }: PlotWords): "rtl" | "ltr" => (/[\u0590-\u08ff]/.test(price) ? "rtl" : "ltr");

/** What stands where nothing is drawn. */
function said(sight: Sight, words: PlotWords): string {
  switch (sight.kind) {
    case "error": return words.wrong(sight.error.message);
    case "contradiction": return words.wrong(sight.reasons.map(({ code }) => code).join(", "));
    case "waiting": return words.waiting;
    default: return words.nothing;
  }
}

/** What the buffers of a picture are filled with. */
const hatch = (width: number): SVGTemplateResult => svg`<pattern id="hatch-${width}" class="hatch" width="6" height="6"
  patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="6"/></pattern>`;

const tableRow = ([head, ...cells]: readonly string[]): TemplateResult =>
  html`<tr><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
