// SPDX-License-Identifier: Apache-2.0
// What the draft of an assessment need not say, because the case, its report or the settings know it.
#include "base/json_writer.h"
#include "issuer/desk/decision_case.h"
#include "issuer/desk/draft_members.h"
#include "issuer/desk/report_comparison.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/assessment_draft.h"
#include "wallet-format/profile/competency.h"

namespace carnet::issuer {
namespace {

// What an award says about the person and itself; false of paper, and of a credential of another kind.
Result<bool> take_award(const DecisionCase& one, wallet::QualificationAssessment& known,
                        wallet::AssessedQualification& assessed) {
    if (one.form != spelled(wallet::ExaminedForm::kVerifiableCredential)) return false;
    CARNET_TRY(const auto report, VerifierReport::read(one.report));
    const auto levels = level_statements_in(report);
    if (levels.size() == 1) assessed.level = levels.front();
    CARNET_TRY(auto json, JsonDocument::parse(one.document));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
    const auto competency = wallet::read_competency(credential);
    if (!competency) return false;
    const auto& award = wallet::award_of(*competency);
    known.person = award.holder;
    assessed.title = award.title;
    assessed.title_language = award.language;
    assessed.institution = award.awarding_body.name;
    assessed.country = award.awarding_body.country.value_or(award.assessment.place.country);
    return true;
}

// Of what is not an award only where the claim comes from is known.
Result<std::string> assessed_in_part(const std::string& list) {
    CARNET_TRY(const auto document, JsonDocument::parse(list));
    auto members = members_of(document.root().at(0));
    for (const auto* unknown : {"title", "titleLanguage", "institution", "country"}) members.erase(unknown);
    return "[" + object_of(members) + "]";
}

}  // namespace

Result<DraftMembers> known_assessment_members(const DecisionSettings& settings, const DecisionCase& one,
                                              JsonValue draft, Date today) {
    wallet::QualificationAssessment known;
    known.authority = {settings.authority.name, settings.authority.jurisdictions};
    known.purpose = wallet::recognition_purpose_from(one.purpose).value_or(known.purpose);
    known.language = settings.language;
    known.not_a_decision = settings.not_a_decision;
    known.valid_from = day_in(draft, "validFrom", today);
    wallet::AssessedQualification assessed;
    assessed.substantiation = wallet::Substantiation::kDocument;
    assessed.evidence = evidence_of(one);
    CARNET_TRY(const bool is_award, take_award(one, known, assessed));
    known.assessed.push_back(std::move(assessed));
    CARNET_TRY(const auto written, JsonDocument::parse(wallet::write_assessment_subject(known)));
    auto members = members_of(written.root());
    for (const auto* unknown : {"id", "outcomeLocalTerm", "explanatoryNote", "validUntil"})
        members.erase(unknown);
    if (settings.not_a_decision.empty()) members.erase("notADecision");
    if (!is_award) {
        members.erase("person");
        auto& list = members["assessedQualifications"];
        CARNET_TRY(list, assessed_in_part(list));
    }
    if (const auto term = settings.outcome_terms.find("advisory"); term != settings.outcome_terms.end()) {
        JsonWriter text;
        members.insert_or_assign("outcomeLocalTerm", text.string(term->second).take());
    }
    return members;
}

}  // namespace carnet::issuer
