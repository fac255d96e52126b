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
#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/recognition_purpose.h"
#include "wallet-format/profile/translations.h"

#include <cstdint>
#include <optional>
#include <string>
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
    std::optional<Date> version;
    std::optional<std::string> agreement;       // URI of a RecognitionAgreement
    std::optional<std::string> agreement_rule;  // id within it
    friend bool operator==(const LegalBasis&, const LegalBasis&) = default;
};

enum class ExaminedForm : std::uint8_t {
    kVerifiableCredential,
    kPaperOriginal,
    kCertifiedCopy,
    kSwornTranslation,
    kReconstructed  // no document is left; the digest is that of the protocol
};

// What a verifier said when the case was opened.
struct VerificationThen {
    std::string result;  // "accepted", "rejected", "undetermined"
    UtcTime at;
    std::string report_digest;
    friend bool operator==(const VerificationThen&, const VerificationThen&) = default;
};

struct ExaminedQualification {
    std::optional<std::string> credential;  // id of the credential
    std::string title;                      // in the original language and script
    std::string title_language;
    Organisation awarding_body;
    Date awarded = Date::of(UtcTime{});
    std::string country;
    ExaminedForm form = ExaminedForm::kPaperOriginal;
    std::string digest;  // of the exact bytes examined
    std::optional<VerificationThen> verification;
    friend bool operator==(const ExaminedQualification&, const ExaminedQualification&) = default;
};

struct ReferenceQualification {
    std::string title;
    std::optional<std::string> code;
    std::optional<std::string> standard;  // URI
    std::optional<std::string> standard_version;
    std::optional<std::string> isco08;
    std::optional<LevelReference> level;
    std::optional<std::string> regulation;  // the text that defines it, with its version
    friend bool operator==(const ReferenceQualification&, const ReferenceQualification&) = default;
};

// Compared, not equated.
struct LevelStatement {
    LevelReference from;
    LevelReference to;
    std::optional<std::string> basis;  // URI of a LevelReferencing
    friend bool operator==(const LevelStatement&, const LevelStatement&) = default;
};

struct DecidedUnit {
    std::string code;
    std::string title;
    friend bool operator==(const DecidedUnit&, const DecidedUnit&) = default;
};

enum class DifferenceElement : std::uint8_t {
    kLevel,
    kWorkload,
    kQuality,
    kProfile,
    kLearningOutcomes,
    kDuration,
    kPractice
};

struct SubstantialDifference {
    DifferenceElement element = DifferenceElement::kLearningOutcomes;
    std::string description;
    std::string essential_for;
    std::vector<std::string> considered_evidence;
    std::string why_not_compensated;
    friend bool operator==(const SubstantialDifference&, const SubstantialDifference&) = default;
};

enum class MeasureKind : std::uint8_t {
    kAdaptationPeriod,
    kAptitudeTest,
    kBridgingTraining,
    kLanguageProof,
    kSupervisedPractice
};
enum class MeasureChoice : std::uint8_t { kApplicant, kAuthority };

struct CompensationMeasure {
    MeasureKind kind = MeasureKind::kAptitudeTest;
    std::string content;
    std::optional<std::string> longest;  // "P3Y"
    MeasureChoice choice = MeasureChoice::kApplicant;
    std::optional<Date> deadline;
    std::optional<std::string> provider;
    std::optional<std::string> fulfilled_by;  // id of a credential
    friend bool operator==(const CompensationMeasure&, const CompensationMeasure&) = default;
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

struct ClockStop {
    Date from = Date::of(UtcTime{});
    std::optional<Date> until;
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

struct EvidenceDigest {
    std::string kind;  // "interview", "employer reference", ... for people
    std::string digest;
    friend bool operator==(const EvidenceDigest&, const EvidenceDigest&) = default;
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
    std::vector<std::string> scope_limits;
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
[[nodiscard]] std::string_view to_string(MeasureKind kind) noexcept;         // "adaptation-period", ...

// Rules between members, what the outcome asks for among them (a refusal without reasons, differences, remedy
// and way forward is none): kBadValue or kMissingMember, `where` a JSON Pointer into the subject.
[[nodiscard]] Result<void> check_recognition_decision(const RecognitionDecision& decision);
[[nodiscard]] Result<std::string> write_recognition_decision(const RecognitionDecision& decision,
                                                             const Envelope& envelope);
[[nodiscard]] Result<RecognitionDecision> read_recognition_decision(const Credential& credential);

}  // namespace carnet::wallet
