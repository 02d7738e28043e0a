// SPDX-License-Identifier: MIT
import type { Reason } from "../../../engine/index.js";
import type { FaultCode, InputName, Messages, ReasonCode } from "../../messages/messages.js";
import type { InputError } from "../types.js";
import type { Wording } from "./wording.js";

type Format = (value: string, wording: Wording) => string;
const plain: Format = (value, { numbers }) => numbers.plain(value);
const price: Format = (value, wording) => wording.priceWithUnit(value);
const size: Format = (value, wording) => wording.size(value);

/** The end of a risk table: money, unless the rules may count something else. */
const tableEnd: Format = (value, wording) => (mayCountSizes(wording.rules) ? plain(value, wording) : wording.settled.withUnit(value, "halfExpand"));

/** What the limit of a reason counts, where it is not a plain number. */
const LIMITS: Partial<Record<ReasonCode, Format>> = {
  "notional-above-cap": tableEnd, "risk-cap-exceeded": (value, { money }) => money.withUnit(value, "halfExpand"),
  "stop-unreachable": price, "stop-close": price, "off-lot": size, "reduce-only-capped": size,
};

/** One plain sentence for each reason, with the amount that is missing or the limit that was passed. */
export function reasonSentence({ code, missing, limit, expected, path }: Reason, wording: Wording): string {
  const { messages } = wording;
  const known = has(messages.reasons, code) ? code : undefined;
  const facts = {
    missing: missing && (code === "insufficient-margin" ? wording.money : wording.own).withUnit(missing, "ceil"),
    limit: limit && ((known && LIMITS[known]) ?? plain)(limit, wording),
    expected: expected && plain(expected, wording),
    input: path && inputName(path, messages),
  };
  return known ? messages.reasons[known](facts) : messages.unknownReason(spaced(code), facts);
}

/** Which input, what was given, what is wrong with it. */
export function errorSentence({ code, path, value }: InputError, { messages }: Wording): string {
  const name = inputName(path, messages);
  const given = typeof value === "object" ? messages.objectGiven : String(value);
  const subject = value === undefined || value === "" ? name : messages.given(name, clipped(given));
  return has<FaultCode>(messages.faults, code) ? messages.faults[code](subject) : messages.unknownFault(subject, spaced(code));
}

/** `order.qty` → Size; `marks.BTC` → Mark of BTC; `positions[1].qty` → Size (positions[1].qty). */
function inputName(path: string, { inputs, anyInput, markOf, inputAt }: Messages): string {
  const mark = /^marks[.[]["']?(.+?)["']?\]?$/.exec(path)?.[1];
  if (mark) return markOf(mark);
  const field = path.slice(path.lastIndexOf(".") + 1);
  if (!has<InputName>(inputs, field)) return path || anyInput;
  return path === field || path === `order.${field}` || path === `question.${field}` ? inputs[field] : inputAt(inputs[field], path);
}

/** A venue's rules may, whichever it is; others where they say so. */
function mayCountSizes(rules: Wording["rules"]): boolean {
  const { extends: venue = "generic", tierBasis } = typeof rules === "object" ? rules : { extends: rules };
  return venue !== "generic" || tierBasis !== undefined;
}

const has = <Key extends string>(record: Record<Key, unknown>, key: string): key is Key => Object.hasOwn(record, key);
const spaced = (code: string): string => code.replaceAll("-", " ");
const clipped = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
