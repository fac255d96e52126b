// SPDX-License-Identifier: Apache-2.0
#include "base/text_encoding.h"
#include "wallet-format/src/credential_rules.h"
#include "wallet-format/src/members.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::wallet {
namespace {

struct SriHash {
    std::string_view prefix;
    std::size_t size;
};
constexpr std::array kSriHashes{SriHash{"sha256-", 32}, SriHash{"sha384-", 48}, SriHash{"sha512-", 64}};

bool is_sri(std::string_view text) {
    return std::any_of(kSriHashes.begin(), kSriHashes.end(), [text](const SriHash& hash) {
        if (!text.starts_with(hash.prefix)) return false;
        const auto digest = decode_base64(text.substr(hash.prefix.size()));
        return digest && digest->size() == hash.size;
    });
}

// Several digests of one resource are allowed by the specification and not yet read here; taking the first
// and forgetting the others would be wrong.
Result<std::string_view> one_digest(JsonValue resource, std::string_view member) {
    const auto value = resource.find(member);
    const bool several =
        value &&
        (value->is_array() || (value->is_string() && value->string().find(' ') != std::string_view::npos));
    if (several) {
        return error(ErrorCode::kUnsupported, "Carnet reads one digest of each kind for a related resource.",
                     value->pointer());
    }
    return optional_string(resource, member);
}

Result<RelatedResource> read_related(JsonValue resource) {
    RelatedResource read;
    CARNET_TRY(read.id, required_uri(resource, name::kId));
    CARNET_TRY_VOID(optional_string(resource, name::kMediaType));
    CARNET_TRY(read.digest_sri, one_digest(resource, name::kDigestSri));
    CARNET_TRY(read.digest_multibase, one_digest(resource, name::kDigestMultibase));
    if (read.digest_sri.empty() && read.digest_multibase.empty()) {
        return error(ErrorCode::kMissingMember, "A related resource needs digestSRI or digestMultibase.",
                     resource.pointer());
    }
    if (!read.digest_sri.empty() && !is_sri(read.digest_sri)) {
        return error(ErrorCode::kBadValue,
                     "digestSRI is sha256-, sha384- or sha512- and the digest in base64.",
                     resource.pointer() + "/digestSRI");
    }
    if (!read.digest_multibase.empty() && !decode_multibase(read.digest_multibase)) {
        return error(ErrorCode::kBadValue, "digestMultibase is a digest in multibase, header u or z.",
                     resource.pointer() + "/digestMultibase");
    }
    return read;
}

bool has_duplicate_ids(const std::vector<RelatedResource>& resources) {
    std::vector<std::string_view> ids;
    ids.reserve(resources.size());
    for (const auto& resource : resources) ids.emplace_back(resource.id);
    std::sort(ids.begin(), ids.end());
    return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

}  // namespace

// spec: VC Data Model 2.0 section 5.3
Result<std::vector<RelatedResource>> read_related_resources(JsonValue credential) {
    CARNET_TRY(const auto objects, optional_objects(credential, name::kRelatedResource));
    std::vector<RelatedResource> resources;
    for (const JsonValue object : objects) {
        CARNET_TRY(auto resource, read_related(object));
        resources.push_back(std::move(resource));
    }
    if (has_duplicate_ids(resources)) {
        return error(ErrorCode::kBadValue, "Two related resources have the same id.",
                     credential.find(name::kRelatedResource)->pointer());
    }
    return resources;
}

}  // namespace carnet::wallet
