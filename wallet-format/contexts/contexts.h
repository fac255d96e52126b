// SPDX-License-Identifier: Apache-2.0
//
// The JSON-LD context and JSON Schemas of Carnet, embedded in the library, and the published digests of the
// contexts that our credentials name. Nothing is ever fetched at run time. Constant data, thread-safe.
#pragma once

#include "wallet-format/rdf/context_store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

struct EmbeddedDocument {
    std::string url;                // "https://w3id.org/carnet/v1"
    std::string_view file_name;     // as served: "carnet-v1.jsonld", "competency-certificate-v1.json"
    std::string_view content_type;  // "application/ld+json", "application/schema+json"
    std::string_view text;
};

[[nodiscard]] const std::vector<EmbeddedDocument>& embedded_documents();

// SHA-256 of a context's published bytes as digestMultibase ("u..."), for the contexts that we know.
[[nodiscard]] std::optional<std::string_view> context_digest(std::string_view url);

// All JSON-LD contexts that are known without configuration: Carnet's, those of the W3C and 1EdTech
// (docs/formats/contexts.md).
[[nodiscard]] const ContextStore& embedded_contexts();

}  // namespace carnet::wallet
