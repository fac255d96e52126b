// SPDX-License-Identifier: Apache-2.0
//
// An occupational standard whose signature holds, for the titles in it. Thread-safe.
#pragma once

#include "base/result.h"
#include "keys/public_key.h"
#include "wallet-format/profile/occupational_standard.h"

#include <string_view>

namespace carnet::issuer {

inline constexpr std::size_t kMaxStandardBytes = 4'000'000;

// `key`: of whoever signed it, as the caller knows it; one of the document's proofs must hold under it.
// kSignatureInvalid: none does. Else what reading it says.
[[nodiscard]] Result<wallet::OccupationalStandard> read_signed_standard(std::string_view text,
                                                                        const keys::PublicKey& key);

}  // namespace carnet::issuer
