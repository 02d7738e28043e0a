// SPDX-License-Identifier: MIT
// How a number is made: the formula that opens below it.
import "../margin-scope.js";
import { formula as english } from "../../messages/english/formula.js";
import { arrive } from "../parts.js";
import { explanationTemplate as template } from "../views/explanation.js";
import { styles } from "../views/explanation.styles.js";

export const formula = { template, styles, english };

arrive({ formula });
