// SPDX-License-Identifier: MIT
// The engine's own writing of questions, and what its core answers before that is read: text that another build of the core can be
// held against. Bundled by native.mjs.
import { accountWriters } from "../../web/engine/account.js";
import { Door } from "../../web/engine/door.js";
import { ownModuleNow } from "../../web/engine/load.js";
import { Question } from "../../web/engine/question.js";
import { Roster } from "../../web/engine/roster.js";
import type { Schema } from "../../web/engine/schema.js";
import type { Account, FundingQuestion, Order, Question as SeekQuestion } from "../../web/engine/types.js";

const door = new Door(ownModuleNow());
const write = accountWriters(JSON.parse(door.schema) as Schema);

interface Put {
  about: "assess" | "preview" | "seek" | "fund";
  question: Uint8Array;
  answer: string;
}

/** An assessment; with an order a preview, or what else is asked of the account. */
export function put({ account, order, seek, fund }: { account: Account; order?: Order; seek?: SeekQuestion; fund?: FundingQuestion }): Put {
  const about = order ? "preview" : seek ? "seek" : fund ? "fund" : "assess";
  const question = new Question();
  const roster = new Roster();
  write.account(account, question, roster);
  if (order) write.order(order, question, roster);
  if (seek) write.question(seek, question, roster);
  if (fund) write.fundingQuestion(fund, question, roster);
  return { about, question: question.bytes, answer: door.ask(about, question) };
}
