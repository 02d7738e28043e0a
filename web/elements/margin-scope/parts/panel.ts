// SPDX-License-Identifier: MIT
// `view="panel"`: inputs, results and ladder.
import "../margin-scope.js";
import { panel as english } from "../../messages/english/panel.js";
import { arrive } from "../parts.js";
import { hold, panelTemplate as template } from "../views/panel.js";
import { styles } from "../views/panel.styles.js";

export const panel = { template, hold, styles, english };

arrive({ panel });
