// SPDX-License-Identifier: Apache-2.0
//
// The signer's side of a redemption: checks the holders' proofs itself, then redeems
// (issuer/oid4vci/redemption.h). Whether a nonce is fresh is the server's to know. One thread.
#pragma once

#include "base/random.h"
#include "base/time.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/approved_row.h"

#include <string>
#include <string_view>

namespace carnet::issuer {

class SignerService {
  public:
    // All outlive the service.
    SignerService(IssuerHome& home, const CertificateKey& key, const Clock& clock, Random& random)
        : home_(home), key_(key), clock_(clock), random_(random) {}

    // The answer to one line. What went wrong is in the log, with ids only.
    [[nodiscard]] std::string answer(std::string_view line);

  private:
    IssuerHome& home_;
    const CertificateKey& key_;
    ApprovedBatches batches_;
    const Clock& clock_;
    Random& random_;
};

// Where it listens.
[[nodiscard]] std::filesystem::path signer_socket(const std::filesystem::path& home);

}  // namespace carnet::issuer
