// SPDX-License-Identifier: Apache-2.0
// The history of one accreditation on a trust list: which states may follow one another, and which scope each
// has.
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::wallet {
namespace {

using State = AccreditationState;
using test::accreditation_event;
using test::date;
using test::sample_trust_list;

AccreditationEvent ex_tunc(std::string_view from, std::string_view since) {
    auto event = accreditation_event(State::kWithdrawn, from);
    event.effect = LegalEffect::kExTunc;
    event.since = date(since);
    return event;
}

AccreditationEvent with_scope(State state, std::string_view from, const AccreditationScope& scope) {
    auto event = accreditation_event(state, from);
    event.scope = scope;
    return event;
}

// The sample's awarding body, granted on 1 March 2020 for five years, after `change`.
template <class Change>
Result<void> checked(const Change& change) {
    auto list = sample_trust_list();
    list.entries[1].history.resize(1, accreditation_event(State::kGranted, "2020-03-01"));
    change(list.entries[1]);
    return check_trust_list(list);
}

// The place of the broken rule within the accreditation; nothing when it keeps them all.
template <class Change>
std::string place(const Change& change) {
    const auto result = checked(change);
    if (result) return "";
    const std::string at = "/entries/1";
    CHECK(result.error().where.starts_with(at));
    return result.error().where.substr(at.size());
}

std::string place_after(std::vector<AccreditationEvent> events) {
    return place([&](Accreditation& entry) {
        entry.history.insert(entry.history.end(), events.begin(), events.end());
    });
}

// Each state with the members that it needs.
AccreditationEvent plain(State state, std::string_view from, const AccreditationScope& scope) {
    return state == State::kReduced ? with_scope(state, from, scope) : accreditation_event(state, from);
}

TEST_CASE("a history begins with the grant, on the first day", "[wallet-format][trust-list]") {
    CHECK(place([](Accreditation& entry) { entry.history.clear(); }) == "/history");
    CHECK(place([](Accreditation& entry) { entry.history[0].state = State::kSuspended; }) ==
          "/history/0/state");
    CHECK(place([](Accreditation& entry) { entry.history[0].from = date("2020-03-02"); }) ==
          "/history/0/from");
    CHECK(place([](Accreditation& entry) { entry.history[0].scope = AccreditationScope{}; }) ==
          "/history/0/scope");
    CHECK(place([](Accreditation& entry) { entry.valid_until = entry.valid_from; }) == "/validUntil");
    CHECK(place([](Accreditation& entry) { entry.issuers.push_back(entry.issuers[0]); }) == "/issuers/2");
}

TEST_CASE("which state may follow which", "[wallet-format][trust-list]") {
    const auto scope = sample_trust_list().entries[1].history[1].scope.value();
    auto wider = scope;
    wider.isco08.emplace_back("7122");
    // A second granting has another scope, or comes after something else.
    struct Row {
        State before;
        std::vector<State> allowed;
    };
    const std::vector<Row> rows = {
        {State::kGranted, {State::kReduced, State::kSuspended, State::kWithdrawn}},
        {State::kReduced, {State::kGranted, State::kSuspended, State::kWithdrawn}},
        {State::kSuspended, {State::kGranted, State::kReduced, State::kWithdrawn}},
        {State::kWithdrawn, {}},
    };
    for (const auto& row : rows) {
        for (const auto after : {State::kGranted, State::kReduced, State::kSuspended, State::kWithdrawn}) {
            INFO(static_cast<int>(row.before) << " then " << static_cast<int>(after));
            auto narrower = scope;
            narrower.isco08 = {"7126"};
            const auto result = checked([&](Accreditation& entry) {
                if (row.before != State::kGranted)
                    entry.history.push_back(plain(row.before, "2021-01-01", scope));
                entry.history.push_back(plain(after, "2022-01-01", narrower));
            });
            const bool is_allowed =
                std::find(row.allowed.begin(), row.allowed.end(), after) != row.allowed.end() ||
                (row.before == State::kReduced && after == State::kReduced);
            CHECK(result.has_value() == is_allowed);
            if (!result) CHECK(result.error().where.ends_with("/state"));
        }
    }
}

TEST_CASE("an accreditation that was withdrawn is granted again under another id only",
          "[wallet-format][trust-list]") {
    CHECK(place_after({accreditation_event(State::kWithdrawn, "2021-01-01"),
                       accreditation_event(State::kGranted, "2022-01-01")}) == "/history/2/state");
    CHECK(place_after({accreditation_event(State::kLapsed, "2025-03-01"),
                       accreditation_event(State::kGranted, "2025-03-01")}) == "/history/2/from");
}

TEST_CASE("what ended may still be withdrawn from further back", "[wallet-format][trust-list]") {
    CHECK(
        place_after({accreditation_event(State::kLapsed, "2025-03-01"), ex_tunc("2026-01-01", "2023-01-01")})
            .empty());
    CHECK(place_after(
              {accreditation_event(State::kWithdrawn, "2021-01-01"), ex_tunc("2026-01-01", "2020-06-01")})
              .empty());
    CHECK(place_after({ex_tunc("2024-01-01", "2023-01-01"), ex_tunc("2025-01-01", "2021-01-01")}).empty());
    CHECK(place_after({ex_tunc("2024-01-01", "2023-01-01"), ex_tunc("2025-01-01", "2023-01-01")}) ==
          "/history/2/since");
    CHECK(place_after({accreditation_event(State::kWithdrawn, "2021-01-01"),
                       accreditation_event(State::kWithdrawn, "2022-01-01")}) == "/history/2/state");
}

TEST_CASE("days go forward, and several events of a day stand in their order",
          "[wallet-format][trust-list]") {
    CHECK(place_after({accreditation_event(State::kSuspended, "2020-02-29")}) == "/history/1/from");
    CHECK(place_after({accreditation_event(State::kSuspended, "2021-01-01"),
                       accreditation_event(State::kGranted, "2020-12-31")}) == "/history/2/from");
    CHECK(place_after({accreditation_event(State::kSuspended, "2021-01-01"),
                       accreditation_event(State::kGranted, "2021-01-01")})
              .empty());
}

TEST_CASE("an accreditation lapses on the day after its term", "[wallet-format][trust-list]") {
    CHECK(place_after({accreditation_event(State::kLapsed, "2025-03-01")}).empty());
    CHECK(place_after({accreditation_event(State::kLapsed, "2025-02-28")}) == "/history/1/from");
    CHECK(place([](Accreditation& entry) {
              entry.valid_until.reset();
              entry.history.push_back(accreditation_event(State::kLapsed, "2025-03-01"));
          }) == "/history/1/from");
    CHECK(place_after({accreditation_event(State::kSuspended, "2025-03-01")}) == "/history/1/from");
    CHECK(place_after({accreditation_event(State::kWithdrawn, "2025-03-01")}) == "/history/1/from");
    CHECK(place_after({accreditation_event(State::kWithdrawn, "2025-02-28")}).empty());
}

TEST_CASE("only a withdrawal has an effect, and ex tunc says since when", "[wallet-format][trust-list]") {
    const auto withdrawn = [](std::optional<LegalEffect> effect, std::optional<std::string_view> since) {
        auto event = accreditation_event(State::kWithdrawn, "2023-05-01");
        event.effect = effect;
        if (since) event.since = date(*since);
        return place_after({event});
    };
    CHECK(withdrawn(LegalEffect::kExNunc, std::nullopt).empty());
    CHECK(withdrawn(LegalEffect::kExTunc, "2020-03-01").empty());
    CHECK(withdrawn(LegalEffect::kExTunc, "2023-05-01").empty());
    CHECK(withdrawn(LegalEffect::kExTunc, std::nullopt) == "/history/1/since");
    CHECK(withdrawn(LegalEffect::kExTunc, "2023-05-02") == "/history/1/since");
    CHECK(withdrawn(LegalEffect::kExTunc, "2020-02-29") == "/history/1/since");
    CHECK(withdrawn(LegalEffect::kExNunc, "2022-01-01") == "/history/1/since");
    CHECK(withdrawn(std::nullopt, "2022-01-01") == "/history/1/since");
    auto suspended = accreditation_event(State::kSuspended, "2023-05-01");
    suspended.effect = LegalEffect::kExNunc;
    CHECK(place_after({suspended}) == "/history/1/effect");
}

TEST_CASE("a reduced scope is not wider than the one before in any respect", "[wallet-format][trust-list]") {
    const auto reduced = [](const auto& change) {
        auto scope = sample_trust_list().entries[1].scope;
        change(scope);
        return place_after({with_scope(State::kReduced, "2021-01-01", scope)});
    };
    const std::string at = "/history/1/scope";
    CHECK(reduced([](auto& s) { s.qualifications.pop_back(); }).empty());
    CHECK(reduced([](auto& s) { s.isco08 = {"7126"}; }).empty());
    CHECK(reduced([](auto& s) { s.places = {"TG-M", "GH-AA"}; }).empty());
    CHECK(reduced([](auto& s) {
              s.level_ceiling->level = "2";
              s.levels_below = {"Entry"};
          }).empty());
    CHECK(reduced([](auto& s) { s.qualifications = {"https://other.example/"}; }) ==
          at + "/qualifications/0");
    CHECK(reduced([](auto& s) { s.qualifications.clear(); }) == at + "/qualifications");
    CHECK(reduced([](auto& s) { s.isco08 = {"7126", "72"}; }) == at + "/isco08/1");
    CHECK(reduced([](auto& s) { s.isco08 = {"7"}; }) == at + "/isco08/0");
    CHECK(reduced([](auto& s) { s.fields = {"08"}; }) == at + "/fields/0");
    CHECK(reduced([](auto& s) { s.methods = {AssessmentMethod::kJury}; }) == at + "/methods/0");
    CHECK(reduced([](auto& s) { s.places = {"GH"}; }) == at + "/places/0");
    CHECK(reduced([](auto& s) { s.jurisdictions = {"https://other.example/"}; }) == at + "/jurisdictions/0");
    CHECK(reduced([](auto& s) { s.level_ceiling->level = "5"; }) == at + "/levelCeiling/level");
    CHECK(reduced([](auto& s) { s.level_ceiling->framework_version = "2024"; }) == at + "/levelCeiling");
    CHECK(reduced([](auto& s) {
              s.level_ceiling.reset();
              s.levels_below.clear();
          }) == at + "/levelCeiling");
    CHECK(reduced([](auto& s) { s.levels_below = {"3+"}; }) == at + "/levelsBelow/0");
    CHECK(reduced([](auto& /*scope*/) {}) == at);
}

TEST_CASE("what limited nothing before may be limited in any way", "[wallet-format][trust-list]") {
    const auto scope = sample_trust_list().entries[1].scope;
    CHECK(place([&](Accreditation& entry) {
              entry.scope = {};
              entry.history.push_back(with_scope(State::kReduced, "2021-01-01", scope));
          }).empty());
}

TEST_CASE("each reduction is compared with the scope of the last event that had one",
          "[wallet-format][trust-list]") {
    const auto wide = sample_trust_list().entries[1].scope;
    auto narrow = wide;
    narrow.isco08 = {"7126"};
    auto other = wide;
    other.isco08 = {"7411"};
    CHECK(place_after({with_scope(State::kReduced, "2021-01-01", narrow),
                       accreditation_event(State::kSuspended, "2021-06-01"),
                       with_scope(State::kReduced, "2022-01-01", other)}) == "/history/3/scope/isco08/0");
    CHECK(place_after({with_scope(State::kReduced, "2021-01-01", narrow),
                       with_scope(State::kGranted, "2021-06-01", wide),
                       with_scope(State::kReduced, "2022-01-01", other)})
              .empty());
}

TEST_CASE("a scope belongs to the states that have one", "[wallet-format][trust-list]") {
    const auto scope = sample_trust_list().entries[1].history[1].scope.value();
    CHECK(place_after({accreditation_event(State::kReduced, "2021-01-01")}) == "/history/1/scope");
    CHECK(place_after({with_scope(State::kSuspended, "2021-01-01", scope)}) == "/history/1/scope");
    CHECK(place_after({with_scope(State::kWithdrawn, "2021-01-01", scope)}) == "/history/1/scope");
    CHECK(place_after({with_scope(State::kGranted, "2021-01-01", scope)}).empty());
}

TEST_CASE("a scope says nothing twice and no levels without their ceiling", "[wallet-format][trust-list]") {
    const auto scope = [](const auto& change) {
        return place([&](Accreditation& entry) { change(entry.scope); });
    };
    CHECK(scope([](auto& s) { s.qualifications.push_back(s.qualifications[0]); }) ==
          "/scope/qualifications/2");
    CHECK(scope([](auto& s) { s.isco08.push_back(s.isco08[0]); }) == "/scope/isco08/2");
    CHECK(scope([](auto& s) { s.fields.push_back(s.fields[0]); }) == "/scope/fields/1");
    CHECK(scope([](auto& s) { s.methods.push_back(s.methods[0]); }) == "/scope/methods/2");
    CHECK(scope([](auto& s) { s.places.push_back(s.places[0]); }) == "/scope/places/2");
    CHECK(scope([](auto& s) { s.jurisdictions.push_back(s.jurisdictions[0]); }) == "/scope/jurisdictions/2");
    CHECK(scope([](auto& s) { s.levels_below.push_back(s.levels_below[0]); }) == "/scope/levelsBelow/3");
    CHECK(scope([](auto& s) { s.level_ceiling.reset(); }) == "/scope/levelsBelow");
    CHECK(scope([](auto& s) { s.levels_below[1] = s.level_ceiling->level; }) == "/scope/levelsBelow/1");
}

}  // namespace
}  // namespace carnet::wallet
