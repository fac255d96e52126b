// SPDX-License-Identifier: Apache-2.0
#include "verifier/verdict.h"

#include <catch2/catch.hpp>

#include <set>
#include <type_traits>

using namespace carnet;
using namespace carnet::verifier;

namespace {

std::vector<Check> all_passed() {
    std::vector<Check> checks;
    for (const CheckKind kind : all_check_kinds())
        checks.push_back({kind, Outcome::kPassed, Reason::kOk, {}, {}});
    return checks;
}

Verdict verdict_of(std::initializer_list<Check> changes) {
    Verdict verdict;
    verdict.checks = all_passed();
    for (const Check& change : changes) verdict.checks[static_cast<std::size_t>(change.kind)] = change;
    return verdict;
}

Check changed(CheckKind kind, Outcome outcome, Reason reason) {
    return {kind, outcome, reason, {}, {}};
}

}  // namespace

TEST_CASE("nothing is green by default: no checks, or one too few, is undetermined", "[verifier][verdict]") {
    REQUIRE(Verdict{}.decision() == Decision::kUndetermined);
    REQUIRE(Verdict{}.word() == Word::kCannotSay);
    REQUIRE_FALSE(Verdict{}.summary_is_proven());
    for (const CheckKind missing : all_check_kinds()) {
        auto checks = all_passed();
        std::erase_if(checks, [missing](const Check& check) { return check.kind == missing; });
        INFO(to_string(missing));
        REQUIRE(decide(checks) == Decision::kUndetermined);
    }
    REQUIRE(decide(all_passed()) == Decision::kAccepted);
}

TEST_CASE("one failure rejects, one doubt leaves undetermined, notes accept, in every check",
          "[verifier][verdict]") {
    for (const CheckKind kind : all_check_kinds()) {
        INFO(to_string(kind));
        const auto with = [kind](Outcome outcome, Reason reason) {
            return verdict_of({changed(kind, outcome, reason)}).decision();
        };
        REQUIRE(with(Outcome::kFailed, Reason::kMemberWrong) == Decision::kRejected);
        REQUIRE(with(Outcome::kUndetermined, Reason::kKeyUnknown) == Decision::kUndetermined);
        REQUIRE(with(Outcome::kWarned, Reason::kTypeUnknown) == Decision::kAccepted);
        REQUIRE(with(Outcome::kSkipped, Reason::kNotApplicable) == Decision::kAccepted);
        REQUIRE(with(Outcome::kSkipped, Reason::kSwitchedOff) == Decision::kAccepted);
        REQUIRE(with(Outcome::kSkipped, Reason::kDependsOnKey) == Decision::kUndetermined);
        REQUIRE(with(Outcome::kSkipped, Reason::kDependsOnProof) == Decision::kUndetermined);
    }
}

TEST_CASE("a failure outweighs a doubt", "[verifier][verdict]") {
    const auto verdict =
        verdict_of({changed(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed),
                    changed(CheckKind::kValidity, Outcome::kFailed, Reason::kExpired)});
    REQUIRE(verdict.decision() == Decision::kRejected);
}

TEST_CASE("words that say genuine are said only of what is proven", "[verifier][verdict]") {
    const auto revoked = changed(CheckKind::kRevocation, Outcome::kFailed, Reason::kRevoked);
    const auto suspended = changed(CheckKind::kSuspension, Outcome::kFailed, Reason::kSuspended);
    const auto expired = changed(CheckKind::kValidity, Outcome::kFailed, Reason::kExpired);
    const auto altered = changed(CheckKind::kProof, Outcome::kFailed, Reason::kSignatureWrong);
    const auto unlisted = changed(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed);
    const auto silent =
        changed(CheckKind::kRevocation, Outcome::kUndetermined, Reason::kStatusListUnreachable);
    const auto incomplete = changed(CheckKind::kProfile, Outcome::kFailed, Reason::kProfileIncomplete);
    REQUIRE(verdict_of({}).word() == Word::kValid);
    REQUIRE(verdict_of({expired}).word() == Word::kExpired);
    REQUIRE(verdict_of({suspended, expired}).word() == Word::kSuspended);
    REQUIRE(verdict_of({revoked, suspended, expired}).word() == Word::kWithdrawn);
    REQUIRE(verdict_of({altered, revoked}).word() == Word::kAltered);
    REQUIRE(verdict_of({unlisted}).word() == Word::kUnknownIssuer);
    REQUIRE(verdict_of({unlisted, silent}).word() == Word::kCannotSay);
    REQUIRE(verdict_of({silent}).word() == Word::kCannotSay);
    REQUIRE(verdict_of({unlisted, expired}).word() == Word::kNotValid);
    REQUIRE(verdict_of({incomplete}).word() == Word::kNotValid);
    REQUIRE(verdict_of({incomplete, expired}).word() == Word::kNotValid);
}

TEST_CASE("a summary is proven when format, proof, key and issuer are, whatever dates and status say",
          "[verifier][verdict]") {
    for (const CheckKind kind : all_check_kinds()) {
        const std::set<CheckKind> of_others = {
            CheckKind::kProfile,  CheckKind::kSchema,     CheckKind::kAccreditation, CheckKind::kStanding,
            CheckKind::kValidity, CheckKind::kRevocation, CheckKind::kSuspension,    CheckKind::kResources};
        INFO(to_string(kind));
        const auto doubtful = verdict_of({changed(kind, Outcome::kUndetermined, Reason::kKeyUnknown)});
        REQUIRE(doubtful.summary_is_proven() == of_others.contains(kind));
    }
}

TEST_CASE("an issuer that was not accredited then has a word of its own, said only of what it signed",
          "[verifier][verdict]") {
    const auto not_then = changed(CheckKind::kAccreditation, Outcome::kFailed, Reason::kNotAccreditedThen);
    REQUIRE(verdict_of({not_then}).word() == Word::kNotAccreditedThen);
    const auto unlisted = changed(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed);
    REQUIRE(verdict_of({not_then, unlisted}).word() == Word::kNotAccreditedThen);
    const auto unknown_key = changed(CheckKind::kIssuerKey, Outcome::kUndetermined, Reason::kKeyUnknown);
    REQUIRE(verdict_of({not_then, unknown_key}).word() == Word::kNotValid);
    const auto no_accreditation =
        changed(CheckKind::kAccreditation, Outcome::kUndetermined, Reason::kAccreditationNotListed);
    REQUIRE(verdict_of({unlisted, no_accreditation}).word() == Word::kUnknownIssuer);
    REQUIRE(verdict_of({no_accreditation}).word() == Word::kCannotSay);
}

TEST_CASE("what its issuer withdrew is withdrawn, also where the issuer's accreditation was withdrawn too",
          "[verifier][verdict]") {
    const auto undone =
        changed(CheckKind::kAccreditation, Outcome::kFailed, Reason::kAccreditationWithdrawnRetroactively);
    const auto unlisted = changed(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed);
    const auto revoked = changed(CheckKind::kRevocation, Outcome::kFailed, Reason::kRevoked);
    const auto expired = changed(CheckKind::kValidity, Outcome::kFailed, Reason::kExpired);
    const auto altered = changed(CheckKind::kProof, Outcome::kFailed, Reason::kSignatureWrong);
    REQUIRE(verdict_of({undone, unlisted, revoked}).word() == Word::kWithdrawn);
    REQUIRE(verdict_of({undone, unlisted, revoked, expired}).word() == Word::kWithdrawn);
    REQUIRE(verdict_of({undone, unlisted}).word() == Word::kNotAccreditedThen);
    REQUIRE(verdict_of({undone, revoked, altered}).word() == Word::kAltered);
    REQUIRE(verdict_of({unlisted, revoked}).word() == Word::kNotValid);
}

TEST_CASE("a decision of an authority that nobody here knows is one of an unknown issuer",
          "[verifier][verdict]") {
    const auto unlisted = changed(CheckKind::kIssuerTrust, Outcome::kUndetermined, Reason::kIssuerNotListed);
    const auto unknown = changed(CheckKind::kStanding, Outcome::kUndetermined, Reason::kAuthorityUnknown);
    const auto appealed = changed(CheckKind::kStanding, Outcome::kUndetermined, Reason::kDecisionUnderAppeal);
    REQUIRE(verdict_of({unlisted, unknown}).word() == Word::kUnknownIssuer);
    REQUIRE(verdict_of({unknown}).word() == Word::kCannotSay);
    REQUIRE(verdict_of({unlisted, appealed}).word() == Word::kCannotSay);
}

TEST_CASE("every kind, outcome, decision and word has its own spelling", "[verifier][verdict]") {
    std::set<std::string_view> spellings;
    for (const CheckKind kind : all_check_kinds()) REQUIRE(spellings.insert(to_string(kind)).second);
    REQUIRE(spellings.size() == 15);
    REQUIRE(to_string(Outcome::kUndetermined) == "undetermined");
    REQUIRE(to_string(Decision::kUndetermined) == "undetermined");
    REQUIRE(to_string(Word::kCannotSay) == "cannot-say");
    static_assert(!std::is_convertible_v<Verdict, bool>, "a verdict is no bool");
}
