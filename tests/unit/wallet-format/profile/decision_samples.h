// SPDX-License-Identifier: Apache-2.0
// Recognition decisions of fictional authorities on fictional persons, one with every member and one for each
// way in which a case may end.
#pragma once

#include "wallet-format/profile/recognition_decision.h"

#include <string>
#include <vector>

namespace carnet::test {

// Partly recognised, with every member that a decision may have.
[[nodiscard]] wallet::RecognitionDecision sample_recognition_decision();

struct DecidedCase {
    std::string name;
    wallet::RecognitionDecision decision;
};
// Every outcome once, and a decision on appeal, on follow-up, and automatic by agreement.
[[nodiscard]] std::vector<DecidedCase> decided_cases();

}  // namespace carnet::test
