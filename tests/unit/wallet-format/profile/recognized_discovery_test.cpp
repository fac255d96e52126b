// SPDX-License-Identifier: Apache-2.0
// From an unknown issuer up through lists of lists: how far, over what, and what ends it.
#include "wallet-format/profile/recognized_discovery.h"

#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

#include <set>

namespace carnet::wallet {
namespace {

using test::instant;
using test::Json;

const UtcTime kNow = instant("2026-05-10T12:00:00Z");

Json reference(const std::string& url) {
    return {{"id", url}, {"type", "RecognizedEntityCredential"}};
}

// A list of `issuer` on which `entity` may issue; `above` is where the issuer stands itself.
Json list_of(const std::string& issuer, const std::string& entity, const Json& above = nullptr) {
    Json json = Json::parse(R"({
      "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
      "type": ["VerifiableCredential", "RecognizedEntityCredential"],
      "issuer": {"type": "RecognizedIssuer"},
      "validFrom": "2026-05-09T00:00:00Z", "validUntil": "2026-06-01T00:00:00Z",
      "credentialSubject": [{"type": "RecognizedEntity", "recognizedTo": {"type": "RecognizedAction", "action": "issue"}}]
    })");
    json["issuer"]["id"] = issuer;
    json["credentialSubject"][0]["id"] = entity;
    if (!above.is_null()) json["issuer"]["recognizedIn"] = above;
    return json;
}

Credential credential_of(const Json& json) {
    return Credential::from_json(test::parsed(json)).value();
}

// Any credential of did:web:school.example, which says where it is recognized.
Credential diploma(const Json& above) {
    auto json = test::sample_credential();
    json["issuer"] = {{"id", "did:web:school.example"}};
    if (!above.is_null()) json["issuer"]["recognizedIn"] = above;
    return credential_of(json);
}

// What can be fetched, by address; and what was.
struct Web {
    std::map<std::string, Json> pages;
    std::vector<std::string> fetched;
    std::set<std::string> unproven = {};  // issuers whose lists have a bad proof
    std::map<std::string, std::string> stapled = {};

    DiscoverySources sources() {
        return {.recognizes = [](std::string_view issuer) { return issuer == "did:web:union.example"; },
                .prove = [this](const Credential& list) -> Result<void> {
                    if (unproven.contains(std::string(list.issuer())))
                        return error(ErrorCode::kSignatureInvalid, "the proof does not hold");
                    return {};
                },
                .fetch = [this](const std::string& url) -> Result<std::string> {
                    fetched.push_back(url);
                    const auto page = pages.find(url);
                    if (page == pages.end()) return error(ErrorCode::kFetchFailed, "nothing is there");
                    return page->second.dump();
                },
                .stapled = stapled};
    }
};

// school <- council's list <- ministry's list <- union's list; the union is recognized.
Web three_levels() {
    return {
        .pages =
            {{"https://council.example/list", list_of("did:web:council.example", "did:web:school.example",
                                                      reference("https://ministry.example/list"))},
             {"https://ministry.example/list", list_of("did:web:ministry.example", "did:web:council.example",
                                                       reference("https://union.example/list"))},
             {"https://union.example/list", list_of("did:web:union.example", "did:web:ministry.example")}},
        .fetched = {}};
}

Result<std::vector<RecognitionLink>> discover(Web& web, const DiscoveryLimits& limits = {},
                                              const std::string& action = "issue") {
    const auto sources = web.sources();
    return discover_recognition(diploma(reference("https://council.example/list")), action, kNow, sources,
                                limits);
}

template <class Change>
std::string fault(const Change& change, const DiscoveryLimits& limits = {}) {
    auto web = three_levels();
    change(web);
    const auto found = discover(web, limits);
    REQUIRE_FALSE(found);
    return std::string(to_string(found.error().code)) + " " + found.error().where;
}

TEST_CASE("an issuer whom the verifier recognizes needs no list", "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    auto json = test::sample_credential();
    json["issuer"] = "did:web:union.example";
    const auto found = discover_recognition(credential_of(json), "issue", kNow, web.sources());
    REQUIRE(found);
    CHECK(found->empty());
    CHECK(web.fetched.empty());
}

TEST_CASE("lists are climbed until one is of somebody recognized", "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    const auto found = discover(web);
    REQUIRE(found);
    REQUIRE(found->size() == 3);
    CHECK((*found)[0].address == "https://council.example/list");
    CHECK((*found)[0].entity.id == "did:web:school.example");
    CHECK((*found)[1].entity.id == "did:web:council.example");
    CHECK((*found)[2].entity.id == "did:web:ministry.example");
    CHECK((*found)[2].list.issuer() == "did:web:union.example");
    CHECK_FALSE((*found)[0].was_stapled);
    CHECK(web.fetched.size() == 3);
}

TEST_CASE("what was stapled is not fetched", "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    for (const auto& [address, page] : web.pages) web.stapled.emplace(address, page.dump());
    web.pages.clear();
    const auto found = discover(web);
    REQUIRE(found);
    CHECK(found->size() == 3);
    CHECK(web.fetched.empty());
    CHECK(std::all_of(found->begin(), found->end(), [](const auto& link) { return link.was_stapled; }));
    auto sources = web.sources();
    sources.fetch = nullptr;
    CHECK(discover_recognition(diploma(reference("https://council.example/list")), "issue", kNow, sources));
}

TEST_CASE("what was stapled and is too old, over or unreadable is fetched anew",
          "[wallet-format][recognized-entity]") {
    const auto fetched_after = [](const std::string& stapled) {
        auto web = three_levels();
        web.stapled.emplace("https://council.example/list", stapled);
        const auto found = discover(web);
        REQUIRE(found);
        return !(*found)[0].was_stapled && web.fetched.front() == "https://council.example/list";
    };
    auto list = three_levels().pages.at("https://council.example/list");
    CHECK_FALSE(fetched_after(list.dump()));
    list["validFrom"] = "2026-05-03T12:00:00Z";
    CHECK(fetched_after(list.dump()));
    list["validFrom"] = "2026-05-03T12:00:01Z";
    CHECK_FALSE(fetched_after(list.dump()));
    list["validUntil"] = "2026-05-10T11:59:59Z";
    CHECK(fetched_after(list.dump()));
    list.erase("validUntil");
    list.erase("validFrom");
    CHECK(fetched_after(list.dump()));
    CHECK(fetched_after("{"));
}

TEST_CASE("without anything to fetch with, only what was stapled is opened",
          "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    const auto code = [&] {
        auto sources = web.sources();
        sources.fetch = nullptr;
        return discover_recognition(diploma(reference("https://council.example/list")), "issue", kNow,
                                    sources)
            .error()
            .code;
    };
    CHECK(code() == ErrorCode::kNotFound);
    web.stapled.emplace("https://council.example/list", "{");
    CHECK(code() == ErrorCode::kJsonSyntax);
}

TEST_CASE("depth and number of documents are bounded", "[wallet-format][recognized-entity]") {
    CHECK(fault([](Web& /*web*/) {}, {.max_depth = 2}) == "limit https://union.example/list");
    CHECK(fault([](Web& /*web*/) {}, {.max_documents = 2}) == "limit https://union.example/list");
    CHECK(fault([](Web& /*web*/) {}, {.max_depth = 0}) == "limit https://council.example/list");
    auto web = three_levels();
    CHECK(discover(web, {.max_depth = 3, .max_documents = 3}));
}

TEST_CASE("many references to lists that lead nowhere are opened a bounded number of times",
          "[wallet-format][recognized-entity]") {
    Web web;
    Json many = Json::array();
    for (int i = 0; i < 20; ++i) {
        const auto url = "https://nowhere.example/" + std::to_string(i);
        many.push_back(reference(url));
        web.pages[url] = list_of("did:web:other.example", "did:web:school.example");
    }
    for (auto& [url, page] : web.pages) page["issuer"]["recognizedIn"] = many;
    const auto found = discover_recognition(diploma(many), "issue", kNow, web.sources());
    CHECK_FALSE(found);
    CHECK(web.fetched.size() == DiscoveryLimits{}.max_documents);
}

TEST_CASE("circles are refused, by address and by id", "[wallet-format][recognized-entity]") {
    CHECK(fault([](Web& web) {
              web.pages["https://ministry.example/list"]["issuer"]["recognizedIn"] =
                  reference("https://council.example/list");
          }) == "bad-value https://council.example/list");
    CHECK(fault([](Web& web) {
              web.pages["https://council.example/list"]["issuer"]["recognizedIn"] =
                  reference("https://council.example/list");
          }) == "bad-value https://council.example/list");
    CHECK(fault([](Web& web) {
              web.pages["https://council.example/list"]["id"] = "https://council.example/same";
              web.pages["https://ministry.example/list"]["id"] = "https://council.example/same";
          }) == "bad-value https://ministry.example/list");
}

TEST_CASE("every list on the way is proven, valid and says that the one below may act",
          "[wallet-format][recognized-entity]") {
    const std::string ministry = "https://ministry.example/list";
    const auto changed = [&](const auto& change) {
        return fault([&](Web& web) { change(web.pages[ministry]); });
    };
    const auto entity = [&](const auto& change) {
        return changed([&](Json& list) { change(list["credentialSubject"][0]); });
    };
    CHECK(fault([](Web& web) { web.unproven = {"did:web:ministry.example"}; }) ==
          "signature-invalid " + ministry);
    CHECK(fault([](Web& web) { web.unproven = {"did:web:union.example"}; }) ==
          "signature-invalid https://union.example/list");
    CHECK(changed([](Json& list) { list["validUntil"] = "2026-05-10T11:59:59Z"; }) == "bad-time " + ministry);
    CHECK(changed([](Json& list) { list["validFrom"] = "2026-05-10T12:00:01Z"; }) == "bad-time " + ministry);
    CHECK(changed([](Json& list) {
              list["type"] = {"VerifiableCredential", "TrustList"};
          }) == "unsupported " + ministry);
    CHECK(changed([](Json& list) { list = "nothing"; }) == "not-a-credential " + ministry);
    CHECK(entity([](Json& e) { e["id"] = "did:web:another.example"; }) == "not-found " + ministry);
    CHECK(entity([](Json& e) { e.erase("id"); }) == "not-found " + ministry);
    CHECK(entity([](Json& e) { e.erase("recognizedTo"); }) == "not-found " + ministry);
    CHECK(entity([](Json& e) { e["recognizedTo"]["action"] = "verify"; }) == "not-found " + ministry);
    CHECK(entity([](Json& e) { e["recognizedTo"]["validUntil"] = "2026-05-10T11:00:00Z"; }) ==
          "not-found " + ministry);
    CHECK(entity([](Json& e) { e["recognizedTo"]["validFrom"] = "2026-05-11T00:00:00Z"; }) ==
          "not-found " + ministry);
    CHECK(fault([&](Web& web) { web.pages.erase(ministry); }) == "fetch-failed " + ministry);
}

TEST_CASE("only the actions asked for are handed on", "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    auto& entity = web.pages["https://council.example/list"]["credentialSubject"][0];
    Json verify = entity["recognizedTo"];
    verify["action"] = "verify";
    entity["recognizedTo"] = {entity["recognizedTo"], verify};
    const auto found = discover(web);
    REQUIRE(found);
    CHECK((*found)[0].entity.recognized_to.size() == 1);
    const auto verifying = discover(web, {}, "verify");
    REQUIRE_FALSE(verifying);
    CHECK(verifying.error().where == "https://ministry.example/list");
}

TEST_CASE("an issuer that names no list, or only lists of other kinds, is not found",
          "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    const auto code = [&](const Json& above) {
        return discover_recognition(diploma(above), "issue", kNow, web.sources()).error().code;
    };
    CHECK(code(nullptr) == ErrorCode::kNotFound);
    CHECK(code({{"id", "https://union.example/lotl.xml"}, {"type", "EtsiTrustServiceList"}}) ==
          ErrorCode::kUnsupported);
    CHECK(code("https://council.example/list") == ErrorCode::kWrongType);
    CHECK(web.fetched.empty());
}

TEST_CASE("when one reference leads nowhere the next is followed", "[wallet-format][recognized-entity]") {
    auto web = three_levels();
    const Json several = {Json{{"id", "https://union.example/lotl.xml"}, {"type", "EtsiTrustServiceList"}},
                          reference("https://gone.example/list"), reference("https://council.example/list")};
    const auto found = discover_recognition(diploma(several), "issue", kNow, web.sources());
    REQUIRE(found);
    CHECK(found->size() == 3);
}

}  // namespace
}  // namespace carnet::wallet
