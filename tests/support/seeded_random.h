// SPDX-License-Identifier: Apache-2.0
// Repeatable "random" bytes (SplitMix64) for tests; never for keys that leave a test.
#pragma once

#include "base/random.h"

namespace carnet::test {

class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (auto& byte : out) {
            state_ += 0x9e3779b97f4a7c15ULL;
            std::uint64_t z = state_;
            z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
            byte = static_cast<std::uint8_t>(z ^ (z >> 31U));
        }
    }

  private:
    std::uint64_t state_;
};

}  // namespace carnet::test
