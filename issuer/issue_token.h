// SPDX-License-Identifier: Apache-2.0
//
// An award that is issued already, signed once more as a token (vc+jwt): the same id, content and status
// entries, so that nobody counts it twice (docs/issuing-cycle.md). The two-person rule, the approved content
// and the lint rules are looked at again; what was stored is what is signed; our own signature is verified;
// the audit entry is durable before a token leaves. Tokens are not stored: the award is.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issue.h"
#include "issuer/issuer_home.h"
#include "issuer/records.h"

#include <span>
#include <string>
#include <vector>

namespace carnet::issuer {

// One token for each of `awards`, in order; all of them are of the batch, and at most a page of 10,000.
// kConflict: one is not issued, or is withdrawn. kApprovalMissing, kApprovalInvalid: the two-person rule, or
// rows that are not what was approved. kStoreCorrupt: a stored text is not what was intended. kKeyState: the
// key is not active any more. kLintRefused. kClock: the clock stands before the award. kSignatureInvalid: our
// own signature does not verify. In every case nothing was recorded and nothing may be handed out.
[[nodiscard]] Result<std::vector<std::string>> issue_tokens(IssuerHome& home, const BatchRecord& batch,
                                                            std::span<const CredentialRecord> awards,
                                                            const CertificateKey& key, const Clock& clock);

}  // namespace carnet::issuer
