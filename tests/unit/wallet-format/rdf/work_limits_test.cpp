// SPDX-License-Identifier: Apache-2.0
// What a stranger's few bytes may cost: in JSON-LD by what they stand for, in RDF by how alike they are.
// tests/faults holds the programs to time and memory.
#include "tests/support/result_text.h"
#include "wallet-format/rdf/canonicalize.h"
#include "wallet-format/rdf/json_ld.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

using namespace carnet;
using namespace carnet::wallet;

namespace {

Result<RdfDataset> read(const std::string& context, const std::string& members,
                        const JsonLdOptions& options = {}) {
    const auto document = JsonDocument::parse("{\"@context\":" + context + "," + members + "}");
    REQUIRE(document);
    return to_rdf(document->root(), {}, options);
}

void check_limit(const std::string& context, const std::string& members) {
    INFO(context.substr(0, 40) << " ... " << members.substr(0, 40));
    const auto dataset = read(context, members);
    REQUIRE_FALSE(dataset);
    CHECK(dataset.error().code == ErrorCode::kLimit);
}

// `count` texts by their number, with commas between.
std::string joined(std::size_t count, const std::function<std::string(std::size_t)>& text) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + text(i);
    return all;
}

std::string number(std::size_t i) {
    return std::to_string(i);
}

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

std::string long_iri() {
    return "urn:" + std::string(50'000, 'x');
}

}  // namespace

TEST_CASE("terms that are defined by one another end in a refusal, not in a full stack",
          "[wallet-format][json-ld]") {
    const auto chain = [](std::size_t count, const std::function<std::size_t(std::size_t)>& next) {
        return "{" +
               joined(count,
                      [&](std::size_t i) {
                          return quoted("t" + number(i)) + ":" + quoted("t" + number(next(i)) + ":x");
                      }) +
               "}";
    };
    check_limit(chain(20'000, [](std::size_t i) { return i + 1; }), R"("@id":"urn:a")");
    check_limit(chain(20'000, [](std::size_t i) { return (i + 1) % 20'000; }), R"("@id":"urn:a")");

    const auto circle = read(chain(3, [](std::size_t i) { return (i + 1) % 3; }), R"("@id":"urn:a")");
    REQUIRE_FALSE(circle);
    CHECK(circle.error().detail.starts_with("cyclic IRI mapping"));
    CHECK(read(chain(10, [](std::size_t i) { return i + 1; }), R"("@id":"urn:a","t0":1)"));
}

TEST_CASE("what stands for long text may not stand many times", "[wallet-format][json-ld]") {
    const auto values = joined(2'000, number);
    check_limit("{\"p\":" + quoted(long_iri()) + ",\"k\":\"urn:k\"}",
                "\"k\":[" + joined(2'000, [](std::size_t) { return std::string("{\"p\":1}"); }) + "]");
    check_limit("{\"@vocab\":" + quoted(long_iri()) + "}",
                joined(2'000, [](std::size_t i) { return quoted("m" + number(i)) + ":1"; }));
    check_limit("{\"p\":" + quoted(long_iri() + "/") + ",\"k\":\"urn:k\"}",
                "\"k\":[" + joined(2'000, [](std::size_t i) {
                    return "{\"@id\":" + quoted("p:" + number(i)) + "}";
                }) + "]");
    check_limit("{\"k\":{\"@id\":\"urn:k\",\"@type\":" + quoted(long_iri()) + "}}", "\"k\":[" + values + "]");
    check_limit(
        "{\"k\":\"urn:k\",\"T\":" + quoted(long_iri()) + "}",
        R"("k":[)" + joined(2'000, [](std::size_t) { return std::string(R"({"@type":"T"})"); }) + "]");
    std::string language = "x";
    while (language.size() < 50'000) language += "-x";
    check_limit("{\"@language\":" + quoted(language) + ",\"k\":\"urn:k\"}",
                "\"k\":[" + joined(2'000, [](std::size_t i) { return quoted(number(i)); }) + "]");
    INFO("once it may");
    CHECK(read("{\"k\":" + quoted(long_iri()) + "}", R"("k":1)"));
}

TEST_CASE("contexts may not be made again and again out of long text", "[wallet-format][json-ld]") {
    const auto empty = joined(2'000, [](std::size_t) { return std::string("{}"); });
    check_limit("[{\"@vocab\":" + quoted(long_iri()) + "}," + empty + "]", R"("@id":"urn:a")");
    check_limit("{" +
                    joined(3'000,
                           [](std::size_t i) {
                               const auto id = i == 0 ? "urn:x/" : "t" + number(i - 1) + ":xxxxxxxxxx/";
                               return quoted("t" + number(i)) + ":" + quoted(id);
                           }) +
                    "}",
                R"("@id":"urn:a")");
}

TEST_CASE("a document comes to a limited number of values", "[wallet-format][json-ld]") {
    const std::string context = R"({"k":"urn:k","l":{"@id":"urn:l","@container":"@list"}})";
    const auto many = joined(30'000, number);
    check_limit(context, "\"k\":[" + many + "]");
    check_limit(context, "\"l\":[" + many + "]");
    check_limit(context, R"("k":{"@list":[)" + many + "]}");
    check_limit(context, R"("@type":[)" +
                             joined(30'000, [](std::size_t i) { return quoted("urn:" + number(i)); }) + "]");
    CHECK(read(context, "\"k\":[" + joined(20'000, number) + "]"));
}

TEST_CASE("a long name that stands in every quad is too much text", "[wallet-format][rdf]") {
    RdfDataset dataset;
    const RdfTerm subject{dataset.keep("<" + long_iri() + ">")};
    const RdfTerm predicate{dataset.keep("<urn:p>")};
    for (std::size_t i = 0; i < 100; ++i)
        dataset.add({subject, predicate, RdfTerm{dataset.keep(quoted(number(i)))}, {}});
    const auto refused = canonicalize_rdf(dataset);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kLimit);
    CHECK(canonicalize_rdf(dataset, RdfHash::kSha256, {.max_text = 10'000'000}));
}

TEST_CASE("the length of names counts as work where alike nodes are told apart", "[wallet-format][rdf]") {
    const auto pairs = [](const std::string& predicate) {
        RdfDataset dataset;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto one = dataset.add_blank_node({});
            dataset.add({one, RdfTerm{dataset.keep(predicate)}, dataset.add_blank_node({}), {}});
        }
        return dataset;
    };
    const RdfLimits limits{.max_steps = 100};
    CHECK(canonicalize_rdf(pairs("<urn:p>"), RdfHash::kSha256, limits));
    CHECK_FALSE(canonicalize_rdf(pairs("<" + long_iri() + ">"), RdfHash::kSha256, limits));
}
