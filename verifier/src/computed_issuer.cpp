// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/computed_issuer.h"

#include "base/json_reader.h"
#include "wallet-format/identifier/did.h"

namespace carnet::verifier {
namespace {

constexpr JsonLimits kDidDocumentLimits{
    .max_bytes = std::size_t{256} * 1024, .max_depth = 16, .max_values = 20'000};

Result<wallet::DidDocument> parse_document(std::string_view text, std::string_view did) {
    CARNET_TRY(const auto json, JsonDocument::parse(text, kDidDocumentLimits));
    return wallet::read_did_document(json.root(), did);
}

IssuerDocument shared(wallet::DidDocument document, UtcTime as_of) {
    return {std::make_shared<const wallet::DidDocument>(std::move(document)), as_of, {}};
}

}  // namespace

Result<std::optional<IssuerDocument>> computed_document(std::string_view did, UtcTime now) {
    CARNET_TRY(const wallet::DidUrl parsed, wallet::parse_did_url(did));
    if (parsed.method == "web") return std::optional<IssuerDocument>();
    if (parsed.method != "key" && parsed.method != "jwk")
        return error(
            ErrorCode::kUnsupported,
            "The method did:" + parsed.method + " is not one that this verifier knows (key, jwk, web).",
            std::string(did));
    CARNET_TRY(wallet::DidDocument document,
               parsed.method == "key" ? wallet::did_key_document(did) : wallet::did_jwk_document(did));
    return std::optional(shared(std::move(document), now));
}

Result<IssuerDocument> read_issuer_document(std::string_view text, std::string_view did, UtcTime as_of) {
    auto document = parse_document(text, did);
    if (document) return shared(*std::move(document), as_of);
    Error failed = std::move(document).error();
    if (failed.code != ErrorCode::kWeakKey) failed.code = ErrorCode::kFetchBadAnswer;
    failed.where = std::string(did) + (failed.where.empty() ? "" : " " + failed.where);
    return failed;
}

}  // namespace carnet::verifier
