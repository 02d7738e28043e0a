// SPDX-License-Identifier: MIT
import type { TemplateResult } from "lit/html.js";
import type { Account, Engine } from "marginscope/engine";
import type { Ask, As } from "../asks.js";
import type { MovingTexts } from "../texts/moving/moving.js";

/** What a reader set, by name: numbers as decimals, choices as ids. */
export type State = Record<string, string>;

/** What `<margin-plot>` is told. */
export interface PlotGiven {
  view: "ladder" | "payoff" | "equity" | "funding" | "modes";
  account: Account;
  mark?: string;
  hours?: string;
  still?: boolean;
}

/** What a figure draws with; in the page and on paper alike. */
export interface Studio {
  engine: Engine;
  texts: MovingTexts;
  state: State;
  /** Part of the state is another now. */
  set(change: State): void;
  /** A number of the engine's, marked as one. */
  number(ask: Ask): unknown;
  /** The same as text: in attributes and in a picture. */
  text(ask: Ask): string;
  write(value: string, as: As): string;
  plot(given: PlotGiven): unknown;
}

export interface Figure {
  /** What a reader finds. */
  start: State;
  body(studio: Studio): TemplateResult;
}
