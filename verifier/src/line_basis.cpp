// SPDX-License-Identifier: Apache-2.0
#include "verifier/src/line_basis.h"

#include "base/time.h"
#include "wording/layout.h"
#include "wording/messages.h"

#include <algorithm>

namespace carnet::verifier {
namespace {

bool went_well(const Check* check) noexcept {
    return check != nullptr && (check->outcome == Outcome::kPassed || check->outcome == Outcome::kWarned);
}

// Not made, and nobody has said that it need not be.
bool was_prevented(const Check& check) noexcept {
    return check.outcome == Outcome::kSkipped && check.reason != Reason::kNotApplicable &&
           check.reason != Reason::kSwitchedOff;
}

}  // namespace

LineBasis::LineBasis(const Verdict& verdict)
    : verdict_(verdict),
      is_vouched_for_(verdict.is_said_by_issuer() && went_well(verdict.find(CheckKind::kIssuerTrust)) &&
                      went_well(verdict.find(CheckKind::kProfile))),
      is_refuted_(first(kChecksOfGenuineness, Outcome::kFailed) != nullptr) {}

Tone LineBasis::tone_of_facts() const noexcept {
    if (is_refuted_) return Tone::kBad;
    if (!is_vouched_for_) return Tone::kUnclear;
    return verdict_.decision() == Decision::kAccepted ? Tone::kGood : Tone::kPlain;
}

const Check* LineBasis::first(std::initializer_list<CheckKind> kinds, Outcome outcome) const noexcept {
    for (const CheckKind kind : kinds) {
        const Check* check = verdict_.find(kind);
        if (check != nullptr && check->outcome == outcome) return check;
    }
    return nullptr;
}

const Check* LineBasis::trouble(std::initializer_list<CheckKind> kinds) const noexcept {
    if (const Check* failed = first(kinds, Outcome::kFailed)) return failed;
    if (const Check* unclear = first(kinds, Outcome::kUndetermined)) return unclear;
    for (const CheckKind kind : kinds) {
        const Check* check = verdict_.find(kind);
        if (check != nullptr && was_prevented(*check)) return check;
    }
    return nullptr;
}

const Check* LineBasis::note(std::initializer_list<CheckKind> kinds) const noexcept {
    return first(kinds, Outcome::kWarned);
}

std::string say_reason(wording::Language language, const Check& check) {
    return wording::say(language, "reason." + std::string(to_string(check.reason)));
}

std::string say_document_date(wording::Language language, std::string_view text) {
    if (const auto date = Date::parse(text.substr(0, text.find('T'))); date)
        return wording::say_date(language, *date);
    return wording::isolated(language, text);
}

}  // namespace carnet::verifier
