// SPDX-License-Identifier: Apache-2.0
// The JSON-LD 1.1 API tests of the working group: expansion and conversion to RDF. They are written for
// processors without safe mode and with a base IRI, so they run with both; what a credential meets is
// tests/unit.
#include "wallet-format/rdf/json_ld.h"

#include "base/json_reader.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/n_quads.h"

#include <algorithm>
#include <vector>

namespace carnet::wallet {
namespace {

constexpr std::string_view kBase = "https://w3c.github.io/json-ld-api/tests/";

std::string text_of(JsonValue entry, std::string_view name) {
    const auto value = entry.find(name);
    return value && value->is_string() ? std::string(value->string()) : std::string();
}

bool has_type(JsonValue entry, std::string_view type) {
    const auto types = entry.require("@type").value().elements();
    return std::any_of(types.begin(), types.end(), [&](JsonValue one) { return one.string() == type; });
}

// Arrays are sets, except under @list.
bool same_expanded(JsonValue a, JsonValue b, bool in_list = false) {
    if (a.type() != b.type() || a.size() != b.size()) return false;
    if (a.is_object()) {
        for (const auto& [name, value] : a.members()) {
            const auto other = b.find(name);
            const bool is_json = name == "@value";
            if (!other || !(is_json ? value == *other : same_expanded(value, *other, name == "@list")))
                return false;
        }
        return true;
    }
    if (!a.is_array()) return a == b;
    std::vector<JsonValue> left(b.elements().begin(), b.elements().end());
    for (const JsonValue one : a.elements()) {
        const auto same = in_list ? left.begin()
                                  : std::find_if(left.begin(), left.end(),
                                                 [&](JsonValue other) { return same_expanded(one, other); });
        if (same == left.end() || !same_expanded(one, *same)) return false;
        left.erase(same);
    }
    return true;
}

// What the tests name as contexts lies beside them, among the tests themselves.
ContextStore contexts_of(const std::filesystem::path& tests) {
    ContextStore store;
    for (const auto& file : std::filesystem::recursive_directory_iterator(tests)) {
        if (file.path().extension() != ".jsonld") continue;
        const auto document = JsonDocument::parse(test::read_file(file.path()));
        if (!document) continue;
        const auto url = std::string(kBase) + std::filesystem::relative(file.path(), tests).generic_string();
        REQUIRE(store.add(url, *document));
    }
    return store;
}

JsonLdOptions options_of(JsonValue entry) {
    JsonLdOptions options;
    options.is_safe = false;
    options.unwraps_contexts = false;
    options.document_url = std::string(kBase) + text_of(entry, "input");
    const auto given = entry.find("option");
    if (!given) return options;
    options.base = text_of(*given, "base");
    if (const auto context = text_of(*given, "expandContext"); !context.empty())
        options.expand_context = std::string(kBase) + context;
    const auto direction = text_of(*given, "rdfDirection");
    if (direction == "i18n-datatype") options.direction = RdfDirection::kI18nDatatype;
    if (direction == "compound-literal") options.direction = RdfDirection::kCompoundLiteral;
    return options;
}

std::string reason_to_skip(JsonValue entry) {
    const auto option = entry.find("option");
    if (option && (text_of(*option, "specVersion") == "json-ld-1.0" ||
                   text_of(*option, "processingMode") == "json-ld-1.0")) {
        return "JSON-LD 1.0";
    }
    if (option && option->find("produceGeneralizedRdf")) return "generalized RDF";
    return {};
}

void check_error(const Error& failed, const std::string& expected) {
    const bool is_unknown =
        expected == "loading remote context failed" && failed.code == ErrorCode::kUnknownContext;
    CHECK((is_unknown || failed.code == ErrorCode::kBadJsonLd));
    CHECK(failed.detail.starts_with(expected + ":"));
}

void check_expansion(JsonValue entry, const std::filesystem::path& tests, const JsonDocument& input,
                     const ContextStore& store) {
    const auto expanded = expand_json_ld(input.root(), store, options_of(entry));
    if (has_type(entry, "jld:NegativeEvaluationTest")) {
        REQUIRE_FALSE(expanded);
        return check_error(expanded.error(), text_of(entry, "expectErrorCode"));
    }
    REQUIRE(expanded);
    const auto expected = JsonDocument::parse(test::read_file(tests / text_of(entry, "expect")));
    const auto actual = JsonDocument::parse(*expanded);
    REQUIRE(expected);
    REQUIRE(actual);
    INFO(*expanded);
    CHECK(same_expanded(actual->root(), expected->root()));
}

void check_rdf(JsonValue entry, const std::filesystem::path& tests, const JsonDocument& input,
               const ContextStore& store) {
    const auto dataset = to_rdf(input.root(), store, options_of(entry));
    if (has_type(entry, "jld:NegativeEvaluationTest")) {
        REQUIRE_FALSE(dataset);
        return check_error(dataset.error(), text_of(entry, "expectErrorCode"));
    }
    REQUIRE(dataset);
    if (has_type(entry, "jld:PositiveSyntaxTest")) return;
    const auto expected = parse_n_quads(test::read_file(tests / text_of(entry, "expect")));
    REQUIRE(expected);
    CHECK(canonicalize_rdf(*dataset).value().n_quads == canonicalize_rdf(*expected).value().n_quads);
}

using Check = void (*)(JsonValue, const std::filesystem::path&, const JsonDocument&, const ContextStore&);

void run_manifest(const std::string& name, Check check) {
    const auto folder = test::vector_suite("json-ld-api");
    if (!folder) return;
    test::VectorCount count("json-ld-api-" + name);
    const auto tests = *folder / "tests";
    const auto store = contexts_of(tests);
    const auto manifest = JsonDocument::parse(test::read_file(tests / (name + "-manifest.jsonld")));
    REQUIRE(manifest);
    for (const JsonValue entry : manifest->root().require("sequence").value().elements()) {
        const auto id = text_of(entry, "@id");
        INFO(name << id << " " << text_of(entry, "name"));
        if (const auto reason = reason_to_skip(entry); !reason.empty()) {
            count.skipped(id, reason);
            continue;
        }
        const auto input = JsonDocument::parse(test::read_file(tests / text_of(entry, "input")));
        REQUIRE(input);
        check(entry, tests, *input, store);
        count.passed();
    }
}

TEST_CASE("every JSON-LD 1.1 expansion test gives the published result", "[conformance][json-ld-api]") {
    run_manifest("expand", check_expansion);
}

TEST_CASE("every JSON-LD 1.1 test of conversion to RDF gives the published result",
          "[conformance][json-ld-api]") {
    run_manifest("toRdf", check_rdf);
}

}  // namespace
}  // namespace carnet::wallet
