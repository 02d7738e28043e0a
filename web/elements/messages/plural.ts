// SPDX-License-Identifier: MIT

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The form in which `language` counts `count` of something. */
export function plural(language: string, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
