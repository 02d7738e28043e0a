// SPDX-License-Identifier: MIT
// The catalogues that are on the page, by language. One registry for all copies of the package there are: a file of a
// language knows nothing of the elements, and may come before them, after them or twice.
import type { Messages } from "./messages.js";
import type { PlotWords } from "./plots/plot-words.js";

type Registry<Texts> = Map<string, Partial<Texts>>;

const registry = <Texts>(name: string) => (): Registry<Texts> => ((globalThis as { [key: symbol]: Registry<Texts> | undefined })[Symbol.for(`marginscope.${name}`)] ??= new Map());

/** What `<margin-scope>` says. */
export const registered = registry<Messages>("messages");
/** What `<margin-plot>` says. */
export const registeredPlotWords = registry<PlotWords>("plot-words");

/**
 * Gives a language its texts, or its own to some of them: what `messages` lacks is English. `language` as in BCP 47:
 * "de", "pt-BR", "zh-Hant". What is on screen follows with its next update.
 */
export function registerMessages(language: string, messages: Partial<Messages>): void {
  registered().set(language, messages);
}

/** The same for the words of plots. */
export function registerPlotWords(language: string, words: Partial<PlotWords>): void {
  registeredPlotWords().set(language, words);
}
