// SPDX-License-Identifier: MIT
// Lines of the core that no test reaches, on purpose: the text of the line, as often as it stands in the file, and why.

export const uncovered = [
];
