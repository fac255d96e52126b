// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognition_reason.h"

#include <array>
#include <cstddef>

namespace carnet::verifier {
namespace {

struct Row {
    RecognitionReason reason;
    std::string_view code;
};

// In the order of declaration, which the static_assert below holds to.
constexpr std::array kRows = {
    Row{RecognitionReason::kDecisionInForce, "decision-in-force"},
    Row{RecognitionReason::kDecisionOriginalNotInForce, "decision-original-not-in-force"},
    Row{RecognitionReason::kDecisionOriginalOutOfDate, "decision-original-out-of-date"},
    Row{RecognitionReason::kDecisionUnderAppeal, "decision-under-appeal"},
    Row{RecognitionReason::kDecisionNotYet, "decision-not-yet"},
    Row{RecognitionReason::kDecisionEnded, "decision-ended"},
    Row{RecognitionReason::kDecisionLapsed, "decision-lapsed"},
    Row{RecognitionReason::kDecisionSuperseded, "decision-superseded"},
    Row{RecognitionReason::kDecisionReplacedOnAppeal, "decision-replaced-on-appeal"},
    Row{RecognitionReason::kDecisionCorrected, "decision-corrected"},
    Row{RecognitionReason::kDecisionAnnulled, "decision-annulled"},
    Row{RecognitionReason::kDecisionRevoked, "decision-revoked"},
    Row{RecognitionReason::kDecisionWithdrawn, "decision-withdrawn"},
    Row{RecognitionReason::kDecisionRefused, "decision-refused"},
    Row{RecognitionReason::kDecisionAdvisory, "decision-advisory"},
    Row{RecognitionReason::kDecisionOlder, "decision-older"},
    Row{RecognitionReason::kDecisionOtherDocument, "decision-other-document"},
    Row{RecognitionReason::kDecisionOtherPerson, "decision-other-person"},
    Row{RecognitionReason::kDecisionOtherJurisdiction, "decision-other-jurisdiction"},
    Row{RecognitionReason::kDecisionOtherPurpose, "decision-other-purpose"},
    Row{RecognitionReason::kDecisionOtherOccupation, "decision-other-occupation"},
    Row{RecognitionReason::kDecisionUnverified, "decision-unverified"},
    Row{RecognitionReason::kDecisionAuthorityUnknown, "decision-authority-unknown"},
    Row{RecognitionReason::kDecisionsInACircle, "decisions-in-a-circle"},
    Row{RecognitionReason::kCovered, "covered"},
    Row{RecognitionReason::kCoveredWithConditions, "covered-with-conditions"},
    Row{RecognitionReason::kCoveredUnits, "covered-units"},
    Row{RecognitionReason::kFacilitates, "facilitates"},
    Row{RecognitionReason::kNoEffect, "no-effect"},
    Row{RecognitionReason::kAgreementNotInForce, "agreement-not-in-force"},
    Row{RecognitionReason::kAgreementSuspended, "agreement-suspended"},
    Row{RecognitionReason::kAgreementEnded, "agreement-ended"},
    Row{RecognitionReason::kAgreementDisputed, "agreement-disputed"},
    Row{RecognitionReason::kPartyNotBound, "party-not-bound"},
    Row{RecognitionReason::kSignatureMissing, "signature-missing"},
    Row{RecognitionReason::kSignerUnknown, "signer-unknown"},
    Row{RecognitionReason::kAwardTooEarly, "award-too-early"},
    Row{RecognitionReason::kAwardNotInWindow, "award-not-in-window"},
    Row{RecognitionReason::kOtherQualification, "other-qualification"},
    Row{RecognitionReason::kOtherOccupation, "other-occupation"},
    Row{RecognitionReason::kOtherLevel, "other-level"},
    Row{RecognitionReason::kOtherIssuer, "other-issuer"},
    Row{RecognitionReason::kOtherPurpose, "other-purpose"},
    Row{RecognitionReason::kIssuerNotAccredited, "issuer-not-accredited"},
    Row{RecognitionReason::kCertificateNotAccepted, "certificate-not-accepted"},
    Row{RecognitionReason::kRulesConflict, "rules-conflict"},
    Row{RecognitionReason::kLessSpecific, "less-specific"},
    Row{RecognitionReason::kNotTransitive, "not-transitive"},
    Row{RecognitionReason::kStandardUnknown, "standard-unknown"},
    Row{RecognitionReason::kStandardDisputed, "standard-disputed"},
    Row{RecognitionReason::kLevelReferenced, "level-referenced"},
    Row{RecognitionReason::kLevelReplaced, "level-replaced"},
    Row{RecognitionReason::kNotReferenced, "not-referenced"},
    Row{RecognitionReason::kReferencingDraft, "referencing-draft"},
    Row{RecognitionReason::kReferencingWithdrawn, "referencing-withdrawn"},
    Row{RecognitionReason::kReferencingEnded, "referencing-ended"},
    Row{RecognitionReason::kReferencingDisputed, "referencing-disputed"},
    Row{RecognitionReason::kOutOfScope, "out-of-scope"},
    Row{RecognitionReason::kFrameworkVersionDiffers, "framework-version-differs"},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i)
        if (static_cast<std::size_t>(kRows[i].reason) != i) return false;
    return true;
}
static_assert(in_order() &&
                  kRows.size() == static_cast<std::size_t>(RecognitionReason::kFrameworkVersionDiffers) + 1,
              "every reason has its row, in the order of declaration");

}  // namespace

std::string_view to_string(RecognitionReason reason) noexcept {
    return kRows[static_cast<std::size_t>(reason)].code;
}

const std::vector<RecognitionReason>& all_recognition_reasons() noexcept {
    static const std::vector<RecognitionReason> reasons = [] {
        std::vector<RecognitionReason> all;
        all.reserve(kRows.size());
        for (const Row& each : kRows) all.push_back(each.reason);
        return all;
    }();
    return reasons;
}

}  // namespace carnet::verifier
