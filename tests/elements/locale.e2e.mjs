// SPDX-License-Identifier: MIT
// The element in the languages it has: their words, their direction, and how they come into the page.
import { expect, test } from "../browsers/test.mjs";
import { axeFinds, openFixture, picture, sideways, ticket } from "./fixture.mjs";
import { catalogues, LANGUAGES } from "./languages.mjs";
import { account, contract, long, order, situations } from "./situations.mjs";

const LOCALES = { ar: "ar-EG", de: "de-DE", en: "en-US", es: "es-ES", ja: "ja-JP", zh: "zh-CN" };
const english = catalogues.get("en");
/** What one sees of English wherever it is spoken: its words for statuses, quantities and columns. */
const ENGLISH = [
  ...[english.statuses, english.labels, english.words].flatMap(Object.values),
  english.now, english.after, english.meter, english.waitingDetail,
];

const shown = (page) => page.locator("margin-scope .ticket");
const files = (page) => {
  const asked = [];
  page.on("request", (request) => { if (request.url().includes("/locales/")) asked.push(request.url().replace(/.*\/locales\//, "")); });
  return asked;
};

for (const language of LANGUAGES) {
  test.describe(`in ${language}`, () => {
    const own = catalogues.get(language);
    let watched;
    test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
    test.afterEach(() => watched.none());

    test("every situation has its own word, and none is English by accident", async ({ page }) => {
      const spoken = new Map();
      for (const { name, status, word, properties } of situations) {
        const element = await ticket(page, { ...properties, locale: LOCALES[language] });
        await expect(shown(page), name).toHaveAttribute("lang", language);
        const text = await shown(page).innerText();
        const said = await element.locator(".word").textContent();
        if (word) expect(said, name).toBe(own.statuses[Object.keys(english.statuses).find((key) => english.statuses[key] === word)]);
        if (status) spoken.set(`${status} ${word}`, said);
        expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
        expect(await element.evaluate((node) => node.asText()), name).toContain(said);
        if (language !== "en") {
          const words = (part) => new RegExp(`(?<![\\p{L}])${part}(?![\\p{L}])`, "u");
          expect(ENGLISH.filter((part) => words(part).test(text)), name).toEqual([]);
        }
      }
      expect(new Set(spoken.values()).size).toBe(spoken.size);
      expect(spoken.size).toBeGreaterThanOrEqual(10);
    });

    const busy = {
      account: { ...account, positions: [long], marks: { XYZ: "98" } },
      order: { ...order, qty: "50", stop: "70", target: "90", riskCap: "100" },
    };
    const coin = { ...contract, kind: "inverse", multiplier: "100", fees: { maker: "0.0002", taker: "0.00055" } };
    const inverse = {
      base: "BTC", quote: "USD", view: "panel", editable: true,
      account: { ...account, wallet: "0.5", contracts: [coin], marks: { XYZ: "60000" } },
      order: { ...order, qty: "11", stop: "50000" },
    };
    const poor = { account: { ...account, wallet: "1500" }, order };
    const past = { account: { ...account, marks: { XYZ: "75" }, positions: [long] } };
    const cases = { busy, inverse, poor, past };
    for (const [name, properties] of Object.entries(cases)) {
      test(`axe finds nothing and nothing is wider than the page: ${name}`, async ({ page }) => {
        for (const width of [280, 352, 700]) {
          await page.setViewportSize({ width, height: 900 });
          const element = await ticket(page, { ...properties, locale: LOCALES[language] });
          await expect(shown(page)).toHaveAttribute("lang", language);
          expect(await sideways(page)).toBe(0);
          await picture(element, `${language}-${name}-${width}`);
        }
        expect(await axeFinds(page)).toEqual([]);
      });
    }
  });
}

test.describe("which language", () => {
  let watched;
  test.beforeEach(async ({ page, request }) => { watched = await openFixture(page, request); });
  test.afterEach(() => watched.none());

  test("is the element's own, else that of what is around it, also outside its shadow root, else the runtime's", async ({ page }) => {
    const element = await ticket(page, { account, order, locale: "" });
    const moved = (into) => element.evaluate(async (node, [lang, deep]) => {
      const place = document.createElement("div");
      if (lang !== null) place.lang = lang;
      document.querySelector("main").append(place);
      let inner = place;
      if (deep) inner = place.attachShadow({ mode: "open" }).appendChild(document.createElement("section"));
      inner.append(node);
      await node.updateComplete;
    }, into);
    const ticketIn = page.locator("margin-scope .ticket");
    await expect(ticketIn).toHaveAttribute("lang", "en");
    await moved(["de-AT", false]);
    await expect(ticketIn).toHaveAttribute("lang", "de");
    await expect(ticketIn).toContainText("80,403");
    await moved(["es", true]);
    await expect(ticketIn).toHaveAttribute("lang", "es");
    await moved(["", false]);
    await expect(ticketIn).toHaveAttribute("lang", "en");
    await moved(["not a language", false]);
    await expect(ticketIn).toHaveAttribute("lang", "en");
    await page.locator("margin-scope").evaluate((node) => node.setAttribute("locale", "ja"));
    await expect(ticketIn).toHaveAttribute("lang", "ja");
  });

  test("follows the page's own at once", async ({ page }) => {
    await ticket(page, { account, order, locale: "" });
    await page.evaluate(() => { document.documentElement.lang = "de"; });
    await expect(shown(page)).toContainText("Liquidationspreis");
    await expect(shown(page)).toContainText("80,403");
    await page.evaluate(() => { document.documentElement.lang = "en"; });
    await expect(shown(page)).toContainText("Liquidation price");
  });

  test("follows what is around it at once, and itself; once it is gone nothing asks it any more", async ({ page }) => {
    const element = await ticket(page, { account, order, locale: "" });
    const speak = (where, lang) => page.evaluate(([selector, said]) => { document.querySelector(selector).lang = said; }, [where, lang]);
    await speak("main", "de");
    await expect(shown(page)).toContainText("Liquidationspreis");
    await speak("margin-scope", "es");
    await expect(shown(page)).toHaveAttribute("lang", "es");
    await speak("margin-scope", "en");
    await expect(shown(page)).toHaveAttribute("lang", "en");
    const updates = await element.evaluate(async (node) => {
      node.remove();
      await node.updateComplete;
      document.querySelector("main").lang = "ja";
      await new Promise((done) => setTimeout(done));
      return node.isUpdatePending;
    });
    expect(updates).toBe(false);
  });

  test("is English, and says so, where there is no catalogue; numbers are still the locale's", async ({ page }) => {
    const asked = files(page);
    for (const locale of ["fr-FR", "zh-TW"]) {
      await ticket(page, { account, order, locale });
      await expect(shown(page)).toHaveAttribute("lang", "en");
      await expect(shown(page)).toContainText("Can be placed");
    }
    await ticket(page, { account, order, locale: "fr-FR" });
    await expect(shown(page)).toContainText("80,403");
    expect(asked).toEqual([]);
  });

  test("reads from right to left where its script does, unless the page says otherwise", async ({ page }) => {
    const element = await ticket(page, { account, order, locale: "ar" });
    await expect(shown(page)).toHaveAttribute("dir", "rtl");
    const arrow = () => element.locator(".after[data-changed]").first().evaluate((cell) => getComputedStyle(cell, "::before").content);
    expect(await arrow()).toContain("←");
    const direction = () => shown(page).evaluate((node) => getComputedStyle(node).direction);
    expect(await direction()).toBe("rtl");
    await page.evaluate(() => { document.documentElement.dir = "ltr"; });
    await expect(shown(page)).not.toHaveAttribute("dir");
    expect(await direction()).toBe("ltr");
    expect(await arrow()).toContain("→");
    await element.evaluate(async (node) => { node.dir = "rtl"; node.locale = "de"; await node.updateComplete; });
    await expect(shown(page)).toHaveAttribute("lang", "de");
    await expect(shown(page)).not.toHaveAttribute("dir");
    expect(await direction()).toBe("rtl");
  });

  for (const locale of ["ar-EG", "fa-IR", "ar-AE"]) {
    test(`and leaves formulas in their order, which are read from the left: ${locale}`, async ({ page }) => {
      const element = await ticket(page, { account, order: { ...order, price: "101" }, locale });
      await element.locator("button.why").first().click();
      await expect(element.locator(".formula").first()).toBeVisible();
      const lines = await element.locator(".formula").evaluateAll((all) => all.map((line) =>
        [...line.children].map((token) => token.getBoundingClientRect()).map(({ x, y }) => [Math.round(y), x])));
      expect(lines.length).toBeGreaterThan(1);
      for (const places of lines) {
        expect(places.length).toBeGreaterThan(8);
        // On each line of a wrapped formula from left to right.
        expect(places).toEqual(places.toSorted(([y, x], [otherY, otherX]) => (Math.abs(y - otherY) > 4 ? y - otherY : x - otherX)));
      }
    });
  }

  test("leaves every number in its order, after its sign and before its unit", async ({ page }) => {
    await ticket(page, { account, order: { ...order, stop: "70" }, locale: "ar-AE" });
    await expect(shown(page)).toHaveAttribute("dir", "rtl");
    const cells = await page.locator("margin-scope data").evaluateAll((all) => all.map((cell) => {
      const text = cell.firstElementChild?.firstChild ?? [...cell.childNodes].find(({ nodeType, length }) => nodeType === 3 && length);
      const places = [...text.data].map((character, at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return { character, x: range.getBoundingClientRect().x };
      });
      const said = places.filter(({ character }) => /[-\d.,%A-Z]/.test(character));
      const joined = (characters) => characters.map(({ character }) => character).join("");
      return { text: text.data, seen: joined(said.toSorted((a, b) => a.x - b.x)), meant: joined(said) };
    }));
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.map(({ meant }) => meant)).toContainEqual(expect.stringMatching(/^-[\d,.]+USDT$/));
    for (const { text, seen, meant } of cells) expect(seen, text).toBe(meant);
  });
});

test.describe("a catalogue comes into the page", () => {
  test("once for all elements, from the package's own files, and English not at all", async ({ page, request }) => {
    const asked = files(page);
    const watched = await openFixture(page, request);
    await ticket(page, { account, order });
    expect(asked).toEqual([]);
    await page.evaluate(async ([given, asked]) => {
      for (let i = 0; i < 3; i++) {
        const element = document.createElement("margin-scope");
        Object.assign(element, { engine: globalThis.engine, locale: i ? "de-AT" : "de", account: given, order: asked });
        document.querySelector("main").append(element);
      }
    }, [account, order]);
    await expect(page.locator("margin-scope .ticket[lang=de]")).toHaveCount(3);
    for (const mark of ["101", "102"]) {
      await page.locator("margin-scope").last().evaluate(async (node, to) => {
        node.tick(to);
        await node.updateComplete;
      }, mark);
    }
    expect(asked).toEqual(["de.js"]);
    await watched.none();
  });

  test("and what was English until then is said anew, without an event", async ({ page, request }) => {
    const watched = await openFixture(page, request);
    let arrive;
    await page.route("**/locales/ja.js", async (route) => { await new Promise((go) => { arrive = go; }); await route.continue(); });
    const element = await ticket(page, { account, order, locale: "ja-JP" });
    await expect(shown(page)).toContainText("Can be placed");
    await expect(shown(page)).toHaveAttribute("lang", "en");
    await element.evaluate((node) => {
      node.heard = [];
      for (const type of ["ms-status", "ms-change", "ms-error"]) node.addEventListener(type, () => node.heard.push(type));
    });
    arrive();
    await expect(shown(page)).toContainText("発注できます");
    expect(await element.evaluate((node) => node.heard)).toEqual([]);
    await watched.none();
  });

  test("or does not: English stays, and each element says so once", async ({ page, request }) => {
    await openFixture(page, request);
    await page.route("**/locales/es.js", (route) => route.abort());
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener("ms-error", ({ detail: { error } }) => globalThis.heard.push(error instanceof Error));
    });
    const element = await ticket(page, { account, order, locale: "es" });
    await expect.poll(() => page.evaluate(() => globalThis.heard)).toEqual([true]);
    for (const mark of ["101", "102"]) await element.evaluate(async (node, to) => { node.tick(to); await node.updateComplete; }, mark);
    await expect(shown(page)).toHaveAttribute("lang", "en");
    await expect(shown(page)).toContainText("Can be placed");
    expect(await page.evaluate(() => globalThis.heard)).toEqual([true]);
  });

  test("before the element where the host imports it, from whichever copy: then there is nothing to wait for", async ({ page, request }) => {
    const watched = await openFixture(page, request);
    await page.evaluate(() => import("/dist/locales/de.js?the-hosts-own"));
    await page.evaluate(() => import("/dist/locales/de.js?another"));
    const asked = files(page);
    const first = await page.evaluate(async ([given, asked]) => {
      const element = document.createElement("margin-scope");
      Object.assign(element, { engine: globalThis.engine, locale: "de", account: given, order: asked });
      document.querySelector("main").append(element);
      await element.updateComplete;
      return element.shadowRoot.querySelector(".word").textContent;
    }, [account, order]);
    expect(first).toBe("Kann platziert werden");
    expect(asked).toEqual([]);
    await watched.none();
  });

  test("as texts of the host's own, for a language there is none of", async ({ page, request }) => {
    const watched = await openFixture(page, request);
    await page.evaluate(async () => {
      const { registerMessages } = await import("/dist/element.js");
      registerMessages("he", { now: "עכשיו" });
    });
    await ticket(page, { account, order, locale: "he-IL" });
    await expect(shown(page)).toHaveAttribute("lang", "he");
    await expect(shown(page)).toHaveAttribute("dir", "rtl");
    await expect(shown(page)).toContainText("עכשיו");
    await expect(shown(page)).toContainText("After");
    await watched.none();
  });

  test("with the one-file build, which asks for no other file", async ({ page, request, context }) => {
    const { "content-security-policy": policy } = (await request.get("/")).headers();
    const body = '<!doctype html><html lang="en"><title>One file</title><script type="module" src="/dist/cdn.js"></script><main></main></html>';
    const headers = { "content-security-policy": policy };
    await page.route("**/one-file.html", (route) => route.fulfill({ body, contentType: "text/html", headers }));
    const asked = [];
    page.on("request", (wanted) => asked.push(new URL(wanted.url()).pathname));
    await page.goto("/one-file.html");
    await page.waitForFunction(() => customElements.get("margin-scope"));
    await context.setOffline(true);
    for (const language of LANGUAGES) {
      const first = await page.evaluate(async ([locale, given, wanted]) => {
        const element = document.createElement("margin-scope");
        Object.assign(element, { locale, account: given, order: wanted });
        document.querySelector("main").replaceChildren(element);
        await element.ready;
        await element.updateComplete;
        return element.shadowRoot.querySelector(".ticket").lang;
      }, [LOCALES[language], { ...account, contracts: [contract] }, order]);
      expect(first).toBe(language);
      await expect(page.locator("margin-scope .word")).toHaveText(catalogues.get(language).statuses.placeable);
    }
    expect(asked.filter((path) => !path.endsWith("favicon.ico"))).toEqual(["/one-file.html", "/dist/cdn.js"]);
  });
});
