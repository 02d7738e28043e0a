// SPDX-License-Identifier: MIT
import { adoptStyles, type CSSResult, type CSSResultOrNative } from "lit";

/** Gives an element these styles and no others. Sheets of another document than that it is in now it may not use: there they are made anew. */
export function adoptSheets(root: ShadowRoot, styles: CSSResultOrNative[]): void {
  try {
    adoptStyles(root, styles);
  } catch {
    const Sheet = root.ownerDocument.defaultView?.CSSStyleSheet;
    // Where there is no window nothing is painted.
    if (!Sheet) return;
    root.adoptedStyleSheets = (styles as CSSResult[]).map(({ cssText }) => {
      const sheet = new Sheet();
      sheet.replaceSync(cssText);
      return sheet;
    });
  }
}
