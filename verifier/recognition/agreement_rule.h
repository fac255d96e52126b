// SPDX-License-Identifier: Apache-2.0
//
// One rule of an agreement, read in one direction: a mutual rule is two of these. Pure, thread-safe.
#pragma once

#include "verifier/recognition/agreement_coverage.h"
#include "verifier/recognition/recognition_library.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// Whose awards, as what, where. Views on the rule.
struct DirectedRule {
    const HeldAgreement& held;
    const wallet::AgreementRule& rule;
    const std::vector<std::string>& from;
    const std::vector<std::string>& to;
    std::vector<std::string_view> qualifications;       // of the award; none: any
    std::vector<std::string_view> isco08;               // of the award; none: any
    std::vector<const wallet::LevelReference*> levels;  // of the award; none: any
    std::optional<std::string> target_standard;
    std::optional<std::string> target_isco08;
    std::string origin;  // the one of the certificate's origins that it is about
};

// Every reading of the agreement's rules that leads from one of the origins to the destination. A country's
// own awards need no agreement.
[[nodiscard]] std::vector<DirectedRule> directed_rules(const HeldAgreement& held,
                                                       const std::vector<std::string>& origins,
                                                       std::string_view destination);

// Why the agreement itself says nothing about this award on that day; nothing: it does.
[[nodiscard]] std::optional<RecognitionReason> agreement_obstacle(const DirectedRule& directed,
                                                                  const RecognitionQuestion& question,
                                                                  const CoverageFacts& facts,
                                                                  const KnownAuthorities& authorities,
                                                                  const Date& day);
// Why the rule is not about this award or this question; nothing: it is.
[[nodiscard]] std::optional<RecognitionReason> rule_obstacle(const DirectedRule& directed,
                                                             const RecognitionQuestion& question,
                                                             const CoverageFacts& facts);

// Of two rules that both apply, the greater is the more specific: it names issuers, a qualification, levels,
// an occupation, a purpose, a smaller place.
[[nodiscard]] std::vector<std::size_t> specificity(const DirectedRule& directed);

}  // namespace carnet::verifier
