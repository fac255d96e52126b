// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "verifier/checks/checks.h"
#include "wallet-format/contexts/contexts.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

constexpr std::string_view kSha256Sri = "sha256-";
constexpr std::size_t kSha256Bytes = 32;

// The SHA-256 that a digestMultibase names; nothing for another hash. Some writers put the multihash code
// (0x12, 32 bytes) before it.
// spec: VC Data Model 2.0 section 5.3; Controlled Identifiers 1.0 section 2.5
std::optional<Bytes> sha256_of_multibase(std::string_view text) {
    auto digest = decode_multibase(text);
    if (!digest) return std::nullopt;
    const bool prefixed = digest->size() == kSha256Bytes + 2 && (*digest)[0] == 0x12 && (*digest)[1] == 0x20;
    if (prefixed) digest->erase(digest->begin(), digest->begin() + 2);
    if (digest->size() != kSha256Bytes) return std::nullopt;
    return *std::move(digest);
}

// spec: Subresource Integrity section 3.5 (standard base64 of the digest)
std::optional<Bytes> sha256_of_sri(std::string_view text) {
    if (!text.starts_with(kSha256Sri)) return std::nullopt;
    auto digest = decode_base64(text.substr(kSha256Sri.size()));
    if (!digest) return std::nullopt;
    return *std::move(digest);
}

// How a resource's digests stand to the published one: each that can be compared must be equal.
enum class Comparison : std::uint8_t { kEqual, kDifferent, kImpossible };

Comparison compare(const wallet::RelatedResource& resource, std::string_view published) {
    if (resource.digest_multibase == published && resource.digest_sri.empty()) return Comparison::kEqual;
    const auto expected = sha256_of_multibase(published);
    const auto multibase = sha256_of_multibase(resource.digest_multibase);
    const auto sri = sha256_of_sri(resource.digest_sri);
    if (!multibase && !sri) return Comparison::kImpossible;
    const bool equal = (!multibase || multibase == expected) && (!sri || sri == expected);
    return equal ? Comparison::kEqual : Comparison::kDifferent;
}

Check unknown(const wallet::RelatedResource& resource, std::string detail) {
    return finding(CheckKind::kResources, Outcome::kWarned, Reason::kResourceUnknown, resource.id,
                   std::move(detail));
}

Check check_resource(const wallet::RelatedResource& resource) {
    const auto published = wallet::context_digest(resource.id);
    if (!published)
        return unknown(resource, "Nothing is fetched during a verification, and this is not held here.");
    switch (compare(resource, *published)) {
        case Comparison::kEqual:
            return passed(CheckKind::kResources);
        case Comparison::kImpossible:
            return unknown(resource, "Only SHA-256 digests are compared here.");
        case Comparison::kDifferent:
            break;
    }
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
