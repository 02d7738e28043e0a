// SPDX-License-Identifier: MIT
import { accountWriters } from "./account.js";
import { Answer, reader, type Read } from "./decode.js";
import { type Asked, Door } from "./door.js";
import type { Write } from "./encode.js";
import { Fault, MarginInputError, type MarginInputErrorCode } from "./errors.js";
import { moduleFrom, ownModule } from "./load.js";
import { readPrice, writeRawPrice, writeVenue } from "./price.js";
import { spelled, stepsOf, valueAt } from "./path.js";
import { Question } from "./question.js";
import { Roster } from "./roster.js";
import type { Schema } from "./schema.js";
import type {
  Account, AccountReport, CurveQuestion, CurveReport, Engine, Explanation, ExplainQuestion, FundingQuestion, FundingReport,
  InvalidReport, Order, Question as SeekQuestion, Reason, SeekResult, ShockQuestion, ShockReport, Ticket,
  ValidAccountReport, ValidCurveReport, ValidExplanation, ValidFundingReport, ValidSeekResult, ValidShockReport, ValidTicket,
  Venue, VenueId, VenuePrice, WasmSource,
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
  const schema = JSON.parse(door.schema) as Schema;
  const write = accountWriters(schema);
  const readReasons = reader(schema.reasons) as Read<Reason[]>;
  const readReport = reader(schema.report) as Read<ValidAccountReport>;
  const readTicket = reader(schema.ticket) as Read<ValidTicket>;
  const readExplanation = reader(schema.explanation) as Read<ValidExplanation>;
  const readFound = reader(schema.found) as Read<ValidSeekResult>;
  const readFundingReport = reader(schema.fundingReport) as Read<ValidFundingReport>;
  const readShockReport = reader(schema.shockReport) as Read<ValidShockReport>;
  const readCurveReport = reader(schema.curveReport) as Read<ValidCurveReport>;
  const readVenues = reader(schema.venues) as Read<Venue[]>;
  // Kept from call to call; a call from inside another's getter makes its own.
  let spare: Question | undefined;

  function ask<T>(about: Asked, read: Read<T>, ...inputs: readonly Input[]): T | InvalidReport {
    const question = spare ?? new Question();
    spare = undefined;
    question.clear();
    const roster = new Roster();
    try {
      for (const input of inputs) writeInput(input, question, roster);
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

  const given = (account: unknown): Input => ({ name: "account", value: account, write: write.account });

  return Object.freeze<Engine>({
    assess: (account: Account): AccountReport => ask("assess", readReport, given(account)),
    preview: (account: Account, order: Order): Ticket =>
      ask("preview", readTicket, given(account), { name: "order", value: order, write: write.order }),
    explain: (account: Account, question: ExplainQuestion): Explanation =>
      ask("explain", readExplanation, given(account), { name: "question", value: question, write: write.explainQuestion }),
    seek: (account: Account, question: SeekQuestion): SeekResult =>
      ask("seek", readFound, given(account), { name: "question", value: question, write: write.question }),
    fund: (account: Account, question: FundingQuestion): FundingReport =>
      ask("fund", readFundingReport, given(account), { name: "question", value: question, write: write.fundingQuestion }),
    shock: (account: Account, question: ShockQuestion): ShockReport =>
      ask("shock", readShockReport, given(account), { name: "question", value: question, write: write.shockQuestion }),
    curve: (account: Account, question: CurveQuestion): CurveReport =>
      ask("curve", readCurveReport, given(account), { name: "question", value: question, write: write.curveQuestion }),
    readVenuePrice: (venue: VenueId, raw: unknown): VenuePrice =>
      ask("price", readPrice, { name: "venue", value: venue, write: writeVenue }, { name: "raw", value: raw, write: writeRawPrice }) as VenuePrice,
    venues: () => readVenues(new Answer(door.venues()), new Roster()),
  });
}

/** What a caller gave, whatever it is, as errors call it. */
interface Input {
  name: string;
  value: unknown;
  write: Write;
}

function writeInput({ name, value, write }: Input, question: Question, roster: Roster): void {
  try {
    if (value === undefined) throw new Fault("missing");
    write(value, question, roster);
  } catch (thrown) {
    const fault = Fault.from(thrown);
    // The fields of an account are known without it: `positions[1].qty`.
    throw name !== "account" || fault.path.length === 0 ? fault.at(name) : fault;
  }
}

/** What the core found wrong, with the value as it was given. */
function refusal(answer: Answer, roster: Roster, inputs: readonly Input[]): MarginInputError {
  const code = answer.line() as MarginInputErrorCode;
  const path = roster.publicPath(stepsOf(answer.line()));
  const named = inputs.find(({ name }) => name !== "account" && name === path[0]);
  return new MarginInputError(code, spelled(path), named ? valueAt(named.value, path.slice(1)) : valueAt(inputs[0]!.value, path));
}
