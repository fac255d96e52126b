// SPDX-License-Identifier: Apache-2.0
//
// SHA-2 digests (OpenSSL; the algorithm is fetched once). Thread-safe.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace carnet::keys {

using Sha256Digest = std::array<std::uint8_t, 32>;
using Sha384Digest = std::array<std::uint8_t, 48>;

[[nodiscard]] Sha256Digest sha256(ByteView bytes);
[[nodiscard]] Sha384Digest sha384(ByteView bytes);
// A digest that was written as 64 hex digits. kBadHex, kBadValue: it has another length.
[[nodiscard]] Result<Sha256Digest> sha256_from_hex(std::string_view text);

// SHA-256 of a stream of pieces, for what does not fit in one buffer.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void update(ByteView piece);
    [[nodiscard]] Sha256Digest finish();  // once

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace carnet::keys
