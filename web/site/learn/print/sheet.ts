// SPDX-License-Identifier: MIT
// What the page is printed with: numbers that are remembered with the question they answer, and figures as they stand at rest.
import { html } from "lit/html.js";
import type { Engine } from "marginscope/engine";
import { renderPlotToString, renderToString } from "marginscope/ssr";
import { answer, type Ask } from "../asks.js";
import { holding } from "../cases.js";
import type { PlotGiven, State, Studio } from "../figures/figure.js";
import { FIGURES } from "../figures/figures.js";
import { NUMBERS } from "../numbers.js";
import { pieces } from "../rich.js";
import type { Texts } from "../texts/texts.js";
import { WIDGET } from "../widget.js";
import { Writer } from "../write.js";
import { escaped, Raw, serialize } from "./serialize.js";

export class Sheet {
  /** By the name that `data-n` says. */
  readonly asks: Record<string, Ask> = {};
  readonly writer: Writer;

  /** `up`: the way from the page to the site's root. */
  constructor(readonly engine: Engine, readonly texts: Texts, readonly up: string) {
    this.writer = new Writer(texts.locale, texts.figures.times);
  }

  number(name: string): string {
    const ask = NUMBERS[name];
    if (!ask) throw new Error(`no number is called ${name}`);
    return this.marked(name, ask);
  }

  /** A sentence with everything in it marked up; `figure` is where its words lead. */
  rich(sentence: string, figure = ""): string {
    return pieces(sentence).map((piece) => {
      switch (piece.kind) {
        case "text": return escaped(piece.text);
        case "number": return this.number(piece.name);
        case "quantity": return `<a class="quantity" href="#${figure}" data-quantity="${piece.quantity}">${escaped(piece.text)}</a>`;
        case "term": {
          const { term } = this.texts.glossary[piece.term as keyof Texts["glossary"]];
          return `<a class="term" href="#term-${piece.term}">${escaped(this.texts.language === "en" ? term.toLowerCase() : term)}</a>`;
        }
      }
    }).join("");
  }

  figure(name: string): string {
    if (name === "widget") return this.#widget();
    const figure = FIGURES[name]!;
    return serialize(figure.body(this.#studio(name, figure.start)));
  }

  marked(name: string, ask: Ask): string {
    this.asks[name] = ask;
    const value = answer(this.engine, ask);
    return `<data class="n" data-n="${name}" value="${value}">${escaped(this.writer.write(value, ask.as))}</data>`;
  }

  #studio(name: string, state: State): Studio {
    let count = 0;
    return {
      engine: this.engine, texts: this.texts, state, set: () => undefined,
      number: (ask) => new Raw(this.marked(`${name}-${++count}`, ask)),
      text: (ask) => this.writer.write(answer(this.engine, ask), ask.as),
      write: (value, as) => this.writer.write(value, as),
      plot: (given) => new Raw(this.#plot(given)),
    };
  }

  /** In a plain box: the figure brings an element of its own when it begins, and until then nothing has to be taken over. */
  #plot({ view, account, mark, hours, still }: PlotGiven): string {
    const asked = { ...(mark ? { mark } : {}), ...(hours ? { hours } : {}), ...(still ? { still } : {}) };
    const printed = renderPlotToString({ locale: this.texts.locale, quote: "USD", view, account, ...asked },
      { stylesheet: `${this.up}plot.css`, engine: this.engine });
    return printed.replace(/^<margin-plot[^>]*>/, still ? "<div still>" : "<div>").replace(/<\/margin-plot>\s*$/, "</div>");
  }

  /** The package's element as a server prints it, and a plot that follows it. */
  #widget(): string {
    const { id, ...given } = WIDGET;
    const scope = renderToString({ ...(given as object), locale: this.texts.locale },
      { stylesheet: `${this.up}element.css`, engine: this.engine, embed: true, attributes: { id } });
    const plot = renderPlotToString({ locale: this.texts.locale, quote: "USD", view: "payoff", account: holding({}), still: true },
      { stylesheet: `${this.up}plot.css`, engine: this.engine, attributes: { "for": id } });
    return serialize(html`${new Raw(scope)}${new Raw(plot)}`);
  }
}
