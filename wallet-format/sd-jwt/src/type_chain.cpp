// SPDX-License-Identifier: Apache-2.0
//
// Types that extend one another, and the digests that tie each document to whoever refers to it.
#include "base/text_encoding.h"
#include "keys/digest.h"
#include "wallet-format/sd-jwt/type_metadata.h"

#include <algorithm>
#include <utility>

namespace carnet::wallet {
namespace {

constexpr std::string_view kSha256 = "sha256-";
constexpr std::string_view kSha384 = "sha384-";

// Each digest of the kind, without the options that may follow it.
std::vector<std::string_view> digests_of(std::string_view integrity, std::string_view kind) {
    std::vector<std::string_view> found;
    while (!integrity.empty()) {
        const auto end = std::min(integrity.find(' '), integrity.size());
        const auto one = integrity.substr(0, end);
        if (one.starts_with(kind)) found.push_back(one.substr(kind.size(), one.find('?') - kind.size()));
        integrity.remove_prefix(std::min(end + 1, integrity.size()));
    }
    return found;
}

Error wrong(std::string detail, std::string_view where) {
    return error(ErrorCode::kBadValue, std::move(detail), std::string(where));
}

// What the extended type demands, the extending one keeps.
// spec: SD-JWT VC draft-25 section 7.5 (Extending Claim Metadata)
Result<void> check_kept(const ClaimMetadata& claim, const ClaimMetadata& inherited) {
    if (inherited.mandatory && !claim.mandatory)
        return wrong("This claim is mandatory in the type that is extended.", pointer_of(claim.path));
    if (inherited.sd != SelectiveDisclosure::kAllowed && claim.sd != inherited.sd)
        return wrong("The type that is extended settles whether this claim may be hidden.",
                     pointer_of(claim.path));
    return {};
}

Result<void> inherit(TypeMetadata& type, const TypeMetadata& extended) {
    for (const auto& inherited : extended.claims) {
        const auto own =
            std::find_if(type.claims.begin(), type.claims.end(),
                         [&](const ClaimMetadata& claim) { return claim.path == inherited.path; });
        if (own == type.claims.end())
            type.claims.push_back(inherited);
        else
            CARNET_TRY_VOID(check_kept(*own, inherited));
    }
    if (type.display.empty()) type.display = extended.display;
    return {};
}

Result<TypeMetadata> fetch_one(std::string_view vct, std::string_view integrity, const TypeFetch& fetch) {
    CARNET_TRY(const auto text, fetch(vct));
    if (!integrity.empty()) {
        auto checked = check_integrity(integrity, as_bytes(text));
        if (!checked) return wrong(checked.error().detail, vct);
    }
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    CARNET_TRY(auto metadata, read_type_metadata(document.root()));
    if (metadata.vct != vct) return wrong("The document describes another type: " + metadata.vct, vct);
    return metadata;
}

}  // namespace

std::string integrity_of(ByteView bytes) {
    return std::string(kSha256) + encode_base64(keys::sha256(bytes));
}

Result<void> check_integrity(std::string_view integrity, ByteView bytes) {
    const auto longer = digests_of(integrity, kSha384);
    const auto known = longer.empty() ? digests_of(integrity, kSha256) : longer;
    if (known.empty()) return wrong("No digest by sha256 or sha384 is given.", integrity);
    const auto own = longer.empty() ? encode_base64(keys::sha256(bytes)) : encode_base64(keys::sha384(bytes));
    if (std::find(known.begin(), known.end(), own) != known.end()) return {};
    return wrong("The document is not the one whose digest was given.", integrity);
}

Result<TypeMetadata> resolve_type(std::string_view vct, std::string_view integrity, const TypeFetch& fetch) {
    CARNET_TRY(auto type, fetch_one(vct, integrity, fetch));
    std::vector<std::string> seen{type.vct};
    std::string next = type.extends;
    std::string next_integrity = type.extends_integrity;
    while (!next.empty()) {
        if (std::find(seen.begin(), seen.end(), next) != seen.end())
            return wrong("Types extend one another in a circle.", next);
        if (seen.size() == kMaxTypeChain) {
            return error(ErrorCode::kLimit,
                         "More than " + std::to_string(kMaxTypeChain) + " types extend one another.", next);
        }
        CARNET_TRY(const auto extended, fetch_one(next, next_integrity, fetch));
        CARNET_TRY_VOID(inherit(type, extended));
        seen.push_back(extended.vct);
        next = extended.extends;
        next_integrity = extended.extends_integrity;
    }
    return type;
}

}  // namespace carnet::wallet
