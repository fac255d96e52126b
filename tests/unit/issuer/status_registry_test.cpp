// SPDX-License-Identifier: Apache-2.0
#include "issuer/status_registry.h"

#include "tests/unit/issuer/issuer_fixture.h"

#include <map>
#include <set>

using namespace carnet;
using namespace carnet::issuer;
using carnet::test::TestIssuer;

namespace {

// Random numbers that hardly vary: every draw meets places that are taken.
class NarrowRandom final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out) byte = 0;
        if (!out.empty()) out[out.size() - 1] = static_cast<std::uint8_t>(count_ / 5 % 256);
        if (!out.empty()) out[0] = out[out.size() - 1];
        ++count_;
    }

  private:
    std::uint64_t count_ = 0;
};

}  // namespace

TEST_CASE("places are never given twice, even by a poor source of chance", "[issuer][status-registry]") {
    TestIssuer issuer;
    NarrowRandom narrow;
    StatusRegistry registry(issuer.home.records(), issuer.home.settings());
    auto act = Act::begin(issuer.home);
    REQUIRE(act);
    std::set<std::uint64_t> given;
    for (int i = 0; i < 40; ++i) {
        const auto place = registry.take_place(issuer.clock.now(), narrow);
        REQUIRE(place);
        CHECK(given.insert(place->index).second);
        CHECK(place->index < issuer.home.settings().list_entries);
    }
}

TEST_CASE("places are spread over the whole list", "[issuer][status-registry]") {
    TestIssuer issuer;
    StatusRegistry registry(issuer.home.records(), issuer.home.settings());
    auto act = Act::begin(issuer.home);
    REQUIRE(act);
    std::map<std::uint64_t, int> eighths;
    for (int i = 0; i < 800; ++i) {
        const auto place = registry.take_place(issuer.clock.now(), issuer.random);
        REQUIRE(place);
        ++eighths[place->index / (issuer.home.settings().list_entries / 8)];
    }
    CHECK(eighths.size() == 8);
    for (const auto& [eighth, count] : eighths) CHECK(count > 50);
}

TEST_CASE("a list that is full enough is closed and another one opened, with an id that nobody can guess",
          "[issuer][status-registry]") {
    TestIssuer issuer(std::string(test::kSettings) + "[status]\nfill_percent = 1\n");
    // 1 % of 131,072 is 1,310: pretend that so many places are gone but two.
    static_cast<void>(issuer.issued(1, "A"));
    auto list = issuer.home.records().status_lists->list()->at(0);
    list.used = 1'308;
    REQUIRE(issuer.home.records().status_lists->update(list));
    const auto batch = issuer.approved(6, "B");
    REQUIRE(issuer.issue(batch));
    const auto lists = issuer.home.records().status_lists->list().value();
    REQUIRE(lists.size() == 2);
    CHECK_FALSE(lists[0].open);
    CHECK(lists[1].open);
    CHECK(lists[0].id != lists[1].id);
    CHECK(lists[0].id.size() == 12);
    CHECK(lists[0].used + lists[1].used == 1'308 + 6);
    std::map<std::int64_t, int> by_list;
    for (const auto& credential : issuer.credentials()) ++by_list[credential.reservation.list];
    CHECK(by_list[lists[1].number] > 0);
}

TEST_CASE("the bits of a list are those of its credentials", "[issuer][status-registry]") {
    TestIssuer issuer;
    static_cast<void>(issuer.issued(3));
    const auto credentials = issuer.credentials();
    REQUIRE(issuer.change(StatusAct::kRevoke, {credentials[1].reservation.id}, StatusReason::kFraud));
    REQUIRE(issuer.change(StatusAct::kSuspend, {credentials[2].reservation.id},
                          StatusReason::kUnderInvestigation));
    const auto list = issuer.home.records().status_lists->list()->at(0);
    CHECK(list.revision == 2);
    const auto revoked = read_bits(issuer.home.records(), list, StatusPurpose::kRevocation).value();
    const auto suspended = read_bits(issuer.home.records(), list, StatusPurpose::kSuspension).value();
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(revoked.get(credentials[i].reservation.index).value() == (i == 1 ? 1U : 0U));
        CHECK(suspended.get(credentials[i].reservation.index).value() == (i == 2 ? 1U : 0U));
    }
}
