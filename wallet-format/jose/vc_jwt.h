// SPDX-License-Identifier: Apache-2.0
//
// Credentials and presentations inside a JWT: vc+jwt and vp+jwt of VC-JOSE-COSE, and, on reading only, the
// plain JWT in which Open Badges 3.0 puts a credential. The payload is the document itself; a `vc` or `vp`
// claim is refused. Reading proves nothing: verify_compact_jws() does, with a key that the caller found by
// `verification_method`. Pure, thread-safe. Stricter than the specification: docs/divergences.md.
// spec: VC-JOSE-COSE 1.0 sections 3.1, 4.1; RFC 7519 4.1, 7.2; Open Badges 3.0 section 8.2
#pragma once

#include "base/json_reader.h"
#include "base/result.h"
#include "base/time.h"
#include "keys/signer.h"
#include "wallet-format/jose/compact_jws.h"
#include "wallet-format/jose/jwt_claims.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::wallet {

enum class VcJwtKind : std::uint8_t { kCredential, kPresentation };

struct VcJwt {
    VcJwtKind kind = VcJwtKind::kCredential;
    CompactJws jws;
    JwtClaims claims;   // iat and exp are of the signature, not of what is signed
    std::string nonce;  // of a presentation; may be empty
    // The absolute DID URL of the key, from `kid`, or from a `kid` that is only a fragment and the issuer.
    // Whatever else `kid` says stands here unchanged. Empty when the header names no key.
    std::string verification_method;
    // The payload without the claims that belong to the JWT: what a credential or presentation is read from.
    JsonDocument document;
};

// What CompactJws::parse says; the JSON reader's codes with "payload" in `where`. kNotACredential: the
// payload is no object. kJoseType: the type is neither vc+jwt nor vp+jwt nor JWT. kJoseClaims: a `vc` or `vp`
// claim, or a registered claim that contradicts the document.
[[nodiscard]] Result<VcJwt> read_vc_jwt(std::string_view text, const JsonLimits& limits = {});

struct VcJwtOptions {
    std::string kid;  // absolute DID URL
    UtcTime issued_at;
    std::optional<UtcTime> expires = std::nullopt;  // of the signature
};
// `credential`: an unsecured credential. Adds iss, jti, sub (each where the credential says it) and iat.
// kBadValue when it has a proof or one of those claims already; whatever the signer says.
[[nodiscard]] Result<std::string> sign_vc_jwt(const JsonDocument& credential, const VcJwtOptions& options,
                                              const keys::Signer& signer);

struct VpJwtOptions {
    std::string kid;
    UtcTime issued_at;
    std::optional<UtcTime> expires = std::nullopt;
    std::string audience = {};  // whom it is for; empty: nobody in particular
    std::string nonce = {};     // what it answers
};
// `presentation`: unsecured. Adds iss (its holder), aud, nonce and iat. Errors as above.
[[nodiscard]] Result<std::string> sign_vp_jwt(const JsonDocument& presentation, const VpJwtOptions& options,
                                              const keys::Signer& signer);

}  // namespace carnet::wallet
