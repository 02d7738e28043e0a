// SPDX-License-Identifier: MIT
import { render } from "@lit-labs/ssr";
import { FallbackRenderer } from "@lit-labs/ssr/lib/element-renderer.js";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { defaultConverter, type CSSResult, type LitElement, type TemplateResult } from "lit";
import { MarginPlot, PRINTED_WIDTHS } from "../elements/plot.js";
import * as shared from "../engine/index.js";
import { attributesAsText, escaped, wellFormed, withoutMarkers } from "./html.js";

/** What a page would set on the element; those with an attribute are printed as one. */
export type PlotProperties = Partial<Omit<MarginPlot, keyof LitElement | "asText" | "engine" | "locale">> & {
  /** BCP 47. The server's own would not be the reader's, so it must be given. */
  locale: string;
};

export interface PlotOptions {
  /** Further attributes of the element: `id`, `class`. */
  attributes?: Record<string, string>;
  /** Address of `marginscope/plot.css`. */
  stylesheet: string;
  /** The engine to ask; the package's own by default. */
  engine?: shared.Engine;
}

/** `<margin-plot>` with its picture, a narrow and a wide one, and its table, in a declarative shadow root. The same input gives the same text. */
export function renderPlotToString(properties: PlotProperties, { attributes = {}, stylesheet, engine = shared }: PlotOptions): string {
  void MarginPlot.observedAttributes;
  const plot = Object.assign(new ServerPlot(), properties, { engine });
  const renderers = [new FallbackRenderer("margin-plot")];
  const content = withoutMarkers(collectResultSync(render(plot.print(properties), { customElementHostStack: renderers })));
  const template = `<template shadowrootmode="open"><link rel="stylesheet" href="${escaped(stylesheet)}">${wellFormed(content)}</template>`;
  return `<margin-plot${attributesAsText({ ...attributesOf(properties), ...attributes })}>${template}</margin-plot>`;
}

/** The element's styles: what `marginscope/plot.css` holds. */
export function plotStyleText(): string {
  void MarginPlot.observedAttributes;
  return (MarginPlot.elementStyles as CSSResult[]).map(({ cssText }) => cssText).join("\n");
}

class ServerPlot extends MarginPlot {
  print(given: object): TemplateResult {
    this.willUpdate(new Map(Object.keys(given).map((name) => [name, undefined])));
    return this.pictures(PRINTED_WIDTHS);
  }
}

function attributesOf(given: object): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, { attribute, type }] of MarginPlot.elementProperties) {
    const value = (given as Record<PropertyKey, unknown>)[name];
    if (attribute === false || value === undefined || value === null) continue;
    const text = defaultConverter.toAttribute!(value, type);
    if (text !== null && text !== undefined) attributes[typeof attribute === "string" ? attribute : String(name).toLowerCase()] = String(text);
  }
  return attributes;
}
