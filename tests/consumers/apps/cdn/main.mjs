// SPDX-License-Identifier: MIT
import { account, order } from "../situation.js";

await customElements.whenDefined("margin-scope");
Object.assign(document.querySelector("margin-scope"), { account, order });
