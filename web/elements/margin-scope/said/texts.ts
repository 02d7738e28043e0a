// SPDX-License-Identifier: MIT
import { Catalogues } from "../../messages/catalogues.js";
import { en } from "../../messages/en.js";
import { registered } from "../../messages/registry.js";

/** What the element says, in every language. */
export const texts = new Catalogues(en, registered);
