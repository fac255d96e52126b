// SPDX-License-Identifier: Apache-2.0
// The direct way to RDF beside the general one: the same dataset where it gives any, and none where the
// general way refuses.
#include "wallet-format/rdf/src/direct_writer.h"

#include "tests/support/result_text.h"
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "tests/unit/wallet-format/rdf/random_json_ld.h"
#include "wallet-format/contexts/contexts.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/src/general_way.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::wallet;

namespace {

enum class Way { kDirect, kGeneral, kRefused };

// Which way the document takes; both ways are compared where the direct one is taken.
Way way_of(std::string_view text, const ContextStore& contexts) {
    const auto document = JsonDocument::parse(text);
    INFO(text);
    REQUIRE(document);
    const auto direct = DirectWriter(contexts, {}).write(document->root());
    const auto general = to_rdf_generally(document->root(), contexts);
    if (!direct) return general.has_value() ? Way::kGeneral : Way::kRefused;
    REQUIRE(general);
    CHECK(canonicalize_rdf(*direct).value().n_quads == canonicalize_rdf(*general).value().n_quads);
    return Way::kDirect;
}

const ContextStore& store() {
    static const ContextStore known = [] {
        ContextStore made;
        REQUIRE(made.add("urn:c", JsonDocument::parse(test::kJsonLdContext).value()));
        REQUIRE(made.add("urn:d", JsonDocument::parse(R"({"@context":{"value":"@value"}})").value()));
        return made;
    }();
    return known;
}

Way way_of_members(std::string_view context, const std::string& members) {
    return way_of("{\"@context\":" + std::string(context) + "," + members + "}", store());
}

struct Row {
    Way way;
    std::string members;
};

}  // namespace

TEST_CASE("certificates and statements take the direct way", "[wallet-format][json-ld]") {
    test::SeededRandom random(4);
    test::RandomDocuments samples(random);
    for (int i = 0; i < 100; ++i) {
        const auto text = write_competency(samples.document(), samples.envelope());
        REQUIRE(text);
        CHECK(way_of(*text, embedded_contexts()) == Way::kDirect);
    }
}

TEST_CASE("the direct way gives what the general one gives, or leaves it alone", "[wallet-format][json-ld]") {
    const std::vector<Row> rows = {
        {Way::kDirect, R"("id":"urn:a","p":"text \"quoted\"\n")"},
        {Way::kDirect, R"("p":["a","a","b"],"q":"a")"},
        {Way::kDirect, R"("id":"urn:a","r":["urn:b","https://c.example/?q#f"],"v":"T")"},
        {Way::kDirect, R"("d":[1,0.1,1e21,true],"i":["2026-01-01T00:00:00Z",3])"},
        {Way::kDirect,
         R"("p":[true,1.5,-0.0,1e21,{"@value":"w","@language":"ar"},{"@value":1,"@type":"urn:t"}])"},
        {Way::kDirect, R"("p":{"@value":"w","@type":"T"})"},
        {Way::kDirect, R"("p":{"@value":"w","@language":"ur-PK"})"},
        {Way::kDirect, R"("type":"U","n":"text","p":"in U","r":{"p":"outside U"})"},
        {Way::kDirect, R"("type":"V","w":1,"r":{"w":2})"},
        {Way::kRefused, R"("type":["V","U"],"w":1,"r":{"w":2})"},
        {Way::kDirect, R"("type":["U","V"],"s":{"p":"scoped","r":{"p":"deeper","r":"urn:z"}})"},
        {Way::kDirect, R"("type":"U","r":{"id":"urn:only"})"},
        {Way::kDirect, R"("type":"U","p":{"@value":"stays in U"})"},
        {Way::kDirect, R"("l":["a",{"p":1},"b"],"z":["a"])"},
        {Way::kDirect, R"("l":"alone")"},
        {Way::kDirect, R"("l":[])"},
        {Way::kDirect, R"("g":{"id":"urn:inner","p":1},"p":2)"},
        {Way::kDirect, R"("g":[{"p":1},{"p":1}])"},
        {Way::kDirect, R"("gs":{"@context":"urn:c","p":1})"},
        {Way::kDirect, R"("r":{"@context":{"p":"urn:local"},"p":1})"},
        {Way::kDirect, R"("r":{"id":"urn:a","r":{"id":"urn:a","p":"cycle"}},"id":"urn:a")"},
        {Way::kDirect, R"("@id":"urn:a","@type":"U","n":"urn:b")"},
        {Way::kDirect, R"("r":{},"type":"urn:T")"},
        {Way::kGeneral, R"("p":[])"},
        {Way::kGeneral, R"("x:p":1)"},
        {Way::kGeneral, R"("urn:p":1)"},
        {Way::kGeneral, R"("r":"x:y")"},
        {Way::kGeneral, R"("r":"_:b")"},
        {Way::kRefused, R"("type":"T","n":"urn:x1")"},
        {Way::kGeneral, R"("type":"W","p":"in Nepali")"},
        {Way::kGeneral, R"("f":"defined anew inside")"},
        {Way::kGeneral, R"("m":{"ne":"a"},"j":{"a":[1]},"o":"a","e":"a","b":{"p":1})"},
        {Way::kGeneral, R"("p":{"@list":["a"]})"},
        {Way::kGeneral, R"("p":{"@set":["a"]})"},
        {Way::kGeneral, R"("l":[["a"]])"},
        {Way::kGeneral, R"("g":"text")"},
        {Way::kGeneral, R"("@graph":[{"p":1}])"},
        {Way::kGeneral, R"("@included":[{"p":1}])"},
        {Way::kGeneral, R"("id":"urn:a","p":1,"@type":"urn:t","type":"urn:u")"},
        {Way::kRefused, R"("id":"urn:a")"},
        {Way::kRefused, R"("id":"relative","p":1)"},
        {Way::kRefused, R"("p":null)"},
        {Way::kRefused, R"("p":["a",null])"},
        {Way::kRefused, R"("unknown":1,"p":1)"},
        {Way::kRefused, R"("nothing":1,"p":1)"},
        {Way::kRefused, R"("v":"unknown")"},
        {Way::kRefused, R"("r":"relative")"},
        {Way::kRefused, R"("type":"unknown","p":1)"},
        {Way::kRefused, R"("type":"@other","p":1)"},
        {Way::kRefused, R"("p":{"@value":"w","@direction":"rtl"})"},
        {Way::kRefused, R"("p":{"@value":"w","@type":"T","@language":"ar"})"},
        {Way::kRefused, R"("p":{"@value":1,"@language":"ar"})"},
        {Way::kRefused, R"("p":{"@value":"w","@language":"a b"})"},
        {Way::kRefused, R"("k":{"key":"a"})"},
        {Way::kRefused, R"("r":{"@context":"urn:other","p":1})"},
    };
    for (const auto& [way, members] : rows) {
        INFO(members);
        CHECK(way_of_members(R"("urn:c")", members) == way);
        INFO("beside a context that lives as long as the document");
        CHECK(way_of_members(R"(["urn:c",{"extra":"urn:extra"}])", members) == way);
    }
    CHECK(way_of_members(R"(["urn:c","urn:d"])", R"("p":{"value":"by another name"})") == Way::kGeneral);
}

TEST_CASE("the direct way and the general one agree on documents made by chance",
          "[wallet-format][json-ld]") {
    test::SeededRandom random(11);
    test::RandomJsonLd documents(random);
    int taken = 0;
    for (int i = 0; i < 4'000; ++i) {
        const auto context = i % 2 == 0 ? R"("urn:c")" : R"(["urn:c",{"p":"urn:own","L":"urn:L"}])";
        const auto members = documents.object(0);
        if (members == "{}") continue;
        const auto text = std::string("{\"@context\":").append(context).append(",").append(members.substr(1));
        if (way_of(text, store()) == Way::kDirect) ++taken;
    }
    CHECK(taken > 400);
}
