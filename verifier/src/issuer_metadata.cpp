// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/issuer_metadata.h"

#include "base/json_reader.h"

namespace carnet::verifier {
namespace {

constexpr JsonLimits kLimits{.max_bytes = std::size_t{256} * 1024, .max_depth = 16, .max_values = 20'000};

std::string_view origin_of(std::string_view url) {
    return url.substr(0, url.find('/', url.find("://") + 3));
}

Error bad_answer(Error failed, std::string_view issuer) {
    if (failed.code != ErrorCode::kWeakKey) failed.code = ErrorCode::kFetchBadAnswer;
    failed.where = std::string(issuer) + (failed.where.empty() ? "" : " " + failed.where);
    return failed;
}

Result<std::vector<wallet::NamedKey>> parse_keys(std::string_view text) {
    CARNET_TRY(const auto json, JsonDocument::parse(text, kLimits));
    return wallet::read_jwk_set(json.root());
}

Result<wallet::JwtVcIssuer> parse_metadata(std::string_view text, std::string_view issuer) {
    CARNET_TRY(const auto json, JsonDocument::parse(text, kLimits));
    return wallet::read_jwt_vc_issuer(json.root(), issuer);
}

// Elsewhere, somebody else would answer for the issuer's keys.
Result<std::vector<wallet::NamedKey>> fetch_keys(const wallet::JwtVcIssuer& metadata,
                                                 const FetchText& fetch) {
    if (origin_of(metadata.jwks_uri) != origin_of(metadata.issuer)) {
        return error(ErrorCode::kFetchRefused, "The issuer's keys lie on another host than the issuer.",
                     metadata.jwks_uri);
    }
    CARNET_TRY(const auto text, fetch(metadata.jwks_uri));
    auto keys = parse_keys(text);
    if (!keys) return bad_answer(std::move(keys).error(), metadata.issuer);
    return keys;
}

IssuerDocument as_document(std::string_view issuer, std::vector<wallet::NamedKey> keys, UtcTime as_of) {
    wallet::DidDocument document;
    document.id = issuer;
    for (auto& named : keys) {
        const std::string id = std::string(issuer) + "#" + named.kid;
        document.methods.push_back({id, document.id, std::move(named.key), std::nullopt, std::nullopt,
                                    wallet::KeyForm::kJsonWebKey});
        document.assertion_methods.push_back(id);
    }
    return {std::make_shared<const wallet::DidDocument>(std::move(document)), as_of, {}};
}

}  // namespace

Result<IssuerDocument> read_issuer_metadata(std::string_view text, std::string_view issuer, UtcTime as_of,
                                            const FetchText& fetch) {
    auto metadata = parse_metadata(text, issuer);
    if (!metadata) return bad_answer(std::move(metadata).error(), issuer);
    if (!metadata->jwks_uri.empty()) {
        CARNET_TRY(metadata->keys, fetch_keys(*metadata, fetch));
    }
    return as_document(issuer, std::move(metadata->keys), as_of);
}

}  // namespace carnet::verifier
