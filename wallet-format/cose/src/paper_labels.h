// SPDX-License-Identifier: Apache-2.0
//
// The numbers of docs/formats/paper.md. They are for ever: a number is never given another meaning.
#pragma once

#include "wallet-format/profile/award.h"
#include "wallet-format/profile/recognition_decision.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace carnet::wallet::paper {

// Claims of private use that hold the content, one for each kind. spec: RFC 8392 9.1 (below -65536)
inline constexpr std::int64_t kCertificate = -70'001;
inline constexpr std::int64_t kUnitStatement = -70'002;
inline constexpr std::int64_t kDecision = -70'003;

// In every content
inline constexpr std::int64_t kHolder = 1;
inline constexpr std::int64_t kIssuerName = 2;
inline constexpr std::int64_t kLanguage = 3;
inline constexpr std::int64_t kStatus = 4;
// In awards
inline constexpr std::int64_t kNumber = 5;
inline constexpr std::int64_t kOccupation = 6;
inline constexpr std::int64_t kStandard = 7;
inline constexpr std::int64_t kUnits = 8;
inline constexpr std::int64_t kOutstanding = 9;
inline constexpr std::int64_t kLevels = 10;
inline constexpr std::int64_t kAwarded = 11;
inline constexpr std::int64_t kMethod = 12;
inline constexpr std::int64_t kCountry = 13;
inline constexpr std::int64_t kField = 14;
// In decisions
inline constexpr std::int64_t kDecisionId = 20;
inline constexpr std::int64_t kCaseNumber = 21;
inline constexpr std::int64_t kJurisdictions = 22;
inline constexpr std::int64_t kOutcome = 23;
inline constexpr std::int64_t kLocalTerm = 24;
inline constexpr std::int64_t kPurpose = 25;
inline constexpr std::int64_t kDecided = 26;
inline constexpr std::int64_t kRecognises = 27;
inline constexpr std::int64_t kMissingUnits = 28;
inline constexpr std::int64_t kDocumentDigest = 29;

// A closed list of values; the number is the place in it.
inline constexpr std::array kMethods = {AssessmentMethod::kTrainingExam, AssessmentMethod::kRplPortfolio,
                                        AssessmentMethod::kRplPractical, AssessmentMethod::kOnsite,
                                        AssessmentMethod::kWorkplace,    AssessmentMethod::kTradeTest,
                                        AssessmentMethod::kInterview,    AssessmentMethod::kJury};
inline constexpr std::array kOutcomes = {DecisionOutcome::kFull,          DecisionOutcome::kPartial,
                                         DecisionOutcome::kConditional,   DecisionOutcome::kProvisional,
                                         DecisionOutcome::kPartialAccess, DecisionOutcome::kRefused,
                                         DecisionOutcome::kInadmissible,  DecisionOutcome::kDiscontinued};
inline constexpr std::array kPurposes = {RecognitionPurpose::kEmploymentNonregulated,
                                         RecognitionPurpose::kProfessionEstablishment,
                                         RecognitionPurpose::kProfessionTemporary,
                                         RecognitionPurpose::kFurtherStudy,
                                         RecognitionPurpose::kTrainingAccess,
                                         RecognitionPurpose::kCreditExemption,
                                         RecognitionPurpose::kImmigrationPoints,
                                         RecognitionPurpose::kReturnRecognition,
                                         RecognitionPurpose::kGeneral};

template <class Value, std::size_t kSize>
std::int64_t number_of(const std::array<Value, kSize>& list, Value value) {
    return std::find(list.begin(), list.end(), value) - list.begin();
}
template <class Value, std::size_t kSize>
std::optional<Value> value_of(const std::array<Value, kSize>& list, std::int64_t number) {
    if (number < 0 || number >= static_cast<std::int64_t>(kSize)) return std::nullopt;
    return list[static_cast<std::size_t>(number)];
}

}  // namespace carnet::wallet::paper
