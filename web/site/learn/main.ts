// SPDX-License-Identifier: MIT
// What moves the figures. One classic script, so that the page works from a folder; the same file serves pages that embed a figure.
import "marginscope/element/define";
import "marginscope/plot/define";
import { MarginFigure } from "./margin-figure.js";
import { lightUp } from "./lighting.js";
import { offerEmbeds } from "./embed.js";

if (!customElements.get("margin-figure")) customElements.define("margin-figure", MarginFigure);
lightUp(document);
offerEmbeds(document);
