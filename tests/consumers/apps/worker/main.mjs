// SPDX-License-Identifier: MIT
// Where a page wants trusted types, the address of a worker is a sink.
const url = new URL("./worker.mjs", import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy("consumer", { createScriptURL: (address) => (address === url ? address : "") });
const worker = new Worker(policy ? policy.createScriptURL(url) : url, { type: "module" });
worker.onmessage = ({ data }) => { document.querySelector("main").textContent = data; };
worker.onerror = ({ message }) => console.error(message);
