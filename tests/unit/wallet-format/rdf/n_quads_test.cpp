// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/n_quads.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::wallet;

namespace {

// The one object of a text with one statement.
std::string object_of(std::string_view object) {
    const auto dataset = parse_n_quads("<urn:a> <urn:b> " + std::string(object) + " .");
    REQUIRE(dataset);
    REQUIRE(dataset->quads().size() == 1);
    return std::string(dataset->quads()[0].object.text());
}

struct Refused {
    std::string_view text;
    std::string_view where;
};

}  // namespace

TEST_CASE("a statement becomes a quad of canonical texts and numbered blank nodes", "[wallet-format][rdf]") {
    const auto dataset = parse_n_quads(
        "# a comment\r\n"
        "<urn:a> <urn:p> _:x.1 . # another\n"
        "\n"
        "_:x.1\t<urn:p>\t\"text\" <urn:g> .\r"
        "_:y<urn:p>_:x.1 _:y.");
    REQUIRE(dataset);
    REQUIRE(dataset->quads().size() == 3);
    CHECK(dataset->blank_nodes() == 2);
    CHECK(dataset->label(0) == "x.1");
    CHECK(dataset->label(1) == "y");
    const auto& quads = dataset->quads();
    CHECK(quads[0].subject.text() == "<urn:a>");
    CHECK(quads[0].object.blank() == 0);
    CHECK(quads[0].graph.is_default_graph());
    CHECK(quads[1].subject.blank() == 0);
    CHECK(quads[1].object.text() == "\"text\"");
    CHECK(quads[1].graph.text() == "<urn:g>");
    CHECK(quads[2].subject.blank() == 1);
    CHECK(quads[2].graph.blank() == 1);
}

TEST_CASE("literals are kept in canonical form", "[wallet-format][rdf]") {
    CHECK(object_of(R"("\u00e9\U0001F600")") == "\"\u00e9\U0001F600\"");
    CHECK(object_of(R"("\t\b\n\r\f\"\'\\")") == R"("\t\b\n\r\f\"'\\")");
    CHECK(object_of(R"("\u0000\u001f\u007F")") == R"("\u0000\u001F\u007F")");
    CHECK(object_of(R"("a"@pt-BR)") == R"("a"@pt-BR)");
    CHECK(object_of(R"("1"^^<http://www.w3.org/2001/XMLSchema#integer>)") ==
          R"("1"^^<http://www.w3.org/2001/XMLSchema#integer>)");
    CHECK(object_of(R"("")") == R"("")");
    CHECK(object_of(R"(<urn:\u00e9>)") == "<urn:\u00e9>");
}

TEST_CASE("what is no N-Quads is refused with its place", "[wallet-format][rdf]") {
    const auto refused = GENERATE(values<Refused>({
        {"<urn:a> <urn:b> <urn:c>", "line 1, column 24"},
        {"\n<urn:a> <urn:b> <urn:c> . x", "line 2, column 27"},
        {"<urn:a> _:b <urn:c> .", "line 1, column 9"},
        {"\"a\" <urn:b> <urn:c> .", "line 1, column 1"},
        {"<a> <urn:b> <urn:c> .", "line 1, column 3"},
        {"<urn:a b> <urn:b> <urn:c> .", "line 1, column 9"},
        {"<urn:a> <urn:b> <urn:c", "line 1, column 23"},
        {"<urn:a> <urn:b> \"x", "line 1, column 19"},
        {"<urn:a> <urn:b> \"x\n\" .", "line 1, column 19"},
        {"<urn:a> <urn:b> \"\\x\" .", "line 1, column 18"},
        {"<urn:a> <urn:b> \"\\uD800\" .", "line 1, column 18"},
        {"<urn:a> <urn:b> \"\\u00g0\" .", "line 1, column 18"},
        {"<urn:a> <urn:b> \"\\U00110000\" .", "line 1, column 18"},
        {"<urn:a> <urn:b> \"x\"@ .", "line 1, column 21"},
        {"<urn:a> <urn:b> \"x\"@en- .", "line 1, column 24"},
        {"<urn:a> <urn:b> \"x\"^^y .", "line 1, column 22"},
        {"_: <urn:b> <urn:c> .", "line 1, column 3"},
        {"<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .", "line 1, column 33"},
    }));
    INFO(refused.text);
    const auto dataset = parse_n_quads(refused.text);
    REQUIRE_FALSE(dataset);
    CHECK(dataset.error().code == ErrorCode::kBadValue);
    CHECK(dataset.error().where == refused.where);
    CHECK_FALSE(dataset.error().detail.empty());
}

TEST_CASE("N-Quads have limits and are UTF-8", "[wallet-format][rdf]") {
    CHECK(parse_n_quads("\"\xff\"").error().code == ErrorCode::kBadUtf8);
    NQuadsLimits limits;
    limits.max_bytes = 10;
    CHECK(parse_n_quads("<urn:a> <urn:b> <urn:c> .", limits).error().code == ErrorCode::kLimit);
    limits = {};
    limits.max_quads = 1;
    CHECK(parse_n_quads("<urn:a> <urn:b> <urn:c> .", limits));
    CHECK(parse_n_quads("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:d> .", limits).error().code ==
          ErrorCode::kLimit);
}
