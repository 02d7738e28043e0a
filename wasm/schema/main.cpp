// SPDX-License-Identifier: MIT
// Prints the schema, once, when the engine is built: what travels to a page holds the text and not the code that makes it.
#include "../schema.hpp"

#include <cstdio>

int main() {
  std::string text;
  margin::door::append_schema(text);
  std::puts(text.c_str());
}
