// SPDX-License-Identifier: MIT
import { demo } from "./demo.js";
import { founding } from "./founding.js";
import { hedged, stacked } from "./pairs.js";
import { past } from "./past.js";
import type { Preset } from "./preset.js";
import { published } from "./published.js";

export type { Preset } from "./preset.js";
export const presets: readonly Preset[] = [demo, published, founding, hedged, stacked, past];
