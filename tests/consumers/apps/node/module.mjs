// SPDX-License-Identifier: MIT
import { createEngine } from "marginscope/engine";
import { createEngine as sameEngine, MarginInputError } from "marginscope";
import { MarginScope } from "marginscope/element";
import { MarginPlot } from "marginscope/plot";
import manifest from "marginscope/custom-elements.json" with { type: "json" };
import "marginscope/element/define";
import "marginscope/plot/define";
import "marginscope/cdn";
import { account, order } from "../situation.js";

const engine = await createEngine();
const refusal = (() => { try { engine.assess({ ...account, wallet: "1O" }); } catch (error) { return error; } })();
console.log(JSON.stringify({
  price: engine.preview(account, order).after.position.liquidation.price,
  one: sameEngine === createEngine && refusal instanceof MarginInputError,
  element: typeof MarginScope,
  plot: typeof MarginPlot,
  tag: manifest.modules[0].declarations[0].tagName,
  wasm: import.meta.resolve("marginscope/engine.wasm").endsWith("/dist/engine.wasm"),
}));
