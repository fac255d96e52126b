// SPDX-License-Identifier: Apache-2.0
//
// JSON-LD 1.1: a document as RDF, through the contexts that are known here.
//
// kBadJsonLd: the document or a context breaks a rule; the detail begins with the specification's error code
// ("protected term redefinition") and `where` is a JSON Pointer. kUnknownContext: it names a context that is
// not known. kDataLoss, in safe mode: a part of the document that would not be in the RDF, and so not under a
// signature. kLimit: it costs more than allowed. What a few bytes stand for may be long, and may stand many
// times: work and memory are bounded by the three limits below. Pure and thread-safe. spec: JSON-LD 1.1 API
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/rdf/context_store.h"
#include "wallet-format/rdf/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

// What becomes of a text's direction, for which RDF has no place of its own.
enum class RdfDirection : std::uint8_t { kNone, kI18nDatatype, kCompoundLiteral };

struct JsonLdOptions {
    // Credentials are read with it, always. Without it: what the specification's own tests expect.
    bool is_safe = true;
    std::string base;  // base IRI; empty: none, so every IRI is absolute
    std::string
        document_url;  // against which the document names contexts; empty: contexts have absolute URLs
    std::string expand_context;  // URL of a context that is processed before the document's; empty: none
    RdfDirection direction = RdfDirection::kNone;
    // A context in the document that is an object with nothing but @context is read as what stands in it, as
    // other implementations do; the specification has it an error (docs/divergences.md).
    bool unwraps_contexts = true;
    std::size_t max_steps = 100'000;   // terms copied or defined while contexts are processed
    std::size_t max_values = 25'000;   // nodes, types and values, lists among them
    std::size_t max_text = 2'000'000;  // bytes that terms, prefixes and defaults are replaced by
};

// What is read: a value as it stands, or an object without one member, or under another @context than its
// own. Data Integrity reads a credential without its proof, and the proof under the credential's context.
struct JsonLdSource {
    // NOLINTNEXTLINE(google-explicit-constructor): the value alone is the usual case
    JsonLdSource(JsonValue value) : root(value) {}
    JsonLdSource(JsonValue object, std::optional<std::string_view> without, std::optional<JsonValue> under)
        : root(object), left_out(without), context(under) {}

    JsonValue root;
    std::optional<std::string_view> left_out;  // a member's name
    std::optional<JsonValue> context;          // nothing: its own
};

// The expanded form, as JSON text: for tests, and for people who debug.
[[nodiscard]] Result<std::string> expand_json_ld(const JsonLdSource& source, const ContextStore& contexts,
                                                 const JsonLdOptions& options = {});

[[nodiscard]] Result<RdfDataset> to_rdf(const JsonLdSource& source, const ContextStore& contexts,
                                        const JsonLdOptions& options = {});

// The same quads, each with where it comes from: for people who debug. Several times slower.
struct TracedDataset {
    RdfDataset dataset;
    std::vector<JsonValue> sources;  // by quad, in the dataset's order: the value that says it
};
[[nodiscard]] Result<TracedDataset> trace_rdf(const JsonLdSource& source, const ContextStore& contexts,
                                              const JsonLdOptions& options = {});

}  // namespace carnet::wallet
