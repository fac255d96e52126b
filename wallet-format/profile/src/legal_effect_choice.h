// SPDX-License-Identifier: Apache-2.0
//
// How legal effects are spelled in documents.
#pragma once

#include "wallet-format/profile/legal_effect.h"
#include "wallet-format/profile/src/description.h"

#include <array>
#include <utility>

namespace carnet::wallet::profile {

template <>
struct Choice<LegalEffect> {
    static constexpr std::array rows = {std::pair{LegalEffect::kExNunc, std::string_view("ex-nunc")},
                                        std::pair{LegalEffect::kExTunc, std::string_view("ex-tunc")}};
};

}  // namespace carnet::wallet::profile
