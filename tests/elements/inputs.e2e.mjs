// SPDX-License-Identifier: MIT
// What a host says by attributes alone.
import { expect, test } from "../browsers/test.mjs";
import { after, MARKET, open, shown } from "./markup.mjs";
import { account, contract, order } from "./situations.mjs";

test("an order in attributes alone: wallet, venue and steps included", async ({ page, request }) => {
  // Without a risk table there is no maintenance: liquidation is bankruptcy, at 80.
  const said = `side="long" mode="isolated" qty="100" leverage="5" wallet="3000" venue="generic" ${MARKET}`;
  const watched = await open(page, request, `<margin-scope ${said}></margin-scope>`);
  await expect(shown(page, "liquidation-price")).toHaveText("80.000");
  await expect(shown(page, "available")).toHaveText("1,000.00");
  await watched.none();
});

test("any two of size, value, margin and leverage make the same order, as text, number or big integer", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" wallet="3000" ${MARKET}></margin-scope>`);
  const empty = { qty: null, notional: null, margin: null, leverage: null };
  const pairs = [
    { qty: "100", leverage: "5" }, { notional: 10000, leverage: 5 }, { margin: "2000", leverage: "5" }, { qty: 100, margin: 2000 },
    { notional: "1e4", margin: "2000.0" },
  ];
  for (const pair of pairs) {
    const { report } = await after(page, { ...empty, ...pair });
    expect([report.fill.qty, report.fill.notional, report.initialMargin], JSON.stringify(pair)).toEqual(["100", "10000", "2000"]);
  }
  const big = await page.locator("margin-scope").evaluate(async (element) => {
    element.qty = 100n;
    await element.updateComplete;
    return element.report.fill.qty;
  });
  expect(big).toBe("100");
});

test("properties are attributes and attributes are properties", async ({ page, request }) => {
  const said = `side="buy" price-kind="limit" price="99" other-pnl="-5" risk-cap="20%" block-on="already" reduce-only ${MARKET}`;
  await open(page, request, `<margin-scope ${said}></margin-scope>`);
  const read = await page.locator("margin-scope").evaluate(async (element) => {
    const { side, priceKind, price, otherPnl, riskCap, blockOn, reduceOnly, tickSize } = element;
    Object.assign(element, { side: "sell", priceKind: "trigger", otherPnl: 7, reduceOnly: false, stop: null, tickSize: "0.5", holdHours: 8 });
    await element.updateComplete;
    const names = ["side", "price-kind", "other-pnl", "reduce-only", "stop", "tick", "hold-hours"];
    const attributes = Object.fromEntries(names.map((name) => [name, element.getAttribute(name)]));
    return { properties: { side, priceKind, price, otherPnl, riskCap, blockOn, reduceOnly, tickSize }, attributes };
  });
  expect(read.properties).toEqual({
    side: "buy", priceKind: "limit", price: "99", otherPnl: "-5", riskCap: "20%", blockOn: "already", reduceOnly: true, tickSize: "0.001",
  });
  expect(read.attributes).toEqual({
    side: "sell", "price-kind": "trigger", "other-pnl": "7", "reduce-only": null, stop: null, tick: "0.5", "hold-hours": "8",
  });
});

test("an attribute wins over the same value of the account or the order, and the host's objects stay as they were", async ({ page, request }) => {
  await open(page, request, "<margin-scope></margin-scope>");
  const unchanged = await page.locator("margin-scope").evaluate(async (element, [given, asked]) => {
    const before = JSON.stringify([given, asked]);
    Object.assign(element, {
      account: given, order: asked, mark: "110", wallet: "9000", qty: "50", venue: "okx-linear",
      otherPnl: "-100", otherMaintenance: "10", lot: "10", riskCap: "1%",
    });
    await element.updateComplete;
    return JSON.stringify([given, asked]) === before;
  }, [account, order]);
  expect(unchanged).toBe(true);
  const { report } = await after(page, {});
  expect(report.fill.price).toBe("110");
  expect(report.fill.qty).toBe("50");
  expect(report.before.account.equity).toBe("8900");
  expect(report.before.account.maintenanceMargin).toBe("10");
  expect(report.reasons.map(({ code }) => code)).toContain("risk-cap-exceeded");
  // Off the lot of 10.
  expect((await after(page, { qty: "55" })).report.reasons.map(({ code }) => code)).toContain("off-lot");
});

test("where nobody says what the wallet holds, it holds what the order costs", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" mode="isolated" margin="2000" leverage="5" ${MARKET}></margin-scope>`);
  await page.locator("margin-scope").evaluate((element, own) => { element.contract = own; }, { ...contract, symbol: "XYZUSDT" });
  const { status, report } = await after(page, {});
  expect([status, report.accepted, report.after.position.liquidation.price, report.after.account.available]).toEqual(["ok", true, "80.403", "0"]);
  // A wallet that is known to be empty is another thing.
  for (const wallet of ["0", 0, 0n]) {
    expect((await after(page, { wallet: null })).status).toBe("ok");
    expect((await after(page, { wallet })).status, typeof wallet).toBe("insufficient");
  }
});

test("a wrong attribute is told by name, and the next right one recovers", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" qty="100" leverage="5" wallet="3000" ${MARKET}></margin-scope>`);
  const wrong = {
    qty: "1O", leverage: "-5", price: "0", side: "bay", mode: "crossed", wallet: "all", mark: "x", venue: "nowhere", tickSize: "0",
    stop: "1e999", riskCap: "200 %",
  };
  for (const [name, value] of Object.entries(wrong)) {
    const before = await page.locator("margin-scope").evaluate((element, property) => element[property], name);
    const told = await after(page, { [name]: value });
    expect(told.status, name).toBe("invalid");
    expect(told.spoken, name).toContain(value);
    expect((await after(page, { [name]: before })).status, name).toBe("ok");
  }
});

test("a price that stands in for the mark is named as the price", async ({ page, request }) => {
  await open(page, request, `<margin-scope side="buy" qty="100" leverage="5" wallet="3000" price="1OO" base="XYZ" locale="en-US"></margin-scope>`);
  const said = async (price) => (await after(page, { price })).spoken;
  expect(await said("1OO")).toContain("Price: “1OO” is not a decimal number");
  expect(await said("-1")).toContain("Price: “-1”");
  expect((await after(page, { price: "100" })).status).toBe("ok");
  await page.locator("margin-scope").evaluate((element) => element.tick("x"));
  expect(await said("99")).toContain("Mark of XYZ: “x”");
});

test("a maintenance rate is that of a contract without a table; without any the element says so", async ({ page, request }) => {
  const said = `side="buy" mode="isolated" qty="100" leverage="5" wallet="3000" maintenance-rate="0.005" ${MARKET}`;
  await open(page, request, `<margin-scope ${said}></margin-scope>`);
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  const unknown = page.locator("margin-scope [data-code=no-maintenance]");
  await expect(unknown).toHaveCount(0);
  await after(page, { maintenanceRate: null });
  await expect(shown(page, "liquidation-price")).toHaveText("80.000");
  await expect(unknown).toContainText("No maintenance margin is known");
  // A table that the host gave stands.
  await after(page, { maintenanceRate: "0.02", contract: { ...contract, symbol: "XYZUSDT" } });
  await expect(shown(page, "liquidation-price")).toHaveText("80.403");
  expect((await after(page, { contract: null, maintenanceRate: "2" })).spoken).toContain("Maintenance rate");
});
