# SPDX-License-Identifier: MIT
# Header-only libraries of the tests: the system's if new enough, else those that wasm/toolchain/ensure.mjs unpacked.
# They are reached through a folder of links that holds nothing else, because the folder they really stand in
# also holds a C library's headers, which must not shadow the compiler's own.

set(header_links "${PROJECT_BINARY_DIR}/include")

# header_version(<file> <pattern> <result>): the numbers in the lines that match, joined by dots; 0 without any.
function(header_version file pattern result)
  set(numbers 0)
  if(EXISTS "${file}")
    file(STRINGS "${file}" lines REGEX "${pattern}")
    string(REGEX MATCHALL "[0-9]+" numbers "${lines}")
  endif()
  list(JOIN numbers "." version)
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

# find_header_library(<name> <version file> <pattern of its version lines> <least>): links <header_links>/<name>.
function(find_header_library name version_file pattern least)
  string(TOUPPER "MARGINSCOPE_${name}_INCLUDE" variable)
  set(${variable} "" CACHE PATH "Folder that contains ${name}/ (empty: looked for)")
  set(looked_in ${${variable}} "${PROJECT_SOURCE_DIR}/.toolchain/include" /usr/include /usr/local/include)
  foreach(root IN LISTS CMAKE_PREFIX_PATH)
    list(APPEND looked_in "${root}/include")
  endforeach()
  foreach(folder IN LISTS looked_in)
    header_version("${folder}/${version_file}" "${pattern}" version)
    if(version VERSION_GREATER_EQUAL least)
      file(MAKE_DIRECTORY "${header_links}")
      file(REAL_PATH "${folder}/${name}" target)
      file(CREATE_LINK "${target}" "${header_links}/${name}" SYMBOLIC)
      message(STATUS "${name} ${version}")
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${name} ${least} or newer was not found: install it, set ${variable}, or run `node wasm/toolchain/ensure.mjs`.")
endfunction()

find_header_library(boost boost/version.hpp "^#define BOOST_LIB_VERSION" "${least_boost}")
find_header_library(doctest doctest/doctest.h "^#define DOCTEST_VERSION_(MAJOR|MINOR|PATCH) " "${least_doctest}")

add_library(header_libraries INTERFACE)
target_include_directories(header_libraries SYSTEM INTERFACE "${header_links}")
