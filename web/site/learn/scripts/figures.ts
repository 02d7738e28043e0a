// SPDX-License-Identifier: MIT
import { start } from "../start.js";
import { en } from "../texts/moving/en.js";

start(en);
