// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "verifier/checks/checks.h"
#include "wallet-format/contexts/contexts.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::string_view kSha256Sri = "sha256-";

// The SHA-256 that a digestMultibase names. Some writers put the multihash code (0x12, 32 bytes) before it.
// spec: VC Data Model 2.0 section 5.3; Controlled Identifiers 1.0 section 2.5
std::optional<Bytes> sha256_of_multibase(std::string_view text) {
    auto digest = decode_multibase(text);
    if (!digest) return std::nullopt;
    if (digest->size() == 34 && (*digest)[0] == 0x12 && (*digest)[1] == 0x20)
        digest->erase(digest->begin(), digest->begin() + 2);
    return *std::move(digest);
}

bool is_multibase_of(std::string_view text, std::string_view published) {
    return text == published || sha256_of_multibase(text) == sha256_of_multibase(published);
}

// spec: Subresource Integrity section 3.5 (standard base64 of the digest)
bool is_sri_of(std::string_view text, std::string_view published) {
    if (!text.starts_with(kSha256Sri)) return false;
    const auto digest = decode_base64(text.substr(kSha256Sri.size()));
    return digest && sha256_of_multibase(published) == *digest;
}

bool names(const wallet::RelatedResource& resource, std::string_view published) {
    return (resource.digest_multibase.empty() || is_multibase_of(resource.digest_multibase, published)) &&
           (resource.digest_sri.empty() || is_sri_of(resource.digest_sri, published));
}

Check check_resource(const wallet::RelatedResource& resource) {
    const auto published = wallet::context_digest(resource.id);
    if (!published)
        return finding(CheckKind::kResources, Outcome::kWarned, Reason::kResourceUnknown, resource.id,
                       "Nothing is fetched during a verification, and this is not held here.");
    if (names(resource, *published)) return passed(CheckKind::kResources);
    return finding(CheckKind::kResources, Outcome::kFailed, Reason::kResourceDigestWrong, resource.id,
                   "The published document's digest is " + std::string(*published) + ".");
}

}  // namespace

Check check_resources(const wallet::Credential& credential) {
    if (credential.related_resources().empty()) return skipped(CheckKind::kResources, Reason::kNotApplicable);
    Check worst = passed(CheckKind::kResources);
    for (const auto& resource : credential.related_resources())
        worst = worse_of(std::move(worst), check_resource(resource));
    return worst;
}

}  // namespace carnet::verifier
