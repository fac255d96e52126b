// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/src/accreditor_chain.h"

#include <cstddef>
#include <unordered_map>

namespace carnet::wallet::profile {
namespace {

using Places = std::vector<std::size_t>;  // of entries

template <class Visit>
void for_each_name(const Accreditation& entry, const Visit& visit) {
    if (entry.body.id) visit(std::string_view(*entry.body.id));
    for (const auto& did : entry.issuers) visit(std::string_view(did));
}

}  // namespace

std::vector<bool> reaches_operator(const TrustList& list, std::string_view operator_id,
                                   const std::function<bool(const Accreditation&)>& counts) {
    std::unordered_map<std::string_view, Places> accredited_by;
    for (std::size_t i = 0; i < list.entries.size(); ++i)
        accredited_by[list.entries[i].accreditor].push_back(i);
    std::vector<bool> reached(list.entries.size());
    std::vector<std::string_view> answering = {operator_id};
    while (!answering.empty()) {
        const auto found = accredited_by.extract(answering.back());  // each name leads on once
        answering.pop_back();
        if (!found) continue;
        for (const std::size_t place : found.mapped()) {
            const auto& entry = list.entries[place];
            if (!counts(entry)) continue;
            reached[place] = true;
            if (entry.role == AccreditedRole::kAccredit)
                for_each_name(entry, [&](std::string_view name) { answering.push_back(name); });
        }
    }
    return reached;
}

std::vector<bool> with_accreditors(const TrustList& list, std::vector<bool> wanted) {
    std::unordered_map<std::string_view, Places> accreditors;
    Places open;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        if (list.entries[i].role == AccreditedRole::kAccredit)
            for_each_name(list.entries[i], [&](std::string_view name) { accreditors[name].push_back(i); });
        if (wanted[i]) open.push_back(i);
    }
    while (!open.empty()) {
        const auto found = accreditors.extract(list.entries[open.back()].accreditor);
        open.pop_back();
        if (!found) continue;
        for (const std::size_t place : found.mapped()) {
            if (wanted[place]) continue;
            wanted[place] = true;
            open.push_back(place);
        }
    }
    return wanted;
}

}  // namespace carnet::wallet::profile
