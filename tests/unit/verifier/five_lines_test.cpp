// SPDX-License-Identifier: Apache-2.0
// What somebody reads in thirty seconds. Whatever can be wrong with a document: every_reason_test.cpp.
#include "verifier/five_lines.h"

#include "tests/unit/verifier/trust/trust_samples.h"
#include "tests/unit/verifier/world.h"
#include "wording/messages.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::World;
using wording::Language;

namespace {

std::string tones_of(const FiveLines& lines) {
    std::string tones;
    for (const Line& line : lines) tones += (tones.empty() ? "" : " ") + std::string(to_string(line.tone));
    return tones;
}

FiveLines english(const Verdict& verdict) {
    return five_lines(verdict, Language::kEnglish);
}

}  // namespace

TEST_CASE("an accepted certificate of an accredited body is good on the first four lines",
          "[verifier][lines]") {
    World world;
    world.trust.add(test::accepted_list(), {test::accreditation(test::kIssuer)});
    const auto lines = english(world.verify(world.signed_certificate()));
    CHECK(tones_of(lines) == "good good good good plain");
    CHECK(lines[0].answer.starts_with("Maya Exampleperson"));
    CHECK(lines[1].answer.find(" and ") != std::string::npos);  // both units by name
    CHECK(lines[2].answer.ends_with(", accredited for this when it was awarded"));
    CHECK(lines[3].answer == "Yes, until October 20, 2031");
    CHECK(lines[4].answer == "No country was asked about");
    CHECK(lines[4].advice == "Name the country where the person is to work.");
}

TEST_CASE("an issuer that is trusted without any list of accredited bodies is named as that, not as good",
          "[verifier][lines]") {
    const World world;
    const auto lines = english(world.verify(world.signed_certificate()));
    CHECK(tones_of(lines) == "good good plain good plain");
    CHECK(lines[2].answer.ends_with(", on your own list of trusted issuers"));
}

TEST_CASE("what an unknown issuer says is called a claim on each line", "[verifier][lines]") {
    World world;
    world.policy.trusted.clear();
    const auto lines = english(world.verify(world.signed_certificate()));
    CHECK(tones_of(lines) == "unclear unclear unclear unclear unclear");
    for (const std::size_t i : {0U, 1U, 2U}) CHECK(lines[i].answer.starts_with("The document claims: "));
    CHECK(lines[0].advice.find("not on a list that you trust") != std::string::npos);
    CHECK(lines[1].advice.empty());  // the same again
}

TEST_CASE("where the policy does not ask for trust nothing is good", "[verifier][lines]") {
    World world;
    world.policy.trusted.clear();
    world.policy.require_trusted_issuer = false;
    const auto verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.decision() == Decision::kAccepted);
    const auto lines = english(verdict);
    CHECK(tones_of(lines) == "unclear unclear unclear unclear unclear");
    CHECK(lines[0].advice == "Nobody whom you trust stands behind this document. Find out who issued it.");
}

TEST_CASE("an altered certificate is bad, and whether it is in force is not said", "[verifier][lines]") {
    const World world;
    const auto lines = english(world.verify(test::replaced(world.signed_certificate(), "Maya", "Mary")));
    CHECK(tones_of(lines) == "bad bad bad unclear unclear");
    CHECK(lines[0].answer.starts_with("The document claims: Mary"));
    CHECK(lines[0].advice.find("changed after signing") != std::string::npos);
}

TEST_CASE("a withdrawn certificate keeps its facts and is not in force", "[verifier][lines]") {
    World world;
    world.publish_list({.set = {4711}});
    const auto lines = english(world.verify(world.signed_certificate()));
    CHECK(tones_of(lines) == "plain plain plain bad plain");
    CHECK(lines[3].answer == "No");
    CHECK(lines[3].advice.find("withdrawn") != std::string::npos);
}

TEST_CASE("where the lists cannot be asked, today is unclear and nothing is good", "[verifier][lines]") {
    World world;
    world.published.answer(test::kRevocationList, error(ErrorCode::kFetchFailed, "no network"));
    const auto lines = english(world.verify(world.signed_certificate()));
    CHECK(tones_of(lines) == "plain plain plain unclear plain");
    CHECK(lines[3].answer == "Cannot be checked now");
    CHECK_FALSE(lines[3].advice.empty());
}

TEST_CASE("a statement of units is never good on what the person can do", "[verifier][lines]") {
    World world;
    const auto verdict = world.verify(test::sign(world.unit_statement(), world.key));
    REQUIRE(verdict.decision() == Decision::kAccepted);
    const auto lines = english(verdict);
    CHECK(lines[1].tone == Tone::kPlain);
    CHECK(lines[1].answer.starts_with("Only these units of "));
    CHECK(lines[1].advice == "Statement of units: this is not a full certificate.");
}

TEST_CASE("rubbish has five lines too", "[verifier][lines]") {
    const World world;
    for (const std::string& bytes : {std::string("\xff\xfe"), std::string("{"), std::string("hello")}) {
        const auto verdict = world.verify(bytes);
        const auto lines = english(verdict);
        CHECK(tones_of(lines) == "bad bad bad unclear unclear");
        CHECK(lines[0].answer == "Cannot say: nothing could be read");
        CHECK_FALSE(compare_person(verdict, HolderProof::kNone, Language::kEnglish));
    }
}

TEST_CASE("the person is compared with the document unless the holder's key has just answered",
          "[verifier][lines]") {
    World world;
    const auto unbound = world.verify(world.signed_certificate());
    CHECK(compare_person(unbound, HolderProof::kNone, Language::kEnglish));
    CHECK(compare_person(unbound, HolderProof::kAnswered, Language::kEnglish));
    world.holder = "did:key:z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu";
    const auto bound = world.verify(world.signed_certificate());
    CHECK(compare_person(bound, HolderProof::kNone, Language::kEnglish));
    CHECK_FALSE(compare_person(bound, HolderProof::kAnswered, Language::kEnglish));
}

TEST_CASE("the lines are in the language asked for, and names stand isolated in Arabic",
          "[verifier][lines]") {
    const World world;
    const auto verdict = world.verify(world.signed_certificate());
    for (const auto language : wording::all_languages()) {
        for (const Line& line : five_lines(verdict, language)) {
            INFO(wording::tag_of(language) << " " << line.question << ": " << line.answer);
            CHECK(line.answer.find('[') == std::string::npos);
            CHECK_FALSE(line.question.empty());
        }
    }
    CHECK(five_lines(verdict, Language::kArabic)[0].answer.find("\u2068Maya Exampleperson\u2069") !=
          std::string::npos);
}
