// SPDX-License-Identifier: Apache-2.0
// Exactly the contexts that we know, in their order, and the digest of ours as it is embedded in this
// program. spec: VC Data Model 2.0 sections 4.3, 5.3
#include "wallet-format/contexts/contexts.h"
#include "issuer/lint/rules.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::issuer {
namespace {

constexpr std::array kPinned = {wallet::name::kCredentialsV2, wallet::name::kOpenBadgesV3,
                                wallet::name::kCarnetV1};

}  // namespace

LintVerdict lint_contexts(const LintSubject& subject) {
    const auto& contexts = subject.credential.contexts();
    if (!std::equal(contexts.begin(), contexts.end(), kPinned.begin(), kPinned.end())) {
        return "The contexts are not exactly those that this program pins.";
    }
    const auto& related = subject.credential.related_resources();
    const auto ours = std::find_if(related.begin(), related.end(), [](const auto& resource) {
        return resource.id == wallet::name::kCarnetV1;
    });
    const auto digest = wallet::context_digest(wallet::name::kCarnetV1);
    if (ours != related.end() && digest && ours->digest_multibase == *digest) return std::nullopt;
    return "The digest of the Carnet context is missing or another one.";
}

}  // namespace carnet::issuer
