// SPDX-License-Identifier: MIT
// What a framework's template may write on a tag, derived from the element's class and event map: a property that is
// added there is a property here.
import type { LitElement } from "lit";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
type Writable<T, Key extends keyof T> = Same<{ [K in Key]: T[K] }, { -readonly [K in Key]: T[K] }>;
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}` ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}` : Name;
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Pascal<Rest>}` : Capitalize<Name>;

/** The element's own properties that can be set; methods, read-only properties and those of every element are left out. */
export type Settable<Element> = {
  [Key in Exclude<keyof Element, keyof LitElement> as Element[Key] extends (...given: never) => unknown ? never : Writable<Element, Key> extends true ? Key : never]?: Element[Key] | undefined;
};

/** What a control of a form has as attributes alone: the id of its form, and that it is disabled. */
export type OfControl<Element> = Element extends { readonly form: unknown } ? { form?: string | undefined; disabled?: boolean | undefined } : unknown;

/** The price step's attribute has the name of the method that takes marks. */
type Attribute<Key extends string> = Key extends "tickSize" ? "tick" : Kebab<Key>;

/** The same by property and by attribute name. */
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
