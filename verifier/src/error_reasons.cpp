// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/error_reasons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace carnet::verifier {
namespace {

struct Row {
    ErrorCode code;
    Reason reason;
};

template <std::size_t N>
Reason look_up(const std::array<Row, N>& rows, ErrorCode code, Reason otherwise) noexcept {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
    return found == rows.end() ? otherwise : found->reason;
}

}  // namespace

Reason format_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kJsonDuplicateMember, Reason::kJsonDuplicateMember},
        Row{ErrorCode::kJsonTooDeep, Reason::kJsonTooDeep},
        Row{ErrorCode::kJsonTooLarge, Reason::kTooLarge},
        Row{ErrorCode::kLimit, Reason::kTooLarge},
        Row{ErrorCode::kBadUtf8, Reason::kBadUtf8},
        Row{ErrorCode::kJsonBadNumber, Reason::kNumberRange},
        Row{ErrorCode::kJoseMalformed, Reason::kTokenMalformed},
        Row{ErrorCode::kSignatureEncoding, Reason::kTokenMalformed},
        Row{ErrorCode::kBadBase45, Reason::kCodeDamaged},
        Row{ErrorCode::kCborMalformed, Reason::kCodeDamaged},
        Row{ErrorCode::kCoseMalformed, Reason::kCodeDamaged},
        Row{ErrorCode::kCoseDetached, Reason::kCodeDamaged},
    };
    return look_up(kRows, failed.code, Reason::kJsonSyntax);
}

Reason structure_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kNotACredential, Reason::kNotACredential},
        Row{ErrorCode::kBadContext, Reason::kContextWrong},
        Row{ErrorCode::kMissingMember, Reason::kMemberMissing},
        Row{ErrorCode::kBadTime, Reason::kTimeMalformed},
        Row{ErrorCode::kStatusIndexRange, Reason::kStatusIndexInvalid},
        Row{ErrorCode::kUnsupported, Reason::kMemberNotSupported},
        Row{ErrorCode::kUnsupportedProof, Reason::kMechanismNotSupported},
        Row{ErrorCode::kLimit, Reason::kTooLarge},
        Row{ErrorCode::kJoseAlgorithm, Reason::kTokenAlgorithmRefused},
        Row{ErrorCode::kJoseCritical, Reason::kTokenRuleUnknown},
        Row{ErrorCode::kCoseCritical, Reason::kTokenRuleUnknown},
        Row{ErrorCode::kJoseType, Reason::kTokenTypeWrong},
        Row{ErrorCode::kJoseClaims, Reason::kTokenClaimsWrong},
        Row{ErrorCode::kDisclosureMalformed, Reason::kDisclosureWrong},
        Row{ErrorCode::kDisclosureWrong, Reason::kDisclosureWrong},
    };
    if (failed.code != ErrorCode::kMissingMember && failed.where.ends_with("/statusListIndex"))
        return Reason::kStatusIndexInvalid;
    return look_up(kRows, failed.code, Reason::kMemberWrong);
}

Reason proof_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kUnsupportedProof, Reason::kMechanismNotSupported},
        Row{ErrorCode::kUnsupportedAlgorithm, Reason::kSuiteKeyMismatch},
        Row{ErrorCode::kSignatureEncoding, Reason::kSignatureEncoding},
        Row{ErrorCode::kSignatureLength, Reason::kSignatureLength},
        Row{ErrorCode::kSignatureInvalid, Reason::kSignatureWrong},
        Row{ErrorCode::kBadContext, Reason::kProofContextWrong},
        Row{ErrorCode::kUnknownContext, Reason::kContextUnknown},
        Row{ErrorCode::kBadJsonLd, Reason::kJsonLdWrong},
        Row{ErrorCode::kDataLoss, Reason::kNotCovered},
        Row{ErrorCode::kLimit, Reason::kTooComplex},
        Row{ErrorCode::kBadTime, Reason::kTimeMalformed},
        Row{ErrorCode::kProofPurpose, Reason::kProofPurposeWrong},
        Row{ErrorCode::kProofExpired, Reason::kProofExpired},
    };
    return look_up(kRows, failed.code, Reason::kProofMalformed);
}

Reason key_binding_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kKeyBindingMissing, Reason::kKeyBindingMissing},
        Row{ErrorCode::kKeyBindingAudience, Reason::kProofDomainWrong},
        Row{ErrorCode::kKeyBindingNonce, Reason::kProofChallengeWrong},
        Row{ErrorCode::kKeyBindingTime, Reason::kKeyBindingTime},
    };
    return look_up(kRows, failed.code, Reason::kKeyBindingWrong);
}

Reason issuer_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kBadIdentifier, Reason::kIdentifierMalformed},
        Row{ErrorCode::kBadMultibase, Reason::kIdentifierMalformed},
        Row{ErrorCode::kBadBase58, Reason::kIdentifierMalformed},
        Row{ErrorCode::kUnsupported, Reason::kIdentifierMethodUnknown},
        Row{ErrorCode::kUnsupportedAlgorithm, Reason::kMechanismNotSupported},
        Row{ErrorCode::kWeakKey, Reason::kKeyWeak},
        Row{ErrorCode::kBadKey, Reason::kKeyMalformed},
        Row{ErrorCode::kFetchRefused, Reason::kIssuerRefusedAddress},
        Row{ErrorCode::kFetchBadAnswer, Reason::kIssuerAnswerMalformed},
        Row{ErrorCode::kFetchTooLarge, Reason::kIssuerAnswerMalformed},
    };
    return look_up(kRows, failed.code, Reason::kIssuerUnreachable);
}

Reason list_fetch_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kFetchRefused, Reason::kStatusListRefusedAddress},
        Row{ErrorCode::kFetchTooLarge, Reason::kStatusListTooLarge},
        Row{ErrorCode::kLimit, Reason::kStatusListTooLarge},
    };
    return look_up(kRows, failed.code, Reason::kStatusListUnreachable);
}

Reason list_read_reason(const Error& failed) noexcept {
    constexpr std::array kRows = {
        Row{ErrorCode::kStatusListTooLarge, Reason::kStatusListTooLarge},
        Row{ErrorCode::kJsonTooLarge, Reason::kStatusListTooLarge},
        Row{ErrorCode::kStatusListLength, Reason::kStatusListTooShort},
    };
    return look_up(kRows, failed.code, Reason::kStatusListMalformed);
}

Outcome outcome_of(Reason reason) noexcept {
    return may_go_with(reason, Outcome::kFailed) ? Outcome::kFailed : Outcome::kUndetermined;
}

}  // namespace carnet::verifier
