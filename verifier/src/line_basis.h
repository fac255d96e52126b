// SPDX-License-Identifier: Apache-2.0
//
// What the five lines stand on: who vouches for the document, and the first check that is in the way. Pure,
// thread-safe.
#pragma once

#include "verifier/five_lines.h"

#include <initializer_list>

namespace carnet::verifier {

class LineBasis {
  public:
    explicit LineBasis(const Verdict& verdict);

    // The issuer said this, and the check of trust was made and came out well; where the policy does not ask
    // for trust nobody vouches.
    [[nodiscard]] bool is_vouched_for() const noexcept { return is_vouched_for_; }
    // Not to be gone by, whatever it says: unreadable, changed, not its issuer's, of a refused issuer.
    [[nodiscard]] bool is_refuted() const noexcept { return is_refuted_; }
    // For what the document says: good where it is accepted, plain where it is vouched for and something else
    // stands against it.
    [[nodiscard]] Tone tone_of_facts() const noexcept;
    // Of the first of these checks that failed, else that could not be made; null where all are clear.
    [[nodiscard]] const Check* trouble(std::initializer_list<CheckKind> kinds) const noexcept;
    // Of the first of these that carries a note.
    [[nodiscard]] const Check* note(std::initializer_list<CheckKind> kinds) const noexcept;
    [[nodiscard]] const Verdict& verdict() const noexcept { return verdict_; }

  private:
    [[nodiscard]] const Check* first(std::initializer_list<CheckKind> kinds, Outcome outcome) const noexcept;

    const Verdict& verdict_;
    bool is_vouched_for_ = false;
    bool is_refuted_ = false;
};

// Whether it can be believed who said it.
inline constexpr std::initializer_list<CheckKind> kChecksOfGenuineness = {
    CheckKind::kFormat,        CheckKind::kStructure,  CheckKind::kProfile, CheckKind::kSchema,
    CheckKind::kIssuerKey,     CheckKind::kKeyState,   CheckKind::kProof,   CheckKind::kResources,
    CheckKind::kIssuerControl, CheckKind::kIssuerTrust};

// A check's reason as a sentence.
[[nodiscard]] std::string say_reason(wording::Language language, const Check& check);

// A date of the document for people, else the text as it stands.
[[nodiscard]] std::string say_document_date(wording::Language language, std::string_view text);

[[nodiscard]] Line in_force_line(const LineBasis& basis, wording::Language language);
[[nodiscard]] Line counts_here_line(const LineBasis& basis, wording::Language language);

}  // namespace carnet::verifier
