// SPDX-License-Identifier: MIT
import { css } from "../css.js";
import { HEIGHTS } from "./heights.js";
import { TEXT } from "./letters.js";

export const plotStyles = css`
  :host { display: block; container-type: inline-size; min-inline-size: 0; font: 400 var(--size)/1.45 var(--font); }
  :host([theme="light"]), :host([theme="dark"]) { background: var(--surface); }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  .plot, .none {
    --slider: 30px; --readout: 2.9em;
    min-block-size: calc(var(--height) * 1em + var(--slider) + var(--readout) + 4px + max(24px, 1.45em));
    margin: 0; color: var(--text); font-variant-numeric: tabular-nums;
  }
  @container (inline-size < 30em) { .plot, .none { --readout: 4.35em; } }
  @media (pointer: coarse) { .plot, .none { --slider: 50px; } }
  :host([still]) .plot, :host([still]) .none { --slider: 0px; }
  :host([still]) [data-view="modes"] { --readout: 0px; }
  [data-view="ladder"] { --height: ${HEIGHTS.ladder / TEXT}; }
  [data-view="payoff"] { --height: ${HEIGHTS.payoff / TEXT}; }
  [data-view="equity"] { --height: ${HEIGHTS.equity / TEXT}; }
  [data-view="funding"] { --height: ${HEIGHTS.funding / TEXT}; }
  [data-view="modes"] { --height: ${HEIGHTS.modes / TEXT}; }
  .none { display: grid; place-content: center; color: var(--muted); overflow-wrap: anywhere; }
  .picture, .track { inline-size: 100%; max-inline-size: ${880 / TEXT}em; margin-inline: auto; direction: ltr; }
  .picture {
    display: block; block-size: calc(var(--height) * 1em); overflow: visible; touch-action: pan-y;
    user-select: none; -webkit-user-select: none;
  }
  @container (inline-size < ${600 / TEXT}em) { .picture[data-width="640"] { display: none; } }
  @container (inline-size >= ${600 / TEXT}em) { .picture[data-width="320"] { display: none; } }

  text {
    fill: var(--text); paint-order: stroke; stroke: var(--surface); stroke-width: 4px; stroke-linejoin: round;
    font-size: ${TEXT}px; font-weight: 400;
  }
  line, path { fill: none; stroke: var(--muted); stroke-width: 1; }
  .axis text, .rules text, .muted { fill: var(--muted); font-size: ${TEXT * 0.88}px; }
  .rules line { stroke: var(--line); }
  .zero, .axis line { stroke: var(--muted); }
  .figure { font-weight: 650; }
  .title { font-weight: 650; font-size: ${TEXT * 1.15}px; }
  .hatch line { stroke: var(--danger); stroke-width: 2.5; stroke-opacity: .75; }

  .quantity { --tone: var(--text); transition: opacity .15s; }
  [data-quantity="mark"] { --tone: var(--info); }
  [data-quantity="liquidation"] { --tone: var(--danger); }
  [data-quantity="recovery"] { --tone: var(--ok); }
  [data-quantity="bankruptcy"] { --tone: var(--muted); }
  [data-quantity="equity"] { --tone: var(--ok); }
  [data-quantity="maintenance"] { --tone: var(--caution); }
  [data-quantity="profit"] { --tone: var(--info); }
  .quantity > .line { stroke: var(--tone); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
  .quantity > .name, .quantity > .figure, .quantity > .value { fill: var(--tone); }
  .shape { fill: var(--tone); stroke: var(--surface); stroke-width: 1.5; }
  .cross { fill: none; stroke: var(--tone); stroke-width: 3; stroke-linecap: round; }
  .dot { fill: var(--tone, var(--muted)); stroke: var(--surface); stroke-width: 2; }
  .line.plain { stroke: var(--muted); stroke-width: 2; stroke-dasharray: 1 5; stroke-linecap: round; }
  .line.lost { stroke: var(--muted); stroke-dasharray: 3 4; }
  .name { font-weight: 650; fill: var(--muted); }
  .value { font-weight: 650; fill: var(--muted); }
  .own { fill: var(--info); }
  .loss { fill: var(--danger); }
  .ring { fill: none; stroke: var(--info); stroke-width: 2; }
  .drop { stroke: var(--tone); stroke-dasharray: 2 4; }
  .floor { stroke: var(--muted); stroke-dasharray: 8 4; }
  .gap { stroke: var(--text); stroke-width: 1.5; }
  .still { stroke: var(--tone); stroke-width: 2; }
  .area { fill: var(--ok); fill-opacity: .1; stroke: none; }
  .room { fill: var(--ok); fill-opacity: .14; }
  .endless { stroke: var(--ok); stroke-dasharray: 3 4; }
  .never { fill: var(--info); font-weight: 650; }
  .buffer { stroke: var(--danger); stroke-width: 1; }
  .rail { stroke: var(--muted); }
  .rung > line { stroke: var(--tone); stroke-width: 2.5; }
  .rung > .lead { stroke: var(--muted); stroke-width: 1; }
  .rung[data-quantity="liquidation"] > text, .rung[data-quantity="mark"] > text { fill: var(--tone); }

  .handle line { stroke: var(--info); stroke-width: 2; }
  .handle text { fill: var(--info); font-weight: 650; }
  .grip { fill: transparent; cursor: grab; }
  .picture:active .grip { cursor: grabbing; }
  .knob { fill: var(--info); stroke: var(--surface); stroke-width: 2; pointer-events: none; }
  .arrows { stroke: var(--surface); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
  :host([still]) .knob, :host([still]) .arrows { display: none; }
  :host([still]) .grip { cursor: auto; }

  [data-highlight] .quantity { opacity: .32; }
  [data-highlight="entry"] [data-quantity="entry"],
  [data-highlight="mark"] [data-quantity="mark"],
  [data-highlight="liquidation"] [data-quantity="liquidation"],
  [data-highlight="recovery"] [data-quantity="recovery"],
  [data-highlight="bankruptcy"] [data-quantity="bankruptcy"],
  [data-highlight="equity"] [data-quantity="equity"],
  [data-highlight="maintenance"] [data-quantity="maintenance"],
  [data-highlight="buffer"] [data-quantity="buffer"],
  [data-highlight="profit"] [data-quantity="profit"],
  [data-highlight="margin"] [data-quantity="margin"] { opacity: 1; }

  [data-refused] .line:not(.plain) { stroke-dasharray: 7 6; }
  [data-refused] .rung > line { stroke-dasharray: 4 3; }
  [data-refused] :is(.room, .area, .buffer) { opacity: .5; }

  /* The knob of a slider goes from half its width to half its width before the end: it is to stand below the price that it has. */
  .track { padding-inline: max(0px, ${8 / TEXT}em - 8px); }
  [data-view="payoff"] .track { padding-inline-end: max(0px, ${44 / TEXT}em - 8px); }
  .mark { display: block; inline-size: 100%; margin: 6px 0 0; min-block-size: 24px; accent-color: var(--info); }
  @media (pointer: coarse) { .mark { min-block-size: 44px; } }
  .mark:focus-visible, summary:focus-visible { outline: 2px solid var(--info); outline-offset: 3px; border-radius: 4px; }
  .readout { margin: 4px 0 0; min-block-size: var(--readout); color: var(--text); }
  details { color: var(--muted); }
  summary { cursor: pointer; min-block-size: max(24px, 1.45em); inline-size: fit-content; }
  table { border-collapse: collapse; inline-size: 100%; margin-block: 4px 8px; color: var(--text); }
  th, td { padding: 3px 6px; border-block-end: 1px solid var(--line); text-align: end; font-weight: 400; }
  th:first-child { text-align: start; }
  thead th { color: var(--muted); }
  tbody th, td { direction: ltr; unicode-bidi: isolate; }

  @media (scripting: none) { .mark { display: none; } }
  @media print { :host, :host([theme="dark"]) { color-scheme: light; } .mark, .knob, .arrows, details:not([open]) { display: none; } }
  @media (prefers-reduced-motion: reduce) { .quantity { transition: none; } }
  @media (forced-colors: active) {
    /* Whatever it says: colours are the reader's. */
    text { fill: CanvasText !important; stroke: Canvas; }
    line, path, .quantity > .line, .rung > line, .cross, .gap { stroke: CanvasText; }
    .handle line { stroke: Highlight; }
    .knob, .own.dot { fill: Highlight; }
    .shape, .dot { fill: CanvasText; stroke: Canvas; }
    .cross { fill: none; stroke: CanvasText; }
    .room, .area { fill: Canvas; stroke: CanvasText; stroke-dasharray: 2 3; }
    .hatch line { stroke: CanvasText; }
    .grip { fill: transparent; }
    .arrows { stroke: Canvas; }
  }
`;
