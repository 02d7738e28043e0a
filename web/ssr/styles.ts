// SPDX-License-Identifier: MIT
import type { CSSResult } from "lit";
import { MarginScope } from "../elements/index.js";
import { styles } from "../elements/margin-scope/every-part.js";
import { escaped } from "./html.js";
import type { ServerOptions } from "./types.js";

/** The element's styles: what `marginscope/element.css` holds. */
export const styleText = (): string => {
  void MarginScope.observedAttributes;
  return [...MarginScope.elementStyles as CSSResult[], ...styles].map(({ cssText }) => cssText).join("\n");
};

export function styleTag({ stylesheet, nonce }: ServerOptions): string {
  if (stylesheet !== undefined) return `<link rel="stylesheet" href="${escaped(stylesheet)}">`;
  return `<style${nonce === undefined ? "" : ` nonce="${escaped(nonce)}"`}>${styleText()}</style>`;
}

/** What a policy must name to allow the printed styles: `style-src 'sha256-…'`. The same for every page of a version. */
export async function styleHash(): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(styleText()));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
