// SPDX-License-Identifier: MIT
import { needs } from "../browsers/needs.mjs";
import { setMedia, under } from "../browsers/settings.mjs";
import { expect, test } from "../browsers/test.mjs";
import { axeFinds, painted, picture, sideways } from "../elements/fixture.mjs";
import { changeByKeyboard, orderByKeyboard } from "./by-keyboard.mjs";
import { liquidation, open, shown } from "./desk.mjs";

test("keeps to the strict policy without a word on the console, feed and all", async ({ page }) => {
  const watched = await open(page);
  await page.getByRole("button", { name: "Start feed" }).click();
  const before = await page.locator("#mark").textContent();
  await expect(page.locator("#mark")).not.toHaveText(before);
  await page.getByRole("button", { name: "Pause feed" }).click();
  for (const id of ["binance", "founding", "demo"]) await page.locator("#account").selectOption(id);
  await painted(page);
  await watched.none();
});

test("asks the network for nothing after it has loaded, and needs nothing", async ({ page, context }) => {
  const watched = await open(page);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await context.setOffline(true);
  await page.getByLabel("Size").fill("0.1");
  await expect(page.locator("#ticket .title")).toHaveText("Buy 0.1 BTC");
  await page.getByRole("button", { name: "Advance 1 s" }).click();
  await page.getByRole("button", { name: "Buy BTCUSDT" }).click();
  await expect(page.locator("#message")).toContainText("Order accepted");
  await page.locator("#account").selectOption("binance");
  await painted(page);
  expect(requests).toEqual([]);
  await watched.none();
});

test("shows the liquidation prices that Binance's own document prints", async ({ page }) => {
  await open(page);
  await page.locator("#account").selectOption("binance");
  await expect(liquidation(page, "BTCUSDT:cross")).toHaveText("26,316.89");
  await expect(liquidation(page, "ETHUSDT:cross")).toHaveText("1,153.26");
});

test("shows the founding example: $2,000 at 5x is $10,000, liquidated at 80.402", async ({ page }) => {
  await open(page, "&account=founding");
  await expect(page.locator("#notional")).toContainText("10,000.00 USD");
  await expect(page.locator("#ticket [data-name=cost]")).toContainText("2,000.00");
  await expect(shown(page, "liquidation-price")).toHaveText("80.402");
});

test("the ticket follows typing, the slider and its text twin", async ({ page }) => {
  await open(page, "&account=founding");
  const leverage = page.getByRole("textbox", { name: "Leverage" });
  await leverage.fill("10");
  // 10x with 0.5 % maintenance.
  await expect(shown(page, "liquidation-price")).toHaveText("90.452");
  await expect(page.getByRole("slider", { name: "Leverage" })).toHaveValue("10");
  await page.getByRole("slider", { name: "Leverage" }).focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowLeft");
  await expect(leverage).toHaveValue("5");
  await expect(shown(page, "liquidation-price")).toHaveText("80.402");
  await page.locator("#order").getByRole("radio", { name: "Sell" }).check();
  await expect(shown(page, "liquidation-price")).toHaveText("119.403");
  await page.getByLabel("Size").fill("");
  await expect(page.locator("#ticket .word")).toHaveText("No position");
});

test("the same seed gives the same prices, another seed others", async ({ browser }) => {
  const marksOf = async (seed) => {
    const page = await browser.newPage();
    await open(page, `&seed=${seed}`);
    const seen = [];
    for (let i = 0; i < 3; i++) {
      await page.getByRole("button", { name: "Advance 1 s" }).click();
      await painted(page);
      seen.push(await page.locator("#mark").textContent());
    }
    const ticket = await page.locator("#ticket [data-name=fill-price] data").textContent();
    await page.close();
    expect(ticket).toContain(seen[2]);
    return seen;
  };
  const first = await marksOf(7);
  expect(await marksOf(7)).toEqual(first);
  expect(await marksOf(8)).not.toEqual(first);
  expect(new Set(first).size).toBe(3);
});

test("a thousand ticks at once are one preview and one look at the account", async ({ page }) => {
  await open(page);
  const calls = await page.evaluate(async () => {
    const ticket = document.getElementById("ticket");
    const real = ticket.engine;
    let previews = 0;
    ticket.engine = { ...real, preview: (...given) => { previews++; return real.preview(...given); } };
    await ticket.updateComplete;
    previews = 0;
    for (let i = 0; i < 5; i++) document.getElementById("advance").click();
    await ticket.updateComplete;
    return previews;
  });
  expect(calls).toBe(1);
});

test("by keyboard alone: from the top of the page to an accepted order", async ({ page }) => {
  await open(page, "&account=founding");
  await orderByKeyboard(page);
});

test("by keyboard alone: an order that waits is changed and cancelled, and the keyboard stays where it is of use", async ({ page }) => {
  await open(page, "&account=founding");
  await changeByKeyboard(page);
});

test("an accepted market order becomes a position, and what it costs leaves the balance", async ({ page }) => {
  await open(page, "&account=founding");
  await page.getByRole("button", { name: "Buy XYZ" }).click();
  await expect(page.locator("#message")).toContainText("accepted and filled at 100.000");
  await expect(liquidation(page, "XYZ:isolated")).toHaveText("80.402");
  await expect(page.locator("#available")).toHaveText("0.00");
  await expect(page.locator("#ticket .word")).toHaveText("Above maintenance");
  await page.getByRole("button", { name: /^Close XYZ/ }).click();
  await expect(page.locator("#ticket .word")).toHaveText("Position closed");
  await page.getByRole("button", { name: "Sell XYZ" }).click();
  await expect(page.locator("#no-positions")).toBeVisible();
  await expect(page.locator("#available")).toHaveText("2,000.00");
});

test("a limit order away from the mark waits, and can be cancelled", async ({ page }) => {
  await open(page, "&account=founding");
  await page.getByRole("radio", { name: "Limit" }).check();
  await page.getByRole("textbox", { name: "Price" }).fill("90");
  await page.getByRole("button", { name: "Buy XYZ" }).click();
  await expect(page.locator("#open-orders-list li")).toContainText("Buy 100 XYZ at 90.000");
  await expect(page.locator("#positions")).toBeHidden();
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.locator("#open-orders")).toBeHidden();
});

test("a warning does not hold an order back, a refusal says why", async ({ page }) => {
  await open(page, "&account=founding");
  await page.getByLabel("Stop").fill("70");
  await expect(page.locator("#ticket .reasons")).toContainText("liquidation would come first");
  await page.getByLabel("Size").fill("200");
  await page.getByRole("button", { name: "Buy XYZ" }).click();
  await expect(page.locator("#message")).toContainText(/refused.*margin/i);
  await page.getByLabel("Size").fill("100");
  await page.getByRole("button", { name: "Buy XYZ" }).click();
  await expect(page.locator("#message")).toContainText("Order accepted");
});

test("a wrong input is marked at its field and the form goes on working", async ({ page }) => {
  await open(page);
  const size = page.getByLabel("Size");
  await size.fill("1O");
  await expect(size).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#ticket .word")).toHaveText("Check this input");
  await page.getByRole("textbox", { name: "Leverage" }).fill("7");
  await expect(size).toHaveAttribute("aria-invalid", "true");
  await size.fill("0.1");
  await expect(size).not.toHaveAttribute("aria-invalid");
  await expect(page.locator("#ticket .word")).toHaveText("Can be placed");
});

test("the ticket is bound by markup alone: no script tells it of the order", async ({ page }) => {
  await open(page, "&account=founding");
  expect(await page.evaluate(() => document.getElementById("ticket").order)).toBeNull();
  await page.getByRole("checkbox", { name: "Reduce only" }).check();
  await expect(page.locator("#ticket .word")).toHaveText("Inputs contradict each other");
  await page.getByRole("checkbox", { name: "Reduce only" }).uncheck();
  await page.locator("#max").click();
  await expect(page.locator("#ticket .title")).toHaveText("Buy 100 XYZ");
});

test("the ticket that React controls follows its own form and the same account", async ({ page }) => {
  await open(page, "&account=founding");
  const quick = page.locator("#quick");
  const shownThere = (name) => quick.locator(`margin-scope tr[data-name="${name}"] td:last-child`);
  // Typed: React does not hear of a value that the driver of Firefox sets.
  const stake = async (text) => {
    await quick.getByLabel("Stake").selectText();
    await page.keyboard.type(text);
  };
  await expect(quick.locator("margin-scope .title")).toHaveText("Buy 12 XYZ");
  await stake("2000");
  await expect(shownThere("liquidation-price")).toHaveText("80.402");
  await quick.getByRole("radio", { name: "10x" }).check();
  await expect(shownThere("liquidation-price")).toHaveText("90.452");
  await quick.getByRole("radio", { name: "Sell" }).check();
  await expect(quick.locator("margin-scope .title")).toHaveText("Sell 200 XYZ");
  await stake("2,000.01");
  await expect(quick.getByRole("button", { name: /^Sell for/ })).toBeDisabled();
  await stake("2000");
  await quick.getByRole("button", { name: /^Sell for/ }).click();
  await expect(quick.locator(".message")).toHaveText("Order accepted and filled at 100.000.");
  await expect(liquidation(page, "XYZ:isolated")).toHaveText("109.453");
  await expect(page.locator("#ticket .subtitle")).toContainText("Reduces the short");
});

test("an order is placed once, however often it is sent before it is done", async ({ page }) => {
  await open(page, "&account=founding");
  await page.locator("#qty").fill("20");
  await page.evaluate(() => { const form = document.getElementById("order"); form.requestSubmit(); form.requestSubmit(); });
  await expect(page.locator("#positions-body tr")).toHaveCount(1);
  // The margin of twenty at five times, once.
  await expect(page.locator("#positions-body")).toContainText("400.00");
});

test("under another venue's rules the same account is liquidated elsewhere", async ({ page }) => {
  await open(page, "&account=demo");
  const rules = page.locator("#venue");
  expect(await rules.locator("option").count()).toBeGreaterThan(10);
  const own = await liquidation(page, "BTCUSDT:cross").textContent();
  await rules.selectOption("okx-linear");
  await expect(liquidation(page, "BTCUSDT:cross")).not.toHaveText(own);
  const inTicket = await shown(page, "liquidation-price").textContent();
  await rules.selectOption("");
  await expect(liquidation(page, "BTCUSDT:cross")).toHaveText(own);
  await expect(shown(page, "liquidation-price")).not.toHaveText(inTicket);
});

test("hedged and stacked pairs stand on one balance: alone each price is as far, held by the other or not", async ({ page }) => {
  await open(page, "&account=stacked");
  for (const id of ["AAA:cross", "BBB:cross"]) await expect(liquidation(page, id)).toHaveText("70.855");
  await page.locator("#account").selectOption("hedged");
  await expect(liquidation(page, "AAA:cross")).toHaveText("70.855");
  await expect(liquidation(page, "BBB:cross")).toHaveText("128.855");
});

test("every status is reached by hand", async ({ page }) => {
  await open(page, "&account=founding");
  const state = (name) => expect(page.locator("#ticket:state(" + name + ")")).toHaveCount(1);
  const size = page.locator("#qty");
  const leverage = page.getByRole("textbox", { name: "Leverage" });
  await state("ok");
  await size.fill("20");
  await leverage.fill("1");
  await state("never");
  await leverage.fill("5");
  await size.fill("5000");
  await state("insufficient");
  await page.getByRole("checkbox", { name: "Reduce only" }).check();
  await state("invalid");
  await page.getByRole("checkbox", { name: "Reduce only" }).uncheck();
  await size.fill("");
  await state("flat");
  await page.locator("#account").selectOption("past");
  await state("already");
  // Five seconds after the last price.
  await page.getByRole("button", { name: "Advance 1 s" }).click();
  await state("stale");
});

test("closing a position leaves the leverage for the next order", async ({ page }) => {
  await open(page, "&account=founding");
  await page.locator("#submit").click();
  await page.getByRole("button", { name: /^Close XYZ/ }).click();
  await expect(page.getByRole("textbox", { name: "Leverage" })).toHaveValue("5");
});

test("with another contract go the prices of the one before", async ({ page }) => {
  await open(page);
  await page.locator("#symbol").selectOption("ETHUSDT");
  await expect(page.getByLabel("Stop")).toHaveValue("");
  await page.getByRole("radio", { name: "Limit" }).check();
  await page.locator("#symbol").selectOption("SOLUSDT");
  await expect(page.getByRole("textbox", { name: "Price" })).toHaveValue("148.35");
  await expect(page.locator("#ticket .title")).toHaveText("Buy 0.25 SOL");
});

test("a theme that the browser chooses again is the page's", async ({ page }) => {
  await open(page);
  await page.locator("#theme").selectOption("dark");
  await page.goto("/learn/");
  await page.goBack();
  await page.waitForSelector("html[data-ready]");
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme === document.getElementById("theme").value)).toBe(true);
});

test("with text twice as large nothing scrolls sideways, and what is read together stays together", async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await painted(page);
    expect(await sideways(page), String(width)).toBe(0);
    expect(await page.locator("#positions").evaluate((node) => parseFloat(getComputedStyle(node).fontSize))).toBe(26);
  }
});

for (const [name, reducedMotion, offers] of [
  ["reduced motion leaves the feed still until it is asked for", "reduce", "Start feed"],
  ["without it the feed runs", "no-preference", "Pause feed"],
]) {
  test(name, under({ reducedMotion }), async ({ page }) => {
    await setMedia(page, { reducedMotion });
    await page.goto("/demo/");
    await page.waitForSelector("html[data-ready]");
    await expect(page.locator("#feed")).toHaveText(offers);
  });
}

for (const [name, width, height, colorScheme] of [
  ["light", 1280, 900, "light"], ["dark", 1280, 900, "dark"], ["narrow", 360, 800, "light"], ["narrowest", 320, 800, "dark"],
]) {
  test(`axe finds nothing and nothing scrolls sideways: ${name}`, under({ colorScheme }), async ({ page }) => {
    await page.setViewportSize({ width, height });
    await setMedia(page, { colorScheme });
    await open(page);
    expect(await axeFinds(page)).toEqual([]);
    for (const id of ["binance", "founding", "stacked", "past", "demo"]) {
      await page.locator("#account").selectOption(id);
      await painted(page);
      expect(await sideways(page)).toBe(0);
    }
    await picture(page, `demo-${name}`, { fullPage: width < 600 });
  });
}

test("nothing shifts under a feed, and little while the page fills in", needs("layout-shift"), async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      const nameOf = ({ node }) => node?.id || node?.className || node?.nodeName;
      for (const { value, sources } of list.getEntries()) globalThis.shifts.push([value, ...sources.map(nameOf)]);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await open(page);
  const total = (shifts) => shifts.reduce((sum, [value]) => sum + value, 0);
  const loading = await page.evaluate(() => globalThis.shifts.splice(0));
  expect(total(loading), JSON.stringify(loading)).toBeLessThan(0.02);
  for (let i = 0; i < 10; i++) {
    await page.evaluate(() => document.getElementById("advance").click());
    await painted(page);
  }
  // A number that gains a digit moves its own edge, nothing else.
  const feeding = await page.evaluate(() => globalThis.shifts);
  expect(total(feeding), JSON.stringify(feeding)).toBeLessThan(0.001);
});

test("the picture of the ticket: the founding example, light, at twice the size", needs("picture"), async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2, colorScheme: "light" });
  await open(page, "&account=founding");
  await expect(shown(page, "liquidation-price")).toHaveText("80.402");
  await picture(page.locator("#ticket"), "ticket");
  await page.close();
});
