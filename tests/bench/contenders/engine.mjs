// SPDX-License-Identifier: MIT
// The engine as a user of the package has it: objects with decimal strings in, the same out.
import { timed } from "../measure.mjs";

/** `createEngine` is the package's own. */
export async function marginscopeContender(createEngine) {
  const engine = await createEngine();
  return {
    name: "marginscope",
    grows: true,
    ask(kind, { accounts, orders }) {
      const answer = kind === "assess" ? (i) => engine.assess(accounts[i]) : (i) => engine.preview(accounts[i], orders[i]);
      return { answer, time: timed(answer, accounts.length), tolerance: 0 };
    },
    close() {},
  };
}
