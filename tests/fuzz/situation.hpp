// SPDX-License-Identifier: MIT
#pragma once

#include "margin/explain/explain.hpp"
#include "margin/scenario/curve.hpp"
#include "margin/scenario/funding.hpp"
#include "margin/scenario/scenario.hpp"
#include "margin/seek/seek.hpp"
#include "margin/ticket/ticket.hpp"

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
