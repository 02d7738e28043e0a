// SPDX-License-Identifier: MIT
import "marginscope/locales/de";
import { start } from "../start.js";
import { de } from "../texts/moving/de.js";

start(de);
