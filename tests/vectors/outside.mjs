// SPDX-License-Identifier: MIT
// Kinds of vectors that are not asked of the engine, each with the reason. A test holds that every other one is.

/** kind → reason. */
export const outside = {
  "venue-sentinel": "how a venue's response spells that there is no price: text that the host reads, the engine is given no payload",
};
