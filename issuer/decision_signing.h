// SPDX-License-Identifier: Apache-2.0
//
// The key's part at the desk of decisions: what two officers approved in a case becomes signed documents,
// with a suite over JSON. Reserve a place, write, sign, verify our own signature, store: in one commit, so
// that nothing is signed twice and nothing leaves that is not kept.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/decision_case.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"

#include <string_view>
#include <vector>

namespace carnet::issuer {

struct CaseSignatures {
    std::vector<SignedDecision> decisions;
    std::vector<SignedDecision> assessments;  // which advise
    std::vector<SignedNotice> notices;
};

// Everything in the case that is approved and not signed yet. kApprovalMissing: there is nothing, or an
// approval is older than a restore. kConflict: it is not possible any more. kSignatureInvalid: our own
// signature does not verify; nothing was stored.
[[nodiscard]] Result<CaseSignatures> sign_case(IssuerHome& home, std::string_view case_id,
                                               const CertificateKey& key, const Clock& clock, Random& random);

}  // namespace carnet::issuer
