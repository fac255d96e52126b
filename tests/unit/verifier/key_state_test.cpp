// SPDX-License-Identifier: Apache-2.0
//
// X10: time of signing and time of judging against the state of the key.
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::describe;
using carnet::test::World;

namespace {

struct Row {
    std::string_view name;
    std::optional<std::string_view> expires;
    std::optional<std::string_view> revoked;
    std::string_view signed_at;
    std::string_view judged_at;
    Outcome outcome;
    Reason reason;
};

// The key is signed with in March, June or September; it ends in May or is withdrawn in May.
constexpr std::string_view kMarch = "2026-03-01T00:00:00Z";
constexpr std::string_view kApril = "2026-04-01T00:00:00Z";
constexpr std::string_view kMay = "2026-05-01T00:00:00Z";
constexpr std::string_view kJune = "2026-06-01T00:00:00Z";
constexpr std::string_view kToday = carnet::test::kNow;

const std::vector<Row> kMatrix = {
    {"a key without end", {}, {}, kMarch, kToday, Outcome::kPassed, Reason::kOk},
    {"rotated out after signing", kMay, {}, kMarch, kToday, Outcome::kPassed, Reason::kOk},
    {"signed on the last moment of the key", kMay, {}, kMay, kToday, Outcome::kPassed, Reason::kOk},
    {"signed after the key was rotated out", kMay, {}, kJune, kToday, Outcome::kFailed, Reason::kKeyExpired},
    {"withdrawn before signing", {}, kMay, kJune, kToday, Outcome::kFailed, Reason::kKeyRevoked},
    {"withdrawn at the moment of signing", {}, kMay, kMay, kToday, Outcome::kFailed, Reason::kKeyRevoked},
    {"withdrawn after signing", {}, kMay, kMarch, kToday, Outcome::kUndetermined, Reason::kKeyRevokedLater},
    {"withdrawn after the day judged", {}, kMay, kMarch, kApril, Outcome::kPassed, Reason::kOk},
    {"withdrawn on the day judged", {}, kMay, kMarch, kMay, Outcome::kUndetermined, Reason::kKeyRevokedLater},
    {"withdrawn and ended", kMay, kMay, kMarch, kToday, Outcome::kUndetermined, Reason::kKeyRevokedLater},
    {"withdrawal announced for a day to come",
     {},
     "2027-01-01T00:00:00Z",
     kMarch,
     kToday,
     Outcome::kPassed,
     Reason::kOk},
};

}  // namespace

TEST_CASE("the state of the key is judged at the time of signing and at the time of judging",
          "[verifier][key]") {
    for (const Row& row : kMatrix) {
        World world;
        auto document = world.did_document();
        if (row.expires) document.methods.front().expires = Timestamp::of(at(*row.expires));
        if (row.revoked) document.methods.front().revoked = Timestamp::of(at(*row.revoked));
        world.issuers.publish(std::move(document));
        const std::string bytes =
            carnet::test::sign(world.certificate(), world.key, {.created = at(row.signed_at)});
        const Verdict verdict = world.verify(bytes, at(row.judged_at));
        INFO(row.name << "\n" << describe(verdict));
        CHECK(verdict.find(CheckKind::kKeyState)->outcome == row.outcome);
        CHECK(to_string(verdict.find(CheckKind::kKeyState)->reason) == to_string(row.reason));
        // The signature itself is right in every row: a bad key state is not a bad signature.
        CHECK(verdict.find(CheckKind::kProof)->outcome == Outcome::kPassed);
    }
}

TEST_CASE("a thief of a withdrawn key cannot make anything valid by dating it back", "[verifier][key]") {
    World world;
    auto document = world.did_document();
    document.methods.front().revoked = Timestamp::of(at(kMay));
    world.issuers.publish(std::move(document));
    const std::string dated_back =
        carnet::test::sign(world.certificate(), world.key, {.created = at(kMarch)});
    REQUIRE(world.verify(dated_back).decision() == Decision::kUndetermined);
    world.policy.trust_signatures_before_key_revocation = true;
    const Verdict trusted = world.verify(dated_back);
    REQUIRE(trusted.decision() == Decision::kAccepted);
    REQUIRE(trusted.find(CheckKind::kKeyState)->outcome == Outcome::kWarned);
}

TEST_CASE("a list signed with a key that was withdrawn since is no longer believed", "[verifier][key]") {
    World world;
    auto document = world.did_document();
    document.methods.back().revoked = Timestamp::of(at("2026-11-21T10:00:00Z"));
    world.issuers.publish(std::move(document));
    const Verdict verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.find(CheckKind::kRevocation)->reason == Reason::kStatusListProofWrong);
    REQUIRE(verdict.decision() == Decision::kUndetermined);
}

TEST_CASE("a key of the issuer that is listed for authentication only does not sign lists either",
          "[verifier][key]") {
    World world;
    auto document = world.did_document();
    document.assertion_methods = {world.key.id};
    document.authentication = {world.list_key.id};
    world.issuers.publish(std::move(document));
    const Verdict verdict = world.verify(world.signed_certificate());
    REQUIRE(verdict.find(CheckKind::kRevocation)->reason == Reason::kStatusListProofWrong);
}
