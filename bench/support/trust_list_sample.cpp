// SPDX-License-Identifier: Apache-2.0
#include "bench/support/trust_list_sample.h"

#include <iterator>
#include <string>

namespace carnet::bench {
namespace {

using namespace carnet::wallet;

constexpr std::size_t kAccreditors = 50;

Date day(int year, int month) {
    return Date::of(year, month, 1).value();
}

AccreditationEvent event(AccreditationState state, Date from) {
    AccreditationEvent out;
    out.state = state;
    out.from = from;
    return out;
}

Accreditation accreditor(std::size_t i, const std::string& list_operator) {
    const auto number = std::to_string(i);
    Accreditation out;
    out.id = "https://council.example/accreditations/a" + number;
    out.body = {"https://authority" + number + ".example/", "Demo Authority " + number + " (demo)", "TG"};
    out.issuers = {"did:web:authority" + number + ".example"};
    out.accreditor = list_operator;
    out.role = AccreditedRole::kAccredit;
    out.valid_from = day(2010, 1);
    out.history = {event(AccreditationState::kGranted, out.valid_from)};
    return out;
}

// A body with a scope of a few trades and a history that every third has more of.
Accreditation awarding_body(std::size_t i) {
    static const char* const kCountries[] = {"TG", "GH", "NG", "SN", "CI"};
    const auto number = std::to_string(i);
    const std::string country = kCountries[i % std::size(kCountries)];
    Accreditation out;
    out.id = "https://council.example/accreditations/" + number;
    out.body = {"https://body" + number + ".example/", "Demo Training Works " + number + " (demo)", country};
    out.issuers = {"did:web:body" + number + ".example"};
    out.accreditor = "did:web:authority" + std::to_string(i % kAccreditors) + ".example";
    out.role = AccreditedRole::kAward;
    out.scope.qualifications = {"https://standards.example/" + std::to_string(i % 400) + "/2.1"};
    out.scope.isco08 = {std::to_string(7200 + i % 400), "7126"};
    out.scope.level_ceiling = LevelReference{"https://framework.example/nqf", "2020", "4"};
    out.scope.levels_below = {"1", "2", "3"};
    out.scope.methods = {AssessmentMethod::kTradeTest, AssessmentMethod::kRplPortfolio};
    out.scope.places = {country};
    out.scope.jurisdictions = {country};
    out.valid_from = day(2020, 1 + static_cast<int>(i % 12));
    out.valid_until = day(2030, 1);
    out.history = {event(AccreditationState::kGranted, out.valid_from)};
    if (i % 3 == 0) {
        out.history.push_back(event(AccreditationState::kSuspended, day(2022, 5)));
        out.history.back().reason = "Audit findings that were not answered in time (demo)";
        out.history.push_back(event(AccreditationState::kGranted, day(2022, 9)));
    }
    out.legal_basis = "Skills Act 2017 (demo), section 9";
    return out;
}

}  // namespace

TrustList trust_list_of(std::size_t entries, const std::string& list_operator) {
    TrustList list;
    list.id = "https://council.example/trust-list";
    list.title = {{"en", "Accredited bodies (demo)"}};
    list.territories = {"https://community.example/"};
    list.issued = {1'795'000'000, 0};
    list.next_update = list.issued.plus_seconds(30 * 86'400);
    for (std::size_t i = 0; i < entries; ++i)
        list.entries.push_back(i < kAccreditors ? accreditor(i, list_operator) : awarding_body(i));
    return list;
}

}  // namespace carnet::bench
