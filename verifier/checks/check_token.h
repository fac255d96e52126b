// SPDX-License-Identifier: Apache-2.0
//
// The checks around the signature of a token that a document came in: the same questions as of a proof inside
// a document. Thread-safe. spec: VC-JOSE-COSE 1.0 sections 4, 5.1; RFC 7519 7.2
#pragma once

#include "verifier/checks/checks.h"

namespace carnet::verifier {

// `task.token` is there. Proofs inside the document are not looked at.
[[nodiscard]] ProofChecks check_token(const ProofTask& task, const IssuerDocuments& issuers,
                                      const Policy& policy, const Moment& moment);

}  // namespace carnet::verifier
