// SPDX-License-Identifier: MIT
// A number on the page is a question to the engine and the place in its answer. The question travels with the page, so that anyone can ask it again.
import type { Account, Engine, FundingQuestion, Order, Question, ShockQuestion } from "marginscope/engine";

/** A place in the answer (`positions.0.roe`), a literal (`1`), or an operation on two of them. */
export type Read = string | readonly ["+" | "-" | "*" | "/", Read, Read];

/** How a value is written: money, money with its sign, a price, a fraction or a number as percent, a multiple, a count. */
export type As = "usd" | "usd+" | "price" | "share" | "share+" | "percent" | "times" | "count";

/** `none`: of nothing but literals, as the common shortcut is. */
export interface Ask {
  of: "assess" | "preview" | "fund" | "seek" | "shock" | "none";
  account?: Account;
  order?: Order;
  question?: FundingQuestion | Question | ShockQuestion;
  read: Read;
  as: As;
}

/** The decimal that answers; exact where it is read as it stands, else to twelve digits. */
export function answer(engine: Engine, { of, account, order, question, read }: Ask): string {
  return evaluate(read, reply(engine, of, account, order, question));
}

function reply(engine: Engine, of: Ask["of"], account: Account | undefined, order: Order | undefined, question: Ask["question"]): unknown {
  if (of === "none" || !account) return {};
  switch (of) {
    case "assess": return engine.assess(account);
    case "preview": return engine.preview(account, order!);
    case "fund": return engine.fund(account, question as FundingQuestion);
    case "seek": return engine.seek(account, question as Question);
    case "shock": return engine.shock(account, question as ShockQuestion);
  }
}

function evaluate(read: Read, from: unknown): string {
  if (typeof read === "string") return /^-?\d/.test(read) ? read : at(from, read);
  return Number(combined(read, from).toPrecision(12)).toFixed(12).replace(/\.?0+$/, "");
}

function combined(read: Read, from: unknown): number {
  if (typeof read === "string") return Number(evaluate(read, from));
  const [sign, left, right] = read;
  const [a, b] = [combined(left, from), combined(right, from)];
  return sign === "+" ? a + b : sign === "-" ? a - b : sign === "*" ? a * b : a / b;
}

function at(from: unknown, path: string): string {
  const found = path.split(".").reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], from);
  if (typeof found !== "string") throw new Error(`there is no ${path} in the engine's answer`);
  return found;
}
