// SPDX-License-Identifier: Apache-2.0
#include "keys/algorithm.h"

#include "keys/src/algorithm_table.h"

namespace carnet::keys {

namespace {

constexpr bool table_is_in_order() {
    for (std::size_t i = 0; i < kAlgorithms.size(); ++i) {
        if (static_cast<std::size_t>(kAlgorithms[i].algorithm) != i) return false;
    }
    return true;
}
static_assert(table_is_in_order());

}  // namespace

const AlgorithmFacts& facts(Algorithm algorithm) noexcept {
    return kAlgorithms[static_cast<std::size_t>(algorithm)];
}

Result<Algorithm> algorithm_from_name(std::string_view name) {
    for (const auto& known : kAlgorithms) {
        if (known.name == name) return known.algorithm;
    }
    return error(ErrorCode::kUnsupportedAlgorithm,
                 "there is no algorithm of that name here; use Ed25519, P-256 or P-384");
}

}  // namespace carnet::keys
