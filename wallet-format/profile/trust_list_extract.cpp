// SPDX-License-Identifier: Apache-2.0
// The part of a trust list that a phone in one territory needs.
#include "wallet-format/profile/src/accreditor_chain.h"
#include "wallet-format/profile/src/jurisdiction.h"
#include "wallet-format/profile/trust_list.h"

#include <algorithm>
#include <string_view>

namespace carnet::wallet {
namespace {

// A country concerns its parts, and a part its country.
bool meets(std::string_view place, std::string_view territory) {
    return profile::lies_in(place, territory) || profile::lies_in(territory, place);
}

bool meets_any(const std::vector<std::string>& places, std::string_view territory) {
    return std::any_of(places.begin(), places.end(),
                       [&](const std::string& place) { return meets(place, territory); });
}

bool scope_concerns(const AccreditationScope& scope, std::string_view territory) {
    return meets_any(scope.places, territory) || meets_any(scope.jurisdictions, territory);
}

bool names_none(const AccreditationScope& scope) {
    return scope.places.empty() && scope.jurisdictions.empty();
}

// Past and present scopes: a certificate is judged by the day on which it was awarded.
bool concerns(const Accreditation& entry, std::string_view territory) {
    if (entry.body.country && meets(*entry.body.country, territory)) return true;
    if (scope_concerns(entry.scope, territory)) return true;
    if (!entry.body.country && names_none(entry.scope)) return true;
    return std::any_of(entry.history.begin(), entry.history.end(), [&](const AccreditationEvent& event) {
        return event.scope && scope_concerns(*event.scope, territory);
    });
}

}  // namespace

TrustList extract_for(const TrustList& list, const std::string& list_digest, const std::string& territory) {
    std::vector<bool> wanted;
    wanted.reserve(list.entries.size());
    for (const auto& entry : list.entries) wanted.push_back(concerns(entry, territory));
    wanted = profile::with_accreditors(list, std::move(wanted));

    TrustList extract{
        .id = list.id,
        .title = list.title,
        .territories = list.territories,
        .sequence = list.sequence,
        .issued = list.issued,
        .next_update = list.next_update,
        .previous_digest = list.previous_digest,
        .extract_of = ExtractOf{list_digest, {territory}, static_cast<std::int64_t>(list.entries.size())},
        .entries = {}};
    for (std::size_t i = 0; i < list.entries.size(); ++i)
        if (wanted[i]) extract.entries.push_back(list.entries[i]);
    return extract;
}

}  // namespace carnet::wallet
