// SPDX-License-Identifier: MIT
import type { MarginPlotView } from "./types.js";

/** Of the picture, whatever its width, in units in which text is 13 high: nothing shifts when it is drawn anew. */
export const HEIGHTS: Record<MarginPlotView, number> = { ladder: 280, payoff: 320, equity: 320, funding: 230, modes: 300 };
