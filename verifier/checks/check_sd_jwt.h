// SPDX-License-Identifier: Apache-2.0
//
// The checks around the signatures of an SD-JWT VC: the issuer's, by its certificate or its published keys,
// and the holder's, where there is one or the policy asks for one. The same questions as of a proof inside a
// document. Thread-safe.
// spec: SD-JWT VC draft-25 sections 2.4 and 2.5; RFC 9901 section 7.3
#pragma once

#include "verifier/checks/checks.h"
#include "wallet-format/jose/compact_jws.h"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::verifier {

// The key of an issuer that signs tokens, found by what a token's header says of it. `issuer`: an HTTPS URL,
// a DID (with policy.compat_did_issuers), or empty where the certificate says it.
struct TokenKey {
    Check issuer_key;
    Check key_state;
    Check issuer_control;
    std::optional<keys::PublicKey> key;  // nothing: there is none to use
};
[[nodiscard]] TokenKey find_token_key(std::string_view issuer, const wallet::JwsHeader& header,
                                      std::optional<UtcTime> signed_at, const IssuerDocuments& issuers,
                                      const Policy& policy, const Moment& moment);

// `task.sd_jwt` is there.
[[nodiscard]] ProofChecks check_sd_jwt(const ProofTask& task, const IssuerDocuments& issuers,
                                       const Policy& policy, const Moment& moment);

}  // namespace carnet::verifier
