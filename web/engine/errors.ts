// SPDX-License-Identifier: MIT
import { spelled, type Step } from "./path.js";

/** What can be wrong with a value by itself. */
export type MarginInputErrorCode =
  /** Not a number, or text that spells none. */
  | "not-a-decimal"
  /** More significant digits than can be held exactly. */
  | "too-many-digits"
  /** A number that its field does not admit. */
  | "out-of-range"
  | "missing"
  /** A list, an object, text or a flag was expected. */
  | "wrong-type"
  | "unknown-field"
  /** Not one of the words its field admits. */
  | "unknown-value"
  | "unknown-symbol"
  /** Not the id of a position of the account. */
  | "unknown-position"
  | "unknown-venue"
  /** A row that does not begin after the row before it. */
  | "unsorted-tiers"
  /** A symbol or an id that was given before. */
  | "duplicate"
  /** A list longer than its limit; `value` is its length. */
  | "too-many"
  /** Reading it failed; `cause` is what was thrown. */
  | "unreadable";

const PREDICATES: Record<MarginInputErrorCode, string> = {
  "not-a-decimal": "is not a decimal",
  "too-many-digits": "has more digits than can be held",
  "out-of-range": "is out of range",
  "missing": "is missing",
  "wrong-type": "is of the wrong type",
  "unknown-field": "is not a known field",
  "unknown-value": "is not one of the known values",
  "unknown-symbol": "is not a symbol of this account",
  "unknown-position": "is not a position of this account",
  "unknown-venue": "is not a known venue",
  "unsorted-tiers": "does not come after the row before it",
  "duplicate": "is given twice",
  "too-many": "are more than can be held",
  "unreadable": "cannot be read",
};

/** Codes whose message is about the path alone. */
const OF_THE_PATH = new Set<MarginInputErrorCode>(["missing", "unknown-field", "unreadable"]);

/** A value that is wrong by itself: `positions[1].qty: "1O" is not a decimal`. Nothing was computed. */
export class MarginInputError extends Error {
  static {
    this.prototype.name = "MarginInputError";
  }
  readonly code: MarginInputErrorCode;
  /** Where it stands, as one would write it: `positions[1].qty`, `marks.BTCUSDT`, `order.qty`. */
  readonly path: string;
  /** What was given; long text is cut. */
  readonly value: unknown;

  /** `known`: the words that a field admits, for the message. */
  constructor(code: MarginInputErrorCode, path: string, value?: unknown, options?: ErrorOptions & { known?: readonly string[] | undefined }) {
    const { known } = options ?? {};
    const predicate = known ? `is none of ${known.join(", ")}` : PREDICATES[code];
    super(OF_THE_PATH.has(code) ? `${path} ${predicate}` : `${path}: ${shown(value)} ${predicate}`, options);
    this.code = code;
    this.path = path;
    this.value = typeof value === "string" ? cut(value) : value;
  }
}

/** The same on its way up, while its path is put together: whoever it passes adds the step it knows. */
export class Fault {
  readonly path: Step[] = [];

  constructor(readonly code: MarginInputErrorCode, readonly value?: unknown, readonly cause?: unknown, readonly known?: readonly string[]) {}

  /** Whatever a caller's object throws while it is read is a fault of that object. */
  static from(thrown: unknown): Fault {
    return thrown instanceof Fault ? thrown : new Fault("unreadable", undefined, thrown);
  }

  at(step: Step): this {
    this.path.unshift(step);
    return this;
  }

  error(path: readonly Step[] = this.path): MarginInputError {
    return new MarginInputError(this.code, spelled(path), this.value, { known: this.known, ...(this.cause !== undefined && { cause: this.cause }) });
  }
}

const MOST_SHOWN = 100;
const cut = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}...` : text);

/** A value in a message, without calling anything of its own. */
function shown(value: unknown): string {
  switch (typeof value) {
    case "string": return JSON.stringify(cut(value));
    case "bigint": return fits(value) ? cut(value.toString()) : "a very large integer";
    case "object": return value === null ? "null" : "an object";
    case "function": return "a function";
    case "symbol": return "a symbol";
    default: return String(value);
  }
}

/** Whether a bigint is small enough to be spelled; spelling a huge one takes minutes. */
export const fits = (value: bigint): boolean => BigInt.asIntN(256, value) === value;
