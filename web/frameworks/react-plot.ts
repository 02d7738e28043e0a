// SPDX-License-Identifier: MIT
// `marginscope/react/plot`: the plots as a component for React 18 and 19. Importing this defines the element.
"use client";
import { MarginPlot as MarginPlotElement, type MarginPlotEventMap } from "../elements/plot.js";
import "../elements/define-plot.js";
import { wrap, type ElementComponent, type ElementProps } from "./wrap.js";

export type MarginPlotProps = ElementProps<MarginPlotElement, MarginPlotEventMap>;

/** `<margin-plot>`: its properties as props, its events as `onMsMark`, `onMsPoint` and `onMsError`, `ref` gives the element. */
export const MarginPlot: ElementComponent<MarginPlotElement, MarginPlotEventMap> = wrap("MarginPlot", "margin-plot", MarginPlotElement);
