// SPDX-License-Identifier: Apache-2.0
#include "verifier/recognition/recognition_text.h"

#include "verifier/recognition/recognition_words.h"
#include "verifier/trust/places.h"
#include "wording/layout.h"
#include "wording/messages.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

using wording::isolated;
using wording::Language;
using wording::say;

constexpr const char* kUnder = "  ";

class Lines {
  public:
    explicit Lines(Language language) : language_(language) {}

    void add(std::string text) { lines_.push_back(std::move(text)); }
    void under(const std::string& text) { lines_.push_back(kUnder + text); }
    // A list of units under a label, where there are any.
    template <class Unit, class Title>
    void units(std::string_view label, const std::vector<Unit>& units, const Title& title) {
        if (units.empty()) return;
        under(say(language_, label));
        for (const auto& unit : units) under(kUnder + ("- " + isolated(language_, title(unit))));
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(lines_); }

  private:
    Language language_;
    std::vector<std::string> lines_;
};

std::string coded(const std::string& code, const std::string& title) {
    return title + " (" + code + ")";
}

// The words of the law before ours; what has become of it; then the original, as a line of its own.
void add_decision(Lines& lines, const DecisionLine& line, Language language) {
    lines.add(say(language, line.is_binding ? "label.rec-decision" : "label.rec-assessment",
                  {{"term", line.outcome_local_term},
                   {"authority", line.authority},
                   {"date", wording::say_date(language, line.decided)}}));
    lines.under(say_reason(line.reason, language));
    if (line.applies && line.valid_until)
        lines.under(
            say(language, "label.rec-until", {{"date", wording::say_date(language, *line.valid_until)}}));
    const auto title = [](const wallet::DecidedUnit& unit) { return coded(unit.code, unit.title); };
    if (line.applies) {
        lines.units("label.rec-covered", line.recognised_units, title);
        lines.units("label.rec-missing", line.missing_units, title);
        for (const auto& measure : line.measures)
            lines.under(say(language, "label.rec-measure", {{"measure", measure.content}}));
        for (const auto& condition : line.conditions)
            lines.under(say(language, "label.rec-condition", {{"condition", condition}}));
    }
    if (line.original) lines.under(say_original(*line.original, language));
}

void add_gap(Lines& lines, const UnitGap& gap, Language language) {
    const auto title = [&](const ComparedUnit& unit) {
        return coded(unit.code, in_language(unit.title, language));
    };
    lines.units("label.rec-covered", gap.covered, title);
    lines.units("label.rec-missing", gap.missing, title);
}

// Unit by unit against a standard of the destination; nothing is decided by that.
void add_comparison(Lines& lines, const UnitGap& gap, Language language) {
    const auto title = [&](const ComparedUnit& unit) {
        return coded(unit.code, in_language(unit.title, language));
    };
    lines.add(say(language, "label.rec-gap", {{"title", in_language(gap.title, language)}}));
    lines.units("label.rec-gap-covered", gap.covered, title);
    lines.units("label.rec-gap-open", gap.missing, title);
}

// Is that standard's gap said where an agreement covers by it?
bool is_said(const UnitGap& gap, const std::vector<AgreementLine>& agreements) {
    return std::any_of(agreements.begin(), agreements.end(), [&](const AgreementLine& line) {
        return line.is_covered && line.units && line.units->standard == gap.standard;
    });
}

void add_agreement(Lines& lines, const AgreementLine& line, Language language) {
    lines.add(
        say(language, "label.rec-agreement",
            {{"title", in_language(line.title, language)}, {"rule", line.article.value_or(line.rule)}}));
    lines.under(say_reason(line.reason, language));
    for (const auto& condition : line.missing_conditions)
        lines.under(
            say(language, "label.rec-condition", {{"condition", in_language(condition.text, language)}}));
    if (line.is_covered && line.units) add_gap(lines, *line.units, language);
    lines.units("label.rec-excluded", line.excluded_units, [&](const ComparedUnit& unit) {
        return coded(unit.code, in_language(unit.title, language));
    });
    lines.under(say(language, "label.rec-decided-by", {{"authority", line.decided_by.name}}));
}

void add_level(Lines& lines, const LevelLine& line, Language language) {
    const auto own = line.label.empty() ? line.level.framework + " " + line.level.level : line.label;
    lines.add(say(language, "label.rec-level", {{"level", own}}));
    for (const auto& statement : line.statements) {
        if (statement.is_used) {
            lines.under(say(language,
                            statement.relation == wallet::ReferencingRelation::kReplaced
                                ? "label.rec-level-replaced"
                                : "label.rec-level-referenced",
                            {{"framework", statement.to.framework},
                             {"level", wording::say_list(language, statement.levels)},
                             {"report", in_language(statement.report_title, language)},
                             {"date", wording::say_date(language, statement.report_date)}}));
        } else {
            lines.under(isolated(language, statement.to.framework) + ": " +
                        say_reason(statement.reason, language));
        }
    }
    if (!line.is_referenced) lines.under(say_reason(RecognitionReason::kNotReferenced, language));
}

}  // namespace

std::vector<std::string> recognition_lines(const Recognition& recognition, Language language) {
    Lines lines(language);
    const auto& place = recognition.question.destination;
    lines.add(say(language, "label.rec-answer",
                  {{"country", wording::say_country(language, country_of(place))},
                   {"sentence", say_word(recognition, language)}}));
    for (const auto& line : recognition.decisions) add_decision(lines, line, language);
    for (const auto& line : recognition.agreements) add_agreement(lines, line, language);
    for (const auto& gap : recognition.units)
        if (!is_said(gap, recognition.agreements)) add_comparison(lines, gap, language);
    for (const auto& level : recognition.levels) add_level(lines, level, language);
    for (const auto reason : recognition.notes) lines.add(say_reason(reason, language));
    return lines.take();
}

}  // namespace carnet::verifier
