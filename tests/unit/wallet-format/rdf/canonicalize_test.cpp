// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/rdf/canonicalize.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "wallet-format/rdf/n_quads.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::wallet;

namespace {

std::string canonical(std::string_view n_quads) {
    const auto dataset = parse_n_quads(n_quads);
    REQUIRE(dataset);
    const auto text = canonicalize_rdf(*dataset);
    REQUIRE(text);
    return text->n_quads;
}

std::string blank(std::size_t number) {
    return "_:n" + std::to_string(number);
}

}  // namespace

TEST_CASE("names of blank nodes and the order of quads do not matter", "[wallet-format][rdf]") {
    const auto one = canonical(
        "_:a <urn:knows> _:b .\n_:b <urn:knows> _:a .\n_:b <urn:name> \"B\" .\n_:c <urn:in> _:a _:b .\n");
    const auto other = canonical(
        "_:q <urn:in> _:z _:c14n0 .\n_:c14n0 <urn:name> \"B\" .\n_:z <urn:knows> _:c14n0 .\n_:c14n0 "
        "<urn:knows> "
        "_:z .\n");
    CHECK(one == other);
    CHECK(canonical(one) == one);
}

TEST_CASE("a difference in one literal, graph or edge is a difference in the canonical text",
          "[wallet-format][rdf]") {
    const auto plain = canonical("_:a <urn:p> _:b .\n_:b <urn:p> _:a .\n");
    CHECK(plain != canonical("_:a <urn:p> _:b .\n_:b <urn:p> _:b .\n"));
    CHECK(plain != canonical("_:a <urn:p> _:b _:g .\n_:b <urn:p> _:a .\n"));
    CHECK(plain != canonical("_:a <urn:p> _:b .\n_:b <urn:q> _:a .\n"));
}

TEST_CASE("a quad that is there several times counts once", "[wallet-format][rdf]") {
    const std::string once =
        "_:a <urn:p> _:b .\n_:a <urn:p> _:c .\n_:b <urn:q> _:c .\n_:c <urn:q> _:b .\n<urn:x> <urn:p> \"1\" "
        ".\n"
        "_:b <urn:in> _:b _:c .\n_:c <urn:in> _:c _:b .\n";
    CHECK(canonical(once + once) == canonical(once));
    CHECK(canonical("_:a <urn:p> _:b .\n" + once) == canonical(once));
    CHECK(canonical(once + "_:b <urn:in> _:b _:c .\n") == canonical(once));
    INFO("spelled in another way");
    CHECK(canonical(once + "<urn:x> <urn:p> \"\\u0031\"^^<http://www.w3.org/2001/XMLSchema#string> .\n") ==
          canonical(once));
}

TEST_CASE("lines stand in code point order, however alike their parts are", "[wallet-format][rdf]") {
    static constexpr std::array<std::string_view, 9> kNodes = {
        "<urn:a>", "<urn:a!>", "<urn:aa>", "<urn:a#>", "<urn:b>", "_:x", "_:y", "_:z", "<urn:\u00E9>"};
    static constexpr std::array<std::string_view, 9> kLiterals = {
        "\"\"",   "\"a\"",     "\"a\"@a", "\"a\"@a-b", "\"a\"^^<urn:a>",
        "\"a \"", "\"a\\\"\"", "\"a!\"",  "\"\u00E9\""};
    static constexpr std::array<std::string_view, 5> kGraphs = {"", "<urn:a>", "<urn:a!>", "_:x", "_:g"};
    test::SeededRandom random(5);
    for (int i = 0; i < 500; ++i) {
        const auto pick = [&](const auto& from) { return std::string(from[random.below(from.size())]); };
        std::string text;
        for (auto quads = random.below(60); quads > 0; --quads) {
            const auto predicate = pick(std::array<std::string_view, 3>{"<urn:a>", "<urn:a!>", "<urn:p>"});
            const auto object = random.below(2) == 0 ? pick(kNodes) : pick(kLiterals);
            text.append(pick(kNodes) + " " + predicate + " " + object + " " + pick(kGraphs) + " .\n");
        }
        const auto n_quads = canonical(text);
        std::vector<std::string> lines;
        std::istringstream rest(n_quads);
        for (std::string line; std::getline(rest, line);) lines.push_back(line);
        INFO(n_quads);
        CHECK(std::adjacent_find(lines.begin(), lines.end(), std::greater_equal<>()) == lines.end());
        CHECK(canonical(n_quads) == n_quads);
    }
}

TEST_CASE("nothing is canonical too", "[wallet-format][rdf]") {
    CHECK(canonical("").empty());
    CHECK(canonical("# only a comment\n").empty());
}

TEST_CASE("a poison graph is refused after a bounded amount of work", "[wallet-format][rdf]") {
    std::string clique;
    for (std::size_t i = 0; i < 12; ++i) {
        for (std::size_t j = 0; j < 12; ++j) {
            if (i != j) clique += blank(i) + " <urn:p> " + blank(j) + " .\n";
        }
    }
    const auto dataset = parse_n_quads(clique);
    REQUIRE(dataset);
    const auto refused = canonicalize_rdf(*dataset);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kLimit);
}

TEST_CASE("a long ring of blank nodes that look alike ends in a refusal, not in a full stack",
          "[wallet-format][rdf]") {
    std::string ring;
    for (std::size_t i = 0; i < 10'000; ++i)
        ring += blank(i) + " <urn:p> " + blank((i + 1) % 10'000) + " .\n";
    const auto dataset = parse_n_quads(ring);
    REQUIRE(dataset);
    const auto refused = canonicalize_rdf(*dataset);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kLimit);
}

TEST_CASE("ten thousand blank nodes that differ are no trouble", "[wallet-format][rdf]") {
    std::string many;
    for (std::size_t i = 0; i < 10'000; ++i) many += blank(i) + " <urn:p> \"" + std::to_string(i) + "\" .\n";
    CHECK(canonical(many).size() > many.size());
}

TEST_CASE("the hash decides the names, so SHA-384 may name otherwise", "[wallet-format][rdf]") {
    std::string nodes;
    for (std::size_t i = 0; i < 8; ++i) nodes += blank(i) + " <urn:p> \"" + std::to_string(i) + "\" .\n";
    const auto dataset = parse_n_quads(nodes);
    REQUIRE(dataset);
    const auto by_256 = canonicalize_rdf(*dataset, RdfHash::kSha256);
    const auto by_384 = canonicalize_rdf(*dataset, RdfHash::kSha384);
    REQUIRE(by_256);
    REQUIRE(by_384);
    CHECK(by_256->n_quads != by_384->n_quads);
    CHECK(by_256->canonical_ids.size() == 8);
}
