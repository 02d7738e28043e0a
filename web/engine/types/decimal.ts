// SPDX-License-Identifier: MIT
// How numbers go in and come out.

/** A decimal: text as it is, a number by its shortest round trip, a bigint as it is. At most 34 significant digits. */
export type Decimalish = string | number | bigint;
/** An exact decimal in plain notation, `"80.402"`: never empty, never an exponent, never NaN or an infinity. */
export type Decimal = string;
