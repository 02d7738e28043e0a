// SPDX-License-Identifier: MIT
// The engine's own writing of questions, and what its core answers before that is read: text that another build of the core can be
// held against. Bundled by native.mjs.
import { accountWriters } from "../../web/engine/account.js";
import { Door } from "../../web/engine/door.js";
import { ownModuleNow } from "../../web/engine/load.js";
import { Question } from "../../web/engine/question.js";
import { Roster } from "../../web/engine/roster.js";
import type { Schema } from "../../web/engine/schema.js";
import type { Account, Order } from "../../web/engine/types.js";

const door = new Door(ownModuleNow());
const write = accountWriters(JSON.parse(door.tell("schema")) as Schema);

/** An assessment, or a preview where there is an order. */
export function put({ account, order }: { account: Account; order?: Order }): { about: "assess" | "preview"; question: Uint8Array; answer: string } {
  const about = order ? "preview" : "assess";
  const question = new Question();
  const roster = new Roster();
  write.account(account, question, roster);
  if (order) write.order(order, question, roster);
  return { about, question: question.bytes, answer: door.ask(about, question) };
}
