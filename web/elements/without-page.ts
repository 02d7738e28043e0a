// SPDX-License-Identifier: MIT
// What Lit stands on where there is no page: enough to import the classes, and for a server to ask one for its template.
// The build puts it in the place of Lit's own, which is eleven kilobytes that no page needs.

/** An element that is in no document. */
export class HTMLElement extends EventTarget {
  readonly isConnected = false;
  readonly shadowRoot = null;

  attachInternals(): { states: Set<string> } {
    return { states: new Set() };
  }

  getAttribute(): null {
    return null;
  }

  hasAttribute(): boolean {
    return false;
  }
}

const defined = new Map<string, unknown>();

export const customElements = {
  define: (name: string, element: unknown): void => { defined.set(name, element); },
  get: (name: string): unknown => defined.get(name),
};
