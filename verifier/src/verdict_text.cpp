// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict_text.h"

#include "base/time.h"
#include "verifier/five_lines.h"
#include "verifier/recognition/recognition_text.h"
#include "wording/layout.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

using wording::columns_of;
using wording::isolated;
using wording::Language;
using wording::padded;

constexpr std::size_t kLabelWidth = 16;
constexpr std::size_t kOutcomeWidth = 13;
constexpr std::size_t kCheckWidth = 28;

// The labels with a text beside them.
constexpr std::array kLabels = {"label.who",          "label.can-do",
                                "label.outstanding",  "label.certified-by",
                                "label.awarded",      "label.issuer",
                                "label.judged-as-of", "label.current-until",
                                "label.signed-by",    "label.assessed-at",
                                "line.in-force",      "line.counts-here",
                                "label.occupation",   "label.certificate-number"};

std::string outcome_text(const Check& check, Language language) {
    return wording::say(language, "outcome." + std::string(to_string(check.outcome)));
}

std::string check_text(const Check& check, Language language) {
    return wording::say(language, "check." + std::string(to_string(check.kind)));
}

// Room for the widest and two spaces.
std::size_t width_for(std::size_t at_least, const std::string& text) {
    return std::max(at_least, columns_of(text) + 2);
}

class Lines {
  public:
    explicit Lines(Language language) : language_(language) {
        for (const auto* label : kLabels)
            label_width_ = width_for(label_width_, wording::say(language, label));
    }

    void plain(std::string_view text) {
        text_.append("  ").append(wording::line_start(language_)).append(text).append("\n");
    }
    void blank() { text_ += "\n"; }
    void labelled(std::string_view key, std::string_view text) {
        if (!text.empty()) beside(wording::say(language_, key), text);
    }
    void beside(std::string label, std::string_view text) {
        plain(padded(std::move(label), label_width_).append(text));
    }
    // Under the text of the line before.
    void under(std::string_view text) { plain(std::string(label_width_, ' ').append(text)); }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    Language language_;
    std::size_t label_width_ = kLabelWidth;
    std::string text_;
};

// A date for people where the text is one, else the text as it stands.
std::string friendly_date(std::string_view text, Language language) {
    if (const auto date = Date::parse(text.substr(0, text.find('T'))); date)
        return wording::say_date(language, *date);
    return isolated(language, text);
}

std::string in_brackets(std::string_view open, std::string_view text, std::string_view close,
                        Language language) {
    if (text.empty()) return {};
    return std::string(" ").append(open).append(isolated(language, text)).append(close);
}

std::string occupation_line(const Summary& summary, Language language) {
    const auto& title = summary.occupation.empty() ? summary.title : summary.occupation;
    const auto code = summary.occupation_code.empty() ? std::string() : "ISCO-08 " + summary.occupation_code;
    const auto work = isolated(language, title) + in_brackets("(", code, ")", language);
    if (summary.units.empty()) return work;
    const auto count = static_cast<std::int64_t>(summary.units.size());
    return wording::say(
        language, "label.with-units",
        {{"work", work}, {"units", wording::say(language, "units.count", {{"count", count}})}});
}

// The answer for people; each line with why and what to do under it.
void add_five_lines(Lines& lines, const Verdict& verdict, Language language) {
    for (const auto& line : five_lines(verdict, language)) {
        lines.beside(line.question, line.answer);
        if (!line.advice.empty()) lines.under(line.advice);
    }
    if (const auto compare = compare_person(verdict, HolderProof::kNone, language)) lines.plain(*compare);
    lines.blank();
}

void add_summary(Lines& lines, const Verdict& verdict, Language language) {
    const auto& summary = *verdict.summary;
    if (!verdict.summary_is_proven()) lines.plain(wording::say(language, "label.unproven"));
    lines.labelled("label.occupation", occupation_line(summary, language));
    lines.labelled("label.outstanding", wording::say_list(language, summary.outstanding_units));
    lines.labelled("label.issuer",
                   isolated(language, summary.issuer_name) + in_brackets("<", summary.issuer, ">", language));
    if (!summary.assessed_at.empty())
        lines.labelled("label.assessed-at", isolated(language, summary.assessed_at) +
                                                in_brackets("(", summary.assessor, ")", language));
    lines.labelled("label.certificate-number", isolated(language, summary.number));
    lines.labelled("label.awarded", friendly_date(summary.awarded, language));
    lines.labelled("label.current-until", summary.valid_until.empty()
                                              ? wording::say(language, "label.no-end")
                                              : friendly_date(summary.valid_until, language));
    lines.blank();
}

std::string answer_line(const Verdict& verdict, Language language) {
    const auto since =
        verdict.summary ? friendly_date(verdict.summary->valid_until, language) : std::string();
    return wording::say(
        language, "label.answer",
        {{"decision", wording::say(language, "decision." + std::string(to_string(verdict.decision())))},
         {"sentence",
          wording::say(language, "word." + std::string(to_string(verdict.word())), {{"date", since}})}});
}

void add_checks(Lines& lines, const std::vector<Check>& checks, Language language) {
    auto outcome_width = kOutcomeWidth;
    auto check_width = kCheckWidth;
    for (const auto& check : checks) {
        outcome_width = width_for(outcome_width, outcome_text(check, language));
        check_width = width_for(check_width, check_text(check, language));
    }
    for (const auto& check : checks) {
        auto line = padded(outcome_text(check, language), outcome_width) +
                    padded(check_text(check, language), check_width) +
                    wording::say(language, "reason." + std::string(to_string(check.reason)));
        if (check.outcome != Outcome::kPassed && check.outcome != Outcome::kSkipped)
            line += in_brackets("[", check.where, "]", language);
        lines.plain(line);
    }
}

bool nobody_is_trusted(const Verdict& verdict) {
    for (const auto& check : verdict.checks) {
        if (check.reason == Reason::kIssuerNotListed) return verdict.policy == "default";
    }
    return false;
}

}  // namespace

std::string verdict_text(const Verdict& verdict, std::string_view file, Language language) {
    Lines lines(language);
    lines.plain(answer_line(verdict, language));
    if (verdict.judged_as_of != verdict.evaluated_at)
        lines.labelled("label.judged-as-of", isolated(language, Timestamp::of(verdict.judged_as_of).text()));
    lines.blank();
    add_five_lines(lines, verdict, language);
    if (verdict.summary) add_summary(lines, verdict, language);
    for (const auto& [signer, outcome, reason] : verdict.signatures)
        lines.labelled("label.signed-by",
                       isolated(language, signer) + ": " +
                           wording::say(language, "reason." + std::string(to_string(reason))));
    if (!verdict.signatures.empty()) lines.blank();
    if (verdict.recognition) {
        for (const auto& line : recognition_lines(*verdict.recognition, language)) lines.plain(line);
        lines.blank();
    }
    add_checks(lines, verdict.checks, language);
    if (nobody_is_trusted(verdict))
        lines.plain(
            wording::say(language, "label.ask-policy", {{"policy", "--policy"}, {"config", "--config"}}));
    return isolated(language, file) + "\n" + lines.take();
}

std::string presentation_text(const PresentationVerdict& verdict, std::string_view file, Language language) {
    Lines lines(language);
    lines.plain(wording::say(language, "decision." + std::string(to_string(verdict.decision()))));
    lines.labelled("label.who", isolated(language, verdict.holder));
    lines.blank();
    add_checks(lines, verdict.checks, language);
    return isolated(language, file) + "\n" + lines.take();
}

}  // namespace carnet::verifier
