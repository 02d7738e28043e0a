// SPDX-License-Identifier: MIT
import { css } from "./css.js";

/**
 * The element's CSS variables and their defaults. Each colour is a light and a dark value that meet 4.5:1 against the
 * surface; which one counts follows `color-scheme`, inherited from the page unless `theme` says otherwise.
 *
 * @cssprop --ms-font - Font family.
 * @cssprop --ms-font-size - Size of the text; everything else follows it. By default it grows with the text that the reader asks for, and stays
 *   legible where the host's root font is small.
 * @cssprop --ms-space - Padding, and the unit of the gaps.
 * @cssprop --ms-radius - Radius of the corners.
 * @cssprop --ms-surface - Background.
 * @cssprop --ms-surface-sunken - Background of what lies deeper than the surface.
 * @cssprop --ms-text - Text that counts.
 * @cssprop --ms-text-muted - Labels, notes and values before the order.
 * @cssprop --ms-line - Borders and the lines between rows.
 * @cssprop --ms-track - The meter's empty part.
 * @cssprop --ms-ok - There is room.
 * @cssprop --ms-caution - Little room, or not enough margin.
 * @cssprop --ms-danger - At or past liquidation, or an input that is wrong.
 * @cssprop --ms-info - No liquidation price.
 * @cssprop --ms-neutral - Waiting, or no position.
 * @cssprop --ms-gain - Amounts gained; by default what `palette` says.
 * @cssprop --ms-loss - Amounts lost; by default what `palette` says.
 * @cssprop --ms-shadow - The ticket's shadow, as in `box-shadow`.
 */
export const tokens = css`
  :host {
    --font: var(--ms-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
    --size: var(--ms-font-size, max(13px, 0.8125rem));
    --space: var(--ms-space, 12px);
    --radius: var(--ms-radius, 8px);
    --surface: var(--ms-surface, light-dark(#ffffff, #12161c));
    --sunken: var(--ms-surface-sunken, light-dark(#f5f7f9, #181d25));
    --text: var(--ms-text, light-dark(#11161d, #e8ecf1));
    --muted: var(--ms-text-muted, light-dark(#59636f, #97a2b0));
    --line: var(--ms-line, light-dark(#e3e7ec, #262d38));
    --track: var(--ms-track, light-dark(#e4e8ed, #2a323e));
    --edge: color-mix(in srgb, var(--muted) 75%, var(--sunken));
    --ok: var(--ms-ok, light-dark(#08704a, #3cc990));
    --caution: var(--ms-caution, light-dark(#8a4b00, #efb04c));
    --danger: var(--ms-danger, light-dark(#b8232c, #ff8080));
    --info: var(--ms-info, light-dark(#1d57bd, #86b4ff));
    --neutral: var(--ms-neutral, light-dark(#59636f, #97a2b0));
    --gain: var(--ms-gain, light-dark(#08704a, #3cc990));
    --loss: var(--ms-loss, light-dark(#b8232c, #ff8080));
    --shadow: var(--ms-shadow, none);
  }
  :host([palette="inverted"]) {
    --gain: var(--ms-gain, light-dark(#b8232c, #ff8080));
    --loss: var(--ms-loss, light-dark(#08704a, #3cc990));
  }
  /* Blue and orange differ to every kind of colour vision. */
  :host([palette="safe"]) {
    --ok: var(--ms-ok, light-dark(#0b5cad, #7ab8ff));
    --caution: var(--ms-caution, light-dark(#7a4f00, #f2c14e));
    --danger: var(--ms-danger, light-dark(#a33d00, #ffa066));
    --gain: var(--ms-gain, light-dark(#0b5cad, #7ab8ff));
    --loss: var(--ms-loss, light-dark(#a33d00, #ffa066));
  }
  :host([density="compact"]) { --size: var(--ms-font-size, max(12px, 0.75rem)); --space: var(--ms-space, 8px); }
  :host([theme="light"]) { color-scheme: light; }
  :host([theme="dark"]) { color-scheme: dark; }
`;
