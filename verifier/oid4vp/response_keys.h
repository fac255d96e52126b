// SPDX-License-Identifier: Apache-2.0
//
// The keys to which wallets encrypt their answers: one for each session, made of one secret and the session's
// id, so that none is stored and every process with the same secret has the same keys. Immutable;
// thread-safe. spec: OpenID4VP 1.0 section 8.3
#pragma once

#include "base/result.h"
#include "keys/key_agreement.h"
#include "keys/secret_bytes.h"

#include <string>
#include <string_view>

namespace carnet::verifier {

class ResponseKeys {
  public:
    explicit ResponseKeys(keys::SecretBytes secret) : secret_(std::move(secret)) {}
    [[nodiscard]] Result<keys::AgreementKey> of(std::string_view session) const;

  private:
    keys::SecretBytes secret_;
};

// By which a wallet says to which key it encrypted: the thumbprint.
[[nodiscard]] inline std::string response_key_id(const keys::AgreementKey& key) {
    return key.public_key().jwk_thumbprint();
}

}  // namespace carnet::verifier
