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
constexpr std::string_view kSchemas = "https://w3id.org/carnet/schemas/";

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

// The context and the schemas, each under the address that it has in the schema itself.
std::vector<EmbeddedDocument> make_documents() {
    std::vector<EmbeddedDocument> documents = {{std::string(name::kCarnetV1), "carnet-v1.jsonld",
                                                "application/ld+json", embedded::carnet_v1_jsonld()}};
    for (const auto& [file, text] : embedded::files()) {
        if (file.ends_with("-v1.json"))
            documents.push_back({std::string(kSchemas).append(file), file, kSchemaType, text});
    }
    return documents;
}

}  // namespace

const ContextStore& embedded_contexts() {
    static const ContextStore store = make_store();
    return store;
}

const std::vector<EmbeddedDocument>& embedded_documents() {
    static const std::vector<EmbeddedDocument> documents = make_documents();
    return documents;
}

std::optional<std::string_view> context_digest(std::string_view url) {
    if (url == name::kCredentialsV2) return kCredentialsV2Digest;
    if (url == name::kCarnetV1) return carnet_digest();
    return std::nullopt;
}

}  // namespace carnet::wallet
