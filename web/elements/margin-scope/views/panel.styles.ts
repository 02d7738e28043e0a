// SPDX-License-Identifier: MIT
import { css } from "../../css.js";

export const styles = css`
  .panel { display: grid; gap: var(--space); color: var(--text); font: 400 var(--size)/1.45 var(--font); font-variant-numeric: tabular-nums; }
  .inputs {
    display: grid; gap: 6px; margin: 0; padding: var(--space); min-inline-size: 0; align-content: start;
    background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
  }
  .choice { display: flex; padding: 2px; background: var(--sunken); border-radius: calc(var(--radius) * .75); }
  .choice label { flex: 1; position: relative; display: flex; }
  .choice input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choice span {
    flex: 1; padding: 5px 8px; text-align: center; border-radius: calc(var(--radius) * .6); color: var(--muted);
    border: 1px solid transparent;
  }
  .choice input:checked + span { background: var(--surface); color: var(--text); border-color: var(--edge); font-weight: 650; }
  .choice input:focus-visible + span, .field:focus-within { outline: 2px solid var(--info); outline-offset: 1px; }
  .field {
    display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 8px;
    min-block-size: 34px; padding-inline: 10px;
    background: var(--sunken); border: 1px solid var(--edge); border-radius: calc(var(--radius) * .75);
  }
  .field[data-wrong] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
  .field span, .field em { color: var(--muted); font-style: normal; }
  .field input { all: unset; min-inline-size: 0; text-align: end; color: var(--text); }
  .field[data-follows] input { color: var(--muted); font-style: italic; }
  .slider { inline-size: 100%; min-block-size: 24px; margin: 0; accent-color: var(--info); }
  .inputs:disabled { opacity: .6; }
  .ladder {
    margin: var(--space) 0 0; padding: 4px var(--space);
    background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
  }
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
  @container (inline-size < 25.5em) {
    .axis .scale { inline-size: 14%; }
  }
  @media (pointer: coarse) {
    .field, .choice span, .slider { min-block-size: 44px; }
    .field, .choice span { align-content: center; }
  }
`;
