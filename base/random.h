// SPDX-License-Identifier: Apache-2.0
//
// Where unpredictable bytes come from. Passed by reference from main; tests pass a seeded one.
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <span>
#include <string>

namespace carnet {

class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;

    // Uniform in [0, bound), without modulo bias; bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    // A version 4 UUID, "urn:uuid:" not included (RFC 9562 5.4).
    [[nodiscard]] std::string uuid();
};

// The operating system's generator through libsodium; thread-safe; ends the process if there is none.
class SystemRandom final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace carnet
