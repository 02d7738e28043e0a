// SPDX-License-Identifier: MIT
// As much of Playwright's page as the tests here share with it, on a WebDriver session.
import { Key } from "selenium-webdriver";

const KEYS = { Tab: Key.TAB, Enter: Key.ENTER, ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT };

/** `browser`: the session itself, for what Playwright has no name for. */
export function pageOf(browser, base) {
  /** Runs a function, or text, in the page; resolves to what it returns or its promise gives, as JSON. */
  const evaluate = (script, given) => browser.executeScript(script, given);
  const waitFor = (script) => browser.wait(() => evaluate(script), 30_000);
  return {
    evaluate,
    waitFor,
    goto: (path) => browser.get(new URL(path, base).href),
    /** There is no such command: the setting is the project's. */
    emulateMedia: async () => {},
    keyboard: {
      press(name) {
        const actions = browser.actions();
        if (name === "ControlOrMeta+a") return actions.keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).perform();
        return actions.sendKeys(KEYS[name]).perform();
      },
      type: (text) => browser.actions().sendKeys(text).perform(),
    },
    browser,
  };
}
