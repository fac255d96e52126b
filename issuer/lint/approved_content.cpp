// SPDX-License-Identifier: Apache-2.0
// Read back by the verifier's own reader, the credential says what the officers approved, to the letter. A
// holder's key is all that may have been added since, where the certificates of a batch go to wallets.
#include "issuer/lint/rules.h"

#include <variant>

namespace carnet::issuer {
namespace {

std::optional<std::string>& holder_id(wallet::CompetencyDocument& document) {
    return std::visit([](auto& one) -> std::optional<std::string>& { return one.award.holder.id; }, document);
}

}  // namespace

LintVerdict lint_approved_content(const LintSubject& subject) {
    auto document = subject.document;
    if (!subject.holder.empty()) {
        auto& id = holder_id(document);
        if (id != subject.holder) return "The holder is not the one whose key was proven.";
        id.reset();
    }
    if (wallet::write_claims(document) == subject.row.claims) return std::nullopt;
    return "Read back, the credential does not say what was approved.";
}

}  // namespace carnet::issuer
