// SPDX-License-Identifier: Apache-2.0
//
// What a wallet asks the credential endpoint for, read and checked: in which configuration, and for which
// keys. Pure, thread-safe. spec: OpenID4VCI 1.0 sections 8.2, 8.3.1.2; appendix F
#pragma once

#include "base/time.h"
#include "issuer/oid4vci/credential_encryption.h"
#include "issuer/oid4vci/nonce.h"
#include "issuer/oid4vci/protocol_error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::issuer {

struct CredentialRequest {
    std::string configuration;        // credential_configuration_id, or empty
    std::string identifier;           // credential_identifier, or empty; exactly one of the two is there
    std::vector<std::string> proofs;  // JWTs, 1 to kBatchSize; not checked
    std::optional<ResponseEncryption> encryption = {};
};

// `was_encrypted`: what came was a JWE, and `body` is what was in it. invalid_credential_request,
// invalid_proof, invalid_encryption_parameters.
[[nodiscard]] Answer<CredentialRequest> read_credential_request(std::string_view body,
                                                                bool was_encrypted = false);

// The holders whose keys were proven, in the order of the proofs. invalid_proof; invalid_nonce.
[[nodiscard]] Answer<std::vector<std::string>> check_proofs(const CredentialRequest& request,
                                                            std::string_view audience,
                                                            const NonceMint& nonces, UtcTime now);

}  // namespace carnet::issuer
