# SPDX-License-Identifier: MIT
# Stops the configuration with one line when a compiler is older than wasm/toolchain/least-versions.json says.

file(READ "${PROJECT_SOURCE_DIR}/wasm/toolchain/least-versions.json" least_versions)
foreach(name IN ITEMS emscripten boost doctest)
  string(JSON least_${name} GET "${least_versions}" ${name})
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/wasm/toolchain/least-versions.json")

if(EMSCRIPTEN AND EMSCRIPTEN_VERSION VERSION_LESS least_emscripten)
  message(FATAL_ERROR "Emscripten ${EMSCRIPTEN_VERSION} is too old, ${least_emscripten} or newer is needed: "
    "put one on PATH, or run `node wasm/toolchain/ensure.mjs` for a private one.")
endif()
