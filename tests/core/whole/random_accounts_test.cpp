// SPDX-License-Identifier: MIT
// Every number of a report against exact fractions, on random accounts: decimals to 1e-30 and doubles to 1e-12 of the size of the
// terms that the number is a sum of, which only the roundings of the arithmetic itself can use up.
#include "oracle/generator.hpp"
#include "support/convert.hpp"
#include "support/judge.hpp"
#include "support/sample.hpp"

using namespace support;

namespace {

// The whole set is for native builds; the others repeat its beginning, in the same time.
#if defined(__EMSCRIPTEN__)
#define ACCOUNTS "20,000"
constexpr std::uint64_t usual = 20'000;
#elif defined(__SANITIZE_ADDRESS__)
#define ACCOUNTS "10,000"
constexpr std::uint64_t usual = 10'000;
#else
#define ACCOUNTS "100,000"
constexpr std::uint64_t usual = 100'000;
#endif

template <class N>
void summarize(const std::string& kind, const Comparison<N>& comparison) {
  const auto worst = std::ranges::max_element(comparison.worst, std::less{}, [](const auto& entry) { return entry.second; });
  std::string ties;
  for (const auto& [field, count] : comparison.ties) ties += (ties.empty() ? ": " : ", ") + field + " " + std::to_string(count);
  MESSAGE(kind, ": ", comparison.numbers, " numbers compared, ", comparison.tie_count(), " decisions within rounding of a tie", ties, "; ",
          comparison.ill_conditioned, " prices too ill-conditioned to compare; the largest error, of ", worst->first, ", is ",
          worst->second, " of its tolerance");
  for (std::size_t i = 0; i < comparison.failures.size() && i < 25; ++i) FAIL_CHECK(kind, ": ", comparison.failures[i]);
  CHECK(comparison.failures.empty());
}

}  // namespace

TEST_CASE("P17, P18: on " ACCOUNTS " random accounts every number is the exact one, as a decimal to 1e-30 and as a double to 1e-12") {
  Comparison<Decimal> decimals;
  Comparison<double> doubles;
  long positions = 0;
  long on_edges = 0;
  long two_sided = 0;
  std::map<PriceStatus, long> statuses;
  const Sample sample(usual);
  for (std::uint64_t seed = sample.first; seed < sample.end; ++seed) {
    const auto account = oracle::random_account(seed);
    const Truth truth(account);
    decimals.seed = doubles.seed = seed;
    const auto report = assessed(account);
    Judge<Decimal>{decimals, truth}.report(report);
    if (on_edge(truth.ledger, 1e-12))
      ++on_edges;
    else
      Judge<double>{doubles, truth}.report(assessed(to_double(account)));
    for (const auto& row : report.positions) {
      ++positions;
      ++statuses[row.liquidation.status];
      if (row.liquidation.lower && row.liquidation.upper) ++two_sided;
    }
    if (decimals.failures.size() + doubles.failures.size() > 200) break;
  }
  MESSAGE(sample.count(), " accounts, ", positions, " positions: ", statuses[PriceStatus::Ok], " ok (", two_sided,
          " with a price on both sides), ", statuses[PriceStatus::Never], " never, ", statuses[PriceStatus::Already], " already; ",
          on_edges, " accounts with a size on an edge of its table, which a double may miss");
  summarize("decimal", decimals);
  summarize("double", doubles);
  if (!sample.is_usual()) return;
  // Ties that rounding decides must stay what they are, rare.
  CHECK(decimals.tie_count() * 1'000 < positions);
  CHECK(doubles.tie_count() * 200 < positions);
  CHECK(statuses[PriceStatus::Ok] * 4 > positions);
  CHECK(statuses[PriceStatus::Never] * 20 > positions);
  CHECK(statuses[PriceStatus::Already] * 20 > positions);
  CHECK(two_sided * 500 > positions);
}

TEST_CASE("and so whatever is put into margins to close what is opened") {
  Comparison<Decimal> decimals;
  for (std::uint64_t seed = 17'500'000; seed < 17'500'000 + usual / 50; ++seed) {
    auto account = oracle::random_account(seed);
    account.rules.opening_reserve = seed % 2 == 0 ? margin::OpeningReserve::AtBankruptcy : margin::OpeningReserve::CostAndMargin;
    const Truth truth(account);
    decimals.seed = seed;
    Judge<Decimal>{decimals, truth}.report(assessed(account));
  }
  summarize("decimal", decimals);
}
