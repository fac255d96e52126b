// SPDX-License-Identifier: Apache-2.0
//
// RecognitionDecision: what an authority decided on a person's foreign qualification, for one purpose, with
// reasons, remedy and way forward. Never edited: a correction, a replacement on appeal or a follow-up is a
// new decision that names the one before. Field by field: docs/formats/recognition-decision.md. Plain values;
// reading and writing are pure and thread-safe.
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
#include <string_view>
#include <vector>

namespace carnet::wallet {

enum class DecisionOutcome : std::uint8_t {
    kFull,
    kPartial,
    kConditional,
    kProvisional,
    kPartialAccess,
    kRefused,
    kInadmissible,
    kDiscontinued
};

struct DecidingAuthority {
    std::string name;  // legal name in its own language
    std::string competence;
    std::vector<std::string> jurisdictions;
    friend bool operator==(const DecidingAuthority&, const DecidingAuthority&) = default;
};

struct LegalBasis {
    std::string citation;
    std::optional<std::string> uri;
    std::optional<std::string> article;
    std::optional<Date> version_date;           // of the text that was applied
    std::optional<std::string> agreement;       // URI of a RecognitionAgreement
    std::optional<std::string> agreement_rule;  // id within it
    friend bool operator==(const LegalBasis&, const LegalBasis&) = default;
};

enum class EffectKind : std::uint8_t {
    kRightToTitle,
    kRightToPractise,
    kStudyAccess,
    kSalaryGrade,
    kImmigration
};
enum class EffectAnswer : std::uint8_t { kYes, kNo, kSeparateLicence };

struct DecisionEffect {
    EffectKind kind = EffectKind::kRightToTitle;
    EffectAnswer answer = EffectAnswer::kYes;
    std::optional<std::string> note;
    std::optional<bool> depends_on_currency;  // ends while the original is out of date; absent: no
    friend bool operator==(const DecisionEffect&, const DecisionEffect&) = default;
};

// Days during which the authority's time did not run.
struct ClockStop {
    Date stopped = Date::of(UtcTime{});
    std::optional<Date> resumed;  // first day on which it ran again
    std::string reason;
    friend bool operator==(const ClockStop&, const ClockStop&) = default;
};

struct DecisionTimeline {
    Date received = Date::of(UtcTime{});
    std::optional<Date> acknowledged;
    std::optional<Date> file_complete;
    std::vector<ClockStop> suspended;
    std::optional<Date> extended_until;
    std::optional<std::string> extension_reason;
    Date decided = Date::of(UtcTime{});
    std::optional<Date> notified;
    Date effective = Date::of(UtcTime{});
    std::optional<Date> final_from;  // no remedy is left
    friend bool operator==(const DecisionTimeline&, const DecisionTimeline&) = default;
};

struct DecisionReasons {
    std::vector<std::string> codes;
    std::string text;      // in the authority's language
    Translations summary;  // in plain words, the holder's language among them
    friend bool operator==(const DecisionReasons&, const DecisionReasons&) = default;
};

enum class RemedyKind : std::uint8_t { kObjection, kAdministrativeAppeal, kCourt, kOmbudsman };

struct Remedy {
    RemedyKind kind = RemedyKind::kObjection;
    std::string body;
    std::string address;
    std::string deadline;  // duration from notification: "P1M"
    std::string form;
    std::string language;
    std::optional<std::string> fee;
    bool is_suspensive = false;  // does the decision not apply while the remedy is pending?
    friend bool operator==(const Remedy&, const Remedy&) = default;
};

enum class DecisionProcedure : std::uint8_t {
    kDocuments,
    kInterview,
    kSkillsAnalysis,
    kAutomaticByAgreement
};
enum class SignerRole : std::uint8_t { kPreparer, kApprover, kService };
enum class Publicity : std::uint8_t { kHolderOnly, kPublicRegister };

struct DecisionSigner {
    SignerRole role = SignerRole::kPreparer;
    std::string name;  // office or officer's number, never more than statute demands
    friend bool operator==(const DecisionSigner&, const DecisionSigner&) = default;
};

struct RecognitionDecision {
    std::string id;  // URI of the decision, other than the credential's id
    std::string case_number;
    std::vector<std::string> jurisdictions;
    DecidingAuthority authority;
    std::vector<LegalBasis> legal_basis;
    RecognitionPurpose purpose = RecognitionPurpose::kGeneral;
    DecisionOutcome outcome = DecisionOutcome::kFull;
    std::string outcome_local_term;  // in the authority's language; shown first
    std::string language;            // of the authority
    Holder person;
    std::vector<ExaminedQualification> recognises;
    std::optional<ReferenceQualification> compared_with;
    std::vector<LevelStatement> levels;
    std::vector<DecidedUnit> recognised_units;
    std::vector<DecidedUnit> missing_units;
    std::vector<SubstantialDifference> differences;
    std::vector<CompensationMeasure> measures;
    std::vector<std::string> conditions;    // "under supervision of ...", "with that employer only"
    std::vector<std::string> scope_limits;  // what the person may do, and where
    std::vector<DecisionEffect> effects;
    Date valid_from = Date::of(UtcTime{});
    std::optional<Date> valid_until;  // first day after
    std::optional<Date> follow_up_until;
    DecisionTimeline timeline;
    std::optional<DecisionReasons> reasons;
    std::optional<std::string> how_to_improve;
    std::vector<Remedy> remedies;
    std::vector<EvidenceDigest> evidence;
    std::optional<DecisionProcedure> procedure;
    std::vector<DecisionSigner> signers;
    std::optional<std::string> supersedes;  // id of a decision: after a measure, or a correction
    std::optional<std::string> appeal_of;   // id of the decision that was appealed
    Publicity publicity = Publicity::kHolderOnly;
    friend bool operator==(const RecognitionDecision&, const RecognitionDecision&) = default;
};

[[nodiscard]] std::string_view to_string(DecisionOutcome outcome) noexcept;  // "full", "partial-access", ...
// Does it recognise anything, now or after a measure?
[[nodiscard]] bool is_positive(DecisionOutcome outcome) noexcept;
[[nodiscard]] std::string_view to_string(MeasureKind kind) noexcept;  // "adaptation-period", ...

// Rules between members, what the outcome asks for among them (a refusal without reasons, differences, remedy
// and way forward is none): kBadValue or kMissingMember, `where` a JSON Pointer into the subject.
[[nodiscard]] Result<void> check_recognition_decision(const RecognitionDecision& decision);
// The unsigned credential's text. The errors of check_recognition_decision, and kBadValue with
// "envelope/<member>"; a decision that ends asks for an envelope that ends by then.
[[nodiscard]] Result<std::string> write_recognition_decision(const RecognitionDecision& decision,
                                                             const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<RecognitionDecision> read_recognition_decision(const Credential& credential);

}  // namespace carnet::wallet
