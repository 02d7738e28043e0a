// SPDX-License-Identifier: MIT
// What a server printed, in a page under the policy: readable without a script, taken over node by node with one.
import { expect, test } from "../browsers/test.mjs";
import { needs } from "../browsers/needs.mjs";
import { renderToString, styleHash } from "marginscope/ssr";
import { painted, watch } from "./fixture.mjs";
import { account, long, order, situations } from "./situations.mjs";

const given = { locale: "en-US", quote: "USDT" };
const stylesheet = "/dist/element.css";
const print = (properties, options = { stylesheet }) => renderToString({ ...given, ...properties }, options);

const serve = (page, body, policy) => page.route("**/served.html", (route) =>
  route.fulfill({ body, contentType: "text/html; charset=utf-8", headers: { "content-security-policy": policy } }));

/** Opens a page with this in its body and no script, under the server's policy or another one. */
async function open(page, request, body, change = (policy) => policy) {
  const policy = change((await request.get("/")).headers()["content-security-policy"]);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>served</title><body><main><h1>Ticket</h1>${body}</main></body></html>`;
  await serve(page, html, policy);
  const watched = await watch(page);
  await page.addInitScript(tools);
  await page.goto("/served.html");
  return watched;
}

/** Runs in the page, before anything else. */
function tools() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });
  /** A tree as text; comments, what lies beside the ticket, and what was announced left out. */
  globalThis.picture = (node) => {
    if (node.nodeType === 3) return node.data.replaceAll("<", "&lt;");
    if (node.nodeType === 8 || node.matches?.("link, style, script, [aria-live]")) return "";
    const inner = [...node.childNodes].map(globalThis.picture).join("");
    if (node.nodeType !== 1) return inner;
    const attributes = node.getAttributeNames().sort().map((name) => ` ${name}="${node.getAttribute(name)}"`);
    return `<${node.localName}${attributes.join("")}>${inner}</${node.localName}>`;
  };
  /** Keeps every element and text of the ticket in mind; `allKept` says whether they, and no others, are still there. */
  globalThis.remember = () => {
    const { shadowRoot } = document.querySelector("margin-scope");
    const nodes = () => {
      const walker = document.createTreeWalker(shadowRoot.querySelector(".ticket"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      return found;
    };
    const before = nodes();
    globalThis.allKept = () => {
      const now = nodes();
      return now.length === before.length && now.every((node, at) => node === before[at]);
    };
  };
}

/** Defines the element, with these properties set before (`null` sets none), and waits until it has taken over. */
async function takeOver(page, properties) {
  await page.evaluate(async (set) => {
    const element = document.querySelector("margin-scope");
    const hydrated = new Promise((done) => element.addEventListener("ms-status", done, { once: true }));
    Object.assign(element, set);
    await import("/dist/element/define.js");
    await hydrated;
    await element.updateComplete;
  }, properties);
  await painted(page);
  return page.locator("margin-scope");
}

for (const { name, status, properties } of situations.filter((situation) => situation.status !== "waiting")) {
  test(`${name}: the server prints what the page renders, and its nodes are kept`, needs("picture"), async ({ page, request }, info) => {
    const watched = await open(page, request, print(properties));
    const before = await page.screenshot({ path: info.outputPath("served.png") });
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("margin-scope");
      globalThis.remember();
      globalThis.served = globalThis.picture(shadowRoot);
      globalThis.tag = document.querySelector("margin-scope").cloneNode().outerHTML;
    });
    const element = await takeOver(page, properties);
    const seen = await element.evaluate(async (node, set) => {
      const fresh = Object.assign(document.createElement("margin-scope"), set);
      fresh.hidden = true;
      document.body.append(fresh);
      await fresh.ready;
      await fresh.updateComplete;
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
      return {
        kept: globalThis.allKept(),
        served: globalThis.served, hydrated: globalThis.picture(node.shadowRoot), rendered: globalThis.picture(fresh.shadowRoot),
        sameTag: node.cloneNode().outerHTML === globalThis.tag, status: node.status, matches: node.matches(`:state(${node.status})`),
        shifts: globalThis.shifts,
      };
    }, { ...given, ...properties });
    expect(seen.served).toBe(seen.rendered);
    expect(seen.hydrated).toBe(seen.rendered);
    expect(seen).toMatchObject({ kept: true, sameTag: true, matches: true, shifts: [] });
    if (status) expect(seen.status).toBe(status);
    expect((await page.screenshot({ path: info.outputPath("taken-over.png") })).equals(before)).toBe(true);
    await watched.none();
  });
}

const calculator = {
  view: "panel", editable: true, side: "buy", mode: "isolated", qty: "100", leverage: "5", mark: "100", wallet: "5000",
  maintenanceRate: "0.005", base: "XYZ",
};

for (const [name, properties] of [["panel", calculator], ["meter", { view: "meter", account: { ...account, positions: [long] } }]]) {
  test(`a server's ${name} is what the page renders`, async ({ page, request }) => {
    const watched = await open(page, request, print(properties));
    const served = await page.evaluate(() => globalThis.picture(document.querySelector("margin-scope").shadowRoot));
    const element = await takeOver(page, properties);
    const seen = await element.evaluate(async (node, set) => {
      const fresh = Object.assign(document.createElement("margin-scope"), set);
      document.body.append(fresh);
      await fresh.ready;
      await fresh.updateComplete;
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
      // A server prints the values of inputs as attributes.
      return [node, fresh].map(({ shadowRoot }) => globalThis.picture(shadowRoot).replace(/ (value|checked)="[^"]*"/g, ""));
    }, { ...given, ...properties });
    expect(seen[0]).toBe(seen[1]);
    expect(served.replace(/ (value|checked)="[^"]*"/g, "")).toBe(seen[1]);
    await watched.none();
  });
}

test("what a person typed into the server's panel before the script came is kept, and counts", async ({ page, request }) => {
  const watched = await open(page, request, print(calculator));
  await page.locator("margin-scope").getByRole("textbox", { name: "Size" }).fill("50");
  await page.locator("margin-scope").getByRole("radio", { name: "Sell" }).check();
  const element = await takeOver(page, null);
  await expect(element.getByRole("textbox", { name: "Size" })).toHaveValue("50");
  await expect(element.getByRole("radio", { name: "Sell" })).toBeChecked();
  await expect.poll(() => element.evaluate((node) => [node.report.fill.qty, node.shown.order.side])).toEqual(["50", "sell"]);
  await watched.none();
});

test("a server's panel that nobody touched is not edited by being taken over, whatever its slider can show", async ({ page, request }) => {
  for (const leverage of ["150", "0.4"]) {
    await open(page, request, print({ ...calculator, leverage }));
    await page.evaluate(() => { globalThis.edits = []; document.addEventListener("ms-input", ({ detail }) => globalThis.edits.push(detail.field)); });
    const element = await takeOver(page, null);
    expect(await element.evaluate((node) => [node.shown.order.leverage, globalThis.edits])).toEqual([leverage, []]);
  }
});

test("a tick updates the server's nodes, and a crossing is announced", async ({ page, request }) => {
  const properties = { account: { ...account, positions: [long] } };
  const watched = await open(page, request, print(properties));
  const element = await takeOver(page, properties);
  const word = await element.locator(".word").elementHandle();
  await element.evaluate(async (node) => { node.tick("79"); await node.updateComplete; });
  await expect(element.locator(".word")).toHaveText("At or past liquidation");
  expect(await word.textContent()).toBe("At or past liquidation");
  await expect(element.locator("[aria-live]")).toContainText("At or past liquidation");
  await element.evaluate(async (node) => { node.tick("95"); await node.updateComplete; });
  await expect(element.locator("tr[data-name=distance] td")).toHaveText(/15\.36%/);
  await watched.none();
});

test("an order given, changed and taken back leaves what a page would have rendered", async ({ page, request }) => {
  const properties = { account, order };
  await open(page, request, print(properties));
  const element = await takeOver(page, properties);
  const pictures = await element.evaluate(async (node, [set, other]) => {
    const fresh = Object.assign(document.createElement("margin-scope"), set, { engine: node.engine });
    document.body.append(fresh);
    const pairs = [];
    for (const next of [other, null, set.order, { ...set.order, qty: "1O" }, other]) {
      node.order = fresh.order = next;
      await Promise.all([node.updateComplete, fresh.updateComplete]);
      pairs.push([globalThis.picture(node.shadowRoot), globalThis.picture(fresh.shadowRoot)]);
    }
    return pairs;
  }, [{ ...given, ...properties }, { ...order, stop: "70", leverage: "60" }]);
  for (const [now, expected] of pictures) expect(now).toBe(expected);
});

for (const [what, come, last] of [
  ["no other is seen while the catalogue comes", (route) => setTimeout(() => route.continue(), 400), "Kann platziert werden"],
  ["English takes over where no catalogue comes", (route) => route.abort(), "Can be placed"],
]) {
  test(`what was printed in another language stands in it: ${what}`, async ({ page, request }) => {
    await open(page, request, print({ account, order, locale: "de-DE" }));
    await page.route("**/locales/de.js", come);
    const words = await page.evaluate(async (set) => {
      const element = Object.assign(document.querySelector("margin-scope"), set);
      const read = () => element.shadowRoot.querySelector(".word").textContent;
      const seen = [read()];
      new MutationObserver(() => seen.push(read())).observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
      const hydrated = new Promise((done) => element.addEventListener("ms-status", done, { once: true }));
      await import("/dist/element/define.js");
      await hydrated;
      await element.updateComplete;
      return [...seen, read()];
    }, { account, order });
    expect(new Set(words)).toEqual(new Set(["Kann platziert werden", last]));
    expect(words.at(-1)).toBe(last);
  });
}

const bound = `<input data-ms="qty" value="100"><input data-ms="leverage" value="5">`;
for (const [what, part, properties, around = (tag) => tag] of [
  ["a panel", "panel", { view: "panel", account, order }],
  ["a meter", "meter", { view: "meter", account, order }],
  ["a refusal", "reasons", { account, order: { ...order, leverage: "60" } }],
  [
    "an order that the page's inputs say", "typed", { bind: "form", account, qty: "100", leverage: "5", mode: "isolated" },
    (tag) => `<form>${bound}${tag}</form>`,
  ],
  ["a control of a form", "form", { name: "risk", blockOn: "never", account, order }, (tag) => `<form>${tag}</form>`],
]) {
  test(`what was printed stands until the part has come that makes it: ${what}`, async ({ page, request }) => {
    const watched = await open(page, request, around(print(properties)));
    await page.route(`**/element/${part}.js`, (route) => setTimeout(() => route.continue(), 500));
    const { pictures, slipped, shifts } = await page.evaluate(async (set) => {
      const element = Object.assign(document.querySelector("margin-scope"), set);
      const read = () => element.shadowRoot.textContent.replace(/\s+/g, " ").trim();
      const seen = [read()];
      new MutationObserver(() => seen.push(read())).observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
      const hydrated = new Promise((done) => element.addEventListener("ms-status", done, { once: true }));
      await import("/dist/element/define.js");
      await element.ready;
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
      const form = document.querySelector("form");
      const held = set.blockOn ? form.checkValidity() : false;
      await hydrated;
      await element.updateComplete;
      return { pictures: [...new Set([...seen, read()])].length, slipped: held, shifts: globalThis.shifts };
    }, properties);
    expect({ pictures, slipped, shifts }).toEqual({ pictures: 1, slipped: false, shifts: [] });
    await watched.none();
  });
}

test("until its properties are there the server's numbers stand", async ({ page, request }) => {
  const watched = await open(page, request, print({ account, order }));
  const element = page.locator("margin-scope");
  const word = await element.locator(".word").elementHandle();
  await element.evaluate(async (node) => { await import("/dist/element/define.js"); await node.ready; await node.updateComplete; });
  await page.waitForTimeout(200);
  await expect(element.locator(".word")).toHaveText("Can be placed");
  await expect(element).toContainText("80.403");
  await element.evaluate(async (node, set) => { Object.assign(node, set); await node.updateComplete; }, { account, order });
  expect(await word.evaluate((node) => node.isConnected)).toBe(true);
  expect(await element.evaluate((node) => node.matches(":state(ok)"))).toBe(true);
  await watched.none();
});

test("events come as they do without a server", async ({ page, request }) => {
  await open(page, request, print({ account, order }));
  const heard = await page.evaluate(async (set) => {
    const events = [];
    const heard = ({ type, detail }) => events.push([type, detail?.from, detail?.to].filter(Boolean).join(" "));
    for (const type of ["ms-status", "ms-change", "ms-ready", "ms-error"]) document.addEventListener(type, heard);
    const element = Object.assign(document.querySelector("margin-scope"), set);
    const hydrated = new Promise((done) => element.addEventListener("ms-status", done));
    await import("/dist/element/define.js");
    await hydrated;
    return events;
  }, { account, order });
  expect(heard).toEqual(["ms-ready", "ms-change", "ms-status waiting ok"]);
});

test("properties that were sent along need no script of the page's; those it sets win", async ({ page, request }) => {
  const watched = await open(page, request, print({ account, order }, { stylesheet, embed: true }));
  await page.evaluate(() => globalThis.remember());
  const element = await takeOver(page, null);
  await expect(element).toContainText("80.403");
  expect(await page.evaluate(() => globalThis.allKept())).toBe(true);
  await element.evaluate(async (node) => { node.tick("101"); await node.updateComplete; });
  await expect(element.locator("[data-name=fill-price] dd")).toContainText("101.000");
  await watched.none();

  await open(page, request, print({ account, order }, { stylesheet, embed: true }));
  await takeOver(page, { order: { ...order, leverage: "4" } });
  await expect(element.locator(".subtitle")).toContainText("4x");
});

test("numbers that are newer than the server's take their place in its nodes", async ({ page, request }) => {
  const watched = await open(page, request, print({ account, order }));
  await page.evaluate(() => globalThis.remember());
  const element = await takeOver(page, { account: { ...account, marks: { XYZ: "110" } }, order });
  await expect(element.locator("[data-name=fill-price] dd")).toContainText("110.000");
  await expect(element.locator("[data-name=fill-price] data")).toHaveAttribute("value", "110");
  expect(await page.evaluate(() => globalThis.allKept())).toBe(true);
  await watched.none();
});

test("another picture than the server's is the page's own in the end", async ({ page, request }) => {
  for (const [first, next] of [[0, 1], [1, 0], [6, 0], [0, 12]]) {
    const [printed, set] = [situations[first], situations[next]];
    await open(page, request, print(printed.properties));
    const element = await takeOver(page, { order: null, ...set.properties });
    const [now, expected] = await element.evaluate(async (node, properties) => {
      const fresh = Object.assign(document.createElement("margin-scope"), properties, { engine: node.engine });
      document.body.append(fresh);
      await fresh.updateComplete;
      return [globalThis.picture(node.shadowRoot), globalThis.picture(fresh.shadowRoot)];
    }, { ...given, ...set.properties });
    expect(now).toBe(expected);
  }
});

test("what a minifier took the comments out of is taken over all the same", async ({ page, request }) => {
  const watched = await open(page, request, print({ account, order }).replaceAll("<!---->", "").replaceAll(/>\s+</g, "><"));
  const word = await page.locator("margin-scope .word").elementHandle();
  const element = await takeOver(page, { account, order });
  const texts = (name) => element.locator(name).first().evaluate((node) =>
    [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data));
  expect(await texts("thead th")).toEqual([" ", "in USDT"]);
  await element.evaluate(async (node) => { node.quote = "USDC"; node.tick("79"); await node.updateComplete; });
  expect(await texts("thead th")).toEqual([" ", "in USDC"]);
  expect(await word.evaluate((node) => node.isConnected)).toBe(true);
  await watched.none();
});

test("a server that had no account yet is taken over at once", async ({ page, request }) => {
  const watched = await open(page, request, print({ account: null }));
  const element = page.locator("margin-scope");
  await element.evaluate(async (node) => { await import("/dist/element/define.js"); await node.ready; });
  await expect.poll(() => element.evaluate((node) => node.matches(":state(waiting)"))).toBe(true);
  await element.evaluate(async (node, set) => { Object.assign(node, set); await node.updateComplete; }, { account, order });
  await expect(element.locator(".word")).toHaveText("Can be placed");
  await watched.none();
});

test("where the file that takes over cannot be had there is still one copy", async ({ page, request }) => {
  await page.route("**/hydrate.js", (route) => route.abort());
  await open(page, request, print({ account, order }));
  const element = await takeOver(page, { account, order });
  await expect(element.locator(".ticket")).toHaveCount(1);
  await expect(element.locator(".word")).toHaveText("Can be placed");
  await element.evaluate(async (node) => { node.tick("101"); await node.updateComplete; });
  await expect(element.locator("[data-name=fill-price] dd")).toContainText("101.000");
});

test("an element of the page's own asks for no such file", async ({ page, request }) => {
  const asked = [];
  page.on("request", (each) => asked.push(new URL(each.url()).pathname));
  await open(page, request, "");
  await page.evaluate(async (set) => {
    await import("/dist/element/define.js");
    const element = Object.assign(document.createElement("margin-scope"), set);
    document.body.append(element);
    await element.ready;
    await element.updateComplete;
  }, { account, order });
  expect(asked).toContain("/dist/element.js");
  expect(asked).not.toContain("/dist/element/hydrate.js");
});

for (const [name, options, change] of [
  ["a nonce", { nonce: "r4nd0m" }, () => "'nonce-r4nd0m'"],
  ["the hash", {}, (hash) => `'${hash}'`],
]) {
  test(`printed styles are allowed by ${name}`, needs("picture"), async ({ page, request }) => {
    const source = change(await styleHash());
    const watched = await open(page, request, print({ account, order }, options), (policy) =>
      policy.replace("style-src 'self'", `style-src 'self' ${source}`));
    await expect(page.locator("margin-scope .word")).toHaveCSS("font-weight", "650");
    const before = await page.screenshot();
    await takeOver(page, { account, order });
    expect((await page.screenshot()).equals(before)).toBe(true);
    await watched.none();
  });
}

test.describe("with scripts off", () => {
  test.use({ javaScriptEnabled: false });

  test("the numbers are there, and look as they will", needs("picture"), async ({ page, request }, info) => {
    const { "content-security-policy": policy } = (await request.get("/")).headers();
    await serve(page, `<!doctype html><title>served</title>${print({ account, order })}`, policy);
    await page.goto("/served.html");
    await expect(page.locator("margin-scope [data-name=liquidation-price] .after")).toHaveText("80.403");
    await expect(page.locator("margin-scope [data-name=liquidation-price] .after")).toBeVisible();
    await expect(page.locator("margin-scope .word")).toHaveCSS("font-weight", "650");
    await page.screenshot({ path: info.outputPath("served.png") });
  });
});

test("hostile text stays text", async ({ page, request }) => {
  const hostile = '</template></margin-scope><img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
  const properties = { account, order: { ...order, qty: hostile }, quote: hostile };
  const watched = await open(page, request, print(properties, { stylesheet, embed: true, attributes: { title: hostile } }));
  expect(await page.evaluate(() => document.querySelectorAll("img, script").length)).toBe(0);
  await takeOver(page, null);
  const left = await page.evaluate(() => {
    const { order, quote } = document.querySelector("margin-scope");
    return [globalThis.hacked, order.qty, quote];
  });
  expect(left).toEqual([undefined, hostile, hostile]);
  await watched.none();
});
