// SPDX-License-Identifier: Apache-2.0
//
// Puts together what asking wallets needs, from the configuration: needs, the key that signs requests, the
// store of exchanges.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "http/rate_limiter.h"
#include "keys/passphrase.h"
#include "verifier/commands/assembly.h"
#include "verifier/oid4vp/exchange.h"
#include "verifier/server/presentation_routes.h"

#include <memory>
#include <vector>

namespace carnet::verifier {

class Presentations {
  public:
    // `assembly` outlives it. `passphrase` is read only where there is a key. kNotFound: the key store has no
    // active key yet (the remedy says how to make one).
    [[nodiscard]] static Result<std::unique_ptr<Presentations>> make(
        const PresentationSettings& settings, const Assembly& assembly,
        const keys::PassphraseSource& passphrase);
    [[nodiscard]] PresentationService service() noexcept;

  private:
    Presentations(const PresentationSettings& settings, const Assembly& assembly);
    [[nodiscard]] Result<void> load_needs(const PresentationSettings& settings);
    [[nodiscard]] Result<void> unlock_key(const PresentationSettings& settings,
                                          const keys::PassphraseSource& source);

    const Assembly& assembly_;
    SystemRandom random_;
    std::vector<Need> needs_;
    RequestSender sender_;
    std::unique_ptr<SessionStore> sessions_;
    std::unique_ptr<Exchange> exchange_;
    http::RateLimiter starts_;
};

}  // namespace carnet::verifier
