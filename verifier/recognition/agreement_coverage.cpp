// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/agreement_coverage.h"

#include "verifier/recognition/agreement_rule.h"
#include "verifier/recognition/rule_conditions.h"
#include "verifier/recognition/unit_gap.h"
#include "verifier/trust/places.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace carnet::verifier {
namespace {

using wallet::RuleEffect;

// A line with what decides between it and others.
struct Candidate {
    AgreementLine line;
    std::vector<std::size_t> specific;
    std::optional<Date> since;
};

bool has(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool lacks_required(const std::vector<ComparedUnit>& units) {
    return std::any_of(units.begin(), units.end(),
                       [](const ComparedUnit& unit) { return !unit.is_optional; });
}

template <class Leaves>
void move_units(std::vector<ComparedUnit>& from, std::vector<ComparedUnit>& to, const Leaves& leaves) {
    const auto stays = std::stable_partition(from.begin(), from.end(),
                                             [&](const ComparedUnit& unit) { return !leaves(unit); });
    std::move(stays, from.end(), std::back_inserter(to));
    from.erase(stays, from.end());
}

// Units that the rule leaves out are never counted; of a rule that credits units no others are.
void apply_rule_to_units(const wallet::AgreementRule& rule, AgreementLine& line) {
    const auto is_excluded = [&](const ComparedUnit& unit) { return has(rule.excluded_units, unit.code); };
    move_units(line.units->covered, line.excluded_units, is_excluded);
    move_units(line.units->missing, line.excluded_units, is_excluded);
    if (rule.effect != RuleEffect::kCreditsUnits) return;
    move_units(line.units->covered, line.units->missing,
               [&](const ComparedUnit& unit) { return !has(rule.credited_units, unit.code); });
}

RecognitionReason reason_of_units(const AgreementLine& line) {
    const bool is_whole =
        !line.units || (!lacks_required(line.units->missing) && !lacks_required(line.excluded_units));
    return is_whole && line.effect != RuleEffect::kCreditsUnits ? RecognitionReason::kCovered
                                                                : RecognitionReason::kCoveredUnits;
}

void judge_effect(const DirectedRule& directed, const CoverageFacts& facts, const RecognitionLibrary& library,
                  const Date& day, AgreementLine& line) {
    line.missing_conditions = missing_conditions(directed.rule, facts, day);
    if (directed.target_standard) {
        const auto* standard = library.find_standard(*directed.target_standard, day);
        if (standard == nullptr || standard->is_disputed) {
            line.reason = standard == nullptr ? RecognitionReason::kStandardUnknown
                                              : RecognitionReason::kStandardDisputed;
            line.detail = *directed.target_standard;
            return;
        }
        line.units = unit_gap(facts.award, *standard);
        apply_rule_to_units(directed.rule, line);
    }
    if (line.effect == RuleEffect::kFacilitates || line.effect == RuleEffect::kNoEffect) {
        line.reason = line.effect == RuleEffect::kNoEffect ? RecognitionReason::kNoEffect
                                                           : RecognitionReason::kFacilitates;
        return;
    }
    if (line.units && line.units->covered.empty()) {
        line.reason = RecognitionReason::kOtherQualification;
        return;
    }
    line.is_covered = true;
    line.reason =
        line.missing_conditions.empty() ? reason_of_units(line) : RecognitionReason::kCoveredWithConditions;
}

AgreementLine line_for(const DirectedRule& directed, const RecognitionQuestion& question,
                       const CoverageFacts& facts, const RecognitionLibrary& library,
                       const KnownAuthorities& authorities, const Date& day) {
    const auto& agreement = directed.held.agreement;
    const auto& rule = directed.rule;
    AgreementLine line;
    line.agreement = agreement.id;
    line.title = agreement.title;
    line.version = agreement.version;
    line.rule = rule.id;
    line.effect = rule.effect;
    line.decided_by = rule.decided_by;
    line.article = rule.article;
    line.texts = agreement.texts;
    auto obstacle = agreement_obstacle(directed, question, facts, authorities, day);
    if (!obstacle) obstacle = rule_obstacle(directed, question, facts);
    if (obstacle) {
        line.reason = *obstacle;
    } else {
        judge_effect(directed, facts, library, day, line);
    }
    return line;
}

// Does the rule say something about this certificate, be it that nothing follows?
bool speaks(const AgreementLine& line) {
    return line.is_covered || line.reason == RecognitionReason::kNoEffect ||
           line.reason == RecognitionReason::kFacilitates;
}

bool is_stronger(const Candidate& a, const Candidate& b) {
    return std::tie(a.specific, a.since) > std::tie(b.specific, b.since);
}

// The more specific rule goes before the general one, the later before the earlier; two that are equal in
// both and say different things are for the authority to settle.
void settle(std::vector<Candidate>& candidates) {
    const auto silent = std::stable_partition(candidates.begin(), candidates.end(),
                                              [](const Candidate& each) { return speaks(each.line); });
    std::stable_sort(candidates.begin(), silent, is_stronger);
    if (candidates.begin() == silent) return;
    const auto strongest = candidates.front();
    const auto differs = [&](const Candidate& each) {
        return each.line.effect != strongest.line.effect || each.line.reason != strongest.line.reason;
    };
    const bool is_conflict = std::any_of(candidates.begin(), silent, [&](const Candidate& each) {
        return differs(each) && !is_stronger(strongest, each);
    });
    for (auto each = candidates.begin(); each != silent; ++each) {
        const bool is_weaker = is_stronger(strongest, *each);
        if (is_weaker ? !differs(*each) : !is_conflict) continue;
        each->line.is_covered = false;
        each->line.reason = is_weaker ? RecognitionReason::kLessSpecific : RecognitionReason::kRulesConflict;
    }
}

// Is there a way by a third country, which nobody has agreed on?
bool is_chain(const RecognitionQuestion& question, const CoverageFacts& facts,
              const RecognitionLibrary& library) {
    for (const auto* last : library.agreements_to(country_of(question.destination))) {
        for (const auto& party : last->agreement.parties) {
            const auto& between = party.jurisdiction;
            if (directed_rules(*last, {between}, question.destination).empty()) continue;
            const auto& first = library.agreements_to(country_of(between));
            if (std::any_of(first.begin(), first.end(), [&](const HeldAgreement* held) {
                    return !directed_rules(*held, facts.origins, between).empty();
                }))
                return true;
        }
    }
    return false;
}

}  // namespace

Coverage agreement_coverage(const RecognitionQuestion& question, const CoverageFacts& facts,
                            const RecognitionLibrary& library, const KnownAuthorities& authorities,
                            const Date& day) {
    std::vector<Candidate> candidates;
    for (const auto* held : library.agreements_to(country_of(question.destination))) {
        for (const auto& directed : directed_rules(*held, facts.origins, question.destination))
            candidates.push_back({line_for(directed, question, facts, library, authorities, day),
                                  specificity(directed), held->agreement.in_force_from});
    }
    settle(candidates);
    Coverage coverage;
    for (auto& candidate : candidates) coverage.lines.push_back(std::move(candidate.line));
    if (coverage.lines.empty() && is_chain(question, facts, library))
        coverage.notes.push_back(RecognitionReason::kNotTransitive);
    return coverage;
}

}  // namespace carnet::verifier
