// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "margin/arithmetic/number.hpp"

namespace margin {

// The path variable x of a market is its price p, or u = 1/p for contracts settled in coin. Along it, equity, maintenance
// margin and closing reserve are straight lines between kinks, and so is their difference, the health H.

/// a + b·x.
template <Number N>
struct Line {
  N a{};
  N b{};

  [[nodiscard]] N at(N x) const { return a + b * x; }
  Line& operator+=(const Line& other) {
    a = a + other.a;
    b = b + other.b;
    return *this;
  }
  Line& operator-=(const Line& other) {
    a = a - other.a;
    b = b - other.b;
    return *this;
  }
  friend Line operator-(const Line& left, const Line& right) { return {left.a - right.a, left.b - right.b}; }
  friend Line operator*(N factor, const Line& line) { return {factor * line.a, factor * line.b}; }
};

/// Where the line changes, and by how much for one who passes it.
template <Number N>
struct Kink {
  N at{};
  Line<N> change;
};

/// What bends: factor · max(straight · z, bent · z^1.8) for z = x + shift, a requirement by the power law. Shift ≥ 0.
template <Number N>
struct Curve {
  N factor{};
  N straight{};
  N bent{};
  N shift{};
};

enum class Way { Falling, Rising };

/// A piecewise straight function as met by one who walks from the mark in one way: the line in force at the mark's own side,
/// and the kinks beyond, in the order they are met.
template <Number N>
struct Walk {
  Line<N> line;
  std::vector<Kink<N>> kinks;
  std::vector<Curve<N>> curves;

  void add(N factor, const Walk& other) {
    line += factor * other.line;
    for (const Curve<N>& curve : other.curves) curves.push_back({factor * curve.factor, curve.straight, curve.bent, curve.shift});
    for (const Kink<N>& kink : other.kinks) kinks.push_back({kink.at, factor * kink.change});
  }
  /// Into the order they are met. One leg's are in it already.
  void sort(Way way) {
    const auto later = [way](const Kink<N>& left, const Kink<N>& right) {
      return way == Way::Rising ? left.at < right.at : right.at < left.at;
    };
    if (std::ranges::is_sorted(kinks, later)) return;
    std::ranges::make_heap(kinks, later);
    std::ranges::sort_heap(kinks, later);
  }
};

/// The same function seen from the mark both ways.
template <Number N>
struct Walks {
  Walk<N> falling;
  Walk<N> rising;

  void add(N factor, const Walks& other) {
    falling.add(factor, other.falling);
    rising.add(factor, other.rising);
  }
  void add(const Line<N>& line) {
    falling.line += line;
    rising.line += line;
  }
  void add(const Curve<N>& curve) {
    falling.curves.push_back(curve);
    rising.curves.push_back(curve);
  }
  void sort() {
    falling.sort(Way::Falling);
    rising.sort(Way::Rising);
  }
};

/// One who walks along a piecewise straight function.
template <Number N>
struct Walker {
  const Walk<N>& walk;
  Line<N> line = walk.line;
  std::size_t next = 0;

  [[nodiscard]] bool ended() const { return next == walk.kinks.size(); }
  [[nodiscard]] const N& at() const { return walk.kinks[next].at; }
  void pass() { line += walk.kinks[next++].change; }
  /// Whether there was anything to pass at x.
  bool pass_all_at(N x) {
    const std::size_t before = next;
    while (!ended() && at() == x) pass();
    return next != before;
  }
};

/// The larger of two piecewise straight functions, walking from x = `mark`; both must be sorted.
template <Number N>
Walk<N> larger_of(const Walk<N>& left, const Walk<N>& right, N mark, Way way) {
  const auto before = [&](N x, N y) { return way == Way::Rising ? x < y : y < x; };
  Walker<N> first{left};
  Walker<N> second{right};
  Walk<N> larger;
  std::optional<Line<N>> current;
  const auto lead = [&](N at, bool first_leads) {
    const Line<N>& line = first_leads ? first.line : second.line;
    if (current) larger.kinks.push_back({at, line - *current});
    else larger.line = line;
    current = line;
  };

  for (N x = mark;;) {
    std::optional<N> end;
    if (!first.ended()) end = first.at();
    if (!second.ended() && (!end || before(second.at(), *end))) end = second.at();

    const Line<N> ahead = first.line - second.line;
    std::optional<N> crossing;
    if (ahead.b != 0) {
      const N tie = -ahead.a / ahead.b;
      if (tie > 0 && before(x, tie) && (!end || before(tie, *end))) crossing = tie;
    }
    if (crossing) {
      const bool first_after = (way == Way::Rising) == (ahead.b > 0);
      lead(x, !first_after);
      lead(*crossing, first_after);
    } else {
      // Nothing crosses on this piece: any point inside it tells who leads.
      const N inside = end ? (x + *end) / N{2} : way == Way::Rising ? x * N{2} : x / N{2};
      lead(x, !(ahead.at(inside) < 0));
    }
    if (!end) return larger;
    x = *end;
    first.pass_all_at(x);
    second.pass_all_at(x);
  }
}

/// The same both ways from the mark.
template <Number N>
Walks<N> larger_of(Walks<N> left, Walks<N> right, N mark) {
  left.sort();
  right.sort();
  return {larger_of(left.falling, right.falling, mark, Way::Falling), larger_of(left.rising, right.rising, mark, Way::Rising)};
}

}  // namespace margin
