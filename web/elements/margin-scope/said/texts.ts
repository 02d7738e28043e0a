// SPDX-License-Identifier: MIT
import { Catalogues } from "../../messages/catalogues.js";
import { ticket } from "../../messages/english/ticket.js";
import type { Messages } from "../../messages/messages.js";
import { registered } from "../../messages/registry.js";

/** What the element says, in every language. In English at first what a ticket says; the rest comes with the parts that say it. */
export const texts = new Catalogues(ticket as unknown as Messages, registered);
