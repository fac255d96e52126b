// SPDX-License-Identifier: Apache-2.0
//
// Since when an end counts: that of an accreditation, or of a decision.
#pragma once

#include <cstdint>

namespace carnet::wallet {

// kExNunc: from that day on. kExTunc: as if it had never been, back to a day that is named beside it.
enum class LegalEffect : std::uint8_t { kExNunc, kExTunc };

}  // namespace carnet::wallet
