// SPDX-License-Identifier: Apache-2.0
// The lines about today and about here.
#include "verifier/recognition/recognition_words.h"
#include "verifier/src/line_basis.h"
#include "verifier/trust/places.h"
#include "wording/messages.h"

namespace carnet::verifier {
namespace {

using wording::Language;
using wording::say;

constexpr auto kChecksOfToday = {CheckKind::kStanding, CheckKind::kValidity, CheckKind::kRevocation,
                                 CheckKind::kSuspension};

std::string in_force_question(const Verdict& verdict, Language language) {
    if (verdict.judged_as_of == verdict.evaluated_at) return say(language, "line.in-force");
    const auto day = wording::say_date(language, Date::of(verdict.judged_as_of));
    return say(language, "line.in-force-on", {{"date", day}});
}

std::string still_in_force(const Verdict& verdict, Language language) {
    const bool has_end = verdict.summary && !verdict.summary->valid_until.empty();
    if (!has_end) return say(language, "line.in-force-open");
    return say(language, "line.in-force-until",
               {{"date", say_document_date(language, verdict.summary->valid_until)}});
}

bool is_switched_off(const Verdict& verdict, CheckKind kind) {
    const Check* check = verdict.find(kind);
    return check != nullptr && check->reason == Reason::kSwitchedOff;
}

// Of a document that is not proven nothing can be said about today, or about another country.
Line unproven(LineKind kind, std::string question, const LineBasis& basis, Language language) {
    const Check* trouble = basis.trouble(kChecksOfGenuineness);
    return {kind, std::move(question), say(language, "line.not-proven"), Tone::kUnclear,
            trouble == nullptr ? say(language, "line.nobody-vouches") : say_reason(language, *trouble)};
}

Tone tone_of(const Recognition& recognition, const LineBasis& basis) {
    switch (recognition.word) {
        case RecognitionWord::kFull:
            return basis.tone_of_facts();
        case RecognitionWord::kRefused:
            return Tone::kBad;
        case RecognitionWord::kCannotSay:
            return Tone::kUnclear;
        case RecognitionWord::kPartial:
        case RecognitionWord::kConditional:
        case RecognitionWord::kNone:
        case RecognitionWord::kAdvisory:
            break;
    }
    return Tone::kPlain;
}

// Why it is so, in the words of what it stands on; where nothing does, what to do.
std::string ground_of(const Recognition& recognition, Language language) {
    for (const auto& line : recognition.decisions)
        if (line.applies) return say_reason(line.reason, language);
    for (const auto& line : recognition.agreements)
        if (line.is_covered) return say_reason(line.reason, language);
    if (!recognition.decisions.empty()) return say_reason(recognition.decisions.front().reason, language);
    if (!recognition.agreements.empty()) return say_reason(recognition.agreements.front().reason, language);
    return say(language, "line.ask-authority");
}

}  // namespace

Line in_force_line(const LineBasis& basis, Language language) {
    constexpr auto kKind = LineKind::kInForce;
    const Verdict& verdict = basis.verdict();
    auto question = in_force_question(verdict, language);
    if (basis.is_refuted()) return unproven(kKind, std::move(question), basis, language);
    const Check* trouble = basis.trouble(kChecksOfToday);
    if (trouble != nullptr && trouble->outcome == Outcome::kFailed)
        return {kKind, std::move(question), say(language, "line.in-force-no"), Tone::kBad,
                say_reason(language, *trouble)};
    if (!verdict.is_said_by_issuer()) return unproven(kKind, std::move(question), basis, language);
    if (trouble != nullptr)
        return {kKind, std::move(question), say(language, "word.cannot-say"), Tone::kUnclear,
                say_reason(language, *trouble)};
    if (!basis.is_vouched_for()) return unproven(kKind, std::move(question), basis, language);
    if (is_switched_off(verdict, CheckKind::kRevocation))
        return {kKind, std::move(question), say(language, "word.cannot-say"), Tone::kUnclear,
                say(language, "line.status-not-asked")};
    const Check* note = basis.note(kChecksOfToday);
    if (note != nullptr)
        return {kKind, std::move(question), still_in_force(verdict, language), Tone::kPlain,
                say_reason(language, *note)};
    return {kKind, std::move(question), still_in_force(verdict, language), basis.tone_of_facts(), {}};
}

Line counts_here_line(const LineBasis& basis, Language language) {
    constexpr auto kKind = LineKind::kCountsHere;
    const Verdict& verdict = basis.verdict();
    auto question = say(language, "line.counts-here");
    if (basis.is_refuted() || !basis.is_vouched_for())
        return unproven(kKind, std::move(question), basis, language);
    if (!verdict.recognition)
        return {kKind, std::move(question), say(language, "line.no-country"), Tone::kPlain,
                say(language, "line.name-country")};
    const auto& recognition = *verdict.recognition;
    const auto country = wording::say_country(language, country_of(recognition.question.destination));
    return {kKind, std::move(question),
            say(language, "label.rec-answer",
                {{"country", country}, {"sentence", say_word(recognition, language)}}),
            tone_of(recognition, basis), ground_of(recognition, language)};
}

}  // namespace carnet::verifier
