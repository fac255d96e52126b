// SPDX-License-Identifier: Apache-2.0
#include "wallet-format/profile/own_types.h"

#include "wallet-format/profile/src/published_kinds.h"
#include "wallet-format/vocabulary.h"

#include <algorithm>
#include <vector>

namespace carnet::wallet {
namespace {

std::vector<std::string_view> collected() {
    std::vector<std::string_view> types{name::kCompetencyCertificate, name::kCompetencyUnitStatement};
    for (const auto& published : profile::published_kinds()) types.push_back(published.kind.type);
    return types;
}

}  // namespace

bool is_own_type(std::string_view type) {
    // Kinds are published with their schemas, which are not made anew for each question.
    static const auto types = collected();
    return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace carnet::wallet
