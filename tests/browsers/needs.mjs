// SPDX-License-Identifier: MIT
// What a test needs of an engine or of its driver beyond a page, a mouse and a keyboard. Written at the test: `test("…", needs("layout-shift"), …)`.

/** Need by engine: why it cannot be had there. Such a test is reported as skipped, with these words. */
const LACKS = {
  firefox: {
    "layout-shift": "Firefox has no layout-shift entries",
    picture: "the driver's own style for screenshots breaks the page's policy in Firefox",
    devtools: "Firefox has no Chrome DevTools Protocol",
    touch: "the driver has no touch in Firefox",
    download: "the driver has no download event in Firefox",
  },
};
const KNOWN = new Set(Object.values(LACKS).flatMap(Object.keys));

/** Details of a test that needs something not every engine has. */
export function needs(need) {
  if (!KNOWN.has(need)) throw new TypeError(`no engine lacks ${need}`);
  return { annotation: { type: "needs", description: need } };
}

/** Why an engine cannot run a test with these annotations; undefined where it can. */
export function whyUnfit({ name }, annotations) {
  return annotations.filter(({ type }) => type === "needs").map(({ description }) => LACKS[name]?.[description]).find(Boolean);
}
