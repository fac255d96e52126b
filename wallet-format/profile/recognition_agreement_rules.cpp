// SPDX-License-Identifier: Apache-2.0
//
// What the members of an agreement cannot say alone. Writer and reader both ask check_recognition_agreement.
#include "wallet-format/profile/recognition_agreement.h"
#include "wallet-format/profile/src/jurisdiction.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace carnet::wallet {
namespace {

using profile::at;
using profile::broken;
using profile::each_once;

Result<void> check_parties(const RecognitionAgreement& agreement) {
    const auto& parties = agreement.parties;
    CARNET_TRY_VOID(each_once(parties, "/parties", "/jurisdiction",
                              [](const AgreementParty& party) { return party.jurisdiction; }));
    CARNET_TRY_VOID(
        each_once(parties, "/parties", "/signer", [](const AgreementParty& party) { return party.signer; }));
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto& [entry, exit] = std::pair{parties[i].entry, parties[i].exit};
        if (exit && !entry) return broken(at("/parties", i) + "/exit", "is that of a party without an entry");
        if (exit && *exit <= *entry)
            return broken(at("/parties", i) + "/exit", "does not lie after the party's entry");
        if (entry && agreement.in_force_from && *entry < *agreement.in_force_from)
            return broken(at("/parties", i) + "/entry", "lies before inForceFrom");
    }
    return {};
}

// The text prevails over the rules, so it has to be there once there is something to sign.
Result<void> check_texts(const RecognitionAgreement& agreement, bool is_agreed) {
    const auto& texts = agreement.texts;
    if (is_agreed && texts.empty())
        return broken("/texts", "is absent; an agreement that was signed has a text, which prevails");
    CARNET_TRY_VOID(
        each_once(texts, "/texts", "/language", [](const LegalText& text) { return text.language; }));
    for (const auto& text : texts) {
        if (!agreement.title.contains(text.language))
            return broken("/title", "has no title in " + text.language + ", a language of the text");
    }
    return {};
}

Result<void> check_nothing_begun(const RecognitionAgreement& agreement) {
    constexpr auto detail = "stands in an agreement that nobody has signed; leave it out";
    if (agreement.in_force_from) return broken("/inForceFrom", detail);
    if (agreement.in_force_until) return broken("/inForceUntil", detail);
    for (std::size_t i = 0; i < agreement.parties.size(); ++i)
        if (agreement.parties[i].entry) return broken(at("/parties", i) + "/entry", detail);
    return {};
}

Result<void> check_begun(const RecognitionAgreement& agreement) {
    if (!agreement.in_force_from)
        return broken("/inForceFrom", "is absent; say since when the agreement is in force");
    const auto has_entered = [](const AgreementParty& party) { return party.entry.has_value(); };
    if (std::count_if(agreement.parties.begin(), agreement.parties.end(), has_entered) < 2)
        return broken("/parties", "has fewer than two parties with an entry, so nobody is bound");
    if (agreement.status == AgreementStatus::kDenounced && !agreement.in_force_until)
        return broken("/inForceUntil",
                      "is absent; say since when the denounced agreement is no longer in force");
    return {};
}

Result<void> check_status(const RecognitionAgreement& agreement, bool is_agreed) {
    if (!is_agreed) return check_nothing_begun(agreement);
    if (agreement.status != AgreementStatus::kSigned) CARNET_TRY_VOID(check_begun(agreement));
    if (agreement.in_force_until && !agreement.in_force_from)
        return broken("/inForceUntil", "stands without inForceFrom");
    if (agreement.in_force_until && *agreement.in_force_until <= *agreement.in_force_from)
        return broken("/inForceUntil", "does not lie after inForceFrom");
    return {};
}

// Is each of them a party's, or a part of it?
Result<void> check_jurisdictions(const std::vector<std::string>& jurisdictions,
                                 const std::vector<AgreementParty>& parties, const std::string& where) {
    CARNET_TRY_VOID(each_once(jurisdictions, where));
    for (std::size_t i = 0; i < jurisdictions.size(); ++i) {
        const auto holds = [&](const AgreementParty& party) {
            return profile::lies_in(jurisdictions[i], party.jurisdiction);
        };
        if (std::none_of(parties.begin(), parties.end(), holds))
            return broken(at(where, i), "belongs to no party, so nothing can be agreed for it");
    }
    return {};
}

// spec: Common European Framework of Reference for Languages, section 3.2
constexpr std::array<std::string_view, 6> kCefrLevels = {"A1", "A2", "B1", "B2", "C1", "C2"};

Result<void> check_condition(const RuleCondition& condition, const std::string& where) {
    const bool has_years =
        condition.kind == ConditionKind::kExperience || condition.kind == ConditionKind::kCertificateAge;
    const bool has_language = condition.kind == ConditionKind::kLanguage;
    const auto misplaced = [&](const char* member, bool is_there, bool is_needed) -> Result<void> {
        if (is_there == is_needed) return {};
        return broken(where + member, is_needed ? "is absent; this kind of condition needs it"
                                                : "says nothing in this kind of condition; leave it out");
    };
    CARNET_TRY_VOID(misplaced("/years", condition.years.has_value(), has_years));
    CARNET_TRY_VOID(misplaced("/language", condition.language.has_value(), has_language));
    CARNET_TRY_VOID(misplaced("/level", condition.level.has_value(), has_language));
    if (condition.level &&
        std::find(kCefrLevels.begin(), kCefrLevels.end(), *condition.level) == kCefrLevels.end())
        return broken(where + "/level", "is none of A1, A2, B1, B2, C1, C2");
    return {};
}

Result<void> check_conditions(const AgreementRule& rule, const std::string& where) {
    const auto list = where + "/conditions";
    if (rule.effect == RuleEffect::kRecognisesSubjectTo && rule.conditions.empty())
        return broken(list, "is absent; say what the recognition is subject to");
    if ((rule.effect == RuleEffect::kRecognises || rule.effect == RuleEffect::kNoEffect) &&
        !rule.conditions.empty())
        return broken(list,
                      "belongs to no rule with this effect; recognition under conditions is "
                      "recognises-subject-to");
    for (std::size_t i = 0; i < rule.conditions.size(); ++i)
        CARNET_TRY_VOID(check_condition(rule.conditions[i], at(list, i)));
    return {};
}

// Units are those of the standard that the rule leads to. In a mutual rule that is the same both ways.
Result<void> check_units(const AgreementRule& rule, const std::string& where) {
    const auto& credited = rule.credited_units;
    const auto& excluded = rule.excluded_units;
    if (credited.empty() && rule.effect == RuleEffect::kCreditsUnits)
        return broken(where + "/creditedUnits", "is absent; say which units count");
    if (!credited.empty() && rule.effect != RuleEffect::kCreditsUnits)
        return broken(where + "/creditedUnits", "belongs to rules that credit units; leave it out");
    if (credited.empty() && excluded.empty()) return {};
    CARNET_TRY_VOID(each_once(credited, where + "/creditedUnits"));
    CARNET_TRY_VOID(each_once(excluded, where + "/excludedUnits"));
    if (!rule.to.qualification)
        return broken(where + "/to/qualification", "is absent; name the standard whose units are meant");
    for (std::size_t i = 0; i < excluded.size(); ++i)
        if (std::find(credited.begin(), credited.end(), excluded[i]) != credited.end())
            return broken(at(where + "/excludedUnits", i), "is credited by the same rule");
    if (rule.reciprocity == Reciprocity::kMutual &&
        rule.from.qualifications != std::vector{*rule.to.qualification})
        return broken(where + "/reciprocity",
                      "is mutual, but the units are those of one side's standard; write a rule each way");
    return {};
}

Result<void> check_origin(const RuleOrigin& from, const std::string& where) {
    CARNET_TRY_VOID(each_once(from.qualifications, where + "/qualifications"));
    CARNET_TRY_VOID(each_once(from.isco08, where + "/isco08"));
    CARNET_TRY_VOID(each_once(from.levels, where + "/levels"));
    CARNET_TRY_VOID(each_once(from.issuers, where + "/issuers"));
    if (from.awarded_from && from.awarded_until && *from.awarded_until <= *from.awarded_from)
        return broken(where + "/awardedUntil", "does not lie after awardedFrom");
    return {};
}

Result<void> check_rule(const AgreementRule& rule, const RecognitionAgreement& agreement,
                        const std::string& where) {
    CARNET_TRY_VOID(
        check_jurisdictions(rule.from.jurisdictions, agreement.parties, where + "/from/jurisdictions"));
    CARNET_TRY_VOID(check_origin(rule.from, where + "/from"));
    CARNET_TRY_VOID(
        check_jurisdictions(rule.to.jurisdictions, agreement.parties, where + "/to/jurisdictions"));
    if (rule.from.jurisdictions.size() == 1 && rule.from.jurisdictions == rule.to.jurisdictions)
        return broken(where + "/to/jurisdictions", "is where the awards come from; name the other side");
    CARNET_TRY_VOID(each_once(rule.purposes, where + "/purposes"));
    CARNET_TRY_VOID(check_conditions(rule, where));
    return check_units(rule, where);
}

}  // namespace

Result<void> check_recognition_agreement(const RecognitionAgreement& agreement) {
    const bool is_agreed =
        agreement.status != AgreementStatus::kDraft && agreement.status != AgreementStatus::kNegotiating;
    CARNET_TRY_VOID(check_status(agreement, is_agreed));
    CARNET_TRY_VOID(check_parties(agreement));
    CARNET_TRY_VOID(check_texts(agreement, is_agreed));
    CARNET_TRY_VOID(
        each_once(agreement.rules, "/rules", "/ruleId", [](const AgreementRule& rule) { return rule.id; }));
    for (std::size_t i = 0; i < agreement.rules.size(); ++i)
        CARNET_TRY_VOID(check_rule(agreement.rules[i], agreement, at("/rules", i)));
    return {};
}

}  // namespace carnet::wallet
