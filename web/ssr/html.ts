// SPDX-License-Identifier: MIT

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** With the sign for "unknown" where half a surrogate pair stands, which no encoding of a page can hold. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

export const escaped = (text: string): string => wellFormed(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** ` name="value"` for each. */
export function attributesAsText(attributes: Record<string, string>): string {
  return Object.entries(attributes).map(([name, value]) => {
    if (!/^[a-z_][a-z0-9_.:-]*$/i.test(name)) throw new TypeError(`attributes: ${JSON.stringify(name)} is no attribute's name`);
    return ` ${name}="${escaped(String(value))}"`;
  }).join("");
}

/**
 * JSON that may stand in a `<script>`. A bigint becomes the same decimal as text; so does a number that JSON cannot hold, which
 * is then refused by the engine as it would have been.
 */
export function json(value: unknown): string {
  const noJson = (part: unknown): boolean => typeof part === "bigint" || (typeof part === "number" && !Number.isFinite(part));
  const text = JSON.stringify(value, (_, part: unknown) => (noJson(part) ? String(part) : part));
  return text.replaceAll("<", "\\u003c");
}

/** The comments by which Lit hydrates. Text never holds one: its `<` is escaped. */
const MARKERS = /(?<=(.?))(?:<!--\/?lit-(?:part|node)[^>]*-->|<\?>)+(?=(.?))/gs;

/** Of Lit's comments only those stay, and empty, that keep two texts apart as they are in the page. */
export const withoutMarkers = (html: string): string =>
  html.replace(MARKERS, (_, before: string, after: string) => (before && before !== ">" && after && after !== "<" ? "<!---->" : ""));
