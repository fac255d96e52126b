// SPDX-License-Identifier: Apache-2.0
//
// N-Quads text as a dataset, strictly. Made for vectors, for tools and for people who debug; credentials
// reach their dataset through JSON-LD.
//
// kLimit: more bytes, quads or blank nodes than allowed. kBadUtf8. kBadValue: anything else that is no
// N-Quads; `where` is "line N, column M". spec: RDF 1.1 N-Quads
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/dataset.h"

#include <cstddef>
#include <string_view>

namespace carnet::wallet {

struct NQuadsLimits {
    std::size_t max_bytes = 16'777'216;
    std::size_t max_quads = 200'000;
};

[[nodiscard]] Result<RdfDataset> parse_n_quads(std::string_view text, const NQuadsLimits& limits = {});

}  // namespace carnet::wallet
