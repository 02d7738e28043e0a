// SPDX-License-Identifier: MIT
import type { Decimal } from "../../engine/index.js";

/** Twelve significant digits, without an exponent, which is no decimal's notation. */
export const plain = (value: number): Decimal => Number(value.toPrecision(12)).toFixed(12).replace(/\.?0+$/, "");
