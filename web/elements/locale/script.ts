// SPDX-License-Identifier: MIT

const known = new Map<string, string>();

/**
 * The script that a language is written in (ISO 15924, `Latn`); empty where nobody knows. Remembered: to ask takes as long as to write a
 * dozen numbers.
 */
export function scriptOf(tag: string): string {
  let script = known.get(tag);
  if (script === undefined) known.set(tag, script = (tag && new Intl.Locale(tag).maximize().script) || "");
  return script;
}
