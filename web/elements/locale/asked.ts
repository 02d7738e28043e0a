// SPDX-License-Identifier: MIT
// Which locale an element speaks: its own attribute's, else that of the page around it, else the runtime's.
import { asError } from "../error.js";

/** What is asked for; empty where nobody says. */
export function askedLocale(element: Element, own: string): string {
  return own || nearest(element, "lang")?.getAttribute("lang") || "";
}

/** A malformed locale is replaced by the runtime's, so that numbers stay readable; `failed` is told. */
export function localeOf(asked: string, failed?: (error: Error) => void): Intl.Locale {
  try {
    return asked ? new Intl.Locale(asked) : runtime();
  } catch (error) {
    failed?.(asError(error));
    return runtime();
  }
}

const runtime = (): Intl.Locale => new Intl.Locale(new Intl.NumberFormat().resolvedOptions().locale);

/** The element itself or the nearest one around it, through shadow roots, that has the attribute. */
export function nearest(element: Element, attribute: string): Element | null {
  if (typeof document === "undefined") return null;
  for (let from: Element | null = element; from;) {
    const found: Element | null = from.closest(`[${attribute}]`);
    if (found) return found;
    const root: Node = from.getRootNode();
    from = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
