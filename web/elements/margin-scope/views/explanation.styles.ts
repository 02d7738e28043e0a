// SPDX-License-Identifier: MIT
import { css } from "../../css.js";

export const styles = css`
  .rows tr.made > td { padding-inline-start: 0; grid-column: 1 / -1; text-align: start; white-space: normal; }
  .facts > div > .made { flex: 1 0 100%; margin-block: 4px; min-inline-size: 0; text-align: start; }
  .explanation { display: grid; gap: 6px; padding: 8px 10px; background: var(--sunken); border-radius: calc(var(--radius) * .75); }
  .formula { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .95em; text-align: start; overflow-wrap: anywhere; }
  /* Each by itself: Arabic digits would turn the order around between them. */
  .formula > * { unicode-bidi: isolate; }
  .formula .operator, .formula .text { color: var(--muted); }
  .terms { display: grid; gap: 2px; }
  .terms div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--space); padding-inline: 3px; border-radius: 3px; }
  .terms dt { color: var(--muted); }
  .terms i { color: var(--text); }
  .terms .note { display: inline; }
  .moving { border-block-start: 1px solid var(--line); padding: 6px 3px 0; font-weight: 650; }
  .lit { background: color-mix(in srgb, var(--info) 22%, transparent); border-radius: 3px; outline: 1px solid var(--info); }
  .lit, .terms .lit :is(dt, .note) { color: var(--text); }
`;
