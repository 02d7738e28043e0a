// SPDX-License-Identifier: MIT
import { Fault, fits } from "./errors.js";
import type { Question } from "./question.js";
import type { Roster } from "./roster.js";
import type { FieldType, Type } from "./schema.js";

/** Appends one value to the question; `undefined` is a value that is absent. Throws a `Fault`. */
export type Write = (value: unknown, question: Question, roster: Roster) => void;

/** What the façade does with a field instead of, or around, what its type says. */
export type Hook = (generic: Write) => Write;

export interface Hooks {
  /** By list and name: `contracts.underlying`. */
  fields: Record<string, Hook>;
  /** Fields that callers give and the core does not know, by list. */
  aside: Record<string, Record<string, Write>>;
  /** Fields that the core can do without and whose hook is asked even so. */
  asked: ReadonlySet<string>;
  /** Fields of the core that callers do not give. */
  hidden: ReadonlySet<string>;
}

/** No decimal that can be held needs more; longer text is refused without looking at the rest. */
const MOST_CHARACTERS = 200;

/** How values of `type` are written. `where` is the name of the list or field that holds them. */
export function writer(type: Type, where: string, hooks: Hooks, limits: Record<string, number>): Write {
  // A cap is a decimal that may end in `%`.
  if (type === "decimal" || type === "cap") return writeDecimal;
  if (type === "flag") return writeFlag;
  if (type === "index" || type === "text") return hooked;
  if ("names" in type) return nameWriter(type.names);
  if ("list" in type) return listWriter(writer(type.list, where, hooks, limits), limits[where] ?? 0);

  const aside = Object.entries(hooks.aside[where] ?? {}).map(([name, write]) => ({ name, write, optional: false, hidden: false }));
  return structWriter([...aside, ...type.fields.map((field) => fieldOf(field, where, hooks, limits))]);
}

interface Field {
  name: string;
  write: Write;
  /** Where it is absent a blank line says so; other fields are asked to write `undefined`. */
  optional: boolean;
  hidden: boolean;
}

function fieldOf([name, type, optional]: FieldType, where: string, hooks: Hooks, limits: Record<string, number>): Field {
  const key = where === "" ? name : `${where}.${name}`;
  const plain = writer(type, name, hooks, limits);
  const generic = optional && typeof type === "object" && "fields" in type ? marked(plain) : plain;
  const hook = hooks.fields[key];
  return {
    name, write: hook ? hook(generic) : generic, optional: optional === 1 && !hooks.asked.has(key), hidden: hooks.hidden.has(key),
  };
}

/** A struct that could have been absent. */
const marked = (write: Write): Write => (value, question, roster) => {
  question.line("1");
  write(value, question, roster);
};

export const writeDecimal: Write = (value, question) => {
  const text = typeof value === "string" ? value : decimalText(value);
  if (text.length > MOST_CHARACTERS) {
    const spellsDigits = /^[-\d.]*$/.test(text.slice(0, MOST_CHARACTERS));
    throw new Fault(spellsDigits ? "too-many-digits" : "not-a-decimal", value);
  }
  if (text === "" || !question.line(text)) throw new Fault("not-a-decimal", value);
};

/** A number by its shortest round trip. */
function decimalText(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "bigint") {
    if (fits(value)) return String(value);
    throw new Fault("out-of-range", value);
  }
  throw new Fault(value === undefined ? "missing" : "not-a-decimal", value);
}

const writeFlag: Write = (value, question) => {
  if (typeof value !== "boolean") throw new Fault("wrong-type", value);
  question.line(value ? "1" : "0");
};

/** Names, and the places they stand for, are the façade's to write: each such field has a hook. */
const hooked: Write = () => {
  throw new Fault("missing");
};

function nameWriter(names: readonly string[]): Write {
  return (value, question) => {
    if (value === undefined) throw new Fault("missing");
    if (typeof value !== "string" || !names.includes(value)) throw new Fault("unknown-value", value, undefined, names);
    question.line(value);
  };
}

/** A list; one that is absent is empty. Its length is held against its limit before anything of it is read. */
function listWriter(write: Write, most: number): Write {
  return (value, question, roster) => {
    if (value === undefined) return question.count(0);
    if (!Array.isArray(value)) throw new Fault("wrong-type", value);
    // A proxy may say anything.
    const length: unknown = value.length;
    if (typeof length !== "number" || !Number.isSafeInteger(length) || length < 0) throw new Fault("wrong-type", value);
    if (length > most) throw new Fault("too-many", length);
    question.count(length);
    let i = 0;
    try {
      for (; i < length; i++) {
        const item: unknown = value[i];
        if (item === undefined) throw new Fault("missing");
        write(item, question, roster);
      }
    } catch (thrown) {
      throw Fault.from(thrown).at(i);
    }
  };
}

/** An object with some of the fields; one that is absent has none of them. Only its own keys are looked at. */
function structWriter(fields: readonly Field[]): Write {
  const layouts = new Layouts(fields);
  return (value, question, roster) => {
    if (value !== undefined && !isObject(value)) throw new Fault("wrong-type", value);
    let current: string | undefined;
    try {
      const given = (value ?? NOTHING) as Record<string, unknown>;
      const layout = layouts.of(given);
      for (const step of layout.steps) {
        current = step.name;
        if (step.blanks > 0) question.blank(step.blanks);
        const field = step.given ? given[current] : undefined;
        if (field === undefined && step.optional) question.blank();
        else step.write(field, question, roster);
      }
      if (layout.blanks > 0) question.blank(layout.blanks);
    } catch (thrown) {
      throw current === undefined ? Fault.from(thrown) : Fault.from(thrown).at(current);
    }
  };
}

const NOTHING = Object.freeze({});

/** Not a list, a map or a date: their own keys are none, and what they hold would be left out without a word. */
const isObject = (value: unknown): boolean => Object.prototype.toString.call(value) === "[object Object]";

interface Step {
  name: string;
  write: Write;
  optional: boolean;
  given: boolean;
  /** Absent fields before it. */
  blanks: number;
}

interface Layout {
  keys: readonly string[];
  steps: readonly Step[];
  /** Absent fields after the last step. */
  blanks: number;
}

/** Layouts kept for a struct: hosts build their objects in few ways. */
const MOST_LAYOUTS = 8;

/** What there is to do for an object with certain keys, worked out once for each set of keys that is met. */
class Layouts {
  readonly #fields: readonly Field[];
  readonly #names: ReadonlySet<string>;
  #known: Layout[] = [];

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
    this.#names = new Set(fields.filter(({ hidden }) => !hidden).map(({ name }) => name));
  }

  of(given: Record<string, unknown>): Layout {
    const keys = Object.keys(given);
    for (const layout of this.#known) {
      if (same(layout.keys, keys)) return layout;
    }
    const unknown = keys.find((key) => !this.#names.has(key));
    if (unknown !== undefined) throw new Fault("unknown-field", given[unknown]).at(unknown);
    const layout = this.#make(keys);
    if (this.#known.length === MOST_LAYOUTS) this.#known = [];
    this.#known.push(layout);
    return layout;
  }

  #make(keys: readonly string[]): Layout {
    const given = new Set(keys);
    const steps: Step[] = [];
    let blanks = 0;
    for (const { name, write, optional, hidden } of this.#fields) {
      const here = given.has(name) && !hidden;
      if (!here && optional) {
        blanks++;
        continue;
      }
      steps.push({ name, write, optional, given: here, blanks });
      blanks = 0;
    }
    return { keys, steps, blanks };
  }
}

function same(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    if (left[i] !== right[i]) return false;
  }
  return true;
}
