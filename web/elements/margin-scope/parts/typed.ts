// SPDX-License-Identifier: MIT
// What persons type: into the panel's inputs, and into those of the page that are bound.
import "../margin-scope.js";
import { Typed } from "../asked/typed.js";
import { arrive } from "../parts.js";

export const typed = { Typed };

arrive({ typed });
