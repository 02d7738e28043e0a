// SPDX-License-Identifier: MIT
import type { LitElement, PropertyDeclaration } from "lit";

export type Values = Record<string, unknown>;

/** What a component was given last: nothing yet. */
export const NOTHING: { properties: Values; handlers: Values } = { properties: {}, handlers: {} };

export interface Sorted {
  attributes: Values;
  properties: Values;
  handlers: Values;
}

/** Props of a component by what becomes of them: the element's own properties, its events' handlers, and what goes to the tag. */
export function sorted(props: Values, { elementProperties, prototype }: typeof LitElement): Sorted {
  const attributes: Values = {};
  const properties: Values = {};
  const handlers: Values = {};
  for (const [name, value] of Object.entries(props)) {
    const declaration = elementProperties.get(name);
    if (/^onMs[A-Z]/.test(name)) handlers[name.slice(2).replace(/\B[A-Z]/g, "-$&").toLowerCase()] = value;
    else if (!declaration || declaration.state) {
      const toggled = name === "disabled" || name === "hidden";
      attributes[name === "className" ? "class" : name] = toggled ? attributeText(value) : value;
    } else {
      properties[name] = value;
      const attribute = attributeName(name, declaration);
      const text = attributeText(value);
      // React 19 sets a property of the attribute's name where there is one: it must not be another, or a method.
      if (attribute !== undefined && text !== undefined && (attribute === name || !(attribute in prototype))) attributes[attribute] = text;
    }
  }
  return { attributes, properties, handlers };
}

function attributeName(name: string, { attribute }: PropertyDeclaration): string | undefined {
  if (attribute === false) return undefined;
  return typeof attribute === "string" ? attribute : name.toLowerCase();
}

/** As Lit, or a browser, would read it back; undefined where there is nothing to write, or no way to write it. */
function attributeText(value: unknown): string | undefined {
  if (typeof value === "boolean") return value ? "" : undefined;
  return ["string", "number", "bigint"].includes(typeof value) ? String(value) : undefined;
}
