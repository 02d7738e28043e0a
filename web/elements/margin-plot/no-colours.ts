// SPDX-License-Identifier: MIT
// What a bundle takes for d3-color. Scales would mix colours where their ranges are such; a plot's ranges are numbers, which need no colour:
// a quarter of all that the plots take from d3.

export function color(): null {
  return null;
}

function missing(): never {
  throw new TypeError("a plot's ranges are numbers");
}
export { missing as cubehelix, missing as hcl, missing as hsl, missing as lab, missing as rgb };
