// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/agreement_rule.h"

#include "verifier/trust/places.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace carnet::verifier {
namespace {

using wallet::AgreementStatus;

std::optional<std::string> origin_in(const std::vector<std::string>& places,
                                     const std::vector<std::string>& origins) {
    const auto found = std::find_if(origins.begin(), origins.end(), [&](const std::string& origin) {
        return any_covers_place(places, origin);
    });
    return found == origins.end() ? std::nullopt : std::optional(*found);
}

DirectedRule as_written(const HeldAgreement& held, const wallet::AgreementRule& rule, std::string origin) {
    const auto& [from, to] = std::tie(rule.from, rule.to);
    DirectedRule directed{held, rule, from.jurisdictions, to.jurisdictions, {},
                          {},   {},   to.qualification,   to.isco08,        std::move(origin)};
    directed.qualifications.assign(from.qualifications.begin(), from.qualifications.end());
    directed.isco08.assign(from.isco08.begin(), from.isco08.end());
    for (const auto& level : from.levels) directed.levels.push_back(&level);
    return directed;
}

DirectedRule turned_round(const HeldAgreement& held, const wallet::AgreementRule& rule, std::string origin) {
    const auto& [from, to] = std::tie(rule.from, rule.to);
    DirectedRule directed{held, rule, to.jurisdictions, from.jurisdictions, {}, {}, {},
                          {},   {},   std::move(origin)};
    if (to.qualification) directed.qualifications.emplace_back(*to.qualification);
    if (to.isco08) directed.isco08.emplace_back(*to.isco08);
    if (to.level) directed.levels.push_back(&*to.level);
    if (from.qualifications.size() == 1) directed.target_standard = from.qualifications.front();
    if (from.isco08.size() == 1) directed.target_isco08 = from.isco08.front();
    return directed;
}

const wallet::AgreementParty* party_of(const HeldAgreement& held, std::string_view place,
                                       std::size_t& number) {
    const auto& parties = held.agreement.parties;
    for (number = 0; number < parties.size(); ++number)
        if (covers_place(parties[number].jurisdiction, place)) return &parties[number];
    return nullptr;
}

// Was it made while they were bound, by a rule that goes on for such awards?
bool keeps_right(const DirectedRule& directed, const Date& awarded, const std::optional<Date>& end) {
    return directed.rule.keeps_acquired_rights && end && awarded < *end;
}

std::optional<RecognitionReason> judge_status(const DirectedRule& directed, const Date& awarded,
                                              const Date& day) {
    const auto& agreement = directed.held.agreement;
    if (directed.held.is_disputed) return RecognitionReason::kAgreementDisputed;
    switch (agreement.status) {
        case AgreementStatus::kDraft:
        case AgreementStatus::kNegotiating:
        case AgreementStatus::kSigned:
            return RecognitionReason::kAgreementNotInForce;
        case AgreementStatus::kSuspended:
            return RecognitionReason::kAgreementSuspended;
        case AgreementStatus::kInForceProvisionally:
        case AgreementStatus::kInForce:
        case AgreementStatus::kDenounced:
            break;
    }
    if (is_in_force_on(agreement, day)) return std::nullopt;
    if (!agreement.in_force_from || day < *agreement.in_force_from)
        return RecognitionReason::kAgreementNotInForce;
    if (keeps_right(directed, awarded, agreement.in_force_until)) return std::nullopt;
    return RecognitionReason::kAgreementEnded;
}

// `since`: moved to the party's entry if that is later.
std::optional<RecognitionReason> judge_party(const DirectedRule& directed, std::string_view place,
                                             const Date& awarded, const Date& day, Date& since) {
    std::size_t number = 0;
    const auto* party = party_of(directed.held, place, number);
    if (party == nullptr) return RecognitionReason::kPartyNotBound;
    if (!directed.held.has_signed[number]) return RecognitionReason::kSignatureMissing;
    if (!party->entry) return RecognitionReason::kPartyNotBound;
    since = std::max(since, *party->entry);
    if (is_bound_on(*party, day) || keeps_right(directed, awarded, party->exit)) return std::nullopt;
    return RecognitionReason::kPartyNotBound;
}

// An authority for the place, or for the whole country where the party is one.
bool is_known_signer(const DirectedRule& directed, std::string_view place,
                     const KnownAuthorities& authorities, const Date& day) {
    std::size_t number = 0;
    const auto* party = party_of(directed.held, place, number);
    return party != nullptr && authorities.competence(party->signer, place, day) == Competence::kCompetent;
}

bool is_at_level(const DirectedRule& directed, const wallet::Award& award) {
    if (directed.levels.empty()) return true;
    return std::any_of(award.levels.begin(), award.levels.end(), [&](const wallet::Level& level) {
        const wallet::LevelReference own{level.framework, level.framework_version, level.level};
        return std::any_of(directed.levels.begin(), directed.levels.end(),
                           [&](const auto* named) { return *named == own; });
    });
}

bool is_by_issuer(const DirectedRule& directed, const CoverageFacts& facts) {
    const auto& named = directed.rule.from.issuers;
    return named.empty() || std::find(named.begin(), named.end(), facts.issuer) != named.end();
}

bool has_group(const std::vector<std::string_view>& groups, std::string_view code) {
    return groups.empty() || std::any_of(groups.begin(), groups.end(),
                                         [&](std::string_view group) { return code.starts_with(group); });
}

// A question for any purpose is answered by a rule for any; a rule for a purpose answers that one only.
bool is_for_purpose(const wallet::AgreementRule& rule, wallet::RecognitionPurpose asked) {
    return rule.purposes.empty() || asked == wallet::RecognitionPurpose::kGeneral ||
           std::find(rule.purposes.begin(), rule.purposes.end(), asked) != rule.purposes.end();
}

}  // namespace

std::vector<DirectedRule> directed_rules(const HeldAgreement& held, const std::vector<std::string>& origins,
                                         std::string_view destination) {
    std::vector<DirectedRule> found;
    std::vector<std::string> foreign;
    std::copy_if(origins.begin(), origins.end(), std::back_inserter(foreign),
                 [&](const std::string& origin) { return country_of(origin) != country_of(destination); });
    for (const auto& rule : held.agreement.rules) {
        if (any_covers_place(rule.to.jurisdictions, destination))
            if (auto origin = origin_in(rule.from.jurisdictions, foreign))
                found.push_back(as_written(held, rule, *std::move(origin)));
        if (rule.reciprocity != wallet::Reciprocity::kMutual) continue;
        const bool is_about_these = !found.empty() && &found.back().rule == &rule;  // both lists hold both
        if (is_about_these || !any_covers_place(rule.from.jurisdictions, destination)) continue;
        if (auto origin = origin_in(rule.to.jurisdictions, foreign))
            found.push_back(turned_round(held, rule, *std::move(origin)));
    }
    return found;
}

std::optional<RecognitionReason> agreement_obstacle(const DirectedRule& directed,
                                                    const RecognitionQuestion& question,
                                                    const CoverageFacts& facts,
                                                    const KnownAuthorities& authorities, const Date& day) {
    const Date& awarded = facts.award.awarded;
    if (const auto why = judge_status(directed, awarded, day)) return why;
    Date since = *directed.held.agreement.in_force_from;
    for (const std::string_view place :
         {std::string_view(question.destination), std::string_view(directed.origin)})
        if (const auto why = judge_party(directed, place, awarded, day, since)) return why;
    if (!is_known_signer(directed, question.destination, authorities, day))
        return RecognitionReason::kSignerUnknown;
    if (awarded < since && !directed.rule.covers_earlier_awards) return RecognitionReason::kAwardTooEarly;
    return std::nullopt;
}

std::optional<RecognitionReason> rule_obstacle(const DirectedRule& directed,
                                               const RecognitionQuestion& question,
                                               const CoverageFacts& facts) {
    const auto& award = facts.award;
    const auto& origin = directed.rule.from;
    const auto& named = directed.qualifications;
    if (!named.empty() && std::find(named.begin(), named.end(), award.standard.id) == named.end())
        return RecognitionReason::kOtherQualification;
    if (!has_group(directed.isco08, award.occupation.isco08)) return RecognitionReason::kOtherOccupation;
    if (directed.target_isco08 && question.occupation &&
        !question.occupation->starts_with(*directed.target_isco08))
        return RecognitionReason::kOtherOccupation;
    if (!is_at_level(directed, award)) return RecognitionReason::kOtherLevel;
    if (!is_by_issuer(directed, facts)) return RecognitionReason::kOtherIssuer;
    if (!is_for_purpose(directed.rule, question.purpose)) return RecognitionReason::kOtherPurpose;
    if ((origin.awarded_from && award.awarded < *origin.awarded_from) ||
        (origin.awarded_until && *origin.awarded_until <= award.awarded))
        return RecognitionReason::kAwardNotInWindow;
    if (origin.issuers.empty() && !facts.is_accredited) return RecognitionReason::kIssuerNotAccredited;
    if (!facts.is_accepted) return RecognitionReason::kCertificateNotAccepted;
    return std::nullopt;
}

std::vector<std::size_t> specificity(const DirectedRule& directed) {
    const auto longest = [](const std::vector<std::string_view>& codes) {
        std::size_t most = 0;
        for (const auto code : codes) most = std::max(most, code.size());
        return most;
    };
    const auto named = [](const auto& items) -> std::size_t { return items.empty() ? 0 : 1; };
    std::size_t place = 0;
    for (const auto& each : directed.to) place = std::max(place, each.size());
    return {named(directed.rule.from.issuers), named(directed.qualifications), named(directed.levels),
            longest(directed.isco08),          named(directed.rule.purposes),  place};
}

}  // namespace carnet::verifier
