// SPDX-License-Identifier: Apache-2.0
//
// The memory of status lists: what is fetched when, what grows old how, and what many threads do to it.
#include "verifier/status/status_lists.h"

#include "tests/unit/verifier/world.h"

#include <catch2/catch.hpp>

#include <latch>
#include <thread>

using namespace carnet;
using namespace carnet::verifier;
using carnet::test::at;
using carnet::test::ListMaking;
using carnet::test::World;

namespace {

constexpr std::string_view kUrl = carnet::test::kRevocationList;
const UtcTime kStart = at(carnet::test::kNow);

// A world whose list is good for a month, asked for `seconds` after the start.
struct Lists {
    World world;
    StatusLists lists{world.published, world.issuers, world.policy};

    explicit Lists(const ListMaking& how = {.valid_until = at("2026-12-21T00:00:00Z")}) {
        world.publish_list(how);
        world.published.asked = 0;
    }
    [[nodiscard]] ListAnswer after(std::int64_t seconds) const {
        return lists.current(kUrl, 1, kStart.plus_seconds(seconds));
    }
    void fall_silent() { world.published.answer(kUrl, error(ErrorCode::kFetchTimeout, "silence")); }
};

bool is_set(const ListAnswer& answer, std::uint64_t index) {
    return answer.list->bits.get(index).value() != 0;
}

}  // namespace

TEST_CASE("a list is fetched once while it is fresh and again when its time is over", "[verifier][lists]") {
    const Lists lists;
    REQUIRE(lists.after(0).reason == Reason::kOk);
    REQUIRE(lists.after(30).reason == Reason::kOk);
    REQUIRE(lists.world.published.asked == 1);
    REQUIRE(lists.after(31).reason == Reason::kOk);
    REQUIRE(lists.world.published.asked == 2);
    REQUIRE(lists.lists.counts().lists == 1);
    REQUIRE(lists.lists.counts().fetches == 2);
}

TEST_CASE("a revocation is seen as soon as the list is fetched again", "[verifier][lists]") {
    Lists lists;
    REQUIRE_FALSE(is_set(lists.after(0), 5));
    lists.world.publish_list(
        {.set = {5}, .valid_from = at("2026-11-21T12:00:01Z"), .valid_until = at("2026-12-21T00:00:00Z")});
    REQUIRE_FALSE(is_set(lists.after(30), 5));
    REQUIRE(is_set(lists.after(31), 5));
}

TEST_CASE("a publisher's shorter ttl is obeyed and a longer one is not", "[verifier][lists]") {
    const Lists brief({.valid_until = at("2026-12-21T00:00:00Z"), .ttl_milliseconds = 5'000});
    REQUIRE(brief.after(0).reason == Reason::kOk);
    REQUIRE(brief.after(6).reason == Reason::kOk);
    REQUIRE(brief.world.published.asked == 2);
    const Lists lasting({.valid_until = at("2026-12-21T00:00:00Z"), .ttl_milliseconds = 86'400'000});
    REQUIRE(lasting.after(0).reason == Reason::kOk);
    REQUIRE(lasting.after(31).reason == Reason::kOk);
    REQUIRE(lasting.world.published.asked == 2);
}

TEST_CASE("a silent publisher's list is aged within grace, stale beyond it, and forgotten after keep",
          "[verifier][lists]") {
    Lists lists({.set = {5}, .valid_until = at("2026-12-21T00:00:00Z")});
    REQUIRE(lists.after(0).reason == Reason::kOk);
    lists.fall_silent();
    const ListAnswer aged = lists.after(31);
    REQUIRE(aged.reason == Reason::kStatusListAged);
    REQUIRE(aged.detail.find("silence") != std::string::npos);
    REQUIRE(is_set(aged, 5));
    REQUIRE(lists.after(3'600).reason == Reason::kStatusListAged);
    const ListAnswer stale = lists.after(3'601);
    REQUIRE(stale.reason == Reason::kStatusListStale);
    REQUIRE(is_set(stale, 5));
    REQUIRE(lists.after(86'400).list != nullptr);
    const ListAnswer forgotten = lists.after(86'401);
    REQUIRE(forgotten.list == nullptr);
    REQUIRE(forgotten.reason == Reason::kStatusListUnreachable);
}

TEST_CASE("a revocation that was seen is not hidden by cutting the line", "[verifier][lists]") {
    World world;
    world.publish_list({.set = {5}, .valid_until = at("2026-12-21T00:00:00Z")});
    const StatusLists lists(world.published, world.issuers, world.policy);
    const std::string revoked = world.signed_certificate(5);
    const std::string good = world.signed_certificate(6);
    REQUIRE(world.verify_with(lists, revoked).word() == Word::kWithdrawn);
    world.published.answer(kUrl, error(ErrorCode::kFetchTimeout, "silence"));
    world.clock.set(kStart.plus_seconds(7'200));
    REQUIRE(world.verify_with(lists, revoked).word() == Word::kWithdrawn);
    REQUIRE(world.verify_with(lists, good).decision() == Decision::kUndetermined);
}

TEST_CASE("a suspension on a stale list is a doubt, because it may have been lifted", "[verifier][lists]") {
    World world;
    world.publish_list({.url = std::string(carnet::test::kSuspensionList),
                        .purposes = {"suspension"},
                        .set = {5},
                        .valid_until = at("2026-12-21T00:00:00Z")});
    const StatusLists lists(world.published, world.issuers, world.policy);
    const std::string bytes = world.signed_certificate(5);
    REQUIRE(world.verify_with(lists, bytes).word() == Word::kSuspended);
    world.published.answer(carnet::test::kSuspensionList, error(ErrorCode::kFetchTimeout, "silence"));
    world.clock.set(kStart.plus_seconds(7'200));
    REQUIRE(world.verify_with(lists, bytes).find(CheckKind::kSuspension)->reason == Reason::kStatusListStale);
}

TEST_CASE("a publisher that is silent is not asked again at once", "[verifier][lists]") {
    Lists lists;
    lists.fall_silent();
    for (int i = 0; i < 100; ++i) REQUIRE(lists.after(0).reason == Reason::kStatusListUnreachable);
    REQUIRE(lists.world.published.asked == 1);
    REQUIRE(lists.after(6).reason == Reason::kStatusListUnreachable);
    REQUIRE(lists.world.published.asked == 2);
    lists.world.publish_list({});
    REQUIRE(lists.after(12).reason == Reason::kOk);
}

TEST_CASE("a list that says not modified is the list that was held, judged again", "[verifier][lists]") {
    Lists lists;
    lists.world.published.publish(kUrl, lists.world.signed_list({.valid_until = at("2026-12-21T00:00:00Z")}),
                                  "\"v1\"");
    REQUIRE(lists.after(0).reason == Reason::kOk);
    REQUIRE(lists.after(31).reason == Reason::kOk);
    REQUIRE(lists.world.published.asked == 2);
    // The key that signed it is withdrawn: the same bytes are no longer good.
    auto document = lists.world.did_document();
    document.methods.back().revoked = Timestamp::of(at("2026-11-21T10:00:00Z"));
    lists.world.issuers.publish(std::move(document));
    const ListAnswer answer = lists.after(62);
    REQUIRE(answer.reason == Reason::kStatusListAged);
    REQUIRE(answer.detail.find("key-revoked") != std::string::npos);
}

TEST_CASE("an older list played back does not replace a newer one", "[verifier][lists]") {
    Lists lists(
        {.set = {5}, .valid_from = at("2026-11-21T11:30:00Z"), .valid_until = at("2026-12-21T00:00:00Z")});
    REQUIRE(is_set(lists.after(0), 5));
    lists.world.publish_list({.valid_until = at("2026-12-21T00:00:00Z")});
    const ListAnswer answer = lists.after(31);
    REQUIRE(answer.reason == Reason::kStatusListAged);
    REQUIRE(is_set(answer, 5));
}

TEST_CASE("rubbish in place of a list does not make the held one disappear", "[verifier][lists]") {
    Lists lists({.set = {5}, .valid_until = at("2026-12-21T00:00:00Z")});
    REQUIRE(is_set(lists.after(0), 5));
    lists.world.published.publish(kUrl, "<html>Welcome</html>");
    const ListAnswer answer = lists.after(31);
    REQUIRE(answer.reason == Reason::kStatusListAged);
    REQUIRE(is_set(answer, 5));
}

TEST_CASE("a list that is held ends when its own date says so, whatever grace there is",
          "[verifier][lists]") {
    Lists lists({.valid_until = at("2026-11-21T12:10:00Z")});
    REQUIRE(lists.after(0).reason == Reason::kOk);
    lists.fall_silent();
    REQUIRE(lists.after(600).reason == Reason::kStatusListAged);
    REQUIRE(lists.after(661).reason == Reason::kStatusListExpired);
}

TEST_CASE("a clock that was set back makes a list due again", "[verifier][lists]") {
    const Lists lists;
    REQUIRE(lists.after(0).reason == Reason::kOk);
    REQUIRE(lists.after(-30).reason == Reason::kOk);
    REQUIRE(lists.world.published.asked == 1);
    REQUIRE(lists.after(-61).reason == Reason::kOk);
    REQUIRE(lists.world.published.asked == 2);
}

TEST_CASE("memory is bounded: the list that was used longest ago goes first", "[verifier][lists]") {
    World world;
    world.policy.limits.cached_list_bytes = 60'000;  // three lists of 16 KiB and their few bytes of text
    const StatusLists lists(world.published, world.issuers, world.policy);
    const auto url = [](int i) { return "https://board.example/status/" + std::to_string(i); };
    for (int i = 0; i < 10; ++i) world.publish_list({.url = url(i)});
    for (int i = 0; i < 10; ++i) {
        REQUIRE(lists.current(url(i), 1, kStart).reason == Reason::kOk);
        REQUIRE(lists.current(url(0), 1, kStart).reason == Reason::kOk);  // in use all the time
    }
    REQUIRE(lists.counts().bytes <= 60'000);
    REQUIRE(lists.counts().lists == 3);
    REQUIRE(lists.counts().fetches == 10);
}

TEST_CASE("one list asked for by many threads is fetched once", "[verifier][lists]") {
    Lists lists;
    constexpr int kThreads = 8;
    std::latch ready(kThreads);
    lists.world.published.while_asked = [] { std::this_thread::yield(); };
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&] {
            ready.arrive_and_wait();
            if (lists.after(0).reason == Reason::kOk) ++good;
        });
    }
    for (auto& thread : threads) thread.join();
    REQUIRE(good == kThreads);
    REQUIRE(lists.world.published.asked == 1);
}

TEST_CASE("verifying in many threads while lists change, fall silent and are forgotten is safe",
          "[verifier][lists]") {
    World world;
    world.policy.limits.cached_list_bytes = 40'000;
    const CachedIssuerDocuments issuers(world.issuers, world.policy.issuer_documents, 2);
    const StatusLists lists(world.published, issuers, world.policy);
    const std::string good = world.signed_certificate(6);
    const std::string revoked = world.signed_certificate(5);
    world.publish_list({.set = {5}, .valid_until = at("2026-12-21T00:00:00Z")});
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int round = 0; round < 60; ++round) {
                const carnet::test::FixedClock clock(kStart.plus_seconds(round * 7 + i));
                const VerifyDependencies with{clock, issuers, lists};
                const Verdict bad = verify(as_bytes(revoked), world.policy, with);
                const Verdict fine = verify(as_bytes(good), world.policy, with);
                if (bad.decision() == Decision::kAccepted || fine.decision() == Decision::kRejected) ++wrong;
            }
        });
    }
    for (int round = 0; round < 30; ++round) {
        if (round % 3 == 0)
            world.published.answer(kUrl, error(ErrorCode::kFetchTimeout, "silence"));
        else
            world.publish_list({.set = {5}, .valid_until = at("2026-12-21T00:00:00Z")});
    }
    for (auto& thread : threads) thread.join();
    REQUIRE(wrong == 0);
}
