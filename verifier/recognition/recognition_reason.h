// SPDX-License-Identifier: Apache-2.0
//
// Why a decision, a rule of an agreement or a statement about a level counts or does not: one closed list,
// one row each in recognition_reason.cpp and one sentence per language, "recognition.<code string>".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace carnet::verifier {

enum class RecognitionReason : std::uint8_t {
    // decisions and assessments
    kDecisionInForce,
    kDecisionOriginalNotInForce,  // in force until its authority acts, though the original is not
    kDecisionOriginalOutOfDate,   // its effects depend on an original that is current
    kDecisionUnderAppeal,
    kDecisionNotYet,
    kDecisionEnded,
    kDecisionLapsed,
    kDecisionSuperseded,
    kDecisionReplacedOnAppeal,
    kDecisionCorrected,
    kDecisionAnnulled,
    kDecisionRevoked,
    kDecisionWithdrawn,
    kDecisionRefused,
    kDecisionAdvisory,
    kDecisionOlder,
    kDecisionOtherDocument,
    kDecisionOtherPerson,
    kDecisionOtherJurisdiction,
    kDecisionOtherPurpose,
    kDecisionOtherOccupation,
    kDecisionUnverified,
    kDecisionAuthorityUnknown,
    kDecisionsInACircle,
    // agreements
    kCovered,
    kCoveredWithConditions,
    kCoveredUnits,
    kFacilitates,
    kNoEffect,
    kAgreementNotInForce,
    kAgreementSuspended,
    kAgreementEnded,
    kAgreementDisputed,
    kPartyNotBound,
    kSignatureMissing,
    kSignerUnknown,
    kAwardTooEarly,
    kAwardNotInWindow,
    kOtherQualification,
    kOtherOccupation,
    kOtherLevel,
    kOtherIssuer,
    kOtherPurpose,
    kIssuerNotAccredited,
    kCertificateNotAccepted,
    kRulesConflict,
    kLessSpecific,
    kNotTransitive,
    kStandardUnknown,
    kStandardDisputed,
    // levels
    kLevelReferenced,
    kLevelReplaced,
    kNotReferenced,
    kReferencingDraft,
    kReferencingWithdrawn,
    kReferencingEnded,
    kReferencingDisputed,
    kOutOfScope,
    kFrameworkVersionDiffers,
};

[[nodiscard]] std::string_view to_string(RecognitionReason reason) noexcept;  // "decision-in-force", ...
// Every enumerator once, in the order of declaration.
[[nodiscard]] const std::vector<RecognitionReason>& all_recognition_reasons() noexcept;

}  // namespace carnet::verifier
