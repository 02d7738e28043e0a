// SPDX-License-Identifier: MIT
// Takes over a shadow root that a server rendered; fetched only where there is one. Lit comes as an argument: a copy of its own
// would need a second trusted-types policy of the same name. Lit's own hydration expects the values that the server had, and keeps
// the server's text where they are others; here what differs is brought up to date.
import type { RenderOptions, RootPart, render as litRender } from "lit";
import { merge } from "./merge.js";
import { clientOnly, retarget, type Part } from "./parts.js";

/** Makes `root` what rendering `value` there would have made it, keeping every node of the server's that fits. */
export type Hydrate = (render: typeof litRender, value: unknown, root: ShadowRoot, options: RenderOptions) => void;

export const hydrate: Hydrate = (render, value, root, options) => {
  const fragment = document.createDocumentFragment();
  const rootPart: RootPart = render(value, fragment, options);
  const part = rootPart as unknown as Part;
  let own = root.firstChild;
  // Styles and properties that the server sent along are no part of what Lit renders.
  while (own instanceof Element && own.matches("link, style, script")) own = own.nextSibling;
  const typed = typedIn(root);
  retarget(part, merge(fragment, root, own, clientOnly(part)));
  // Once the element's own rendering is done.
  queueMicrotask(() => { for (const again of typed) again(); });
  // Where `render` looks for what it rendered before.
  (root as ShadowRoot & { _$litPart$?: RootPart })._$litPart$ = rootPart;
};

/** What a person did to the server's inputs before anything listened; each is done again once something does. */
function typedIn(root: ShadowRoot): (() => void)[] {
  return [...root.querySelectorAll("input")].flatMap((input) => {
    const { value, checked, type, selectionStart, selectionEnd } = input;
    if (type === "radio" ? !checked || input.defaultChecked : value === untouched(input)) return [];
    return () => {
      if (type === "radio") input.checked = true;
      else input.value = value;
      if (selectionStart !== null) input.setSelectionRange(selectionStart, selectionEnd);
      input.dispatchEvent(new Event(type === "radio" ? "change" : "input", { bubbles: true }));
    };
  });
}

/** What the input shows by itself: a slider keeps within its ends. */
function untouched(input: HTMLInputElement): string {
  const fresh = document.createElement("input");
  for (const name of ["type", "min", "max", "step", "value"]) if (input.hasAttribute(name)) fresh.setAttribute(name, input.getAttribute(name)!);
  return fresh.value;
}

/** Properties that the server sent along, for those that the page has not set. */
export function restore(host: HTMLElement, root: ShadowRoot): void {
  const sent = root.querySelector('script[type="application/json"]')?.textContent;
  const properties = host as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(JSON.parse(sent || "{}") as object)) properties[name] ??= value;
}
