// SPDX-License-Identifier: MIT
// A Lit template as HTML, for the page as it is built. Listeners and properties are left out: they are of the page that runs.
import { nothing, type TemplateResult } from "lit/html.js";

/** HTML that is to stand as it is. */
export class Raw {
  constructor(readonly html: string) {}
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);

export function serialize(value: unknown): string {
  if (value === nothing || value === null || value === undefined || value === false) return "";
  if (value instanceof Raw) return value.html;
  if (Array.isArray(value)) return value.map(serialize).join("");
  if (typeof value === "object" && "strings" in value) return template(value as TemplateResult);
  return escaped(String(value));
}

/** An attribute's binding is what stands before it up to the last space: ` name=`, ` ?name=`, ` .name=`, ` @name=`. */
const BINDING = /\s([?.@]?)([\w-]+)=("?)([^"<>]*)$/;

function template({ strings, values }: TemplateResult): string {
  let text = "";
  let inside: "" | "kept" | "dropped" = "";
  strings.forEach((part, place) => {
    let piece = part;
    if (inside) {
      const quoted = piece.indexOf('"');
      if (inside === "dropped") piece = quoted === 0 ? piece.slice(1) : piece;
      else if (!quotedSince(text)) { text += '"'; }
    }
    inside = "";
    text += piece;
    if (place >= values.length) return;
    const value = values[place];
    if (!inTag(text)) { text += serialize(value); return; }
    const match = BINDING.exec(text);
    if (match && match[1]) {
      text = text.slice(0, match.index);
      if (match[1] === "?" && value) text += ` ${match[2]}`;
      inside = "dropped";
    } else if (match && match[3] === "") {
      text = value === nothing ? text.slice(0, match.index) : `${text}"${attribute(value)}`;
      inside = value === nothing ? "dropped" : "kept";
    } else {
      text += attribute(value);
    }
  });
  return text;
}

const attribute = (value: unknown): string => (value === nothing || value === null || value === undefined ? "" : escaped(String(value)));
const inTag = (text: string): boolean => text.lastIndexOf("<") > text.lastIndexOf(">");
/** Whether the tag under way has an even number of quotes. */
const quotedSince = (text: string): boolean => (text.slice(text.lastIndexOf("<")).match(/"/g) ?? []).length % 2 === 0;
