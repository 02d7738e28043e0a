// SPDX-License-Identifier: MIT
import type { PropertyDeclaration } from "lit";

export type Values = Record<string, unknown>;

/** What a component was given last: nothing yet. */
export const NOTHING: { properties: Values; handlers: Values } = { properties: {}, handlers: {} };

/** Props of a component by what becomes of them: the element's own properties, its events' handlers, and what goes to the tag. */
export function sorted(props: Values, declared: ReadonlyMap<PropertyKey, PropertyDeclaration>): { attributes: Values; properties: Values; handlers: Values } {
  const attributes: Values = {};
  const properties: Values = {};
  const handlers: Values = {};
  for (const [name, value] of Object.entries(props)) {
    const declaration = declared.get(name);
    if (/^onMs[A-Z]/.test(name)) handlers[name.slice(2).replace(/\B[A-Z]/g, "-$&").toLowerCase()] = value;
    else if (!declaration || declaration.state) attributes[name === "className" ? "class" : name] = value;
    else {
      properties[name] = value;
      const text = attributeText(value);
      if (text !== undefined && declaration.attribute !== false) attributes[attributeName(name, declaration)] = text;
    }
  }
  return { attributes, properties, handlers };
}

const attributeName = (name: string, { attribute }: PropertyDeclaration): string => (typeof attribute === "string" ? attribute : name.toLowerCase());

/** As Lit would read it back; undefined where there is nothing to write, or no way to write it. */
function attributeText(value: unknown): string | undefined {
  if (typeof value === "boolean") return value ? "" : undefined;
  return ["string", "number", "bigint"].includes(typeof value) ? String(value) : undefined;
}
