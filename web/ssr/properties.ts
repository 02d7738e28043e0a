// SPDX-License-Identifier: MIT
import { defaultConverter, type PropertyDeclaration } from "lit";
import { MarginScope } from "../elements/index.js";

/** The element's properties as declared, by name; those a page cannot set left out. */
function declared(): ReadonlyMap<string, PropertyDeclaration> {
  // Reading the attributes is what makes Lit collect the declarations of the class and of those it extends.
  void MarginScope.observedAttributes;
  const all = [...MarginScope.elementProperties] as [string, PropertyDeclaration & { state?: boolean }][];
  return new Map(all.filter(([name, { state }]) => !state && name !== "engine"));
}

/** The first name that is none of a property, if there is one. */
export function unknownProperty(given: object): string | undefined {
  const known = declared();
  return Object.keys(given).find((name) => !known.has(name));
}

/** The properties that no attribute carries. */
export function sentProperties(given: object): object {
  const known = declared();
  return Object.fromEntries(Object.entries(given).filter(([name]) => known.get(name)?.attribute === false));
}

/** What the element has for attributes after its first update in a page: those given. It writes no default of its own. */
export function attributesOf(element: MarginScope, given: object): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, declaration] of declared()) {
    const { attribute, type, converter } = declaration;
    if (attribute === false || !(name in given)) continue;
    const toAttribute = (typeof converter === "object" && converter.toAttribute) || defaultConverter.toAttribute!;
    const value = toAttribute((element as unknown as Record<string, unknown>)[name], type);
    if (value !== null && value !== undefined) attributes[typeof attribute === "string" ? attribute : name.toLowerCase()] = String(value);
  }
  return attributes;
}
