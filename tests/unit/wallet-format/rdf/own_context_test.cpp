// SPDX-License-Identifier: Apache-2.0
// Contexts in the document itself, over contexts that last: the same as if nothing lasted.
#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/rdf/random_json_ld.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"
#include "wallet-format/rdf/src/context_names.h"
#include "wallet-format/rdf/src/context_processor.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::wallet;

namespace {

ContextStore store_of(std::string_view context) {
    ContextStore store;
    REQUIRE(store.add("urn:c", JsonDocument::parse(context).value()));
    return store;
}

// What becomes of a document: its quads, or the code of the error.
std::string outcome(const std::string& text, const ContextStore& store) {
    const auto document = JsonDocument::parse(text);
    INFO(text);
    REQUIRE(document);
    const auto dataset = to_rdf(document->root(), store);
    if (!dataset) return std::string(to_string(dataset.error().code));
    return canonicalize_rdf(*dataset).value().n_quads;
}

std::string inner_context(std::string_view document) {
    const auto prefix = std::string_view(R"({"@context":)").size();
    return std::string(document.substr(prefix, document.size() - prefix - 1));
}

// With the known context by its URL, and with all of it in the document.
void check_same(const std::string& own, const std::string& members, bool own_first) {
    static const ContextStore store = store_of(test::kJsonLdContext);
    const auto text = [&](const std::string& known) {
        return R"({"@context":[)" + (own_first ? own + "," + known : known + "," + own) + "]," + members;
    };
    INFO(text(R"("urn:c")"));
    CHECK(outcome(text(R"("urn:c")"), store) == outcome(text(inner_context(test::kJsonLdContext)), store));
}

// A context made by chance, of names that the known one has and of others.
std::string own_context(Random& random) {
    static constexpr std::array<std::string_view, 12> kNames = {"p", "q", "n",   "s", "r",    "T",
                                                                "x", "f", "own", "w", "kind", "@vocab"};
    static constexpr std::array<std::string_view, 10> kDefinitions = {
        R"("urn:own")",
        R"("urn:o:")",
        R"("x:y")",
        "null",
        R"({"@id":"urn:own","@type":"@id"})",
        R"({"@id":"urn:own","@protected":true})",
        R"({"@id":"urn:own","@context":{"p":"urn:inside"}})",
        R"("@type")",
        R"({"@id":"own:q","@prefix":true})",
        R"("urn:p")"};
    std::string context = random.below(8) == 0 ? R"({"@protected":true)" : R"({"@version":1.1)";
    for (auto terms = random.below(4); terms > 0; --terms) {
        const auto name = kNames[random.below(kNames.size())];
        if (context.find("\"" + std::string(name) + "\":") != std::string::npos) continue;
        context.append(",\"").append(name).append("\":");
        context += name == "@vocab" ? R"("urn:v:")" : kDefinitions[random.below(kDefinitions.size())];
    }
    return context + "}";
}

}  // namespace

TEST_CASE("a context in the document means the same over a known one and over its text",
          "[wallet-format][json-ld]") {
    test::SeededRandom random(23);
    test::RandomJsonLd documents(random);
    for (int i = 0; i < 6'000; ++i) {
        const auto members = documents.object(0);
        if (members == "{}") continue;
        check_same(own_context(random), members.substr(1), i % 3 == 0);
    }
}

TEST_CASE("what a known context does is found again past what the document defines",
          "[wallet-format][json-ld]") {
    const auto store = store_of(
        R"({"@context":{"@version":1.1,"a":"urn:a:","T":{"@id":"urn:T","@context":{"p":"a:p"}},
            "U":{"@id":"urn:U","@context":{"@propagate":true,"p":"a:p"}},
            "N":{"@id":"urn:N","@context":[null,{"p":"urn:p"}]}}})");
    struct Row {
        std::string own;
        std::string term;
        bool is_found;
    };
    const std::vector<Row> rows = {
        {R"({"own":"urn:own"})", "T", true},
        {R"({"own":"urn:own","T2":"a:T"})", "U", true},
        {R"({})", "T", true},
        {R"({"p":"urn:other"})", "T", false},    // which T defines
        {R"({"a":"urn:b:"})", "T", false},       // with which T says p
        {R"({"@vocab":"urn:v:"})", "T", false},  // a default that T could lean on
        {R"({"own":"urn:own"})", "N", false},    // which sets own aside
    };
    for (const auto& [own, term, is_found] : rows) {
        INFO(own << " " << term);
        const auto contexts = JsonDocument::parse(R"(["urn:c",)" + own + "]").value();
        ContextProcessor processor(store, {});
        const ContextRules of_types{false, false};
        const auto active = processor.process(
            processor.empty(), LocalContext{std::nullopt, contexts.root(), {}}, ContextRules{});
        REQUIRE(active);
        const auto* below = (*active)->below;
        REQUIRE(below != nullptr);
        REQUIRE(below->lasts);
        const auto scoped = processor.scoped(*active, (*active)->find(term), of_types);
        const auto known = processor.scoped(below, below->find(term), of_types);
        REQUIRE(scoped);
        REQUIRE(known);
        REQUIRE((*known)->lasts);
        CHECK(((*scoped)->below == *known) == is_found);
        CHECK_FALSE((*scoped)->lasts);
        if (!is_found) continue;
        CHECK((*scoped)->previous == (term == "U" ? nullptr : *active));
        CHECK((*scoped)->find("p") == (*known)->find("p"));
        CHECK((*scoped)->find("own") == (*active)->find("own"));
    }
}

TEST_CASE("the names that a context could look up are all texts in it and their prefixes",
          "[wallet-format][json-ld]") {
    const auto joined = [](std::string_view context) {
        const auto document = JsonDocument::parse(context).value();
        const auto names = names_in_context(document.root());
        if (!names) return std::string("cannot be told");
        std::string text;
        for (const auto name : *names) text.append(name).append(" ");
        return text;
    };
    CHECK(joined(R"({"b":"x:y","a":{"@id":"b","@context":[{"c:d":null}]},"e":null})") ==
          "a b c c:d e x x:y ");
    CHECK(joined(R"([{"a":"urn:a"},{"a":"urn:a"}])") == "a urn urn:a ");
    CHECK(joined(R"({"a":{"@id":"urn:a","@context":null}})") == "a urn urn:a ");
    for (const auto* const context : {"null", R"("https://a.example/")", R"([{"a":"urn:a"},null])",
                                      R"({"@context":{"a":"urn:a"}})", R"({"@import":"https://a.example/"})",
                                      R"({"a":{"@id":"urn:a","@context":"https://a.example/"}})"}) {
        CHECK(joined(context) == "cannot be told");
    }
}
