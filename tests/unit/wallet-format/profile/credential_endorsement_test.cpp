// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/credential_endorsement.h"

#include "tests/unit/wallet-format/profile/accompanying_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/document_digest.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::Json;
using test::read_back;
using test::sample_endorsement;

TEST_CASE("an endorsement that is written is read as what it was", "[wallet-format][endorsement]") {
    const auto endorsement = sample_endorsement();
    const auto text = write_credential_endorsement(endorsement, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_credential_endorsement).value() == endorsement);
}

TEST_CASE("an endorsement needs no conditions, and then has none in any language",
          "[wallet-format][endorsement]") {
    auto endorsement = sample_endorsement();
    endorsement.conditions.clear();
    endorsement.jurisdiction.reset();
    const auto text = write_credential_endorsement(endorsement, test::sample_envelope());
    REQUIRE(text);
    CHECK_FALSE(Json::parse(*text)["credentialSubject"].contains("conditions"));
}

TEST_CASE("a rule between members of an endorsement that is broken is named with its place",
          "[wallet-format][endorsement]") {
    const auto place = [](const auto& change) {
        auto endorsement = sample_endorsement();
        change(endorsement);
        const auto checked = check_credential_endorsement(endorsement);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::kBadValue);
        REQUIRE_FALSE(write_credential_endorsement(endorsement, test::sample_envelope()));
        return checked.error().where;
    };
    CHECK(place([](auto& e) { e.endorsed = e.id; }) == "/endorsed");
    CHECK(place([](auto& e) { e.conditions.erase("fr"); }) == "/conditions");
    CHECK(place([](auto& e) { e.statement.emplace("ar", "نقبل هذه الشهادة"); }) == "/conditions");
}

TEST_CASE("an endorsement holds for the words that were endorsed, whoever else signs them",
          "[wallet-format][endorsement]") {
    auto json = test::sample_credential();
    const auto credential = Credential::from_json(test::parsed(json)).value();
    auto endorsement = sample_endorsement();
    endorsement.endorsed = std::string(credential.id());
    CHECK_FALSE(endorses(endorsement, credential));
    endorsement.endorsed_digest = document_digest(credential);
    CHECK(endorses(endorsement, credential));
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    CHECK(
        endorses(endorsement, Credential::from_json(test::parsed(test::signed_text(json, *signer))).value()));
    json["credentialSubject"]["units"][0]["hours"] = 99;
    CHECK_FALSE(endorses(endorsement, Credential::from_json(test::parsed(json)).value()));
    endorsement.endorsed = "urn:uuid:00000000-0000-4000-8000-000000000000";
    CHECK_FALSE(endorses(endorsement, credential));
}

TEST_CASE("bad input in an endorsement is refused with its place", "[wallet-format][endorsement]") {
    const auto text = *write_credential_endorsement(sample_endorsement(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto endorsement = read_back(changed, read_credential_endorsement);
        INFO(changed);
        REQUIRE_FALSE(endorsement);
        return std::string(to_string(endorsement.error().code)) + " " + endorsement.error().where;
    };
    CHECK(fault([](Json& s) { s["role"] = "recruiter"; }) == "bad-value /credentialSubject/role");
    CHECK(fault([](Json& s) { s["statement"] = "yes"; }) == "wrong-type /credentialSubject/statement");
    CHECK(fault([](Json& s) { s["statement"].clear(); }) == "bad-value /credentialSubject/statement");
    CHECK(fault([](Json& s) { s.erase("endorsedDigest"); }) == "missing-member /credentialSubject");
    CHECK(fault([](Json& s) { s["jurisdiction"] = "lk"; }) == "bad-value /credentialSubject/jurisdiction");
    CHECK(fault([](Json& s) { s["conditions"].erase("en"); }) == "bad-value /credentialSubject/conditions");
    CHECK(fault([](Json& s) { s["worker"] = "x"; }) == "unknown-member /credentialSubject/worker");
}

}  // namespace
}  // namespace carnet::wallet
