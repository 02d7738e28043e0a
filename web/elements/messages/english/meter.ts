// SPDX-License-Identifier: MIT
import type { SomeMessages } from "../messages.js";

/** What only the meter says. */
export const meter = {
  roomLeft: (percent) => `${percent} room until liquidation`,
} satisfies SomeMessages;
