// SPDX-License-Identifier: MIT
import type { PropertyDeclaration, ReactiveElement } from "lit";

type Decorator = (prototype: object, name: string) => any;

/** Declares a property to Lit, as Lit's own decorator does, which is longer because it serves two kinds of decorators. */
export const property = (options: PropertyDeclaration & { state?: boolean }): Decorator => (prototype, name) => {
  (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  // The accessor is Lit's now, also where the class has one of its own.
  return Object.getOwnPropertyDescriptor(prototype, name);
};

/** What an element keeps for itself. */
export const state = property({ state: true, attribute: false });

/** A property and an attribute that say the same: `riskCap` and `risk-cap`. */
export const told: Decorator = (prototype, name) => toldAs(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))(prototype, name);

/** The same of an attribute with a name of its own, or of one that is there or not. */
export const toldAs = (attribute: string, type?: BooleanConstructor): Decorator =>
  property({ attribute, reflect: true, useDefault: true, ...(type && { type }) });
