// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/work_experience_attestation.h"

#include "tests/unit/wallet-format/profile/accompanying_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_present_work;
using test::sample_work_experience;

TEST_CASE("an attestation that is written is read as what it was", "[wallet-format][work-experience]") {
    for (const auto& attestation : {sample_work_experience(), sample_present_work()}) {
        const auto text = write_work_experience_attestation(attestation, test::sample_envelope());
        REQUIRE(text);
        CHECK(read_back(*text, read_work_experience_attestation).value() == attestation);
    }
}

TEST_CASE("one day of work is work, and a birth year is enough", "[wallet-format][work-experience]") {
    auto attestation = sample_work_experience();
    attestation.end_date = attestation.start_date;
    attestation.person.birth_date = date("1988");
    attestation.hours_per_week.reset();
    CHECK(check_work_experience_attestation(attestation));
}

TEST_CASE("a rule between members of an attestation that is broken is named with its place",
          "[wallet-format][work-experience]") {
    const auto place = [](const auto& change) {
        auto attestation = sample_work_experience();
        change(attestation);
        const auto checked = check_work_experience_attestation(attestation);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::kBadValue);
        REQUIRE_FALSE(write_work_experience_attestation(attestation, test::sample_envelope()));
        return checked.error().where;
    };
    CHECK(place([](auto& a) { a.person.name_original.reset(); }) == "/person/nameLanguage");
    CHECK(place([](auto& a) { a.person.birth_date = a.start_date; }) == "/person/birthDate");
    CHECK(place([](auto& a) { a.end_date = date("2019-01-31"); }) == "/endDate");
    CHECK(place([](auto& a) { a.total_hours = 5200; }) == "/totalHours");
    CHECK(place([](auto& a) { a.units[1] = a.units[0]; }) == "/units/1");
    CHECK(place([](auto& a) { a.evidence_digests.push_back(a.evidence_digests[0]); }) ==
          "/evidenceDigests/1");
}

TEST_CASE("whoever confirms in the employer's place is named, and papers have their digest",
          "[wallet-format][work-experience]") {
    const auto place = [](ExperienceGround ground, bool has_confirmer, bool has_evidence) {
        auto attestation = sample_work_experience();
        attestation.confirmed_by = ground;
        if (!has_confirmer) attestation.confirmer.reset();
        if (!has_evidence) attestation.evidence_digests.clear();
        const auto checked = check_work_experience_attestation(attestation);
        return checked ? std::string("good") : checked.error().where;
    };
    using enum ExperienceGround;
    CHECK(place(kEmployer, true, true) == "/confirmer");
    CHECK(place(kEmployer, false, true) == "good");
    CHECK(place(kEmployer, false, false) == "good");
    for (const auto ground : {kLabourOffice, kCustomaryMaster, kContract, kWageRecord})
        CHECK(place(ground, false, true) == "/confirmer");
    for (const auto ground : {kLabourOffice, kCustomaryMaster}) CHECK(place(ground, true, false) == "good");
    for (const auto ground : {kContract, kWageRecord})
        CHECK(place(ground, true, false) == "/evidenceDigests");
}

TEST_CASE("what would harm the person has no member to stand in", "[wallet-format][work-experience]") {
    const auto text = *write_work_experience_attestation(sample_work_experience(), test::sample_envelope());
    for (const auto* member : {"nationality", "residenceStatus", "protectionStatus", "fee", "wage",
                               "recruiter", "religion", "passportNumber", "sex"}) {
        for (const auto* place : {"", "/person", "/employer", "/occupation"}) {
            const auto changed = damaged(text, [&](Json& json) {
                json.at(Json::json_pointer(std::string("/credentialSubject") + place))[member] = "x";
            });
            const auto attestation = read_back(changed, read_work_experience_attestation);
            REQUIRE_FALSE(attestation);
            CHECK(attestation.error().code == ErrorCode::kUnknownMember);
        }
    }
}

TEST_CASE("bad input in an attestation is refused with its place", "[wallet-format][work-experience]") {
    const auto text = *write_work_experience_attestation(sample_work_experience(), test::sample_envelope());
    const auto fault = [&](const auto& change) {
        const auto changed = damaged(text, [&](Json& json) { change(json["credentialSubject"]); });
        const auto attestation = read_back(changed, read_work_experience_attestation);
        INFO(changed);
        REQUIRE_FALSE(attestation);
        return std::string(to_string(attestation.error().code)) + " " + attestation.error().where;
    };
    CHECK(fault([](Json& s) { s["startDate"] = "2019-02"; }) == "bad-value /credentialSubject/startDate");
    CHECK(fault([](Json& s) { s["hoursPerWeek"] = 169; }) == "bad-value /credentialSubject/hoursPerWeek");
    CHECK(fault([](Json& s) { s["hoursPerWeek"] = 37.5; }) == "bad-value /credentialSubject/hoursPerWeek");
    CHECK(fault([](Json& s) { s["occupation"]["isco08"] = "71"; }) ==
          "bad-value /credentialSubject/occupation/isco08");
    CHECK(fault([](Json& s) { s["occupation"].erase("title"); }) ==
          "missing-member /credentialSubject/occupation");
    CHECK(fault([](Json& s) { s["country"] = "QAT"; }) == "bad-value /credentialSubject/country");
    CHECK(fault([](Json& s) { s["confirmedBy"] = "hearsay"; }) == "bad-value /credentialSubject/confirmedBy");
    CHECK(fault([](Json& s) { s["person"]["name"] = "आशा"; }) == "bad-value /credentialSubject/person/name");
    CHECK(fault([](Json& s) { s["person"]["id"] = "https://x.example/"; }) ==
          "bad-value /credentialSubject/person/id");
    CHECK(fault([](Json& s) { s["person"]["birthDate"] = "1988-00-00"; }) ==
          "bad-value /credentialSubject/person/birthDate");
    CHECK(fault([](Json& s) { s["units"][0].erase("version"); }) ==
          "missing-member /credentialSubject/units/0");
    CHECK(fault([](Json& s) { s["evidenceDigests"][0] = "u"; }) ==
          "bad-value /credentialSubject/evidenceDigests/0");
}

}  // namespace
}  // namespace carnet::wallet
