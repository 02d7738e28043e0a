// SPDX-License-Identifier: MIT
import { formula } from "./english/formula.js";
import { meter } from "./english/meter.js";
import { panel } from "./english/panel.js";
import { reasons } from "./english/reasons.js";
import { ticket } from "./english/ticket.js";
import type { Messages } from "./messages.js";

/** English, whole: what every other language falls back to. On a page it comes in pieces, each with the part of the element that says it. */
export const en: Messages = {
  ...ticket, ...reasons, ...panel, ...meter, ...formula,
};
