// SPDX-License-Identifier: Apache-2.0
// An agreement as a document, in time and in its versions. Its rules: recognition_agreement_rules_test.cpp
#include "wallet-format/profile/recognition_agreement.h"

#include "tests/unit/wallet-format/profile/agreement_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_recognition_agreement;

RecognitionAgreement draft() {
    auto agreement = sample_recognition_agreement();
    agreement.status = AgreementStatus::kDraft;
    agreement.in_force_from.reset();
    agreement.in_force_until.reset();
    agreement.texts.clear();
    for (auto& party : agreement.parties) party.entry = party.exit = std::nullopt;
    return agreement;
}

TEST_CASE("an agreement that is written is read as what it was", "[wallet-format][agreement]") {
    for (const auto& agreement : {sample_recognition_agreement(), draft()}) {
        const auto text = write_recognition_agreement(agreement, test::sample_envelope());
        REQUIRE(text);
        CHECK(read_back(*text, read_recognition_agreement).value() == agreement);
    }
}

TEST_CASE("an agreement without rules says that authorities work together, and nothing more",
          "[wallet-format][agreement]") {
    auto agreement = sample_recognition_agreement();
    agreement.rules.clear();
    const auto text = write_recognition_agreement(agreement, test::sample_envelope());
    REQUIRE(text);
    CHECK_FALSE(Json::parse(*text)["credentialSubject"].contains("rules"));
}

TEST_CASE("an agreement binds from its first day to the day before its last", "[wallet-format][agreement]") {
    auto agreement = sample_recognition_agreement();
    for (const auto status :
         {AgreementStatus::kInForce, AgreementStatus::kInForceProvisionally, AgreementStatus::kDenounced}) {
        agreement.status = status;
        CHECK_FALSE(is_in_force_on(agreement, date("2022-12-31")));
        CHECK(is_in_force_on(agreement, date("2023-01-01")));
        CHECK(is_in_force_on(agreement, date("2032-12-31")));
        CHECK_FALSE(is_in_force_on(agreement, date("2033-01-01")));
    }
    agreement.in_force_until.reset();
    CHECK(is_in_force_on(agreement, date("2099-01-01")));
}

TEST_CASE("what is drafted, negotiated, only signed or suspended grants nothing on any day",
          "[wallet-format][agreement]") {
    auto agreement = sample_recognition_agreement();
    for (const auto status : {AgreementStatus::kDraft, AgreementStatus::kNegotiating,
                              AgreementStatus::kSigned, AgreementStatus::kSuspended}) {
        agreement.status = status;
        CHECK_FALSE(is_in_force_on(agreement, date("2024-01-01")));
    }
}

TEST_CASE("a party is bound from its entry to the day before its exit, and without entry never",
          "[wallet-format][agreement]") {
    const auto parties = sample_recognition_agreement().parties;
    CHECK_FALSE(is_bound_on(parties[0], date("2022-12-31")));
    CHECK(is_bound_on(parties[0], date("2023-01-01")));
    CHECK(is_bound_on(parties[0], date("2029-12-31")));
    CHECK_FALSE(is_bound_on(parties[0], date("2030-01-01")));
    CHECK(is_bound_on(parties[1], date("2099-01-01")));
    CHECK_FALSE(is_bound_on(parties[2], date("2024-01-01")));
}

TEST_CASE("a later version has a higher number, the same id, and every party that had entered",
          "[wallet-format][agreement]") {
    const auto previous = sample_recognition_agreement();
    const auto place = [&](const auto& change) {
        auto next = previous;
        next.version = 3;
        change(next);
        const auto checked = check_succession(previous, next);
        if (checked) return std::string("follows");
        CHECK(checked.error().code == ErrorCode::kConflict);
        return checked.error().where;
    };
    CHECK(place([](auto& /*next*/) {}) == "follows");
    CHECK(place([](auto& next) { next.version = 9; }) == "follows");
    CHECK(place([](auto& next) { next.version = 2; }) == "/version");
    CHECK(place([](auto& next) { next.version = 1; }) == "/version");
    CHECK(place([](auto& next) { next.id += "/other"; }) == "/id");
    CHECK(place([](auto& next) { next.parties.erase(next.parties.begin()); }) == "/parties");
    CHECK(place([](auto& next) { next.parties[0].entry = next.parties[0].exit = std::nullopt; }) ==
          "/parties");
    CHECK(place([](auto& next) { next.parties[0].exit = date("2027-01-01"); }) == "follows");
    CHECK(place([](auto& next) { next.parties.pop_back(); }) == "follows");  // it had never entered
}

TEST_CASE("bad input in an agreement is refused with its place", "[wallet-format][agreement]") {
    const auto text = *write_recognition_agreement(sample_recognition_agreement(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto agreement = read_back(changed, read_recognition_agreement);
        INFO(changed);
        REQUIRE_FALSE(agreement);
        return std::string(to_string(agreement.error().code)) + " " + agreement.error().where;
    };
    CHECK(fault([](Json& s) { s["status"] = "ratified"; }) == "bad-value /credentialSubject/status");
    CHECK(fault([](Json& s) { s["version"] = 0; }) == "bad-value /credentialSubject/version");
    CHECK(fault([](Json& s) { s["version"] = "2"; }) == "wrong-type /credentialSubject/version");
    CHECK(fault([](Json& s) { s["parties"].erase(1), s["parties"].erase(1); }) ==
          "bad-value /credentialSubject/parties");
    CHECK(fault([](Json& s) { s["parties"][0]["signer"] = "https://gh.example/"; }) ==
          "bad-value /credentialSubject/parties/0/signer");
    CHECK(fault([](Json& s) { s["texts"][0].erase("digestMultibase"); }) ==
          "missing-member /credentialSubject/texts/0");
    CHECK(fault([](Json& s) { s["rules"][0]["from"]["jurisdictions"].clear(); }) ==
          "bad-value /credentialSubject/rules/0/from/jurisdictions");
    CHECK(fault([](Json& s) { s["rules"][0]["from"].erase("jurisdictions"); }) ==
          "missing-member /credentialSubject/rules/0/from");
    CHECK(fault([](Json& s) { s["rules"][0]["effect"] = "decides"; }) ==
          "bad-value /credentialSubject/rules/0/effect");
    CHECK(fault([](Json& s) { s["rules"][0]["purposes"][1] = "Training"; }) ==
          "bad-value /credentialSubject/rules/0/purposes/1");
    CHECK(fault([](Json& s) { s["rules"][0].erase("keepsAcquiredRights"); }) ==
          "missing-member /credentialSubject/rules/0");
    CHECK(fault([](Json& s) { s["rules"][0]["quota"] = 100; }) ==
          "unknown-member /credentialSubject/rules/0/quota");
    CHECK(fault([](Json& s) { s["rules"][0]["conditions"][0]["years"] = 0; }) ==
          "bad-value /credentialSubject/rules/0/conditions/0/years");
    CHECK(fault([](Json& s) { s["rules"][0]["conditions"][0].erase("years"); }) ==
          "bad-value /credentialSubject/rules/0/conditions/0/years");
    CHECK(fault([](Json& s) { s["inForceFrom"] = "2023"; }) == "bad-value /credentialSubject/inForceFrom");
}

TEST_CASE("another kind of credential is no agreement", "[wallet-format][agreement]") {
    const auto text =
        *write_occupational_standard(test::sample_occupational_standard(), test::sample_envelope());
    CHECK(read_back(text, read_recognition_agreement).error().code == ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace carnet::wallet
