// SPDX-License-Identifier: Apache-2.0
//
// The checks around the signature of a printed code: the same questions as of a proof inside a document.
// Thread-safe. spec: RFC 9052 4.4; RFC 8392 3.1.6 (iat: the day of printing); docs/formats/paper.md
#pragma once

#include "verifier/checks/checks.h"

namespace carnet::verifier {

// `task.paper` is there.
[[nodiscard]] ProofChecks check_paper(const ProofTask& task, const IssuerDocuments& issuers,
                                      const Policy& policy, const Moment& moment);

}  // namespace carnet::verifier
