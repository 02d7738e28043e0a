// SPDX-License-Identifier: MIT
import { spelled, stepsOf } from "./path.js";
import type { Roster } from "./roster.js";
import type { FieldType, Type } from "./schema.js";

/** An answer of the core: values on one line each. */
export class Answer {
  #at = 0;

  constructor(readonly text: string) {}

  line(): string {
    const start = this.#at;
    const end = this.text.indexOf("\n", start);
    this.#at = end + 1;
    return this.text.slice(start, end);
  }
}

/** Takes one value from an answer. */
export type Read<T = unknown> = (answer: Answer, roster: Roster) => T;

/** How results of `type` are read: plain objects, absent fields without a key. */
export function reader(type: Type): Read {
  if (typeof type === "string" || "names" in type) return (answer) => answer.line();
  return "list" in type ? listReader(type.list) : structReader(type.fields);
}

function listReader(type: Type): Read<unknown[]> {
  // Places in a list are those of positions.
  const read: Read = type === "index" ? (answer, roster) => roster.idOf(Number(answer.line())) : reader(type);
  return (answer, roster) => {
    const list: unknown[] = [];
    for (let left = Number(answer.line()); left > 0; left--) list.push(read(answer, roster));
    return list;
  };
}

/** What a field's line means. `position` is null where there is none: a view always says so. */
type Meaning = "text" | "number" | "flag" | "id" | "symbol" | "path" | "list" | "struct" | "optional struct" | "nullable struct";

function meaningOf([name, type, optional]: FieldType): Meaning {
  if (typeof type === "object" && "list" in type) return "list";
  if (typeof type === "object" && "fields" in type) {
    if (name === "position") return "nullable struct";
    return optional ? "optional struct" : "struct";
  }
  // Contracts and positions are known to the core by their places.
  if (type === "index") return name === "symbol" ? name : name === "id" || name === "position" ? "id" : "number";
  if (type === "flag") return "flag";
  return name === "path" ? "path" : "text";
}

/** One switch instead of a function for each field: most of the time that an answer takes here is spent in it. */
function structReader(fields: readonly FieldType[]): Read {
  const plan = fields.map((field) => ({ name: field[0], meaning: meaningOf(field), read: reader(field[1]) }));
  return (answer, roster) => {
    const result: Record<string, unknown> = {};
    for (const { name, meaning, read } of plan) {
      if (meaning === "text") {
        const line = answer.line();
        if (line !== "") result[name] = line;
        continue;
      }
      if (meaning === "struct" || meaning === "list") {
        result[name] = read(answer, roster);
        continue;
      }
      const line = answer.line();
      if (line === "") {
        if (meaning === "flag") result[name] = false;
        else if (meaning === "nullable struct") result[name] = null;
        continue;
      }
      switch (meaning) {
        case "number": result[name] = Number(line); break;
        case "flag": result[name] = true; break;
        case "id": result[name] = roster.idOf(Number(line)); break;
        case "symbol": result[name] = roster.symbolOf(Number(line)); break;
        case "path": result[name] = spelled(roster.publicPath(stepsOf(line))); break;
        default: result[name] = read(answer, roster);
      }
    }
    return result;
  };
}
