// SPDX-License-Identifier: Apache-2.0
// Whether one version of a trust list may come after another.
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::wallet {
namespace {

using State = AccreditationState;
using test::accreditation_event;
using test::date;

const std::string kDigest = "u" + std::string(42, 'c') + "A";

// A whole list whose second entry is running until 1 March 2025.
TrustList version41() {
    auto list = test::sample_trust_list();
    list.extract_of.reset();
    list.entries[1].history.resize(4, accreditation_event(State::kGranted, "2020-03-01"));
    return list;
}

TrustList version42() {
    auto list = version41();
    list.sequence = 42;
    list.issued = list.issued.plus_seconds(86'400);
    list.next_update = list.next_update.plus_seconds(86'400);
    list.previous_digest = kDigest;
    return list;
}

template <class Change>
Result<void> checked(const Change& change) {
    auto next = version42();
    change(next);
    REQUIRE(check_trust_list(next));
    return check_succession(version41(), kDigest, next);
}

template <class Change>
std::string place(const Change& change) {
    const auto result = checked(change);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::kConflict);
    return result.error().where;
}

TEST_CASE("the next version keeps everything and may add to it", "[wallet-format][trust-list]") {
    CHECK(checked([](auto& /*next*/) {}));
    CHECK(checked([](auto& next) {
        auto added = next.entries[1];
        added.id = "https://board.example/accreditations/3";
        next.entries.insert(next.entries.begin(), added);
        next.title["de"] = "Akkreditierte Stellen (Demo)";
    }));
    CHECK(checked([](auto& next) {
        next.entries[0].body.name = "Demo Skills and Trades Council (demo)";
        next.entries[1].issuers.insert(next.entries[1].issuers.begin(), "did:web:new.works.example");
        next.entries[1].history.push_back(accreditation_event(State::kSuspended, "2024-01-01"));
    }));
    CHECK(checked([](auto& next) { next.entries[1].valid_until = date("2030-03-01"); }));
    CHECK(checked([](auto& next) { next.entries[1].valid_until.reset(); }));
}

TEST_CASE("a version that does not follow is refused", "[wallet-format][trust-list]") {
    CHECK(place([](auto& next) { next.id = "https://other.example/trust-list"; }) == "/id");
    CHECK(place([](auto& next) { next.sequence = 41; }) == "/sequence");
    CHECK(place([](auto& next) { next.sequence = 40; }) == "/sequence");
    CHECK(place([](auto& next) { next.sequence = 43; }) == "/sequence");
    CHECK(place([](auto& next) { next.previous_digest = "u" + std::string(42, 'd') + "A"; }) ==
          "/previousDigest");
    CHECK(place([](auto& next) { next.issued = version41().issued; }) == "/issued");
    CHECK(place([](auto& next) { next.extract_of = test::sample_trust_list().extract_of; }) == "/extractOf");
    CHECK(check_succession(test::sample_trust_list(), kDigest, version42()).error().where == "/extractOf");
}

TEST_CASE("history that was removed or changed is refused", "[wallet-format][trust-list]") {
    CHECK(place([](auto& next) { next.entries.erase(next.entries.begin()); }) == "/entries");
    CHECK(place([](auto& next) { next.entries[1].id += "0"; }) == "/entries");
    CHECK(place([](auto& next) { next.entries[1].history.pop_back(); }) == "/entries/1/history");
    CHECK(place([](auto& next) { next.entries[1].history[2].from = date("2022-01-11"); }) ==
          "/entries/1/history/2");
    CHECK(place([](auto& next) { next.entries[1].history[2].reason.reset(); }) == "/entries/1/history/2");
    CHECK(place([](auto& next) {
              auto& history = next.entries[1].history;
              history.insert(history.begin() + 1, accreditation_event(State::kSuspended, "2021-01-01"));
          }) == "/entries/1/history/1");
}

TEST_CASE("what was granted to whom stays, whatever else is changed", "[wallet-format][trust-list]") {
    CHECK(place([](auto& next) { next.entries[0].body.id = "https://other.example/"; }) == "/entries/0/body");
    CHECK(place([](auto& next) { next.entries[0].body.country = "GH"; }) == "/entries/0/body");
    CHECK(place([](auto& next) { next.entries[1].issuers.pop_back(); }) == "/entries/1/issuers");
    CHECK(place([](auto& next) { next.entries[1].accreditor = "did:web:board.example"; }) ==
          "/entries/1/accreditor");
    CHECK(place([](auto& next) { next.entries[1].role = AccreditedRole::kAssess; }) == "/entries/1/role");
    CHECK(place([](auto& next) { next.entries[1].scope.isco08.emplace_back("72"); }) == "/entries/1/scope");
    CHECK(place([](auto& next) {
              next.entries[1].valid_from = date("2020-02-01");
              next.entries[1].history[0].from = date("2020-02-01");
          }) == "/entries/1/validFrom");
    CHECK(place([](auto& next) { next.entries[1].legal_basis = "Another Act (demo)"; }) ==
          "/entries/1/legalBasis");
}

TEST_CASE("a term is prolonged while it runs, never shortened", "[wallet-format][trust-list]") {
    CHECK(place([](auto& next) { next.entries[1].valid_until = date("2024-03-01"); }) ==
          "/entries/1/validUntil");
    CHECK(place([](auto& next) { next.entries[0].valid_until = date("2030-01-01"); }) ==
          "/entries/0/validUntil");
    auto ended = version41();
    ended.entries[1].history.push_back(accreditation_event(State::kWithdrawn, "2024-01-01"));
    auto next = version42();
    next.entries[1] = ended.entries[1];
    REQUIRE(check_succession(ended, kDigest, next));
    next.entries[1].valid_until = date("2030-03-01");
    CHECK(check_succession(ended, kDigest, next).error().where == "/entries/1/validUntil");
}

}  // namespace
}  // namespace carnet::wallet
