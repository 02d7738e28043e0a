// SPDX-License-Identifier: MIT
// What becomes of a component's props.
import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./source.mjs";

const { sorted } = await source("../frameworks/props.ts");
const element = {
  elementProperties: new Map([
    ["quote", {}], ["tickSize", { attribute: "tick" }], ["account", { attribute: false }], ["inner", { state: true }],
  ]),
  prototype: { tick() {} },
};
const attributes = (props) => sorted(props, element).attributes;

test("what is no property of the element goes to the tag, a choice as an attribute that is there or not, whatever React makes of it", () => {
  assert.deepEqual(attributes({ form: "trade", disabled: true, className: "wide" }), { form: "trade", disabled: "", class: "wide" });
  assert.deepEqual(attributes({ disabled: false, hidden: false }), { disabled: undefined, hidden: undefined });
  assert.deepEqual(attributes({ "aria-hidden": false, draggable: false }), { "aria-hidden": false, draggable: false });
});

test("a property is one, and an attribute as well where there can be one", () => {
  const { attributes: written, properties, handlers } = sorted({ quote: "USDT", tickSize: "0.5", account: {}, onMsStatus: 1 }, element);
  assert.deepEqual([written, Object.keys(properties), handlers], [{ quote: "USDT" }, ["quote", "tickSize", "account"], { "ms-status": 1 }]);
});
