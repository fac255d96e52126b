// SPDX-License-Identifier: Apache-2.0
//
// Challenges for holders' proofs (c_nonce). A nonce carries its own end and a code that only this process can
// make, so that asking for nonces fills no store; after a restart wallets are told invalid_nonce and ask for
// another. One nonce may be used for all proofs of one request, and until its end: a proof that is sent again
// needs the access token, and gives the same copies again. Thread-safe. spec: OpenID4VCI 1.0 section 7
#pragma once

#include "base/random.h"
#include "base/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::issuer {

inline constexpr std::int64_t kNonceSeconds = 300;

class NonceMint {
  public:
    explicit NonceMint(Random& random);
    [[nodiscard]] std::string make(UtcTime now, Random& random) const;
    // Ours, and not over?
    [[nodiscard]] bool is_good(std::string_view nonce, UtcTime now) const;

  private:
    std::array<std::uint8_t, 32> secret_{};
};

}  // namespace carnet::issuer
