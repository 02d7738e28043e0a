// SPDX-License-Identifier: MIT
// What the core says about its structs (wasm/schema.hpp): from it everything is written and read, so that a field added to
// the core needs no code here.

export type Type = "decimal" | "text" | "flag" | "index" | "cap" | { names: string[] } | { list: Type } | { fields: FieldType[] };
/** The third says that it may be absent. */
export type FieldType = [name: string, type: Type, optional?: 1];

export interface Schema {
  account: Type;
  order: Type;
  report: Type;
  ticket: Type;
  explainQuestion: Type;
  explanation: Type;
  question: Type;
  found: Type;
  fundingQuestion: Type;
  fundingReport: Type;
  shockQuestion: Type;
  shockReport: Type;
  curveQuestion: Type;
  curveReport: Type;
  reasons: Type;
  venues: Type;
  /** The most that a list may hold, by its name. */
  limits: Record<string, number>;
}
