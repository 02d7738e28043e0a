// SPDX-License-Identifier: MIT
// `marginscope/locales/en`: what the element says by itself, for a host that starts its own catalogue from it.
export { en as default } from "../en.js";
