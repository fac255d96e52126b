// SPDX-License-Identifier: Apache-2.0
//
// A signed trust list, taken into the registry. May block while its operator's DID document is fetched.
#pragma once

#include "base/result.h"
#include "verifier/trust/signed_document.h"
#include "verifier/trust/trust_registry.h"
#include "wallet-format/credential.h"

#include <string>

namespace carnet::verifier {

// Its signature holds, made with a JCS suite by a key of its own issuer, which the policy accepts as an
// operator of lists. `digest`: of the bytes as they came. The errors are for people. kUnsupported: it is no
// trust list.
[[nodiscard]] Result<void> add_trust_list(TrustRegistry& registry, const wallet::Credential& credential,
                                          std::string digest, const SignatureSources& sources);

}  // namespace carnet::verifier
