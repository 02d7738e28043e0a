// SPDX-License-Identifier: MIT
import { accountWriters } from "./account.js";
import { Answer, reader, type Read } from "./decode.js";
import { Door } from "./door.js";
import type { Write } from "./encode.js";
import { Fault, MarginInputError, type MarginInputErrorCode } from "./errors.js";
import { moduleFrom, ownModule } from "./load.js";
import { spelled, stepsOf, valueAt } from "./path.js";
import { Question } from "./question.js";
import { Roster } from "./roster.js";
import type { Schema } from "./schema.js";
import type {
  Account, AccountReport, Engine, InvalidReport, Order, Reason, Ticket, ValidAccountReport, ValidTicket, Venue, WasmSource,
} from "./types.js";

/**
 * Starts an engine: the one inside the package, or `wasm` where the host keeps it elsewhere (`marginscope/engine.wasm`).
 * Engines share nothing but compiled code; none needs to be released.
 */
export async function createEngine(options: { wasm?: WasmSource | Promise<WasmSource> } = {}): Promise<Engine> {
  return createEngineSync(options.wasm === undefined ? await ownModule() : await moduleFrom(options.wasm));
}

/** The same for a module that is compiled already. */
export function createEngineSync(module: WebAssembly.Module): Engine {
  const door = new Door(module);
  const schema = JSON.parse(door.tell("schema")) as Schema;
  const write = accountWriters(schema);
  const readReasons = reader(schema.reasons) as Read<Reason[]>;
  const readReport = reader(schema.report) as Read<ValidAccountReport>;
  const readTicket = reader(schema.ticket) as Read<ValidTicket>;
  const readVenues = reader(schema.venues) as Read<Venue[]>;
  // Kept from call to call; a call from inside another's getter makes its own.
  let spare: Question | undefined;

  function ask<T>(about: "assess" | "preview", read: Read<T>, inputs: Inputs): T | InvalidReport {
    const question = spare ?? new Question();
    spare = undefined;
    question.clear();
    const roster = new Roster();
    try {
      writeInputs(write, inputs, question, roster);
      const answer = new Answer(door.ask(about, question));
      switch (answer.line()) {
        case "=": return read(answer, roster);
        case "?": return { status: "invalid", reasons: readReasons(answer, roster) };
        default: throw refusal(answer, roster, inputs);
      }
    } catch (thrown) {
      throw thrown instanceof Fault ? thrown.error(roster.publicPath(thrown.path)) : thrown;
    } finally {
      spare = question;
    }
  }

  return Object.freeze<Engine>({
    assess: (account: Account): AccountReport => ask("assess", readReport, { account }),
    preview: (account: Account, order: Order): Ticket => ask("preview", readTicket, { account, order }),
    venues: () => readVenues(new Answer(door.tell("venues")), new Roster()),
  });
}

/** What a caller gave: whatever it is. An order is there, if only as `undefined`, where one is asked about. */
interface Inputs {
  account: unknown;
  order?: unknown;
}

function writeInputs(write: Record<keyof Inputs, Write>, inputs: Inputs, question: Question, roster: Roster): void {
  for (const name of ["account", "order"] as const) {
    if (!(name in inputs)) continue;
    try {
      if (inputs[name] === undefined) throw new Fault("missing");
      write[name](inputs[name], question, roster);
    } catch (thrown) {
      const fault = Fault.from(thrown);
      // The fields of an account are known without it: `positions[1].qty`.
      throw name === "order" || fault.path.length === 0 ? fault.at(name) : fault;
    }
  }
}

/** What the core found wrong, with the value as it was given. */
function refusal(answer: Answer, roster: Roster, { account, order }: Inputs): MarginInputError {
  const code = answer.line() as MarginInputErrorCode;
  const path = roster.publicPath(stepsOf(answer.line()));
  return new MarginInputError(code, spelled(path), path[0] === "order" ? valueAt(order, path.slice(1)) : valueAt(account, path));
}
