// SPDX-License-Identifier: MIT
import type { LitElement } from "lit";

/** The element's styles as sheets of the document that it is in now: those of another one it may not use. */
export function adoptSheets(root: ShadowRoot, { elementStyles }: typeof LitElement): void {
  const Sheet = root.ownerDocument.defaultView?.CSSStyleSheet;
  // Where there is no window nothing is painted.
  if (!Sheet) return;
  root.adoptedStyleSheets = elementStyles.map((style) => {
    const sheet = new Sheet();
    sheet.replaceSync((style as { cssText: string }).cssText);
    return sheet;
  });
}
