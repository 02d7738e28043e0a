// SPDX-License-Identifier: MIT
import { render } from "@lit-labs/ssr";
import { FallbackRenderer } from "@lit-labs/ssr/lib/element-renderer.js";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { MarginScope } from "../elements/index.js";
import * as shared from "../engine/index.js";
import { attributesOf, sentProperties, unknownProperty } from "./properties.js";
import { attributesAsText, json, wellFormed, withoutMarkers } from "./html.js";
import { styleTag } from "./styles.js";
import type { ServedParts, ServerOptions, ServerProperties } from "./types.js";

/**
 * `<margin-scope>` with everything it shows, in a declarative shadow root: the numbers are there before any script, and the
 * element takes these very nodes over. The same input gives the same text.
 *
 * @throws TypeError or RangeError for what is no property, no attribute name or no locale; a wrong account or order is shown as `invalid`.
 */
export function renderToString(properties: ServerProperties, options: ServerOptions = {}): string {
  const { attributes, template } = renderParts(properties, options);
  return `<margin-scope${attributesAsText(attributes)}>${template}</margin-scope>`;
}

/** The same in two parts. */
export function renderParts(properties: ServerProperties, options: ServerOptions = {}): ServedParts {
  check(properties);
  const sent = options.embed ? json(sentProperties(properties)) : "";
  // What is sent is what is shown, so that both sides see the same.
  const element = ServerElement.of(options.embed ? { ...properties, ...(JSON.parse(sent) as object) } : properties, options.engine ?? shared);
  const content = withoutMarkers(collectResultSync(render(element.picture(properties), { customElementHostStack: [INSIDE] })));
  const script = sent && `<script type="application/json">${sent}</script>`;
  return {
    attributes: { ...attributesOf(element, properties), ...options.attributes },
    template: `<template shadowrootmode="open">${styleTag(options)}${script}${wellFormed(content)}</template>`,
  };
}

/** The template is that of a shadow root, in which slots may stand. */
const INSIDE = new FallbackRenderer("margin-scope");

function check(properties: ServerProperties): void {
  const stranger = unknownProperty(properties);
  if (stranger !== undefined) throw new TypeError(`${stranger}: no property of margin-scope that a server can set`);
  if (typeof properties.locale !== "string" || !properties.locale) {
    throw new TypeError("locale: must be given, the server's own would not be the reader's");
  }
  new Intl.Locale(properties.locale);
}

/** The element without a page: it is given its properties and asked for its template. */
class ServerElement extends MarginScope {
  static of(properties: object, engine: shared.Engine): ServerElement {
    return Object.assign(new ServerElement(), properties, { engine });
  }

  picture(given: object): unknown {
    this.willUpdate(new Map(Object.keys(given).map((name) => [name, undefined])));
    return this.render();
  }
}
