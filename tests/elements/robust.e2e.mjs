// SPDX-License-Identifier: MIT
// What a host's page does to an element without meaning harm, and what somebody does who means it.
import { expect, test } from "../browsers/test.mjs";
import { openFixture, painted, ticket } from "./fixture.mjs";
import { account, contract, order } from "./situations.mjs";

const liquidation = (page) => page.locator('margin-scope tr[data-name="liquidation-price"] td:last-child');

test("taken out and put back, elsewhere too, an element shows what is so by then and goes on with the feed", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  await ticket(page, { account, order });
  await page.evaluate(async () => {
    const element = document.querySelector("margin-scope");
    element.remove();
    element.tick("101");
    element.order = { ...element.order, leverage: "10" };
    const section = document.body.appendChild(document.createElement("section"));
    section.attachShadow({ mode: "open" }).append(element);
    await element.updateComplete;
  });
  await painted(page);
  await expect(liquidation(page)).toHaveText("91.357");
  await page.evaluate(() => document.querySelector("section").shadowRoot.firstElementChild.tick("100"));
  await expect(liquidation(page)).toHaveText("90.453");
  await watched.none();
});

test("put into another document an element keeps its looks, rendered before or not", async ({ page, request }) => {
  const watched = await openFixture(page, request, '<iframe title="another document"></iframe>');
  const paddings = await page.evaluate(async ([given, asked]) => {
    const other = document.querySelector("iframe").contentDocument;
    const made = () => Object.assign(document.createElement("margin-scope"), {
      engine: globalThis.engine, account: given, order: asked, locale: "en-US",
    });
    const looks = async (element) => {
      await element.updateComplete;
      return getComputedStyle(element.shadowRoot.querySelector(".ticket")).paddingBlockStart;
    };
    const moved = document.querySelector("main").appendChild(made());
    const home = await looks(moved);
    other.body.append(moved);
    const away = await looks(moved);
    const fresh = made();
    other.body.append(fresh);
    const first = await looks(fresh);
    document.implementation.createHTMLDocument().body.append(moved);
    document.querySelector("main").append(moved, fresh);
    return [home, away, first, await looks(moved), await looks(fresh), moved.status];
  }, [account, order]);
  expect(new Set(paddings.slice(0, 5)).size).toBe(1);
  expect(paddings[0]).not.toBe("0px");
  expect(paddings[5]).toBe("ok");
  await watched.none();
});

test("two versions on a page: the first keeps the name, the other's classes and engines work beside it", async ({ page, request }) => {
  const watched = await openFixture(page, request, '<margin-scope id="first"></margin-scope>');
  // A copy of everything under another address, as another version would come: its modules are others than those that are loaded.
  const seen = await page.evaluate(async ([given, asked]) => {
    const first = document.getElementById("first");
    const kept = customElements.get("margin-scope");
    const other = await import("/dist/cdn.js?other");
    const { createEngine, MarginScope } = other;
    const engine = await createEngine();
    customElements.define("other-scope", class extends MarginScope {});
    const second = document.body.appendChild(document.createElement("other-scope"));
    // The engine of one version under the element of the other.
    Object.assign(first, { locale: "en-US", engine, account: given, order: asked });
    Object.assign(second, { locale: "en-US", engine: globalThis.engine, account: given, order: asked });
    await Promise.all([first.updateComplete, second.updateComplete]);
    const shows = (element) => element.shadowRoot.querySelector('tr[data-name="liquidation-price"] td:last-child').textContent.trim();
    first.order = { ...asked, qty: "1O" };
    await first.updateComplete;
    await import("/dist/plot/define.js");
    const plot = document.body.appendChild(Object.assign(document.createElement("margin-plot"), { engine, qty: "1O", entry: "100", leverage: "5" }));
    await plot.updateComplete;
    return {
      plot: plot.shadowRoot.textContent.includes("positions[0].qty"), kept: customElements.get("margin-scope") === kept,
      other: MarginScope !== kept, second: shows(second), invalid: first.status,
    };
  }, [account, order]);
  expect(seen).toEqual({ plot: true, kept: true, other: true, second: "80.403", invalid: "invalid" });
  await watched.none();
});

test("ten elements on a page follow one feed, each its own order", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const shown = await page.evaluate(async ([given, asked]) => {
    const elements = Array.from({ length: 10 }, (_, at) => {
      const element = document.createElement("margin-scope");
      Object.assign(element, { engine: globalThis.engine, locale: "en-US", account: given, order: { ...asked, leverage: String(at + 2) } });
      document.querySelector("main").append(element);
      return element;
    });
    await Promise.all(elements.map((element) => element.updateComplete));
    for (let i = 0; i < 1000; i++) for (const element of elements) element.tick({ XYZ: `10${i % 10}` });
    for (const element of elements) element.tick({ XYZ: "110" });
    await Promise.all(elements.map((element) => element.updateComplete));
    return elements.map((element) => Number(element.report.after.position.liquidation.exact));
  }, [{ ...account, wallet: "6000" }, order]);
  // 110 (1 − 1/L) / 0.995 as the order is filled at the mark.
  shown.forEach((price, at) => expect(price).toBeCloseTo((110 * (1 - 1 / (at + 2))) / 0.995, 9));
  await watched.none();
});

const HOSTILE = [
  "", " ", "0", "-1", "1e999999999", "1e-999999999", "9".repeat(200), "NaN", "Infinity", "0x10", "١٢٣", "1,5", "__proto__", "constructor",
  "<img src=x onerror=alert(1)>", "${alert(1)}", "\u202e100", "\ud800", "null", "100 USDT", "a".repeat(20_000),
];
const ATTRIBUTES = [
  "side", "mode", "price", "price-kind", "qty", "notional", "margin", "leverage", "mark", "wallet", "other-pnl", "other-maintenance",
  "venue", "stop", "target", "funding-rate", "hold-hours", "maintenance-rate", "risk-cap", "tick", "lot", "base", "quote", "settle",
  "locale", "theme", "palette", "density", "announce", "stale-after", "block-on", "view", "symbol", "bind",
];

for (const view of ["ticket", "panel", "meter"]) {
  test(`any text in any attribute is shown as wrong or taken, and the next right one counts: ${view}`, async ({ page, request }) => {
    const watched = await openFixture(page, request);
    const broken = await page.evaluate(async ([attributes, texts, looks]) => {
      const right = { view: looks, side: "buy", qty: "100", leverage: "5", mode: "isolated", mark: "100", wallet: "3000", locale: "en-US" };
      const wrong = [];
      for (const name of attributes) {
        const element = document.createElement("margin-scope");
        element.engine = globalThis.engine;
        for (const [key, value] of Object.entries(right)) element.setAttribute(key, value);
        document.querySelector("main").append(element);
        await element.updateComplete;
        const healthy = element.status;
        for (const text of texts) {
          element.setAttribute(name, text);
          await element.updateComplete;
          const said = element.asText();
          const broken = /\b(NaN|undefined|Infinity|\[object)/.test(said) && !said.includes(text);
          if (!element.status || broken) wrong.push([name, text.slice(0, 20), said]);
        }
        if (name in right) element.setAttribute(name, right[name]);
        else element.removeAttribute(name);
        await element.updateComplete;
        if (element.status !== healthy) wrong.push([name, "afterwards", element.status]);
        element.remove();
      }
      return wrong;
    }, [ATTRIBUTES, HOSTILE, view]);
    expect(broken).toEqual([]);
    expect(watched.faults.filter((fault) => !/locale|language/i.test(fault))).toEqual([]);
  });
}

test("what a host hands over is shown as wrong or as a failure, never as what was before; the next right one counts", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const broken = await page.evaluate(async ([account, order, contract]) => {
    const thrower = new Proxy({}, { get: () => { throw new Error("not yours"); }, ownKeys: () => { throw new Error("not yours"); } });
    const getter = (field, of) => Object.defineProperty({ ...of }, field, { enumerable: true, get: () => { throw new TypeError("not yours"); } });
    const cyclic = {};
    cyclic.contracts = cyclic;
    const nothings = [[], {}, "account", 7, true, 10n, Symbol("s"), () => {}, new Map(), new Date(), thrower, cyclic];
    const given = {
      account: [
        ...nothings, { ...account, contracts: [null] }, { ...account, contracts: [undefined, account.contracts[0]] },
        { ...account, contracts: "XYZ" }, { ...account, marks: null }, { ...account, marks: undefined }, { ...account, marks: [1] },
        { ...account, positions: [null] }, { ...account, positions: {} }, { ...account, wallet: {} }, { ...account, wallet: NaN },
        { ...account, rules: null }, { ...account, rules: "nowhere" }, { ...account, equity: "1", wallet: undefined, marks: null },
        ...["contracts", "marks", "wallet", "rules"].map((field) => getter(field, account)),
      ],
      order: [
        ...nothings, { ...order, symbol: null }, { ...order, side: 1 }, { ...order, qty: {} }, { ...order, qty: -0.5 },
        ...["qty", "symbol", "side"].map((field) => getter(field, order)),
      ],
      contract: [
        ...nothings, { symbol: "XYZ", tiers: [null] }, { symbol: "XYZ", tick: {} }, { symbol: "XYZ", tick: "1e-21", lot: "1e-21" },
        ...["symbol", "tick"].map((field) => getter(field, contract)),
      ],
      rules: [...nothings, { extends: 7 }, { kappa: "x" }, getter("extends", {})],
      tickSize: [{}, [], "1e-21", "1e-60", 0, -1, NaN], mark: [{}, [], NaN, -1], qty: [{}, [], Infinity],
    };
    const wrong = [];
    for (const [property, values] of Object.entries(given)) {
      const element = document.createElement("margin-scope");
      const right = { account, order, contract: null, rules: null, tickSize: null, mark: null, qty: null };
      Object.assign(element, { engine: globalThis.engine, locale: "en-US" }, right);
      document.querySelector("main").append(element);
      await element.updateComplete;
      for (const [at, value] of values.entries()) {
        for (const ticked of [false, true]) {
          const name = `${property} ${at} ${ticked}`;
          try {
            element[property] = value;
            if (ticked) element.tick("101");
            await element.updateComplete;
            const said = element.asText();
            if (!said || /(?<!“)\b(NaN|undefined|Infinity)\b/.test(said)) wrong.push([name, said]);
            const replaced = ["tickSize", "contract", "rules"].includes(property) || (ticked && property === "mark");
            if (element.status === "ok" && !replaced) wrong.push([name, "taken for right"]);
          } catch (error) {
            wrong.push([name, String(error)]);
          }
          element[property] = right[property];
          await element.updateComplete.catch((error) => wrong.push([name, "afterwards", String(error)]));
          if (element.status !== "ok") wrong.push([name, "afterwards", element.status]);
        }
      }
      element.remove();
    }
    return wrong;
  }, [account, order, contract]);
  expect(broken).toEqual([]);
  expect(watched.faults).toEqual([]);
});

test("whatever is handed to tick() leaves the element answering", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const ended = await page.evaluate(async ([account, order]) => {
    const element = Object.assign(document.createElement("margin-scope"), { engine: globalThis.engine, account, order, locale: "en-US" });
    document.querySelector("main").append(element);
    await element.updateComplete;
    const values = [
      undefined, null, "", "x", NaN, -1, 0, Infinity, {}, [], { XYZ: {} }, { XYZ: null }, { ABC: "x" }, Symbol("s"), true, () => {},
      new Map([["XYZ", "5"]]),
    ];
    for (const value of values) {
      element.tick(value);
      await element.updateComplete;
      element.tick("102");
      await element.updateComplete;
      if (element.status !== "ok" || element.report.fill.price !== "102") return [String(value), element.status];
    }
    return "fine";
  }, [account, order]);
  expect(ended).toBe("fine");
  expect(watched.faults).toEqual([]);
});

const PLOT_ATTRIBUTES = [
  "view", "for", "position", "mark", "still", "side", "mode", "qty", "entry", "margin", "leverage", "wallet", "maintenance-rate", "tick",
  "funding-rate", "hours",
  "venue", "base", "quote", "locale", "theme", "palette", "highlight",
];

for (const view of ["ladder", "payoff", "equity", "funding", "modes"]) {
  test(`any text in any attribute of a plot is drawn, or named as wrong, and the next right one is drawn: ${view}`, async ({ page, request }) => {
    const watched = await openFixture(page, request);
    const broken = await page.evaluate(async ([attributes, texts, looks]) => {
      await import("/dist/plot/define.js");
      const right = { view: looks, qty: "100", entry: "100", leverage: "5", wallet: "3000", "funding-rate": "0.0001", mark: "95", locale: "en-US" };
      const wrong = [];
      for (const name of attributes) {
        const element = document.createElement("margin-plot");
        element.engine = globalThis.engine;
        for (const [key, value] of Object.entries(right)) element.setAttribute(key, value);
        document.querySelector("main").append(element);
        await element.updateComplete;
        for (const text of texts) {
          element.setAttribute(name, text);
          await element.updateComplete;
          const { innerHTML, textContent } = element.shadowRoot;
          const made = innerHTML.replace(/ data-highlight="[^"]*"/, "");
          const defect = /is not a function|Cannot read|can't access/.test(textContent);
          const broken = defect || !textContent.trim() || (/\b(NaN|undefined|Infinity)\b|\[object/.test(made) && !textContent.includes(text));
          if (broken) wrong.push([name, text.slice(0, 20), made.slice(0, 300)]);
        }
        if (name in right) element.setAttribute(name, right[name]);
        else element.removeAttribute(name);
        await element.updateComplete;
        const drawn = element.matches(":state(drawn)") && element.shadowRoot.querySelector("svg");
        if (!drawn) wrong.push([name, "afterwards", element.shadowRoot.textContent.trim()]);
        element.remove();
      }
      return wrong;
    }, [PLOT_ATTRIBUTES, HOSTILE, view]);
    expect(broken).toEqual([]);
    expect(watched.faults.filter((fault) => !/locale|language/i.test(fault))).toEqual([]);
  });
}

test("where WebAssembly is refused the ticket says so, the event tells why, and the host's form works", async ({ page }) => {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>refused</title><script type="module" src="/refused.js"></script>
    <body><form><input name="qty" data-ms="qty" value="100">
    <margin-scope bind="form" mark="100" wallet="3000" leverage="5" name="risk" block-on="insufficient" locale="en-US"></margin-scope>
    <button>Send</button></form>`;
  const script = `globalThis.said = []; addEventListener("ms-error", ({ detail: { error } }) => said.push(error.message));
    addEventListener("submit", (event) => { event.preventDefault(); globalThis.sent = new FormData(event.target).get("qty"); });
    await import("/dist/element/define.js");`;
  const headers = { "content-security-policy": policy };
  await page.route("**/refused.html", (route) => route.fulfill({ body: html, contentType: "text/html", headers }));
  await page.route("**/refused.js", (route) => route.fulfill({ body: script, contentType: "text/javascript" }));
  await page.goto("/refused.html");
  await expect(page.locator("margin-scope .word")).toHaveText("Engine not available");
  await expect.poll(() => page.evaluate(() => globalThis.said.length)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate(() => globalThis.sent)).toBe("100");
});
