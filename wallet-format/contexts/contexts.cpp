// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/contexts/contexts.h"

#include "base/json_reader.h"
#include "base/text_encoding.h"
#include "carnet_wallet_format_embedded.h"
#include "keys/digest.h"
#include "wallet-format/vocabulary.h"

#include <string>

namespace carnet::wallet {
namespace {

constexpr std::string_view kSchemaType = "application/schema+json";

// spec: VC Data Model 2.0 appendix B.1 gives this digest in hexadecimal
constexpr std::string_view kCredentialsV2Digest = "uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ";

const std::string& carnet_digest() {
    static const std::string digest = [] {
        const auto sha = keys::sha256(as_bytes(embedded::carnet_v1_jsonld()));
        return encode_multibase(Multibase::kBase64Url, sha);
    }();
    return digest;
}

ContextStore make_store() {
    ContextStore store;
    const auto carnet = JsonDocument::parse(embedded::carnet_v1_jsonld()).value();
    const auto others = JsonDocument::parse(embedded::known_contexts_json()).value();
    store.add(name::kCarnetV1, carnet).value();
    for (const auto& [url, document] : others.root().members())
        store.add(url, ContextStore::Known{others, document}).value();
    return store;
}

}  // namespace

const ContextStore& embedded_contexts() {
    static const ContextStore store = make_store();
    return store;
}

const std::vector<EmbeddedDocument>& embedded_documents() {
    static const std::vector<EmbeddedDocument> documents = {
        {name::kCarnetV1, "carnet-v1.jsonld", "application/ld+json", embedded::carnet_v1_jsonld()},
        {"https://w3id.org/carnet/schemas/competency-certificate-v1.json", "competency-certificate-v1.json",
         kSchemaType, embedded::competency_certificate_v1_json()},
        {"https://w3id.org/carnet/schemas/competency-unit-statement-v1.json",
         "competency-unit-statement-v1.json", kSchemaType, embedded::competency_unit_statement_v1_json()},
    };
    return documents;
}

std::optional<std::string_view> context_digest(std::string_view url) {
    if (url == name::kCredentialsV2) return kCredentialsV2Digest;
    if (url == name::kCarnetV1) return carnet_digest();
    return std::nullopt;
}

}  // namespace carnet::wallet
