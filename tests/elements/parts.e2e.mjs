// SPDX-License-Identifier: MIT
// What a plain ticket does without is fetched when it is wanted: it may come late, fail and be asked for again, and until then nothing is
// shown or sent that is not so.
import { expect, test } from "../browsers/test.mjs";
import { axeFinds, openFixture, painted, ticket } from "./fixture.mjs";
import { MARKET, open } from "./markup.mjs";
import { account, long, order } from "./situations.mjs";

const element = (page) => page.locator("margin-scope");
/** The names of the parts that were asked for, as they are. */
function asked(page) {
  const names = [];
  page.on("request", (request) => {
    const [, name] = /\/dist\/element\/(\w+)\.js$/.exec(request.url()) ?? [];
    if (name && name !== "define") names.push(name);
  });
  return names;
}

/** Holds the file of a part back; `go` lets it through. */
async function hold(page, part) {
  let go;
  const gone = new Promise((done) => { go = done; });
  await page.route(`**/element/${part}.js`, async (route) => { await gone; await route.continue(); });
  return go;
}

/** As `ticket`, but does not wait for anything. */
const placed = async (page, properties) => {
  await page.evaluate((given) => {
    const made = document.createElement("margin-scope");
    document.querySelector("main").append(Object.assign(made, { engine: globalThis.engine, locale: "en-US", quote: "USDT" }, given));
  }, properties);
  await painted(page);
  return element(page);
};

test("a position asks for no part; an order for what may refuse it, a panel, a meter and a form for theirs", async ({ page, request }) => {
  const names = asked(page);
  await openFixture(page, request);
  await ticket(page, { account: { ...account, positions: [long] } });
  expect(names).toEqual([]);
  await ticket(page, { account, order });
  await expect.poll(() => names).toEqual(["reasons"]);
  await ticket(page, { account, order, view: "meter" });
  expect(names).toEqual(["reasons", "meter"]);
  await ticket(page, { account, order, view: "panel" });
  expect(names).toEqual(["reasons", "meter", "panel"]);
  await ticket(page, { account, order, view: "panel", editable: true });
  expect(names).toEqual(["reasons", "meter", "panel", "typed"]);
  await ticket(page, { account, order, blockOn: "insufficient" });
  expect(names).toEqual(["reasons", "meter", "panel", "typed", "form"]);
});

test("with `marginscope/element/parts` all is there at once, and nothing is asked for later", async ({ page, request, context }) => {
  await openFixture(page, request);
  await page.evaluate(() => import("/dist/element/parts.js"));
  await context.setOffline(true);
  const shown = await ticket(page, { account, order: { ...order, stop: "70" }, view: "panel", editable: true });
  await expect(shown.locator(".field[data-name=stop] input")).toHaveValue("70");
  await expect(shown.locator(".reasons")).toContainText("liquidation would come first");
  await shown.getByRole("button", { name: "Liquidation price", exact: true }).click();
  await expect(shown.locator(".explanation")).toBeVisible();
});

test("the formula is fetched as soon as a pointer, or the focus, comes near a number's name", async ({ page, request }) => {
  const names = asked(page);
  await openFixture(page, request);
  const shown = await ticket(page, { account, order });
  await shown.locator(".title").hover();
  expect(names).not.toContain("formula");
  await shown.getByRole("button", { name: "Distance" }).hover();
  await expect.poll(() => names).toContain("formula");
  await page.reload();
  await page.waitForFunction(() => globalThis.engine);
  names.length = 0;
  await ticket(page, { account, order });
  await page.keyboard.press("Tab");
  await expect.poll(() => names).toContain("formula");
});

test("a formula that is asked for before it is there opens when it comes, and the focus stays", async ({ page, request }) => {
  const watched = await openFixture(page, request);
  const go = await hold(page, "formula");
  const shown = await ticket(page, { account, order });
  await page.evaluate(() => { globalThis.heard = []; document.addEventListener("ms-explain", ({ detail }) => globalThis.heard.push(detail.name)); });
  const button = shown.getByRole("button", { name: "Liquidation price", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await painted(page);
  const height = (await shown.boundingBox()).height;
  await expect(shown.locator(".explanation")).toHaveCount(0);
  await expect(button).toHaveAttribute("aria-expanded", "false");
  expect(await page.evaluate(() => globalThis.heard)).toEqual(["liquidation-price"]);
  go();
  await expect(shown.locator(".explanation .formula").first()).toBeVisible();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(button).toBeFocused();
  // Its styles came along.
  expect(await shown.locator(".formula").first().evaluate((node) => getComputedStyle(node).fontFamily)).toContain("monospace");
  await page.keyboard.press("Enter");
  await expect(shown.locator(".explanation")).toHaveCount(0);
  expect((await shown.boundingBox()).height).toBe(height);
  await watched.none();
});

test("another view stands until the one that is wanted has come; ticks go on in it", async ({ page, request }) => {
  await openFixture(page, request);
  const [panel, typed] = [await hold(page, "panel"), await hold(page, "typed")];
  const shown = await ticket(page, { account, order });
  await shown.evaluate((node) => Object.assign(node, { view: "panel", editable: true }));
  await painted(page);
  panel();
  await page.waitForTimeout(200);
  await painted(page);
  await expect(shown.locator(".ticket")).toHaveCount(1);
  await expect(shown.locator(".panel")).toHaveCount(0);
  await shown.evaluate((node) => node.tick("101"));
  await expect(shown.locator("[data-name=fill-price] dd")).toContainText("101.000");
  await expect(shown.locator(".panel")).toHaveCount(0);
  typed();
  await expect(shown.locator(".panel .inputs")).toBeVisible();
  await expect(shown.locator("[data-name=fill-price] dd")).toContainText("101.000");
});

test("the one-file build has every part inside", async ({ page, request, context }) => {
  const { "content-security-policy": policy } = (await request.get("/")).headers();
  const form = FORM.replace("bind", 'view="panel" editable bind');
  const body = `<!doctype html><html lang="en"><title>One file</title><script type="module" src="/dist/cdn.js"></script>${form}`;
  await page.route("**/one-file.html", (route) => route.fulfill({ body, contentType: "text/html", headers: { "content-security-policy": policy } }));
  await page.goto("/one-file.html");
  await page.waitForFunction(() => customElements.get("margin-scope"));
  await context.setOffline(true);
  await expect(element(page).locator(".inputs")).toBeVisible();
  await expect(element(page).locator(".detail")).toContainText("is missing");
  await element(page).getByRole("button", { name: "Distance" }).click();
  await expect(element(page).locator(".explanation")).toBeVisible();
  expect(await page.locator("form").evaluate((form) => form.checkValidity())).toBe(false);
});

test("what is shown first is shown whole: no warning is put below it later", async ({ page, request }) => {
  await openFixture(page, request);
  const go = await hold(page, "reasons");
  const shown = await placed(page, { account, order: { ...order, stop: "70" } });
  await expect(shown).toHaveJSProperty("status", "ok");
  await expect(shown.locator(".rows")).toHaveCount(0);
  await shown.evaluate((node) => {
    globalThis.pictures = [];
    new MutationObserver(() => {
      const { shadowRoot } = node;
      if (shadowRoot.querySelector(".rows")) globalThis.pictures.push(shadowRoot.querySelector(".reasons") !== null);
    }).observe(node.shadowRoot, { childList: true, subtree: true });
  });
  go();
  await expect(shown.locator(".reasons")).toContainText("liquidation would come first");
  expect(new Set(await page.evaluate(() => globalThis.pictures))).toEqual(new Set([true]));
});

test("an order that is refused says so at once, the reason as soon as it comes, and is spoken with it", async ({ page, request }) => {
  await openFixture(page, request);
  const go = await hold(page, "reasons");
  const shown = await ticket(page, { account, order });
  const height = (await shown.boundingBox()).height;
  await shown.evaluate((node, refused) => { node.order = refused; }, { ...order, qty: "200" });
  await expect(shown.locator(".word")).toHaveText("Not enough margin");
  await expect(shown.locator("[aria-live]")).toHaveText("");
  go();
  await expect(shown.locator(".detail")).toContainText("is missing");
  await expect(shown.locator("[aria-live]")).toContainText("is missing");
  expect((await shown.boundingBox()).height).toBe(height);
});

for (const [part, properties, whole, meanwhile] of [
  ["panel", { view: "panel" }, ".panel", ".rows"],
  ["meter", { view: "meter" }, ".room", ".rows"],
  ["reasons", { order: { ...order, leverage: "60" } }, ".detail:has-text('50x')", ".word:has-text('Would be refused')"],
]) {
  test(`where the ${part} cannot be had a ticket says so, and it is asked for anew by a button`, async ({ page, request }) => {
    await openFixture(page, request);
    await page.route(`**/element/${part}.js*`, (route) => route.abort());
    await page.evaluate(() => {
      globalThis.errors = [];
      document.addEventListener("ms-error", ({ detail }) => globalThis.errors.push(detail.error instanceof Error));
    });
    const shown = await ticket(page, { account, order, ...properties });
    await expect(shown.locator("[part=missing]")).toContainText("could not be loaded");
    await expect(shown.locator(meanwhile)).toBeVisible();
    expect(await page.evaluate(() => globalThis.errors)).toEqual([true]);
    expect(await axeFinds(page)).toEqual([]);
    // It fails again: the next button has the focus.
    const again = shown.getByRole("button", { name: "Try again" });
    await again.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => globalThis.errors)).toEqual([true, true]);
    await expect(shown.locator("[part=missing]")).toBeVisible();
    await expect(again).toBeFocused();
    await page.unroute(`**/element/${part}.js*`);
    await page.keyboard.press("Enter");
    await expect(shown.locator(whole)).toBeVisible();
    await expect(shown.locator("[part=missing]")).toHaveCount(0);
    await expect(shown.locator("[data-status]")).toBeFocused();
    expect(await axeFinds(page)).toEqual([]);
  });
}

test("who went on while a part was asked for anew keeps the focus where it is", async ({ page, request }) => {
  await openFixture(page, request);
  await page.route("**/element/meter.js*", (route) => route.abort());
  const shown = await ticket(page, { account, order, view: "meter" });
  await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("button"), { textContent: "Elsewhere" })));
  await page.unroute("**/element/meter.js*");
  const go = await hold(page, "meter");
  await shown.getByRole("button", { name: "Try again" }).click();
  await expect(shown.locator("[part=missing]")).toHaveCount(0);
  await page.getByRole("button", { name: "Elsewhere" }).focus();
  go();
  await expect(shown.locator(".room")).toBeVisible();
  await shown.evaluate((node) => node.updateComplete);
  await expect(page.getByRole("button", { name: "Elsewhere" })).toBeFocused();
});

test("a formula that could not be had is asked for anew when it is opened again", async ({ page, request }) => {
  await openFixture(page, request);
  await page.route("**/element/formula.js*", (route) => route.abort());
  const shown = await ticket(page, { account, order });
  const button = shown.getByRole("button", { name: "Distance" });
  await button.click();
  await expect(shown.locator("[part=missing]")).toBeVisible();
  await button.click();
  await expect(shown.locator("[part=missing]")).toHaveCount(0);
  await page.unroute("**/element/formula.js*");
  await button.click();
  await expect(shown.locator(".explanation")).toBeVisible();
});

const FORM = `<form><input data-ms="qty" name="qty" value="1000" aria-label="Size"><input data-ms="leverage" value="5" aria-label="Leverage">
  <margin-scope bind="form" name="risk" block-on="insufficient" wallet="3000" mode="isolated" ${MARKET}
    maintenance-rate="0.005"></margin-scope><button>Send</button></form>`;

for (const part of ["typed", "form", "reasons"]) {
  test(`no form slips through before the part "${part}" has come`, async ({ page, request }) => {
    const go = await hold(page, part);
    await openFixture(page, request, FORM);
    await page.evaluate(() => {
      globalThis.sent = [];
      document.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();
        globalThis.sent.push(new FormData(event.target).get("risk.status"));
      });
    });
    await painted(page);
    const send = async () => {
      await page.getByRole("button", { name: "Send" }).click();
      await page.evaluate(() => document.querySelector("form").requestSubmit());
    };
    await send();
    expect(await element(page).evaluate((node) => node.checkValidity())).toBe(false);
    expect(await element(page).evaluate((node) => node.validationMessage)).not.toBe("");
    go();
    await element(page).evaluate((node) => node.updateComplete);
    await expect(element(page)).toHaveJSProperty("status", "insufficient");
    await send();
    expect(await page.evaluate(() => globalThis.sent)).toEqual([]);
    await page.getByLabel("Size").fill("100");
    await expect(element(page)).toHaveJSProperty("status", "ok");
    await send();
    expect(await page.evaluate(() => globalThis.sent)).toEqual(["ok", "ok"]);
  });
}

test("where the page's inputs cannot be read the form works as if the element were not there, until they can", async ({ page, request }) => {
  await page.route("**/element/typed.js*", (route) => route.abort());
  await page.addInitScript(() => { globalThis.errors = 0; document.addEventListener("ms-error", () => { globalThis.errors++; }); });
  await openFixture(page, request, FORM);
  await expect(element(page).locator("[part=missing]")).toBeVisible();
  await expect(element(page)).toHaveJSProperty("status", "invalid");
  expect(await page.evaluate(() => globalThis.errors)).toBe(1);
  const valid = () => page.locator("form").evaluate((form) => form.checkValidity());
  // Held until the part that knows of forms has come.
  await expect.poll(valid).toBe(true);
  await page.unroute("**/element/typed.js*");
  await element(page).getByRole("button", { name: "Try again" }).click();
  await expect(element(page)).toHaveJSProperty("status", "insufficient");
  expect(await valid()).toBe(false);
});

test("a price that comes before it can be read whose it is counts", async ({ page, request }) => {
  const go = await hold(page, "typed");
  await openFixture(page, request, `<form><select data-ms="symbol"><option>ABC</option></select><input data-ms="qty" value="10">
    <input data-ms="leverage" value="5"><margin-scope bind="form"></margin-scope></form>`);
  await element(page).evaluate((node, given) => {
    node.account = { ...given, contracts: [...given.contracts, { ...given.contracts[0], symbol: "ABC" }], marks: { XYZ: "100", ABC: "50" } };
    node.tick("51");
  }, account);
  await painted(page);
  go();
  await expect.poll(() => element(page).evaluate((node) => node.report?.fill.price)).toBe("51");
});

test("a part's styles come along into another document", async ({ page, request }) => {
  await open(page, request, "<iframe title=other></iframe>");
  const size = await page.evaluate(async ([given, asked]) => {
    const node = Object.assign(document.createElement("margin-scope"), { engine: globalThis.engine, account: given, order: asked, view: "meter" });
    document.querySelector("iframe").contentDocument.body.append(node);
    await node.updateComplete;
    return getComputedStyle(node.shadowRoot.querySelector(".line")).display;
  }, [account, order]);
  expect(size).toBe("flex");
});
