// SPDX-License-Identifier: MIT
// `marginscope/element/parts`: all parts of the element, for a page that asks for no file once it has loaded, and where there is no page.
import { form } from "./parts/form.js";
import { formula } from "./parts/formula.js";
import { meter } from "./parts/meter.js";
import { panel } from "./parts/panel.js";
import { reasons } from "./parts/reasons.js";
import { typed } from "./parts/typed.js";

/** The styles that they bring along. */
export const styles: readonly { cssText: string }[] = [form, typed, reasons, panel, meter, formula]
  .flatMap((part) => ("styles" in part ? [part.styles] : []));
