// SPDX-License-Identifier: MIT
#pragma once

#include "soundness.hpp"
#include "support/convert.hpp"

namespace fuzz {

template <class Valid, margin::Number N>
void examine(const std::expected<std::variant<Valid, margin::Invalid<N>>, margin::InputError>& result) {
  if (!result) {
    want(!result.error().code.empty() && !result.error().path.empty(), "refused without a code or a place");
  } else if (const auto* valid = std::get_if<Valid>(&*result)) {
    answered = valid;
    shown_answer = [](const void* answer) { return shown(*static_cast<const Valid*>(answer)); };
    Soundness<N>().check(*valid);
    answered = nullptr;
  } else {
    want(!std::get<1>(*result).reasons.empty(), "invalid for no reason");
  }
}

/// What is asked, on the live path.
template <template <class> class Subject>
Subject<double> to_double(const Subject<Decimal>& from) {
  Subject<double> to;
  support::convert_into(from, to);
  return to;
}

/// What the fuzzer may ask; each on both paths where there are two.
enum class Asked { Assess, Preview, Seek, Fund, Explain, Shock, Curve };
inline constexpr std::size_t kinds_of_questions = 7;

inline void ask(Asked what, const Situation& of) {
  const auto live = support::to_double(of.account);
  asked_about = &of;
  switch (what) {
    case Asked::Assess:
      examine(margin::assess(of.account));
      examine(margin::assess(live));
      break;
    case Asked::Preview:
      examine(margin::preview(of.account, of.order));
      examine(margin::preview(live, to_double(of.order)));
      break;
    case Asked::Seek:
      examine(margin::seek(of.account, of.question));
      examine(margin::seek(live, to_double(of.question)));
      break;
    case Asked::Fund:
      examine(margin::fund(of.account, of.funding));
      examine(margin::fund(live, to_double(of.funding)));
      break;
    case Asked::Explain:
      examine(margin::explain(of.account, of.explained));
      break;
    case Asked::Shock:
      examine(margin::shock(of.account, of.shocked));
      examine(margin::shock(live, to_double(of.shocked)));
      break;
    case Asked::Curve:
      examine(margin::curve(of.account, of.curved));
      examine(margin::curve(live, to_double(of.curved)));
      break;
  }
  asked_about = nullptr;
}

/// 100 at 100 with a margin of 2,000 and 0.5 %: liquidated at 80 / 0.995, whatever was asked before.
inline void ask_reference() {
  margin::Account<Decimal> account;
  margin::Tier<Decimal> tier;
  tier.mmr = Decimal{5, -3};
  account.contracts.resize(1);
  account.contracts[0].tiers.push_back(tier);
  account.marks.emplace_back(Decimal{100});
  auto& position = account.positions.emplace_back();
  position.qty = position.entry = Decimal{100};
  position.margin = Decimal{2'000};
  const auto result = margin::assess(account);
  const auto* report = result ? std::get_if<margin::AccountReport<Decimal>>(&*result) : nullptr;
  want(report && report->positions.at(0).liquidation.exact == Decimal{80'000} / Decimal{995}, "the reference is answered wrong");
}

}  // namespace fuzz
