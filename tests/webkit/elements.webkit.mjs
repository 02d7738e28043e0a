// SPDX-License-Identifier: MIT
// What is the browser's own in the elements: forms, typing, letters of other languages, documents, and text of another size.
import { renderToString } from "marginscope/ssr";
import { place, painted, sideways } from "../elements/fixture.mjs";
import { account, contract, long, order } from "../elements/situations.mjs";
import { expect, test } from "./test.mjs";

test.beforeEach(async ({ wk }) => {
  await wk.goto("/fixture.html");
  await wk.waitFor(() => Boolean(globalThis.engine));
});

/** What the ticket says of the inputs below as they are now. */
const FORM = `<form id="trade"><label>Size <input id="size" data-ms="qty" name="qty" value="100"></label><button id="send">Send</button>
  <margin-scope name="risk" bind="form" block-on="insufficient" side="buy" mode="isolated" leverage="5" mark="100"
    wallet="3000" maintenance-rate="0.005" tick="0.001" base="XYZ" quote="USDT"></margin-scope></form>`;

/** Puts in markup as a parser reads it, shadow roots included; what these hold is marked before the element is there. */
const put = (wk, markup) => wk.evaluate(async (text) => {
  const policy = trustedTypes.createPolicy("markup", { createHTML: (html) => html });
  const { body } = Document.parseHTMLUnsafe(policy.createHTML(text));
  const served = body.querySelector("margin-scope").shadowRoot?.querySelector(".ticket");
  if (served) served.served = true;
  document.querySelector("main").replaceChildren(...body.childNodes);
  await document.querySelector("margin-scope").updateComplete;
}, markup);

test("a form: what is typed is read, what was seen is sent, and what cannot be paid is held back", async ({ wk }) => {
  await put(wk, FORM);
  const seen = () => wk.evaluate(() => {
    const form = document.getElementById("trade");
    return [form.checkValidity(), new FormData(form).get("risk.liquidation"), new FormData(form).get("risk.status")];
  });
  await expect.poll(seen).toEqual([true, "80.403", "ok"]);
  const size = await wk.browser.findElement({ id: "size" });
  await size.clear();
  await size.sendKeys("1000");
  await expect.poll(seen).toEqual([false, "80.403", "insufficient"]);
  const sent = await wk.evaluate(() => {
    globalThis.sent = 0;
    document.getElementById("trade").addEventListener("submit", (event) => { event.preventDefault(); globalThis.sent++; });
    document.getElementById("send").click();
    return globalThis.sent;
  });
  expect(sent).toBe(0);
  await size.clear();
  await size.sendKeys("50");
  await expect.poll(seen).toEqual([true, "80.403", "ok"]);
  expect(await wk.evaluate(() => { document.getElementById("send").click(); return globalThis.sent; })).toBe(1);
});

test("the panel is typed into as the locale writes, moved by keys, and reset with its form", async ({ wk }) => {
  await place(wk, {
    view: "panel", editable: true, side: "buy", mode: "isolated", margin: "2000", leverage: "5", mark: "100", wallet: "5000",
    locale: "de-DE", contract: { ...contract, symbol: "XYZ" },
  });
  const root = await wk.browser.findElement({ css: "margin-scope" }).getShadowRoot();
  await wk.evaluate(() => document.querySelector("margin-scope").shadowRoot.querySelector(".field[data-name=qty] input").focus());
  await wk.keyboard.press("ControlOrMeta+a");
  await wk.keyboard.type("12,5");
  const report = () => wk.evaluate(() => document.querySelector("margin-scope").report?.fill.qty);
  await expect.poll(report).toBe("12.5");
  await (await root.findElement({ css: ".slider" })).sendKeys("\uE014");
  const lever = () => wk.evaluate(() =>
    document.querySelector("margin-scope").shadowRoot.querySelector(".slider").getAttribute("aria-valuetext"));
  await expect.poll(lever).toBe("Hebel 6x");
  await wk.evaluate(() => {
    const form = document.createElement("form");
    document.querySelector("margin-scope").before(form);
    form.append(document.querySelector("margin-scope"));
    form.reset();
  });
  await expect.poll(report).toBe("100");
});

test("every language is fetched and shown, Arabic from right to left without scrolling sideways", async ({ wk }) => {
  await wk.browser.manage().window().setRect({ width: 500, height: 900 });
  const word = () => wk.evaluate(() => document.querySelector("margin-scope").shadowRoot.querySelector(".word").textContent.trim());
  const placeable = {
    "de-DE": "Kann platziert werden", "es-ES": "Se puede enviar", "zh-CN": "可以下单", "ja-JP": "発注できます", "ar-EG": "يمكن إرسال الأمر",
  };
  for (const [locale, said] of Object.entries(placeable)) {
    await wk.evaluate((dir) => { document.documentElement.dir = dir; }, locale.startsWith("ar") ? "rtl" : "ltr");
    await place(wk, { account, order, locale });
    await expect.poll(word, locale).toBe(said);
    expect(await sideways(wk), locale).toBe(0);
  }
});

test("with text twice as large headings stand above their numbers, and nothing scrolls sideways", async ({ wk }) => {
  await wk.browser.manage().window().setRect({ width: 500, height: 900 });
  await wk.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await place(wk, { account: { ...account, positions: [long] }, order: { ...order, side: "sell", qty: "40" } });
  await painted(wk);
  expect(await sideways(wk)).toBe(0);
  const edges = await wk.evaluate(() => {
    const { shadowRoot } = document.querySelector("margin-scope");
    return [...shadowRoot.querySelectorAll(".rows thead th:last-child, .rows tbody td:last-child")]
      .map((cell) => Math.round(cell.getBoundingClientRect().left));
  });
  expect(new Set(edges).size, String(edges)).toBe(1);
});

test("moved among shadow roots and documents it keeps its styles, its form and its numbers", async ({ wk }) => {
  await place(wk, { account, order, name: "risk" });
  const seen = await wk.evaluate(async () => {
    const element = document.querySelector("margin-scope");
    const looks = async (form) => {
      await element.updateComplete;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { paddingTop } = getComputedStyle(element.shadowRoot.querySelector(".ticket"));
      return [paddingTop, element.report.after.position.liquidation.price, form ? new FormData(form).get("risk.status") : null];
    };
    const home = element.parentNode;
    const host = document.createElement("div");
    const form = document.createElement("form");
    host.attachShadow({ mode: "open" }).append(form);
    home.append(host);
    form.append(element);
    const inShadow = await looks(form);
    const frame = document.createElement("iframe");
    home.append(frame);
    frame.contentDocument.body.append(element);
    const inFrame = await looks();
    home.append(element);
    return [inShadow, inFrame, await looks()];
  });
  expect(seen).toEqual([["12px", "80.403", "ok"], ["12px", "80.403", null], ["12px", "80.403", null]]);
});

test("what a server printed is taken over node by node", async ({ wk }) => {
  await put(wk, renderToString({ locale: "en-US", quote: "USDT", account, order }, { stylesheet: "/dist/element.css", embed: true }));
  const kept = await wk.evaluate(async () => {
    const element = document.querySelector("margin-scope");
    await element.ready;
    await element.updateComplete;
    const { shadowRoot, status } = element;
    const after = shadowRoot.querySelector("tr[data-name=liquidation-price] .after").textContent.trim();
    return [status, after, shadowRoot.querySelector(".ticket").served === true];
  });
  expect(kept).toEqual(["ok", "80.403", true]);
});

test("every plot is drawn, moved by keys, and read as a table", async ({ wk }) => {
  await wk.evaluate(() => import("/dist/plot/define.js").then(() => true));
  for (const view of ["ladder", "payoff", "equity", "funding", "modes"]) {
    const drawn = await wk.evaluate(async (which) => {
      document.querySelector("margin-plot")?.remove();
      const plot = document.createElement("margin-plot");
      Object.assign(plot, {
        engine: globalThis.engine, view: which, qty: "100", entry: "100", leverage: "5", tickSize: "0.001", wallet: "3000",
        fundingRate: "0.0001", mark: "95", locale: "en-US", quote: "USD",
      });
      document.querySelector("main").append(plot);
      await plot.updateComplete;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { height } = plot.shadowRoot.querySelector("svg").getBoundingClientRect();
      return [plot.matches(":state(drawn)"), plot.shadowRoot.querySelectorAll("table tbody tr").length > 1, height > 40];
    }, view);
    expect(drawn, view).toEqual([true, true, true]);
    const root = await wk.browser.findElement({ css: "margin-plot" }).getShadowRoot();
    const [slider] = await root.findElements({ css: "input[type=range]" });
    if (!slider) continue;
    const spoken = () => wk.evaluate(() =>
      document.querySelector("margin-plot").shadowRoot.querySelector("input[type=range]").getAttribute("aria-valuetext"));
    const before = await spoken();
    await slider.sendKeys("\uE012");
    await expect.poll(spoken, view).not.toBe(before);
  }
});

test("the engine answers in a worker, and the one file works by itself", async ({ wk }) => {
  const answers = await wk.evaluate(async () => {
    const policy = trustedTypes.createPolicy("worker", { createScriptURL: (url) => url });
    const worker = new Worker(policy.createScriptURL("/worker.js"), { type: "module" });
    const price = await new Promise((done) => {
      worker.onmessage = ({ data }) => done(data);
      worker.onerror = ({ message }) => done(message);
    });
    const { createEngine } = await import("/dist/cdn.js");
    const engine = await createEngine();
    return [price, engine.venues().length > 20];
  });
  expect(answers).toEqual(["80.4020100502512562814070351758794", true]);
});
