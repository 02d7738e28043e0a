// SPDX-License-Identifier: MIT
// Whether the system's compiler already finds Boost and doctest, both new enough.
import { spawnSync } from "node:child_process";
import { least } from "./least-versions.mjs";

export function installedHeaders() {
  const [boost, doctest] = [least.boost, least.doctest].map((version) => version.split(".").map(Number));
  const probe = `#include <boost/version.hpp>
#include <doctest/doctest.h>
#if BOOST_VERSION < ${boost[0] * 100000 + boost[1] * 100 + boost[2]} || DOCTEST_VERSION < ${doctest[0] * 10000 + doctest[1] * 100 + doctest[2]}
#error too old
#endif
`;
  return spawnSync("g++", ["-E", "-x", "c++", "-", "-o", "/dev/null"], { input: probe }).status === 0;
}
