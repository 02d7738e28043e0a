# SPDX-License-Identifier: MIT
# What everything compiled by emcc shares; the last measured choice is the default (tests/bench).

set(MARGINSCOPE_WASM_OPTIMIZE "-Oz" CACHE STRING "Optimization of the wasm build: -O3 or -Oz")
option(MARGINSCOPE_WASM_EXCEPTIONS "Compile the wasm build with native wasm exceptions instead of none" OFF)
option(MARGINSCOPE_WASM_SIMD "Use 128-bit SIMD" ON)

# CMake's own Release flags would come after ours and undo the choice.
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
set(CMAKE_EXE_LINKER_FLAGS_RELEASE "")

set(wasm_flags "${MARGINSCOPE_WASM_OPTIMIZE}")
if(MARGINSCOPE_WASM_SIMD)
  list(APPEND wasm_flags -msimd128)
endif()
if(MARGINSCOPE_WASM_EXCEPTIONS OR MARGINSCOPE_TESTS)
  list(APPEND wasm_flags -fwasm-exceptions)
else()
  list(APPEND wasm_flags -fno-exceptions)
endif()
if(NOT MARGINSCOPE_TESTS)
  list(APPEND wasm_flags -flto)
endif()
target_compile_options(margin_options INTERFACE ${wasm_flags})
target_link_options(margin_options INTERFACE ${wasm_flags})
