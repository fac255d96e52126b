// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition_question.h"

#include "tests/support/result_text.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;

namespace {

std::string refused(const WrittenQuestion& written) {
    const auto question = recognition_question(written);
    REQUIRE_FALSE(question.has_value());
    return question.error().where + ": " + question.error().detail;
}

}  // namespace

TEST_CASE("a question names a country, and may name a purpose and an occupation", "[recognition]") {
    CHECK_FALSE(recognition_question({}).value().has_value());
    const auto simple = recognition_question({"gh", "", ""}).value().value();
    CHECK(simple.destination == "GH");
    CHECK(simple.purpose == wallet::RecognitionPurpose::kGeneral);
    CHECK_FALSE(simple.occupation.has_value());
    const auto whole = recognition_question({"DE-BY", "further-study", "0110"}).value().value();
    CHECK(whole.destination == "DE-BY");
    CHECK(whole.purpose == wallet::RecognitionPurpose::kFurtherStudy);
    CHECK(whole.occupation == "0110");
}

TEST_CASE("a question that is written wrongly names the part and how to write it", "[recognition]") {
    CHECK(refused({"", "further-study", ""}).starts_with("destination: Say for which country"));
    CHECK(refused({"", "", "7126"}).starts_with("destination: Say for which country"));
    for (const auto* place : {"G", "GHA", "G1", "DE-", "DE-BAYERN", "DE_BY", "DE-B Y"})
        CHECK(refused({place, "", ""}).starts_with("destination: Write a code of ISO 3166"));
    CHECK(refused({"GH", "work", ""}).find("profession-establishment, profession-temporary") !=
          std::string::npos);
    for (const auto* occupation : {"712", "71261", "71a6"})
        CHECK(refused({"GH", "", occupation}).starts_with("occupation: Write the four digits"));
}
