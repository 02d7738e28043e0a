// SPDX-License-Identifier: MIT
// A sentence of a catalogue as pieces: plain text, numbers, words that a figure shows, terms.

export type Piece =
  | { kind: "text"; text: string }
  | { kind: "number"; name: string }
  | { kind: "quantity"; text: string; quantity: string }
  | { kind: "term"; term: string };

const MARKS = /\{([\w.-]+)\}|\[\[([\w-]+)\]\]|\[([^\]|]+)\|([\w-]+)\]/g;

export function pieces(sentence: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of sentence.matchAll(MARKS)) {
    if (match.index > from) found.push({ kind: "text", text: sentence.slice(from, match.index) });
    const [whole, number, term, text, quantity] = match;
    if (number) found.push({ kind: "number", name: number });
    else if (term) found.push({ kind: "term", term });
    else found.push({ kind: "quantity", text: text!, quantity: quantity! });
    from = match.index + whole.length;
  }
  if (from < sentence.length) found.push({ kind: "text", text: sentence.slice(from) });
  return found;
}
