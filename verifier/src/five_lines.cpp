// SPDX-License-Identifier: Apache-2.0
#include "verifier/five_lines.h"

#include "verifier/src/line_basis.h"
#include "wallet-format/vocabulary.h"
#include "wording/layout.h"
#include "wording/messages.h"

#include <algorithm>
#include <utility>

namespace carnet::verifier {
namespace {

using wording::isolated;
using wording::Language;
using wording::say;

// Why it cannot be gone by.
std::string why_not(const LineBasis& basis, Language language) {
    const Check* trouble = basis.trouble(kChecksOfGenuineness);
    return trouble == nullptr ? say(language, "line.nobody-vouches") : say_reason(language, *trouble);
}

// What the document says, called a claim where nobody vouches for it.
Line stated(LineKind kind, std::string question, std::string answer, const LineBasis& basis,
            Language language) {
    const Tone tone = basis.tone_of_facts();
    if (tone == Tone::kGood || tone == Tone::kPlain)
        return {kind, std::move(question), std::move(answer), tone, {}};
    return {kind, std::move(question), say(language, "line.claimed", {{"claim", answer}}), tone,
            why_not(basis, language)};
}

Line nothing_read(LineKind kind, std::string question, const LineBasis& basis, Language language) {
    const Tone tone = basis.is_refuted() ? Tone::kBad : Tone::kUnclear;
    return {kind, std::move(question), say(language, "line.nothing-read"), tone, why_not(basis, language)};
}

std::string person(const Summary& summary, Language language) {
    auto name = isolated(language, summary.holder_name);
    if (!summary.holder_name_original.empty())
        name += " (" + isolated(language, summary.holder_name_original) + ")";
    if (summary.birth_date.empty()) return name;
    return say(language, "label.born",
               {{"name", name}, {"date", say_document_date(language, summary.birth_date)}});
}

Line who_line(const LineBasis& basis, Language language) {
    auto question = say(language, "label.who");
    const auto& summary = basis.verdict().summary;
    if (!summary) return nothing_read(LineKind::kWho, std::move(question), basis, language);
    if (!summary->holder_name.empty())
        return stated(LineKind::kWho, std::move(question), person(*summary, language), basis, language);
    const Tone tone = basis.tone_of_facts();
    const bool is_unclear = tone == Tone::kUnclear || tone == Tone::kBad;
    return {LineKind::kWho, std::move(question), say(language, "line.no-person"),
            tone == Tone::kGood ? Tone::kPlain : tone, is_unclear ? why_not(basis, language) : std::string()};
}

std::string competence(const Summary& summary, Language language) {
    const auto& title = summary.occupation.empty() ? summary.title : summary.occupation;
    if (summary.units.empty()) return isolated(language, title);
    const auto units = wording::say_list(language, summary.units);
    const bool is_part = summary.type == wallet::name::kCompetencyUnitStatement;
    return say(language, is_part ? "line.only-units" : "label.with-units",
               {{"work", title}, {"units", units}});
}

// Advice and a person's own statements are said to be that, whoever vouches for them.
Line other_document(const Summary& summary, const LineBasis& basis, Language language) {
    const Word word = basis.verdict().word();
    auto answer = word == Word::kAdvisory || word == Word::kNotAssessed
                      ? say(language, "word." + std::string(to_string(word)))
                      : say(language, "line.no-competence", {{"type", summary.type}});
    auto line = stated(LineKind::kWhat, say(language, "label.can-do"), std::move(answer), basis, language);
    if (line.tone == Tone::kGood) line.tone = Tone::kPlain;
    return line;
}

Line what_line(const LineBasis& basis, Language language) {
    const auto& summary = basis.verdict().summary;
    if (!summary) return nothing_read(LineKind::kWhat, say(language, "label.can-do"), basis, language);
    if (summary->units.empty() && summary->title.empty() && summary->occupation.empty())
        return other_document(*summary, basis, language);
    auto line = stated(LineKind::kWhat, say(language, "label.can-do"), competence(*summary, language), basis,
                       language);
    if (line.tone == Tone::kGood && summary->type == wallet::name::kCompetencyUnitStatement) {
        line.tone = Tone::kPlain;
        line.advice = say(language, "label.unit-statement");
    }
    return line;
}

// By what right: the first that was found out.
std::string right_of(const Verdict& verdict) {
    const auto has_passed = [&](CheckKind kind) {
        const Check* check = verdict.find(kind);
        return check != nullptr && check->outcome == Outcome::kPassed;
    };
    if (has_passed(CheckKind::kAccreditation)) return "line.issuer-accredited";
    if (has_passed(CheckKind::kStanding)) return "line.issuer-competent";
    return "line.issuer-trusted";
}

// What stands against the issuer's right to have said this; of a decision's standing only whose it was to
// make.
const Check* trouble_with_right(const LineBasis& basis) {
    if (const Check* trouble = basis.trouble({CheckKind::kAccreditation})) return trouble;
    const Check* standing = basis.verdict().find(CheckKind::kStanding);
    if (standing == nullptr) return nullptr;
    const bool is_about_right =
        standing->reason == Reason::kAuthorityUnknown || standing->reason == Reason::kAuthorityNotCompetent;
    return is_about_right ? standing : nullptr;
}

Line issuer_line(const LineBasis& basis, Language language) {
    auto question = say(language, "label.certified-by");
    const Verdict& verdict = basis.verdict();
    if (!verdict.summary) return nothing_read(LineKind::kIssuer, std::move(question), basis, language);
    const auto& summary = *verdict.summary;
    const auto& name = summary.issuer_name.empty() ? summary.issuer : summary.issuer_name;
    const Check* trouble = trouble_with_right(basis);
    const bool has_no_right = trouble != nullptr && trouble->outcome == Outcome::kFailed;
    if (!basis.is_refuted() && has_no_right)
        return {LineKind::kIssuer, std::move(question), isolated(language, name), Tone::kBad,
                say_reason(language, *trouble)};
    if (!basis.is_vouched_for())
        return stated(LineKind::kIssuer, std::move(question), isolated(language, name), basis, language);
    if (trouble != nullptr)
        return {LineKind::kIssuer, std::move(question), isolated(language, name), Tone::kUnclear,
                say_reason(language, *trouble)};
    const Check* note = basis.note({CheckKind::kIssuerTrust, CheckKind::kAccreditation});
    const auto right = right_of(verdict);
    const bool is_shown = right != "line.issuer-trusted" && note == nullptr;
    return {LineKind::kIssuer, std::move(question), say(language, right, {{"issuer", name}}),
            is_shown ? basis.tone_of_facts() : Tone::kPlain,
            note == nullptr ? std::string() : say_reason(language, *note)};
}

}  // namespace

std::string_view to_string(LineKind kind) noexcept {
    switch (kind) {
        case LineKind::kWho:
            return "who";
        case LineKind::kWhat:
            return "what";
        case LineKind::kIssuer:
            return "issuer";
        case LineKind::kInForce:
            return "in-force";
        case LineKind::kCountsHere:
            return "counts-here";
    }
    return {};
}

std::string_view to_string(Tone tone) noexcept {
    switch (tone) {
        case Tone::kGood:
            return "good";
        case Tone::kBad:
            return "bad";
        case Tone::kUnclear:
            return "unclear";
        case Tone::kPlain:
            return "plain";
    }
    return {};
}

FiveLines five_lines(const Verdict& verdict, Language language) {
    const LineBasis basis(verdict);
    FiveLines lines = {who_line(basis, language), what_line(basis, language), issuer_line(basis, language),
                       in_force_line(basis, language), counts_here_line(basis, language)};
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const bool is_said =
            std::any_of(lines.begin(), line, [&](const Line& above) { return above.advice == line->advice; });
        if (is_said) line->advice.clear();
    }
    return lines;
}

std::optional<std::string> compare_person(const Verdict& verdict, HolderProof proof, Language language) {
    if (!verdict.summary) return std::nullopt;
    if (verdict.summary->holder_bound.empty()) return say(language, "label.compare-person");
    if (proof == HolderProof::kAnswered) return std::nullopt;
    return say(language, "line.compare-unanswered");
}

}  // namespace carnet::verifier
