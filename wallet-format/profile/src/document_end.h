// SPDX-License-Identifier: Apache-2.0
//
// What ends on a day, says its subject, ends then in its envelope too: a verifier that reads no further than
// validUntil must not take it for good any longer. Pure, thread-safe.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "wallet-format/credential.h"
#include "wallet-format/profile/envelope.h"

#include <optional>

namespace carnet::wallet::profile {

// `until`: the first day on which it no longer holds; none: nothing is asked for. kBadValue at
// "envelope/valid_until" or "/validUntil".
[[nodiscard]] Result<void> check_end(const Envelope& envelope, const std::optional<Date>& until);
[[nodiscard]] Result<void> check_end(const Credential& credential, const std::optional<Date>& until);

}  // namespace carnet::wallet::profile
