// SPDX-License-Identifier: MIT
import { blocks } from "./blocks.js";
import { entrance } from "./entrance.js";
import type { Figure } from "./figure.js";
import { crossJar, isolatedJars } from "./jars.js";
import { equity, funding, ladder, modes, payoff } from "./plots.js";
import { venues } from "./venues.js";

/** By the name that a page, an address and an embedding call it. */
export const FIGURES: Record<string, Figure> = {
  blocks, payoff, entrance, equity, ladder, isolated: isolatedJars, cross: crossJar, modes, funding, venues,
};
