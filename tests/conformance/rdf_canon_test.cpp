// SPDX-License-Identifier: Apache-2.0
// RDF Dataset Canonicalization 1.0: every test of the working group's manifest. An evaluation test gives the
// canonical N-Quads, a map test the names of the blank nodes, the negative test a graph that must be refused.
#include "wallet-format/rdf/canonicalize.h"

#include "base/json_reader.h"
#include "tests/support/result_text.h"
#include "tests/support/vectors.h"
#include "wallet-format/rdf/n_quads.h"

namespace carnet::wallet {
namespace {

std::string text_of(JsonValue entry, std::string_view name) {
    const auto value = entry.find(name);
    return value && value->is_string() ? std::string(value->string()) : std::string();
}

void check_map(const RdfDataset& dataset, const CanonicalDataset& canonical, const std::string& expected) {
    const auto json = JsonDocument::parse(expected);
    REQUIRE(json);
    CHECK(json->root().size() == dataset.blank_nodes());
    for (std::uint32_t blank = 0; blank < dataset.blank_nodes(); ++blank) {
        const auto name = json->root().find(dataset.label(blank));
        REQUIRE(name);
        CHECK("c14n" + std::to_string(canonical.canonical_ids[blank]) == name->string());
    }
}

TEST_CASE("every RDFC-1.0 vector gives the published result", "[conformance][rdf-canon]") {
    const auto folder = test::vector_suite("rdf-canon");
    if (!folder) return;
    test::VectorCount count("rdf-canon");
    const auto tests = *folder / "tests";
    const auto manifest = JsonDocument::parse(test::read_file(tests / "manifest.jsonld"));
    REQUIRE(manifest);
    for (const JsonValue entry : manifest->root().require("entries").value().elements()) {
        INFO(text_of(entry, "id") << " " << text_of(entry, "name"));
        const auto dataset = parse_n_quads(test::read_file(tests / text_of(entry, "action")));
        REQUIRE(dataset);
        const auto hash = text_of(entry, "hashAlgorithm") == "SHA384" ? RdfHash::kSha384 : RdfHash::kSha256;
        const auto canonical = canonicalize_rdf(*dataset, hash);
        const auto type = text_of(entry, "type");
        if (type == "rdfc:RDFC10NegativeEvalTest") {
            REQUIRE_FALSE(canonical);
            CHECK(canonical.error().code == ErrorCode::kLimit);
        } else {
            REQUIRE(canonical);
            const auto expected = test::read_file(tests / text_of(entry, "result"));
            if (type == "rdfc:RDFC10MapTest") {
                check_map(*dataset, *canonical, expected);
            } else {
                REQUIRE(type == "rdfc:RDFC10EvalTest");
                CHECK(canonical->n_quads == expected);
            }
        }
        count.passed();
    }
}

}  // namespace
}  // namespace carnet::wallet
