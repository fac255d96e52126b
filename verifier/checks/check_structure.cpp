// SPDX-License-Identifier: Apache-2.0
#include "verifier/checks/checks.h"
#include "verifier/src/error_reasons.h"

namespace carnet::verifier {
namespace {

Check too_many(std::string where, std::size_t most) {
    return finding(CheckKind::kStructure, Outcome::kFailed, Reason::kTooLarge, std::move(where),
                   "There are more than " + std::to_string(most) + " of these; the policy reads no more.");
}

Check unreadable(Error failed) {
    const Reason reason = structure_reason(failed);
    return finding(CheckKind::kStructure, outcome_of(reason), reason, std::move(failed.where),
                   std::move(failed.detail));
}

}  // namespace

// spec: VC Data Model 2.0 section 4
Read<wallet::Credential> check_structure(const wallet::SecuredDocument& document, const Policy& policy) {
    auto credential = wallet::Credential::from_json(document.document, document.around());
    if (!credential) return {unreadable(std::move(credential).error()), std::nullopt};
    if (credential->proofs().size() > policy.limits.proofs)
        return {too_many("/proof", policy.limits.proofs), std::nullopt};
    if (credential->statuses().size() > policy.limits.status_entries)
        return {too_many("/credentialStatus", policy.limits.status_entries), std::nullopt};
    return {passed(CheckKind::kStructure), *std::move(credential)};
}

// spec: VC Data Model 2.0 section 4.13
Read<wallet::Presentation> check_presentation(const wallet::SecuredDocument& document, const Policy& policy) {
    auto presentation = wallet::Presentation::from_json(document.document);
    if (!presentation) return {unreadable(std::move(presentation).error()), std::nullopt};
    if (presentation->proofs().size() > policy.limits.proofs)
        return {too_many("/proof", policy.limits.proofs), std::nullopt};
    if (presentation->credentials().size() > policy.limits.credentials)
        return {too_many("/verifiableCredential", policy.limits.credentials), std::nullopt};
    return {passed(CheckKind::kStructure), *std::move(presentation)};
}

}  // namespace carnet::verifier
