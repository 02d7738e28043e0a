// SPDX-License-Identifier: MIT
// What a host sees of Lit in the elements' types. Lit itself is bundled and not installed with the package, so the
// declarations that ship refer to this file in its place (web/declarations/emit.mjs).

/** Names of the properties that changed, and what they were before. */
export type PropertyValues = Map<PropertyKey, unknown>;
export interface PropertyDeclaration {
  readonly attribute?: boolean | string;
  readonly state?: boolean;
}
/** What a template gives; of no use to a host. */
export interface TemplateResult {
  readonly strings: TemplateStringsArray;
}
export type SVGTemplateResult = TemplateResult;
/** A style sheet of an element. */
export interface CSSResult {
  readonly cssText: string;
  readonly styleSheet: CSSStyleSheet | undefined;
}

export declare class LitElement extends HTMLElement {
  /** Whether the element painted once. */
  readonly hasUpdated: boolean;
  readonly isUpdatePending: boolean;
  /** Resolves when what was set is on screen. */
  readonly updateComplete: Promise<boolean>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  static readonly observedAttributes: string[];
  static readonly elementProperties: Map<PropertyKey, PropertyDeclaration>;
  requestUpdate(name?: PropertyKey, oldValue?: unknown): void;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, before: string | null, value: string | null): void;
  protected scheduleUpdate(): void | Promise<unknown>;
  protected willUpdate(changed: PropertyValues): void;
  protected update(changed: PropertyValues): void;
  protected render(): unknown;
  protected firstUpdated(changed: PropertyValues): void;
  protected updated(changed: PropertyValues): void;
  protected createRenderRoot(): HTMLElement | DocumentFragment;
}
