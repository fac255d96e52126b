// SPDX-License-Identifier: Apache-2.0
//
// What an accreditation was on a day, by its history. Pure, thread-safe.
#pragma once

#include "base/time.h"
#include "wallet-format/profile/trust_list.h"

#include <optional>

namespace carnet::verifier {

enum class StateThen : std::uint8_t { kNotYet, kInForce, kSuspended, kEnded, kUndone };

struct AccreditationThen {
    StateThen state = StateThen::kNotYet;
    const wallet::AccreditationScope* scope = nullptr;  // that held on the day, when in force
    const wallet::AccreditationEvent* event = nullptr;  // that made it so; nothing when the term ended
    std::optional<Date> ends;  // the first day after `day` on which it is no longer in force for good
};

[[nodiscard]] AccreditationThen accreditation_on(const wallet::Accreditation& accreditation, const Date& day);

}  // namespace carnet::verifier
