// SPDX-License-Identifier: Apache-2.0
//
// QualificationAssessment: what experts say about a person's qualifications, experience and languages, and
// how each claim is substantiated; a qualifications passport or a statement of comparability. It advises and
// never decides: it is no recognition, no identity paper and no substitute for a diploma, and it always ends.
// Field by field: docs/formats/qualification-assessment.md. Plain values; reading and writing are pure and
// thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/award.h"
#include "wallet-format/profile/envelope.h"
#include "wallet-format/profile/examined_qualification.h"
#include "wallet-format/profile/qualification_comparison.h"
#include "wallet-format/profile/recognition_purpose.h"
#include "wallet-format/profile/translations.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::wallet {

struct AssessingAuthority {
    std::string name;  // legal name in its own language
    std::vector<std::string> jurisdictions;
    friend bool operator==(const AssessingAuthority&, const AssessingAuthority&) = default;
};

// Where a claim comes from.
enum class Substantiation : std::uint8_t { kDocument, kInterview, kSelfDeclared };

struct AssessedQualification {
    std::string title;  // in the original language and script
    std::string title_language;
    std::string institution;
    std::string country;
    std::optional<Date> studied_from;  // year, month or day, as far as they are known
    std::optional<Date> studied_until;
    std::optional<LevelStatement> level;
    Substantiation substantiation = Substantiation::kSelfDeclared;
    std::vector<EvidenceDigest> evidence;
    friend bool operator==(const AssessedQualification&, const AssessedQualification&) = default;
};

struct AssessedExperience {
    std::string title;  // of the work, in the assessment's language
    std::optional<std::string> employer;
    std::string country;
    std::optional<Date> worked_from;
    std::optional<Date> worked_until;
    Substantiation substantiation = Substantiation::kSelfDeclared;
    std::vector<EvidenceDigest> evidence;
    friend bool operator==(const AssessedExperience&, const AssessedExperience&) = default;
};

struct AssessedLanguage {
    std::string language;  // BCP 47
    std::optional<LevelReference> level;
    Substantiation substantiation = Substantiation::kSelfDeclared;
    std::vector<EvidenceDigest> evidence;
    friend bool operator==(const AssessedLanguage&, const AssessedLanguage&) = default;
};

struct QualificationAssessment {
    std::string id;  // URI of the assessment, other than the credential's id
    AssessingAuthority authority;
    RecognitionPurpose purpose = RecognitionPurpose::kGeneral;
    std::string outcome_local_term;  // in the authority's language; shown first
    std::string language;            // of the authority's texts
    Holder person;
    std::vector<AssessedQualification> assessed;
    std::vector<ReferenceQualification> comparable_to;
    std::vector<AssessedExperience> experience;
    std::vector<AssessedLanguage> languages;
    std::optional<std::string> way_ahead;
    std::string explanatory_note;
    Translations not_a_decision;  // that this is no decision, in words
    Date valid_from = Date::of(UtcTime{});
    Date valid_until = Date::of(UtcTime{});  // first day after
    friend bool operator==(const QualificationAssessment&, const QualificationAssessment&) = default;
};

[[nodiscard]] std::string_view to_string(Substantiation substantiation) noexcept;  // "self-declared", ...

// Rules between members, the same for writing and reading: kBadValue or kMissingMember, `where` a JSON
// Pointer into the subject ("/assessedQualifications/0/levelStatement").
[[nodiscard]] Result<void> check_qualification_assessment(const QualificationAssessment& assessment);
// The unsigned credential's text. The errors of check_qualification_assessment, and kBadValue with
// "envelope/<member>"; the envelope ends by the assessment's own end.
[[nodiscard]] Result<std::string> write_qualification_assessment(const QualificationAssessment& assessment,
                                                                 const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<QualificationAssessment> read_qualification_assessment(const Credential& credential);

}  // namespace carnet::wallet
