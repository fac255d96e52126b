// SPDX-License-Identifier: Apache-2.0
#include "verifier/fetch/issuer_documents.h"
#include "verifier/src/computed_issuer.h"
#include "wallet-format/identifier/did.h"

namespace carnet::verifier {

// spec: did:web method specification section 2.5.2 (Read)
Result<IssuerDocument> WebIssuerDocuments::find(std::string_view did, UtcTime now) const {
    CARNET_TRY(auto computed, computed_document(did, now));
    if (computed) return *std::move(computed);
    CARNET_TRY(const std::string url, wallet::did_web_url(did, scheme_));
    http::Fields fields;
    fields.set("Accept", "application/did+json, application/did+ld+json, application/json");
    CARNET_TRY(const http::Fetched answer, client_.get(url, fields));
    if (answer.status != 200)
        return error(
            answer.status == 404 || answer.status == 410 ? ErrorCode::kNotFound : ErrorCode::kFetchBadAnswer,
            "The issuer's site answered with HTTP status " + std::to_string(answer.status) +
                ". Try again later, or ask the issuer.",
            url);
    return read_issuer_document(answer.body, did, now);
}

}  // namespace carnet::verifier
