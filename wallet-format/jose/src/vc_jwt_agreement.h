// SPDX-License-Identifier: Apache-2.0
//
// Do the registered claims of a JWT say what the credential or presentation inside says? Each is a second
// place for one fact, and a reader of one must never learn something else than a reader of the other.
// spec: VC-JOSE-COSE 1.0 sections 3.1.3, 4.1.2; Open Badges 3.0 section 8.2.4
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/jose/jwt_claims.h"

namespace carnet::wallet {

// All of these: kJoseClaims with the claim's pointer.
[[nodiscard]] Result<void> refuse_old_claims(JsonValue payload);  // `vc`, `vp`
[[nodiscard]] Result<void> credential_agrees(JsonValue payload, const JwtClaims& claims);
// Of a token that does not say that it holds a credential: then iss must be there, and nbf and exp are
// validFrom and validUntil.
[[nodiscard]] Result<void> open_badge_agrees(JsonValue payload, const JwtClaims& claims);
[[nodiscard]] Result<void> presentation_agrees(JsonValue payload, const JwtClaims& claims);

// The URL of whoever stands in that member, which may be an object with an id; empty when absent.
[[nodiscard]] std::string_view party_of(JsonValue payload, std::string_view member);

}  // namespace carnet::wallet
