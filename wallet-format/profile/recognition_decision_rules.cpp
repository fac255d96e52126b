// SPDX-License-Identifier: Apache-2.0
//
// The rules of a recognition decision over the typed value, asked by writer and reader alike.
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/src/comparison_rules.h"
#include "wallet-format/profile/src/decision_outcome_rules.h"
#include "wallet-format/profile/src/decision_timeline_rules.h"
#include "wallet-format/profile/src/party_descriptions.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace carnet::wallet {
namespace {

using profile::at;
using profile::broken;
using profile::each_once;

constexpr std::int64_t kDay = 86'400;

bool is_automatic(const RecognitionDecision& decision) {
    return decision.procedure == DecisionProcedure::kAutomaticByAgreement;
}

bool is_regulated(RecognitionPurpose purpose) {
    return purpose == RecognitionPurpose::kProfessionEstablishment ||
           purpose == RecognitionPurpose::kProfessionTemporary;
}

Result<void> check_parties(const RecognitionDecision& decision) {
    CARNET_TRY_VOID(each_once(decision.jurisdictions, "/jurisdictions"));
    CARNET_TRY_VOID(each_once(decision.authority.jurisdictions, "/authority/jurisdictions"));
    CARNET_TRY_VOID(profile::check_person(decision.person, "/person"));
    const auto& born = decision.person.birth_date;
    if (born && born->start() >= decision.timeline.decided.start())
        return broken("/person/birthDate", "does not lie before the day of the decision");
    return {};
}

Result<void> check_legal_basis(const std::vector<LegalBasis>& basis) {
    for (std::size_t i = 0; i < basis.size(); ++i)
        if (basis[i].agreement_rule && !basis[i].agreement)
            return broken(at("/legalBasis", i) + "/agreementRule",
                          "is a rule of no agreement; name the agreement");
    return {};
}

// A credential was verified before anything was decided on it, and the verifier's answer is kept by digest.
Result<void> check_examined(const ExaminedQualification& examined, Date decided, const std::string& where) {
    if (examined.awarded.start() > decided.start())
        return broken(where + "/awarded", "lies after the day of the decision");
    if (examined.verification && examined.verification->at >= decided.start().plus_seconds(kDay))
        return broken(where + "/verificationAtDecision/at", "lies after the day of the decision");
    if (examined.form == ExaminedForm::kVerifiableCredential &&
        (!examined.credential || !examined.verification))
        return error(ErrorCode::kMissingMember,
                     "a verifiable credential is named by its id, with what a verifier said of it; add "
                     "\"credential\" and \"verificationAtDecision\"",
                     where);
    return {};
}

Result<void> check_units(const RecognitionDecision& decision) {
    const auto code = [](const DecidedUnit& unit) { return unit.code; };
    CARNET_TRY_VOID(each_once(decision.recognised_units, "/recognisedUnits", "/code", code));
    CARNET_TRY_VOID(each_once(decision.missing_units, "/missingUnits", "/code", code));
    std::set<std::string_view> recognised;
    for (const auto& unit : decision.recognised_units) recognised.insert(unit.code);
    for (std::size_t i = 0; i < decision.missing_units.size(); ++i)
        if (recognised.contains(decision.missing_units[i].code))
            return broken(at("/missingUnits", i) + "/code", "is recognised as well; keep it in one list");
    return {};
}

Result<void> check_comparison(const RecognitionDecision& decision) {
    for (std::size_t i = 0; i < decision.recognises.size(); ++i)
        CARNET_TRY_VOID(
            check_examined(decision.recognises[i], decision.timeline.decided, at("/recognises", i)));
    if (decision.compared_with)
        CARNET_TRY_VOID(profile::check_reference(*decision.compared_with, "/comparedWith"));
    for (std::size_t i = 0; i < decision.levels.size(); ++i)
        CARNET_TRY_VOID(profile::check_level_statement(decision.levels[i], at("/levelStatements", i)));
    return check_units(decision);
}

Result<void> check_measures(const RecognitionDecision& decision) {
    const auto& measures = decision.measures;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const auto where = at("/compensationMeasures", i);
        if (measures[i].kind == MeasureKind::kAdaptationPeriod && !measures[i].max_duration)
            return error(ErrorCode::kMissingMember,
                         "an adaptation period has a longest duration; add \"maxDuration\"", where);
        if (measures[i].deadline && *measures[i].deadline <= decision.timeline.decided)
            return broken(where + "/deadline", "does not lie after the day of the decision");
    }
    return {};
}

Result<void> check_validity(const RecognitionDecision& decision) {
    if (decision.valid_until && *decision.valid_until <= decision.valid_from)
        return broken("/validUntil", "does not lie after validFrom");
    if (decision.follow_up_until && *decision.follow_up_until <= decision.timeline.decided)
        return broken("/followUpUntil", "does not lie after the day of the decision");
    return {};
}

Result<void> check_two_signers(const std::vector<DecisionSigner>& signers) {
    const auto has = [&](SignerRole role) {
        return std::any_of(signers.begin(), signers.end(),
                           [role](const DecisionSigner& one) { return one.role == role; });
    };
    if (!has(SignerRole::kPreparer) || !has(SignerRole::kApprover))
        return broken("/signers",
                      "does not name who prepared the decision and who approved it; a binding "
                      "decision has both");
    return {};
}

// No refusal comes out of a machine: what an agreement gives by itself, it can only give.
Result<void> check_automatic(const RecognitionDecision& decision) {
    const auto by_rule = [](const LegalBasis& one) { return one.agreement && one.agreement_rule; };
    const auto is_service = [](const DecisionSigner& one) { return one.role == SignerRole::kService; };
    if (!is_positive(decision.outcome))
        return broken("/procedure", "recognises by itself and decides nothing else; people decide this");
    if (std::none_of(decision.legal_basis.begin(), decision.legal_basis.end(), by_rule))
        return broken("/legalBasis", "does not name the agreement and its rule, by which it is automatic");
    if (std::none_of(decision.signers.begin(), decision.signers.end(), is_service))
        return broken("/signers", "does not name the authority's service that signs automatic decisions");
    return {};
}

Result<void> check_signers(const RecognitionDecision& decision) {
    CARNET_TRY_VOID(
        each_once(decision.signers, "/signers", "/name", [](const DecisionSigner& one) { return one.name; }));
    return is_automatic(decision) ? check_automatic(decision) : check_two_signers(decision.signers);
}

Result<void> check_links(const RecognitionDecision& decision) {
    for (const auto& [other, where] :
         {std::pair{&decision.supersedes, "/supersedes"}, std::pair{&decision.appeal_of, "/appealOf"}})
        if (*other == decision.id) return broken(where, "is the decision itself; name the one before");
    return {};
}

Result<void> check_publicity(const RecognitionDecision& decision) {
    if (decision.publicity == Publicity::kHolderOnly) return {};
    if (!is_positive(decision.outcome))
        return broken("/publicity", "shows in public that somebody was not recognised; it is holder-only");
    if (!is_regulated(decision.purpose))
        return broken("/publicity", "is a register of regulated professions; this purpose has none");
    return {};
}

}  // namespace

bool is_positive(DecisionOutcome outcome) noexcept {
    return outcome != DecisionOutcome::kRefused && outcome != DecisionOutcome::kInadmissible &&
           outcome != DecisionOutcome::kDiscontinued;
}

Result<void> check_recognition_decision(const RecognitionDecision& decision) {
    CARNET_TRY_VOID(check_parties(decision));
    CARNET_TRY_VOID(profile::check_outcome(decision));
    CARNET_TRY_VOID(check_legal_basis(decision.legal_basis));
    CARNET_TRY_VOID(check_comparison(decision));
    CARNET_TRY_VOID(check_measures(decision));
    CARNET_TRY_VOID(check_validity(decision));
    CARNET_TRY_VOID(profile::check_timeline(decision.timeline));
    CARNET_TRY_VOID(check_signers(decision));
    CARNET_TRY_VOID(check_links(decision));
    return check_publicity(decision);
}

}  // namespace carnet::wallet
