// SPDX-License-Identifier: MIT
import type { MarginScope, Settable } from "../elements/index.js";
import type { Engine } from "../engine/index.js";

/** What a page would set on the element; those with an attribute are printed as one. */
export type ServerProperties = Omit<Settable<MarginScope>, "engine" | "locale"> & {
  /** BCP 47. The server's own would not be the reader's, so it must be given. */
  locale: string;
};

export interface ServerOptions {
  /** Further attributes of the element: `id`, `class`, `slot`. */
  attributes?: Record<string, string>;
  /**
   * Address of `marginscope/element.css`, for a policy with `style-src 'self'`. Without it the styles are printed into the
   * template; a policy then needs `nonce`, or `styleHash()` among its sources.
   */
  stylesheet?: string;
  /** Nonce of the response, for the printed styles. */
  nonce?: string;
  /**
   * Print the properties that have no attribute (account, order) as JSON, for pages with no script of their own to set them.
   * Those that are set in the page win.
   */
  embed?: boolean;
  /** The engine to ask; the package's own by default, started with the first call. */
  engine?: Engine;
}

/** For hosts that print the element's own tag: `<margin-scope {...attributes}>` with `template` as its content. */
export interface ServedParts {
  attributes: Record<string, string>;
  /** `<template shadowrootmode="open">…</template>` */
  template: string;
}
