// SPDX-License-Identifier: Apache-2.0
//
// What a machine asks of the trust list's desk: the body of POST /admin/v1/trust/changes, strictly read.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/time.h"
#include "issuer/desk/trust_change.h"
#include "issuer/issuer_home.h"

#include <string_view>

namespace carnet::issuer {

// The proposal that it asks for. Errors of the JSON reader, of read_grant and of trust_event, with a pointer
// into the body; kUnknownMember, kMissingMember.
[[nodiscard]] Result<TrustChange> read_trust_request(const IssuerHome& home, std::string_view body,
                                                     UtcTime now, Random& random);

}  // namespace carnet::issuer
