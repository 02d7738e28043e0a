// SPDX-License-Identifier: MIT
import type { Drawn, MarginPlotView, Scene } from "../types.js";
import { equity } from "./equity.js";
import { funding } from "./funding.js";
import { ladder } from "./ladder.js";
import { modes } from "./modes.js";
import { payoff } from "./payoff.js";

export const VIEWS: Record<MarginPlotView, (scene: Scene) => Drawn> = { ladder, payoff, equity, funding, modes };

/** Of the picture, whatever its width: nothing shifts when it is drawn anew. */
export const HEIGHTS: Record<MarginPlotView, number> = { ladder: 280, payoff: 320, equity: 320, funding: 230, modes: 300 };
