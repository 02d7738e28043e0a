// SPDX-License-Identifier: MIT
import { unsafeCSS, type CSSResult } from "lit";

/** Styles, with our own numbers in them. Lit's tag is longer because it also takes styles, and says what it refuses. */
export const css = (raw: TemplateStringsArray, ...values: number[]): CSSResult => unsafeCSS(String.raw({ raw }, ...values));
