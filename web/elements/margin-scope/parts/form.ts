// SPDX-License-Identifier: MIT
// The element as a control of a form: what it adds to the data, and when it holds the form back.
import "../margin-scope.js";
import { FormSide } from "../living/form-side.js";
import { arrive } from "../parts.js";

export const form = { FormSide };

arrive({ form });
