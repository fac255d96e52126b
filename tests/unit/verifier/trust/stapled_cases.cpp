// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/verifier/trust/accreditation_cases.h"
#include "tests/unit/verifier/trust/stapled_samples.h"

#include <functional>
#include <utility>

namespace carnet::test {
namespace {

using wallet::AccreditedRole;
using Lists = std::vector<std::string>;

// A good certificate with the lists that the case makes.
std::function<Verdict(World&)> brought(std::function<Lists(StapledWorld&)> make) {
    return [make = std::move(make)](World&) {
        StapledWorld world;
        const auto lists = make(world);
        return shown_with(world, world.signed_certificate(), lists).verdict;
    };
}

// By the operator, after the accreditation was changed.
std::function<Verdict(World&)> by_operator(std::function<void(wallet::Accreditation&)> change,
                                           std::string_view issued = "2026-11-20T00:00:00Z") {
    return brought([change = std::move(change), issued](StapledWorld& world) {
        auto entry = recognized(world.authority, kIssuer);
        change(entry);
        return Lists{stapled(world.authority, std::move(entry), issued)};
    });
}

// The council's list, on the council the operator's with that role.
std::function<Verdict(World&)> by_council(AccreditedRole role) {
    return brought([role](StapledWorld& world) {
        return Lists{stapled(world.council, recognized(world.council, kIssuer)),
                     stapled(world.authority, recognized(world.authority, kCouncil, role))};
    });
}

// `length` lists one above the other, the operator's at the top.
std::function<Verdict(World&)> in_a_row(int length) {
    return brought([length](StapledWorld& world) {
        Lists lists;
        std::string below(kIssuer);
        auto role = AccreditedRole::kAward;
        for (int i = 1; i < length; ++i) {
            const Recognizer next(world, "did:web:council" + std::to_string(i) + ".example",
                                  static_cast<std::uint64_t>(50 + i));
            lists.push_back(stapled(next, recognized(next, below, role)));
            below = next.did;
            role = AccreditedRole::kAccredit;
        }
        lists.push_back(stapled(world.authority, recognized(world.authority, below, role)));
        return lists;
    });
}

}  // namespace

std::vector<Case> stapled_cases() {
    using enum CheckKind;
    using enum Outcome;
    return {
        {"recognized by a list that came along", kAccreditation, kPassed, Reason::kOk,
         by_operator([](auto&) {})},
        {"a list that came along makes trust", kIssuerTrust, kPassed, Reason::kOk, by_operator([](auto&) {})},
        {"recognized by way of a council", kAccreditation, kPassed, Reason::kOk,
         by_council(AccreditedRole::kAccredit)},
        {"four lists one above the other", kAccreditation, kPassed, Reason::kOk, in_a_row(4)},
        {"five lists one above the other", kAccreditation, kUndetermined, Reason::kStapledListTooDeep,
         in_a_row(5)},
        {"a list signed with a withdrawn key", kAccreditation, kUndetermined, Reason::kStapledListKeyRevoked,
         brought([](StapledWorld& world) {
             auto method = World::method_of(world.authority.key, kOperator);
             method.revoked = Timestamp::of(at("2026-10-01T00:00:00Z"));
             world.authority.publish(world, method);
             return Lists{stapled(world.authority, recognized(world.authority, kIssuer))};
         })},
        {"a list that was altered", kAccreditation, kUndetermined, Reason::kStapledListRefused,
         brought([](StapledWorld& world) {
             return Lists{
                 replaced(stapled(world.authority, recognized(world.authority, "did:web:other.example")),
                          "did:web:other.example", kIssuer)};
         })},
        {"a list in the operator's name by somebody else", kAccreditation, kUndetermined,
         Reason::kStapledListRefused, brought([](StapledWorld& world) {
             const auto list = list_by(world.authority, {recognized(world.authority, kIssuer)});
             return Lists{sign(recognized_text(world.authority, list), world.council.key)};
         })},
        {"a list that is over", kAccreditation, kUndetermined, Reason::kStapledListTooOld,
         by_operator([](auto& entry) { entry.valid_until = date("2026-11-21"); })},
        {"a list of eight days ago", kAccreditation, kUndetermined, Reason::kStapledListTooOld,
         by_operator([](auto&) {}, "2026-11-13T12:00:00Z")},
        {"a list about later days", kAccreditation, kUndetermined, Reason::kStapledListOtherDay,
         by_operator([](auto& entry) {
             entry.valid_from = date("2026-10-21");
             entry.history.front().from = entry.valid_from;
         })},
        {"a list with limits that cannot be looked at", kAccreditation, kUndetermined,
         Reason::kStapledListScopeUnclear, by_operator([](auto& entry) { entry.scope.isco08 = {"74"}; })},
        {"a council that may award and not accredit", kAccreditation, kFailed,
         Reason::kAccreditorScopeExceeded, by_council(AccreditedRole::kAward)},
        {"a council alone", kAccreditation, kUndetermined, Reason::kStapledListNotAccepted,
         brought([](StapledWorld& world) {
             return Lists{stapled(world.council, recognized(world.council, kIssuer))};
         })},
        {"an operator whom the policy does not accept any more", kAccreditation, kUndetermined,
         Reason::kStapledListNotAccepted, brought([](StapledWorld& world) {
             world.policy.trust_lists.clear();
             return Lists{stapled(world.authority, recognized(world.authority, kIssuer))};
         })},
        {"councils that recognize one another", kAccreditation, kUndetermined, Reason::kStapledListCircular,
         brought([](StapledWorld& world) {
             const Recognizer other(world, "did:web:other.example", 60);
             return Lists{
                 stapled(world.council, recognized(world.council, kIssuer)),
                 stapled(other, recognized(other, kCouncil, AccreditedRole::kAccredit)),
                 stapled(world.council, recognized(world.council, other.did, AccreditedRole::kAccredit))};
         })},
        {"a list that proves nothing, of an issuer whom the policy names", kAccreditation, kWarned,
         Reason::kStapledListNotAccepted, brought([](StapledWorld& world) {
             world.policy.trusted = {{std::string(kIssuer), "Example Skills Board (demo)", {}, {}, {}}};
             return Lists{stapled(world.council, recognized(world.council, kIssuer))};
         })},
    };
}

}  // namespace carnet::test
