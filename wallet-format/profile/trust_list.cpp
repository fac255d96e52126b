// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/trust_list.h"

#include "wallet-format/profile/src/accreditation_rules.h"
#include "wallet-format/profile/src/accreditor_chain.h"
#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/profile/src/repeated.h"
#include "wallet-format/profile/src/rule.h"
#include "wallet-format/profile/src/trust_list_description.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace carnet::wallet {
namespace profile {

PublishedKind publish_trust_list() {
    return publish_own<TrustList, read_trust_list, write_trust_list>();
}

}  // namespace profile

namespace {

using profile::broken;

std::string place_of(std::size_t entry) {
    return "/entries/" + std::to_string(entry);
}

Result<void> check_version(const TrustList& list) {
    if (list.next_update.seconds <= list.issued.seconds)
        return broken("/nextUpdate", "does not lie after issued");
    if (list.sequence > 1 && !list.previous_digest)
        return broken("/previousDigest", "is absent; every version but the first names the one before");
    if (list.sequence == 1 && list.previous_digest)
        return broken("/previousDigest", "names a version before the first; leave it out");
    return {};
}

Result<void> check_extract(const TrustList& list) {
    if (!list.extract_of) return {};
    CARNET_TRY_VOID(profile::each_once(list.extract_of->territories, "/extractOf/territories"));
    if (list.extract_of->total_entries < static_cast<std::int64_t>(list.entries.size()))
        return broken("/extractOf/totalEntries", "is less than what the extract itself holds");
    return {};
}

Result<void> check_entries(const std::vector<Accreditation>& entries) {
    if (entries.size() > kMaxAccreditations)
        return broken("/entries",
                      "has more than " + std::to_string(kMaxAccreditations) + " elements; divide the list");
    std::unordered_set<std::string_view> ids;
    ids.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!ids.insert(entries[i].id).second)
            return broken(place_of(i) + "/id", "stands there twice; each accreditation has an id of its own");
        if (auto checked = profile::check_accreditation(entries[i]); !checked)
            return profile::within(place_of(i), std::move(checked).error());
    }
    return {};
}

}  // namespace

Result<void> check_trust_list(const TrustList& list) {
    CARNET_TRY_VOID(profile::each_once(list.territories, "/territories"));
    CARNET_TRY_VOID(check_version(list));
    CARNET_TRY_VOID(check_extract(list));
    return check_entries(list.entries);
}

Result<void> check_accreditors(const TrustList& list, std::string_view operator_id) {
    const auto reached =
        profile::reaches_operator(list, operator_id, [](const Accreditation& /*entry*/) { return true; });
    const auto lost = std::find(reached.begin(), reached.end(), false);
    if (lost == reached.end()) return {};
    return broken(place_of(static_cast<std::size_t>(lost - reached.begin())) + "/accreditor",
                  "is neither the operator of the list nor a body that is accredited on it to accredit; list "
                  "the accreditor's own accreditation");
}

Result<std::string> write_trust_list(const TrustList& list, const Envelope& envelope) {
    CARNET_TRY_VOID(check_trust_list(list));
    CARNET_TRY_VOID(check_accreditors(list, envelope.issuer));
    return profile::write_own(list, envelope);
}

Result<TrustList> read_trust_list(const Credential& credential) {
    CARNET_TRY(auto list, profile::read_own<TrustList>(credential));
    if (auto checked = check_trust_list(list); !checked)
        return profile::in_subject(std::move(checked).error());
    if (auto checked = check_accreditors(list, credential.issuer()); !checked)
        return profile::in_subject(std::move(checked).error());
    return list;
}

}  // namespace carnet::wallet
