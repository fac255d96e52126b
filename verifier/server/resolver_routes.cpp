// SPDX-License-Identifier: Apache-2.0
#include "verifier/server/resolver_routes.h"

#include "base/json_writer.h"
#include "wallet-format/identifier/did_document.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace carnet::verifier {
namespace {

constexpr std::string_view kDocumentType = "application/did";
constexpr std::string_view kResultType = "application/did-resolution";

// spec: DID Resolution 1.0 sections 10 (errors) and 11.1 (their HTTP status)
struct ErrorRow {
    ErrorCode code;
    std::string_view name;
    int status;
};
constexpr std::array kErrors = {
    ErrorRow{ErrorCode::kBadIdentifier, "INVALID_DID", 400},
    ErrorRow{ErrorCode::kBadMultibase, "INVALID_DID", 400},
    ErrorRow{ErrorCode::kBadBase58, "INVALID_DID", 400},
    ErrorRow{ErrorCode::kBadKey, "INVALID_DID", 400},
    ErrorRow{ErrorCode::kWeakKey, "INVALID_DID", 400},
    ErrorRow{ErrorCode::kUnsupported, "METHOD_NOT_SUPPORTED", 501},
    ErrorRow{ErrorCode::kUnsupportedAlgorithm, "FEATURE_NOT_SUPPORTED", 501},
    ErrorRow{ErrorCode::kNotFound, "NOT_FOUND", 404},
    ErrorRow{ErrorCode::kFetchBadAnswer, "INVALID_DID_DOCUMENT", 500},
    ErrorRow{ErrorCode::kFetchTooLarge, "INVALID_DID_DOCUMENT", 500},
};
constexpr ErrorRow kOther{ErrorCode::kIo, "INTERNAL_ERROR", 500};

const ErrorRow& row_of(ErrorCode code) {
    const auto found = std::find_if(kErrors.begin(), kErrors.end(),
                                    [code](const ErrorRow& row) { return row.code == code; });
    return found == kErrors.end() ? kOther : *found;
}

http::Response with_type(int status, std::string_view type, std::string body) {
    auto response = http::Response::with(status, type, std::move(body));
    response.fields.set("Cache-Control", "no-store");
    return response;
}

http::Response failure(const Error& failed) {
    const auto& row = row_of(failed.code);
    JsonWriter out;
    out.begin_object().key("didResolutionMetadata").begin_object().key("error").begin_object();
    out.member("type", "https://www.w3.org/ns/did#" + std::string(row.name));
    out.member("title", row.name).member("detail", failed.detail).end_object().end_object();
    out.key("didDocument").null().key("didDocumentMetadata").begin_object().end_object().end_object();
    return with_type(row.status, kResultType, out.take());
}

http::Response result(const std::string& document, UtcTime as_of) {
    JsonWriter out;
    out.begin_object().key("didResolutionMetadata").begin_object();
    out.member("contentType", kDocumentType).member("retrieved", Timestamp::of(as_of).text()).end_object();
    out.key("didDocument").raw(document);
    out.key("didDocumentMetadata").begin_object().end_object().end_object();
    return with_type(200, kResultType, out.take());
}

// The document alone for whoever asks for that.
bool wants_document(const http::Request& request) {
    const auto accept = request.fields.find("Accept");
    if (!accept) return false;
    for (const std::string_view type : {"application/did+json", "application/did+ld+json"})
        if (accept->find(type) != std::string_view::npos) return true;
    return accept->substr(0, accept->find_first_of(",; ")) == kDocumentType;
}

}  // namespace

void add_resolver_routes(http::Router& router, const VerifyDependencies& dependencies) {
    router.add("GET", "/identifiers/{did}",
               [dependencies](const http::Request& request, const http::PathParameters& path) {
                   const auto found = dependencies.issuers.find(path.get("did"), dependencies.clock.now());
                   if (!found) return failure(found.error());
                   const auto document = wallet::write_did_document(*found->document);
                   if (wants_document(request)) return with_type(200, kDocumentType, document);
                   return result(document, found->as_of);
               });
}

}  // namespace carnet::verifier
