// SPDX-License-Identifier: Apache-2.0
//
// RecognitionAgreement: what several authorities agreed, with rules that software can read beside the text of
// the treaty, which prevails. Each party signs (a set of proofs). A rule covers; it never decides: only an
// authority signs a decision. Not transitive: A with B and B with C says nothing of A with C. A draft or an
// agreement under negotiation grants nothing. Field by field: docs/formats/recognition-agreement.md.
// Plain values; reading and writing are pure and thread-safe.
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
#include <string_view>
#include <vector>

namespace carnet::wallet {

enum class AgreementStatus : std::uint8_t {
    kDraft,
    kNegotiating,
    kSigned,
    kInForceProvisionally,
    kInForce,
    kSuspended,
    kDenounced
};

struct AgreementParty {
    std::string name;
    std::string jurisdiction;   // country, part of one, or the URI of a community of states
    std::string signer;         // DID with which it signs
    std::string competence;     // by which law or decision it may sign
    std::optional<Date> entry;  // first day in force for this party; absent: not ratified yet
    std::optional<Date> exit;   // first day on which it is no longer bound
    friend bool operator==(const AgreementParty&, const AgreementParty&) = default;
};

struct LegalText {
    std::string language;
    std::string uri;
    std::string digest;
    friend bool operator==(const LegalText&, const LegalText&) = default;
};

// Automatic; automatic under conditions; a decision is needed, and made easier; units count; nothing.
enum class RuleEffect : std::uint8_t {
    kRecognises,
    kRecognisesSubjectTo,
    kFacilitates,
    kCreditsUnits,
    kNoEffect
};

enum class ConditionKind : std::uint8_t {
    kExperience,      // `years` of practice
    kLanguage,        // `language` at `level` (CEFR)
    kCertificateAge,  // not older than `years`
    kHealth,
    kRegistration,
    kAptitudeTest,
    kAdaptationPeriod
};

struct RuleCondition {
    ConditionKind kind = ConditionKind::kRegistration;
    Translations text;                    // what has to be shown, for people
    std::optional<std::int64_t> years;    // of kExperience and kCertificateAge only
    std::optional<std::string> language;  // of kLanguage only
    std::optional<std::string> level;     // of kLanguage only: "A1" to "C2"
    friend bool operator==(const RuleCondition&, const RuleCondition&) = default;
};

// Whose awards a rule is about. An empty list does not limit; jurisdictions are always named.
struct RuleOrigin {
    std::vector<std::string> jurisdictions;   // of the accreditation of the awarding body; parties' own
    std::vector<std::string> qualifications;  // URIs of standards
    std::vector<std::string> isco08;          // groups
    std::vector<LevelReference> levels;
    std::vector<std::string> issuers;   // DIDs of awarding bodies; empty: any that is accredited to award
    std::optional<Date> awarded_from;   // first day of awards
    std::optional<Date> awarded_until;  // first day after
    friend bool operator==(const RuleOrigin&, const RuleOrigin&) = default;
};

struct RuleTarget {
    std::vector<std::string> jurisdictions;    // parties' own
    Translations title;                        // of the qualification or occupation there
    std::optional<std::string> qualification;  // URI of the standard whose units are to be covered
    std::optional<std::string> isco08;
    std::optional<LevelReference> level;
    friend bool operator==(const RuleTarget&, const RuleTarget&) = default;
};

enum class Reciprocity : std::uint8_t { kOneWay, kMutual };

struct AgreementRule {
    std::string id;  // within the agreement; never used again for another rule
    RuleOrigin from;
    RuleTarget to;
    RuleEffect effect = RuleEffect::kNoEffect;
    std::vector<RecognitionPurpose> purposes;  // empty: all
    std::vector<RuleCondition> conditions;
    std::vector<std::string> credited_units;  // codes of the target standard; of kCreditsUnits
    std::vector<std::string> excluded_units;  // codes of the target standard
    Reciprocity reciprocity = Reciprocity::kOneWay;
    bool covers_earlier_awards = false;  // awarded before the agreement entered into force
    bool keeps_acquired_rights = false;  // once a party has left, for awards made while it was bound
    Organisation decided_by;             // the authority that has to decide, or that registers
    std::optional<std::string> article;  // of the text
    friend bool operator==(const AgreementRule&, const AgreementRule&) = default;
};

struct RecognitionAgreement {
    std::string id;  // URI, the same for all versions
    std::int64_t version = 1;
    Translations title;
    AgreementStatus status = AgreementStatus::kDraft;
    std::vector<AgreementParty> parties;
    std::vector<LegalText> texts;        // all authentic; where one differs from a rule, the text prevails
    std::optional<Date> in_force_from;   // of the agreement as a whole
    std::optional<Date> in_force_until;  // first day on which it no longer is
    std::vector<AgreementRule> rules;
    friend bool operator==(const RecognitionAgreement&, const RecognitionAgreement&) = default;
};

[[nodiscard]] std::string_view to_string(RuleEffect effect) noexcept;   // "recognises-subject-to", ...
[[nodiscard]] std::string_view to_string(ConditionKind kind) noexcept;  // "certificate-age", ...

// Does it bind anybody on that day, as this version says it? Never what is drafted, negotiated, only signed
// or suspended; a denounced one until its last day.
[[nodiscard]] bool is_in_force_on(const RecognitionAgreement& agreement, const Date& day) noexcept;
[[nodiscard]] bool is_bound_on(const AgreementParty& party, const Date& day) noexcept;

// Rules between members: kBadValue, `where` a JSON Pointer into the subject ("/rules/2/conditions/0/years").
[[nodiscard]] Result<void> check_recognition_agreement(const RecognitionAgreement& agreement);
// May `next` take the place of `previous`? kConflict, with the place: another agreement, a version that is
// not higher, or a party gone that had entered (it stays, with the day of its exit).
[[nodiscard]] Result<void> check_succession(const RecognitionAgreement& previous,
                                            const RecognitionAgreement& next);
// The unsigned credential's text. kBadValue: a rule is broken, there or in the envelope ("envelope/issuer").
[[nodiscard]] Result<std::string> write_recognition_agreement(const RecognitionAgreement& agreement,
                                                              const Envelope& envelope);
// kUnsupported: another kind of credential. Else kMissingMember, kWrongType, kBadValue, kUnknownMember with
// the JSON Pointer.
[[nodiscard]] Result<RecognitionAgreement> read_recognition_agreement(const Credential& credential);

}  // namespace carnet::wallet
