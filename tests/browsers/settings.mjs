// SPDX-License-Identifier: MIT
// What a reader sets in the system: colours, motion. Chromium is told by the driver; Firefox ignores the driver, and WebKit's has no such
// command: there a setting is a project of its own, begun with it, that runs the tests tagged with it.

/** By the tag of a test: media as `page.emulateMedia` names them. */
const SETTINGS = {
  "@dark": { colorScheme: "dark" },
  "@reduced-motion": { reducedMotion: "reduce" },
};
const FEATURES = { colorScheme: "prefers-color-scheme", reducedMotion: "prefers-reduced-motion" };

/** Matches the tests under any setting but the usual. */
export const anySetting = new RegExp(Object.keys(SETTINGS).join("|"));

/** Details of a test under these media. */
export function under(media) {
  return { tag: Object.keys(SETTINGS).filter((tag) => Object.entries(SETTINGS[tag]).every(([name, value]) => media[name] === value)) };
}

/** Tells the page its media, where the driver can; fails unless the page then has them. */
export async function setMedia(page, media) {
  await page.emulateMedia(media);
  for (const [name, value] of Object.entries(media)) {
    const query = `(${FEATURES[name]}: ${value})`;
    if (!(await page.evaluate((asked) => matchMedia(asked).matches, query))) throw new Error(`the page does not see ${query}`);
  }
}
