// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/rule_conditions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::verifier {
namespace {

constexpr std::int64_t kDay = 86'400;

// Days worked until `day`, those on which two attestations agree counted once. A date of which only the year
// is known counts for its least.
std::int64_t days_worked(const std::vector<wallet::WorkExperienceAttestation>& attested, const Date& day) {
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    for (const auto& each : attested) {
        const auto end = each.end_date ? std::min(each.end_date->start(), day.start()) : day.start();
        if (each.start_date.start() < end) spans.emplace_back(each.start_date.start().seconds, end.seconds);
    }
    std::sort(spans.begin(), spans.end());
    std::int64_t seconds = 0;
    std::int64_t reached = 0;
    for (const auto& [from, until] : spans) {
        const auto begin = std::max(from, reached);
        if (begin < until) seconds += until - begin;
        reached = std::max(reached, until);
    }
    return seconds / kDay;
}

bool has_experience(const wallet::RuleCondition& condition, const CoverageFacts& facts, const Date& day) {
    std::vector<wallet::WorkExperienceAttestation> related;
    for (const auto& each : facts.experience) {
        const auto& isco08 = each.occupation.isco08;
        if (isco08 == facts.award.occupation.isco08) related.push_back(each);
    }
    return days_worked(related, day) >= condition.years.value_or(0) * 365;
}

// Scales have levels of the same names; only the one that agreements go by is compared. It has no address of
// its own that everybody uses, but all in use name it.
bool is_cefr(std::string framework) {
    std::transform(framework.begin(), framework.end(), framework.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return framework.find("cefr") != std::string::npos ||
           framework.find("common-european-framework-of-reference") != std::string::npos;
}

// In the order that the scale itself has. spec: Common European Framework of Reference for Languages 3.6
constexpr std::array<std::string_view, 6> kCefr = {"A1", "A2", "B1", "B2", "C1", "C2"};

std::size_t place_of(std::string_view level) {
    return static_cast<std::size_t>(std::find(kCefr.begin(), kCefr.end(), level) - kCefr.begin());
}

bool is_of_language(std::string_view tag, std::string_view language) {
    return tag == language || (tag.starts_with(language) && tag.substr(language.size()).starts_with('-'));
}

bool has_language(const wallet::RuleCondition& condition, const CoverageFacts& facts) {
    const auto asked = place_of(condition.level.value_or(""));
    return std::any_of(facts.languages.begin(), facts.languages.end(), [&](const auto& tested) {
        const auto reached = place_of(tested.level.level);
        return is_of_language(tested.tested_language, condition.language.value_or("")) &&
               is_cefr(tested.level.framework) && reached < kCefr.size() && asked <= reached;
    });
}

bool is_young_enough(const wallet::RuleCondition& condition, const CoverageFacts& facts, const Date& day) {
    return day <= facts.award.awarded.plus_years(static_cast<int>(condition.years.value_or(0)));
}

bool is_met(const wallet::RuleCondition& condition, const CoverageFacts& facts, const Date& day) {
    switch (condition.kind) {
        case wallet::ConditionKind::kExperience:
            return has_experience(condition, facts, day);
        case wallet::ConditionKind::kLanguage:
            return has_language(condition, facts);
        case wallet::ConditionKind::kCertificateAge:
            return is_young_enough(condition, facts, day);
        case wallet::ConditionKind::kHealth:
        case wallet::ConditionKind::kRegistration:
        case wallet::ConditionKind::kAptitudeTest:
        case wallet::ConditionKind::kAdaptationPeriod:
            break;
    }
    return false;
}

}  // namespace

std::vector<wallet::RuleCondition> missing_conditions(const wallet::AgreementRule& rule,
                                                      const CoverageFacts& facts, const Date& day) {
    std::vector<wallet::RuleCondition> missing;
    std::copy_if(rule.conditions.begin(), rule.conditions.end(), std::back_inserter(missing),
                 [&](const auto& condition) { return !is_met(condition, facts, day); });
    return missing;
}

}  // namespace carnet::verifier
