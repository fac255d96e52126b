// SPDX-License-Identifier: Apache-2.0
// Two status entries, revocation and suspension, both at the reserved place of the reserved list.
// spec: Bitstring Status List 1.0 section 2.1
#include "issuer/lint/rules.h"
#include "wallet-format/vocabulary.h"

#include <array>

namespace carnet::issuer {
namespace {

constexpr std::array kPurposes = {wallet::name::kRevocation, wallet::name::kSuspension};

// "<base><list>/<purpose>" without building it: this runs for every credential.
bool is_list_url(std::string_view url, std::string_view base, std::string_view list,
                 std::string_view purpose) {
    if (!url.starts_with(base)) return false;
    url.remove_prefix(base.size());
    if (!url.starts_with(list)) return false;
    url.remove_prefix(list.size());
    return url.starts_with('/') && url.substr(1) == purpose;
}

}  // namespace

LintVerdict lint_status_entries(const LintSubject& subject) {
    const auto& entries = subject.credential.statuses();
    if (entries.size() != kPurposes.size())
        return "There must be one status entry for revocation and one for suspension.";
    for (std::size_t i = 0; i < kPurposes.size(); ++i) {
        const auto& entry = entries[i];
        const bool sound = entry.type == wallet::name::kBitstringStatusListEntry &&
                           entry.purpose == kPurposes[i] && entry.index == subject.reservation.index &&
                           entry.size == 1 &&
                           is_list_url(entry.list, subject.run.status_base, subject.list_id, kPurposes[i]);
        if (!sound) return "The status entry for " + std::string(kPurposes[i]) + " is not the reserved one.";
    }
    if (entries[0].id != entries[1].id) return std::nullopt;
    return "The two status entries have the same id.";
}

}  // namespace carnet::issuer
