// SPDX-License-Identifier: MIT
// One table of several sections that share their columns: the first column to the left, the others to the right.

/** `sections`: [{ header: [text…], rows: [[text…]…] }]; rows may be shorter than the header. */
export function table(sections) {
  const lines = sections.flatMap(({ header, rows }) => [header, ...rows]);
  const widths = [];
  for (const line of lines) line.forEach((text, column) => { widths[column] = Math.max(widths[column] ?? 0, text.length); });
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  const cell = (text, column) => (column < 2 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  const printed = (line) => line.map(cell).join("  ").trimEnd();
  return sections.flatMap(({ header, rows }) => [rule, printed(header), rule, ...rows.map(printed)]).concat(rule).join("\n");
}

/** A time in nanoseconds, to three digits. */
export function duration(nanoseconds) {
  const [factor, unit] = nanoseconds < 1e3 ? [1, "ns"] : nanoseconds < 1e6 ? [1e3, "µs"] : [1e6, "ms"];
  return `${digits(nanoseconds / factor)} ${unit}`;
}

export function percent(share) {
  return `${digits(share * 100)} %`;
}

export function times(ratio) {
  return `${digits(ratio)} ×`;
}

export function bytes(count) {
  return count.toLocaleString("en-US");
}

function digits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
