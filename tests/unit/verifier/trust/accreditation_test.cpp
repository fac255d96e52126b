// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/accreditation.h"

#include "tests/unit/verifier/trust/trust_samples.h"
#include "verifier/trust/accreditation_history.h"
#include "verifier/trust/accreditation_scope.h"

using namespace carnet;
using namespace carnet::test;
using wallet::AccreditationEvent;
using wallet::AccreditationScope;
using wallet::AccreditationState;

namespace {

Date day(std::string_view text) {
    return Date::parse(text).value();
}

AccreditationEvent event(AccreditationState state, std::string_view from) {
    AccreditationEvent made;
    made.state = state;
    made.from = day(from);
    return made;
}

AwardFacts award(std::string_view awarded = "2026-10-20") {
    AwardFacts facts;
    facts.issuer = kIssuer;
    facts.awarded = day(awarded);
    facts.qualification = "https://board.example/standards/electrician";
    facts.isco08 = "7411";
    facts.method = wallet::AssessmentMethod::kTradeTest;
    facts.place = "NP";
    return facts;
}

Standing standing(const TrustRegistry& registry, const AwardFacts& facts) {
    return find_accreditation(registry, facts, {at(kNow), 30}).standing;
}

Standing standing_of(const wallet::Accreditation& entry, const AwardFacts& facts = award()) {
    TrustRegistry registry;
    registry.add(accepted_list(), {entry});
    return standing(registry, facts);
}

}  // namespace

TEST_CASE("what ended stays with its end: the day of the award decides, not today", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.history.push_back(event(AccreditationState::kWithdrawn, "2024-06-01"));
    CHECK(standing_of(entry, award("2019-12-31")) == Standing::kLaterOnly);
    CHECK(standing_of(entry, award("2020-01-01")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2024-05-31")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2024-06-01")) == Standing::kNotThen);
}

TEST_CASE("a term ends by itself on the first day after it", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.valid_until = day("2025-01-01");
    CHECK(standing_of(entry, award("2024-12-31")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2025-01-01")) == Standing::kNotThen);
}

TEST_CASE("a suspension counts for its days only", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.history.push_back(event(AccreditationState::kSuspended, "2022-03-01"));
    entry.history.push_back(event(AccreditationState::kGranted, "2022-04-01"));
    CHECK(standing_of(entry, award("2022-02-28")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2022-03-15")) == Standing::kNotThen);
    CHECK(standing_of(entry, award("2022-04-01")) == Standing::kAccredited);
}

TEST_CASE("a withdrawal ex tunc reaches back to its day, and one ex nunc does not", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.history.push_back(event(AccreditationState::kWithdrawn, "2024-06-01"));
    entry.history.back().effect = wallet::LegalEffect::kExTunc;
    entry.history.back().since = day("2023-01-01");
    CHECK(standing_of(entry, award("2022-12-31")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2023-01-01")) == Standing::kWithdrawnRetroactively);
    CHECK(standing_of(entry, award("2024-06-01")) == Standing::kNotThen);
    entry.history.back().effect = wallet::LegalEffect::kExNunc;
    CHECK(standing_of(entry, award("2023-01-01")) == Standing::kAccredited);
}

TEST_CASE("a retroactive withdrawal is known from an old list too; all else is too old to say",
          "[verifier][trust]") {
    auto list = accepted_list();
    list.next_update = at("2026-11-01T00:00:00Z");
    auto entry = accreditation(kIssuer);
    TrustRegistry registry;
    registry.add(list, {entry});
    CHECK(standing(registry, award()) == Standing::kListTooOld);
    entry.history.push_back(event(AccreditationState::kWithdrawn, "2026-10-25"));
    entry.history.back().effect = wallet::LegalEffect::kExTunc;
    TrustRegistry other;
    other.add(list, {entry});
    CHECK(standing(other, award()) == Standing::kWithdrawnRetroactively);
}

TEST_CASE("a reduction holds from its day, and the scope before it for awards before", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.history.push_back(event(AccreditationState::kReduced, "2023-01-01"));
    entry.history.back().scope = AccreditationScope{};
    entry.history.back().scope->isco08 = {"72"};
    CHECK(standing_of(entry, award("2022-12-31")) == Standing::kAccredited);
    CHECK(standing_of(entry, award("2023-01-01")) == Standing::kOutOfScope);
}

TEST_CASE("each part of a scope leaves out what it does not cover", "[verifier][trust]") {
    const auto part = [](const auto& limit) {
        AccreditationScope scope;
        limit(scope);
        return left_out(scope, award()).value_or("nothing");
    };
    CHECK(part([](auto&) {}) == "nothing");
    CHECK(part([](auto& s) { s.qualifications = {"https://other.example/"}; }) == "qualification");
    CHECK(part([](auto& s) { s.isco08 = {"72", "7412"}; }) == "occupation");
    CHECK(part([](auto& s) { s.isco08 = {"74"}; }) == "nothing");
    CHECK(part([](auto& s) { s.fields = {"0713"}; }) == "field");
    CHECK(part([](auto& s) { s.methods = {wallet::AssessmentMethod::kInterview}; }) == "method");
    CHECK(part([](auto& s) { s.places = {"LK", "NP-P1"}; }) == "place");
    CHECK(part([](auto& s) { s.places = {"NP"}; }) == "nothing");
}

TEST_CASE("a ceiling is held against levels of its own framework only, by name and never by number",
          "[verifier][trust]") {
    AccreditationScope scope;
    scope.level_ceiling = {"https://nvq.example/", "2014", "4"};
    scope.levels_below = {"1", "2", "3"};
    const auto at_level = [&](std::string framework, std::string level) {
        auto facts = award();
        facts.levels = {{std::move(framework), "2014", std::move(level)}};
        return left_out(scope, facts).value_or("nothing");
    };
    CHECK(at_level("https://nvq.example/", "4") == "nothing");
    CHECK(at_level("https://nvq.example/", "3") == "nothing");
    CHECK(at_level("https://nvq.example/", "5") == "level");
    CHECK(at_level("https://nvq.example/", "4+") == "level");
    CHECK(at_level("https://other.example/", "9") == "nothing");
}

TEST_CASE("whoever accredits is the operator, or is on the list itself and gives no more than it has",
          "[verifier][trust]") {
    auto above = accreditation("did:web:sector.example");
    above.role = wallet::AccreditedRole::kAccredit;
    auto entry = accreditation(kIssuer);
    entry.accreditor = "did:web:sector.example";
    const auto with = [&](const wallet::Accreditation& accreditor) {
        TrustRegistry registry;
        registry.add(accepted_list(), {accreditor, entry});
        return standing(registry, award());
    };
    CHECK(with(above) == Standing::kAccredited);
    auto narrow = above;
    narrow.scope.isco08 = {"74"};
    CHECK(with(narrow) == Standing::kWiderThanAccreditor);
    entry.scope.isco08 = {"7411"};
    CHECK(with(narrow) == Standing::kAccredited);
    auto later = above;
    later.valid_from = day("2026-10-21");
    CHECK(with(later) == Standing::kAccreditorNotListed);
    auto only_awards = above;
    only_awards.role = wallet::AccreditedRole::kAward;
    CHECK(with(only_awards) == Standing::kAccreditorNotListed);
}

TEST_CASE("bodies that accredit one another in a circle accredit nobody", "[verifier][trust]") {
    auto a = accreditation("did:web:a.example");
    auto b = accreditation("did:web:b.example");
    for (auto* each : {&a, &b}) each->role = wallet::AccreditedRole::kAccredit;
    a.accreditor = "did:web:b.example";
    b.accreditor = "did:web:a.example";
    auto entry = accreditation(kIssuer);
    entry.accreditor = "did:web:a.example";
    TrustRegistry registry;
    registry.add(accepted_list(), {a, b, entry});
    CHECK(standing(registry, award()) == Standing::kAccreditorNotListed);
}

TEST_CASE("one accreditation that covers the award is enough, whatever others say", "[verifier][trust]") {
    auto other = accreditation(kIssuer);
    other.id += "/2";
    other.scope.methods = {wallet::AssessmentMethod::kJury};
    TrustRegistry registry;
    registry.add(accepted_list(), {other, accreditation(kIssuer)});
    CHECK(standing(registry, award()) == Standing::kAccredited);
}

TEST_CASE("a signature after the end of the accreditation is believed for the policy's days",
          "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.history.push_back(event(AccreditationState::kWithdrawn, "2026-10-21"));
    auto facts = award();
    facts.signed_at = at("2026-11-19T23:59:59Z");
    CHECK(standing_of(entry, facts) == Standing::kAccredited);
    facts.signed_at = at("2026-11-20T00:00:00Z");
    CHECK(standing_of(entry, facts) == Standing::kSignedAfterEnd);
}

TEST_CASE("a body that may train or assess may not award", "[verifier][trust]") {
    auto entry = accreditation(kIssuer);
    entry.role = wallet::AccreditedRole::kTrain;
    CHECK(standing_of(entry) == Standing::kNotListed);
}
