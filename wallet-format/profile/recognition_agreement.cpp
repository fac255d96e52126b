// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/recognition_agreement.h"

#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/recognition_agreement_description.h"

#include <algorithm>

namespace carnet::wallet {

profile::PublishedKind profile::publish_recognition_agreement() {
    return publish_own<RecognitionAgreement, read_recognition_agreement, write_recognition_agreement>();
}

std::string_view to_string(RuleEffect effect) noexcept {
    return profile::spelling(effect);
}

std::string_view to_string(ConditionKind kind) noexcept {
    return profile::spelling(kind);
}

bool is_in_force_on(const RecognitionAgreement& agreement, const Date& day) noexcept {
    switch (agreement.status) {
        case AgreementStatus::kDraft:
        case AgreementStatus::kNegotiating:
        case AgreementStatus::kSigned:
        case AgreementStatus::kSuspended:
            return false;
        case AgreementStatus::kInForceProvisionally:
        case AgreementStatus::kInForce:
        case AgreementStatus::kDenounced:
            return agreement.in_force_from && *agreement.in_force_from <= day &&
                   (!agreement.in_force_until || day < *agreement.in_force_until);
    }
    return false;
}

bool is_bound_on(const AgreementParty& party, const Date& day) noexcept {
    return party.entry && *party.entry <= day && (!party.exit || day < *party.exit);
}

Result<void> check_succession(const RecognitionAgreement& previous, const RecognitionAgreement& next) {
    const auto conflict = [](const char* detail, const char* where) {
        return error(ErrorCode::kConflict, detail, where);
    };
    if (next.id != previous.id) return conflict("is another agreement", "/id");
    if (next.version <= previous.version)
        return conflict("does not come after the version that is there; raise it", "/version");
    for (const auto& party : previous.parties) {
        const auto is_same = [&](const AgreementParty& one) {
            return one.jurisdiction == party.jurisdiction && one.entry;
        };
        if (party.entry && std::none_of(next.parties.begin(), next.parties.end(), is_same))
            return conflict("lacks a party that had entered; keep it, with the day of its exit", "/parties");
    }
    return {};
}

Result<std::string> write_recognition_agreement(const RecognitionAgreement& agreement,
                                                const Envelope& envelope) {
    CARNET_TRY_VOID(check_recognition_agreement(agreement));
    return profile::write_own(agreement, envelope);
}

Result<RecognitionAgreement> read_recognition_agreement(const Credential& credential) {
    CARNET_TRY(auto agreement, profile::read_own<RecognitionAgreement>(credential));
    if (auto checked = check_recognition_agreement(agreement); !checked)
        return profile::in_subject(std::move(checked).error());
    return agreement;
}

}  // namespace carnet::wallet
