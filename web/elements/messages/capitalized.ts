// SPDX-License-Identifier: MIT

/** With its first letter written large. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
