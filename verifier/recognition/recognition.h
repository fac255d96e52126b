// SPDX-License-Identifier: Apache-2.0
//
// What a certificate counts for in another country: by a decision of an authority there, under an agreement,
// or not decided. Everything found is shown with its reason; nothing is decided here, and levels stand side
// by side without being calculated with. Plain values. JSON form: docs/formats/verdict.md; the rules:
// docs/verifying-cycle.md.
#pragma once

#include "base/time.h"
#include "verifier/recognition/recognition_reason.h"
#include "wallet-format/profile/framework_level.h"
#include "wallet-format/profile/level_referencing.h"
#include "wallet-format/profile/qualification_comparison.h"
#include "wallet-format/profile/recognition_agreement.h"
#include "wallet-format/profile/recognition_decision.h"
#include "wallet-format/profile/recognition_purpose.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

struct RecognitionQuestion {
    std::string destination;  // ISO 3166-1 alpha-2 ("GH") or 3166-2 ("DE-BY")
    wallet::RecognitionPurpose purpose = wallet::RecognitionPurpose::kGeneral;  // general: whatever it is for
    std::optional<std::string> occupation;  // ISCO-08 unit group; absent: the certificate's own
};

// The words of recognition-domain 5.1, and one more: a refusal that its holder shows is no absence of a
// decision.
enum class RecognitionWord : std::uint8_t {
    kFull,
    kPartial,
    kConditional,
    kNone,
    kRefused,
    kAdvisory,
    kCannotSay
};
[[nodiscard]] std::string_view to_string(RecognitionWord word) noexcept;  // "rec-full", ..., "cannot-say"

enum class RecognitionGround : std::uint8_t { kDecision, kAgreement, kAssessment, kNothing };
[[nodiscard]] std::string_view to_string(RecognitionGround ground) noexcept;  // "decision", ...

// What has become of a decision.
enum class DecisionState : std::uint8_t {
    kInForce,
    kNotYet,
    kEnded,
    kLapsed,  // provisional or advisory, and its time is over
    kUnderAppeal,
    kSuperseded,
    kReplacedOnAppeal,
    kCorrected,
    kAnnulled,
    kRevoked,
    kWithdrawn,
    kCannotSay
};
[[nodiscard]] std::string_view to_string(DecisionState state) noexcept;  // "in-force", ...

// What has become of the certificate that a decision is about: a line of its own, because a decision stands
// until its authority acts.
enum class OriginalState : std::uint8_t { kInForce, kWithdrawn, kSuspended, kExpired, kAltered, kCannotSay };
[[nodiscard]] std::string_view to_string(OriginalState state) noexcept;  // "in-force", ...

// A decision or an advisory assessment, and what it is worth for the question.
struct DecisionLine {
    std::string id;          // of the decision
    std::string credential;  // of its credential; may be empty
    std::string authority;   // legal name as the document says
    std::vector<std::string> jurisdictions;
    bool is_binding = false;
    std::optional<wallet::DecisionOutcome> outcome;  // of a binding one
    std::string outcome_local_term;
    wallet::RecognitionPurpose purpose = wallet::RecognitionPurpose::kGeneral;
    Date decided = Date::of(UtcTime{});
    std::optional<Date> valid_until;  // first day after
    DecisionState state = DecisionState::kCannotSay;
    std::optional<bool> still_applies;  // under appeal
    bool applies = false;               // does it answer the question?
    RecognitionReason reason = RecognitionReason::kDecisionUnverified;
    std::string detail;  // for the operator
    std::vector<wallet::DecidedUnit> recognised_units;
    std::vector<wallet::DecidedUnit> missing_units;
    std::vector<wallet::CompensationMeasure> measures;
    std::vector<std::string> conditions;
    std::vector<std::string> scope_limits;
    std::optional<OriginalState> original;  // of the certificate shown; absent: none was shown
};

struct ComparedUnit {
    std::string code;  // in the standard of the destination
    wallet::Translations title;
    std::string by;  // code in the certificate; empty: missing
    bool is_optional = false;
};

// A certificate's units held against a standard of the destination: the unit gap table.
struct UnitGap {
    std::string standard;  // URI
    std::string version;
    wallet::Translations title;
    std::vector<std::string> jurisdictions;
    std::string source;  // DID of whoever publishes it
    std::vector<ComparedUnit> covered;
    std::vector<ComparedUnit> missing;
};

// A rule of an agreement that is about this origin and this destination.
struct AgreementLine {
    std::string agreement;  // URI
    wallet::Translations title;
    std::int64_t version = 1;
    std::string rule;
    wallet::RuleEffect effect = wallet::RuleEffect::kNoEffect;
    bool is_covered = false;
    RecognitionReason reason = RecognitionReason::kNoEffect;
    std::string detail;
    std::vector<wallet::RuleCondition> missing_conditions;
    wallet::Organisation decided_by;
    std::optional<std::string> article;
    std::vector<wallet::LegalText> texts;
    std::optional<UnitGap> units;              // held against the rule's target standard
    std::vector<ComparedUnit> excluded_units;  // that the rule leaves out; never counted as covered
};

struct LevelStatementLine {
    std::string id;
    wallet::ReferencingRelation relation = wallet::ReferencingRelation::kReferenced;
    wallet::FrameworkReference to;
    std::vector<std::string> levels;  // of `to`
    wallet::Translations report_title;
    Date report_date = Date::of(UtcTime{});
    bool is_used = false;
    RecognitionReason reason = RecognitionReason::kNotReferenced;
};

// A level of the certificate, and what frameworks were referenced to each other to say about it.
struct LevelLine {
    wallet::LevelReference level;
    std::string label;  // as the certificate writes it; may be empty
    std::vector<LevelStatementLine> statements;
    bool is_referenced = false;  // is one of them used?
};

struct Recognition {
    RecognitionQuestion question;
    RecognitionWord word = RecognitionWord::kCannotSay;
    RecognitionGround ground = RecognitionGround::kNothing;
    std::vector<DecisionLine> decisions;  // that apply first, then newest first
    std::vector<AgreementLine> agreements;
    std::vector<UnitGap> units;
    std::vector<LevelLine> levels;
    std::vector<RecognitionReason> notes;  // about the whole: not-transitive
};

}  // namespace carnet::verifier
