// SPDX-License-Identifier: MIT
// `marginscope`: the engine. It runs wherever there is WebAssembly; the elements, which need a page, are `marginscope/element`.
export * from "./engine/index.js";
