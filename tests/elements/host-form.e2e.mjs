// SPDX-License-Identifier: MIT
// What a host's form gets back of a ticket: its data, and whether it may be sent.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../wasm/toolchain/ensure.mjs";
import { expect, test } from "../browsers/test.mjs";
import { FORM, open, shown } from "./markup.mjs";
import { contract } from "./situations.mjs";

/** Counts what the form sends from now on, in `sent`. */
const countSent = (page) => page.evaluate(() => {
  globalThis.sent = 0;
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    globalThis.sent++;
  });
});

const readme = readFileSync(join(repository, "README.md"), "utf8");
const snippets = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, html]) => html);

test("the README's first lines show an order that can be placed, also at the price that comes last", async ({ page, request }) => {
  const [, tag, lines] = /(<margin-scope.*<\/margin-scope>)[\s\S]*?import "marginscope\/element\/define";([\s\S]*?)<\/script>/.exec(snippets[0]);
  await open(page, request, tag);
  await page.evaluate(`(() => {${lines}})()`);
  await expect(page.locator("margin-scope")).toHaveJSProperty("status", "ok");
  await expect(page.locator("[data-name=fill-price] data")).toHaveText(/^100[.,]500\sUSDT$/);
  await expect(page.locator("margin-scope .reasons")).toHaveCount(0);
});

test("the README's own form shows what the README says, and holds back what cannot be paid", async ({ page, request }) => {
  const form = snippets.find((html) => html.includes("<form>"));
  expect(form.trim().split("\n").length).toBeLessThanOrEqual(5);
  await open(page, request, form.replace(/<script.*<\/script>/, ""));
  await page.evaluate(() => { document.querySelector("margin-scope").locale = "en-US"; });
  await expect(page.locator("margin-scope .title")).toHaveText("Buy 100 XYZ");
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  await expect(page.locator("margin-scope .reasons")).toHaveCount(0);
  const valid = () => page.locator("form").evaluate((node) => node.checkValidity());
  expect(await valid()).toBe(true);
  await page.getByLabel("Size").fill("1000");
  await expect.poll(valid).toBe(false);
});

test("the form's data carries what the user saw, and nothing without a name or when disabled", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.locator("margin-scope").evaluate((element, own) => { element.contract = own; }, { ...contract, symbol: "XYZUSDT" });
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  const data = () => page.locator("form").evaluate((form) => Object.fromEntries(new FormData(form)));
  const sent = await data();
  expect(sent).toMatchObject({
    qty: "100", "risk.status": "ok", "risk.liquidation": "80.403", "risk.max-loss": "2000", "risk.settle": "USDT", "risk.venue": "generic",
  });
  const { order: asked, account: met } = JSON.parse(sent["risk.inputs"]);
  expect(asked).toMatchObject({ symbol: "XYZUSDT", side: "buy", qty: "100", leverage: "5", mode: "isolated" });
  expect(met).toMatchObject({ wallet: "3000", marks: { XYZUSDT: "100" } });
  await page.locator("margin-scope").evaluate((element) => { element.tick("101"); return element.updateComplete; });
  expect(JSON.parse((await data())["risk.inputs"]).account.marks).toEqual({ XYZUSDT: "101" });
  await page.locator("margin-scope").evaluate((element) => { element.name = ""; });
  expect(Object.keys(await data()).filter((key) => key.includes("."))).toEqual([]);
  await page.locator("margin-scope").evaluate((element) => { element.name = "risk"; element.toggleAttribute("disabled", true); });
  expect(Object.keys(await data()).filter((key) => key.includes("."))).toEqual([]);
});

test("block-on holds the form back in the statuses named, says why, and lets go again", async ({ page, request, browserName }) => {
  const watched = await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="insufficient invalid"'));
  const state = () => page.locator("margin-scope").evaluate(async (element) => {
    await element.updateComplete;
    return { form: element.form.checkValidity(), matches: element.matches(":invalid"), says: element.validationMessage };
  });
  await countSent(page);
  expect(await state()).toEqual({ form: true, matches: false, says: "" });
  await page.getByLabel("Size").fill("1000");
  await expect.poll(state).toEqual({ form: false, matches: true, says: expect.stringContaining("Not enough margin") });
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => globalThis.sent)).toBe(0);
  // Firefox tells a person without taking them there.
  if (browserName === "chromium") expect(await page.evaluate(() => document.activeElement.localName)).toBe("margin-scope");
  await page.getByLabel("Size").fill("10");
  await expect.poll(state).toEqual({ form: true, matches: false, says: "" });
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => globalThis.sent)).toBe(1);
  await watched.none();
});

/** The form that `block-on` holds back, counting what gets past it. */
const guarded = async (page, request, attributes = "") => {
  await open(page, request, FORM.replace("<form ", `<form ${attributes} `).replace('name="risk"', 'name="risk" block-on="insufficient invalid"'));
  await countSent(page);
};

test("what is typed last, or ticked, holds the form back in the same frame", async ({ page, request }) => {
  await guarded(page, request);
  const sent = (change) => page.evaluate((name) => {
    const [form, element] = [document.querySelector("form"), document.querySelector("margin-scope")];
    const { qty } = form.elements;
    const typed = (text) => { qty.value = text; qty.dispatchEvent(new Event("input", { bubbles: true })); };
    const steps = {
      typed: () => typed("1000"),
      ticked: () => element.tick("200"),
      set: () => { qty.value = "1000"; },
      told: () => { element.wallet = "1"; },
    };
    steps[name]();
    const asked = form.checkValidity();
    form.requestSubmit();
    const gone = globalThis.sent;
    element.wallet = "3000";
    element.tick("100");
    typed("100");
    form.requestSubmit();
    return [asked, gone, globalThis.sent];
  }, change);
  expect(await sent("typed")).toEqual([false, 0, 1]);
  expect((await sent("ticked")).slice(1)).toEqual([1, 2]);
  expect((await sent("set")).slice(1)).toEqual([2, 3]);
  expect((await sent("told")).slice(1)).toEqual([3, 4]);
});

test("a key and Enter without a frame between them send nothing that is to be held back", async ({ page, request }) => {
  await guarded(page, request);
  await page.getByLabel("Size").focus();
  await page.keyboard.press("End");
  // No frame comes until both keys have.
  await page.evaluate(() => { globalThis.requestAnimationFrame = () => 0; });
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => [document.querySelector("[name=qty]").value, globalThis.sent])).toEqual(["1000", 0]);
});

test("a form, or a button, that asks for no validation is not held back", async ({ page, request }) => {
  await guarded(page, request);
  const send = (last) => page.evaluate((skips) => {
    const form = document.querySelector("form");
    form.querySelector("button").formNoValidate = skips;
    form.elements.qty.value = "1000";
    form.requestSubmit(form.querySelector("button"));
    return globalThis.sent;
  }, last);
  expect(await send(false)).toBe(0);
  expect(await send(true)).toBe(1);
  await guarded(page, request, "novalidate");
  expect(await send(false)).toBe(1);
});

test("whoever hears of a crossing finds the form held back already", async ({ page, request }) => {
  await guarded(page, request);
  const sent = await page.evaluate(async () => {
    const [form, element] = [document.querySelector("form"), document.querySelector("margin-scope")];
    for (const name of ["ms-status", "ms-change"]) element.addEventListener(name, () => form.requestSubmit(), { once: true });
    element.wallet = "1";
    await element.updateComplete;
    return globalThis.sent;
  });
  expect(sent).toBe(0);
});

test("what a page makes of its input after it was typed is read as well", async ({ page, request }) => {
  await guarded(page, request);
  await page.evaluate(() => {
    document.addEventListener("input", ({ target }) => queueMicrotask(() => { target.value = target.value.replace(/\D/g, ""); }));
  });
  await page.getByLabel("Size").fill("5x0");
  await expect(shown(page, "initial-margin")).toHaveText("1,000.00");
});

test("an engine that fails holds nothing back: the form works as if the element were not there", async ({ page, request }) => {
  await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="invalid insufficient already never ok"'));
  const valid = () => page.locator("form").evaluate((form) => form.checkValidity());
  await expect.poll(valid).toBe(false);
  await page.locator("margin-scope").evaluate(async (element) => {
    element.engine = { ...element.engine, preview: () => { throw new Error("the engine stopped"); } };
    await element.updateComplete;
  });
  await expect(page.locator("margin-scope .word")).toHaveText("Engine not available");
  expect(await valid()).toBe(true);
  expect(await page.locator("margin-scope").getAttribute("tabindex")).toBe(null);
});

test("prices that are stale hold the form back where the host wants, and the reason says so first", async ({ page, request }) => {
  await open(page, request, FORM.replace('name="risk"', 'name="risk" block-on="stale" stale-after="0.2"'));
  const element = page.locator("margin-scope");
  const valid = () => page.locator("form").evaluate((form) => form.checkValidity());
  expect(await valid()).toBe(true);
  await element.evaluate((node) => node.tick("101"));
  await expect.poll(valid).toBe(false);
  expect(await element.evaluate((node) => node.validationMessage)).toMatch(/^No new price for more than 0\.2 s\. Buy 100/);
  // Looked at right after the tick: soon they are stale again.
  expect(await element.evaluate(async (node) => { node.tick("102"); await node.updateComplete; return node.form.checkValidity(); })).toBe(true);
});

test("without block-on a warning never blocks", async ({ page, request }) => {
  await open(page, request, FORM);
  await page.getByLabel("Size").fill("1O");
  await expect(page.locator("margin-scope .word")).toHaveText("Check this input");
  expect(await page.locator("form").evaluate((form) => form.checkValidity())).toBe(true);
});

test("the attribute form names its form also where a framework sets it as a property, and takes it back", async ({ page, request }) => {
  const watched = await open(page, request, '<form id="trade"></form>');
  const seen = await page.evaluate(() => {
    const element = document.body.appendChild(document.createElement("margin-scope"));
    return ["trade", null, "trade", undefined].map((id) => {
      element.form = id;
      return [element.getAttribute("form"), element.form?.id];
    });
  });
  expect(seen).toEqual([["trade", "trade"], [null, undefined], ["trade", "trade"], [null, undefined]]);
  await watched.none();
});
