// SPDX-License-Identifier: Apache-2.0
//
// Credential requests and their answers as JWEs, on top of TLS: offered, not required. The key to which
// wallets encrypt lives as long as the process that made it. Whoever wants the answer encrypted must encrypt
// the request, so that nobody on the way puts another key into it. Immutable; thread-safe.
// spec: OpenID4VCI 1.0 sections 8.2, 9.1, 10
#pragma once

#include "base/json_reader.h"
#include "base/random.h"
#include "base/result.h"
#include "issuer/oid4vci/protocol_error.h"
#include "keys/key_agreement.h"
#include "wallet-format/jose/jwe.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::issuer {

class RequestEncryption {
  public:
    [[nodiscard]] static Result<RequestEncryption> make(Random& random);
    // As metadata show it: with kid, use and alg.
    [[nodiscard]] const std::string& jwk() const noexcept { return jwk_; }
    // What was encrypted. invalid_encryption_parameters: not for this key, or not by an algorithm offered.
    [[nodiscard]] Answer<std::string> open(std::string_view jwe) const;

  private:
    explicit RequestEncryption(keys::AgreementKey key);
    keys::AgreementKey key_;
    std::string kid_;
    std::string jwk_;
};

// To which key, and how, the answer shall be encrypted.
struct ResponseEncryption {
    keys::AgreementPublicKey key;
    std::string kid;  // may be empty
    wallet::ContentEncryption enc = wallet::ContentEncryption::kA128Gcm;
};

// Of a request's credential_response_encryption; nothing where it has none. invalid_encryption_parameters:
// also where the request itself was not encrypted.
[[nodiscard]] Answer<std::optional<ResponseEncryption>> read_response_encryption(JsonValue request,
                                                                                 bool was_encrypted);
// The JWE, for media type application/jwt.
[[nodiscard]] Result<std::string> encrypt_response(const ResponseEncryption& to, std::string_view json,
                                                   Random& random);

}  // namespace carnet::issuer
