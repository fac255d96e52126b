// SPDX-License-Identifier: Apache-2.0
#include "verifier/commands/verdict_text.h"

#include "base/time.h"

namespace carnet::verifier {
namespace {

constexpr std::size_t kLabelWidth = 16;

class Lines {
  public:
    explicit Lines(wording::Language language) : language_(language) {}

    void plain(std::string_view text) { text_ += "  " + std::string(text) + "\n"; }
    void blank() { text_ += "\n"; }
    void labelled(std::string_view key, std::string_view text) {
        if (text.empty()) return;
        auto label = wording::say(language_, key);
        label.resize(std::max(kLabelWidth, label.size() + 2), ' ');
        plain(label + std::string(text));
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    wording::Language language_;
    std::string text_;
};

// A date for people where the text is one, else the text as it stands.
std::string friendly_date(std::string_view text, wording::Language language) {
    if (const auto date = Date::parse(text.substr(0, text.find('T'))); date)
        return wording::say_date(language, *date);
    return std::string(text);
}

std::string holder_line(const Summary& summary, wording::Language language) {
    std::string line = summary.holder_name;
    if (!summary.holder_name_original.empty()) line += " (" + summary.holder_name_original + ")";
    if (!summary.birth_date.empty())
        line += ", " +
                wording::say(language, "label.born", {{"date", friendly_date(summary.birth_date, language)}});
    return line;
}

std::string competence_line(const Summary& summary, wording::Language language) {
    std::string line = summary.occupation.empty() ? summary.title : summary.occupation;
    if (!summary.occupation_code.empty()) line += " (ISCO-08 " + summary.occupation_code + ")";
    if (summary.units.empty()) return line;
    line += ": " + wording::say(language, "units.count",
                                {{"count", static_cast<std::int64_t>(summary.units.size())}});
    for (const auto& unit : summary.units) line += "\n" + std::string(kLabelWidth + 2, ' ') + "- " + unit;
    return line;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

void add_summary(Lines& lines, const Verdict& verdict, wording::Language language) {
    const auto& summary = *verdict.summary;
    if (!verdict.summary_is_proven()) lines.plain(wording::say(language, "label.unproven"));
    lines.labelled("label.who", holder_line(summary, language));
    lines.labelled("label.can-do", competence_line(summary, language));
    if (summary.type == "CompetencyUnitStatement") {
        lines.labelled("label.outstanding", joined(summary.outstanding_units));
        lines.plain(wording::say(language, "label.unit-statement"));
    }
    lines.labelled("label.certified-by", summary.issuer_name + " <" + summary.issuer + ">");
    lines.labelled("label.certificate-number", summary.number);
    lines.labelled("label.awarded", friendly_date(summary.awarded, language));
    lines.labelled("label.current-until", summary.valid_until.empty()
                                              ? wording::say(language, "label.no-end")
                                              : friendly_date(summary.valid_until, language));
    if (summary.holder_bound.empty()) lines.plain(wording::say(language, "label.compare-person"));
    lines.blank();
}

std::string word_line(const Verdict& verdict, wording::Language language) {
    const auto key = "word." + std::string(to_string(verdict.word()));
    const auto since =
        verdict.summary ? friendly_date(verdict.summary->valid_until, language) : std::string();
    return wording::say(language, key, {{"date", since}});
}

void add_checks(Lines& lines, const Verdict& verdict, wording::Language language) {
    for (const auto& check : verdict.checks) {
        auto line = wording::say(language, "outcome." + std::string(to_string(check.outcome)));
        line.resize(std::max<std::size_t>(13, line.size() + 2), ' ');
        auto name = wording::say(language, "check." + std::string(to_string(check.kind)));
        name.resize(std::max<std::size_t>(28, name.size() + 2), ' ');
        line += name + wording::say(language, "reason." + std::string(to_string(check.reason)));
        if (check.outcome != Outcome::kPassed && check.outcome != Outcome::kSkipped && !check.where.empty())
            line += " [" + check.where + "]";
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

std::string verdict_text(const Verdict& verdict, std::string_view file, wording::Language language) {
    Lines lines(language);
    lines.plain(wording::say(language, "decision." + std::string(to_string(verdict.decision()))) + ": " +
                word_line(verdict, language));
    if (verdict.judged_as_of != verdict.evaluated_at)
        lines.labelled("label.judged-as-of", Timestamp::of(verdict.judged_as_of).text());
    lines.blank();
    if (verdict.summary) add_summary(lines, verdict, language);
    add_checks(lines, verdict, language);
    if (nobody_is_trusted(verdict)) lines.plain(wording::say(language, "label.ask-policy"));
    return std::string(file) + "\n" + lines.take();
}

}  // namespace carnet::verifier
