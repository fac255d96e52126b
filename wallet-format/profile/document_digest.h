// SPDX-License-Identifier: Apache-2.0
//
// How one of Carnet's documents names another so that nothing can be put in its place: by the digest of what
// the other says. Pure, thread-safe.
#pragma once

#include "wallet-format/credential.h"

#include <string>

namespace carnet::wallet {

// SHA-256 of the credential's canonical JSON without its proofs, in multibase ("u..."). White space, the
// order of members, and proofs that are added or renewed later change nothing; everything else does.
// spec: RFC 8785 3.2; Controlled Identifiers 1.0 section 2.4 (multibase)
[[nodiscard]] std::string document_digest(const Credential& credential);

}  // namespace carnet::wallet
