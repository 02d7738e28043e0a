// SPDX-License-Identifier: MIT
import { css } from "lit";

/**
 * The element's CSS variables and their defaults. Each colour is a light and a dark value that meet 4.5:1 against the
 * surface; which one counts follows `color-scheme`, inherited from the page unless `theme` says otherwise.
 *
 * @cssprop --ms-font, --ms-font-size, --ms-space, --ms-radius
 * @cssprop --ms-surface, --ms-surface-sunken, --ms-text, --ms-text-muted, --ms-line, --ms-track
 * @cssprop --ms-ok, --ms-caution, --ms-danger, --ms-info, --ms-neutral, --ms-shadow
 */
export const tokens = css`
  :host {
    --font: var(--ms-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
    --size: var(--ms-font-size, 13px);
    --space: var(--ms-space, 12px);
    --radius: var(--ms-radius, 8px);
    --surface: var(--ms-surface, light-dark(#ffffff, #12161c));
    --sunken: var(--ms-surface-sunken, light-dark(#f5f7f9, #181d25));
    --text: var(--ms-text, light-dark(#11161d, #e8ecf1));
    --muted: var(--ms-text-muted, light-dark(#59636f, #97a2b0));
    --line: var(--ms-line, light-dark(#e3e7ec, #262d38));
    --track: var(--ms-track, light-dark(#e4e8ed, #2a323e));
    --ok: var(--ms-ok, light-dark(#08704a, #3cc990));
    --caution: var(--ms-caution, light-dark(#8a4b00, #efb04c));
    --danger: var(--ms-danger, light-dark(#b8232c, #ff8080));
    --info: var(--ms-info, light-dark(#1d57bd, #86b4ff));
    --neutral: var(--ms-neutral, light-dark(#59636f, #97a2b0));
    --shadow: var(--ms-shadow, none);
  }
  :host([theme="light"]) { color-scheme: light; }
  :host([theme="dark"]) { color-scheme: dark; }
`;
