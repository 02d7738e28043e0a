// SPDX-License-Identifier: MIT
// Where a value stands in an account or an order.

/** The name of a field or a symbol, or a place in a list. */
export type Step = string | number;

const MOST_OF_A_NAME = 100;

/** `["positions", 1, "qty"]` as `positions[1].qty`. */
export function spelled(path: readonly Step[]): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : (text && ".") + nameOf(step);
  return text;
}

function nameOf(step: string): string {
  if (step === "") return '""';
  return step.length > MOST_OF_A_NAME ? `${step.slice(0, MOST_OF_A_NAME)}...` : step;
}

/** The reverse, for paths that the core spells: names of fields and places only. */
export function stepsOf(path: string): Step[] {
  return (path.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d/.test(step) ? Number(step) : step));
}

/** What stands there, or undefined where nothing does or it cannot be read. */
export function valueAt(root: unknown, path: readonly Step[]): unknown {
  try {
    return path.reduce<unknown>((value, step) => (Object.hasOwn(Object(value), step) ? (value as Record<Step, unknown>)[step] : undefined), root);
  } catch {
    return undefined;
  }
}
