// SPDX-License-Identifier: Apache-2.0
//
// An SD-JWT VC as far as it is like any other credential: who says it, of what type, from when until when. A
// verifier's checks that do not care about the securing go by this view. It is never written down or sent:
// the two classes of document stay apart. Pure; thread-safe.
// spec: SD-JWT VC draft-25 sections 2.2.2 and 2.5; did:web method specification (the body behind a host)
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "wallet-format/sd-jwt/sd_jwt_vc.h"

#include <string>

namespace carnet::wallet {

// The body that is said to have issued it, as a DID: of "https://host/path" did:web:host:path, because
// whoever controls the host answers for both; a DID as it is; without `iss`, what the leaf in `x5c` names
// first. kBadIdentifier, kBadCertificate, kMissingMember (neither says it).
[[nodiscard]] Result<std::string> issuer_of(const SdJwtVc& vc);

// The envelope in the form of a W3C credential, without claims. Its id is the award's where there is one, its
// last type the award's, else `vct`. Fails as issuer_of.
[[nodiscard]] Result<JsonDocument> credential_view(const SdJwtVc& vc);

}  // namespace carnet::wallet
