// SPDX-License-Identifier: Apache-2.0
//
// Which conditions of a rule are not shown to be met. Experience, language and the age of the certificate are
// looked at; what only an office can see (health, registration, a test) is always still to be shown. Pure,
// thread-safe.
#pragma once

#include "base/time.h"
#include "verifier/recognition/agreement_coverage.h"

#include <vector>

namespace carnet::verifier {

[[nodiscard]] std::vector<wallet::RuleCondition> missing_conditions(const wallet::AgreementRule& rule,
                                                                    const CoverageFacts& facts,
                                                                    const Date& day);

}  // namespace carnet::verifier
