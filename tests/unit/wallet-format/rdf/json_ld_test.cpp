// SPDX-License-Identifier: Apache-2.0
// What the working group's own tests (tests/conformance) leave open: safe mode, limits, places of errors.
#include "wallet-format/rdf/json_ld.h"

#include "tests/support/result_text.h"
#include "wallet-format/rdf/canonicalize.h"

#include <catch2/catch.hpp>

#include <string>

using namespace carnet;
using namespace carnet::wallet;

namespace {

JsonDocument json(std::string_view text) {
    const auto document = JsonDocument::parse(text);
    REQUIRE(document);
    return *document;
}

ContextStore store_with(std::string_view url, std::string_view context) {
    ContextStore store;
    REQUIRE(store.add(url, json(context)));
    return store;
}

// A document with a context of its own: `members` without braces.
std::string with_context(std::string_view context, std::string_view members) {
    return std::string("{\"@context\":").append(context).append(",").append(members).append("}");
}

constexpr std::string_view kPerson =
    R"({"@version":1.1,"id":"@id","type":"@type","@protected":true,
        "Person":{"@id":"https://example.org/Person","@context":{"name":"https://example.org/name"}},
        "knows":{"@id":"https://example.org/knows","@type":"@id"},
        "photo":{"@id":"https://example.org/photo","@type":"@json"},
        "age":"https://example.org/age",
        "by":{"@id":"https://example.org/by","@container":"@index"},
        "title":{"@id":"https://example.org/title","@container":"@language"}})";

std::string n_quads(std::string_view members, const JsonLdOptions& options = {}) {
    const auto dataset = to_rdf(json(with_context(kPerson, members)).root(), {}, options);
    REQUIRE(dataset);
    return canonicalize_rdf(*dataset).value().n_quads;
}

Error failure(std::string_view members, const JsonLdOptions& options = {}) {
    const auto dataset = to_rdf(json(with_context(kPerson, members)).root(), {}, options);
    REQUIRE_FALSE(dataset);
    return dataset.error();
}

}  // namespace

TEST_CASE("a term scoped to a type is known inside that type", "[wallet-format][json-ld]") {
    CHECK(n_quads(R"("id":"urn:a","type":"Person","name":"A")") ==
          "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Person> .\n"
          "<urn:a> <https://example.org/name> \"A\" .\n");
}

TEST_CASE("in safe mode everything that RDF would drop is an error with its place",
          "[wallet-format][json-ld]") {
    struct Case {
        std::string_view members;
        std::string_view where;
    };
    constexpr Case kCases[] = {
        {R"("id":"urn:a","nickname":"A")", "/nickname"},
        {R"("id":"urn:a","name":"A")", "/name"},  // outside of its type
        {R"("id":"a","age":1)", "/id"},
        {R"("id":"urn:a","type":"Stranger")", "/type"},
        {R"("id":"urn:a","type":["Person","Stranger"])", "/type/1"},
        {R"("id":"urn:a","knows":"b")", "/knows"},
        {R"("id":"urn:a","knows":null)", "/knows"},
        {R"("id":"urn:a","age":[1,null])", "/age/1"},
        {R"("id":"urn:a","age":{"@value":null})", "/age/@value"},
        {R"("id":"urn:a","age":{"@value":"1","@language":"no language"})", "/age"},
        {R"("id":"urn:a","age":{"@value":"1","@direction":"rtl"})", "/age"},
        {R"("id":"urn:a","age":{"@value":"1","@type":"https://example.org/a<b"})", "/age"},
        {R"("id":"urn:a","title":{"en":null})", "/title/en"},
        {R"("id":"urn:a","by":{"key":"value"})", "/by/key"},
        {R"("id":"urn:a","age":{"@value":"1","@index":"one"})", "/age/@index"},
        {R"("id":"urn:a b","age":1)", "/id"},
        {R"("id":"urn:a<b","age":1)", ""},
        {R"("id":"urn:a","_:p":1)", ""},
        {R"("id":"urn:a","@foo":1)", "/@foo"},
        {R"("id":"urn:a")", ""},
    };
    JsonLdOptions lax;
    lax.is_safe = false;
    for (const auto& one : kCases) {
        INFO(one.members);
        const auto failed = failure(one.members);
        CHECK(failed.code == ErrorCode::kDataLoss);
        CHECK(failed.where == one.where);
        CHECK(to_rdf(json(with_context(kPerson, one.members)).root(), {}, lax));
    }
}

TEST_CASE("free values at the top are dropped, and in safe mode refused", "[wallet-format][json-ld]") {
    for (const auto* text :
         {R"("text")", "1", R"([{"@value":"a"}])", R"({"@list":[1]})", R"([1,{"@id":"urn:a"}])"}) {
        INFO(text);
        CHECK(to_rdf(json(text).root(), {}).error().code == ErrorCode::kDataLoss);
        JsonLdOptions lax;
        lax.is_safe = false;
        CHECK(to_rdf(json(text).root(), {}, lax).value().quads().empty());
    }
}

TEST_CASE("an unknown context is refused by name; none is fetched", "[wallet-format][json-ld]") {
    const auto failed =
        to_rdf(json(R"({"@context":"https://example.org/unknown/v1","a":1})").root(), {}).error();
    CHECK(failed.code == ErrorCode::kUnknownContext);
    CHECK(failed.detail.find("https://example.org/unknown/v1") != std::string::npos);
    CHECK(failed.where == "/@context");
}

TEST_CASE("a protected term keeps its meaning", "[wallet-format][json-ld]") {
    const auto store = store_with("https://example.org/v1", with_context(kPerson, R"("a":1)"));
    const auto swapped = json(
        R"({"@context":["https://example.org/v1",{"age":"https://evil.example/age"}],"id":"urn:a","age":1})");
    const auto failed = to_rdf(swapped.root(), store).error();
    CHECK(failed.code == ErrorCode::kBadJsonLd);
    CHECK(failed.detail.starts_with("protected term redefinition:"));
    CHECK(failed.where == "/@context/1/age");
    const auto nulled = json(R"({"@context":["https://example.org/v1",null],"id":"urn:a","age":1})");
    CHECK(to_rdf(nulled.root(), store).error().detail.starts_with("invalid context nullification:"));
}

TEST_CASE("a language tag is written in lower case wherever it stands, as other implementations do",
          "[wallet-format][json-ld]") {
    const auto written = [](std::string_view tag) {
        return "<urn:a> <https://example.org/age> \"w\"@" + std::string(tag) + " .\n";
    };
    CHECK(n_quads(R"("id":"urn:a","age":{"@value":"w","@language":"zh-Hans-CN"})") == written("zh-hans-cn"));
    CHECK(
        n_quads(
            R"("id":"urn:a","age":[{"@value":"w","@language":"ur-PK"},{"@value":"w","@language":"UR-pk"}])") ==
        written("ur-pk"));
    CHECK(n_quads(R"("id":"urn:a","title":{"ur-PK":"w"})").find("\"w\"@ur-pk .") != std::string::npos);
}

TEST_CASE("a text's direction stands in its datatype where that is asked for, its language too",
          "[wallet-format][json-ld]") {
    JsonLdOptions options;
    options.direction = RdfDirection::kI18nDatatype;
    const auto datatype_of = [&](std::string_view members) {
        const auto quads = n_quads(members, options);
        return quads.substr(quads.find("^^"));
    };
    CHECK(datatype_of(R"("id":"urn:a","age":{"@value":"w","@language":"ur-PK","@direction":"rtl"})") ==
          "^^<https://www.w3.org/ns/i18n#ur-pk_rtl> .\n");
    CHECK(datatype_of(R"("id":"urn:a","age":{"@value":"w","@direction":"ltr"})") ==
          "^^<https://www.w3.org/ns/i18n#_ltr> .\n");
    const auto failed =
        failure(R"("id":"urn:a","age":{"@value":"w","@language":"ar> <urn:b","@direction":"rtl"})", options);
    CHECK(failed.code == ErrorCode::kDataLoss);
    CHECK(failed.where == "/age");
}

TEST_CASE("a JSON literal is written canonically, null and nesting included", "[wallet-format][json-ld]") {
    CHECK(n_quads(R"("id":"urn:a","photo":{"b":[1.0,null],"a":"\u00e9"})") ==
          "<urn:a> <https://example.org/photo> \"{\\\"a\\\":\\\"\u00e9\\\",\\\"b\\\":[1,null]}\""
          "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .\n");
    CHECK(n_quads(R"("id":"urn:a","photo":null)").find("\"null\"^^") != std::string::npos);
}

TEST_CASE("a value of several types is refused, also when one of them is JSON", "[wallet-format][json-ld]") {
    for (const auto* type :
         {R"(["https://example.org/t","@json"])", R"(["@json"])", R"(["https://example.org/t"])"}) {
        INFO(type);
        const auto failed =
            failure(std::string(R"("id":"urn:a","age":{"@value":{"b":1},"@type":)") + type + "}");
        CHECK(failed.code == ErrorCode::kBadJsonLd);
    }
}

TEST_CASE("contexts that name one another without end are refused", "[wallet-format][json-ld]") {
    const auto store = store_with("https://example.org/v1", R"({"@context":["https://example.org/v1"]})");
    const auto failed =
        to_rdf(json(R"({"@context":"https://example.org/v1","@id":"urn:a"})").root(), store).error();
    CHECK(failed.detail.starts_with("context overflow:"));
}

TEST_CASE("contexts cost a limited number of steps", "[wallet-format][json-ld]") {
    // Every term's scoped context names the whole context again.
    std::string context = "{\"@context\":{";
    for (int i = 0; i < 200; ++i) {
        context += "\"t" + std::to_string(i) + "\":{\"@id\":\"urn:t" + std::to_string(i) +
                   "\",\"@context\":\"https://example.org/v1\"},";
    }
    context += "\"u\":\"urn:u\"}}";
    const auto store = store_with("https://example.org/v1", context);
    JsonLdOptions options;
    options.max_steps = 10'000;
    const auto failed =
        to_rdf(json(R"({"@context":"https://example.org/v1","@id":"urn:a","u":"1"})").root(), store, options)
            .error();
    CHECK(failed.code == ErrorCode::kLimit);
}

TEST_CASE("a store refuses a second context under the same URL", "[wallet-format][json-ld]") {
    ContextStore store;
    REQUIRE(store.add("https://example.org/v1", json(R"({"@context":{"a":"urn:a"}})")));
    CHECK(store.add("https://example.org/v1", json(R"({"@context":{"a":"urn:a"}})")));
    CHECK(store.add("https://example.org/v1", json(R"({"@context":{"a":"urn:b"}})")).error().code ==
          ErrorCode::kConflict);
    CHECK(store.find("https://example.org/v2") == nullptr);
}

TEST_CASE("the expanded form can be shown", "[wallet-format][json-ld]") {
    const auto text =
        expand_json_ld(json(with_context(kPerson, R"("id":"urn:a","title":{"en":["x","y"]})")).root(), {});
    REQUIRE(text);
    CHECK(*text == R"([{"@id":"urn:a","https://example.org/title":[{"@value":"x","@language":"en"},)"
                   R"({"@value":"y","@language":"en"}]}])");
}
