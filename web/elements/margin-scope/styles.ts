// SPDX-License-Identifier: MIT
import { css } from "lit";

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
  .icon { inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }

  .head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 var(--space); min-block-size: 1.6em; }
  .title { font-size: 1.15em; font-weight: 650; }
  .subtitle { color: var(--muted); }

  .status, .line { --tone: var(--neutral); }
  [data-status="ok"] { --tone: var(--ok); }
  [data-status="never"] { --tone: var(--info); }
  [data-status="insufficient"] { --tone: var(--caution); }
  [data-status="already"], [data-status="invalid"] { --tone: var(--danger); }
  .status {
    display: grid; grid-template-columns: 1.25em 1fr; gap: 1px 8px; margin-block: calc(var(--space) * .75); padding: 8px 10px;
    border-radius: calc(var(--radius) * .75); border-inline-start: 3px solid var(--tone);
    background: color-mix(in srgb, var(--tone) 9%, var(--surface));
  }
  :is(.status, .line) .icon { color: var(--tone); }
  .status .icon { margin-block-start: .1em; }
  .status[data-status="already"] { border-inline-start-width: 6px; }
  .status[data-status="insufficient"] { border-inline-start: 6px double var(--tone); }
  .status[data-status="invalid"] { border-inline-start-style: dashed; }
  .status[data-status="waiting"] { border-inline-start-style: dotted; }
  .word { font-weight: 650; color: var(--tone); }
  .detail { grid-column: 2; min-block-size: 2.9em; }

  .meter { display: grid; grid-template-columns: 1fr auto 1fr; gap: 0 8px; font-size: .85em; color: var(--muted); margin-block-end: calc(var(--space) * .5); }
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
  .after[data-changed]::before { content: "→" / ""; position: absolute; inset-inline-start: .2em; inset-block-start: var(--pad); font-size: var(--size); font-weight: 400; color: var(--muted); }
  .ticket:dir(rtl) .after[data-changed]::before { content: "←" / ""; }
  .rows[data-dim] .after { color: var(--muted); }
  .note { color: var(--muted); font-size: .85em; font-weight: 400; }
  .rows .note { display: block; unicode-bidi: isolate; }
  .word-value { font-style: italic; font-weight: 400; font-size: var(--size); }
  tr[data-name="liquidation-price"] td { block-size: calc(1.75em + 8px); }
  tr[data-name="liquidation-price"] .after, .rows[data-single] tr[data-name="liquidation-price"] .before { font-size: 1.4em; line-height: 1.25; letter-spacing: -.01em; block-size: auto; }
  tr[data-name="liquidation-price"] .after[data-changed]::before { inset-block-start: calc(var(--pad) + 4px); }
  tr[data-name="liquidation-price"] th { color: var(--text); }
  tr[data-name="distance"] td { block-size: calc(2.7em + 8px); }
  .rows tr[data-name="bankruptcy-price"] td { font-weight: 400; color: var(--muted); }

  .panel { display: grid; gap: var(--space); color: var(--text); font: 400 var(--size)/1.45 var(--font); font-variant-numeric: tabular-nums; }
  .inputs { display: grid; gap: 6px; margin: 0; padding: var(--space); min-inline-size: 0; align-content: start; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
  .choice { display: flex; padding: 2px; background: var(--sunken); border-radius: calc(var(--radius) * .75); }
  .choice label { flex: 1; position: relative; display: flex; }
  .choice input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choice span { flex: 1; padding: 5px 8px; text-align: center; border-radius: calc(var(--radius) * .6); color: var(--muted); border: 1px solid transparent; }
  .choice input:checked + span { background: var(--surface); color: var(--text); border-color: var(--edge); font-weight: 650; }
  .choice input:focus-visible + span, .field:focus-within { outline: 2px solid var(--info); outline-offset: 1px; }
  .field { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 8px; min-block-size: 34px; padding-inline: 10px; background: var(--sunken); border: 1px solid var(--edge); border-radius: calc(var(--radius) * .75); }
  .field[data-wrong] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
  .field span, .field em { color: var(--muted); font-style: normal; }
  .field input { all: unset; min-inline-size: 0; text-align: end; color: var(--text); }
  .field[data-follows] input { color: var(--muted); font-style: italic; }
  .slider { inline-size: 100%; min-block-size: 24px; margin: 0; accent-color: var(--info); }
  .inputs:disabled { opacity: .6; }
  .ladder { margin: var(--space) 0 0; padding: 4px var(--space); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
  /* An axis of prices is not mirrored. */
  .axis { display: flex; gap: .2em; font-size: .95em; direction: ltr; }
  .axis svg { overflow: visible; inline-size: 35%; }
  .axis .names { flex: 1; inline-size: 0; }
  .ladder text { fill: var(--text); }
  .ladder .spine, .ladder .lead { stroke: var(--line); }
  .ladder .step { stroke: var(--muted); stroke-width: 2; }
  .ladder .buffer { fill: color-mix(in srgb, var(--danger) 16%, var(--surface)); }
  .ladder [data-name="mark"] .step { stroke: var(--info); stroke-dasharray: 4 3; }
  .ladder [data-name="liquidation"] .step { stroke: var(--danger); stroke-width: 3; }
  .ladder [data-name="liquidation"] text { fill: var(--danger); font-weight: 650; }
  .ladder [data-name="bankruptcy"] .step { stroke: var(--danger); }
  @container (inline-size >= 47.5em) {
    .panel:has(.inputs) { grid-template-columns: minmax(18.5em, 2fr) 3fr; }
    .panel:has(.inputs) .facts { grid-template-columns: 1fr; }
  }

  .line { display: flex; gap: 8px; align-items: baseline; }
  .line .icon { align-self: center; }
  .line .at { margin-inline-start: auto; }
  .slim .meter { margin-block: 4px; }
  .slim .meter span { display: none; }
  .room { color: var(--muted); min-block-size: 1.45em; }
  .known { color: var(--caution); }

  .why { all: unset; cursor: help; text-decoration: underline dotted color-mix(in srgb, currentColor 55%, transparent); text-underline-offset: .25em; padding-block: 4px; margin-block: -4px; }
  .why:hover, .why[aria-expanded="true"] { color: var(--text); text-decoration-style: solid; }
  .why:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; border-radius: 2px; }
  .rows tr.made > td { padding-inline-start: 0; grid-column: 1 / -1; text-align: start; white-space: normal; }
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
  .stalled { grid-column: 1 / -1; display: grid; grid-template-columns: 1.25em 1fr; gap: 8px; color: var(--caution); padding-block-start: 4px; }
  .stalled .icon { color: inherit; }
  ::slotted(*) { margin-block-start: calc(var(--space) * .5); }
  ::slotted([slot="label"]) { margin: 0; }

  .facts { display: grid; gap: 3px; padding-block-start: calc(var(--space) * .75); }
  .facts > div { display: flex; flex-wrap: wrap; justify-content: space-between; align-content: start; gap: 0 var(--space); min-block-size: 24px; min-inline-size: 0; }
  .facts > div > dt { color: var(--muted); }
  .facts > div > dd { margin-inline-start: auto; text-align: end; }
  .facts > div > .made { flex: 1 0 100%; margin-block: 4px; min-inline-size: 0; text-align: start; }

  [data-sign="gain"] { color: var(--gain); }
  [data-sign="loss"] { color: var(--loss); }

  .reasons { list-style: none; display: grid; gap: 4px; margin-block-start: calc(var(--space) * .75); padding-block-start: calc(var(--space) * .75); border-block-start: 1px solid var(--line); }
  .reasons li { display: grid; grid-template-columns: 1.25em 1fr; gap: 8px; }
  .reasons .icon { color: var(--caution); margin-block-start: .1em; }
  .reasons [data-weight="refusal"] .icon { color: var(--danger); }

  @container (inline-size < 25.5em) {
    .axis .scale { inline-size: 14%; }
    .rows:not([data-single]) :is(thead, tbody) { display: block; }
    .rows:not([data-single]) { display: block; }
    .rows:not([data-single]) tr { display: grid; grid-template-columns: 1fr 1fr; align-items: baseline; padding-block: 4px; border-block-end: 1px solid var(--line); }
    .rows:not([data-single]) :is(td, th:nth-child(n)) { padding: 0; border: 0; inline-size: auto; }
    .rows:not([data-single]) :is(tbody th, thead th:first-child) { grid-column: 1 / -1; }
    .rows:not([data-single]) :is(td, thead th:not(:first-child)) { text-align: start; padding-inline-start: 0; }
    .after[data-changed]::before { inset-inline-start: -1.3em; inset-block-start: 0; }
    tr[data-name="liquidation-price"] .after[data-changed]::before { inset-block-start: 4px; }
  }
  @container (inline-size >= 43em) {
    .facts { grid-template-columns: 1fr 1fr; column-gap: calc(var(--space) * 2); }
  }
  @media (pointer: coarse) {
    .field, .choice span, .slider, .facts > div { min-block-size: 44px; }
    .field, .choice span, .facts > div { align-content: center; }
    .rows tbody { --pad: 13px; }
    .why { padding-block: 13px; margin-block: -13px; }
  }
  @media print { :host, :host([theme="dark"]) { color-scheme: light; } }
  @media (forced-colors: active) {
    .status { border-color: CanvasText; }
    .meter .track { fill: Canvas; stroke: CanvasText; }
    .meter .bar { fill: Highlight; }
    .meter .was { stroke: CanvasText; }
  }
`;
