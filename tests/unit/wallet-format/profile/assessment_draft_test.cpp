// SPDX-License-Identifier: Apache-2.0
// A draft of an assessment is told everything that it lacks; what lacks nothing is the assessment.
#include "wallet-format/profile/assessment_draft.h"

#include "tests/unit/wallet-format/profile/assessment_samples.h"
#include "tests/unit/wallet-format/profile/decision_samples.h"
#include "wallet-format/profile/decision_draft.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::wallet;

namespace {

AssessmentDraft draft_of(const std::string& text) {
    const auto document = JsonDocument::parse(text);
    REQUIRE(document.has_value());
    return read_assessment_draft(document->root());
}

std::vector<std::string> places(const AssessmentDraft& draft) {
    std::vector<std::string> where;
    for (const auto& fault : draft.faults) where.push_back(fault.where);
    return where;
}

}  // namespace

TEST_CASE("a whole assessment is read from its subject without a fault", "[wallet][profile][assessment]") {
    const auto assessment = carnet::test::sample_qualification_assessment();
    const auto draft = draft_of(write_assessment_subject(assessment));
    CHECK(places(draft).empty());
    CHECK(draft.assessment == assessment);
}

TEST_CASE("an empty draft lacks every member that all assessments have", "[wallet][profile][assessment]") {
    const auto where = places(draft_of("{}"));
    for (const auto* member :
         {"/type", "/id", "/decisionKind", "/authority", "/outcomeLocalTerm", "/person",
          "/assessedQualifications", "/explanatoryNote", "/notADecision", "/validFrom", "/validUntil"})
        CHECK(std::count(where.begin(), where.end(), member) == 1);
}

TEST_CASE("neither kind of draft is read as the other", "[wallet][profile][assessment]") {
    const auto decision = draft_of(write_decision_subject(carnet::test::sample_recognition_decision()));
    CHECK_FALSE(decision.assessment);
    const auto subject =
        JsonDocument::parse(write_assessment_subject(carnet::test::sample_qualification_assessment()));
    CHECK_FALSE(read_decision_draft(subject->root()).decision);
}

TEST_CASE("a broken rule between members is the fault of a draft that has its form",
          "[wallet][profile][assessment]") {
    auto assessment = carnet::test::sample_qualification_assessment();
    assessment.assessed.front().substantiation = Substantiation::kSelfDeclared;
    const auto draft = draft_of(write_assessment_subject(assessment));
    CHECK(draft.assessment);
    CHECK(places(draft) == std::vector<std::string>{"/assessedQualifications/0/evidenceConsidered"});
}

TEST_CASE("a damaged subject is an assessment by its rules or has a fault", "[wallet][profile][assessment]") {
    const auto whole = write_assessment_subject(carnet::test::sample_qualification_assessment());
    std::size_t read = 0;
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        for (const char damage : {'x', '"', '0', '}'}) {
            auto text = whole;
            text[at] = damage;
            const auto document = JsonDocument::parse(text);
            if (!document) continue;
            ++read;
            const auto draft = read_assessment_draft(document->root());
            CHECK((draft.assessment || !draft.faults.empty()));
            if (draft.faults.empty()) CHECK(check_qualification_assessment(*draft.assessment).has_value());
        }
    }
    CHECK(read > 100);
}
