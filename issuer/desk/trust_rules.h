// SPDX-License-Identifier: Apache-2.0
//
// What the next version of a trust list must be, whoever proposes, approves or publishes it. Pure.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/trust_state.h"
#include "wallet-format/profile/trust_list.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

// A version as it was published.
struct PublishedVersion {
    wallet::TrustList list;
    std::string digest;  // multibase SHA-256 of its bytes
};
// "u..." as in previousDigest.
[[nodiscard]] std::string trust_digest(std::string_view text);
// The newest version of this store. kStoreCorrupt.
[[nodiscard]] Result<std::optional<PublishedVersion>> newest_version(const Records& records);

// The version after `before` (the first, without one) as it would be issued at that time. Unchecked.
// kNotFound: there is no list yet.
[[nodiscard]] Result<wallet::TrustList> next_version(const TrustState& state,
                                                     const std::optional<PublishedVersion>& before,
                                                     UtcTime issued);

// All rules of the format, of accreditors, of succession, and that nobody gives more than he has. kBadValue
// or kConflict with a pointer into the list ("/entries/3/scope/isco08/0").
[[nodiscard]] Result<void> check_next(const wallet::TrustList& next,
                                      const std::optional<PublishedVersion>& before,
                                      std::string_view operator_id);

// Each entry that is not on `before` has, on its first day, an accreditor in force whose scope is no
// narrower, and so on up to the operator; likewise, of a term that became longer, on the day on which it
// would have ended. What else is on `before` already was looked at then: an accreditor who ends later changes
// nothing about it.
[[nodiscard]] Result<void> check_within_accreditors(const wallet::TrustList& next,
                                                    const std::optional<PublishedVersion>& before,
                                                    std::string_view operator_id);

}  // namespace carnet::issuer
