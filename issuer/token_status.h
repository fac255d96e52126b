// SPDX-License-Identifier: Apache-2.0
//
// The status lists once more, as SD-JWT VCs name them: one token for each list, revocation and suspension in
// one number of two bits, made from the same bits as the published Bitstring lists. spec: Token Status List
// draft-21
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "issuer/issuer_home.h"
#include "issuer/publish.h"

#include <string>

namespace carnet::issuer {

// Signed with the status lists key, and read back. kClock, kSignatureInvalid; store errors.
[[nodiscard]] Result<std::string> sign_token_list(const IssuerHome& home, const StatusListRecord& list,
                                                  const StatusKey& key, UtcTime now);

}  // namespace carnet::issuer
