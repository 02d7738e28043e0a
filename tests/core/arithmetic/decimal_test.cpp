// SPDX-License-Identifier: MIT
#include "margin/arithmetic/decimal.hpp"

#include <cstdlib>

#include "margin/arithmetic/number.hpp"
#include "support/support.hpp"

using namespace support;
using margin::Decimal;
using margin::DecimalError;
using margin::Direction;
using oracle::Rational;

namespace {

void refuses(std::string_view text, DecimalError error) {
  CAPTURE(std::string(text));
  const auto value = margin::parse_decimal(text);
  REQUIRE_FALSE(value.has_value());
  CHECK(value.error() == error);
}

/// `first` … `last` random digits, the first and the last of them not zero.
std::string random_digits(Random& random, int first, int last) {
  const int count = random.between(first, last);
  std::string digits;
  for (int i = 0; i < count; ++i) {
    const bool end = i == 0 || i == count - 1;
    digits += static_cast<char>('0' + random.between(end ? 1 : 0, 9));
  }
  return digits;
}

std::string random_decimal(Random& random, int digits) {
  std::string text = random.chance(30) ? "-" : "";
  text += random_digits(random, 1, digits);
  text += "e" + std::to_string(random.between(-20, 8));
  return text;
}

}  // namespace

TEST_CASE("a decimal is read as exactly the value it spells") {
  const std::vector<std::string> spellings{
      "0", "-0", "0.0", "0e5", "0E-99", "000", "1", "-1", "007", "00.50", "1.0", "1.10", "12345678901234567", "0.1", "-0.000001", "1e0",
      "1E5", "1e+5", "1e-5", "-2.50e3", "1e60", "-1e60", "1e-60", "0.1e61", "10e59", "100000000000000000000e40",
      "9999999999999999999999999999999999",
      "-9999999999999999999999999999999999e26", "0.9999999999999999999999999999999999", "1234567890123456789012345678901234",
      "1.234567890123456789012345678901234e-60", "123456789012345670000000000000000000000000000000000000000",
      "10000000000000000000000000000000000000000000000000000", "0.00000000000000000000000000000000000000000000000000000000001",
      "1.0000000000000000000000000000000000000000000000000000000000", "2000000000000000000000000000000001",
      "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001.5"};
  for (const std::string& text : spellings) {
    CAPTURE(text);
    const auto value = margin::parse_decimal(text);
    REQUIRE(value.has_value());
    CHECK(oracle::exact(*value) == oracle::exact(text));
  }
}

TEST_CASE("what is not spelled as a decimal is refused") {
  const std::vector<std::string> spellings{
      "", "-", "--1", "+5", ".", ".5", "-.5", "5.", "-5.", "5.e3", " 1", "1 ", "\t1", "1\n", "- 1", "1 000", "1,0", "1,000.5", "1_000",
      "1__",
      "1'000", "0x1", "0x1p3", "1e", "1e+", "1e-", "1E", "e5", "1e5.0", "1e 5", "1e5e5", "1.2.3", "1..2", "NaN", "nan", "-nan", "snan",
      "Infinity", "-Infinity", "inf", "INF", "1d", "1f", "1L", "1.0f", "1%", "$1", "½", "١", "１", "1e--5", "1e+-5",
      "1-", "1-2", "(1)", "\"1\""};
  for (const std::string& text : spellings) refuses(text, DecimalError::NotADecimal);
  refuses(std::string("1\0", 2), DecimalError::NotADecimal);
  refuses(std::string("\0001", 2), DecimalError::NotADecimal);
  refuses(std::string("1\0002", 3), DecimalError::NotADecimal);
  refuses(std::string("1e5\0", 4), DecimalError::NotADecimal);
  refuses(std::string("1.\0005", 4), DecimalError::NotADecimal);
}

TEST_CASE("a decimal that could not be held exactly is refused, and says why") {
  refuses("12345678901234567890123456789012345", DecimalError::TooManyDigits);
  refuses("20000000000000000000000000000000001", DecimalError::TooManyDigits);
  refuses("1.2345678901234567890123456789012345", DecimalError::TooManyDigits);
  refuses("0.00012345678901234567890123456789012345", DecimalError::TooManyDigits);
  refuses("1.0000000000000000000000000000000001", DecimalError::TooManyDigits);
  refuses("-100000000000000000000000000000000010", DecimalError::TooManyDigits);
  refuses("1e61", DecimalError::OutOfRange);
  refuses("-1e61", DecimalError::OutOfRange);
  refuses("9.9e-61", DecimalError::OutOfRange);
  refuses("10e60", DecimalError::OutOfRange);
  refuses("0.1e-60", DecimalError::OutOfRange);
  refuses("1e6145", DecimalError::OutOfRange);
  refuses("1e-6200", DecimalError::OutOfRange);
  refuses("1e99999999999999999999999", DecimalError::OutOfRange);
  refuses("1e-99999999999999999999999", DecimalError::OutOfRange);
  refuses("1" + std::string(61, '0'), DecimalError::OutOfRange);
  refuses("0." + std::string(60, '0') + "1", DecimalError::OutOfRange);
}

TEST_CASE("ten million characters are read or refused, never trapped") {
  const std::string zeros(10'000'000, '0');
  CHECK(oracle::exact(margin::parse_decimal(zeros + "1").value()) == 1);
  CHECK(oracle::exact(margin::parse_decimal("1." + zeros).value()) == 1);
  refuses("1" + zeros, DecimalError::OutOfRange);
  refuses(std::string(10'000'000, '1'), DecimalError::TooManyDigits);
  refuses("1e" + std::string(10'000'000, '9'), DecimalError::OutOfRange);
  refuses(std::string(10'000'000, '-'), DecimalError::NotADecimal);
}

TEST_CASE("a decimal is written in the shortest plain notation") {
  const std::vector<std::pair<std::string, std::string>> pairs{
      {"0", "0"}, {"-0", "0"}, {"0.000", "0"}, {"1.0", "1"}, {"1.10", "1.1"}, {"-0.50", "-0.5"}, {"1e3", "1000"}, {"1.5e-7", "0.00000015"},
      {"00012", "12"}, {"100", "100"}, {"1e17", "100000000000000000"}, {"123456789012345678e-18", "0.123456789012345678"},
      {"1e-60", "0." + std::string(59, '0') + "1"}, {"-1e60", "-1" + std::string(60, '0')},
      {"9999999999999999999999999999999999", "9999999999999999999999999999999999"},
      {"1.000000000000000000000000000000001", "1.000000000000000000000000000000001"},
      {"100000000000000000000000000000000e2", "1" + std::string(34, '0')}, {"1e16", "10000000000000000"},
      {"10000000000000000.5", "10000000000000000.5"}};
  for (const auto& [given, expected] : pairs) {
    CAPTURE(given);
    CHECK(margin::format_decimal(margin::parse_decimal(given).value()) == expected);
  }
  std::string text = "price ";
  margin::append_decimal(text, "80.402"_d);
  CHECK(text == "price 80.402");
}

TEST_CASE("writing a decimal and reading it back gives the same value") {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::string spelled = random_decimal(random, 34);
    const Decimal value = margin::parse_decimal(spelled).value();
    const std::string written = margin::format_decimal(value);
    const Rational expected = oracle::exact(spelled);
    if (oracle::exact(written) != expected || oracle::exact(margin::parse_decimal(written).value()) != expected) {
      CAPTURE(spelled);
      FAIL_CHECK(written);
    }
    if (written.find('e') != std::string::npos || (written.find('.') != std::string::npos && written.ends_with('0'))) FAIL_CHECK(written);
  }
  // Results of arithmetic are written like inputs.
  CHECK(margin::format_decimal("0.1"_d + "0.2"_d) == "0.3");
  CHECK(margin::format_decimal("1.25"_d * "8"_d) == "10");
  CHECK(margin::format_decimal("1"_d / "3"_d) == "0.3333333333333333333333333333333333");
  CHECK(margin::format_decimal("1"_d - "1"_d) == "0");
  CHECK(margin::format_decimal(-("1"_d - "1"_d)) == "0");
}

TEST_CASE("a quotient is the nearest of 34 digits, of two as near the even one") {
  const auto nearest = [](const Rational& quotient) {
    const Rational size = quotient < 0 ? Rational{-quotient} : quotient;
    int exponent = 0;
    const auto scaled = [&] {
      return exponent < 0 ? Rational{size * oracle::power_of_ten(-exponent)} : Rational{size / oracle::power_of_ten(exponent)};
    };
    while (scaled() >= oracle::power_of_ten(34)) ++exponent;
    while (size > 0 && scaled() < oracle::power_of_ten(33)) --exponent;
    oracle::Integer digits = oracle::floor(scaled());
    const Rational rest = scaled() - Rational{digits};
    if (rest > Rational{1, 2} || (rest == Rational{1, 2} && digits % 2 != 0)) ++digits;
    const Rational rounded = exponent < 0 ? Rational{digits} / oracle::power_of_ten(-exponent) : Rational{digits * oracle::power_of_ten(exponent)};
    return quotient < 0 ? Rational{-rounded} : rounded;
  };
  Random random(5);
  const auto drawn = [&](int most) { return random_decimal(random, random.between(1, most)); };
  for (int i = 0; i < 20'000; ++i) {
    // A divisor of one machine word, or beyond; and dividends that leave a half: digits then a five, over a power of two or ten.
    const bool tied = i % 4 == 0;
    const std::string dividend = tied ? random_digits(random, 33, 33) + (random.chance(50) ? "5e-9" : "3e-9") : drawn(34);
    const std::string divisor = tied ? random.one_of(std::vector<std::string>{"2", "4", "8", "20", "-2", "5e3"}) : drawn(i % 3 == 0 ? 34 : 19);
    const Rational expected = nearest(oracle::exact(dividend) / oracle::exact(divisor));
    const Decimal quotient = margin::parse_decimal(dividend).value() / margin::parse_decimal(divisor).value();
    if (oracle::exact(quotient) != expected) {
      CAPTURE(divisor);
      FAIL_CHECK(dividend);
    }
  }
}

TEST_CASE("rounding to a step goes the stated way for positive and negative values") {
  struct Row {
    const char* value;
    const char* step;
    const char* down;
    const char* up;
    const char* half_even;
  };
  const std::vector<Row> rows{
      {"1.2", "1", "1", "2", "1"},         {"1.5", "1", "1", "2", "2"},          {"2.5", "1", "2", "3", "2"},
      {"-1.2", "1", "-2", "-1", "-1"},     {"-1.5", "1", "-2", "-1", "-2"},      {"-2.5", "1", "-3", "-2", "-2"},
      {"0", "0.5", "0", "0", "0"},         {"0.25", "0.5", "0", "0.5", "0"},     {"0.75", "0.5", "0.5", "1", "1"},
      {"-0.25", "0.5", "-0.5", "0", "0"},  {"100", "0.1", "100", "100", "100"},  {"0.3", "0.1", "0.3", "0.3", "0.3"},
      {"7.6", "2.5", "7.5", "10", "7.5"},  {"8.75", "2.5", "7.5", "10", "10"},   {"6.25", "2.5", "5", "7.5", "5"},
      {"80.4020100502512562814070351758794", "0.001", "80.402", "80.403", "80.402"},
      {"0.000000012345", "0.00000000001", "0.00000001234", "0.00000001235", "0.00000001234"},
      {"99999999999999999999999999999999.99", "1", "99999999999999999999999999999999", "100000000000000000000000000000000",
       "100000000000000000000000000000000"},
      {"0.1", "7", "0", "7", "0"},         {"3.5", "7", "0", "7", "0"},          {"10.5", "7", "7", "14", "14"}};
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CAPTURE(row.step);
    const Decimal value = margin::parse_decimal(row.value).value();
    const Decimal step = margin::parse_decimal(row.step).value();
    CHECK(margin::round_to_step(value, step, Direction::Down) == margin::parse_decimal(row.down).value());
    CHECK(margin::round_to_step(value, step, Direction::Up) == margin::parse_decimal(row.up).value());
    CHECK(margin::round_to_step(value, step, Direction::HalfEven) == margin::parse_decimal(row.half_even).value());
    CHECK(margin::on_grid(value, step) == (std::string_view(row.down) == row.up));
  }
}

TEST_CASE("rounding random values to a step agrees with exact fractions") {
  Random random(2);
  const std::vector<std::string> steps{"1", "0.5", "0.01", "0.025", "0.3", "7", "1e-8", "250", "0.00000125"};
  for (int i = 0; i < 10'000; ++i) {
    std::string spelled = random.chance(40) ? "-" : "";
    spelled += random_digits(random, 1, 20);
    spelled += "e" + std::to_string(random.between(-22, -12));
    const std::string& step_text = random.one_of(steps);
    const Decimal value = margin::parse_decimal(spelled).value();
    const Decimal step = margin::parse_decimal(step_text).value();
    const Rational quotient = oracle::exact(spelled) / oracle::exact(step_text);
    const oracle::Integer below = oracle::floor(quotient);
    const Rational rest = quotient - Rational{below};
    const oracle::Integer above = rest == 0 ? below : oracle::Integer{below + 1};
    const Rational half{1, 2};
    const oracle::Integer nearest = rest < half || (rest == half && below % 2 == 0) ? below : above;
    const auto agrees = [&](Direction direction, const oracle::Integer& expected) {
      return oracle::exact(margin::round_to_step(value, step, direction)) == Rational{expected} * oracle::exact(step_text);
    };
    if (!agrees(Direction::Down, below) || !agrees(Direction::Up, above) || !agrees(Direction::HalfEven, nearest)) {
      CAPTURE(step_text);
      FAIL_CHECK(spelled);
    }
  }
}

namespace {

void agrees(const Decimal& result, const Rational& value, const std::string& left, const char* sign, const std::string& right) {
  if (oracle::exact(result) == oracle::to_34_digits(value)) return;
  CAPTURE(left);
  CAPTURE(sign);
  CAPTURE(right);
  FAIL_CHECK("result " << margin::format_decimal(result) << ", exactly " << oracle::text(value));
}

/// Every operation against the exact result, rounded half even to 34 digits.
void check_operations(const std::string& left, const std::string& right) {
  const Decimal x = margin::parse_decimal(left).value();
  const Decimal y = margin::parse_decimal(right).value();
  const Rational a = oracle::exact(left);
  const Rational b = oracle::exact(right);
  agrees(x + y, a + b, left, "+", right);
  agrees(x - y, a - b, left, "-", right);
  agrees(x * y, a * b, left, "*", right);
  agrees(x / y, a / b, left, "/", right);
  CHECK((x < y) == (a < b));
}

/// Operands as far apart as they come; with nothing but nines or noughts, where a carry goes through every digit; with one digit.
std::string extreme_decimal(Random& random) {
  std::string text = random.chance(50) ? "-" : "";
  const int digits = random.between(1, 34);
  const auto count = static_cast<std::size_t>(digits);
  switch (random.between(0, 3)) {
    case 0: text += std::string(count, '9'); break;
    case 1: text += "1" + std::string(count - 1, '0'); break;
    case 2: text += random.one_of(std::vector<std::string>{"1", "5", "2"}); break;
    default: text += random_digits(random, digits, digits);
  }
  return text + "e" + std::to_string(random.between(-60, 26));
}

}  // namespace

TEST_CASE("arithmetic is the exact result rounded half even to 34 digits") {
  for (const int digits : {20, 34}) {
    Random random(static_cast<std::uint64_t>(digits));
    for (int i = 0; i < 18'750; ++i) {  // 75,000 operations each
      const std::string left = random_decimal(random, digits);
      check_operations(left, random_decimal(random, digits));
    }
  }
}

TEST_CASE("arithmetic rounds half even where operands are far apart, all nines, or a power of ten") {
  Random random(36);
  for (int i = 0; i < 25'000; ++i) {
    const std::string left = extreme_decimal(random);
    check_operations(left, extreme_decimal(random));
  }
  // A tie, and what is just beside one although it lies seventy digits below; and where a power of ten loses a digit.
  const std::string nines(34, '9');
  const std::string power = "1" + std::string(33, '0');
  for (const char* small : {"5e-1", "5e-2", "4.9e-2", "5.1e-2", "-5e-1", "-5e-2", "-4.9e-2", "-5.1e-2", "5e-36", "-5e-36", "1e-60", "-1e-60"}) {
    for (const std::string& large : {nines, power, "1" + std::string(32, '0') + "1", std::string("1e33"), std::string("7e33"), std::string("1e59")}) {
      check_operations(large, small);
      check_operations(small, large);
      for (const char* tie : {"50000000000000000000000000000000", "50000000000000000000000000000001"}) {
        check_operations(large, std::string(tie) + "e-32");
        check_operations(large, "-" + std::string(tie) + "e-33");
      }
      // One digit more than the sum's halves hold, and that digit decides.
      for (const char* tie : {"5000000000000000000000000000000001", "4999999999999999999999999999999999", "5000000000000000000000000000000000"}) {
        check_operations(large, std::string(tie) + "e-35");
        check_operations(std::string("-") + tie + "e-35", large);
      }
    }
  }
}

TEST_CASE("what is past every exponent is larger than anything, or nothing") {
  Decimal large{1, 60};
  Decimal small{1, -60};
  for (int i = 0; i < 10; ++i) {
    large = large * large;
    small = small * small;
  }
  CHECK(large > Decimal(1, 8000));
  CHECK(-large < -Decimal(1, 8000));
  CHECK(small == Decimal{0});
  CHECK(Decimal{1} / Decimal{0} > Decimal(1, 8000));
  CHECK(Decimal{-1} / Decimal{0} < -Decimal(1, 8000));
}

TEST_CASE("a decimal becomes the nearest double") {
  for (const char* text : {"0", "1", "-0.1", "1e22", "9007199254740993", "123456789.123456789e-30", "1e60", "4.35"}) {
    CAPTURE(text);
    CHECK(static_cast<double>(margin::parse_decimal(text).value()) == std::strtod(text, nullptr));
  }
}

TEST_CASE("products of two market numbers are exact") {
  Random random(17);
  for (int i = 0; i < 10'000; ++i) {
    const std::string left = random_decimal(random, 17);
    const std::string right = random_decimal(random, 17);
    const Decimal product = margin::parse_decimal(left).value() * margin::parse_decimal(right).value();
    if (oracle::exact(product) != oracle::exact(left) * oracle::exact(right)) {
      CAPTURE(left);
      FAIL_CHECK(right);
    }
  }
}
