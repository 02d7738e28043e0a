// SPDX-License-Identifier: MIT
// The core under a fuzzer. The first byte says what is asked and what the rest is: text as it comes through the door of the web,
// or choices from which a situation is made.
#include "ask.hpp"
#include "reader.hpp"

namespace fuzz {
namespace {

/// What the text says, if it can be read; whatever it says is then asked.
void ask_text(Asked what, std::string_view text) {
  margin::door::Reader reader(text);
  Situation said;
  bool read = reader.read(said.account);
  if (what == Asked::Preview) read = read && reader.read(said.order, "order");
  if (what == Asked::Seek) read = read && reader.read(said.question, "question");
  if (what == Asked::Fund) read = read && reader.read(said.funding, "question");
  if (what == Asked::Explain) read = read && reader.read(said.explained, "question");
  if (what == Asked::Shock) read = read && reader.read(said.shocked, "question");
  if (what == Asked::Curve) read = read && reader.read(said.curved, "question");
  if (read) return ask(what, said);
  want(!reader.error().code.empty() && !reader.error().path.empty(), "unreadable without a code or a place");
}

}  // namespace
}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(std::span(data, size));
  const std::uint8_t first = bytes.next();
  const auto what = static_cast<fuzz::Asked>(first % fuzz::kinds_of_questions);
  if (first < 128) {
    const auto rest = bytes.rest();
    fuzz::ask_text(what, {reinterpret_cast<const char*>(rest.data()), rest.size()});
  } else {
    fuzz::ask(what, fuzz::Maker(bytes).situation());
  }
  fuzz::ask_reference();
  return 0;
}
