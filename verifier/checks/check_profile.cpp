// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "wallet-format/profile/award_sd_jwt.h"
#include "wallet-format/profile/own_documents.h"
#include "wallet-format/profile/recognized_entity.h"
#include "wallet-format/vocabulary.h"

#include <type_traits>
#include <variant>

namespace carnet::verifier {
namespace {

// A document of some of the units that calls itself the whole is not merely incomplete: it is the one
// confusion that the two types exist to prevent. It has both types, names outstanding units, or holds a
// unit that was not completed.
bool is_part_called_whole(const wallet::Credential& credential, const Error& failed) {
    if (!credential.has_type(wallet::name::kCompetencyCertificate)) return false;
    const bool open_unit = failed.code == ErrorCode::kBadValue &&
                           failed.where.starts_with("/credentialSubject/result/") &&
                           failed.where.ends_with("/status");
    return credential.has_type(wallet::name::kCompetencyUnitStatement) || open_unit ||
           failed.where.starts_with("/credentialSubject/outstandingUnits");
}

Check unknown_type(const Policy& policy) {
    return finding(CheckKind::kProfile, policy.require_known_type ? Outcome::kUndetermined : Outcome::kWarned,
                   Reason::kTypeUnknown, "/type", "No reader here knows this type of document.");
}

}  // namespace

Read<wallet::CompetencyDocument> check_profile(const wallet::SdJwtVc& vc, const Policy& policy) {
    auto read = wallet::read_award_claims(vc.claims());
    if (read) return {passed(CheckKind::kProfile), std::move(read->document)};
    Error failed = std::move(read).error();
    if (failed.code == ErrorCode::kUnsupported) return {unknown_type(policy), std::nullopt};
    const bool part_called_whole = failed.where.starts_with("/outstandingUnits") ||
                                   (failed.where.starts_with("/units/") && failed.where.ends_with("/status"));
    return {finding(CheckKind::kProfile, Outcome::kFailed,
                    part_called_whole ? Reason::kUnitStatementAsCertificate : Reason::kProfileIncomplete,
                    std::move(failed.where), std::move(failed.detail)),
            std::nullopt};
}

Read<wallet::CompetencyDocument> check_profile(const wallet::PaperDocument& document) {
    const auto whole = [](const auto& each) -> std::optional<wallet::CompetencyDocument> {
        if constexpr (std::is_same_v<std::decay_t<decltype(each)>, wallet::PaperDecision>)
            return std::nullopt;
        else
            return each;
    };
    return {passed(CheckKind::kProfile), std::visit(whole, document.content)};
}

Read<wallet::CompetencyDocument> check_profile(const wallet::Credential& credential, const Policy& policy) {
    auto read = wallet::read_competency(credential);
    if (read) return {passed(CheckKind::kProfile), *std::move(read)};
    Error failed = std::move(read).error();
    if (failed.code == ErrorCode::kUnsupported) {
        auto own = wallet::check_own_document(credential);
        if (own) return {passed(CheckKind::kProfile), std::nullopt};
        failed = std::move(own).error();
    }
    if (failed.code == ErrorCode::kUnsupported) {
        const auto entities = wallet::read_recognized_entities(credential);
        if (entities) return {passed(CheckKind::kProfile), std::nullopt};
        failed = entities.error();
    }
    if (failed.code == ErrorCode::kUnsupported) return {unknown_type(policy), std::nullopt};
    const Reason reason = is_part_called_whole(credential, failed) ? Reason::kUnitStatementAsCertificate
                                                                   : Reason::kProfileIncomplete;
    return {finding(CheckKind::kProfile, Outcome::kFailed, reason, std::move(failed.where),
                    std::move(failed.detail)),
            std::nullopt};
}

}  // namespace carnet::verifier
