// SPDX-License-Identifier: Apache-2.0
// Assessments: prepared, approved by two officers and handed out like a decision, and never to be read as
// one.
#include "tests/unit/issuer/decision_fixture.h"

#include "wallet-format/credential.h"
#include "wallet-format/profile/qualification_assessment.h"
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/status_notice.h"

#include <algorithm>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::full_draft;
using carnet::test::TestDecisionDesk;

namespace {

using Kind = DecisionActKind;

// What a case from paper does not know of an assessment.
std::string assessment_draft(std::string_view more = {}) {
    return R"draft({"outcomeLocalTerm":"assessment (demo)","person":{"name":"Namuna Person"},)draft"
           R"draft("assessedQualifications":[{"title":"Electrician (demo)","titleLanguage":"en",)draft"
           R"draft("institution":"A body (demo)","country":"NP"}],"validUntil":"2031-11-21",)draft"
           R"draft("explanatoryNote":"From a certified copy (demo).",)draft"
           R"draft("notADecision":{"en":"An assessment only, not a decision."})draft" +
           std::string(more) + "}";
}

wallet::Credential credential_of(const std::string& text) {
    return wallet::Credential::from_json(JsonDocument::parse(text).value()).value();
}

ErrorCode code_of(const Result<DecisionProposal>& proposal) {
    return proposal ? ErrorCode::kInternal : proposal.error().code;
}

SignedDecision assessed(TestDecisionDesk& desk, const std::string& id) {
    const auto made = desk.done(TestDecisionDesk::act(Kind::kAssess, id), assessment_draft());
    CHECK(made.decisions.empty());
    REQUIRE(made.assessments.size() == 1);
    return made.assessments.front();
}

}  // namespace

TEST_CASE("an assessment is signed after two officers, and no reader takes it for a decision",
          "[issuer][decision][assessment]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kAssess, id), assessment_draft()).value();
    CHECK(proposal.faults.empty());
    CHECK(desk.approve_act(proposal, "asha").error().code == ErrorCode::kForbidden);
    CHECK(desk.sign(id).error().code == ErrorCode::kApprovalMissing);
    REQUIRE(desk.approve_act(proposal));
    const auto made = desk.sign(id).value();
    CHECK(made.decisions.empty());
    REQUIRE(made.assessments.size() == 1);
    const auto credential = credential_of(made.assessments.front().text);
    CHECK(wallet::read_recognition_decision(credential).error().code == ErrorCode::kUnsupported);
    const auto assessment = wallet::read_qualification_assessment(credential).value();
    CHECK(assessment.id == made.assessments.front().decision);
    CHECK(assessment.authority.name == "Recognition Office (demo)");
    REQUIRE(assessment.assessed.size() == 1);
    CHECK(assessment.assessed.front().substantiation == wallet::Substantiation::kDocument);
    CHECK(assessment.assessed.front().evidence.front().kind == "scan of the paper");
    CHECK(assessment.comparable_to.empty());
    CHECK(credential.statuses().size() == 2);
    CHECK(desk.history(id).decisions.front().is_advice);
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("an assessment has no room for what only a decision says", "[issuer][decision][assessment]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    for (const std::string_view member :
         {R"("outcome":"full")", R"("decisionKind":"binding")", R"("type":"RecognitionDecisionSubject")",
          R"("effects":[{"kind":"right-to-title","answer":"yes"}])", R"("remedies":[])", R"("signers":[])",
          R"("caseNumber":"1")"}) {
        const auto proposal = desk.propose(TestDecisionDesk::act(Kind::kAssess, id),
                                           assessment_draft("," + std::string(member)))
                                  .value();
        CHECK_FALSE(proposal.proposed);
        CHECK(proposal.faults.size() == 1);
        const auto name = "/" + std::string(member.substr(1, member.find('"', 1) - 1));
        CHECK(std::any_of(proposal.faults.begin(), proposal.faults.end(),
                          [&](const Error& fault) { return fault.where == name; }));
    }
    const auto whole = desk.propose(TestDecisionDesk::act(Kind::kAssess, id), full_draft()).value();
    CHECK_FALSE(whole.proposed);
    const auto advice = desk.propose(TestDecisionDesk::act(Kind::kDecide, id), assessment_draft()).value();
    CHECK_FALSE(advice.proposed);
    CHECK(desk.history(id).acts.empty());
}

TEST_CASE("a case holds an assessment or a decision, never both", "[issuer][decision][assessment]") {
    TestDecisionDesk desk;
    const auto advised = desk.opened();
    const auto decision = desk.propose(TestDecisionDesk::act(Kind::kDecide, advised), full_draft()).value();
    assessed(desk, advised);
    CHECK(desk.approve_act(decision).error().code == ErrorCode::kConflict);
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kDecide, advised), full_draft())) ==
          ErrorCode::kConflict);
    const auto decided = desk.opened();
    desk.done(TestDecisionDesk::act(Kind::kDecide, decided), full_draft());
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kAssess, decided), assessment_draft())) ==
          ErrorCode::kConflict);
    const auto cases = list_cases(desk.home).value();
    REQUIRE(cases.size() == 2);
    CHECK((cases[0].is_assessed && !cases[0].is_decided));
    CHECK((cases[1].is_decided && !cases[1].is_assessed));
    CHECK(desk.fsck().is_clean());
}

TEST_CASE("an assessment is superseded by an assessment, withdrawn, and never appealed",
          "[issuer][decision][assessment]") {
    TestDecisionDesk desk;
    const auto id = desk.opened();
    const auto first = assessed(desk, id);
    for (const auto kind : {Kind::kAppeal, Kind::kConfirm, Kind::kAnnul})
        CHECK(code_of(desk.propose(TestDecisionDesk::act(kind, id))) == ErrorCode::kConflict);
    CHECK(code_of(desk.propose(TestDecisionDesk::act(Kind::kReplaceOnAppeal, id), full_draft())) ==
          ErrorCode::kConflict);
    CHECK_FALSE(desk.propose(TestDecisionDesk::act(Kind::kSupersede, id), full_draft()).value().proposed);
    const auto corrected = desk.done(TestDecisionDesk::act(Kind::kCorrect, id),
                                     R"({"explanatoryNote":"From a certified copy and a call (demo)."})");
    CHECK(corrected.decisions.empty());
    REQUIRE(corrected.assessments.size() == 1);
    CHECK(corrected.notices.front().is_public);
    const auto notice = wallet::read_status_notice(credential_of(corrected.notices.front().text)).value();
    CHECK(speaks_of(notice, credential_of(first.text)));
    CHECK(notice.successor == corrected.assessments.front().decision);
    CHECK(desk.bits_set() == 1);
    desk.done(TestDecisionDesk::act(Kind::kWithdraw, id));
    CHECK(desk.bits_set() == 2);
    CHECK(desk.history(id).present()->standing == DecisionStanding::kWithdrawn);
    CHECK(desk.fsck().is_clean());
}
