// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict.h"

#include "verifier/verified_credential.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <array>

namespace carnet::verifier {
namespace {

constexpr std::array kKinds = {
    CheckKind::kFormat,      CheckKind::kStructure,     CheckKind::kProfile,   CheckKind::kSchema,
    CheckKind::kIssuerKey,   CheckKind::kKeyState,      CheckKind::kProof,     CheckKind::kIssuerControl,
    CheckKind::kIssuerTrust, CheckKind::kAccreditation, CheckKind::kStanding,  CheckKind::kValidity,
    CheckKind::kRevocation,  CheckKind::kSuspension,    CheckKind::kResources,
};

const Check* find_in(const std::vector<Check>& checks, CheckKind kind) noexcept {
    const auto found =
        std::find_if(checks.begin(), checks.end(), [kind](const Check& check) { return check.kind == kind; });
    return found == checks.end() ? nullptr : &*found;
}

bool skipped_with_leave(const Check& check) noexcept {
    return check.reason == Reason::kNotApplicable || check.reason == Reason::kSwitchedOff;
}

// Is this check no obstacle to acceptance?
bool is_clear(const Check* check) noexcept {
    if (check == nullptr) return false;
    switch (check->outcome) {
        case Outcome::kPassed:
        case Outcome::kWarned:
            return true;
        case Outcome::kSkipped:
            return skipped_with_leave(*check);
        case Outcome::kFailed:
        case Outcome::kUndetermined:
            return false;
    }
    return false;
}

bool is_not_listed(const Check* check) noexcept {
    return check != nullptr &&
           (check->reason == Reason::kIssuerNotListed || check->reason == Reason::kAccreditationNotListed ||
            check->reason == Reason::kAuthorityUnknown);
}

bool failed_with(const std::vector<Check>& checks, Reason reason) noexcept {
    return std::any_of(checks.begin(), checks.end(), [reason](const Check& check) {
        return check.outcome == Outcome::kFailed && check.reason == reason;
    });
}

// Is every failure one of the named reasons?
bool only_failed_with(const std::vector<Check>& checks, std::initializer_list<Reason> reasons) noexcept {
    return std::all_of(checks.begin(), checks.end(), [&](const Check& check) {
        return check.outcome != Outcome::kFailed ||
               std::find(reasons.begin(), reasons.end(), check.reason) != reasons.end();
    });
}

}  // namespace

std::string_view to_string(CheckKind kind) noexcept {
    switch (kind) {
        case CheckKind::kFormat:
            return "format";
        case CheckKind::kStructure:
            return "structure";
        case CheckKind::kProfile:
            return "profile";
        case CheckKind::kSchema:
            return "schema";
        case CheckKind::kIssuerKey:
            return "issuer-key";
        case CheckKind::kKeyState:
            return "key-state";
        case CheckKind::kProof:
            return "proof";
        case CheckKind::kIssuerControl:
            return "issuer-control";
        case CheckKind::kIssuerTrust:
            return "issuer-trust";
        case CheckKind::kAccreditation:
            return "accreditation";
        case CheckKind::kStanding:
            return "standing";
        case CheckKind::kValidity:
            return "validity";
        case CheckKind::kRevocation:
            return "revocation";
        case CheckKind::kSuspension:
            return "suspension";
        case CheckKind::kResources:
            return "resources";
    }
    return {};
}

std::string_view to_string(Outcome outcome) noexcept {
    switch (outcome) {
        case Outcome::kPassed:
            return "passed";
        case Outcome::kFailed:
            return "failed";
        case Outcome::kWarned:
            return "warned";
        case Outcome::kSkipped:
            return "skipped";
        case Outcome::kUndetermined:
            return "undetermined";
    }
    return {};
}

std::string_view to_string(Decision decision) noexcept {
    switch (decision) {
        case Decision::kAccepted:
            return "accepted";
        case Decision::kRejected:
            return "rejected";
        case Decision::kUndetermined:
            return "undetermined";
    }
    return {};
}

std::string_view to_string(Word word) noexcept {
    switch (word) {
        case Word::kValid:
            return "valid";
        case Word::kExpired:
            return "expired";
        case Word::kSuspended:
            return "suspended";
        case Word::kWithdrawn:
            return "withdrawn";
        case Word::kAltered:
            return "altered";
        case Word::kUnknownIssuer:
            return "unknown-issuer";
        case Word::kNotAccreditedThen:
            return "not-accredited-then";
        case Word::kCannotSay:
            return "cannot-say";
        case Word::kNotValid:
            return "not-valid";
        case Word::kReplaced:
            return "replaced";
        case Word::kAdvisory:
            return "advisory";
        case Word::kNotAssessed:
            return "not-assessed";
    }
    return {};
}

const std::vector<CheckKind>& all_check_kinds() noexcept {
    static const std::vector<CheckKind> kinds(kKinds.begin(), kKinds.end());
    return kinds;
}

Decision decide(const std::vector<Check>& checks) noexcept {
    return decide(checks, kKinds);
}

Decision decide(const std::vector<Check>& checks, std::span<const CheckKind> asked) noexcept {
    const auto failed = [](const Check& check) { return check.outcome == Outcome::kFailed; };
    if (std::any_of(checks.begin(), checks.end(), failed)) return Decision::kRejected;
    const auto clear = [&checks](CheckKind kind) { return is_clear(find_in(checks, kind)); };
    return std::all_of(asked.begin(), asked.end(), clear) ? Decision::kAccepted : Decision::kUndetermined;
}

const Check* Verdict::find(CheckKind kind) const noexcept {
    return find_in(checks, kind);
}

const wallet::Credential* Verdict::credential() const noexcept {
    if (verified) return &verified->credential();
    return unproven ? &unproven->credential : nullptr;
}

const wallet::CompetencyDocument* Verdict::competency() const noexcept {
    if (credential() == nullptr) return nullptr;
    const auto& document = verified ? verified->competency() : unproven->competency;
    return document ? &*document : nullptr;
}

bool Verdict::summary_is_proven() const noexcept {
    const Check* trust = find(CheckKind::kIssuerTrust);
    return is_said_by_issuer() && is_clear(trust);
}

bool Verdict::is_said_by_issuer() const noexcept {
    constexpr std::array kNeeded = {CheckKind::kFormat,   CheckKind::kStructure, CheckKind::kIssuerKey,
                                    CheckKind::kKeyState, CheckKind::kProof,     CheckKind::kIssuerControl};
    return std::all_of(kNeeded.begin(), kNeeded.end(),
                       [this](CheckKind kind) { return is_clear(find(kind)); });
}

namespace {

// Advice and a person's own statements are never called more than they are.
Word word_of_accepted(const wallet::Credential* credential) {
    if (credential == nullptr) return Word::kValid;  // put together by somebody else
    if (credential->has_type(wallet::name::kQualificationAssessment)) return Word::kAdvisory;
    return credential->has_type(wallet::name::kSkillsProfile) ? Word::kNotAssessed : Word::kValid;
}

// The word for what its authority has made of a decision; nothing when something else is wrong with it too.
std::optional<Word> word_of_ended(const std::vector<Check>& checks) {
    constexpr std::array kReplacing = {Reason::kDecisionSuperseded, Reason::kDecisionReplacedOnAppeal,
                                       Reason::kDecisionCorrected};
    constexpr std::array kEnding = {Reason::kDecisionAnnulled, Reason::kDecisionRevoked,
                                    Reason::kDecisionWithdrawn};
    const auto* standing = find_in(checks, CheckKind::kStanding);
    if (standing == nullptr || standing->outcome != Outcome::kFailed) return std::nullopt;
    if (!only_failed_with(checks, {standing->reason, Reason::kRevoked, Reason::kExpired}))
        return std::nullopt;
    const auto is_one_of = [&](const auto& reasons) {
        return std::find(reasons.begin(), reasons.end(), standing->reason) != reasons.end();
    };
    if (is_one_of(kReplacing)) return Word::kReplaced;
    if (is_one_of(kEnding)) return Word::kWithdrawn;
    return standing->reason == Reason::kDecisionLapsed ? std::optional(Word::kExpired) : std::nullopt;
}

// Its issuer has withdrawn it, and the lists have something against that issuer too.
bool is_withdrawn_all_the_same(const std::vector<Check>& checks) {
    const auto* accreditation = find_in(checks, CheckKind::kAccreditation);
    return accreditation != nullptr && accreditation->outcome == Outcome::kFailed &&
           failed_with(checks, Reason::kRevoked) &&
           only_failed_with(checks,
                            {accreditation->reason, Reason::kRevoked, Reason::kSuspended, Reason::kExpired});
}

}  // namespace

// The words that begin with "genuine" are said only of what is proven; for the rest there are plainer ones.
Word Verdict::word() const noexcept {
    switch (decision()) {
        case Decision::kAccepted:
            return word_of_accepted(credential());
        case Decision::kRejected:
            break;
        case Decision::kUndetermined: {
            const auto is_about_trust = [](CheckKind kind) {
                return kind == CheckKind::kIssuerTrust || kind == CheckKind::kAccreditation ||
                       kind == CheckKind::kStanding;
            };
            const auto clear_or_not_listed = [this](CheckKind kind) {
                return is_clear(find(kind)) || is_not_listed(find(kind));
            };
            const bool others_clear = std::all_of(kKinds.begin(), kKinds.end(), [&](CheckKind kind) {
                return is_about_trust(kind) || is_clear(find(kind));
            });
            const bool not_listed = is_not_listed(find(CheckKind::kIssuerTrust)) &&
                                    clear_or_not_listed(CheckKind::kAccreditation) &&
                                    clear_or_not_listed(CheckKind::kStanding);
            return others_clear && not_listed ? Word::kUnknownIssuer : Word::kCannotSay;
        }
    }
    if (failed_with(checks, Reason::kSignatureWrong) || failed_with(checks, Reason::kProofContextWrong) ||
        failed_with(checks, Reason::kDisclosureWrong))
        return Word::kAltered;
    if (is_said_by_issuer() &&
        only_failed_with(
            checks, {Reason::kNotAccreditedThen, Reason::kAccreditedLaterOnly, Reason::kAccreditationScope,
                     Reason::kAccreditorScopeExceeded, Reason::kAccreditationWithdrawnRetroactively}))
        return Word::kNotAccreditedThen;
    if (is_said_by_issuer() && is_withdrawn_all_the_same(checks)) return Word::kWithdrawn;
    if (!summary_is_proven()) return Word::kNotValid;
    if (const auto ended = word_of_ended(checks)) return *ended;
    if (!only_failed_with(checks, {Reason::kRevoked, Reason::kSuspended, Reason::kExpired}))
        return Word::kNotValid;
    if (failed_with(checks, Reason::kRevoked)) return Word::kWithdrawn;
    if (failed_with(checks, Reason::kSuspended)) return Word::kSuspended;
    return Word::kExpired;
}

}  // namespace carnet::verifier
