// SPDX-License-Identifier: MIT
import {
  createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef,
  type ForwardRefExoticComponent, type HTMLAttributes, type RefAttributes,
} from "react";
import type { LitElement } from "lit";
import type { Settable } from "../elements/index.js";
import type { CamelHandlers, OfControl } from "./host.js";
import { NOTHING, sorted, type Values } from "./props.js";

export type ElementProps<Element, Events> =
  Settable<Element> & OfControl<Element> & CamelHandlers<Events> & Omit<HTMLAttributes<Element>, keyof Settable<Element>>;
export type ElementComponent<Element, Events> = ForwardRefExoticComponent<ElementProps<Element, Events> & RefAttributes<Element>>;

/** React warns of a layout effect where there is no page; there is nothing to do there. */
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

/**
 * A component that renders `tag`. What can be written as an attribute is, so that a server's markup has it; in the page
 * every value is then set as a property, before it is painted, whatever this version of React makes of attributes.
 * A prop that is no longer given goes back to the element's default.
 */
export function wrap<Element extends LitElement, Events>(name: string, tag: string, type: typeof LitElement): ElementComponent<Element, Events> {
  const component = forwardRef<Element, Values>((props, forwarded) => {
    const { attributes, properties, handlers } = sorted(props, type);
    const element = useRef<Element>(null);
    const before = useRef(NOTHING);
    useImperativeHandle(forwarded, () => element.current as Element, []);
    useBeforePaint(() => {
      if (element.current) {
        listen(element.current, before.current.handlers, handlers);
        assign(element.current, before.current.properties, properties);
      }
      before.current = { properties, handlers };
    });
    // The element writes attributes of its own before React looks at a server's markup.
    return createElement(tag, { ...attributes, suppressHydrationWarning: true, ref: element });
  });
  component.displayName = name;
  return component as unknown as ElementComponent<Element, Events>;
}

function listen(element: LitElement, before: Values, after: Values): void {
  for (const name of changed(before, after)) {
    if (before[name]) element.removeEventListener(name, before[name] as EventListener);
    if (after[name]) element.addEventListener(name, after[name] as EventListener);
  }
}

function assign(element: LitElement, before: Values, after: Values): void {
  const values = element as unknown as Values;
  for (const name of changed(before, after)) {
    values[name] = after[name] === undefined ? (document.createElement(element.localName) as unknown as Values)[name] : after[name];
  }
}

function changed(before: Values, after: Values): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}
