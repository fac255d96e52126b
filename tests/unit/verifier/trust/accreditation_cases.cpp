// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/trust/accreditation_cases.h"

#include "tests/unit/verifier/trust/trust_samples.h"

namespace carnet::test {

std::vector<Case> accreditation_cases() {
    using enum CheckKind;
    using enum Outcome;
    using wallet::AccreditationState;
    const auto event = [](AccreditationState state, std::string_view from) {
        wallet::AccreditationEvent made;
        made.state = state;
        made.from = Date::parse(from).value();
        return made;
    };
    return {
        {"no list is accepted", kAccreditation, kSkipped, Reason::kNotApplicable, prepared([](World&) {})},
        {"accredited when awarded", kAccreditation, kPassed, Reason::kOk, listed([](auto&, auto&) {})},
        {"an accreditation makes trust", kIssuerTrust, kPassed, Reason::kOk,
         listed([](auto&, auto&) {}, [](World& world) { world.policy.trusted.clear(); })},
        {"ended before the award", kAccreditation, kFailed, Reason::kNotAccreditedThen,
         listed([=](auto&, auto& entry) {
             entry.history.push_back(event(AccreditationState::kWithdrawn, "2026-10-20"));
         })},
        {"suspended on the day", kAccreditation, kFailed, Reason::kNotAccreditedThen,
         listed([=](auto&, auto& entry) {
             entry.history.push_back(event(AccreditationState::kSuspended, "2026-10-01"));
             entry.history.push_back(event(AccreditationState::kGranted, "2026-11-01"));
         })},
        {"accredited later", kAccreditation, kFailed, Reason::kAccreditedLaterOnly,
         listed([](auto&, auto& entry) { entry.valid_from = Date::parse("2026-10-21").value(); })},
        {"accredited for another method", kAccreditation, kFailed, Reason::kAccreditationScope,
         listed([](auto&, auto& entry) { entry.scope.methods = {wallet::AssessmentMethod::kInterview}; })},
        {"withdrawn back to before the award", kAccreditation, kFailed,
         Reason::kAccreditationWithdrawnRetroactively, listed([=](auto&, auto& entry) {
             entry.history.push_back(event(AccreditationState::kWithdrawn, "2026-11-15"));
             entry.history.back().effect = wallet::LegalEffect::kExTunc;
         })},
        {"on no list, but named by the policy", kAccreditation, kWarned, Reason::kAccreditationNotListed,
         listed([](auto&, auto& entry) { entry.issuers = {"did:web:other.example"}; })},
        {"on no list and not named", kAccreditation, kUndetermined, Reason::kAccreditationNotListed,
         listed([](auto&, auto& entry) { entry.issuers = {"did:web:other.example"}; },
                [](World& world) { world.policy.trusted.clear(); })},
        {"on no list where one is asked for", kAccreditation, kUndetermined, Reason::kAccreditationNotListed,
         prepared([](World& world) { world.policy.require_accreditation = true; })},
        {"accredited by nobody known", kAccreditation, kUndetermined, Reason::kAccreditorNotListed,
         listed([](auto&, auto& entry) { entry.accreditor = "did:web:nobody.example"; })},
        {"accredited for more than its accreditor may give", kAccreditation, kFailed,
         Reason::kAccreditorScopeExceeded,
         [](World& world) {
             auto above = test::accreditation("did:web:sector.example");
             above.role = wallet::AccreditedRole::kAccredit;
             above.scope.isco08 = {"74"};
             auto entry = test::accreditation(kIssuer);
             entry.accreditor = "did:web:sector.example";
             world.trust.add(test::accepted_list(), {above, entry});
             return world.verify(world.signed_certificate());
         }},
        {"signed long after the end", kAccreditation, kUndetermined, Reason::kSignedAfterAccreditation,
         listed(
             [=](auto&, auto& entry) {
                 entry.history.push_back(event(AccreditationState::kWithdrawn, "2026-10-25"));
             },
             [](World& world) { world.policy.late_signing_days = 5; })},
        {"a list past its day", kAccreditation, kUndetermined, Reason::kTrustListTooOld,
         listed([](auto& list, auto&) { list.next_update = at("2026-11-21T11:59:59Z"); })},
        {"a list of an accepted operator that cannot be used", kAccreditation, kUndetermined,
         Reason::kTrustListRefused, prepared([](World& world) {
             world.policy.require_accreditation = true;
             world.trust.note_refused("Accreditation list (demo)", "Its signature cannot be relied on.");
         })},
        {"two lists under one number", kAccreditation, kUndetermined, Reason::kTrustListDisputed,
         [](World& world) {
             world.trust.add(test::accepted_list(), {test::accreditation(kIssuer)});
             auto other = test::accepted_list();
             other.digest = "uAnother";
             world.trust.add(other, {});
             return world.verify(world.signed_certificate());
         }},
    };
}

}  // namespace carnet::test
