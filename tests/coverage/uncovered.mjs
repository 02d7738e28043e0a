// SPDX-License-Identifier: MIT
// Lines of the core that no test reaches, on purpose: the text of the line, and why.

export const uncovered = [
  ...unreached("core/src/arithmetic/bent.cpp", "a bound on the steps, so that a defect could not make them endless; no account needs as many", [
    "return x;",
  ]),
  ...unreached("core/src/arithmetic/bent.cpp", "what bends has no table, and so no kinks yet: a contract has a law or rows, and two sides of which the larger bends are refused", [
    "if (way == Way::Rising ? !(kink.at < x) : !(x < kink.at)) break;",
    "line += kink.change;",
  ]),
  ...unreached("core/src/health/leg.cpp", "after a switch over every value, for the compiler", ["return std::nullopt;", "return {};"]),
  ...unreached("core/src/account/validation.cpp", "after a switch over every value, for the compiler", ["return false;"]),
  ...unreached("core/src/seek/seek.cpp", "after a switch over every value, for the compiler", ["return {};"]),
];

function unreached(file, reason, lines) {
  return lines.map((text) => ({ file, text, reason }));
}
