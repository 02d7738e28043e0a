// SPDX-License-Identifier: MIT
// Every text of the page, in one catalogue for each language. In a sentence `{name}` is a number of numbers.ts, `[word|quantity]` a word
// for something that a figure shows, `[[word|term]]` a term of the glossary. A paragraph that is `@figure name` is that figure,
// `@table name` that table, `@reveal question | answer` a question whose answer is opened.

import type { MovingTexts } from "./moving/moving.js";

export const CHAPTERS = ["dollars", "percent", "ticket", "line", "one", "all", "meter", "press"] as const;
export type ChapterId = (typeof CHAPTERS)[number];
export const TERMS = ["margin", "leverage", "notional", "mark", "equity", "initial-margin", "maintenance-margin", "liquidation-price", "bankruptcy-price", "buffer", "isolated", "cross", "funding"] as const;
export type TermId = (typeof TERMS)[number];

export interface Chapter {
  /** As the founding plan counts chapters. */
  number: string;
  title: string;
  lead: string;
  body: readonly string[];
}

export interface Claim {
  id: string;
  claim: string;
  verdict: "true" | "if" | "depends" | "later";
  /** Its number, or the condition under which it holds; may hold `{name}`. */
  because: string;
}

export interface Texts extends MovingTexts {
  name: string;
  site: { title: string; description: string; learn: string; demo: string; home: string; skip: string; contents: string; other: string; chapter: string; source: string };
  front: { title: string; lead: string; learn: string; demo: string; start: string; startTitle: string; embed: string; policy: string };
  missing: { title: string; text: string };
  page: { title: string; lead: string; advice: string; examples: string; glossary: string; embed: string; copied: string; embedNote: string; tables: string; answer: string; formula: string; formulas: Record<"exactLong" | "exactShort" | "shortcut", string>; formulaNote: string };
  chapters: Record<ChapterId, Chapter>;
  ledger: { number: string; title: string; lead: string; columns: readonly [string, string, string, string]; verdicts: Record<Claim["verdict"], string>; noTest: string; claims: readonly Claim[] };
  differ: { number: string; title: string; lead: string; after: string };
  lines: { caption: string; columns: readonly string[]; exact: string; shortcut: string; error: string; positions: Record<"5xlong" | "10xlong" | "5xshort", string>; rate: string };
  wallets: { caption: string; columns: readonly [string, string]; never: string };
  glossary: Record<TermId, { term: string; meaning: string }>;
}
