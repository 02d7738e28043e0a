// SPDX-License-Identifier: MIT
// The test program of the core: every other file of this folder registers its cases here.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
