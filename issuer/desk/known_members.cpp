// SPDX-License-Identifier: Apache-2.0
// What a draft need not say, because the case, its report or the settings know it.
#include "base/json_writer.h"
#include "base/text_encoding.h"
#include "issuer/desk/decision_case.h"
#include "issuer/desk/draft_members.h"
#include "issuer/desk/report_comparison.h"
#include "issuer/desk/verifier_report.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"
#include "wallet-format/profile/decision_draft.h"

#include <optional>
#include <set>

namespace carnet::issuer {
namespace {

using wallet::RecognitionDecision;

std::string digest_text(const DecisionCase& one) {
    return encode_multibase(Multibase::kBase64Url, one.digest);
}

wallet::DecisionTimeline timeline_of(const CaseClock& clock, Date decided, Date effective) {
    wallet::DecisionTimeline timeline;
    timeline.received = clock.received;
    timeline.acknowledged = clock.acknowledged;
    timeline.file_complete = clock.file_complete;
    timeline.suspended = clock.stops;
    timeline.extended_until = clock.extended_until;
    if (clock.extended_until) timeline.extension_reason = clock.extension_reason;
    timeline.decided = decided;
    timeline.effective = effective;
    return timeline;
}

// What an award says about the person and the document; false where the credential is of another kind.
Result<bool> take_award(const wallet::Credential& credential, RecognitionDecision& known,
                        wallet::ExaminedQualification& examined) {
    const auto competency = wallet::read_competency(credential);
    if (!competency) return false;
    const auto& award = wallet::award_of(*competency);
    known.person = award.holder;
    examined.qualification_type = std::holds_alternative<wallet::CompetencyCertificate>(*competency)
                                      ? "CompetencyCertificate"
                                      : "CompetencyUnitStatement";
    examined.title = award.title;
    examined.title_language = award.language;
    examined.awarding_body = award.awarding_body;
    examined.awarded = award.awarded;
    examined.country = award.awarding_body.country.value_or(award.assessment.place.country);
    return true;
}

void take_comparison(const VerifierReport& report, std::string_view outcome, RecognitionDecision& known) {
    if (outcome == "inadmissible" || outcome == "discontinued") return;
    known.compared_with = reference_in(report);
    known.levels = level_statements_in(report);
    if (outcome != "partial") return;
    known.recognised_units = units_in(report, "covered");
    known.missing_units = units_in(report, "missing");
}

// Returns the names of members that are known only if the credential could be read.
Result<std::set<std::string>> take_credential(const DecisionCase& one, std::string_view outcome,
                                              RecognitionDecision& known) {
    CARNET_TRY(auto json, JsonDocument::parse(one.document));
    CARNET_TRY(const auto credential, wallet::Credential::from_json(std::move(json)));
    CARNET_TRY(const auto report, VerifierReport::read(one.report));
    wallet::ExaminedQualification examined;
    if (!credential.id().empty()) examined.credential = credential.id();
    examined.form = wallet::ExaminedForm::kVerifiableCredential;
    examined.digest = digest_text(one);
    examined.verification = {report.result(), report.evaluated_at(), multibase_digest(one.report), {}};
    CARNET_TRY(const bool is_award, take_award(credential, known, examined));
    known.recognises.push_back(std::move(examined));
    take_comparison(report, outcome, known);
    return is_award ? std::set<std::string>{"person", "recognises"} : std::set<std::string>{};
}

// Of what is not an award, or is paper, only this is known.
std::string examined_in_part(const RecognitionDecision& known, const DecisionCase& one) {
    JsonWriter writer;
    writer.begin_array().begin_object();
    if (!known.recognises.empty() && known.recognises.front().credential)
        writer.member("credential", *known.recognises.front().credential);
    writer.member("digestMultibase", digest_text(one)).member("form", one.form);
    if (!known.recognises.empty() && known.recognises.front().verification) {
        const auto whole = JsonDocument::parse(wallet::write_decision_subject(known));
        const auto list = whole ? whole->root().find("recognises") : std::nullopt;
        const auto then = list ? list->at(0).find("verificationAtDecision") : std::nullopt;
        if (then) writer.key("verificationAtDecision").value(*then);
    }
    return writer.end_object().end_array().take();
}

}  // namespace

Date day_in(std::optional<JsonValue> object, std::string_view member, Date fallback) {
    if (!object) return fallback;
    const auto day = Date::parse(text_in(*object, member));
    return day && day->is_complete() ? *day : fallback;
}

std::vector<wallet::EvidenceDigest> evidence_of(const DecisionCase& one) {
    if (one.form != spelled(wallet::ExaminedForm::kVerifiableCredential))
        return {{"scan of the paper", digest_text(one)}};
    return {{"certificate as it was received", digest_text(one)},
            {"report of the verifier", multibase_digest(one.report)}};
}

Result<DraftMembers> known_members(const DecisionSettings& settings, const DecisionCase& one,
                                   const CaseClock& clock, JsonValue draft, Date today) {
    const auto timeline = draft.find("timeline");
    const Date decided = day_in(timeline, "decided", today);
    const Date effective = day_in(timeline, "effective", decided);
    const std::string outcome(text_in(draft, "outcome"));
    RecognitionDecision known;
    known.case_number = one.id;
    known.jurisdictions = settings.authority.jurisdictions;
    known.authority = settings.authority;
    known.legal_basis = settings.legal_basis;
    known.purpose = wallet::recognition_purpose_from(one.purpose).value_or(known.purpose);
    known.language = settings.language;
    known.remedies = settings.remedies;
    known.procedure = settings.procedure;
    known.valid_from = effective;
    known.timeline = timeline_of(clock, decided, effective);
    std::set<std::string> read;
    known.evidence = evidence_of(one);
    if (one.form == spelled(wallet::ExaminedForm::kVerifiableCredential)) {
        CARNET_TRY(read, take_credential(one, outcome, known));
    }
    CARNET_TRY(const auto written, JsonDocument::parse(wallet::write_decision_subject(known)));
    auto members = members_of(written.root());
    for (const auto* unknown : {"id", "outcome", "outcomeLocalTerm"}) members.erase(unknown);
    if (!read.contains("person")) members.erase("person");
    if (!read.contains("recognises")) members.insert_or_assign("recognises", examined_in_part(known, one));
    if (const auto term = settings.outcome_terms.find(outcome); term != settings.outcome_terms.end()) {
        JsonWriter text;
        members.insert_or_assign("outcomeLocalTerm", text.string(term->second).take());
    }
    return members;
}

}  // namespace carnet::issuer
