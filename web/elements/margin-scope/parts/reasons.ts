// SPDX-License-Identifier: MIT
// Why an order is refused, what to know before it is sent, and what is wrong with inputs.
import "../margin-scope.js";
import { reasons as english } from "../../messages/english/reasons.js";
import { arrive } from "../parts.js";
import { notesOf } from "../said/notes.js";
import { errorSentence, reasonSentence } from "../said/reasons.js";
import { reasonsTemplate as template } from "../views/reasons.js";
import { styles } from "../views/reasons.styles.js";

export const reasons = { reasonSentence, errorSentence, notesOf, template, styles, english };

arrive({ reasons });
