// SPDX-License-Identifier: MIT
#pragma once

#include "margin/curve.hpp"
#include "margin/explain.hpp"
#include "margin/funding.hpp"
#include "margin/scenario.hpp"
#include "margin/seek.hpp"
#include "margin/ticket.hpp"

namespace fuzz {

using margin::Decimal;

/// An account and one of each question that can be asked about it.
struct Situation {
  margin::Account<Decimal> account;
  margin::Order<Decimal> order;
  margin::Question<Decimal> question;
  margin::FundingQuestion<Decimal> funding;
  margin::ExplainQuestion explained;
  margin::ShockQuestion<Decimal> shocked;
  margin::CurveQuestion<Decimal> curved;
};

}  // namespace fuzz
