// SPDX-License-Identifier: MIT
// Exact fractions of BigInt: expected numbers are computed and compared in these, so that no test rounds before it judges.

/** Makes a fraction of `"0.005"`, `"-1e-8"`, a bigint, a whole number, or a fraction as it is. */
export function rational(value) {
  if (value instanceof Rational) return value;
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return new Rational(BigInt(value), 1n);
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value));
  if (!match) throw new TypeError(`not a decimal: ${JSON.stringify(value)}`);
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  const scale = Number(exponent) - fraction.length;
  const digits = BigInt(sign + whole + fraction);
  return scale < 0 ? new Rational(digits, 10n ** BigInt(-scale)) : new Rational(digits * 10n ** BigInt(scale), 1n);
}

export class Rational {
  constructor(top, bottom) {
    if (bottom === 0n) throw new RangeError("division by zero");
    const sign = bottom < 0n ? -1n : 1n;
    const common = gcd(top, bottom) * sign;
    this.top = top / common;
    this.bottom = bottom / common;
  }

  plus(other) {
    const { top, bottom } = rational(other);
    return new Rational(this.top * bottom + top * this.bottom, this.bottom * bottom);
  }
  minus(other) { return this.plus(rational(other).negated()); }
  times(other) {
    const { top, bottom } = rational(other);
    return new Rational(this.top * top, this.bottom * bottom);
  }
  over(other) {
    const { top, bottom } = rational(other);
    return new Rational(this.top * bottom, this.bottom * top);
  }
  negated() { return new Rational(-this.top, this.bottom); }
  absolute() { return this.top < 0n ? this.negated() : this; }
  /** −1, 0 or 1. */
  compare(other) {
    const { top } = this.minus(other);
    return top < 0n ? -1 : top > 0n ? 1 : 0;
  }
  equals(other) { return this.compare(other) === 0; }
  floor() { return this.top < 0n && this.top % this.bottom !== 0n ? this.top / this.bottom - 1n : this.top / this.bottom; }
  ceiling() { return -this.negated().floor(); }
  towardZero() { return this.top / this.bottom; }

  /** The decimal itself where 34 digits hold it, else the nearest one of 34 digits, ties to even: what the engine can be given. */
  toString() {
    if (this.top === 0n) return "0";
    const magnitude = this.absolute();
    // One digit too many at most, as the lengths tell the magnitude to within a factor of ten.
    let places = 34 - (String(magnitude.top).length - String(magnitude.bottom).length);
    if (roundHalfEven(magnitude.times(power(places))) >= 10n ** 34n) places -= 1;
    return (this.top < 0n ? "-" : "") + plain(roundHalfEven(magnitude.times(power(places))), places);
  }
}

export const sum = (values) => values.reduce((total, value) => total.plus(value), rational(0));

function gcd(left, right) {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

const power = (places) => (places >= 0 ? new Rational(10n ** BigInt(places), 1n) : new Rational(1n, 10n ** BigInt(-places)));

function roundHalfEven(value) {
  const below = value.floor();
  const twice = value.minus(below).times(2).compare(1);
  return twice > 0 || (twice === 0 && below % 2n !== 0n) ? below + 1n : below;
}

/** `digits` · 10^−places in plain notation. */
function plain(digits, places) {
  if (places <= 0) return String(digits * 10n ** BigInt(-places));
  const text = String(digits).padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, "");
}
