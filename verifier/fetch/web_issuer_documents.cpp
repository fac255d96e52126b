// SPDX-License-Identifier: Apache-2.0
#include "verifier/fetch/issuer_documents.h"
#include "verifier/src/computed_issuer.h"
#include "verifier/src/issuer_metadata.h"
#include "wallet-format/identifier/did.h"
#include "wallet-format/sd-jwt/jwt_vc_issuer.h"

namespace carnet::verifier {
namespace {

constexpr std::string_view kDidDocument = "application/did+json, application/did+ld+json, application/json";
constexpr std::string_view kJson = "application/json";

Result<std::string> get(const http::Client& client, const std::string& url, std::string_view accept) {
    http::Fields fields;
    fields.set("Accept", accept);
    CARNET_TRY(http::Fetched answer, client.get(url, fields));
    if (answer.status == 200) return std::move(answer.body);
    return error(
        answer.status == 404 || answer.status == 410 ? ErrorCode::kNotFound : ErrorCode::kFetchBadAnswer,
        "The issuer's site answered with HTTP status " + std::to_string(answer.status) +
            ". Try again later, or ask the issuer.",
        url);
}

}  // namespace

// spec: did:web method specification section 2.5.2 (Read); SD-JWT VC draft-25 section 3.1
Result<IssuerDocument> WebIssuerDocuments::find(std::string_view did, UtcTime now) const {
    if (wallet::is_issuer_url(did)) return find_metadata(did, now);
    CARNET_TRY(auto computed, computed_document(did, now));
    if (computed) return *std::move(computed);
    CARNET_TRY(const std::string url, wallet::did_web_url(did, scheme_));
    CARNET_TRY(const auto text, get(client_, url, kDidDocument));
    return read_issuer_document(text, did, now);
}

Result<IssuerDocument> WebIssuerDocuments::find_metadata(std::string_view issuer, UtcTime now) const {
    const auto under_scheme = [this](std::string_view url) {
        return scheme_ + std::string(url.substr(url.find("://")));
    };
    // Without TLS only where all fetching is without: on a machine of one's own.
    auto url = wallet::jwt_vc_issuer_url(issuer, issuer.starts_with("http://") ? scheme_ : "https");
    if (!url) return error(ErrorCode::kBadIdentifier, url.error().detail, std::string(issuer));
    CARNET_TRY(const auto text, get(client_, under_scheme(*url), kJson));
    return read_issuer_metadata(
        text, issuer, now, [&](std::string_view keys) { return get(client_, under_scheme(keys), kJson); });
}

}  // namespace carnet::verifier
