// SPDX-License-Identifier: Apache-2.0
#include "verifier/trust/trust_registry.h"

#include <algorithm>
#include <set>

namespace carnet::verifier {

void TrustRegistry::add(AcceptedList list, std::vector<wallet::Accreditation> entries) {
    const auto same =
        std::find_if(lists_.begin(), lists_.end(), [&](const Held& held) { return held.list.id == list.id; });
    if (same == lists_.end()) {
        lists_.push_back({std::move(list), std::move(entries)});
        return index(lists_.back());
    }
    if (same->list.digest == list.digest) return;
    if (same->list.sequence == list.sequence && same->list.is_extract == list.is_extract) {
        same->list.is_disputed = true;
        return;
    }
    // A whole list says more than an extract of the same version.
    const bool is_better = list.sequence > same->list.sequence ||
                           (list.sequence == same->list.sequence && same->list.is_extract);
    if (!is_better) return;
    *same = {std::move(list), std::move(entries)};
    rebuild();
}

void TrustRegistry::index(const Held& held) {
    for (const auto& entry : held.entries) {
        const ListedAccreditation listed{&held.list, &entry};
        for (const auto& did : entry.issuers) by_issuer_[did].push_back(listed);
        std::set<std::string> names(entry.issuers.begin(), entry.issuers.end());
        if (entry.body.id) names.insert(*entry.body.id);
        for (const auto& name : names) by_body_[name].push_back(listed);
    }
}

void TrustRegistry::rebuild() {
    by_issuer_.clear();
    by_body_.clear();
    for (const auto& held : lists_) index(held);
}

std::vector<const AcceptedList*> TrustRegistry::lists() const {
    std::vector<const AcceptedList*> all;
    all.reserve(lists_.size());
    for (const auto& held : lists_) all.push_back(&held.list);
    return all;
}

std::vector<std::string> TrustRegistry::issuers() const {
    std::vector<std::string> dids;
    dids.reserve(by_issuer_.size());
    for (const auto& [did, listed] : by_issuer_) dids.push_back(did);
    std::sort(dids.begin(), dids.end());
    return dids;
}

const std::vector<ListedAccreditation>& TrustRegistry::of_issuer(std::string_view did) const noexcept {
    static const std::vector<ListedAccreditation> none;
    const auto found = by_issuer_.find(std::string(did));
    return found == by_issuer_.end() ? none : found->second;
}

std::vector<const wallet::Accreditation*> TrustRegistry::on_list(const AcceptedList& list,
                                                                 std::string_view body) const {
    std::vector<const wallet::Accreditation*> found;
    const auto named = by_body_.find(std::string(body));
    if (named == by_body_.end()) return found;
    for (const auto& listed : named->second)
        if (listed.list == &list) found.push_back(listed.accreditation);
    return found;
}

}  // namespace carnet::verifier
