// SPDX-License-Identifier: MIT
import { css } from "../css.js";

/** Of a ticket, which is there from the start. What only a part shows has its styles beside its view. */
export const styles = css`
  /* A query's em is the font of its container. */
  :host { display: block; container-type: inline-size; min-inline-size: 0; font-size: var(--size); }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  bdi, .note { unicode-bidi: plaintext; }
  /* A number stands before its unit whatever the direction, and whatever sign it has. */
  data { direction: ltr; unicode-bidi: isolate; }
  p, dl, dd, ul { margin: 0; padding: 0; }

  .ticket {
    background: var(--surface); color: var(--text); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
    font: 400 var(--size)/1.45 var(--font); font-variant-numeric: tabular-nums; padding: var(--space); overflow-wrap: anywhere;
  }
  .hidden { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .icon {
    inline-size: 1.25em; block-size: 1.25em; flex: none;
    fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round;
  }

  .head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--space); min-block-size: 1.6em; }
  .title { font-size: 1.15em; font-weight: 650; }
  .subtitle { color: var(--muted); }

  [data-status] { --tone: var(--neutral); }
  [data-status="ok"] { --tone: var(--ok); }
  [data-status="never"] { --tone: var(--info); }
  [data-status="insufficient"] { --tone: var(--caution); }
  [data-status="already"], [data-status="invalid"] { --tone: var(--danger); }
  .status {
    display: grid; grid-template-columns: 1.25em 1fr; gap: 1px 8px; margin-block: calc(var(--space) * .75); padding: 8px 10px;
    border-radius: calc(var(--radius) * .75); border-inline-start: 3px solid var(--tone);
    background: color-mix(in srgb, var(--tone) 9%, var(--surface));
  }
  [data-status] .icon { color: var(--tone); }
  .status .icon { margin-block-start: .1em; }
  .status[data-status="already"] { border-inline-start-width: 6px; }
  .status[data-status="insufficient"] { border-inline-start: 6px double var(--tone); }
  .status[data-status="invalid"] { border-inline-start-style: dashed; }
  .status[data-status="waiting"] { border-inline-start-style: dotted; }
  .word { font-weight: 650; color: var(--tone); }
  .detail { grid-column: 2; min-block-size: 2.9em; }

  .meter {
    display: grid; grid-template-columns: 1fr auto 1fr; gap: 0 8px; font-size: .85em; color: var(--muted);
    margin-block-end: calc(var(--space) * .5);
  }
  .meter svg { grid-column: 1 / -1; display: block; }
  .meter span { overflow-wrap: break-word; }
  .meter span:last-child { text-align: end; }
  .meter .track { fill: var(--track); stroke: var(--edge); }
  .meter .bar { fill: var(--ok); }
  .meter[data-level="middling"] .bar { fill: var(--caution); }
  .meter[data-level="low"] .bar { fill: var(--danger); }
  .meter[data-level="unlimited"] .bar { fill: var(--info); }
  .meter .was { stroke: var(--text); stroke-width: 2; }
  .ticket:dir(rtl) .meter svg { transform: scaleX(-1); }

  /* Columns reserve room for usual figures and grow together for longer ones. A table is laid out several times as fast as a grid of subgrids. */
  .rows { --pad: 4px; inline-size: 100%; border-collapse: collapse; }
  .rows :is(th, td) { padding: var(--pad) 0; vertical-align: baseline; border-block-end: 1px solid var(--line); }
  .rows th { overflow-wrap: break-word; font-weight: 400; text-align: start; color: var(--muted); }
  .rows thead th { padding-block: 2px 4px; font-size: .85em; }
  .rows thead th:nth-child(2) { inline-size: calc(var(--size) * 7.5); }
  .rows thead th:nth-child(3), .rows[data-single] thead th:nth-child(2) { inline-size: calc(var(--size) * 8.7); }
  .rows td { position: relative; white-space: nowrap; }
  .rows :is(td, thead th:not(:first-child)) { text-align: end; padding-inline-start: 1.5em; }
  .before { color: var(--muted); }
  .after, .rows[data-single] .before { color: var(--text); }
  .after[data-changed], .rows[data-single] .before { font-weight: 600; }
  .after[data-changed]::before {
    content: "→" / ""; position: absolute; inset-inline-start: .2em; inset-block-start: var(--pad);
    font-size: var(--size); font-weight: 400; color: var(--muted);
  }
  .ticket:dir(rtl) .after[data-changed]::before { content: "←" / ""; }
  .rows[data-dim] .after { color: var(--muted); }
  .note { color: var(--muted); font-size: .85em; font-weight: 400; }
  .rows .note { display: block; unicode-bidi: isolate; }
  .word-value { font-style: italic; font-weight: 400; font-size: var(--size); }
  tr[data-name="liquidation-price"] {
    td { block-size: calc(1.75em + 8px); }
    .after, .rows[data-single] & .before { font-size: 1.4em; line-height: 1.25; letter-spacing: -.01em; block-size: auto; }
    .after[data-changed]::before { inset-block-start: calc(var(--pad) + 4px); }
    th { color: var(--text); }
  }
  tr[data-name="distance"] td { block-size: calc(2.7em + 8px); }
  .rows tr[data-name="bankruptcy-price"] td { font-weight: 400; color: var(--muted); }


  .why, .again { all: unset; text-underline-offset: .25em; padding-block: 4px; margin-block: -4px; }
  .why { cursor: help; text-decoration: underline dotted color-mix(in srgb, currentColor 55%, transparent); }
  .why:is(:hover, [aria-expanded="true"]) { color: var(--text); text-decoration-style: solid; }
  .again { cursor: pointer; text-decoration: underline; }
  .why:focus-visible, .again:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; border-radius: 2px; }
  .stalled { grid-column: 1 / -1; display: grid; grid-template-columns: 1.25em 1fr; gap: 8px; color: var(--caution); padding-block-start: 4px; }
  .stalled .icon { color: inherit; }
  ::slotted(*) { margin-block-start: calc(var(--space) * .5); }
  ::slotted([slot="label"]) { margin: 0; }

  .facts { display: grid; gap: 3px; padding-block-start: calc(var(--space) * .75); }
  .facts > div {
    display: flex; flex-wrap: wrap; justify-content: space-between; align-content: start; gap: 0 var(--space);
    min-block-size: 24px; min-inline-size: 0;
  }
  .facts > div > dt { color: var(--muted); }
  .facts > div > dd { margin-inline-start: auto; text-align: end; }

  [data-sign="gain"] { color: var(--gain); }
  [data-sign="loss"] { color: var(--loss); }

  @container (inline-size < 25.5em) {
    .rows:not([data-single]) {
      &, thead, tbody { display: block; }
      tr { display: grid; grid-template-columns: 1fr 1fr; align-items: baseline; padding-block: 4px; border-block-end: 1px solid var(--line); }
      :is(td, th:nth-child(n)) { padding: 0; border: 0; inline-size: auto; }
      :is(tbody th, thead th:first-child) { grid-column: 1 / -1; }
      :is(td, thead th:not(:first-child)) { text-align: start; padding-inline-start: 0; }
    }
    .after[data-changed]::before { inset-inline-start: -1.3em; inset-block-start: 0; }
    tr[data-name="liquidation-price"] .after[data-changed]::before { inset-block-start: 4px; }
  }
  @container (inline-size >= 43em) {
    .facts { grid-template-columns: 1fr 1fr; column-gap: calc(var(--space) * 2); }
  }
  @media (pointer: coarse) {
    .facts > div { min-block-size: 44px; align-content: center; }
    .rows tbody { --pad: 13px; }
    .why, .again { padding-block: 13px; margin-block: -13px; }
  }
  @media print { :host, :host([theme="dark"]) { color-scheme: light; } }
  @media (forced-colors: active) {
    .status { border-color: CanvasText; }
    .meter .track { fill: Canvas; stroke: CanvasText; }
    .meter .bar { fill: Highlight; }
    .meter .was { stroke: CanvasText; }
  }
`;
