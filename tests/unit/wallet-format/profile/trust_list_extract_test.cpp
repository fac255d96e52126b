// SPDX-License-Identifier: Apache-2.0
// The extract of a trust list for one territory.
#include "tests/unit/wallet-format/profile/own_document_samples.h"
#include "tests/unit/wallet-format/samples.h"
#include "wallet-format/profile/trust_list.h"

namespace carnet::wallet {
namespace {

using State = AccreditationState;
using test::accreditation_event;
using test::sample_trust_list;

const std::string kDigest = "u" + std::string(42, 'c') + "A";

// A body that the operator accredited itself, with no limit of place.
Accreditation body(const std::string& name, std::optional<std::string> country) {
    auto entry = sample_trust_list().entries[0];
    entry.id = "https://board.example/accreditations/" + name;
    entry.body = {std::nullopt, name + " (demo)", std::move(country)};
    entry.issuers = {"did:web:" + name + ".example"};
    entry.role = AccreditedRole::kAward;
    return entry;
}

TrustList whole_list(std::vector<Accreditation> entries) {
    auto list = sample_trust_list();
    list.extract_of.reset();
    list.entries = std::move(entries);
    return list;
}

// The last parts of the ids of what the extract holds.
std::string names_in(const TrustList& list, const std::string& territory) {
    const auto extract = extract_for(list, kDigest, territory);
    REQUIRE(write_trust_list(extract, test::sample_envelope()));
    std::string names;
    for (const auto& entry : extract.entries)
        names.append(names.empty() ? "" : " ").append(entry.id.substr(entry.id.rfind('/') + 1));
    return names;
}

TEST_CASE("an extract holds whom country, place or jurisdiction puts there", "[wallet-format][trust-list]") {
    auto by_place = body("place", "LK");
    by_place.scope.places = {"DE-BY"};
    auto by_jurisdiction = body("jurisdiction", "LK");
    by_jurisdiction.scope.jurisdictions = {"DE", "FR"};
    auto by_past_scope = body("past", "LK");
    by_past_scope.scope.places = {"LK"};
    by_past_scope.history.push_back(accreditation_event(State::kGranted, "2019-01-01"));
    by_past_scope.history.back().scope = AccreditationScope{};
    by_past_scope.history.back().scope->places = {"LK", "DE"};
    const auto list = whole_list({body("home", "DE"), body("other", "LK"), by_place, by_jurisdiction,
                                  body("nowhere", std::nullopt), by_past_scope});
    CHECK(names_in(list, "DE") == "home place jurisdiction nowhere past");
    CHECK(names_in(list, "DE-BY") == "home place jurisdiction nowhere past");
    CHECK(names_in(list, "DE-HH") == "home jurisdiction nowhere past");
    CHECK(names_in(list, "FR") == "jurisdiction nowhere");
    CHECK(names_in(list, "https://community.example/") == "nowhere");
}

TEST_CASE("an extract says of what it is a part", "[wallet-format][trust-list]") {
    const auto list = whole_list({body("home", "DE"), body("other", "LK")});
    const auto extract = extract_for(list, kDigest, "DE");
    CHECK(extract.extract_of == ExtractOf{kDigest, {"DE"}, 2});
    auto rest = extract;
    rest.extract_of.reset();
    rest.entries = list.entries;
    CHECK(rest == list);
}

TEST_CASE("an extract holds the accreditors of its bodies, up to the operator",
          "[wallet-format][trust-list]") {
    auto national = body("national", "LK");
    national.role = AccreditedRole::kAccredit;
    auto regional = body("regional", "LK");
    regional.role = AccreditedRole::kAccredit;
    regional.accreditor = national.issuers[0];
    auto home = body("home", "DE");
    home.accreditor = regional.issuers[0];
    auto unrelated = body("unrelated", "LK");
    unrelated.role = AccreditedRole::kAccredit;
    CHECK(names_in(whole_list({home, unrelated, regional, national}), "DE") == "home regional national");
}

TEST_CASE("accreditors in a circle end, though such a list is refused", "[wallet-format][trust-list]") {
    auto first = body("first", "LK");
    auto second = body("second", "LK");
    first.role = second.role = AccreditedRole::kAccredit;
    first.accreditor = second.issuers[0];
    second.accreditor = first.issuers[0];
    auto home = body("home", "DE");
    home.accreditor = first.issuers[0];
    CHECK(extract_for(whole_list({first, second, home}), kDigest, "DE").entries.size() == 3);
}

}  // namespace
}  // namespace carnet::wallet
