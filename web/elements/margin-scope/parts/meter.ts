// SPDX-License-Identifier: MIT
// `view="meter"`: room until liquidation, in one line.
import "../margin-scope.js";
import { meter as english } from "../../messages/english/meter.js";
import { arrive } from "../parts.js";
import { meterTemplate as template } from "../views/meter.js";
import { styles } from "../views/meter.styles.js";

export const meter = { template, styles, english };

arrive({ meter });
