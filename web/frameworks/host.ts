// SPDX-License-Identifier: MIT
// What a framework's template may write on a tag, derived from the element's class and event map: a property that is
// added there is a property here.
import type { Settable } from "../elements/index.js";

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Pascal<Rest>}` : Capitalize<Name>;

/** What a control of a form has as attributes alone: the id of its form, and that it is disabled. */
export type OfControl<Element> = Element extends { readonly form: unknown } ? { form?: string | undefined; disabled?: boolean | undefined } : unknown;

/** The price step's attribute has the name of the method that takes marks. */
type Attribute<Key extends string> = Key extends "tickSize" ? "tick" : Kebab<Key>;

/** What can be set, by property and by attribute name. */
export type TagAttributes<Element> = Settable<Element> & OfControl<Element> & {
  [Key in keyof Settable<Element> & string as Attribute<Key>]?: Settable<Element>[Key];
};

/** Handlers under the event's own name after a prefix: `onms-status` for "on", `on:ms-status` for "on:". */
export type Handlers<Events, Prefix extends string> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

/** Handlers as camelCase props: `onMsStatus`. */
export type CamelHandlers<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};
