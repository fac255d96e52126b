// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/trust_list.h"

#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::Json;
using test::read_back;
using test::sample_envelope;
using test::sample_trust_list;

// The place of the rule that the sample breaks after `change`, which writing must see too.
template <class Change>
std::string place(const Change& change) {
    auto list = sample_trust_list();
    change(list);
    const auto checked = check_trust_list(list);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::kBadValue);
    REQUIRE_FALSE(write_trust_list(list, sample_envelope()));
    return checked.error().where;
}

// The place of the accreditor who is not on the list.
template <class Change>
std::string lost_accreditor(const Change& change) {
    auto list = sample_trust_list();
    change(list);
    REQUIRE(check_trust_list(list));
    const auto checked = check_accreditors(list, "did:web:board.example");
    REQUIRE_FALSE(checked);
    REQUIRE_FALSE(write_trust_list(list, sample_envelope()));
    return checked.error().where;
}

TEST_CASE("a trust list that is written is read as what it was", "[wallet-format][trust-list]") {
    const auto list = sample_trust_list();
    const auto text = write_trust_list(list, sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_trust_list).value() == list);
}

TEST_CASE("a first list with nobody on it is a list", "[wallet-format][trust-list]") {
    auto list = sample_trust_list();
    list.sequence = 1;
    list.previous_digest.reset();
    list.extract_of.reset();
    list.entries.clear();
    const auto text = write_trust_list(list, sample_envelope());
    REQUIRE(text);
    CHECK_FALSE(Json::parse(*text)["credentialSubject"].contains("entries"));
    CHECK(read_back(*text, read_trust_list).value() == list);
}

TEST_CASE("a list holds under a JCS suite, and not when one day was changed", "[wallet-format][trust-list]") {
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    const auto text = write_trust_list(sample_trust_list(), sample_envelope());
    REQUIRE(text);
    const auto holds = [&](std::string_view signed_text) {
        const auto document = test::parsed(signed_text);
        return check_proof(document.root(), *document.root().find("proof"), signer->public_key(),
                           embedded_contexts());
    };
    const auto signed_text = test::signed_text(Json::parse(*text), *signer);
    CHECK(holds(signed_text));
    CHECK(read_back(signed_text, read_trust_list).value() == sample_trust_list());
    const auto changed = damaged(signed_text, [](Json& json) {
        json["credentialSubject"]["entries"][1]["history"][5]["since"] = "2024-01-01";
    });
    REQUIRE(read_back(changed, read_trust_list));
    CHECK(holds(changed).error().code == ErrorCode::kSignatureInvalid);
}

TEST_CASE("a rule of the list that is broken is named with its place", "[wallet-format][trust-list]") {
    CHECK(place([](auto& list) { list.next_update = list.issued; }) == "/nextUpdate");
    CHECK(place([](auto& list) {
              list.next_update = {list.issued.seconds, list.issued.nanoseconds + 1};
          }) == "/nextUpdate");
    CHECK(place([](auto& list) { list.sequence = 1; }) == "/previousDigest");
    CHECK(place([](auto& list) { list.previous_digest.reset(); }) == "/previousDigest");
    CHECK(place([](auto& list) { list.territories.push_back("TG"); }) == "/territories/1");
    CHECK(place([](auto& list) { list.extract_of->total_entries = 1; }) == "/extractOf/totalEntries");
    CHECK(place([](auto& list) { list.extract_of->territories.push_back("TG"); }) ==
          "/extractOf/territories/1");
    CHECK(place([](auto& list) { list.entries[1].id = list.entries[0].id; }) == "/entries/1/id");
    CHECK(place([](auto& list) {
              list.extract_of.reset();
              list.entries.resize(kMaxAccreditations + 1, list.entries[0]);
          }) == "/entries");
}

TEST_CASE("every accreditor is the operator or on the list to accredit", "[wallet-format][trust-list]") {
    CHECK(check_accreditors(sample_trust_list(), "did:web:board.example"));
    CHECK(check_accreditors(sample_trust_list(), "did:web:other.example").error().where ==
          "/entries/0/accreditor");
    CHECK(lost_accreditor([](auto& list) { list.entries[1].accreditor = "did:web:nobody.example"; }) ==
          "/entries/1/accreditor");
    CHECK(lost_accreditor([](auto& list) { list.entries[0].role = AccreditedRole::kAward; }) ==
          "/entries/1/accreditor");
    CHECK(lost_accreditor([](auto& list) { list.entries.erase(list.entries.begin()); }) ==
          "/entries/0/accreditor");
}

TEST_CASE("nobody accredits himself, alone or in a circle", "[wallet-format][trust-list]") {
    CHECK(lost_accreditor([](auto& list) { list.entries[0].accreditor = list.entries[0].issuers[0]; }) ==
          "/entries/0/accreditor");
    CHECK(lost_accreditor([](auto& list) {
              list.entries[1].role = AccreditedRole::kAccredit;
              list.entries[0].accreditor = list.entries[1].issuers[0];
          }) == "/entries/0/accreditor");
}

TEST_CASE("an accreditor is named by a DID or by the id of its body", "[wallet-format][trust-list]") {
    auto list = sample_trust_list();
    list.entries[1].accreditor = "https://council.example/";
    CHECK(write_trust_list(list, sample_envelope()));
    list.entries[0].body.id.reset();
    CHECK_FALSE(write_trust_list(list, sample_envelope()));
}

TEST_CASE("an operator whose DID changed lists itself under both", "[wallet-format][trust-list]") {
    auto list = sample_trust_list();
    auto itself = list.entries[0];
    itself.id = "https://board.example/accreditations/0";
    itself.body = {std::nullopt, "Demo Skills Testing Board (demo)", "TG"};
    itself.issuers = {"did:web:board.example", "did:web:old.board.example"};
    list.entries.push_back(itself);
    list.entries[0].accreditor = "did:web:old.board.example";
    CHECK(write_trust_list(list, sample_envelope()));
}

TEST_CASE("bad input is refused with its place in the document", "[wallet-format][trust-list]") {
    const auto text = *write_trust_list(sample_trust_list(), sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto error = read_back(damaged(text, change), read_trust_list).error();
        return std::string(to_string(error.code)) + " " + error.where;
    };
    const auto subject = [&](const auto& change) {
        return fault([&](Json& json) { change(json["credentialSubject"]); });
    };
    const std::string at = "/credentialSubject";
    CHECK(fault([](Json& j) { j["type"][1] = "Passport"; }) == "unsupported /type");
    CHECK(fault([](Json& j) { j["issuer"]["id"] = "did:web:other.example"; }) ==
          "bad-value " + at + "/entries/0/accreditor");
    CHECK(subject([](Json& s) { s["sequence"] = 0; }) == "bad-value " + at + "/sequence");
    CHECK(subject([](Json& s) { s["sequence"] = 9007199254740993.0; }) == "bad-value " + at + "/sequence");
    CHECK(subject([](Json& s) { s["sequence"] = 1; }) == "bad-value " + at + "/previousDigest");
    CHECK(subject([](Json& s) { s["nextUpdate"] = "2026-08-01"; }) == "bad-value " + at + "/nextUpdate");
    CHECK(subject([](Json& s) { s.erase("nextUpdate"); }) == "missing-member " + at);
    CHECK(subject([](Json& s) { s["entries"] = Json::array(); }) == "bad-value " + at + "/entries");
    CHECK(subject([](Json& s) { s["entries"][1]["validFrom"] = "2020-03"; }) ==
          "bad-value " + at + "/entries/1/validFrom");
    CHECK(subject([](Json& s) { s["entries"][1]["role"] = "awards"; }) ==
          "bad-value " + at + "/entries/1/role");
    CHECK(subject([](Json& s) { s["entries"][1]["history"][0]["state"] = "revoked"; }) ==
          "bad-value " + at + "/entries/1/history/0/state");
    CHECK(subject([](Json& s) { s["entries"][1]["scope"]["isco08"][0] = "71268"; }) ==
          "bad-value " + at + "/entries/1/scope/isco08/0");
    CHECK(subject([](Json& s) { s["entries"][0]["issuers"][0] = "https://council.example/"; }) ==
          "bad-value " + at + "/entries/0/issuers/0");
    CHECK(subject([](Json& s) { s["entries"][0]["since"] = "2020-01-01"; }) ==
          "unknown-member " + at + "/entries/0/since");
    CHECK(subject([](Json& s) { s["entries"][0].erase("scope"); }) == "missing-member " + at + "/entries/0");
}

}  // namespace
}  // namespace carnet::wallet
