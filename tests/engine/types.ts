// SPDX-License-Identifier: MIT
// What the engine's types allow and what they must refuse.
import {
  assess, curve, createEngine, createEngineSync, explain, fund, MarginInputError, preview, readVenuePrice, seek, shock, venues,
} from "marginscope/engine";
import type {
  Account, AccountReport, CurveReport, Decimal, Engine, Explanation, FundingReport, MarginInputErrorCode, Order, Question, SeekResult,
  ShockReport, Ticket, Token, Venue, VenuePrice,
} from "marginscope/engine";

export async function uses(bytes: ArrayBuffer, response: Promise<Response>, module: WebAssembly.Module): Promise<void> {
  const engines: Engine[] = [
    await createEngine(), await createEngine({}), await createEngine({ wasm: new URL("https://example.org/engine.wasm") }),
    await createEngine({ wasm: response }), await createEngine({ wasm: bytes }), await createEngine({ wasm: module }),
    createEngineSync(module),
  ];
  const account: Account = {
    rules: { extends: "okx-linear", kappa: 1.1 },
    wallet: 10n,
    contracts: [{ symbol: "A", tiers: [{ from: 0, mmr: "0.005" }] }],
    marks: { A: "1" },
    positions: [{ symbol: "A", side: "long", qty: 1, entry: 2n }],
  };
  const order: Order = { symbol: "A", side: "buy", qty: 1 };
  for (const engine of [...engines, { assess, preview, explain, seek, fund, shock, curve, readVenuePrice, venues }]) {
    const report: AccountReport = engine.assess(account);
    const price: Decimal | undefined = report.status === "invalid" ? report.reasons[0]?.expected : report.positions[0]?.liquidation.price;
    const ticket: Ticket = engine.preview({ ...account, rules: "a venue of tomorrow" }, order);
    const known: Venue[] = engine.venues();
    void engine.assess({ ...account, rules: known[0]!.rules });
    const spellings: string[] = known[0]!.noPrice;
    const read: VenuePrice = engine.readVenuePrice("gate", JSON.parse("{}").price);
    const readPrice: Decimal | undefined = read.status === "ok" ? read.price : undefined;
    const explanation: Explanation = engine.explain(account, { position: "A", field: "liquidation" });
    void engine.explain(account, { order, field: "cost" });
    const formula: Token[] = explanation.status === "invalid" ? [] : explanation.formula;
    const question: Question = { find: "margin", position: "A", liquidationPrice: 1 };
    const found: SeekResult = engine.seek(account, question);
    const add: Decimal | undefined = found.status === "invalid" ? undefined : found.add;
    const funded: FundingReport = engine.fund(account, { hours: 8, rate: "0.0001" });
    const shocked: ShockReport = engine.shock(account, { betas: { A: 1 }, grid: ["-0.1", 0] });
    const traced: CurveReport = engine.curve(account, { symbol: "A", from: 1, to: "2" });
    void [traced, price, ticket, formula, add, funded, shocked, spellings, readPrice];

    // @ts-expect-error A report may be invalid, and then has no positions.
    void report.positions;
    // @ts-expect-error Exact numbers are text.
    if (report.status !== "invalid") void (report.equity * 2);
    // @ts-expect-error Where there is no price none can be read.
    void read.price;
    // @ts-expect-error A price is read for a venue.
    engine.readVenuePrice(1, "1");
    // @ts-expect-error A preview needs an order.
    engine.preview(account);
    // @ts-expect-error There is no such field to explain.
    engine.explain(account, { field: "luck" });
    // @ts-expect-error There is no such question.
    engine.seek(account, { find: "luck", position: "A" });
    // @ts-expect-error A target takes a price.
    engine.seek(account, { find: "leverage", order });
    // @ts-expect-error A curve goes from one price to another.
    engine.curve(account, { symbol: "A", from: 1 });
    // @ts-expect-error Funding takes time.
    engine.fund(account, { rate: 1 });
    // @ts-expect-error There is no such side.
    engine.preview(account, { ...order, side: "long" });
    // @ts-expect-error There is no such field.
    engine.assess({ ...account, walet: 1 });
    // @ts-expect-error A position has an entry price.
    engine.assess({ ...account, positions: [{ symbol: "A", side: "long", qty: 1 }] });
    // @ts-expect-error null is no decimal.
    engine.assess({ ...account, wallet: null });
    // @ts-expect-error There is no such way to round.
    engine.assess({ ...account, rules: { rounding: "up" } });
  }
  try {
    assess(account);
  } catch (error) {
    if (!(error instanceof MarginInputError)) throw error;
    const code: MarginInputErrorCode = error.code;
    const path: string = error.path;
    // @ts-expect-error What was given may be anything.
    const value: string = error.value;
    void [code, path, value];
    // @ts-expect-error No such code.
    void (error.code === "unknown-thing");
  }
}
