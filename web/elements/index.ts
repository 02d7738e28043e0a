// SPDX-License-Identifier: MIT
// `marginscope/element`: the classes, nothing registered. Importing this is safe where there is no page.
export { MarginScope } from "./margin-scope/margin-scope.js";
export { registerMessages } from "./messages/registry.js";
export type { Messages } from "./messages/messages.js";
export type {
  MarginScopeAnnounce, MarginScopeDensity, MarginScopeEventMap, MarginScopeLoading, MarginScopeMode, MarginScopePalette,
  MarginScopePriceKind, MarginScopeSide, MarginScopeStatus, MarginScopeTheme, MarginScopeView,
} from "./margin-scope/types.js";
export type { Settable } from "./settable.js";
