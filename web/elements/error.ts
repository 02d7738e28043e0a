// SPDX-License-Identifier: MIT

/** What was thrown, as an error: anything may be. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
