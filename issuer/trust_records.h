// SPDX-License-Identifier: Apache-2.0
//
// What the desk of a trust list needs from a store beside statements: the versions that were published, each
// kept for ever with its bytes. Rules and errors as of issuer/records.h.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::issuer {

// One signed version of the whole list.
struct TrustPublication {
    std::int64_t sequence = 0;  // 1, 2, ... without gap
    UtcTime issued;
    UtcTime next_update;
    std::string text;               // the signed credential, its bytes as published
    bool adopted = false;           // brought back after a restore, not made here (resume_trust)
    std::int64_t published_by = 0;  // audit entry
};

class TrustPublicationRecords {
  public:
    virtual ~TrustPublicationRecords() = default;
    // kConflict: the sequence is there.
    [[nodiscard]] virtual Result<void> add(const TrustPublication& publication) = 0;
    [[nodiscard]] virtual Result<std::optional<TrustPublication>> latest() const = 0;
    [[nodiscard]] virtual Result<std::optional<TrustPublication>> find(std::int64_t sequence) const = 0;
    // Without their texts, oldest first.
    [[nodiscard]] virtual Result<std::vector<TrustPublication>> list(std::int64_t after,
                                                                     std::size_t limit) const = 0;
};

}  // namespace carnet::issuer
