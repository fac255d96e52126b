// SPDX-License-Identifier: Apache-2.0
// What the handlers of a running `serve` share: homes, allowances, and the publisher beside them.
#include "http/rate_limiter.h"
#include "issuer/api_keys.h"
#include "issuer/server/home_pool.h"
#include "issuer/server/publisher.h"
#include "tests/unit/issuer/issuer_fixture.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

template <class Work>
void in_threads(int count, const Work& work) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
}

// Versions of both lists together.
std::size_t published(const TestIssuer& issuer) {
    std::size_t count = 0;
    const auto lists = issuer.home.records().status_lists->list().value();
    for (const auto& list : lists) {
        for (const auto purpose : {StatusPurpose::kRevocation, StatusPurpose::kSuspension})
            count += issuer.home.records().publications->versions(list.id, purpose, 100)->size();
    }
    return count;
}

}  // namespace

TEST_CASE("many threads together get no more than the burst", "[issuer][server][threads]") {
    http::RateLimiter limiter(1.0, 50.0);
    std::atomic<int> allowed = 0;
    in_threads(8, [&](int) {
        for (int i = 0; i < 100; ++i) allowed += limiter.allow("one", {1'000, 0}) ? 1 : 0;
    });
    CHECK(allowed == 50);
}

TEST_CASE("threads borrow homes at once, read, write, and give them back", "[issuer][server][threads]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(3));
    HomePool pool(issuer.directory());
    std::atomic<int> failed = 0;
    in_threads(4, [&](int thread) {
        test::SeededRandom random(static_cast<std::uint64_t>(thread) + 100);
        for (int i = 0; i < 5; ++i) {
            auto home = pool.borrow();
            const auto name = "key-" + std::to_string(thread) + "-" + std::to_string(i);
            const bool right = home && (*home)->records().credentials->list(0, 0, 10)->size() == 3 &&
                               add_api_key(**home, name, ApiRole::kRead, issuer.clock.now(), random);
            failed += right ? 0 : 1;
        }
    });
    CHECK(failed == 0);
    CHECK(list_api_keys(issuer.home.records())->size() == 20);
    CHECK(issuer.fsck().is_clean());
}

TEST_CASE("a publisher publishes at its start, and what changes while it runs", "[issuer][server][threads]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(2));
    auto home = IssuerHome::open(issuer.directory());
    REQUIRE(home);
    auto publisher = Publisher::start(std::move(*home), issuer.status_key(), issuer.clock);
    REQUIRE(publisher);
    const auto at_start = published(issuer);
    CHECK(at_start == 2);
    REQUIRE(
        issuer.change(StatusAct::kRevoke, {issuer.credentials().at(0).reservation.id}, StatusReason::kFraud));
    for (int i = 0; i < 1'000 && published(issuer) == at_start; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    publisher->reset();
    CHECK(published(issuer) > at_start);
    CHECK(issuer.fsck().is_clean());
}
