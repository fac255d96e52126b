// SPDX-License-Identifier: Apache-2.0
//
// What a verifier found: every check in a fixed order with outcome and reason, and a decision that is
// computed from them and cannot be set. There is no conversion to bool, and nothing is green by default. JSON
// form: docs/formats/verdict.md (a contract). Values; thread-safe to read.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "verifier/recognition/recognition.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/competency.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::verifier {

// In the order in which they are reported.
enum class CheckKind : std::uint8_t {
    kFormat,         // readable, strict JSON, within limits
    kStructure,      // a credential of VC Data Model 2.0 or 1.1
    kProfile,        // a document type that we know, complete by its strict reader
    kSchema,         // credentialSchema: ours or foreign
    kIssuerKey,      // the verification method could be resolved
    kKeyState,       // the key was good when the proof was made
    kProof,          // signature right, purpose right, not altered
    kIssuerControl,  // the issuer controls the key
    kIssuerTrust,    // the issuer is one that this verifier's policy trusts, or was accredited
    kAccreditation,  // the issuer was accredited for this when it was awarded, on a list accepted here
    kStanding,       // of a decision: its authority is competent, and it has not been replaced or ended
    kValidity,       // validFrom, validUntil
    kRevocation,
    kSuspension,
    kResources,  // relatedResource digests
};

enum class Outcome : std::uint8_t { kPassed, kFailed, kWarned, kSkipped, kUndetermined };

enum class Decision : std::uint8_t { kAccepted, kRejected, kUndetermined };

// Why a check came out as it did; one closed list, one row each in verifier/src/reason_table.cpp (code
// string, outcomes it may go with) and one sentence per language in wording/, "reason.<code string>".
enum class Reason : std::uint8_t {
    kOk,
    // format
    kJsonSyntax,
    kJsonDuplicateMember,
    kJsonTooDeep,
    kTooLarge,
    kBadUtf8,
    kNumberRange,
    // structure
    kNotACredential,
    kContextWrong,
    kMemberMissing,
    kMemberWrong,
    kTimeMalformed,
    kMemberNotSupported,  // right perhaps, but more than this verifier reads
    // tokens: the first of format, the others of structure
    kTokenMalformed,
    kCodeDamaged,  // of print; of format too
    kTokenAlgorithmRefused,
    kTokenRuleUnknown,
    kTokenTypeWrong,
    kTokenClaimsWrong,
    kDisclosureWrong,  // of an SD-JWT: what no digest of the issuer names, or what must not be hidden
    // profile and schema
    kProfileIncomplete,
    kUnitStatementAsCertificate,
    kTypeUnknown,
    kSchemaForeign,
    // keys
    kIdentifierMalformed,
    kIdentifierMethodUnknown,
    kKeyUnknown,
    kKeyNotNamed,  // a token without kid
    kKeyWeak,
    kKeyMalformed,
    kIssuerUnreachable,
    kIssuerRefusedAddress,
    kIssuerAnswerMalformed,
    kIssuerAnswerAged,   // within the policy's grace: warned
    kIssuerAnswerStale,  // beyond it: undetermined
    kKeyNotForAssertion,
    kKeyNotForAuthentication,
    kKeyRevoked,
    kKeyRevokedLater,  // signed before the key was withdrawn, as only the signer says
    kKeyExpired,
    kCertificateUntrusted,  // no accepted authority stands behind it
    kCertificateWrong,
    // proof
    kProofMissing,
    kProofMalformed,
    kMechanismNotSupported,
    kProofPurposeWrong,
    kProofDomainWrong,
    kProofChallengeWrong,
    kProofExpired,
    kProofFromFuture,
    kProofTimeMissing,
    kKeyBindingMissing,  // the holder's signature over a presentation
    kKeyBindingWrong,
    kKeyBindingTime,
    kSignatureEncoding,
    kSignatureLength,
    kSignatureWrong,
    kProofContextWrong,
    kContextUnknown,
    kJsonLdWrong,
    kNotCovered,
    kTooComplex,
    kSuiteKeyMismatch,
    // whose
    kIssuerNotController,
    kIssuerUntrusted,
    kIssuerNotListed,
    // accreditation
    kNotAccreditedThen,
    kAccreditedLaterOnly,
    kAccreditationScope,
    kAccreditationWithdrawnRetroactively,
    kAccreditationNotListed,
    kAccreditorNotListed,
    kAccreditorScopeExceeded,
    kSignedAfterAccreditation,
    kTrustListTooOld,
    kTrustListDisputed,
    kTrustListRefused,
    kClaimNotDisclosed,  // the holder kept back what the list asks about
    kStapledListKeyRevoked,
    kStapledListRefused,
    kStapledListTooOld,
    kStapledListOtherDay,
    kStapledListScopeUnclear,
    kStapledListCircular,
    kStapledListTooDeep,
    kStapledListNotAccepted,
    // standing of a decision
    kAuthorityUnknown,
    kAuthorityNotCompetent,
    kDecisionUnderAppeal,
    kDecisionSuperseded,
    kDecisionReplacedOnAppeal,
    kDecisionCorrected,
    kDecisionAnnulled,
    kDecisionRevoked,
    kDecisionWithdrawn,
    kDecisionLapsed,
    // times
    kNotYetValid,
    kExpired,
    kNoLongerCurrentSoon,
    // status
    kRevoked,
    kSuspended,
    kStatusMissing,
    kStatusTypeUnknown,
    kStatusIndexInvalid,
    kStatusIndexRange,
    kStatusPurposeWrong,
    kStatusListUnreachable,
    kStatusListRefusedAddress,
    kStatusListMalformed,
    kStatusListTooLarge,
    kStatusListTooShort,
    kStatusListWrongIssuer,
    kStatusListProofWrong,
    kStatusListUnverifiable,  // its proof could not be checked
    kStatusListExpired,
    kStatusListAged,   // within the policy's grace: warned
    kStatusListStale,  // beyond it: undetermined
    kStatusListNotYetValid,
    kStatusPastUnknown,
    // resources
    kResourceDigestWrong,
    kResourceUnknown,
    // of skipped checks
    kDependsOnFormat,
    kDependsOnStructure,
    kDependsOnKey,
    kDependsOnProof,
    kNotApplicable,
    kSwitchedOff,
};

[[nodiscard]] std::string_view to_string(CheckKind kind) noexcept;   // "format", "issuer-key", ...
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;  // "passed", ...
[[nodiscard]] std::string_view to_string(Decision decision) noexcept;
[[nodiscard]] std::string_view to_string(Reason reason) noexcept;  // "signature-wrong", ...
// Every enumerator once, in the order of declaration.
[[nodiscard]] const std::vector<Reason>& all_reasons() noexcept;
[[nodiscard]] const std::vector<CheckKind>& all_check_kinds() noexcept;
// May a check with this reason have this outcome? For tests and for the table in docs/formats/verdict.md.
[[nodiscard]] bool may_go_with(Reason reason, Outcome outcome) noexcept;

struct Check {
    CheckKind kind;
    Outcome outcome;
    Reason reason;
    std::string where;   // JSON Pointer, URL; may be empty
    std::string detail;  // for the operator; the sentence for people comes from wording/
};

// rejected if any check failed; else undetermined if any check is undetermined, or one of the fifteen kinds
// is missing, or is skipped without being not-applicable or switched off; else accepted.
[[nodiscard]] Decision decide(const std::vector<Check>& checks) noexcept;
// The same over other kinds than all: those that must be there.
[[nodiscard]] Decision decide(const std::vector<Check>& checks, std::span<const CheckKind> asked) noexcept;

// The plain facts shown with a verdict. Verdict::summary_is_proven() says whether anybody trusted has said
// so; an unproven summary is only what the file claims.
struct Summary {
    std::string credential_id;
    std::string type;    // "CompetencyCertificate", "CompetencyUnitStatement" or the last type
    std::string number;  // as printed on paper
    std::string title;
    std::string holder_name;
    std::string holder_name_original;
    std::string birth_date;
    std::string occupation;
    std::string occupation_code;
    std::vector<std::string> units;              // titles of completed units
    std::vector<std::string> outstanding_units;  // codes; a unit statement only
    std::string issuer;                          // DID
    std::string issuer_name;                     // as in the policy's list, else as the document claims
    std::string assessor;                        // the registration with the body, as the document names it
    std::string assessed_at;                     // centre or site, place, country
    std::string awarded;                         // date
    std::string valid_from;
    std::string valid_until;
    std::string holder_bound;  // holder DID if any
};

// The verdict vocabulary of the domain (recognition-domain 5.1), as far as this verifier can say today: one
// word.
enum class Word : std::uint8_t {
    kValid,
    kExpired,
    kSuspended,
    kWithdrawn,
    kAltered,
    kUnknownIssuer,
    kNotAccreditedThen,
    kCannotSay,
    kNotValid,
    kReplaced,
    kAdvisory,    // an assessment, accepted: advice and no decision
    kNotAssessed  // a profile, accepted: what a person says of themselves
};
[[nodiscard]] std::string_view to_string(Word word) noexcept;  // "valid", "expired", ..., "cannot-say"

class VerifiedCredential;  // verifier/verified_credential.h; only the pipeline makes one

// What one of several proofs is worth by itself: the worst of what was found about its key and its signature.
struct Signature {
    std::string signer;  // DID
    Outcome outcome;
    Reason reason;
};

// What was read of a document that was not accepted: what it claims, and no more.
struct ReadDocument {
    wallet::Credential credential;
    std::optional<wallet::CompetencyDocument> competency;
};

struct Verdict {
    std::vector<Check> checks;
    std::vector<Signature> signatures;  // where there are several, so that one does not hide the others
    UtcTime evaluated_at;               // the clock when it was made
    UtcTime judged_as_of;               // --at, else evaluated_at
    std::string policy;                 // the policy's name
    std::string input_digest;           // SHA-256 of the received bytes, multibase
    std::string securing;  // "data-integrity", "vc+jwt", "dc+sd-jwt"; empty when nothing could be opened
    std::optional<Summary> summary;
    std::shared_ptr<const VerifiedCredential> verified;  // set exactly when the decision is accepted
    std::shared_ptr<const ReadDocument> unproven;        // of a document that could be read, when it is not
    std::optional<Recognition> recognition;              // where a destination was asked about

    [[nodiscard]] Decision decision() const noexcept { return decide(checks); }
    [[nodiscard]] Word word() const noexcept;
    // The proof holds, the issuer controls the key and is trusted (each passed or warned, or switched off by
    // the policy).
    [[nodiscard]] bool summary_is_proven() const noexcept;
    // The same but for trust: whoever it names as issuer has said this.
    [[nodiscard]] bool is_said_by_issuer() const noexcept;
    // The check of that kind; nothing only when the verdict was put together by somebody else.
    [[nodiscard]] const Check* find(CheckKind kind) const noexcept;
    // The document, accepted or not; null when there is none that could be read. The second: of a certificate
    // or unit statement.
    [[nodiscard]] const wallet::Credential* credential() const noexcept;
    [[nodiscard]] const wallet::CompetencyDocument* competency() const noexcept;
};

}  // namespace carnet::verifier
