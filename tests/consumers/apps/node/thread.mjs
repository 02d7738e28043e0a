// SPDX-License-Identifier: MIT
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { account, order } from "../situation.js";

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.once("message", (price) => console.log(JSON.stringify({ price })));
} else {
  const { createEngine } = await import("marginscope/engine");
  parentPort.postMessage((await createEngine()).preview(account, order).after.position.liquidation.price);
}
