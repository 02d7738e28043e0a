// SPDX-License-Identifier: MIT
// The catalogues that are on the page, by language. One registry for all copies of the package there are: a file of a
// language knows nothing of the element, and may come before it, after it or twice.
import type { Messages } from "./messages.js";

type Shared = { [key: symbol]: Map<string, Partial<Messages>> | undefined };

const KEY = Symbol.for("marginscope.messages");

export const registered = (): Map<string, Partial<Messages>> => ((globalThis as Shared)[KEY] ??= new Map());

/**
 * Gives a language its texts, or its own to some of them: what `messages` lacks is English. `language` as in BCP 47:
 * "de", "pt-BR", "zh-Hant". What is on screen follows with its next update.
 */
export function registerMessages(language: string, messages: Partial<Messages>): void {
  registered().set(language, messages);
}
