// SPDX-License-Identifier: Apache-2.0
// A trust list of any length as a community of five countries might keep it: fifty bodies that accredit, the
// others accredited by them, with scopes and histories. All are fictional.
#pragma once

#include "wallet-format/profile/trust_list.h"

#include <cstddef>
#include <string>

namespace carnet::bench {

[[nodiscard]] wallet::TrustList trust_list_of(std::size_t entries, const std::string& list_operator);

}  // namespace carnet::bench
