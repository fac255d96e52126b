// SPDX-License-Identifier: Apache-2.0
//
// From an offer whose code was given for a token, and holders' keys that were proven, to signed copies of the
// award: docs/issuing-cycle.md, for one award at a time. The approval already given is checked again, and the
// signer may add nothing to the approved row but the holder's key, the place in the status lists and the
// time; lint refuses anything else. Killed at any moment, either nothing is redeemed or the copies are
// stored, and the same keys get the very same copies again.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/oid4vci/approved_row.h"

#include <string>
#include <vector>

namespace carnet::issuer {

struct Redemption {
    std::string offer;                 // OfferRecord::id
    std::string configuration;         // CredentialConfiguration::id
    std::vector<std::string> holders;  // DIDs whose keys were proven; 1 to kBatchSize, all different
};

// The copies in the order of `holders`. kForbidden: this offer gives nothing (more) to these keys, or not in
// that configuration: withdrawn, locked, expired, redeemed for other keys, its award revoked or suspended,
// made before the store was restored. Approval, lint, clock, key and signature errors as of issue_batch;
// store errors.
[[nodiscard]] Result<std::vector<std::string>> redeem(IssuerHome& home, const Redemption& redemption,
                                                      const CertificateKey& key, ApprovedBatches& batches,
                                                      const Clock& clock, Random& random);

}  // namespace carnet::issuer
