# SPDX-License-Identifier: MIT
# The presets' toolchain file: whichever Emscripten `ensure.mjs` chose, by the one file it wrote.
include("${CMAKE_CURRENT_LIST_DIR}/../../.toolchain/emscripten.cmake" OPTIONAL RESULT_VARIABLE marginscope_chosen)
if(NOT marginscope_chosen)
  message(FATAL_ERROR "No Emscripten was chosen yet: run `node wasm/toolchain/ensure.mjs` first.")
endif()
