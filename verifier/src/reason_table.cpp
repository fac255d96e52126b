// SPDX-License-Identifier: Apache-2.0
//
// One row per reason: its spelling on the wire and the outcomes that it may go with.
#include "verifier/verdict.h"

#include <array>
#include <cstddef>

namespace carnet::verifier {
namespace {

constexpr unsigned bit(Outcome outcome) {
    return 1U << static_cast<unsigned>(outcome);
}
constexpr unsigned kP = bit(Outcome::kPassed);
constexpr unsigned kF = bit(Outcome::kFailed);
constexpr unsigned kW = bit(Outcome::kWarned);
constexpr unsigned kS = bit(Outcome::kSkipped);
constexpr unsigned kU = bit(Outcome::kUndetermined);

struct Row {
    Reason reason;
    std::string_view code;
    unsigned outcomes;
};

// In the order of declaration, which the static_assert below holds to.
constexpr std::array kRows = {
    Row{Reason::kOk, "ok", kP},
    Row{Reason::kJsonSyntax, "json-syntax", kF},
    Row{Reason::kJsonDuplicateMember, "json-duplicate-member", kF},
    Row{Reason::kJsonTooDeep, "json-too-deep", kF},
    Row{Reason::kTooLarge, "too-large", kF},
    Row{Reason::kBadUtf8, "bad-utf8", kF},
    Row{Reason::kNumberRange, "number-range", kF},
    Row{Reason::kNotACredential, "not-a-credential", kF},
    Row{Reason::kContextWrong, "context-wrong", kF},
    Row{Reason::kMemberMissing, "member-missing", kF},
    Row{Reason::kMemberWrong, "member-wrong", kF},
    Row{Reason::kTimeMalformed, "time-malformed", kF},
    Row{Reason::kMemberNotSupported, "member-not-supported", kU},
    Row{Reason::kTokenMalformed, "token-malformed", kF},
    Row{Reason::kCodeDamaged, "code-damaged", kF},
    Row{Reason::kTokenAlgorithmRefused, "token-algorithm-refused", kF},
    Row{Reason::kTokenRuleUnknown, "token-rule-unknown", kF},
    Row{Reason::kTokenTypeWrong, "token-type-wrong", kF},
    Row{Reason::kTokenClaimsWrong, "token-claims-wrong", kF},
    Row{Reason::kDisclosureWrong, "disclosure-wrong", kF},
    Row{Reason::kProfileIncomplete, "profile-incomplete", kF},
    Row{Reason::kUnitStatementAsCertificate, "unit-statement-as-certificate", kF},
    Row{Reason::kTypeUnknown, "type-unknown", kW | kU},
    Row{Reason::kSchemaForeign, "schema-foreign", kW},
    Row{Reason::kIdentifierMalformed, "identifier-malformed", kF},
    Row{Reason::kIdentifierMethodUnknown, "identifier-method-unknown", kU},
    Row{Reason::kKeyUnknown, "key-unknown", kU},
    Row{Reason::kKeyNotNamed, "key-not-named", kU},
    Row{Reason::kKeyWeak, "key-weak", kF},
    Row{Reason::kKeyMalformed, "key-malformed", kF},
    Row{Reason::kIssuerUnreachable, "issuer-unreachable", kU},
    Row{Reason::kIssuerRefusedAddress, "issuer-refused-address", kU},
    Row{Reason::kIssuerAnswerMalformed, "issuer-answer-malformed", kU},
    Row{Reason::kIssuerAnswerAged, "issuer-answer-aged", kW},
    Row{Reason::kIssuerAnswerStale, "issuer-answer-stale", kU},
    Row{Reason::kKeyNotForAssertion, "key-not-for-assertion", kF},
    Row{Reason::kKeyNotForAuthentication, "key-not-for-authentication", kF},
    Row{Reason::kKeyRevoked, "key-revoked", kF},
    Row{Reason::kKeyRevokedLater, "key-revoked-later", kW | kU},
    Row{Reason::kKeyExpired, "key-expired", kF},
    Row{Reason::kCertificateUntrusted, "certificate-untrusted", kU},
    Row{Reason::kCertificateWrong, "certificate-wrong", kF},
    Row{Reason::kProofMissing, "proof-missing", kF},
    Row{Reason::kProofMalformed, "proof-malformed", kF},
    Row{Reason::kMechanismNotSupported, "mechanism-not-supported", kU},
    Row{Reason::kProofPurposeWrong, "proof-purpose-wrong", kF},
    Row{Reason::kProofDomainWrong, "proof-domain-wrong", kF},
    Row{Reason::kProofChallengeWrong, "proof-challenge-wrong", kF},
    Row{Reason::kProofExpired, "proof-expired", kF},
    Row{Reason::kProofFromFuture, "proof-from-future", kF},
    Row{Reason::kProofTimeMissing, "proof-time-missing", kU},
    Row{Reason::kKeyBindingMissing, "key-binding-missing", kF},
    Row{Reason::kKeyBindingWrong, "key-binding-wrong", kF},
    Row{Reason::kKeyBindingTime, "key-binding-time", kF},
    Row{Reason::kSignatureEncoding, "signature-encoding", kF},
    Row{Reason::kSignatureLength, "signature-length", kF},
    Row{Reason::kSignatureWrong, "signature-wrong", kF},
    Row{Reason::kProofContextWrong, "proof-context-wrong", kF},
    Row{Reason::kContextUnknown, "context-unknown", kU},
    Row{Reason::kJsonLdWrong, "json-ld-wrong", kF},
    Row{Reason::kNotCovered, "not-covered", kF},
    Row{Reason::kTooComplex, "too-complex", kF},
    Row{Reason::kSuiteKeyMismatch, "suite-key-mismatch", kF},
    Row{Reason::kIssuerNotController, "issuer-not-controller", kF},
    Row{Reason::kIssuerUntrusted, "issuer-untrusted", kF},
    Row{Reason::kIssuerNotListed, "issuer-not-listed", kU},
    Row{Reason::kNotAccreditedThen, "not-accredited-then", kF},
    Row{Reason::kAccreditedLaterOnly, "accredited-later-only", kF},
    Row{Reason::kAccreditationScope, "accreditation-scope", kF},
    Row{Reason::kAccreditationWithdrawnRetroactively, "accreditation-withdrawn-retroactively", kF},
    Row{Reason::kAccreditationNotListed, "accreditation-not-listed", kW | kU},
    Row{Reason::kAccreditorNotListed, "accreditor-not-listed", kU},
    Row{Reason::kAccreditorScopeExceeded, "accreditor-scope-exceeded", kF},
    Row{Reason::kSignedAfterAccreditation, "signed-after-accreditation", kU},
    Row{Reason::kTrustListTooOld, "trust-list-too-old", kU},
    Row{Reason::kTrustListDisputed, "trust-list-disputed", kU},
    Row{Reason::kTrustListRefused, "trust-list-refused", kW | kU},
    Row{Reason::kClaimNotDisclosed, "claim-not-disclosed", kU},
    Row{Reason::kStapledListKeyRevoked, "stapled-list-key-revoked", kW | kU},
    Row{Reason::kStapledListRefused, "stapled-list-refused", kW | kU},
    Row{Reason::kStapledListTooOld, "stapled-list-too-old", kW | kU},
    Row{Reason::kStapledListOtherDay, "stapled-list-other-day", kW | kU},
    Row{Reason::kStapledListScopeUnclear, "stapled-list-scope-unclear", kW | kU},
    Row{Reason::kStapledListCircular, "stapled-list-circular", kW | kU},
    Row{Reason::kStapledListTooDeep, "stapled-list-too-deep", kW | kU},
    Row{Reason::kStapledListNotAccepted, "stapled-list-not-accepted", kW | kU},
    Row{Reason::kAuthorityUnknown, "authority-unknown", kU},
    Row{Reason::kAuthorityNotCompetent, "authority-not-competent", kF},
    Row{Reason::kDecisionUnderAppeal, "decision-under-appeal", kW | kU},
    Row{Reason::kDecisionSuperseded, "decision-superseded", kF},
    Row{Reason::kDecisionReplacedOnAppeal, "decision-replaced-on-appeal", kF},
    Row{Reason::kDecisionCorrected, "decision-corrected", kF},
    Row{Reason::kDecisionAnnulled, "decision-annulled", kF},
    Row{Reason::kDecisionRevoked, "decision-revoked", kF},
    Row{Reason::kDecisionWithdrawn, "decision-withdrawn", kF},
    Row{Reason::kDecisionLapsed, "decision-lapsed", kF},
    Row{Reason::kNotYetValid, "not-yet-valid", kF},
    Row{Reason::kExpired, "expired", kF},
    Row{Reason::kNoLongerCurrentSoon, "no-longer-current-soon", kW},
    Row{Reason::kRevoked, "revoked", kF},
    Row{Reason::kSuspended, "suspended", kF},
    Row{Reason::kStatusMissing, "status-missing", kW | kU},
    Row{Reason::kStatusTypeUnknown, "status-type-unknown", kU},
    Row{Reason::kStatusIndexInvalid, "status-index-invalid", kF},
    Row{Reason::kStatusIndexRange, "status-index-range", kF},
    Row{Reason::kStatusPurposeWrong, "status-purpose-wrong", kF},
    Row{Reason::kStatusListUnreachable, "status-list-unreachable", kU},
    Row{Reason::kStatusListRefusedAddress, "status-list-refused-address", kU},
    Row{Reason::kStatusListMalformed, "status-list-malformed", kU},
    Row{Reason::kStatusListTooLarge, "status-list-too-large", kU},
    Row{Reason::kStatusListTooShort, "status-list-too-short", kU},
    Row{Reason::kStatusListWrongIssuer, "status-list-wrong-issuer", kU},
    Row{Reason::kStatusListProofWrong, "status-list-proof-wrong", kU},
    Row{Reason::kStatusListUnverifiable, "status-list-unverifiable", kU},
    Row{Reason::kStatusListExpired, "status-list-expired", kU},
    Row{Reason::kStatusListAged, "status-list-aged", kW},
    Row{Reason::kStatusListStale, "status-list-stale", kU},
    Row{Reason::kStatusListNotYetValid, "status-list-not-yet-valid", kU},
    Row{Reason::kStatusPastUnknown, "status-past-unknown", kU},
    Row{Reason::kResourceDigestWrong, "resource-digest-wrong", kF},
    Row{Reason::kResourceUnknown, "resource-unknown", kW},
    Row{Reason::kDependsOnFormat, "depends-on-format", kS},
    Row{Reason::kDependsOnStructure, "depends-on-structure", kS},
    Row{Reason::kDependsOnKey, "depends-on-key", kS},
    Row{Reason::kDependsOnProof, "depends-on-proof", kS},
    Row{Reason::kNotApplicable, "not-applicable", kS},
    Row{Reason::kSwitchedOff, "switched-off", kS},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows[i].reason) != i) return false;
    }
    return true;
}
static_assert(in_order() && kRows.size() == static_cast<std::size_t>(Reason::kSwitchedOff) + 1,
              "every reason has its row, in the order of declaration");

const Row& row(Reason reason) noexcept {
    return kRows[static_cast<std::size_t>(reason)];
}

}  // namespace

std::string_view to_string(Reason reason) noexcept {
    return row(reason).code;
}

bool may_go_with(Reason reason, Outcome outcome) noexcept {
    return (row(reason).outcomes & bit(outcome)) != 0;
}

const std::vector<Reason>& all_reasons() noexcept {
    static const std::vector<Reason> reasons = [] {
        std::vector<Reason> all;
        all.reserve(std::size(kRows));
        for (const Row& each : kRows) all.push_back(each.reason);
        return all;
    }();
    return reasons;
}

}  // namespace carnet::verifier
