// SPDX-License-Identifier: MIT
#pragma once

#include "writer.hpp"

// The text of an answer: a mark on the first line says which kind it is. web/engine/engine.ts reads it.

namespace margin::door {

/// `!`, then the code, the path and the value of what was wrong by itself.
inline void append_refusal(std::string& text, const InputError& error) {
  text.append("!\n").append(error.code).append("\n").append(error.path).append("\n").append(error.value);
}

/// `=` and the result, or `?` and the reasons why the inputs contradict each other.
template <class Valid>
void append_answer(std::string& text, const std::expected<std::variant<Valid, Invalid<Decimal>>, InputError>& result) {
  if (!result) return append_refusal(text, result.error());
  Writer writer(text);
  if (const auto* valid = std::get_if<Valid>(&*result)) {
    text += "=\n";
    writer.write(*valid);
  } else {
    text += "?\n";
    writer.write(std::get<Invalid<Decimal>>(*result).reasons);
  }
}

}  // namespace margin::door
