// SPDX-License-Identifier: MIT
// `marginscope/element/define`: registers the elements. A name that is taken stays with whoever took it first: loading
// this twice, or beside another copy, is no error.
import { MarginScope } from "./index.js";

if (typeof customElements !== "undefined" && !customElements.get("margin-scope")) customElements.define("margin-scope", MarginScope);

declare global {
  interface HTMLElementTagNameMap {
    "margin-scope": MarginScope;
  }
}
