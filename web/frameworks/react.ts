// SPDX-License-Identifier: MIT
// `marginscope/react`: the elements as components for React 18 and 19. Importing this defines the elements.
"use client";
import { MarginScope as MarginScopeElement, type MarginScopeEventMap } from "../elements/index.js";
import "../elements/define.js";
import { wrap, type ElementComponent, type ElementProps } from "./wrap.js";

export type MarginScopeProps = ElementProps<MarginScopeElement, MarginScopeEventMap>;

/** `<margin-scope>`: its properties as props, its events as `onMsStatus` and so on, `ref` gives the element. */
export const MarginScope: ElementComponent<MarginScopeElement, MarginScopeEventMap> = wrap("MarginScope", "margin-scope", MarginScopeElement);
