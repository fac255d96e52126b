// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "wallet-format/vocabulary.h"

namespace carnet::verifier {
namespace {

// A document of some of the units that also calls itself the whole is not merely incomplete: it is the one
// confusion that the two types exist to prevent.
bool claims_both(const wallet::Credential& credential) {
    return credential.has_type(wallet::name::kCompetencyCertificate) &&
           credential.has_type(wallet::name::kCompetencyUnitStatement);
}

Check unknown_type(const Policy& policy) {
    return finding(CheckKind::kProfile, policy.require_known_type ? Outcome::kUndetermined : Outcome::kWarned,
                   Reason::kTypeUnknown, "/type", "No reader here knows this type of document.");
}

}  // namespace

Read<wallet::CompetencyDocument> check_profile(const wallet::Credential& credential, const Policy& policy) {
    auto read = wallet::read_competency(credential);
    if (read) return {passed(CheckKind::kProfile), *std::move(read)};
    if (read.error().code == ErrorCode::kUnsupported) return {unknown_type(policy), std::nullopt};
    Error failed = std::move(read).error();
    const Reason reason =
        claims_both(credential) ? Reason::kUnitStatementAsCertificate : Reason::kProfileIncomplete;
    return {finding(CheckKind::kProfile, Outcome::kFailed, reason, std::move(failed.where),
                    std::move(failed.detail)),
            std::nullopt};
}

}  // namespace carnet::verifier
