// SPDX-License-Identifier: MIT
import type { Decimal } from "../../engine/index.js";

/** Twelve significant digits, without an exponent, which is no decimal's notation. */
export function plain(value: number): Decimal {
  const [mantissa, exponent] = Math.abs(value).toExponential(11).split("e") as [string, string];
  const point = Number(exponent) + 1;
  const digits = ("0".repeat(Math.max(0, 1 - point)) + mantissa.replace(".", "")).padEnd(point, "0");
  const whole = Math.max(1, point);
  return (value < 0 ? "-" : "") + `${digits.slice(0, whole)}.${digits.slice(whole)}`.replace(/\.?0*$/, "");
}
