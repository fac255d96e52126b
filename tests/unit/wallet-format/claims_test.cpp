// SPDX-License-Identifier: Apache-2.0
#include "tests/support/seeded_random.h"
#include "tests/unit/wallet-format/competency_samples.h"
#include "wallet-format/jcs.h"
#include "wallet-format/profile/competency.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace carnet;
using namespace carnet::wallet;
using nlohmann::json;

namespace {

Result<CompetencyDocument> read_text(const std::string& text) {
    CARNET_TRY(const auto document, JsonDocument::parse(text));
    return read_claims(document.root());
}

}  // namespace

TEST_CASE("claims come back as they went in, and their text is canonical", "[wallet-format][claims]") {
    test::SeededRandom random(7);
    test::RandomDocuments documents(random);
    for (int i = 0; i < 400; ++i) {
        const auto document = documents.document();
        const auto text = write_claims(document);
        INFO(text);
        const auto parsed = JsonDocument::parse(text);
        REQUIRE(parsed.has_value());
        CHECK(canonicalize(parsed->root()) == text);
        const auto read = read_claims(parsed->root());
        REQUIRE(read.has_value());
        CHECK((*read == document));
        CHECK(write_claims(*read) == text);
    }
}

TEST_CASE("claims that break a rule still come back, for the rules may change after they were stored",
          "[wallet-format][claims]") {
    auto certificate = test::sample_certificate();
    certificate.award.units.clear();
    certificate.award.holder.name_latin = "";
    certificate.award.awarded = test::date("2026");
    REQUIRE_FALSE(check_competency(certificate).has_value());
    const auto read = read_text(write_claims(certificate));
    REQUIRE(read.has_value());
    CHECK((*read == CompetencyDocument(certificate)));
}

TEST_CASE("claims with an unknown member, a missing one or a wrong type are refused at their place",
          "[wallet-format][claims]") {
    const auto original = json::parse(write_claims(test::sample_statement()));
    const auto refused = [](const json& claims, ErrorCode code, const std::string& where) {
        const auto read = read_text(claims.dump());
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == code);
        CHECK(read.error().where == where);
    };
    auto claims = original;
    claims["award"]["holder"]["passport"] = "x";
    refused(claims, ErrorCode::kUnknownMember, "/award/holder/passport");
    claims = original;
    claims["award"]["units"][0].erase("status");
    refused(claims, ErrorCode::kMissingMember, "/award/units/0");
    claims = original;
    claims["award"]["units"][0]["status"] = "Passed";
    refused(claims, ErrorCode::kBadValue, "/award/units/0/status");
    claims = original;
    claims["award"]["number"] = 417;
    refused(claims, ErrorCode::kWrongType, "/award/number");
    claims = original;
    claims["award"]["awarded"] = "2026-02-30";
    refused(claims, ErrorCode::kBadValue, "/award/awarded");
    claims = original;
    claims["type"] = "CompetencyCertificate";
    refused(claims, ErrorCode::kUnknownMember, "/outstandingUnits");
    claims = original;
    claims["type"] = "Diploma";
    refused(claims, ErrorCode::kBadValue, "/type");
}
