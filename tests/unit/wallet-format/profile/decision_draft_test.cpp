// SPDX-License-Identifier: Apache-2.0
// A draft is told everything that it lacks at once; what lacks nothing is the decision.
#include "wallet-format/profile/decision_draft.h"

#include "tests/unit/wallet-format/profile/decision_samples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::wallet;

namespace {

std::vector<std::string> places(const DecisionDraft& draft) {
    std::vector<std::string> where;
    for (const auto& fault : draft.faults) where.push_back(fault.where);
    std::sort(where.begin(), where.end());
    return where;
}

DecisionDraft draft_of(const std::string& text) {
    const auto document = JsonDocument::parse(text).value();
    return read_decision_draft(document.root());
}

std::string without(const std::string& text, const std::string& from, const std::string& upto) {
    const auto begin = text.find(from);
    REQUIRE(begin != std::string::npos);
    const auto end = text.find(upto, begin);
    REQUIRE(end != std::string::npos);
    return text.substr(0, begin) + text.substr(end);
}

}  // namespace

TEST_CASE("a whole decision is read from its subject without a fault", "[wallet][profile][decision]") {
    const auto decision = carnet::test::sample_recognition_decision();
    const auto draft = draft_of(write_decision_subject(decision));
    CHECK(places(draft).empty());
    CHECK(draft.decision == decision);
}

TEST_CASE("an empty draft lacks every member that all decisions have", "[wallet][profile][decision]") {
    const auto where = places(draft_of("{}"));
    for (const auto* member : {"/authority", "/caseNumber", "/id", "/jurisdictions", "/legalBasis",
                               "/outcome", "/person", "/recognises", "/remedies", "/signers", "/timeline"})
        CHECK(std::count(where.begin(), where.end(), member) == 1);
}

TEST_CASE("what an outcome asks for is missed at its own place, together with what is misshapen",
          "[wallet][profile][decision]") {
    auto decision = carnet::test::sample_recognition_decision();
    decision.outcome = DecisionOutcome::kPartial;
    decision.reasons.reset();
    decision.how_to_improve.reset();
    decision.differences.clear();
    auto text = write_decision_subject(decision);
    CHECK(places(draft_of(text)) ==
          std::vector<std::string>{"/howToImprove", "/reasons", "/substantialDifferences"});
    text = without(text, "\"deadline\":\"P", "\"form\"");
    CHECK(places(draft_of(text)) == std::vector<std::string>{"/howToImprove", "/reasons",
                                                             "/remedies/0/deadline",
                                                             "/substantialDifferences"});
}

TEST_CASE("a member that no decision has, and one that this outcome has no room for, are faults",
          "[wallet][profile][decision]") {
    auto decision = carnet::test::sample_recognition_decision();
    auto text = write_decision_subject(decision);
    text.insert(1, "\"nationality\":\"XX\",");
    const auto where = places(draft_of(text));
    CHECK(where == std::vector<std::string>{"/nationality"});
    decision.outcome = DecisionOutcome::kDiscontinued;
    CHECK_FALSE(places(draft_of(write_decision_subject(decision))).empty());
}

TEST_CASE("a rule between members is the last word, when nothing else is wrong",
          "[wallet][profile][decision]") {
    auto decision = carnet::test::sample_recognition_decision();
    decision.signers.resize(1);
    const auto draft = draft_of(write_decision_subject(decision));
    REQUIRE(draft.faults.size() == 1);
    CHECK(draft.faults.front().where == "/signers");
}
