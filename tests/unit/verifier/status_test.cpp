// SPDX-License-Identifier: Apache-2.0
//
// X9: what can be wrong with a status entry or its list, each with its exact reason.
#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::describe;
using carnet::test::ListMaking;
using carnet::test::replaced;
using carnet::test::World;

namespace {

struct IndexRow {
    std::string_view written;  // as JSON
    CheckKind kind;
    Reason reason;
};

const std::vector<IndexRow> kIndices = {
    {"\"0\"", CheckKind::kRevocation, Reason::kOk},
    {"\"131071\"", CheckKind::kRevocation, Reason::kOk},
    {"\"131072\"", CheckKind::kRevocation, Reason::kStatusIndexRange},
    {"\"9007199254740992\"", CheckKind::kRevocation, Reason::kStatusIndexRange},
    {"\"18446744073709551615\"", CheckKind::kRevocation, Reason::kStatusIndexRange},
    {"\"18446744073709551616\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"-1\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"+1\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"1.0\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"1e3\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"007\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\" 7\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"\"0x10\"", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"7", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"-7", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"null", CheckKind::kStructure, Reason::kStatusIndexInvalid},
    {"[\"7\"]", CheckKind::kStructure, Reason::kStatusIndexInvalid},
};

std::string messages(unsigned size) {
    std::string list;
    for (unsigned value = 0; value < (1U << size); ++value) {
        char hex[16];
        std::snprintf(hex, sizeof hex, "0x%x", value);
        list += std::string(list.empty() ? "" : ",") + R"({"status":")" + hex + R"(","message":"m"})";
    }
    return "\"statusSize\":" + std::to_string(size) + ",\"statusMessage\":[" + list + "],";
}

}  // namespace

TEST_CASE("each spelling of a status index is either a place in the list or refused with its reason",
          "[verifier][status]") {
    for (const IndexRow& row : kIndices) {
        const World world;
        const std::string text = replaced(world.certificate(), "\"statusListIndex\":\"4711\"",
                                          "\"statusListIndex\":" + std::string(row.written));
        const Verdict verdict = world.verify(carnet::test::sign(text, world.key));
        INFO(row.written << "\n" << describe(verdict));
        REQUIRE(to_string(verdict.find(row.kind)->reason) == to_string(row.reason));
        REQUIRE((verdict.decision() == Decision::kAccepted) == (row.reason == Reason::kOk));
    }
}

TEST_CASE("only the entry's own bit counts", "[verifier][status]") {
    World world;
    world.publish_list({.set = {7, 9, 4710, 4712, 131'071}});
    for (const std::uint64_t index : {0U, 6U, 8U, 10U, 4711U, 131'070U})
        REQUIRE(world.verify(world.signed_certificate(index)).decision() == Decision::kAccepted);
    for (const std::uint64_t index : {7U, 9U, 4710U, 4712U, 131'071U})
        REQUIRE(world.verify(world.signed_certificate(index)).word() == Word::kWithdrawn);
}

TEST_CASE("entries of 2, 4 and 8 bits are read at their own size", "[verifier][status]") {
    for (const unsigned size : {2U, 4U, 8U}) {
        World world;
        auto bits = wallet::Bitstring::zeros(wallet::kMinStatusEntries, size).value();
        REQUIRE(bits.set(5, 1).has_value());
        REQUIRE(bits.set(7, (1U << size) - 1).has_value());
        const std::string list = wallet::write_status_list({std::string(carnet::test::kRevocationList),
                                                            std::string(carnet::test::kIssuer),
                                                            {"revocation"},
                                                            at("2026-11-21T11:00:00Z"),
                                                            at("2026-11-22T11:00:00Z"),
                                                            0},
                                                           bits);
        world.published.publish(carnet::test::kRevocationList, carnet::test::sign(list, world.list_key));
        const auto verdict_at = [&](std::uint64_t index) {
            const std::string text = replaced(world.certificate(index), "\"statusPurpose\":\"revocation\",",
                                              "\"statusPurpose\":\"revocation\"," + messages(size));
            return world.verify(carnet::test::sign(text, world.key));
        };
        INFO(size << " bits: " << describe(verdict_at(4)));
        REQUIRE(verdict_at(4).decision() == Decision::kAccepted);
        REQUIRE(verdict_at(5).word() == Word::kWithdrawn);
        REQUIRE(verdict_at(6).decision() == Decision::kAccepted);
        REQUIRE(verdict_at(7).word() == Word::kWithdrawn);
    }
}

TEST_CASE("a list that is long enough in bits but not in entries is too short", "[verifier][status]") {
    World world;
    const std::string text = replaced(world.certificate(), "\"statusPurpose\":\"revocation\",",
                                      "\"statusPurpose\":\"revocation\"," + messages(2));
    const Verdict verdict = world.verify(carnet::test::sign(text, world.key));
    REQUIRE(verdict.find(CheckKind::kRevocation)->reason == Reason::kStatusListTooShort);
}

TEST_CASE("a message bit is no revocation", "[verifier][status]") {
    World world;
    const std::string url = "https://board.example/status/message/1";
    world.publish_list({.url = url, .purposes = {"message"}, .set = {4711}});
    const std::string text = replaced(
        world.certificate(), "\"credentialStatus\":[",
        R"("credentialStatus":[{"type":"BitstringStatusListEntry","statusPurpose":"message","statusListIndex":"4711","statusListCredential":")" +
            url + "\"},");
    const Verdict verdict = world.verify(carnet::test::sign(text, world.key));
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
}

TEST_CASE("of two revocation entries one that is set is enough", "[verifier][status]") {
    World world;
    const std::string url = "https://board.example/status/revocation/2";
    world.publish_list({.url = url, .set = {3}});
    const std::string text = replaced(
        world.certificate(), "\"credentialStatus\":[",
        R"("credentialStatus":[{"type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"3","statusListCredential":")" +
            url + "\"},");
    REQUIRE(world.verify(carnet::test::sign(text, world.key)).word() == Word::kWithdrawn);
}

TEST_CASE("a list for both purposes serves both", "[verifier][status]") {
    World world;
    const std::string both(carnet::test::kRevocationList);
    world.publish_list({.url = both, .purposes = {"revocation", "suspension"}});
    const std::string text = replaced(world.certificate(), carnet::test::kSuspensionList, both);
    REQUIRE(world.verify(carnet::test::sign(text, world.key)).decision() == Decision::kAccepted);
}

TEST_CASE("a delegate may publish lists only when the policy names it", "[verifier][status]") {
    World world;
    const auto delegate = carnet::test::make_did_key(77);
    const std::string did = delegate.id.substr(0, delegate.id.find('#'));
    for (const auto* url : {&carnet::test::kRevocationList, &carnet::test::kSuspensionList}) {
        const ListMaking how{
            .url = std::string(*url),
            .issuer = did,
            .purposes = {url == &carnet::test::kRevocationList ? "revocation" : "suspension"}};
        world.published.publish(*url, carnet::test::sign(world.list_text(how), delegate));
    }
    const std::string bytes = world.signed_certificate();
    REQUIRE(world.verify(bytes).find(CheckKind::kRevocation)->reason == Reason::kStatusListWrongIssuer);
    world.policy.trusted.front().status_publishers = {did};
    const Verdict verdict = world.verify(bytes);
    INFO(describe(verdict));
    REQUIRE(verdict.decision() == Decision::kAccepted);
}

TEST_CASE("a list counts a minute before it begins and a minute after it ends, and no longer",
          "[verifier][status]") {
    World world;
    const std::string bytes = world.signed_certificate();
    const auto reason_at = [&](std::string_view now) {
        world.clock.set(at(now));
        return world.verify(bytes).find(CheckKind::kRevocation)->reason;
    };
    REQUIRE(reason_at("2026-11-21T10:59:00Z") == Reason::kOk);
    REQUIRE(reason_at("2026-11-22T11:01:00Z") == Reason::kOk);
    REQUIRE(reason_at("2026-11-22T11:01:01Z") == Reason::kStatusListExpired);
}

TEST_CASE("a withdrawal stands even on a list that has ended", "[verifier][status]") {
    World world;
    world.publish_list({.set = {4711}});
    world.clock.set(at("2026-12-21T00:00:00Z"));
    REQUIRE(world.verify(world.signed_certificate()).find(CheckKind::kRevocation)->reason ==
            Reason::kRevoked);
}
