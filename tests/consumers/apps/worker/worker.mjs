// SPDX-License-Identifier: MIT
import { createEngine } from "marginscope/engine";
import { account, order } from "../situation.js";

const engine = await createEngine();
postMessage(engine.preview(account, order).after.position.liquidation.price);
