// SPDX-License-Identifier: Apache-2.0
//
// RDF Dataset Canonicalization 1.0 (RDFC-1.0): one text for all datasets that differ only in the names of
// their blank nodes and in the order of their quads.
//
// Naming blank nodes that look alike can take time without bound (a "poison graph"). Work is counted in steps
// that cost about the same each, and too much of it is kLimit: bounded in time, and the same on every
// machine. Pure and thread-safe. spec: RDF Dataset Canonicalization 1.0 section 4; section 7.1 (poison
// graphs)
#pragma once

#include "base/result.h"
#include "wallet-format/rdf/dataset.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::wallet {

enum class RdfHash : std::uint8_t { kSha256, kSha384 };

struct RdfLimits {
    // Quads read, texts hashed and names copied while alike blank nodes are told apart. All published tests
    // that are no poison stay below.
    std::size_t max_steps = 100'000;
    // Bytes of N-Quads: one long name may stand in every quad.
    std::size_t max_text = 2'000'000;
};

struct CanonicalDataset {
    std::string n_quads;                       // each line ends with "\n"; lines in code point order
    std::vector<std::uint32_t> canonical_ids;  // by blank node of the dataset: N of its name
                                               // "c14nN"; kNoBlankNode when it is in no quad
};

// kLimit: the dataset needs more work than allowed.
[[nodiscard]] Result<CanonicalDataset> canonicalize_rdf(const RdfDataset& dataset,
                                                        RdfHash hash = RdfHash::kSha256,
                                                        const RdfLimits& limits = {});

// The same text handed over in pieces, for those who only hash it. No piece where it is an error.
using TextPieces = std::function<void(std::string_view piece)>;
[[nodiscard]] Result<void> canonicalize_rdf_in_pieces(const RdfDataset& dataset, RdfHash hash,
                                                      const RdfLimits& limits, const TextPieces& take);

}  // namespace carnet::wallet
