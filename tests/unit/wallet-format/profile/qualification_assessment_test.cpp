// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/qualification_assessment.h"

#include "tests/unit/wallet-format/profile/assessment_samples.h"
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/recognition_decision.h"

namespace carnet::wallet {
namespace {

using test::damaged;
using test::date;
using test::Json;
using test::read_back;
using test::sample_qualification_assessment;

template <class Change>
std::string fault(const Change& change) {
    auto assessment = sample_qualification_assessment();
    change(assessment);
    const auto checked = check_qualification_assessment(assessment);
    REQUIRE_FALSE(checked);
    CHECK_FALSE(write_qualification_assessment(assessment, test::sample_envelope()));
    return std::string(to_string(checked.error().code)) + " " + checked.error().where;
}

TEST_CASE("an assessment that is written is read as what it was",
          "[wallet-format][qualification-assessment]") {
    const auto assessment = sample_qualification_assessment();
    const auto text = write_qualification_assessment(assessment, test::sample_envelope());
    REQUIRE(text);
    CHECK(read_back(*text, read_qualification_assessment).value() == assessment);
}

TEST_CASE("an assessment advises, and is never read as a decision",
          "[wallet-format][qualification-assessment]") {
    const auto text =
        *write_qualification_assessment(sample_qualification_assessment(), test::sample_envelope());
    CHECK(Json::parse(text)["credentialSubject"]["decisionKind"] == "advisory");
    CHECK(read_back(text, read_recognition_decision).error().code == ErrorCode::kUnsupported);
    const auto binding =
        damaged(text, [](Json& json) { json["credentialSubject"]["decisionKind"] = "binding"; });
    CHECK(read_back(binding, read_qualification_assessment).error().where ==
          "/credentialSubject/decisionKind");
    const auto dressed = damaged(text, [](Json& json) {
        json["type"][1] = "RecognitionDecision";
        json["credentialSubject"]["type"] = "RecognitionDecisionSubject";
        json["credentialSubject"]["decisionKind"] = "binding";
    });
    CHECK_FALSE(read_back(dressed, read_recognition_decision));
}

TEST_CASE("an assessment always ends, and its envelope by then",
          "[wallet-format][qualification-assessment]") {
    const auto assessment = sample_qualification_assessment();
    CHECK(fault([](auto& a) { a.valid_until = a.valid_from; }) == "bad-value /validUntil");
    auto envelope = test::sample_envelope();
    const auto text = *write_qualification_assessment(assessment, envelope);
    const auto endless = damaged(text, [](Json& json) { json["credentialSubject"].erase("validUntil"); });
    CHECK(read_back(endless, read_qualification_assessment).error().code == ErrorCode::kMissingMember);
    const auto open = damaged(text, [](Json& json) { json.erase("validUntil"); });
    CHECK(read_back(open, read_qualification_assessment).error().where == "/validUntil");
    envelope.valid_until.reset();
    CHECK(write_qualification_assessment(assessment, envelope).error().where == "envelope/valid_until");
}

TEST_CASE("each claim says where it comes from, and what only the person says is compared with nothing",
          "[wallet-format][qualification-assessment]") {
    const auto declare = [](auto& claim) {
        claim.substantiation = Substantiation::kSelfDeclared;
        claim.evidence.clear();
    };
    CHECK(fault([](auto& a) { a.experience[0].evidence.clear(); }) == "missing-member /experience/0");
    CHECK(fault([](auto& a) { a.languages[0].evidence.clear(); }) == "missing-member /languageSkills/0");
    CHECK(fault([](auto& a) {
              a.assessed[0].substantiation = Substantiation::kDocument;
              a.assessed[0].evidence.clear();
          }) == "missing-member /assessedQualifications/0");
    CHECK(fault([](auto& a) { a.assessed[0].substantiation = Substantiation::kSelfDeclared; }) ==
          "bad-value /assessedQualifications/0/evidenceConsidered");
    CHECK(fault([&](auto& a) { declare(a.assessed[0]); }) ==
          "bad-value /assessedQualifications/0/levelStatement");
    CHECK(fault([&](auto& a) {
              declare(a.assessed[0]);
              a.assessed[0].level.reset();
          }) == "bad-value /comparableTo");
    auto told = sample_qualification_assessment();
    declare(told.assessed[0]);
    told.assessed[0].level.reset();
    told.comparable_to.clear();
    CHECK(check_qualification_assessment(told));
    auto without_protocol = sample_qualification_assessment();
    without_protocol.assessed[0].evidence.clear();
    CHECK(check_qualification_assessment(without_protocol));
}

TEST_CASE("a rule of assessments that is broken is named with its place",
          "[wallet-format][qualification-assessment]") {
    CHECK(fault([](auto& a) {
              a.authority.jurisdictions = {"NO", "NO"};
          }) == "bad-value /authority/jurisdictions/1");
    CHECK(fault([](auto& a) { a.person.name_original.reset(); }) == "bad-value /person/nameLanguage");
    CHECK(fault([](auto& a) { a.person.birth_date = date("2026-05-01"); }) == "bad-value /person/birthDate");
    CHECK(fault([](auto& a) { a.assessed[0].level->to = a.assessed[0].level->from; }) ==
          "bad-value /assessedQualifications/0/levelStatement/to");
    CHECK(fault([](auto& a) { a.comparable_to[0].standard.reset(); }) ==
          "bad-value /comparableTo/0/standardVersion");
    CHECK(fault([](auto& a) { a.languages.push_back(a.languages[0]); }) ==
          "bad-value /languageSkills/1/language");
}

TEST_CASE("years of study and work do not go back as far as they are known",
          "[wallet-format][qualification-assessment]") {
    const auto studied = [](const char* from, const char* until) {
        auto assessment = sample_qualification_assessment();
        assessment.assessed[0].studied_from = date(from);
        assessment.assessed[0].studied_until = date(until);
        const auto checked = check_qualification_assessment(assessment);
        return checked ? std::string() : checked.error().where;
    };
    CHECK(studied("2018", "2018-06").empty());
    CHECK(studied("2018-06", "2018").empty());
    CHECK(studied("2018-06-05", "2018-06").empty());
    CHECK(studied("2018", "2026").empty());
    CHECK(studied("2019", "2018-06") == "/assessedQualifications/0/studiedUntil");
    CHECK(studied("2018-07", "2018-06") == "/assessedQualifications/0/studiedUntil");
    CHECK(studied("2018-06-02", "2018-06-01") == "/assessedQualifications/0/studiedUntil");
    CHECK(studied("2018", "2027") == "/assessedQualifications/0/studiedUntil");
    CHECK(studied("2026-06", "2026-07") == "/assessedQualifications/0/studiedFrom");
    CHECK(fault([](auto& a) { a.experience[0].worked_until = date("2017"); }) ==
          "bad-value /experience/0/workedUntil");
}

TEST_CASE("a fault in the document of an assessment has its place inside the subject",
          "[wallet-format][qualification-assessment]") {
    const auto text =
        *write_qualification_assessment(sample_qualification_assessment(), test::sample_envelope());
    const auto fault_of = [&](const auto& change) {
        const auto error = read_back(damaged(text, [&](Json& json) { change(json["credentialSubject"]); }),
                                     read_qualification_assessment)
                               .error();
        return std::string(to_string(error.code)) + " " + error.where;
    };
    CHECK(fault_of([](Json& s) { s["notADecision"] = Json::object(); }) ==
          "bad-value /credentialSubject/notADecision");
    CHECK(fault_of([](Json& s) { s.erase("explanatoryNote"); }) == "missing-member /credentialSubject");
    CHECK(fault_of([](Json& s) { s["assessedQualifications"][0]["substantiation"] = "belief"; }) ==
          "bad-value /credentialSubject/assessedQualifications/0/substantiation");
    CHECK(fault_of([](Json& s) { s["assessedQualifications"][0]["studiedFrom"] = "about 2014"; }) ==
          "bad-value /credentialSubject/assessedQualifications/0/studiedFrom");
    CHECK(fault_of([](Json& s) { s["validUntil"] = s["validFrom"]; }) ==
          "bad-value /credentialSubject/validUntil");
    CHECK(fault_of([](Json& s) { s["status"] = "refugee"; }) == "unknown-member /credentialSubject/status");
}

}  // namespace
}  // namespace carnet::wallet
