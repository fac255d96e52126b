// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/language_proficiency.h"

#include "tests/unit/wallet-format/profile/badge_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_envelope;
using test::sample_language_proficiency;

std::string text_of(const LanguageProficiency& proficiency) {
    return write_language_proficiency(proficiency, sample_envelope()).value();
}

template <class Change>
std::string fault(const Change& change) {
    auto proficiency = sample_language_proficiency();
    change(proficiency);
    const auto text = write_language_proficiency(proficiency, sample_envelope());
    REQUIRE_FALSE(text);
    return std::string(to_string(text.error().code)) + " " + text.error().where;
}

template <class Change>
std::string fault_of_document(const Change& change) {
    const auto text = damaged(text_of(sample_language_proficiency()), change);
    const auto read = read_back(text, read_language_proficiency);
    INFO(text);
    REQUIRE_FALSE(read);
    return std::string(to_string(read.error().code)) + " " + read.error().where;
}

TEST_CASE("a language result that is written is read as what it was",
          "[wallet-format][language-proficiency]") {
    const auto whole = sample_language_proficiency();
    CHECK(read_back(text_of(whole), read_language_proficiency).value() == whole);
    auto least = whole;
    least.number.reset();
    least.person = {"Asha Namuna", std::nullopt, std::nullopt, std::nullopt, "did:key:zExample7"};
    least.level_label.reset();
    least.skills.clear();
    least.score.reset();
    least.test.provider = {"https://tests.example/", "Language Test Centre (demo)", std::nullopt};
    CHECK(read_back(text_of(least), read_language_proficiency).value() == least);
    auto reordered = whole;
    std::swap(reordered.skills[0], reordered.skills[2]);
    CHECK(read_back(text_of(reordered), read_language_proficiency).value() == reordered);
}

TEST_CASE("a wallet that knows Open Badges only finds test, level and results",
          "[wallet-format][language-proficiency]") {
    const auto document = Json::parse(text_of(sample_language_proficiency()));
    CHECK(document["type"] == Json({"VerifiableCredential", "AchievementCredential", "LanguageProficiency"}));
    CHECK(document["issuer"]["type"] == Json({"Profile"}));
    const auto& achievement = document["credentialSubject"]["achievement"];
    CHECK(achievement["name"] == "Korean for Work (demo)");
    CHECK(achievement["alignment"][0]["targetName"] == "CEFR B1");
    CHECK(achievement["resultDescription"][1]["name"] == "Reading");
    CHECK(document["credentialSubject"]["result"][1]["value"] == "B2");
    CHECK(document["credentialSubject"]["result"][4]["value"] == "163/200");
}

TEST_CASE("a rule of language results that is broken is named with its place",
          "[wallet-format][language-proficiency]") {
    CHECK(fault([](auto& p) { p.person.name_original.reset(); }) == "bad-value /nameOriginal/@language");
    CHECK(fault([](auto& p) { p.person.birth_date = date("2026-03-14"); }) == "bad-value /birthDate");
    CHECK(fault([](auto& p) { p.person.id = "https://person.example/"; }) == "bad-value /id");
    CHECK(fault([](auto& p) { p.tested = date("2026-03"); }) == "bad-value /activityEndDate");
    CHECK(fault([](auto& p) { p.level_label = "B1"; }) == "bad-value /achievement/alignment/0/targetName");
    CHECK(fault([](auto& p) { p.skills[3].skill = LanguageSkill::kReading; }) ==
          "bad-value /achievement/resultDescription/3");
    CHECK(fault([](auto& p) { p.test.id += "#b1"; }) == "bad-value /achievement/id");
    CHECK(fault([](auto& p) { p.test.provider.id = sample_envelope().id + "#provider"; }) ==
          "bad-value /achievement/creator/id");
    CHECK(fault([](auto& p) { p.tested_language = "korean"; }) == "bad-value /testedLanguage");
    CHECK(fault([](auto& p) { p.skills[0].level = ""; }) == "bad-value /result/0/value");
    auto envelope = sample_envelope();
    envelope.id = "no urn";
    CHECK(write_language_proficiency(sample_language_proficiency(), envelope).error().where == "envelope/id");
}

TEST_CASE("what stands in several places of a language result says the same in each",
          "[wallet-format][language-proficiency]") {
    const auto in = [](const auto& change) {
        return fault_of_document([&](Json& json) { change(json["credentialSubject"]); });
    };
    const std::string descriptions = "bad-value /credentialSubject/achievement/resultDescription";
    CHECK(in([](Json& s) { s["result"].erase(0); }) == descriptions);
    CHECK(in([](Json& s) { s["result"][0]["resultDescription"] = s["result"][1]["resultDescription"]; }) ==
          "bad-value /credentialSubject/result/0/resultDescription");
    CHECK(in([](Json& s) { s["achievement"]["resultDescription"][0]["name"] = "Writing"; }) ==
          descriptions + "/0/name");
    CHECK(in([](Json& s) { s["achievement"]["resultDescription"][0]["languageSkill"] = "writing"; }) ==
          descriptions + "/0/id");
    CHECK(in([](Json& s) { s["achievement"]["resultDescription"][0].erase("languageSkill"); }) ==
          descriptions + "/0");
    CHECK(in([](Json& s) { s["achievement"]["resultDescription"][4]["languageSkill"] = "writing"; }) ==
          descriptions + "/4");
    CHECK(in([](Json& s) { s["achievement"]["resultDescription"][4]["id"] = "urn:example:score"; }) ==
          descriptions + "/4/id");
    CHECK(in([](Json& s) {
              std::swap(s["achievement"]["resultDescription"][3], s["achievement"]["resultDescription"][4]);
              std::swap(s["result"][3], s["result"][4]);
          }) == descriptions + "/4");
    CHECK(in([](Json& s) { s["achievement"]["criteria"]["id"] = "https://tests.example/other"; }) ==
          "bad-value /credentialSubject/achievement/criteria/id");
}

TEST_CASE("a language result of another shape is refused with its place",
          "[wallet-format][language-proficiency]") {
    const auto in = [](const auto& change) {
        return fault_of_document([&](Json& json) { change(json["credentialSubject"]); });
    };
    CHECK(in([](Json& s) { s["achievement"]["achievementType"] = "Certification"; }) ==
          "bad-value /credentialSubject/achievement/achievementType");
    CHECK(in([](Json& s) { s["type"].push_back("Person"); }) == "bad-value /credentialSubject/type");
    CHECK(in([](Json& s) { s["id"] = "urn:uuid:00000000-0000-4000-8000-000000000000#holder"; }) ==
          "bad-value /credentialSubject/id");
    CHECK(in([](Json& s) { s["activityEndDate"] = "2026-03-14T10:00:00Z"; }) ==
          "bad-value /credentialSubject/activityEndDate");
    CHECK(in([](Json& s) { s["achievement"]["alignment"].push_back(s["achievement"]["alignment"][0]); }) ==
          "bad-value /credentialSubject/achievement/alignment");
    CHECK(in([](Json& s) { s["result"][4]["value"] = 163; }) ==
          "wrong-type /credentialSubject/result/4/value");
    CHECK(fault_of_document([](Json& json) { json["issuer"].erase("type"); }) == "missing-member /issuer");
    CHECK(fault_of_document([](Json& json) { json["@context"].erase(1); }) == "bad-value /@context/1");
    CHECK(fault_of_document([](Json& json) { json["type"][2] = "AttendanceRecord"; }) == "unsupported /type");
}

TEST_CASE("a proof over RDF on a badge of ours is believed: its JSON and its RDF read alike",
          "[wallet-format][language-proficiency]") {
    const auto signer = test::make_test_signer(keys::Algorithm::kEd25519);
    auto options = test::proof_options(*signer);
    options.form = CanonicalForm::kRdfc;
    const auto text = add_proof(test::parsed(text_of(sample_language_proficiency())), options, *signer,
                                embedded_contexts());
    REQUIRE(text);
    const auto document = test::parsed(*text);
    CHECK(check_proof(document.root(), *document.root().find("proof"), signer->public_key(),
                      embedded_contexts()));
    const auto better = test::parsed(
        damaged(*text, [](Json& json) { json["credentialSubject"]["result"][0]["value"] = "C2"; }));
    CHECK(check_proof(better.root(), *better.root().find("proof"), signer->public_key(), embedded_contexts())
              .error()
              .code == ErrorCode::kSignatureInvalid);
    CHECK(read_back(*text, read_language_proficiency).value() == sample_language_proficiency());
}

}  // namespace
}  // namespace carnet::wallet
