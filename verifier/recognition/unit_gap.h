// SPDX-License-Identifier: Apache-2.0
//
// A certificate's units held against a standard of another country. Two units are the same when they have the
// same code in the same standard, or when whoever publishes the standard says so; nothing is concluded from
// titles, and not by way of a third standard. Pure, thread-safe.
#pragma once

#include "verifier/recognition/recognition.h"
#include "verifier/recognition/recognition_library.h"
#include "wallet-format/profile/competency.h"

namespace carnet::verifier {

[[nodiscard]] UnitGap unit_gap(const wallet::Award& award, const HeldStandard& target);

}  // namespace carnet::verifier
