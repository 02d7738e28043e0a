// SPDX-License-Identifier: MIT
// The founding example, computed by the built engine: $2,000 of margin at 5x is a $10,000 position. What can happen to it?

const contract = { symbol: "XYZ", tiers: [{ from: 0, mmr: "0.005" }] };
const position = { symbol: "XYZ", side: "long", qty: 100, entry: 100, leverage: 5 };

/** The example as lines of text. `createEngine` is the package's own. */
export async function example(createEngine) {
  const engine = await createEngine();
  const assess = (mark, account, mode) =>
    engine.assess({ contracts: [contract], marks: { XYZ: mark }, ...account, positions: [{ ...position, mode }] }).positions[0];

  const isolated = assess(100, {}, "isolated");
  const cross = assess(100, { wallet: 3000 }, "cross");
  const pnl = (mark) => assess(mark, {}, "isolated").unrealizedPnl;
  const price = (result) => (result.status === "ok" ? result.price ?? result.exact : result.status);
  return [
    `A long of ${isolated.qty} XYZ at 100: margin $${isolated.margin} at 5x, position $${isolated.notional}, maintenance margin 0.5 %`,
    `  price +10 %   profit and loss  ${pnl(110)}`,
    `  price -10 %   profit and loss  ${pnl(90)}`,
    `  isolated                    liquidated at ${price(isolated.liquidation)}, bankrupt at ${price(isolated.bankruptcy)}`,
    `  cross, with a $3,000 wallet liquidated at ${price(cross.liquidation)}, bankrupt at ${price(cross.bankruptcy)}`,
  ];
}
