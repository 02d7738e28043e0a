// SPDX-License-Identifier: MIT
import { noChange, type PropertyValues } from "lit";
import type { Account, Decimalish, Engine, ExplainedField, Explanation, Order, Ticket } from "../../engine/index.js";
import { Language } from "../locale/language.js";
import { Announcer } from "./living/announcer.js";
import { Asking } from "./asked/asking.js";
import { Control } from "./living/control.js";
import { Crossing } from "./living/crossing.js";
import { Dress } from "./living/dress.js";
import type { EditedField } from "./asked/edits.js";
import { EngineSource } from "../engine-source.js";
import { explainedOf, explanationOfField, usualSubject } from "./said/explained.js";
import { Feed, FEED } from "./living/feed.js";
import { Served } from "./served/hydration.js";
import { MarginScopeInputs } from "./inputs.js";
import { Marks } from "./asked/marks.js";
import { outcomeOf, unread } from "./asked/outcome.js";
import { needsOf } from "./living/needs.js";
import { expect, here, Wanted } from "./parts.js";
import { Screen } from "./living/screen.js";
import { positionShown, situationOf, type Situation } from "./said/situation.js";
import { spoken } from "./said/sentence.js";
import { texts } from "./said/texts.js";
import { styles } from "./styles.js";
import { ticketTemplate, type Picture } from "./views/ticket.js";
import { Telling } from "./living/telling.js";
import { Typing } from "./asked/typing.js";
import { property, state } from "../property.js";
import { tokens } from "../tokens.js";
import type { MarginScopeEventMap, MarginScopeStatus, Outcome } from "./types.js";
import type { Edited } from "./views/panel.js";
import { Wording } from "./said/wording.js";

/** What changes nothing that is computed. */
const LOOKS = new Set<PropertyKey>([
  "announcement", "explained", "formDisabled", "editable", "view", "theme", "palette", "density", "announce", "locale", "name",
  "blockOn", "staleAfter", "loading", "settle",
]);
const concernsNumbers = (changed: PropertyValues, beside?: PropertyKey): boolean =>
  [...changed.keys()].some((key) => !LOOKS.has(key) && key !== beside);
/** More than prices moved. */
const somethingSet = (changed: PropertyValues): boolean => concernsNumbers(changed, FEED);

/**
 * Shows what an order does to an account before it is sent, and goes on showing it while prices move.
 * Computes and paints at most once per animation frame, and not at all while the document is hidden: the last value wins.
 *
 * @element margin-scope
 * @fires ms-ready - The engine is there.
 * @fires ms-input - A person edits the order here: `{ field, text, order }`.
 * @fires ms-change - The account or the order was set and its effect computed.
 * @fires ms-status - The status crossed: `{ from, to }`.
 * @fires ms-explain - A person opened the formula of a number: `{ name, explanation }`.
 * @fires ms-error - A wrong input, or an engine that could not start: `{ error }`.
 * @slot label - In place of the title.
 * @slot warning - Below the verdict.
 * @slot footer - Below everything that is said.
 * @slot action - Last: a button, say.
 * @csspart ticket - Everything, but for a panel's inputs and ladder.
 * @csspart head - Title and subtitle.
 * @csspart title - The order or the position in words.
 * @csspart subtitle - What the order does, its mode and leverage.
 * @csspart status - The verdict.
 * @csspart status-word - The verdict's word.
 * @csspart status-detail - Why, in a sentence or two.
 * @csspart stale - That prices stopped.
 * @csspart missing - That a file of the element did not come, and a button to ask for it anew.
 * @csspart meter - Room until liquidation as bars.
 * @csspart rows - The table of margin before and after.
 * @csspart row - Each row; beside it the name of its quantity, as below.
 * @csspart explain - The button on the name of a number that can be explained.
 * @csspart explanation - How a number is made.
 * @csspart formula - Its formula: in symbols, and with numbers.
 * @csspart moves - What moves a liquidation price, below its formula.
 * @csspart liquidation-price - Row: the price at which the position is liquidated.
 * @csspart distance - Row: from the mark to that price.
 * @csspart initial-margin - Row: margin to open the position.
 * @csspart margin-ratio - Row: maintenance margin of equity.
 * @csspart max-loss - Row: the most the position can lose.
 * @csspart bankruptcy-price - Row: the price at which its margin is gone.
 * @csspart available - Row: what the account can still put up.
 * @csspart facts - The list below the table.
 * @csspart fact - Each entry; beside it the name of its quantity, as below.
 * @csspart fill-price - Fact: the price the order is filled at.
 * @csspart notional - Fact: the order's value.
 * @csspart cost - Fact: margin and fee.
 * @csspart fee - Fact: fee of the fill.
 * @csspart order-max-loss - Fact: the most this order can lose.
 * @csspart max-qty - Fact: the largest size.
 * @csspart realized-pnl - Fact: what is realized, where the order closes something.
 * @csspart stop - Fact: the result at the order's stop.
 * @csspart target - Fact: the result at the order's target.
 * @csspart funding - Fact: what funding costs over `hold-hours` at `funding-rate`.
 * @csspart liquidation-after - Fact: the liquidation price once that is paid.
 * @csspart equity - Fact: the account's equity, without an order.
 * @csspart wallet - Fact: the wallet's balance, without an order.
 * @csspart account-initial-margin - Fact: of all cross positions, without an order.
 * @csspart account-maintenance-margin - Fact: of all cross positions, without an order.
 * @csspart reasons - What to know before the order is sent.
 * @csspart reason - Each of them.
 * @csspart panel - Panel: inputs, results and ladder.
 * @csspart inputs - Panel: everything that can be edited.
 * @csspart input - Panel: each text input.
 * @csspart ladder - Panel: the position's prices, one above the other.
 * @cssState waiting - No account or no engine yet.
 * @cssState ok - There is a liquidation price and it is not reached.
 * @cssState never - There is no liquidation price.
 * @cssState already - At or past liquidation.
 * @cssState insufficient - The order would be refused.
 * @cssState invalid - An input is wrong, or two contradict each other.
 * @cssState flat - No position (left).
 * @cssState stale - The last tick is longer ago than `stale-after` says; beside the status.
 */
export class MarginScope extends MarginScopeInputs {
  static override styles = [tokens, styles];
  static readonly formAssociated = true;

  @state private announcement = "";
  @state private formDisabled = false;
  /** The row whose formula is open. */
  @state private explained: string | null = null;

  /** Settles when there is an engine: resolves to this element, rejects when the shared one could not start. */
  readonly ready: Promise<MarginScope>;

  readonly #internals = this.attachInternals();
  readonly #telling = new Telling(this);
  readonly #crossing = new Crossing(this.#internals);
  readonly #announcer = new Announcer((text) => { this.announcement = text; });
  readonly #marks = new Marks();
  readonly #asking = new Asking(this, this.#marks);
  readonly #typing = new Typing(this, this.#asking, this.#internals, () => this.#refresh());
  readonly #wanted = new Wanted(this, (error) => this.#telling.emit("ms-error", { error }));
  readonly #source = new EngineSource(() => this.requestUpdate("engine"));
  readonly #feed = new Feed(this, {
    patience: () => Number(this.staleAfter ?? NaN), onSight: () => void this.#source.start(),
    // What may hold its form back must know when.
    everSeen: () => Boolean(this.blockOn) && this.form !== null,
  });
  readonly #language = new Language(this, texts, (error) => this.#telling.emit("ms-error", { error }));
  readonly #control = new Control({
    host: this, internals: this.#internals, refresh: () => this.#refresh(),
    facts: () => ({ stale: this.#feed.stale, unheard: this.#typing.unheard, outcome: this.#outcome, wording: this.#wording }),
  });
  readonly #dress = new Dress(this);
  readonly #screen = new Screen();
  #account: Account | null = null;
  #outcome: Outcome = { kind: "waiting" };
  #situation: Situation = situationOf(this.#outcome, this.#wording);
  /** What an update brought is being told: whoever hears of it may ask, but for no update of its own. */
  #settling = false;
  /** What a server rendered, until it is taken over. */
  #served = this.shadowRoot && new Served(this, this.shadowRoot, () => this.requestUpdate());

  constructor() {
    super();
    // Set before the element was defined.
    if (Object.hasOwn(this, "tick")) {
      const step = this.tick as unknown as Decimalish;
      Reflect.deleteProperty(this, "tick");
      this.tickSize = step;
    }
    this.ready = this.#source.ready.then(() => this);
    this.ready.then(() => this.#telling.ready(this.engine), (error: Error) => this.#telling.emit("ms-error", { error }));
  }

  /** The account the order meets. Setting one drops the ticks received before it; set a new object for new values. */
  @property({ attribute: false })
  get account(): Account | null {
    return this.#account;
  }
  set account(account: Account | null) {
    const again = account === this.#account;
    this.#account = account;
    this.#marks.clear();
    this.#typing.early = undefined;
    this.#feed.restart();
    // The ticks it had are gone.
    if (again && this.hasUpdated) this.requestUpdate(FEED, null);
  }

  /** The engine to ask; one is created, and shared between elements, where none is set. */
  @property({ attribute: false })
  get engine(): Engine | null {
    return this.#source.engine;
  }
  set engine(engine: Engine | null) {
    this.#source.engine = engine;
  }

  /** What the engine last said about the order; null without one, or after a wrong input. */
  get report(): Ticket | null {
    if (this.#outcome.kind === "ticket") return this.#outcome.ticket;
    return this.#outcome.kind === "contradiction" ? this.#outcome.ticket : null;
  }

  /** What is on screen: the account as it was asked about, under the latest marks, and the order. Null where no numbers are shown. */
  get shown(): { account: Account; order: Order | null } | null {
    const shown = this.#outcome;
    if (shown.kind === "ticket") return shown;
    return shown.kind === "account" ? { account: shown.account, order: null } : null;
  }

  /** What is said, also as `:state(…)`. */
  get status(): MarginScopeStatus {
    return this.#situation.status;
  }

  /** The form that the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Whether `block-on` lets the form be sent. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** Why not: what is on screen, as one sentence. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the form asks the element at all. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** False, with an `invalid` event, while `block-on` holds the form back. */
  checkValidity(): boolean {
    this.#refresh();
    return this.#internals.checkValidity();
  }

  /** The same, and a person is told. */
  reportValidity(): boolean {
    this.#refresh();
    return this.#internals.reportValidity();
  }

  /**
   * Takes marks by symbol, or a single price: of the contract that `symbol`, a bound input, `order` or `contract` names, else of the account's
   * only one, else of that of the position shown. Cheap: call it for every tick.
   */
  tick(marks: Decimalish | Record<string, Decimalish>): void {
    if (this.#typing.unheard && typeof marks !== "object") this.#typing.early = marks;
    else if (this.#asking.tick(marks)) this.#feed.tick();
  }

  /** Called by what shows the same numbers, as a plot does: while it is in view, prices count at once, also where this element is not. */
  followedBy(follower: Element, inView: boolean): void {
    this.#feed.followedBy(follower, inView);
  }

  /** Shows an order's effect; the same as setting `order`. */
  preview(order: Order | null): void {
    this.order = order;
  }

  /**
   * How a number is made: the formula with this account's numbers, of the position shown or else of the account, after the order, where there is
   * one; or of the order itself. Null where there is no such number.
   */
  explain(field: ExplainedField, of: "position" | "account" | "order" = usualSubject(field, this.#outcome)): Explanation | null {
    return this.engine && explanationOfField(field, of, this.#outcome, this.engine);
  }

  /** What is on screen as one sentence to be spoken. */
  asText(): string {
    const wording = this.#wording;
    return spoken(this.#outcome, this.#situation, wording, this.#stalled(wording));
  }

  /** Called by the browser when the element is put into a form, or taken out. */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#control.follow(form);
    if (form) this.requestUpdate(this.bind ? "bind" : undefined);
  }

  /** Called by the browser when the form is reset: the host's values count again. */
  formResetCallback(): void {
    this.#typing.reset();
  }

  /** Called by the browser when the element, or a fieldset around it, is disabled or enabled. */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  /** Called by the browser when it brings back a page as a person left it. */
  formStateRestoreCallback(state: string): void {
    this.#typing.restore(state);
  }

  /** Called by the browser when the element is put into another document, as that of a window of its own. */
  adoptedCallback(): void {
    this.#dress.putOn();
  }

  /** Lit's sheets are of the document that loaded it. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    try {
      return super.createRenderRoot();
    } catch {
      this.#dress.putOn();
      return this.shadowRoot!;
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.loading !== "lazy") void this.#source.start();
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

  protected override shouldUpdate(changed: PropertyValues): boolean {
    if (!this.#served) return true;
    this.willUpdate(changed);
    if (!this.#language.awaits && !this.#wanted.awaits() && this.#served.yieldsTo(this.status)) return true;
    this.#block();
    return false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const spokenAnew = this.#language.follow(this.locale);
    this.#typing.hear(this.#language.numbers);
    // Only the live region's text is new: what is computed stands.
    if (!spokenAnew && changed.size === 1 && changed.has("announcement")) return;
    if (changed.has("staleAfter")) this.#feed.review();
    if (changed.has("loading") && this.isConnected && this.loading !== "lazy") void this.#source.start();
    // What was spoken was said in other words, or somewhere else.
    if (spokenAnew || changed.has("view") || changed.has("announce")) this.announcement = "";
    // Another locale reads what was typed otherwise.
    if (spokenAnew || changed.size === 0 || concernsNumbers(changed)) this.#outcome = this.#compute();
    this.#wanted.need(needsOf(this, this.#typing, this.#outcome, this.explained));
    // One that may be refused: then nobody waits for the reason.
    if (this.#asking.order) expect("reasons");
    // Who has a name is put into a form sooner or later.
    if (this.name) expect("form");
    this.#situation = situationOf(this.#outcome, this.#wording);
  }

  #compute(): Outcome {
    if (this.#typing.unheard) {
      const error = this.#wanted.failure(["typed"]);
      return error ? { kind: "failure", error, ofPart: true } : { kind: "waiting" };
    }
    try {
      this.#asking.gather(this.#language.numbers, this.engine);
    } catch (error) {
      return unread(error);
    } finally {
      this.#asking.typed?.keep();
    }
    return outcomeOf(this.#asking, this.#source, this.#marks);
  }

  protected override update(changed: PropertyValues): void {
    this.#dress.review();
    if (this.#served) {
      this.#served.hydrate(this.render(), this.renderOptions);
      this.#served = null;
    }
    super.update(changed);
  }

  protected override render(): unknown {
    const view = this.#screen.turn(this.view, this.#typing.editing, this.#outcome.kind === "waiting", this.#wanted);
    if (!view) return noChange;
    const wording = this.#wording;
    const picture: Picture = {
      outcome: this.#outcome, situation: this.#situation, wording, announcement: this.announcement, announce: this.announce, language: this.#language,
      stalled: this.#stalled(wording),
      retry: this.#wanted.failure() ? () => void this.#retry() : null,
      explained: this.explained && here.formula ? explainedOf(this.explained, this.#outcome, this.engine) : null,
      onExplain: (name) => this.#toggleFormula(name),
    };
    if (view === "meter" && here.meter) return here.meter.template(picture);
    return view === "panel" && here.panel ? here.panel.template(picture, this.#edited) : ticketTemplate(picture);
  }

  protected override updated(changed: PropertyValues): void {
    this.#typing.isReset = false;
    here.panel?.hold(this.renderRoot.querySelectorAll("input"));
    this.#settling = true;
    const outcome = this.#outcome;
    const { status, report } = this;
    const from = this.#crossing.to(status, this.#feed.stale);
    // Whoever is told below may send the form.
    this.#block();
    this.#telling.ready(this.engine);
    if (somethingSet(changed) && (from !== "waiting" || status !== from)) this.#telling.change({ report, status });
    if (from !== status) this.#telling.emit("ms-status", { from, to: status });
    // Not before all of it can be said.
    if (this.#crossing.unspoken && !this.#wanted.awaits()) this.#speak();
    this.#telling.fault(outcome.kind === "input" || (outcome.kind === "failure" && !outcome.ofPart && !this.#source.failure) ? outcome.error : null);
    this.#settling = false;
  }

  /** Complete is what is on screen with every part that it needs. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#wanted.settled;
    return super.getUpdateComplete();
  }

  #block(): void {
    this.#control.block(() => this.asText() || this.#situation.word, Boolean(this.#wanted.failure(["form"])));
  }

  #speak(): void {
    this.#crossing.unspoken = false;
    if (this.announce !== "off" && this.isConnected) this.#announcer.announce(this.asText());
  }

  /** Shows at once what waits for a frame or for the element to come into view. */
  #refresh(): void {
    this.#feed.catchUp();
    this.#asking.typed?.form.review();
    if (this.hasUpdated && !this.#settling) this.performUpdate();
  }

  get #edited(): Edited {
    return {
      element: this, asking: this.#asking, disabled: this.formDisabled, isReset: this.#typing.isReset,
      edit: (...edit) => this.#edit(...edit),
    };
  }

  /** Of a text that is still being typed only what is `said` counts. */
  #edit(field: EditedField, text: string, said = text): void {
    this.#typing.edit(field, said);
    void super.getUpdateComplete().then(() => {
      const order = this.#asking.told = this.#asking.order;
      this.#telling.emit("ms-input", { field, text, order });
    });
  }

  /** The button that asked goes while nobody knows yet: whoever was on it, and did not go on, is led to the next one or to the verdict. */
  async #retry(): Promise<void> {
    this.#wanted.retry();
    await this.updateComplete;
    const { activeElement, body } = this.ownerDocument;
    if (activeElement !== body) return;
    const next = this.renderRoot.querySelector<HTMLElement>(".again") ?? this.renderRoot.querySelector<HTMLElement>("[data-status]")!;
    if (next.tabIndex < 0) next.tabIndex = -1;
    next.focus();
  }

  #toggleFormula(name: string): void {
    this.explained = this.explained === name ? null : name;
    const explained = this.explained && explainedOf(name, this.#outcome, this.engine);
    if (explained) this.#telling.emit("ms-explain", explained);
  }

  #stalled({ numbers, messages }: Wording): string | null {
    return this.#feed.stale ? messages.stalled(numbers.plain(String(this.staleAfter))) : null;
  }

  get #wording(): Wording {
    const { account, order } = this.#asking;
    return new Wording(this.#language.numbers, this.#language.texts, this, { account, order, position: positionShown(this.#outcome) });
  }
}

// Frameworks set an attribute as a property where an element has one of its name: `tick="0.5"` is the price step even so, and
// `form="trade"` the form's id.
const { tick } = MarginScope.prototype;
Object.defineProperty(MarginScope.prototype, "tick", {
  configurable: true, get: () => tick, set(this: MarginScope, step: Decimalish) { this.tickSize = step; },
});
Object.defineProperty(MarginScope.prototype, "form", {
  ...Object.getOwnPropertyDescriptor(MarginScope.prototype, "form"),
  set(this: MarginScope, id: string | null | undefined) {
    if (id === null || id === undefined) this.removeAttribute("form");
    else this.setAttribute("form", id);
  },
});

export interface MarginScope {
  addEventListener<Name extends keyof MarginScopeEventMap>(
    type: Name, listener: (this: MarginScope, event: MarginScopeEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name, listener: (this: MarginScope, event: HTMLElementEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}
