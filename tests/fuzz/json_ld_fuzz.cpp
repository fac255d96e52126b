// SPDX-License-Identifier: Apache-2.0
// Bytes of a stranger as JSON-LD: whatever they are, the answer comes in bounded time, what safe mode accepts
// is the same with and without it and in any order of members, the direct way to RDF gives what the general
// one gives, and a known context means the same by its URL and written out.
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "tests/fuzz/one_canonical_form.h"
#include "tests/fuzz/reversed_members.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/general_way.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace carnet;
using namespace carnet::wallet;

namespace {

constexpr std::string_view kUrl = "urn:c";
// One context that has something of everything, for documents to name.
constexpr std::string_view kContext =
    R"({"@context":{"@version":1.1,"@protected":true,"id":"@id","type":"@type","@vocab":"urn:v:",
            "T":{"@id":"urn:T","@context":{"n":{"@id":"urn:n","@type":"@id"}}},
            "U":{"@id":"urn:U","@context":{"@propagate":true,"@vocab":"urn:w:"}},
            "l":{"@id":"urn:l","@container":"@list"},"g":{"@id":"urn:g","@container":["@graph","@id"]},
            "i":{"@id":"urn:i","@container":"@index","@index":"urn:ix"},"m":{"@id":"urn:m","@container":"@language"},
            "y":{"@id":"urn:y","@container":"@type"},"j":{"@id":"urn:j","@type":"@json"},
            "r":{"@reverse":"urn:r"},"e":"@nest","p":{"@id":"urn:p","@context":null}}})";

ContextStore make_store() {
    ContextStore store;
    const auto document = JsonDocument::parse(kContext);
    if (!document || !store.add(kUrl, *document)) std::abort();
    return store;
}

// The document with the known context written out wherever its own @context names it: nothing lasts then.
std::string written_out(JsonValue object) {
    static const JsonDocument known = *JsonDocument::parse(kContext);
    JsonWriter writer;
    const auto context = [&](JsonValue one) {
        const bool is_known = one.is_string() && one.string() == kUrl;
        writer.value(is_known ? *known.root().find("@context") : one);
    };
    writer.begin_object();
    for (const auto& [name, value] : object.members()) {
        writer.key(name);
        if (name != "@context") {
            writer.value(value);
        } else if (!value.is_array()) {
            context(value);
        } else {
            writer.begin_array();
            for (const JsonValue one : value.elements()) context(one);
            writer.end_array();
        }
    }
    writer.end_object();
    return writer.take();
}

void check_written_out(JsonValue object, const ContextStore& store, const JsonLdOptions& options,
                       const Result<RdfDataset>& expected) {
    const auto document = JsonDocument::parse(written_out(object));
    if (!document) return;  // over a limit
    const auto same = to_rdf(document->root(), store, options);
    if (!same && same.error().code == ErrorCode::kLimit) return;
    if (!expected && expected.error().code == ErrorCode::kLimit) return;
    if (same.has_value() != expected.has_value()) std::abort();
    if (!same) return;
    const auto one = canonicalize_rdf(*expected);
    const auto other = canonicalize_rdf(*same);
    if (one.has_value() != other.has_value() || (one && one->n_quads != other->n_quads)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ContextStore store = make_store();
    const auto document = JsonDocument::parse({reinterpret_cast<const char*>(data), size});
    if (!document) return 0;
    JsonLdOptions lax;
    lax.is_safe = false;
    lax.base = "http://a/b/c";
    const auto expanded = expand_json_ld(document->root(), store, lax);
    if (expanded && !JsonDocument::parse(*expanded, {1U << 26U, kMaxJsonDepth, 10'000'000})) std::abort();
    JsonLdOptions signing;
    signing.direction = lax.direction = RdfDirection::kI18nDatatype;
    const auto safe = to_rdf(document->root(), store, signing);
    const auto generally = to_rdf_generally(document->root(), store, signing);
    if (safe.has_value() != generally.has_value()) std::abort();
    if (document->root().is_object()) check_written_out(document->root(), store, signing, safe);
    if (!safe) return 0;
    lax.base.clear();
    const auto same = to_rdf(document->root(), store, lax);
    if (!same) std::abort();
    const auto one = canonicalize_rdf(*safe);
    const auto other = canonicalize_rdf(*same);
    const auto third = canonicalize_rdf(*generally);
    if (one.has_value() != other.has_value() || (one && one->n_quads != other->n_quads)) std::abort();
    if (one.has_value() != third.has_value() || (one && one->n_quads != third->n_quads)) std::abort();
    const auto text = test::reversed_members(document->root());
    const auto reversed = to_rdf(JsonDocument::parse(text).value().root(), store);
    if (!reversed) std::abort();
    const auto fourth = canonicalize_rdf(*reversed);
    if (one && fourth && test::has_one_canonical_form(*safe) && one->n_quads != fourth->n_quads) std::abort();
    return 0;
}
