// SPDX-License-Identifier: MIT
import type { LitElement } from "lit";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
type Writable<T, Key extends keyof T> = Same<{ [K in Key]: T[K] }, { -readonly [K in Key]: T[K] }>;

/** The element's own properties that can be set; methods, read-only properties and those of every element are left out. */
export type Settable<Element> = {
  [Key in Exclude<keyof Element, keyof LitElement> as Element[Key] extends (...given: never) => unknown
    ? never
    : Writable<Element, Key> extends true ? Key : never]?: Element[Key] | undefined;
};
