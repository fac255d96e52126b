// SPDX-License-Identifier: Apache-2.0
// What the next version of a trust list may change: nothing that was said about the past.
#include "wallet-format/profile/src/accreditation_rules.h"
#include "wallet-format/profile/trust_list.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace carnet::wallet {
namespace {

Error conflict(std::string where, std::string detail) {
    return error(ErrorCode::kConflict, std::move(detail), std::move(where));
}

// What was absent may be added later.
template <class T>
bool keeps(const std::optional<T>& before, const std::optional<T>& now) {
    return !before || before == now;
}

Result<void> check_version(const TrustList& previous, const std::string& previous_digest,
                           const TrustList& next) {
    if (previous.extract_of || next.extract_of)
        return conflict("/extractOf", "an extract is no version of the list; compare whole lists");
    if (next.id != previous.id) return conflict("/id", "is the id of another list");
    if (next.sequence - 1 != previous.sequence)
        return conflict("/sequence", "does not follow " + std::to_string(previous.sequence));
    if (next.previous_digest != previous_digest)
        return conflict("/previousDigest", "is not the digest of the version before as it was published");
    if (next.issued <= previous.issued) return conflict("/issued", "does not lie after the version before");
    return {};
}

Result<void> check_body(const Accreditation& before, const Accreditation& now) {
    if (!keeps(before.body.id, now.body.id) || !keeps(before.body.country, now.body.country))
        return conflict("/body", "is another body than in the version before");
    const auto is_gone = [&now](const std::string& did) {
        return std::find(now.issuers.begin(), now.issuers.end(), did) == now.issuers.end();
    };
    const auto gone = std::find_if(before.issuers.begin(), before.issuers.end(), is_gone);
    if (gone != before.issuers.end())
        return conflict("/issuers", "no longer holds " + *gone + ", under which the body signed");
    return {};
}

Result<void> check_grant(const Accreditation& before, const Accreditation& now) {
    if (now.accreditor != before.accreditor) return conflict("/accreditor", "was " + before.accreditor);
    if (now.role != before.role) return conflict("/role", "is another role than in the version before");
    if (now.scope != before.scope)
        return conflict("/scope", "was changed; another scope from a day on is an event of the history");
    if (now.valid_from != before.valid_from) return conflict("/validFrom", "was " + before.valid_from.text());
    if (!keeps(before.legal_basis, now.legal_basis)) return conflict("/legalBasis", "was changed");
    return {};
}

Result<void> check_term(const Accreditation& before, const Accreditation& now) {
    if (now.valid_until == before.valid_until) return {};
    const auto state = before.history.back().state;
    if (state == AccreditationState::kWithdrawn || state == AccreditationState::kLapsed)
        return conflict("/validUntil",
                        "was changed after the accreditation had ended; a new grant has another id");
    const bool is_later = before.valid_until && (!now.valid_until || *before.valid_until < *now.valid_until);
    if (is_later) return {};
    return conflict("/validUntil", "was brought forward; an earlier end is a withdrawal in the history");
}

Result<void> check_history(const std::vector<AccreditationEvent>& before,
                           const std::vector<AccreditationEvent>& now) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (i == now.size()) return conflict("/history", "is shorter than in the version before");
        if (now[i] != before[i])
            return conflict("/history/" + std::to_string(i), "was changed; a correction is a further event");
    }
    return {};
}

Result<void> check_entry(const Accreditation& before, const Accreditation& now) {
    CARNET_TRY_VOID(check_body(before, now));
    CARNET_TRY_VOID(check_grant(before, now));
    CARNET_TRY_VOID(check_term(before, now));
    return check_history(before.history, now.history);
}

}  // namespace

Result<void> check_succession(const TrustList& previous, const std::string& previous_digest,
                              const TrustList& next) {
    CARNET_TRY_VOID(check_version(previous, previous_digest, next));
    std::unordered_map<std::string_view, std::size_t> places;
    places.reserve(next.entries.size());
    for (std::size_t i = 0; i < next.entries.size(); ++i) places.emplace(next.entries[i].id, i);
    for (const auto& before : previous.entries) {
        const auto place = places.find(before.id);
        if (place == places.end())
            return conflict("/entries", "no longer holds " + before.id +
                                            "; an accreditation that ended stays with its end");
        if (auto checked = check_entry(before, next.entries[place->second]); !checked)
            return profile::within("/entries/" + std::to_string(place->second), std::move(checked).error());
    }
    return {};
}

}  // namespace carnet::wallet
