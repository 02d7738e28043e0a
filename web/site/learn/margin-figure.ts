// SPDX-License-Identifier: MIT
import { html, render } from "lit/html.js";
import { MarginScope } from "marginscope/element";
import { createEngine, type Engine } from "marginscope/engine";
import { MarginPlot } from "marginscope/plot";
import { answer } from "./asks.js";
import type { Figure, PlotGiven, State, Studio } from "./figures/figure.js";
import { FIGURES } from "./figures/figures.js";
import { readFragment, writeFragment } from "./fragment.js";
import type { MovingTexts } from "./texts/moving/moving.js";
import { hurry, takeTurn, type Steps } from "./turns.js";
import { Writer } from "./write.js";
import { WIDGET } from "./widget.js";

let engine: Promise<Engine> | undefined;

/**
 * A figure of the page: `<margin-figure name="payoff" state="mark=90">`. What was printed in it stands until the engine is there, a reader
 * comes near and it is the figure's turn; `data-moving` then says so. Its state is in the address: `#payoff,mark=90`.
 */
export class MarginFigure extends HTMLElement {
  /** The languages it can speak: one with each script that the page loads. */
  static readonly languages = new Map<string, MovingTexts>();

  #engine: Engine | null = null;
  #state: State = {};
  #writer: Writer | undefined;
  #frame = 0;
  readonly #follow = (): void => {
    const asked = readFragment(location.hash)[this.name];
    if (!asked) return;
    if (!this.hasAttribute("data-moving")) hurry(this);
    else if (this.name in FIGURES) this.#set(known(FIGURES[this.name]!, asked), false);
  };

  connectedCallback(): void {
    addEventListener("hashchange", this.#follow);
    if (this.hasAttribute("data-moving")) return;
    void (engine ??= later(createEngine)).then((ready) => {
      takeTurn(this, this.#begin(ready));
      this.#follow();
    });
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this.#follow);
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  /** What a reader set, as an address says it. */
  get state(): State {
    return { ...this.#state };
  }

  get #texts(): MovingTexts {
    const { language } = new Intl.Locale(this.closest("[lang]")?.getAttribute("lang") || "en");
    return MarginFigure.languages.get(language) ?? [...MarginFigure.languages.values()][0]!;
  }

  *#begin(engine: Engine): Steps {
    if (this.hasAttribute("data-moving")) return;
    this.#engine = engine;
    if (this.name === "widget") this.#widget();
    else if (this.name in FIGURES) yield* this.#figure(FIGURES[this.name]!);
    this.toggleAttribute("data-moving", true);
  }

  *#figure(figure: Figure): Steps {
    define("margin-plot", MarginPlot);
    const given = Object.fromEntries(new URLSearchParams(this.getAttribute("state") ?? ""));
    this.#state = { ...figure.start, ...known(figure, given), ...known(figure, readFragment(location.hash)[this.name] ?? {}) };
    // The first figure of a page wakes the formatter, then the engine: each takes as long as the drawing.
    this.#studio().write("0", "usd");
    yield;
    const body = figure.body(this.#studio());
    yield;
    this.replaceChildren();
    render(body, this);
    this.addEventListener("ms-mark", (event) => this.#set({ mark: (event as CustomEvent<{ mark: string }>).detail.mark }));
    if (readFragment(location.hash)[this.name]) this.scrollIntoView({ block: "center" });
  }

  #set(change: State, told = true): void {
    this.#state = { ...this.#state, ...change };
    // However often a pointer moves: one painting a frame, one address.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
      if (told && this.isConnected) writeFragment(this.name, this.#state);
    });
  }

  #draw(): void {
    const figure = FIGURES[this.name]!;
    render(figure.body(this.#studio()), this);
  }

  #studio(): Studio {
    const [texts, held] = [this.#texts, this.#engine!];
    const writer = (this.#writer ??= new Writer(texts.locale, texts.figures.times));
    const text: Studio["text"] = (ask) => writer.write(answer(held, ask), ask.as);
    return {
      engine: held, texts, state: this.#state, set: (change) => this.#set(change), text, write: (value, as) => writer.write(value, as),
      number: (ask) => { const value = answer(held, ask); return html`<data class="n" value=${value}>${writer.write(value, ask.as)}</data>`; },
      plot: ({ view, account, mark, hours, still }: PlotGiven) => html`<margin-plot
        view=${view} .engine=${held} .account=${account} .mark=${mark ?? null} .hours=${hours ?? "720"} .still=${still ?? false}
        locale=${texts.locale} quote="USD"></margin-plot>`,
    };
  }

  /** On the page the elements were printed and take over by themselves; elsewhere they are made here. */
  #widget(): void {
    define("margin-plot", MarginPlot);
    define("margin-scope", MarginScope);
    if (this.querySelector("margin-scope")) return;
    const { id, ...given } = WIDGET;
    const scope = Object.assign(document.createElement("margin-scope"), given, { engine: this.#engine, locale: this.#texts.locale, id });
    const plot = Object.assign(document.createElement("margin-plot"), {
      engine: this.#engine, for: id, view: "payoff", still: true, locale: this.#texts.locale, quote: "USD",
    });
    this.append(scope, plot);
  }
}

/** In a task of its own, after that which read the script. */
const later = <T>(action: () => Promise<T>): Promise<T> => new Promise<void>((wake) => { setTimeout(wake); }).then(action);

/** Not before a figure needs it: whatever was printed of it is taken over at once, and the page must answer in between. */
function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

/** Only what the figure knows, and of numbers only numbers. */
function known({ start }: Figure, given: State): State {
  const fits = (name: string, value: string): boolean => {
    if (!(name in start)) return false;
    return Number.isNaN(Number(start[name])) ? /^[\w-]+$/.test(value) : value !== "" && Number(value) > 0;
  };
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => fits(name, value)));
}
