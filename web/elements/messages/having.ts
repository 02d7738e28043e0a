// SPDX-License-Identifier: MIT

/** A clause around a text that may be absent, or nothing. */
export const having = (text: string | undefined, before: string, after = ""): string => (text === undefined ? "" : before + text + after);
